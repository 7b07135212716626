"""The grammar of whole phrases: one date, a time before or after it, ranges, intervals, sets."""

import enum
import re
from collections.abc import Iterator, Sequence
from typing import Final

import attrs

from timeline.edtf import Day, Precision
from timeline.english._ambiguity import UnwritableError
from timeline.english._dates import date, joint_qualifier
from timeline.english._partial import (
    Edge,
    PartialDate,
    Unit,
    completed,
    edtf_text,
    edtf_year,
    in_era,
    with_parts_of,
    year_of_era,
)
from timeline.english._periods import second_season
from timeline.english._resolve import ResolvedDate, resolved
from timeline.english._tokens import Cursor
from timeline.english._vocabulary import (
    AFTER,
    BEFORE,
    BETWEEN,
    CONJUNCTIONS,
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
    TO_UNKNOWN,
    UNBOUNDED,
    UNTIL,
)


class MemberKind(enum.Enum):
    """The kinds of members that a set may have."""

    DATE = enum.auto()
    RANGE = enum.auto()
    BEFORE = enum.auto()
    NOT_AFTER = enum.auto()
    AFTER = enum.auto()
    NOT_BEFORE = enum.auto()


_UPPER: Final = {MemberKind.BEFORE, MemberKind.NOT_AFTER}
_LOWER: Final = {MemberKind.AFTER, MemberKind.NOT_BEFORE}
_LIMITS: Final = (
    (NOT_AFTER, MemberKind.NOT_AFTER),
    (NOT_BEFORE, MemberKind.NOT_BEFORE),
    (BEFORE, MemberKind.BEFORE),
    (AFTER, MemberKind.AFTER),
)
_CATALOGUED: Final = re.compile(r"\[([0-9]{3}(?=-[?\]])|[0-9]{2}(?=--))--?(\??)\](?=\s*\Z)")
_BRACKETS: Final = {"[": "]", "(": ")"}


@attrs.frozen
class Member:
    """One member of a set: one date, or the two dates of a range.

    Attributes:
        dates: the date or dates.
        kind: how the member is bounded by them.
        leads: whether the words of the limit come before the date, and may cover what follows.

    """

    dates: tuple[PartialDate, ...]
    kind: MemberKind
    leads: bool = False


def phrase(cursor: Cursor) -> str:
    """Read the whole phrase; return its EDTF text.

    Raises:
        EdtfError: the phrase means no date; or an `UnwritableError`: EDTF cannot write it.

    """
    # A cataloguer's brackets say that the date is not on the object.
    if found := _catalogued(cursor):
        return found
    closing = next((end for start, end in _BRACKETS.items() if cursor.mark(start)), "")
    cursor.words("as of")
    text = _unbounded(cursor) or _interval(cursor) or _between(cursor) or _list(cursor)
    if closing and not cursor.mark(closing):
        cursor.fail(f"{closing} at the end of the phrase")
    if not cursor.end():
        cursor.fail("the end of the phrase, or 'to', 'or' or 'and' with another date")
    return text


def _catalogued(cursor: Cursor) -> str:
    """A decade or century as older catalogues write it: [197-], [18--?]. Source: AACR2, 1.4F7."""
    match = cursor.matching(_CATALOGUED)
    if match is None:
        return ""
    digits, doubt = match[1], match[2]
    return f"{digits.ljust(4, 'X')}{doubt}"


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
        return f"{_interval_end(cursor, _end_date(cursor), Edge.START)}/.."
    if cursor.words(*UNTIL):
        last = _interval_end(cursor, _end_date(cursor), Edge.END)
        if cursor.words(*NO_START):
            return f"../{last}"
        cursor.words(*START_UNKNOWN)
        return f"/{last}"
    if not cursor.words("from"):
        return ""
    return _from(cursor, _end_date(cursor))


