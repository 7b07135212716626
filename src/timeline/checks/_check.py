"""All rules, asked of a timeline."""

from collections.abc import Callable, Iterator
from typing import Final, TypeAlias, cast

from timeline.checks._evidence import sources_disagree
from timeline.checks._finding import Finding
from timeline.checks._names import countries_are_codes
from timeline.checks._phases import phases_are_in_order
from timeline.checks._relations import related_to_itself, relations_fit_dates, relations_lead_on
from timeline.checks._sources import sources_are_cited
from timeline.checks._status import status_fits_date, status_fits_day
from timeline.collection import Timeline
from timeline.edtf import DateLike, When, as_when
from timeline.errors import shown
from timeline.model import Event

EventRule: TypeAlias = Callable[[Event], Iterator[Finding]]
TimelineRule: TypeAlias = Callable[[Timeline], Iterator[Finding]]

EVENT_RULES: Final[tuple[EventRule, ...]] = (
    sources_disagree,
    countries_are_codes,
    status_fits_date,
    phases_are_in_order,
)
TIMELINE_RULES: Final[tuple[TimelineRule, ...]] = (
    related_to_itself,
    relations_fit_dates,
    relations_lead_on,
    sources_are_cited,
)


def check(timeline: Timeline, *, as_of: DateLike | None = None) -> Iterator[Finding]:
    """What is doubtful in a timeline: first event by event, then in what ties them together.

    Only what is certain is reported. The answer of a question has all the sources of the
    whole, of which its events need not cite any: check the whole.

    Args:
        timeline: the timeline.
        as_of: the date of today, or any other, for what is doubtful only as of a day, as an
            event that is still planned when its date is over. Nothing asks the clock.

    Raises:
        EdtfError: *as_of* is a text that is no date.
        TypeError: *timeline* is no timeline, or *as_of* nothing that can be a date.

    >>> tl = Timeline([Event(id="line", title="The line opens", when="2023/..", status="ended")])
    >>> for finding in check(tl):
    ...     print(finding)
    status (line): 'ended', and its date, 2023/.., goes on

    """
    if not isinstance(cast("object", timeline), Timeline):
        raise TypeError(f"{shown(timeline)} is not a timeline")
    return _found(timeline, None if as_of is None else as_when(as_of))


def _found(timeline: Timeline, as_of: When | None) -> Iterator[Finding]:
    for event in timeline:
        for of_event in EVENT_RULES:
            yield from of_event(event)
        if as_of is not None:
            yield from status_fits_day(event, as_of)
    for of_whole in TIMELINE_RULES:
        yield from of_whole(timeline)
