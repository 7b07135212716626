"""What every exporter has to do, and what is special about this one."""

from typing import ClassVar

import pytest

import timeline
from timeline import Event, Timeline
from timeline.testing import ExporterConformance


class TestGemtext(ExporterConformance):
    """The format as it is installed."""

    format = "gemtext"


class TestWithoutHeadings(ExporterConformance):
    """The format without a heading for each year."""

    format = "gemtext"
    options: ClassVar = {"headings": False}


def page(*events: Event) -> list[str]:
    """Return the lines of a page."""
    return timeline.dumps(Timeline(events, title="Talks"), "gemtext").decode().splitlines()


def test_events_are_items_under_their_year() -> None:
    """The date is not padded."""
    events = (Event(id="a", title="A", when="2024-07"), Event(id="b", title="B", when="2025"))
    assert page(*events) == ["# Talks", "", "## 2024", "* 2024-07: A", "", "## 2025", "* 2025: B"]


@pytest.mark.parametrize("start", ["=>", "#", "```", "*"])
def test_no_text_is_taken_for_another_kind_of_line(start: str) -> None:
    """Every line starts with a mark of ours."""
    event = Event(id="a", title=f"{start} title", description=f"{start} one\n{start} two")
    assert page(event)[1:] == [f"* {start} title", f"> {start} one", f"> {start} two"]
