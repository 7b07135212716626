"""Headings of the list: years, or longer periods if most years have one event."""

from collections.abc import Iterable
from decimal import Decimal

from timeline.edtf import Day, parse
from timeline.labels import Labels, amount, numbers_of

_ENOUGH = 1.8
"""How many events a heading has on average, at least."""

_UNITS = (1, 10, 100, 1000)
_FIRST_YEAR_WITHOUT_ERA = 1000
_DAYS_OF_A_YEAR = 365.2425
# Beyond, a float holds no whole number of days.
_EXACT = 2.0**53
_FIRST_YEAR_WITH_SEPARATOR = 10_000


def year_of(day: float) -> int:
    """Return the astronomical year of a day number, which may have a fraction."""
    if abs(day) > _EXACT:
        return round(day / _DAYS_OF_A_YEAR)
    return Day.from_number(int(day // 1)).year


def year_name(year: int, labels: Labels) -> str:
    """Return the name of an astronomical *year*, with its era where readers need it."""
    era, number = _period(year, 1)
    if not era and number < _FIRST_YEAR_WITHOUT_ERA:
        era = " ad"
    written = str(number)
    if number >= _FIRST_YEAR_WITH_SEPARATOR:
        written = amount(Decimal(number), numbers_of(labels.language))
    return labels.phrase(f"year{era}", written)


class Headings:
    """The names of the periods that the list is divided into.

    The period is the finest of year, decade, century and millennium for which there are enough
    events; without one, the list has no headings.

    Args:
        years: the year of each event that has one.
        locale: the language of the names.

    """

    def __init__(self, years: Iterable[int], locale: str) -> None:
        self._locale = locale
        self._labels = Labels(locale)
        years = list(years)
        # Longer periods have no name beyond four digits.
        units = _UNITS if all(abs(year) < _FIRST_YEAR_WITH_SEPARATOR for year in years) else (1,)
        enough = (u for u in units if len(years) >= _ENOUGH * len({_period(y, u) for y in years}))
        self._unit = next(enough, 0) if years else 0

    def of(self, year: int) -> str:
        """Return the name of the period that *year* belongs to; empty if there are no headings."""
        if self._unit == 0:
            return ""
        if self._unit == 1:
            return year_name(year, self._labels)
        era, number = _period(year, self._unit)
        if self._unit == 10:  # noqa: PLR2004 - a decade
            return self._decade(era, number)
        digits = f"{number:02}XX" if self._unit == 100 else f"{number}XXX"  # noqa: PLR2004
        return self._capitalised(parse(f"{'-' if era else ''}{digits}").words(self._locale))

    def _decade(self, era: str, decade: int) -> str:
        if decade == 0:  # nine years, and no name
            return self._labels.phrase(f"year{era or ' ad'}", "9\u20131" if era else "1\u20139")
        if not era and decade * 10 < _FIRST_YEAR_WITHOUT_ERA:
            era = " ad"
        return self._capitalised(self._labels.phrase(f"decade{era}", str(decade * 10)))

    @staticmethod
    def _capitalised(name: str) -> str:
        return name[:1].upper() + name[1:]


def _period(year: int, unit: int) -> tuple[str, int]:
    """The era of *year*, and the number of its period there, as headings name them."""
    if year > 0:
        return "", year // unit
    before = 1 - year  # the astronomical year 0 is 1 BC
    # The years from 100 to 1 BC are a century, those from 49 to 40 BC a decade.
    return " bc", (before - 1) // unit if unit >= 100 else before // unit  # noqa: PLR2004
