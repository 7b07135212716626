"""Whether the status of an event fits its date."""

from collections.abc import Iterator

from timeline.checks._finding import Finding, FindingKind
from timeline.collection import Timeline
from timeline.edtf import UNKNOWN, Certainty, Interval, Open, Range, Unknown, When, one_of
from timeline.model import Event, Status, dates_of, steps_of

_AHEAD = (Status.PLANNED, Status.EXPECTED)
"""Not "proposed": a proposal may be dated by the day on which it was made."""
_BEGUN = (Status.OCCURRED, Status.ONGOING, Status.ENDED)


def status_fits_date(timeline: Timeline) -> Iterator[Finding]:
    """Find each status that the date contradicts, whatever day it is."""
    for event in timeline:
        when = event.when
        if event.status is Status.ENDED and when is not None and when.is_ongoing:
            yield _finding(event, f"its date, {when}, is ongoing")
        if event.status is Status.ONGOING and isinstance(when, Interval) and when.end is UNKNOWN:
            yield _finding(
                event, f"its date, {when}, has ended on an unknown day; write '..' for an open end"
            )


def status_fits_day(timeline: Timeline, as_of: When) -> Iterator[Finding]:
    """Find each status that the date contradicts as of a day."""
    for event in timeline:
        if event.when is not None and (why := _against_day(event.status, event.when, as_of)):
            yield _finding(event, f"its date, {event.when}, {why}")
        if event.when is None and (why := _steps_against_day(event, as_of)):
            yield _finding(event, why)


def _against_day(status: Status, when: When, as_of: When) -> str:
    """What the date says against the status as of a day, or ""."""
    if when.before(as_of) is Certainty.CERTAIN:
        if status in _AHEAD:
            return f"is over as of {as_of}"
        if status is Status.ONGOING:
            return f"is over as of {as_of}; write '..' for an open end"
    elif status in _BEGUN and when.after(as_of) is Certainty.CERTAIN:
        return f"has not begun as of {as_of}"
    elif status is Status.ENDED and _ends_after(when, as_of):
        return f"has not ended as of {as_of}"
    return ""


def _steps_against_day(event: Event, as_of: When) -> str:
    """What the steps of an event without a date say against its status as of a day, or ""."""
    dates = dates_of(event)
    if not dates or len(dates) < len(steps_of(event)):
        return ""
    if event.status in _AHEAD and all(date.before(as_of) is Certainty.CERTAIN for date in dates):
        return f"all of its steps are over as of {as_of}"
    if event.status in _BEGUN and all(date.after(as_of) is Certainty.CERTAIN for date in dates):
        return f"none of its steps has been taken as of {as_of}"
    return ""


def _ends_after(when: When, as_of: When) -> bool:
    if not isinstance(when, Interval) or isinstance(when.end, Open | Unknown):
        return False
    end = one_of(when.end) if isinstance(when.end, Range) else when.end
    return end.after(as_of) is Certainty.CERTAIN


def _finding(event: Event, message: str) -> Finding:
    return Finding(
        kind=FindingKind.STATUS,
        event=event.id,
        path=("status",),
        message=f"'{event.status}', but {message}",
    )
