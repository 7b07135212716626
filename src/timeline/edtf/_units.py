"""The dates of one precision that lie between two."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline.edtf._calendar import season_run
from timeline.edtf._day import day_number, month_length
from timeline.edtf._grouping import Grouping
from timeline.edtf._moments import Date, Season, Year

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.edtf._runs import Run


def units_between(start: Date | Season | Year, end: Date | Season | Year) -> Iterator[Run]:
    """The days of each date from *start* to *end*, two exact dates of one precision."""
    if isinstance(start, Season) and isinstance(end, Season):
        kin = start.grouping.kin
        for count in range(_season_count(start), _season_count(end) + 1):
            year, place = divmod(count, len(kin))
            yield season_run(year, Grouping(kin[place]))
    elif isinstance(start, Date) and isinstance(end, Date) and start.day is not None:
        for number in range(start.limits.start_earliest, end.limits.end_latest + 1):
            yield number, number
    elif isinstance(start, Date) and isinstance(end, Date) and start.month is not None:
        for count in range(_month_count(start), _month_count(end) + 1):
            year, month = divmod(count, 12)
            first = day_number(year, month + 1, 1)
            yield first, first + month_length(year, month + 1) - 1
    else:
        for year in range(_int(start.year), _int(end.year) + 1):
            yield day_number(year, 1, 1), day_number(year, 12, 31)


def _month_count(date: Date) -> int:
    return _int(date.year) * 12 + _int(date.month) - 1


def _season_count(season: Season) -> int:
    kin = season.grouping.kin
    return _int(season.year) * len(kin) + kin.index(season.grouping)


def _int(component: object) -> int:
    if not isinstance(component, int):
        raise TypeError(f"{component} leaves a digit open")
    return component
