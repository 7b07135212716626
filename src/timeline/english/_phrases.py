"""The grammar of whole phrases: dates joined to intervals and sets, dates before and after."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING, Final

import attrs

from timeline.english._atom import Atom, Unit
from timeline.english._dates import date
from timeline.english._parts import Parts, atom, completed
from timeline.english._portion import Edge
from timeline.english._vocabulary import (
    AFTER,
    BEFORE,
    NOT_AFTER,
    NOT_BEFORE,
    ON,
    OR_EARLIER,
    OR_LATER,
    SINCE,
    TO,
    TO_THIS_DAY,
    UNTIL,
)
from timeline.errors import EdtfError

if TYPE_CHECKING:
    from timeline.english._relative import Said
    from timeline.english._tokens import Cursor

_UNBOUNDED: Final = {
    "/..": ("ongoing , start unknown", "ongoing"),
    "../": ("without beginning , end unknown",),
    "../..": ("without beginning or end",),
}
_START_UNKNOWN: Final = (", start unknown", "( start unknown )", "start unknown")
_END_UNKNOWN: Final = (", end unknown", "( end unknown )", "end unknown")
_NO_START: Final = (", without beginning", "without beginning")


class UnwritableError(EdtfError):
    """Words that mean a date, but one that EDTF has no text for."""


class Reach(enum.Enum):
    """How far a member of a set reaches from its date."""

    ITSELF = enum.auto()
    TO_THE_NEXT = enum.auto()
    BACK = enum.auto()
    ON = enum.auto()


@attrs.frozen
class Entry:
    """One member of a set: a date, a range of two, or all that is not after or not before one."""

    dates: tuple[Parts, ...]
    reach: Reach


def phrase(cursor: Cursor, said: Said | None) -> str:
    """The EDTF text that all the words mean.

    Raises:
        EdtfError: they mean no date; or an `UnwritableError`, one that EDTF cannot write.
        AmbiguousDateError: they mean several, as no walk of the cursor can tell.

    """
    cursor.words("as of")
    text = (
        _unbounded(cursor)
        or _interval(cursor, said)
        or _between(cursor, said)
        or _bounded(cursor, said)
        or _listed(cursor, said)
    )
    if not cursor.end():
        cursor.fail("the end of the phrase, or 'to', 'or' or 'and' with another date")
    return text


def _unbounded(cursor: Cursor) -> str:
    for text, phrases in _UNBOUNDED.items():
        index = cursor.index
        if cursor.words(*phrases):
            if cursor.end():
                return text
            cursor.index = index
    return ""


def _interval(cursor: Cursor, said: Said | None) -> str:
    if cursor.words(*SINCE):
        return f"{_end(cursor, date(cursor, said), Edge.START)}/.."
    if cursor.words(*UNTIL):
        last = _end(cursor, date(cursor, said), Edge.END)
        if cursor.words(*_NO_START):
            return f"../{last}"
        cursor.words(*_START_UNKNOWN)
        return f"/{last}"
    if not cursor.words("from"):
        return ""
    return _from(cursor, date(cursor, said), said)


def _from(cursor: Cursor, start: Parts, said: Said | None) -> str:
    """What follows the start of an interval after the word from."""
    if cursor.words(*TO_THIS_DAY) or cursor.words(*ON):
        return f"{_end(cursor, start, Edge.START)}/.."
    if cursor.words(*_END_UNKNOWN):
        return f"{_end(cursor, start, Edge.START)}/"
    if cursor.words(*TO):
        return _extent(cursor, start, date(cursor, said))
    first = _end(cursor, start, Edge.START)
    if cursor.end():
        return cursor.choose(f"{first}/..", f"{first}/")
    return cursor.fail("an end, as in 'from 2015 to 2019', or 'onwards', or 'end unknown'")


def _extent(cursor: Cursor, start: Parts, end: Parts) -> str:
    first, last = completed((start, end))
    return f"{_end(cursor, first, Edge.START)}/{_end(cursor, last, Edge.END)}"


def _end(cursor: Cursor, parts: Parts, edge: Edge) -> str:
    """A date as the start or end of an interval, which begins with the start of its start."""
    end = _up_to(cursor, parts, edge)
    if parts.edge is edge:
        return end.first(Unit.DAY) if edge is Edge.START else end.last(Unit.DAY)
    if not end.date:
        wanted = "expected a date that EDTF has a name for, which an interval can begin or end with"
        raise UnwritableError(cursor.text, end.at, wanted)
    return end.member


def _between(cursor: Cursor, said: Said | None) -> str:
    if not cursor.words("sometime between", "some time between", "between"):
        return ""
    first = date(cursor, said)
    if not cursor.words("and", "-"):
        cursor.fail("'and' with the second of the two dates")
    return f"[{_range(cursor, *completed((first, date(cursor, said))))}]"


def _up_to(cursor: Cursor, parts: Parts, edge: Edge) -> Atom:
    """A date that is taken in, or left out, up to its *edge*: naming this one says nothing more."""
    return atom(cursor, attrs.evolve(parts, edge=None) if parts.edge is edge else parts)


def _range(cursor: Cursor, first: Parts, last: Parts) -> str:
    """Two dates as a range, whose ends must be of one precision."""
    low, high = _up_to(cursor, first, Edge.START), _up_to(cursor, last, Edge.END)
    if low.is_exact and high.is_exact and low.precision is high.precision:
        return f"{low.member}..{high.member}"
    unit = min(low.span.unit, high.span.unit)
    if unit is Unit.SECOND:
        cursor.fail("two times, or two dates without one", low.at)
    return f"{low.first(unit)}..{high.last(unit)}"


def _bounded(cursor: Cursor, said: Said | None) -> str:
    """One moment before or after a date, the date itself left out."""
    before = cursor.words(*BEFORE)
    if not before and not cursor.words(*AFTER):
        return ""
    limit = _up_to(cursor, date(cursor, said), Edge.START if before else Edge.END)
    if limit.span.unit is Unit.SECOND:
        cursor.fail("a date without a time: no second comes before or after another", limit.at)
    return f"[..{limit.preceding}]" if before else f"[{limit.following}..]"


def _listed(cursor: Cursor, said: Said | None) -> str:
    """One date, two joined to an interval, or the members of a set."""
    joint = "or" if cursor.words("one of :") else "and" if cursor.words("all of :") else ""
    found = joint or ("or" if cursor.words("either") else "and" if cursor.words("both") else "")
    entries = [_entry(cursor, said)]
    if not found:
        (first, *_), reach = entries[0].dates, entries[0].reach
        if reach is Reach.ITSELF and (cursor.words(*TO_THIS_DAY) or cursor.words(*ON)):
            return f"{_end(cursor, first, Edge.START)}/.."
    while (comma := cursor.mark(",")) | bool(word := _joint(cursor)):
        if word and found and word != found:
            cursor.fail(f"{found!r}, as before, not {word!r}")
        found = word or found
        joint = word or joint
        entries.append(_entry(cursor, said))
    if comma or (len(entries) > 1 and not joint):
        cursor.fail("'or' or 'and' before the last date")
    return _set(cursor, entries, joint) if joint else _alone(cursor, entries[0])


def _joint(cursor: Cursor) -> str:
    return next((word for word in ("or", "and") if cursor.words(word)), "")


def _entry(cursor: Cursor, said: Said | None) -> Entry:
    if cursor.words(*NOT_AFTER):
        return Entry((date(cursor, said),), Reach.BACK)
    if cursor.words(*NOT_BEFORE):
        return Entry((date(cursor, said),), Reach.ON)
    first = date(cursor, said)
    if cursor.words(*OR_EARLIER):
        return Entry((first,), Reach.BACK)
    if cursor.words(*OR_LATER):
        return Entry((first,), Reach.ON)
    index = cursor.index
    if cursor.words(*TO_THIS_DAY):
        cursor.index = index
    elif cursor.words(*TO):
        return Entry((first, date(cursor, said)), Reach.TO_THE_NEXT)
    return Entry((first,), Reach.ITSELF)


def _alone(cursor: Cursor, entry: Entry) -> str:
    if entry.reach is Reach.TO_THE_NEXT:
        return _extent(cursor, *entry.dates)
    if entry.reach is Reach.ITSELF:
        return atom(cursor, entry.dates[0]).text
    return _set(cursor, [entry], "or")


def _set(cursor: Cursor, entries: list[Entry], joint: str) -> str:
    dates = iter(completed([parts for entry in entries for parts in entry.dates]))
    members: list[str] = []
    for entry in entries:
        parts, *others = (next(dates) for _ in entry.dates)
        if others:
            members.append(_range(cursor, parts, others[0]))
        elif entry.reach is Reach.ITSELF:
            members.append(atom(cursor, parts).member)
        else:
            back = entry.reach is Reach.BACK
            first = _up_to(cursor, parts, Edge.END if back else Edge.START)
            unit = first.span.unit
            edge = first.last(unit) if back else first.first(unit)
            limit = first.member if first.is_exact else edge
            members.append(f"..{limit}" if back else f"{limit}..")
    text = ",".join(members)
    return f"{{{text}}}" if joint == "and" else f"[{text}]"
