"""Whether the status of an event and its date say the same."""

from collections.abc import Iterator

from timeline.checks._finding import Finding, FindingKind
from timeline.edtf import UNKNOWN, Certainty, Interval, Open, Unknown, When
from timeline.model import Event, Status

_AHEAD = (Status.PLANNED, Status.EXPECTED)
"""Not "proposed": what is proposed may be dated by the day on which that was done."""
_BEGUN = (Status.OCCURRED, Status.ONGOING, Status.ENDED)


def status_fits_date(event: Event) -> Iterator[Finding]:
    """The status, where the date alone says otherwise, whatever day it is."""
    when = event.when
    if when is None:
        return
    if event.status is Status.ENDED and when.is_ongoing:
        yield _finding(event, f"its date, {when}, goes on")
    if event.status is Status.ONGOING and isinstance(when, Interval) and when.end is UNKNOWN:
        yield _finding(
            event, f"its date, {when}, has an end that nobody knows; '..' is one that has not come"
        )


def status_fits_day(event: Event, as_of: When) -> Iterator[Finding]:
    """The status, where the date says otherwise as of a day."""
    when, status = event.when, event.status
    if when is None:
        return
    over = when.before(as_of) is Certainty.CERTAIN
    if over and status in _AHEAD:
        yield _finding(event, f"its date, {when}, is over as of {as_of}")
    elif over and status is Status.ONGOING:
        yield _finding(
            event, f"its date, {when}, is over as of {as_of}; what goes on has an open end, '..'"
        )
    elif status in _BEGUN and when.after(as_of) is Certainty.CERTAIN:
        yield _finding(event, f"its date, {when}, has not begun as of {as_of}")
    elif status is Status.ENDED and _ends_after(when, as_of):
        yield _finding(event, f"its date, {when}, has not ended as of {as_of}")


def _ends_after(when: When, as_of: When) -> bool:
    if not isinstance(when, Interval) or isinstance(when.end, Open | Unknown):
        return False
    return when.end.after(as_of) is Certainty.CERTAIN


def _finding(event: Event, message: str) -> Finding:
    return Finding(
        kind=FindingKind.STATUS,
        event=event.id,
        path="status",
        message=f"'{event.status}', and {message}",
    )
