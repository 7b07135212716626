"""`check`: every rule, applied to a timeline."""

from collections.abc import Iterable, Iterator
from functools import partial
from typing import Final, cast

from timeline.checks._countries import countries_are_codes
from timeline.checks._finding import Finding, Rule
from timeline.checks._midnight import times_are_said
from timeline.checks._order import (
    phases_are_in_order,
    relations_fit_dates,
    relations_have_no_cycle,
    relations_lead_elsewhere,
)
from timeline.checks._sources import sources_agree, sources_are_cited
from timeline.checks._status import status_fits_date, status_fits_day
from timeline.collection import Timeline
from timeline.edtf import DateLike, as_when
from timeline.errors.messages import brief, require_type

BUILT_IN: Final[tuple[Rule, ...]] = (
    sources_agree,
    countries_are_codes,
    status_fits_date,
    phases_are_in_order,
    relations_lead_elsewhere,
    relations_fit_dates,
    relations_have_no_cycle,
    sources_are_cited,
    times_are_said,
)


def check(
    timeline: Timeline, *, as_of: DateLike | None = None, rules: Iterable[Rule] = ()
) -> Iterator[Finding]:
    """Return what is suspicious in a timeline, rule by rule, in the order of the events.

    Only what is certain is reported. Check a whole timeline rather than the result of a query,
    which keeps all sources, even those that none of its events cites.

    Args:
        timeline: the timeline.
        as_of: today, or any other date, to find what is wrong only as of a day, such as an event
            that is still planned after its date. The clock is never read.
        rules: further rules, applied after the built-in ones.

    Raises:
        EdtfError: *as_of* is a text that is not a date.
        TypeError: *timeline* is not a timeline, *as_of* cannot be a date, or (when the finding
            is asked for) a rule yields something other than a `Finding`.

    >>> from timeline import Event
    >>> tl = Timeline([Event(id="line", title="The line opens", when="2023/..", status="ended")])
    >>> for finding in check(tl):
    ...     print(finding)
    status (line): 'ended', but its date, 2023/.., is ongoing

    A rule is any function from a timeline to findings:

    >>> def titles_are_short(timeline):
    ...     for event in timeline:
    ...         if len(event.title) > 10:
    ...             yield Finding(kind="long", event=event.id, path=("title",), message="is long")
    >>> [str(finding) for finding in check(tl, rules=[titles_are_short])][1:]
    ['title (line): is long']

    """
    require_type("", timeline, Timeline, "a timeline")
    every: list[Rule] = [*BUILT_IN]
    if as_of is not None:
        every.append(partial(status_fits_day, as_of=as_when(as_of)))
    return _found(timeline, (*every, *rules))


def _found(timeline: Timeline, rules: Iterable[Rule]) -> Iterator[Finding]:
    for rule in rules:
        for finding in rule(timeline):
            if not isinstance(cast("object", finding), Finding):
                raise TypeError(f"{brief(finding)}, which {rule!r} yields, is not a Finding")
            yield finding
