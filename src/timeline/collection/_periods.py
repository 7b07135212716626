"""Periods of one kind in a row, such as the years from 2020 to 2025."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Final, Literal, TypeAlias, get_args

from timeline.edtf import DateLike, Day, as_when
from timeline.edtf.day_numbers import day_range
from timeline.errors import FieldError
from timeline.errors.messages import did_you_mean

Period: TypeAlias = Literal["day", "week", "month", "quarter", "year", "decade"]
"""What events are counted by; weeks are those of ISO 8601, from Monday to Sunday."""

MOST_ROWS: Final = 10_000
# Beyond the days of all years that can be written; limits that are no days lie further out.
_FAR: Final = 10**21


def check_word(name: str, given: object, allowed: tuple[str, ...]) -> None:
    """Refuse an argument that is not one of the *allowed* words."""
    if not isinstance(given, str) or given not in allowed:
        near = did_you_mean(given, allowed)
        raise FieldError(name, given, f"expected {', '.join(allowed)}{near}")


class Periods:
    """Adjoining periods of one kind, in time order.

    Attributes:
        by: the kind of period.
        starts: the first day of each, and at the end the day after the last.

    """

    def __init__(self, by: Period, days: Iterable[int], within: DateLike | None) -> None:
        """Make the periods that have all of *days*, or those of *within* if it is given.

        Numbers that are no days, because a date has no limit, are ignored.
        """
        check_word("by", by, get_args(Period))
        self.by: Period = by
        self.starts: Sequence[int] = _starts(by, days, within)

    def __len__(self) -> int:
        return max(len(self.starts) - 1, 0)

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The EDTF text of each, such as "2024"; of a week or a quarter, the interval."""
        return tuple(_name(self.by, first) for first in self.starts[:-1])

    def place(self, argument: str, given: DateLike) -> int:
        """Return the number of the period that *given* is in.

        Raises:
            FieldError: it is in none of them, or in several; names *argument*.

        """
        limits = day_range(as_when(given))
        place = bisect_right(self.starts, limits.start_earliest) - 1
        if not 0 <= place < len(self) or limits.end_latest >= self.starts[place + 1]:
            rows = f", {self.names[0]} to {self.names[-1]}" if len(self) else "; there is none"
            expected = f"expected a date within one of the rows{rows}"
            raise FieldError(argument, str(given), expected)
        return place

    def window(self, first: DateLike | None, last: DateLike | None) -> tuple[int, int]:
        """Return the numbers of the periods of *first* and *last*; by default of all.

        Raises:
            FieldError: one is in no period, or the last is before the first.

        """
        start = 0 if first is None else self.place("first", first)
        end = len(self) - 1 if last is None else self.place("last", last)
        if start > end:
            raise FieldError("last", str(last), "expected a date that is not before `first`")
        return start, end


def _starts(by: Period, days: Iterable[int], within: DateLike | None) -> list[int]:
    """Return the first days of all periods from the first to the last, and the day after them."""
    if within is not None:
        limits = day_range(as_when(within))
        first, last = limits.start_earliest, limits.end_latest
        if not -_FAR < first <= last < _FAR:
            expected = "expected a date with a first and a last day, such as 2020/2025"
            raise FieldError("within", str(within), expected)
    else:
        known = [day for day in days if -_FAR < day < _FAR]
        if not known:
            return []
        first, last = min(known), max(known)
    starts = [_start_of(by, first)]
    while starts[-1] <= last:
        if len(starts) > MOST_ROWS:
            whole = f"{_name(by, starts[0])} to {_name(by, _start_of(by, last))}"
            expected = f"expected at most {MOST_ROWS:,} rows, and {whole} has more: give `within`"
            raise FieldError("by", by, expected)
        starts.append(_next(by, starts[-1]))
    return starts


def _start_of(by: Period, number: int) -> int:
    day = Day.from_number(number)
    match by:
        case "day":
            return number
        case "week":
            return number - (number - 1) % 7
        case "month":
            return Day(day.year, day.month, 1).number
        case "quarter":
            return Day(day.year, day.month - (day.month - 1) % 3, 1).number
        case "year":
            return Day(day.year, 1, 1).number
        case "decade":
            return Day(_decade(day.year), 1, 1).number


def _decade(year: int) -> int:
    """Return the first year of a decade: years with the same digits but for the last."""
    return year - year % 10 if year >= 0 else -(-year - -year % 10 + 9)


def _next(by: Period, start: int) -> int:
    day = Day.from_number(start)
    match by:
        case "day":
            return start + 1
        case "week":
            return start + 7
        case "month":
            return Day(day.year + day.month // 12, day.month % 12 + 1, 1).number
        case "quarter":
            return Day(day.year + (day.month + 2) // 12, (day.month + 2) % 12 + 1, 1).number
        case "year":
            return Day(day.year + 1, 1, 1).number
        case "decade":
            # The years -9 to 9 are two decades, -000X and 000X; year 0 is in the second.
            return Day(0 if day.year == -9 else day.year + 10, 1, 1).number  # noqa: PLR2004


def _name(by: Period, start: int) -> str:
    """Return the EDTF text of the period that begins on a day."""
    first = Day.from_number(start)
    last = Day.from_number(_next(by, start) - 1)
    match by:
        case "day":
            return str(first)
        case "week":
            return f"{first}/{last}"
        case "month":
            return str(first)[:-3]
        case "quarter":
            return f"{str(first)[:-3]}/{str(last)[:-3]}"
        case "year":
            return str(first)[:-6]
        case "decade":
            # All years of a decade share their digits but for the last.
            return f"{str(last)[:-7]}X"
