"""Figures as small charts over time, on the axis of the events."""

import math
from collections.abc import Iterable, Sequence
from typing import Final

import attrs

from timeline.edtf.day_numbers import day_range
from timeline.model import Event, Figure
from timeline_svg._glyph import MARGIN
from timeline_svg._layout import DATE_SIZE
from timeline_svg._metrics import text_width
from timeline_svg._scale import Scale
from timeline_svg._words import Wording

HEIGHT: Final = 64.0
"""The height of the plot of a chart, in px."""

_MOST: Final = 4
_LEAST_BAR: Final = 4.0
_BEYOND_ALL_DAYS: Final = 10**29
_LABEL_HEIGHT: Final = 12.0


@attrs.frozen(kw_only=True)
class Reading:
    """A figure with its time.

    Attributes:
        event: the event that states it.
        figure: the figure.
        first: the start of the time that it is about, in days.
        last: the end of it.
        value: the amount.

    """

    event: Event
    figure: Figure
    first: float
    last: float
    value: float


@attrs.frozen(kw_only=True)
class Series:
    """The figures of one measure and unit, in time order."""

    measure: str
    unit: str
    readings: tuple[Reading, ...]


@attrs.frozen(kw_only=True)
class Point:
    """A figure in a chart.

    Attributes:
        reading: the figure.
        u0: where its time starts, in px.
        u1: where it ends.
        y: the height of its value above the base of the plot, in px; negative below it.
        is_bar: whether it is drawn as a bar over its period, and not as a pin.
        label: its amount, or "" if there is no room for it.
        label_u0: where the label starts, in px.
        label_y: the height of its baseline above the base.

    """

    reading: Reading
    u0: float
    u1: float
    y: float
    is_bar: bool
    label: str = ""
    label_u0: float = 0.0
    label_y: float = 0.0


@attrs.frozen
class Chart:
    """A series in px.

    Attributes:
        series: what it shows.
        base: the height of zero above the bottom of the plot, in px.
        points: its figures.

    """

    series: Series
    base: float
    points: tuple[Point, ...]


def all_series(
    events: Iterable[Event], *, charted: bool = True
) -> tuple[tuple[Series, ...], tuple[Event, ...]]:
    """Return the series of *events* with at least two figures, and the event of each left out.

    There are at most four, those with most figures; they are in the order of their names. If
    they are not to be *charted*, all are left out.
    """
    found: dict[tuple[str, str], list[Reading]] = {}
    single: list[Event] = []
    for event in events:
        for figure in event.figures:
            reading = _reading(event, figure)
            if reading is None:
                single.append(event)
            else:
                found.setdefault((figure.measure, figure.unit), []).append(reading)
    several = [key for key, readings in found.items() if len(readings) > 1]
    most = _MOST if charted else 0
    kept = sorted(several, key=lambda key: (-len(found[key]), key))[:most]
    left_out = [reading.event for key in found if key not in kept for reading in found[key]]
    series = tuple(
        Series(measure=key[0], unit=key[1], readings=tuple(sorted(found[key], key=_in_order)))
        for key in sorted(kept)
    )
    return series, (*single, *left_out)


def make_chart(series: Series, scale: Scale, words: Wording) -> Chart:
    """Return the chart of *series*; bars start from zero."""
    values = [reading.value for reading in series.readings]
    highest, lowest = max(0.0, *values), min(0.0, *values)
    per_px = (highest - lowest) / HEIGHT or 1.0
    points = [_point(reading, scale, per_px) for reading in series.readings]
    return Chart(series, -lowest / per_px, tuple(_labelled(points, scale, words)))


def _reading(event: Event, figure: Figure) -> Reading | None:
    when = figure.period or figure.as_of or event.when
    if when is None:
        return None
    limits = day_range(when)
    ends = [
        float(day) + is_end
        for day, is_end in ((limits.start_earliest, 0), (limits.end_latest, 1))
        if abs(day) < _BEYOND_ALL_DAYS
    ]
    value = float(figure.amount)
    if not ends or not math.isfinite(value):
        return None
    return Reading(event=event, figure=figure, first=ends[0], last=ends[-1], value=value)


def _in_order(reading: Reading) -> tuple[float, float, str, float]:
    return reading.first, reading.last, reading.event.id, reading.value


def _point(reading: Reading, scale: Scale, per_px: float) -> Point:
    u0, u1 = scale.u(reading.first), scale.u(reading.last)
    is_bar = reading.figure.period is not None and u1 - u0 >= _LEAST_BAR
    return Point(reading=reading, u0=u0, u1=u1, y=reading.value / per_px, is_bar=is_bar)


def _labelled(points: Sequence[Point], scale: Scale, words: Wording) -> list[Point]:
    """Return *points* with labels above all bars that they cross; where room lacks, the latest."""
    made: list[Point] = []
    taken: list[tuple[float, float, float]] = []
    for point in reversed(points):
        label = words.amount(point.reading.figure.amount)
        width = text_width(label, DATE_SIZE)
        middle = (point.u0 + point.u1) / 2
        u0 = min(max(middle - width / 2, -MARGIN), scale.width + MARGIN - width)
        u1 = u0 + width
        crossed = [each.y for each in points if each.u0 < u1 + 6 and each.u1 > u0 - 6]
        y = max(0.0, *crossed, point.y) + (5.0 if point.is_bar else 8.0)
        is_free = all(
            u1 < a - 6 or u0 > b + 6 or abs(y - other) >= _LABEL_HEIGHT for a, b, other in taken
        )
        if is_free and width < scale.width:
            taken.append((u0, u1, y))
            made.append(attrs.evolve(point, label=label, label_u0=u0, label_y=y))
        else:
            made.append(point)
    made.reverse()
    return made
