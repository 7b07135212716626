"""The headings that events stand under."""

from timeline.edtf import OPEN, Day, OneOf, When
from timeline.edtf.day_numbers import day_range
from timeline.model import Event
from timeline_markdown._labels import Labels
from timeline_markdown._options import Sections

# A date whose first day can lie further apart is of no one year, or no one decade.
_DAYS = {Sections.YEAR: 366, Sections.DECADE: 3653}
_NAMED_ALONE = 1000
"""The first year that is written without its era, as in dates."""


def section(event: Event, by: Sections, labels: Labels, locale: str) -> str:
    """The name of the section that *event* belongs to; empty where there are none."""
    match by:
        case Sections.NONE:
            return ""
        case Sections.TYPE:
            return labels.type_title(event.type)
        case _ if event.when is None:
            return labels.title("undated")
        case _:
            name = _of_date(event.when, by, labels, locale)
            return name[:1].upper() + name[1:]


def _of_date(when: When, by: Sections, labels: Labels, locale: str) -> str:
    earliest = when.earliest
    # One of several dates begins somewhere, though nobody knows where; and has a first year.
    is_one_of = isinstance(when, OneOf)
    if not isinstance(earliest, Day):
        if earliest is OPEN and not is_one_of:
            return labels.title("no beginning")
        # Events are sorted by the day by which they have surely begun.
        earliest = when.bounds.start_latest
        if not isinstance(earliest, Day):
            return labels.title("no start")
    elif day_range(when).start_latest - earliest.number > _DAYS[by] and not is_one_of:
        return when.words(locale)
    # There is no year 0 to readers: the astronomical 0 is 1 BC.
    year, era = (earliest.year, "") if earliest.year > 0 else (1 - earliest.year, " bc")
    if not era and year < _NAMED_ALONE:
        era = " ad"
    if by is Sections.YEAR:
        return labels.phrase(f"year{era}", str(year))
    if year < 10:  # noqa: PLR2004 - the first decade, which has nine years and no name
        return labels.phrase(f"year{era}", "9\u20131" if era == " bc" else "1\u20139")
    return labels.phrase(f"decade{era}", str(year // 10 * 10))
