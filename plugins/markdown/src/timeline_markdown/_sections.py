"""The headings that events stand under."""

from timeline.edtf import Day
from timeline.model import Event
from timeline_markdown._inline import label
from timeline_markdown._options import Sections

_UNDATED = "Undated"
_NO_START = "Earliest date not known"


def section(event: Event, by: Sections) -> str:
    """The name of the section that *event* belongs to; empty where there are none."""
    if by is Sections.NONE:
        return ""
    if by is Sections.TYPE:
        return label(event.type)
    if event.when is None:
        return _UNDATED
    earliest = event.when.earliest
    if not isinstance(earliest, Day):
        return _NO_START
    # There is no year 0 to readers: the astronomical 0 is 1 BC.
    year, era = (earliest.year, "") if earliest.year > 0 else (1 - earliest.year, " BC")
    if by is Sections.DECADE:
        return f"{year // 10 * 10}s{era}"
    return f"{year}{era}"
