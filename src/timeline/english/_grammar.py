"""The grammar of whole phrases: one date, a time before or after it, ranges, intervals, sets."""

from __future__ import annotations

import enum
from typing import TYPE_CHECKING

import attrs

from timeline.english._ambiguity import UnwritableError
from timeline.english._dates import date
from timeline.english._partial import Edge, PartialDate, Unit, completed
from timeline.english._resolve import ResolvedDate, resolved
from timeline.english._vocabulary import (
    AFTER,
    BEFORE,
    END_UNKNOWN,
    NO_START,
    NOT_AFTER,
    NOT_BEFORE,
    ON,
    OR_EARLIER,
    OR_LATER,
    SINCE,
    START_UNKNOWN,
    TO,
    TO_THIS_DAY,
    UNBOUNDED,
    UNTIL,
)

if TYPE_CHECKING:
    from timeline.english._tokens import Cursor


class MemberKind(enum.Enum):
    """The kinds of members that a set may have."""

    DATE = enum.auto()
    RANGE = enum.auto()
    NOT_AFTER = enum.auto()
    NOT_BEFORE = enum.auto()


@attrs.frozen
class Member:
    """One member of a set: one date, or the two dates of a range."""

    dates: tuple[PartialDate, ...]
    kind: MemberKind


def phrase(cursor: Cursor) -> str:
    """Read the whole phrase; return its EDTF text.

    Raises:
        EdtfError: the phrase means no date; or an `UnwritableError`: EDTF cannot write it.
        AmbiguousDateError: it means several dates, whichever readings the cursor takes.

    """
    cursor.words("as of")
    text = (
        _unbounded(cursor)
        or _interval(cursor)
        or _between(cursor)
        or _before_or_after(cursor)
        or _list(cursor)
    )
    if not cursor.end():
        cursor.fail("the end of the phrase, or 'to', 'or' or 'and' with another date")
    return text


def _unbounded(cursor: Cursor) -> str:
    for text, phrases in UNBOUNDED.items():
        index = cursor.index
        if cursor.words(*phrases):
            if cursor.end():
                return text
            cursor.index = index
    return ""


def _interval(cursor: Cursor) -> str:
    if cursor.words(*SINCE):
        return f"{_interval_end(cursor, date(cursor), Edge.START)}/.."
    if cursor.words(*UNTIL):
        last = _interval_end(cursor, date(cursor), Edge.END)
        if cursor.words(*NO_START):
            return f"../{last}"
        cursor.words(*START_UNKNOWN)
        return f"/{last}"
    if not cursor.words("from"):
        return ""
    return _from(cursor, date(cursor))


def _from(cursor: Cursor, start: PartialDate) -> str:
    """Read what follows "from" and the start of an interval."""
    if cursor.words(*TO_THIS_DAY) or cursor.words(*ON):
        return f"{_interval_end(cursor, start, Edge.START)}/.."
    if cursor.words(*END_UNKNOWN):
        return f"{_interval_end(cursor, start, Edge.START)}/"
    if cursor.words(*TO):
        return _interval_text(cursor, start, date(cursor))
    first = _interval_end(cursor, start, Edge.START)
    if cursor.end():
        return cursor.choose(f"{first}/..", f"{first}/")
    return cursor.fail("an end, as in 'from 2015 to 2019', or 'onwards', or 'end unknown'")


def _interval_text(cursor: Cursor, start: PartialDate, end: PartialDate) -> str:
    first, last = completed((start, end))
    return f"{_interval_end(cursor, first, Edge.START)}/{_interval_end(cursor, last, Edge.END)}"


def _interval_end(cursor: Cursor, found: PartialDate, edge: Edge) -> str:
    """The EDTF text of a date as the start or end of an interval."""
    end = _including_edge(cursor, found, edge)
    if found.edge is edge:
        return end.first(Unit.DAY) if edge is Edge.START else end.last(Unit.DAY)
    if not end.date:
        expected = "expected a date that EDTF can write as the start or end of an interval"
        raise UnwritableError(cursor.text, end.at, expected)
    return end.member


def _between(cursor: Cursor) -> str:
    if not cursor.words("sometime between", "some time between", "between"):
        return ""
    first = date(cursor)
    if not cursor.words("and", "-"):
        cursor.fail("'and' and the second date")
    return f"[{_range(cursor, *completed((first, date(cursor))))}]"


