"""The page on the architecture names what is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
FOLDERS = (ROOT, ROOT / "src", ROOT / "src" / "timeline", *ROOT.glob("plugins/*/src"))
FILES = sorted(set(re.findall(r"`([a-z_]+/[a-z_]+\.py)`", PAGE)))


def test_the_page_names_files():
    assert len(FILES) > 15


@pytest.mark.parametrize("file", FILES)
def test_file_that_the_page_names_exists(file):
    assert any((folder / file).is_file() for folder in FOLDERS)


def test_every_package_of_the_core_is_in_the_table():
    packages = {path.parent.name for path in (ROOT / "src" / "timeline").glob("*/__init__.py")}
    assert packages
    assert {name for name in packages if f"| `timeline.{name}` |" not in PAGE} == set()