def _from(cursor: Cursor, start: PartialDate) -> str:
    """Read what follows "from" and the start of an interval."""
    if cursor.words(*TO_THIS_DAY) or cursor.words(*ON):
        return f"{_interval_end(cursor, start, Edge.START)}/.."
    if cursor.words(*END_UNKNOWN) or cursor.words(*TO_UNKNOWN):
        return f"{_interval_end(cursor, start, Edge.START)}/"
    if cursor.words(*TO):
        return _interval_text(cursor, start, _end_date(cursor))
    first = _interval_end(cursor, start, Edge.START)
    if cursor.end():
        return cursor.choose(f"{first}/..", f"{first}/")
    return cursor.fail("an end, as in 'from 2015 to 2019', or 'onwards', or 'end unknown'")


def _interval_text(cursor: Cursor, start: PartialDate, end: PartialDate) -> str:
    first, last = _completed(cursor, (start, end))
    return f"{_interval_end(cursor, first, Edge.START)}/{_interval_end(cursor, last, Edge.END)}"


def _end_date(cursor: Cursor) -> PartialDate:
    """A date as an end of an interval: 1984 or earlier."""
    found = date(cursor)
    side = "earlier" if cursor.words(*OR_EARLIER) else "later" if cursor.words(*OR_LATER) else ""
    return attrs.evolve(found, side=side)


def _interval_end(cursor: Cursor, found: PartialDate, edge: Edge) -> str:
    """The EDTF text of a date as the start or end of an interval."""
    if found.side:
        kind = MemberKind.NOT_AFTER if found.side == "earlier" else MemberKind.NOT_BEFORE
        return _limit(cursor, found, kind)
    end = _including_edge(cursor, found, edge)
    if found.edge is edge:
        return end.first(Unit.DAY) if edge is Edge.START else end.last(Unit.DAY)
    if not end.date:
        expected = "expected a date that EDTF can write as the start or end of an interval"
        raise UnwritableError(cursor.text, end.at, expected)
    return end.member


def _completed(cursor: Cursor, dates: Sequence[PartialDate]) -> list[PartialDate]:
    """The dates with what they take from each other; "500 BC to 450" may end BC or AD."""
    return _with_eras(cursor, completed([*_decades(cursor, dates)]))


def _with_eras(cursor: Cursor, found: list[PartialDate]) -> list[PartialDate]:
    for index in range(1, len(found)):
        previous, year = found[index - 1], found[index]
        if previous.era == "bc" and year.is_bare_year and not previous.month:
            found[index] = cursor.choose(year, in_era(year, "bc"))
    return found


def _decades(cursor: Cursor, dates: Sequence[PartialDate]) -> Iterator[PartialDate]:
    """The dates; the first year of "1920-1930s" may be a decade, that of "to the 1930s" is not."""
    for index, first in enumerate(dates):
        decade = dates[index + 1] if index + 1 < len(dates) else first
        shares_noun = decade.decade and not cursor.text[decade.at :].lower().startswith("the")
        may_be_decade = first.is_bare_year and first.year_digits.endswith("0") and shares_noun
        if may_be_decade and cursor.choose("a year", "a decade") == "a decade":
            yield attrs.evolve(first, year=f"{first.year[:-1]}X", year_digits="")
        else:
            yield first


def _between(cursor: Cursor) -> str:
    if not cursor.words(*BETWEEN):
        return ""
    first = date(cursor)
    if not cursor.words("and", "&", "-"):
        cursor.fail("'and' and the second date")
    return f"[{_range(cursor, *_completed(cursor, (first, date(cursor))))}]"


def _including_edge(cursor: Cursor, found: PartialDate, edge: Edge) -> ResolvedDate:
    """Resolve a date whose *edge* is the limit: "by the end of 2024" is "by 2024"."""
    return resolved(cursor, attrs.evolve(found, edge=None) if found.edge is edge else found)


