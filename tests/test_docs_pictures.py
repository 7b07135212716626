"""The pictures of the documents are those that the library draws today."""

import io
from pathlib import Path

import pytest

import timeline

ROOT = Path(__file__).parent.parent


def test_picture_of_the_readme_is_fresh():
    kept = ROOT / "docs" / "images" / "baku_beijing.svg"
    drawn = io.BytesIO()
    flagship = timeline.load(ROOT / "examples" / "baku_beijing.toml")
    timeline.export(flagship, drawn, "svg", group="tag")
    if drawn.getvalue() != kept.read_bytes():
        pytest.fail(f"{kept.relative_to(ROOT)} is not what is drawn today: run `make docs`")
