"""The axis: its ticks, and which texts have room on it."""

from collections.abc import Sequence
from typing import Final

import attrs

from timeline_svg._glyph import MARGIN
from timeline_svg._layout import DATE_SIZE
from timeline_svg._metrics import text_width
from timeline_svg._scale import Scale, Segment
from timeline_svg._ticks import Step, Tick, columns, finest, middle_name, names, ticks
from timeline_svg._words import Wording

_LABELLED: Final = 58.0
_UNLABELLED: Final = 7.0
_COLUMN: Final = 5.0
_APART: Final = 6.0


@attrs.frozen
class AxisText:
    """A text over the axis, around or from a position.

    Attributes:
        u: the position, in px.
        text: what it says.
        has_tick: whether a line leads from it to the axis.

    """

    u: float
    text: str
    has_tick: bool = False


@attrs.frozen(kw_only=True)
class Axis:
    """What is on the axis.

    Attributes:
        major: where labelled units start; lines go down from there.
        minor: where finer units start.
        lower: the texts just above the axis, centred.
        upper: the texts above those, from their position on.
        cuts: how long each cut is, centred above it.

    """

    major: tuple[float, ...]
    minor: tuple[float, ...]
    lower: tuple[AxisText, ...]
    upper: tuple[AxisText, ...]
    cuts: tuple[AxisText, ...]


class _Line:
    """The texts of one line, none of which overlap."""

    def __init__(self, scale: Scale) -> None:
        self._ends = (-MARGIN, scale.width + MARGIN)
        self._taken: list[tuple[float, float]] = []

    def has_room(self, u0: float, u1: float) -> bool:
        """Take the place between *u0* and *u1*, if it is free."""
        if u0 < self._ends[0] or u1 > self._ends[1]:
            return False
        if any(u0 < b + _APART and u1 > a - _APART for a, b in self._taken):
            return False
        self._taken.append((u0, u1))
        return True


def make_axis(scale: Scale, words: Wording) -> Axis:
    """Return the axis of *scale*."""
    step = _labelled_step(scale, words)
    fine = finest(scale.per_day, _UNLABELLED)
    major: list[float] = []
    minor: list[float] = []
    lower: list[AxisText] = []
    upper: list[AxisText] = []
    below, above = _Line(scale), _Line(scale)
    cuts = [AxisText((cut.u0 + cut.u1) / 2, words.length(cut.days)) for cut in scale.cuts]
    cuts = [cut for cut in cuts if _is_centred(cut, above)]
    for segment in scale.segments:
        labelled = [
            AxisText(scale.u(tick.moment), tick.text) for tick in ticks(segment, step, words)
        ]
        major += [text.u for text in labelled]
        minor += [scale.u(tick.moment) for tick in ticks(segment, fine, words)]
        shown = [text for text in labelled if _is_centred(text, below)]
        named = _named(names(segment, step, words), segment, scale, above)
        if not shown and not named:
            middle = AxisText((segment.u0 + segment.u1) / 2, middle_name(segment, step, words))
            shown = [middle] if _is_centred(middle, below) else []
        lower += shown
        upper += named
    return Axis(
        major=tuple(major),
        minor=tuple(u for u in minor if u not in set(major)),
        lower=tuple(lower),
        upper=tuple(upper),
        cuts=tuple(cuts),
    )


def _named(ticks: Sequence[Tick], segment: Segment, scale: Scale, line: _Line) -> list[AxisText]:
    """Return the names of the larger units that have room; that of a part of one comes last."""
    made: list[AxisText] = []
    for tick in ticks[1:]:
        u = scale.u(tick.moment)
        if u > segment.u0 + 1 and _has_name(u, tick.text, segment, line):
            made.append(AxisText(u, tick.text, has_tick=True))
    for tick in ticks[:1]:
        # It may have to make way for the length of the cut before it.
        places = (scale.u(tick.moment) + by for by in (0, 6, 12, 18, 24))
        free = next((u for u in places if _has_name(u, tick.text, segment, line)), None)
        if free is not None:
            made.append(AxisText(free, tick.text))
    return made


def _has_name(u: float, name: str, segment: Segment, line: _Line) -> bool:
    end = u + 4 + text_width(name, DATE_SIZE, bold=True)
    return end <= segment.u1 and line.has_room(u, end)


def calendar_columns(scale: Scale, words: Wording) -> list[tuple[float, float]]:
    """Return the columns of a histogram: whole hours, days, months or years, in days.

    Columns of px would cut months in two, and make the dates in them look uncertain.
    """
    step = finest(scale.per_day, _COLUMN)
    return [unit for segment in scale.segments for unit in columns(segment, step, words)]


def _labelled_step(scale: Scale, words: Wording) -> Step:
    """Return the finest step whose texts have room."""
    least = _LABELLED
    while True:
        step = finest(scale.per_day, least)
        texts = [tick.text for segment in scale.segments for tick in ticks(segment, step, words)]
        widest = max((text_width(text, DATE_SIZE) for text in texts), default=0.0)
        if widest + _APART <= step.days * scale.per_day or least > scale.width:
            return step
        least *= 1.5


def _is_centred(text: AxisText, line: _Line) -> bool:
    half = text_width(text.text, DATE_SIZE) / 2
    return line.has_room(text.u - half, text.u + half)