def _limiting(cursor: Cursor, found: PartialDate, edge: Edge) -> ResolvedDate:
    """Resolve a date that is a limit.

    Raises:
        EdtfError: it is one day, month or year with unspecified digits, so the limit is not known.

    """
    limit = _including_edge(cursor, found, edge)
    if "X" in limit.date and limit.precision in {Precision.DAY, Precision.MONTH, Precision.YEAR}:
        cursor.fail("a limit without unspecified digits, or the name of a longer period", limit.at)
    return limit


def _range(cursor: Cursor, first: PartialDate, last: PartialDate) -> str:
    """The EDTF text of a range, both ends in the finer of their units."""
    low, high = _limiting(cursor, first, Edge.START), _limiting(cursor, last, Edge.END)
    if low.is_exact and high.is_exact and low.precision is high.precision:
        return f"{low.member}..{high.member}"
    unit = min(low.span.unit, high.span.unit)
    if unit is Unit.SECOND:
        cursor.fail("a time of day on both dates, or on neither", low.at)
    return f"{low.first(unit)}..{high.last(unit)}"


def _list(cursor: Cursor) -> str:
    """One date, an interval of two dates, or the members of a set."""
    joint = "or" if cursor.words("one of :") else "and" if cursor.words("all of :") else ""
    cursor.is_list = bool(joint)
    found = joint or ("or" if cursor.words("either") else "and" if cursor.words("both") else "")
    members = [_member(cursor)]
    if not found and members[0].kind is MemberKind.DATE:
        (first,) = members[0].dates
        if cursor.words(*TO_THIS_DAY) or cursor.words(*ON):
            return f"{_interval_end(cursor, first, Edge.START)}/.."
        # In old catalogues, 197- is a decade.
        if len(first.year_digits) != 3 and cursor.words(*TO_UNKNOWN):  # noqa: PLR2004
            return f"{_interval_end(cursor, first, Edge.START)}/"
    has_but = False
    while (comma := cursor.mark(",")) | bool(word := _conjunction(cursor)):
        has_but = has_but or word == "but"
        word = "and" if word == "but" else word
        if word and found and word != found:
            cursor.fail(f"{found!r}, as before, not {word!r}")
        found = word or found
        joint = word or joint
        members.append(_member(cursor, members[-1].dates[-1]))
    if not cursor.is_list:
        members = _inherited(cursor, members)
        if limits := _two_limits(cursor, members, joint):
            return limits
    if has_but:
        cursor.fail("'but' between two limits, such as 'after 1850 but before 1860'", 0)
    if comma or (len(members) > 1 and not joint):
        cursor.fail("'or' or 'and' before the last date")
    return _set(cursor, members, joint) if joint else _one(cursor, members[0])


def _refuse_range_beside_date(cursor: Cursor, members: list[Member]) -> None:
    """Refuse "1509 or 1512 to 1571": the first year may be the start of the range as well.

    Raises:
        UnwritableError: a range starts or ends with one of several dates, which EDTF cannot write.

    """
    kinds = [member.kind for member in members]
    if MemberKind.RANGE in kinds and any(kind is not MemberKind.RANGE for kind in kinds):
        at = members[kinds.index(MemberKind.RANGE)].dates[0].at
        expected = "expected 'one of:' before a list of dates and ranges"
        raise UnwritableError(cursor.text, at, f"{expected}, as in 'one of: 1509 or 1512 to 1571'")


def _conjunction(cursor: Cursor) -> str:
    found = next((word for word in CONJUNCTIONS if cursor.words(word)), "")
    return "and" if found == "&" else found


