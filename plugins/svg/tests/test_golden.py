"""Pictures as they were when somebody last looked at them; see golden/README.md."""

from pathlib import Path

import pytest

import timeline

GOLDEN = Path(__file__).parent / "golden"
EXAMPLE = Path(__file__).parents[3] / "examples" / "baku_beijing.toml"


@pytest.mark.parametrize(
    ("source", "name", "options"),
    [
        (GOLDEN / "dates.toml", "dates.svg", {}),
        (
            GOLDEN / "dates.toml",
            "dates-narrow.svg",
            {"width": 343, "locale": "fr", "direction": "rtl"},
        ),
        (EXAMPLE, "example.svg", {"group": "tag", "theme": "light"}),
    ],
)
def test_picture_is_as_it_was(source, name, options):
    assert timeline.dumps(timeline.load(source), "svg", **options) == (GOLDEN / name).read_bytes()