def _including_edge(cursor: Cursor, found: PartialDate, edge: Edge) -> ResolvedDate:
    """Resolve a date whose *edge* is the limit: "by the end of 2024" is "by 2024"."""
    return resolved(cursor, attrs.evolve(found, edge=None) if found.edge is edge else found)


def _range(cursor: Cursor, first: PartialDate, last: PartialDate) -> str:
    """The EDTF text of a range, both ends in the finer of their units."""
    low = _including_edge(cursor, first, Edge.START)
    high = _including_edge(cursor, last, Edge.END)
    if low.is_exact and high.is_exact and low.precision is high.precision:
        return f"{low.member}..{high.member}"
    unit = min(low.span.unit, high.span.unit)
    if unit is Unit.SECOND:
        cursor.fail("a time of day on both dates, or on neither", low.at)
    return f"{low.first(unit)}..{high.last(unit)}"


def _before_or_after(cursor: Cursor) -> str:
    """A moment before or after a date, which is itself excluded."""
    before = cursor.words(*BEFORE)
    if not before and not cursor.words(*AFTER):
        return ""
    limit = _including_edge(cursor, date(cursor), Edge.START if before else Edge.END)
    if limit.span.unit is Unit.SECOND:
        cursor.fail("a date without a time of day after 'before' or 'after'", limit.at)
    return f"[..{limit.preceding}]" if before else f"[{limit.following}..]"


def _list(cursor: Cursor) -> str:
    """One date, an interval of two dates, or the members of a set."""
    joint = "or" if cursor.words("one of :") else "and" if cursor.words("all of :") else ""
    found = joint or ("or" if cursor.words("either") else "and" if cursor.words("both") else "")
    members = [_member(cursor)]
    if not found and members[0].kind is MemberKind.DATE:
        (first,) = members[0].dates
        if cursor.words(*TO_THIS_DAY) or cursor.words(*ON):
            return f"{_interval_end(cursor, first, Edge.START)}/.."
    while (comma := cursor.mark(",")) | bool(word := _conjunction(cursor)):
        if word and found and word != found:
            cursor.fail(f"{found!r}, as before, not {word!r}")
        found = word or found
        joint = word or joint
        members.append(_member(cursor))
    if comma or (len(members) > 1 and not joint):
        cursor.fail("'or' or 'and' before the last date")
    return _set(cursor, members, joint) if joint else _one(cursor, members[0])


def _conjunction(cursor: Cursor) -> str:
    return next((word for word in ("or", "and") if cursor.words(word)), "")


def _member(cursor: Cursor) -> Member:
    if cursor.words(*NOT_AFTER):
        return Member((date(cursor),), MemberKind.NOT_AFTER)
    if cursor.words(*NOT_BEFORE):
        return Member((date(cursor),), MemberKind.NOT_BEFORE)
    first = date(cursor)
    if cursor.words(*OR_EARLIER):
        return Member((first,), MemberKind.NOT_AFTER)
    if cursor.words(*OR_LATER):
        return Member((first,), MemberKind.NOT_BEFORE)
    index = cursor.index
    if cursor.words(*TO_THIS_DAY):
        cursor.index = index
    elif cursor.words(*TO):
        return Member((first, date(cursor)), MemberKind.RANGE)
    return Member((first,), MemberKind.DATE)


def _one(cursor: Cursor, member: Member) -> str:
    if member.kind is MemberKind.RANGE:
        return _interval_text(cursor, *member.dates)
    if member.kind is MemberKind.DATE:
        return resolved(cursor, member.dates[0]).text
    return _set(cursor, [member], "or")


def _set(cursor: Cursor, members: list[Member], joint: str) -> str:
    dates = iter(completed([each for member in members for each in member.dates]))
    texts: list[str] = []
    for member in members:
        first, *others = (next(dates) for _ in member.dates)
        if others:
            texts.append(_range(cursor, first, others[0]))
        elif member.kind is MemberKind.DATE:
            texts.append(resolved(cursor, first).member)
        elif member.kind is MemberKind.NOT_AFTER:
            limit = _including_edge(cursor, first, Edge.END)
            texts.append(f"..{limit.member if limit.is_exact else limit.last(limit.span.unit)}")
        else:
            limit = _including_edge(cursor, first, Edge.START)
            texts.append(f"{limit.member if limit.is_exact else limit.first(limit.span.unit)}..")
    text = ",".join(texts)
    return f"{{{text}}}" if joint == "and" else f"[{text}]"
