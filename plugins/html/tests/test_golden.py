"""A page as it was when somebody last looked at it; see golden/README.md."""

from pathlib import Path

import timeline

GOLDEN = Path(__file__).parent / "golden"


def test_words_of_a_page_are_as_they_were():
    made = timeline.load(GOLDEN / "talks.toml")
    page = timeline.dumps(made, "html").decode()
    # The picture has goldens of its own, and the script and the styles are files.
    start, end = page.index("<body"), page.index("<figure")
    words = page[start:end] + page[page.index("<form") :]
    assert words == (GOLDEN / "talks.html").read_text(encoding="utf-8")
