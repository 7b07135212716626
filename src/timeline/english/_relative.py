"""The grammar of dates relative to the day of the phrase: last year, later this month."""

from typing import Final

from timeline.edtf import Day, Grouping, Season
from timeline.edtf.day_numbers import day_range
from timeline.english._partial import PartialDate, Span, Unit, edtf_text, edtf_year
from timeline.english._resolve import ResolvedDate, resolved
from timeline.english._tokens import Cursor
from timeline.english._vocabulary import (
    CENTURY,
    DAYS,
    DURATIONS,
    HALVES_AND_QUARTERS,
    ORDINALS,
    SEASONS,
    STEPS,
    TENS,
)

_AS_OF: Final = (
    "as_of, the day on which these words were said and from which they count, such as"
    " as_of='2025-07-28'"
)


_UNITS: Final = {unit: unit for unit in ("day", "month", "quarter", "year", "decade", "century")}


def _moved(day: Day, unit: str, step: int) -> str:
    """Return the EDTF text of the unit that a day lies in, or of one some steps from it."""
    if unit == "day":
        return edtf_text(Day.from_number(day.number + step), Unit.DAY)
    if unit == "month":
        year, month = divmod(12 * day.year + day.month - 1 + step, 12)
        return edtf_text(Day(year, month + 1, 1), Unit.MONTH)
    if unit == "quarter":
        year, quarter = divmod(4 * day.year + (day.month - 1) // 3 + step, 4)
        return f"{edtf_year(year)}-{HALVES_AND_QUARTERS['q'][1] + 1 + quarter}"
    unspecified = {"year": 0, "decade": 1, "century": 2}[unit]
    digits = edtf_year(day.year + 10**unspecified * step)
    return digits[: len(digits) - unspecified] + "X" * unspecified


def relative(cursor: Cursor) -> PartialDate | None:
    """Read a date relative to the day of the phrase; return None if none is next.

    Raises:
        EdtfError: the day of the phrase is not known.

    """
    at = cursor.at
    for words, days in DAYS.items():
        if cursor.words(words):
            return _shifted(cursor, at, "day", days)
    index = cursor.index
    step = cursor.one_of(STEPS)
    if step is None:
        return None
    if cursor.words("week"):
        return _week(cursor, at, step)
    season = cursor.one_of(SEASONS)
    unit = None if season else cursor.one_of(_UNITS)
    if not (season or unit) or _is_part_of_a_date(cursor):
        cursor.index = index
        return None
    if season:
        return _season(cursor, at, season, step)
    return _shifted(cursor, at, unit, step) if unit else None


def _is_part_of_a_date(cursor: Cursor) -> bool:
    """Whether a date follows: the last quarter of 2024, the last quarter 16th century."""
    token = cursor.peek()
    return token.kind in {"number", "signed"} or (
        token.text in {"of", "the", ",", *ORDINALS, *TENS, *CENTURY}
    )


def refuse_duration(cursor: Cursor) -> None:
    """Raise an `EdtfError` if a time is next that "the" before it makes a duration.

    Raises:
        EdtfError: "the last year" may be the twelve months before, and not the last one.

    """
    at, index = cursor.at, cursor.index
    if cursor.words(*DURATIONS) and not _is_part_of_a_date(cursor):
        cursor.fail("'last year' or 'next year': after 'the' they may be twelve months", at)
    cursor.index = index


def _season(cursor: Cursor, at: int, season: int, step: int) -> PartialDate:
    """A season before, of or after the day of the phrase; ambiguous if it may be of two years."""
    if cursor.as_of is None:
        cursor.fail(_AS_OF, at)
    first, last = cursor.as_of
    if first.year != last.year:
        cursor.fail("a season whose year follows from as_of", at)
    here = [_days_of(year, season) for year in range(first.year - 2, first.year + 3)]
    if step < 0:
        # Said in October, "last summer" may be of this year or of the last.
        _, low, _ = ended = max(each for each in here if each[2] < first)
        found = [ended, _days_of(ended[0] - 1, season)] if low.year == first.year else [ended]
    elif step > 0:
        _, low, _ = coming = min(each for each in here if each[1] > last)
        found = [coming, _days_of(coming[0] + 1, season)] if low.year == first.year else [coming]
    else:
        of_the_year = [each for each in here if first.year in {each[1].year, each[2].year}]
        found = [each for each in here if each[1] <= first and last <= each[2]] or of_the_year
    readings = [f"{edtf_year(year)}-{season}" for year, _, _ in found]
    return _from_text(at, cursor.choose(*readings))


def _days_of(year: int, season: int) -> tuple[int, Day, Day]:
    """The year of a season, with its first and last day."""
    limits = day_range(Season(year=year, grouping=Grouping(season)))
    return year, Day.from_number(limits.start_earliest), Day.from_number(limits.end_latest)


def _shifted(cursor: Cursor, at: int, unit: str, step: int) -> PartialDate:
    if cursor.as_of is None:
        cursor.fail(_AS_OF, at)
    texts = [_moved(day, unit, step) for day in cursor.as_of]
    if unit in {"decade", "century"} and any(
        (day.year < 0) is not text.startswith("-") and (unit == "decade" or not step)
        for day, text in zip(cursor.as_of, texts, strict=True)
    ):
        cursor.fail("a decade or century that is wholly BC or AD", at)
    first, last = (resolved(cursor, _from_text(at, text)) for text in texts)
    if first.date == last.date:
        return _from_text(at, first.date)
    return PartialDate(at=at, span=Span(first.span.low, last.span.high, first.span.unit))


def _from_text(at: int, date: str) -> PartialDate:
    # The minus sign of a year is a hyphen too.
    sign = date[: date.startswith("-")]
    year, month, day, *_ = (*date[len(sign) :].split("-"), "", "")
    return PartialDate(at=at, year=sign + year, month=month, day=day)


def _week(cursor: Cursor, at: int, step: int) -> PartialDate:
    """A week from Monday to Sunday, which EDTF cannot name. Source: ISO 8601-1, 3.1.1.23."""
    if cursor.as_of is None:
        cursor.fail(_AS_OF, at)
    monday = (cursor.as_of.first.number - 1) // 7 * 7 + 1 + 7 * step
    sunday = (cursor.as_of.last.number - 1) // 7 * 7 + 7 + 7 * step
    return PartialDate(at=at, span=Span(Day.from_number(monday), Day.from_number(sunday), Unit.DAY))


def remainder(cursor: Cursor, whole: ResolvedDate, *, later: bool) -> PartialDate:
    """Return the days of a period after, or before, the day of the phrase.

    Raises:
        EdtfError: that day is not known, lies outside the period, or leaves no other day.

    """
    if cursor.as_of is None:
        cursor.fail(_AS_OF, whole.at)
    first, last = cursor.as_of
    low, high, _ = whole.span
    if last < low or high < first:
        cursor.fail(f"a period that contains as_of, {first}", whole.at)
    if later:
        low = max(low, Day.from_number(first.number + 1))
    else:
        high = min(high, Day.from_number(last.number - 1))
    if high < low:
        cursor.fail(f"a period in which as_of, {first}, leaves a day", whole.at)
    return PartialDate(at=whole.at, span=Span(low, high, Unit.DAY), qualifier=whole.qualifier)
