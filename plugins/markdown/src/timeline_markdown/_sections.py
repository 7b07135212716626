"""The headings that events stand under."""

from timeline.edtf import Day
from timeline.model import Event
from timeline_markdown._labels import Labels
from timeline_markdown._options import Sections


def section(event: Event, by: Sections, labels: Labels) -> str:
    """The name of the section that *event* belongs to; empty where there are none."""
    if by is Sections.NONE:
        return ""
    if by is Sections.TYPE:
        return labels.type_title(event.type)
    if event.when is None:
        return labels.title("undated")
    earliest = event.when.earliest
    if not isinstance(earliest, Day):
        return labels.title("no start")
    # There is no year 0 to readers: the astronomical 0 is 1 BC.
    year, era = (earliest.year, "") if earliest.year > 0 else (1 - earliest.year, " bc")
    if by is Sections.DECADE:
        return labels.phrase(f"decade{era}", str(year // 10 * 10))
    return labels.phrase(f"year{era}", str(year))