def _member(cursor: Cursor, previous: PartialDate | None = None) -> Member:
    for words, kind in _LIMITS:
        if cursor.words(*words):
            return Member((date(cursor),), kind, leads=True)
    first = (previous and second_season(cursor, previous)) or date(cursor)
    for words, kind in ((OR_EARLIER, MemberKind.NOT_AFTER), (OR_LATER, MemberKind.NOT_BEFORE)):
        index = cursor.index
        if cursor.words(*words):
            # "1930 and before 1950": the words belong to the next date.
            if cursor.end() or cursor.peek().text in {",", ")", "]", *CONJUNCTIONS}:
                return Member((first,), kind)
            cursor.index = index
    index = cursor.index
    if cursor.words(*TO_THIS_DAY) or cursor.words(*TO_UNKNOWN):
        cursor.index = index
    elif cursor.peek().text == "-" and cursor.words(*TO):
        second = second_season(cursor, first) or date(cursor)
        second = _also_qualified(first, _whole_before_christ(cursor, first, second))
        return Member((first, second), MemberKind.RANGE)
    elif cursor.words(*TO):
        return Member((first, second_season(cursor, first) or date(cursor)), MemberKind.RANGE)
    return Member((first,), MemberKind.DATE)


def _whole_before_christ(cursor: Cursor, first: PartialDate, second: PartialDate) -> PartialDate:
    """The second year of a range with a dash: 264-41 BC may end in 41 BC or in 241 BC."""
    digits, short = first.number or first.year_digits, second.year_digits
    whole = digits[: -len(short)] + short
    is_shorter = 0 < len(short) < len(digits) and whole < digits
    if second.era != "bc" or first.era or second.month or not is_shorter:
        return second
    if cursor.choose("a whole year", "a shortened year") == "a whole year":
        return second
    return attrs.evolve(second, year=year_of_era(whole, "bc"), year_digits=whole)


def _also_qualified(first: PartialDate, second: PartialDate) -> PartialDate:
    """The second date of a range with a dash: "ca." before 1654-1660 covers both years."""
    if second.leading or any(second.component_qualifiers):
        return second
    return attrs.evolve(second, qualifier=joint_qualifier(second.qualifier, first.leading))


def _inherited(cursor: Cursor, members: list[Member]) -> list[Member]:
    """The members with what they may take from the one before: before 1850 or 1860."""
    done = members[:1]
    for member in members[1:]:
        previous = done[-1]
        if member.kind is MemberKind.DATE and previous.leads:
            kind = cursor.choose(previous.kind, MemberKind.DATE)
            done.append(Member(member.dates, kind, leads=kind is not MemberKind.DATE))
        elif member.kind is previous.kind is MemberKind.DATE:
            (date_,), (before,) = member.dates, previous.dates
            whole = with_parts_of(date_, before)
            done.append(Member((cursor.choose(date_, whole) if whole else date_,), member.kind))
        else:
            done.append(member)
    return done


def _two_limits(cursor: Cursor, members: list[Member], joint: str) -> str:
    """One moment after a date and before another; an empty text if there are no two limits.

    Raises:
        EdtfError: the limits leave no moment, or "and" joins others than two limits.

    """
    limited = [member for member in members if member.kind in _UPPER | _LOWER]
    if not limited or joint == "or" or len(members) == 1:
        return ""
    lower = [each for each in members if each.kind in _LOWER]
    upper = [each for each in members if each.kind in _UPPER]
    if len(members) != 2 or not (lower and upper):  # noqa: PLR2004
        cursor.fail("one limit on each side, such as 'after 1850 and before 1860'", 0)
    dates = _completed(cursor, [member.dates[0] for member in members])
    first, last = dates if members[0] is lower[0] else dates[::-1]
    if lower[0].kind is MemberKind.NOT_BEFORE and upper[0].kind is MemberKind.NOT_AFTER:
        return f"[{_range(cursor, first, last)}]"
    low = _limiting(cursor, first, _edge(lower[0].kind))
    high = _limiting(cursor, last, _edge(upper[0].kind))
    unit = min(low.span.unit, high.span.unit)
    if unit is Unit.SECOND:
        cursor.fail("dates without a time of day after 'before' and 'after'", low.at)
    start, end = low.span.low, high.span.high
    if lower[0].kind is MemberKind.AFTER:
        start = Day.from_number(low.span.high.number + 1)
    if upper[0].kind is MemberKind.BEFORE:
        end = Day.from_number(high.span.low.number - 1)
    if end < start:
        cursor.fail("limits with a moment between them", low.at)
    start_text = edtf_text(start, unit) + low.qualifier
    return f"[{start_text}..{edtf_text(end, unit)}{high.qualifier}]"


def _edge(kind: MemberKind) -> Edge:
    """The edge of a date that is the limit itself: "after the end of 2024" is "after 2024"."""
    return Edge.START if kind in {MemberKind.BEFORE, MemberKind.NOT_BEFORE} else Edge.END


def _one(cursor: Cursor, member: Member) -> str:
    if member.kind is MemberKind.RANGE:
        return _interval_text(cursor, *member.dates)
    if member.kind is MemberKind.DATE:
        return resolved(cursor, member.dates[0]).text
    return _set(cursor, [member], "or")


def _in_year_order(
    cursor: Cursor, given: Sequence[PartialDate], found: list[PartialDate]
) -> list[PartialDate]:
    """The dates of a set; the December of "December or January 2017" may be that of 2016."""
    done = list(found)
    for index in range(len(done) - 2, -1, -1):
        one, other = done[index], done[index + 1]
        if not given[index].has_year and _is_later(cursor, one, other):
            earlier = cursor.choose("in the same year", "in the year before") != "in the same year"
            done[index] = _before(one, is_day=bool(given[index].number)) if earlier else one
    for index in range(1, len(done)):
        one, other = done[index - 1], done[index]
        from_previous = other.is_year_first and not given[index].has_year
        if from_previous and _is_later(cursor, one, other):
            later = cursor.choose("in the same year", "in the year after") != "in the same year"
            next_year = edtf_year(int(other.year) + 1)
            done[index] = attrs.evolve(other, year=next_year) if later else other
    return done


def _is_later(cursor: Cursor, one: PartialDate, other: PartialDate) -> bool:
    """Whether two dates have one year, and the first begins after the second."""
    is_year = one.year == other.year and one.year.isdigit() and (one.month or one.portion)
    return bool(is_year) and resolved(cursor, one).span.low > resolved(cursor, other).span.low


def _before(date_: PartialDate, *, is_day: bool) -> PartialDate:
    """The same date of the year before; of a day without its month, of the month before."""
    if is_day and date_.month != "01":
        return attrs.evolve(date_, month=f"{int(date_.month) - 1:02}")
    month = "12" if is_day else date_.month
    return attrs.evolve(date_, month=month, year=edtf_year(int(date_.year) - 1))


def _set(cursor: Cursor, members: list[Member], joint: str) -> str:
    if joint == "or" and not cursor.is_list:
        _refuse_range_beside_date(cursor, members)
    given = [each for member in members for each in member.dates]
    if cursor.is_list:
        dates = iter(_with_eras(cursor, completed(given)))
    else:
        dates = iter(_in_year_order(cursor, given, _completed(cursor, given)))
    texts: list[str] = []
    for member in members:
        first, *others = (next(dates) for _ in member.dates)
        if others:
            texts.append(_range(cursor, first, others[0]))
        elif member.kind is MemberKind.DATE:
            texts.append(resolved(cursor, first).member)
        else:
            texts.append(_limit(cursor, first, member.kind))
    text = ",".join(texts)
    return f"{{{text}}}" if joint == "and" else f"[{text}]"


def _limit(cursor: Cursor, found: PartialDate, kind: MemberKind) -> str:
    """The EDTF text of the moments before or after a date, in a set."""
    limit = _limiting(cursor, found, _edge(kind))
    unit = limit.span.unit
    if kind is MemberKind.NOT_AFTER:
        return f"..{limit.member if limit.is_exact else limit.last(unit)}"
    if kind is MemberKind.NOT_BEFORE:
        return f"{limit.member if limit.is_exact else limit.first(unit)}.."
    if unit is Unit.SECOND:
        cursor.fail("a date without a time of day after 'before' or 'after'", limit.at)
    return f"..{limit.preceding}" if kind is MemberKind.BEFORE else f"{limit.following}.."
