"""Time to px: one scale for the whole picture, from which long stretches without events are cut.

Positions are called u. They grow with time, whichever way the picture is read; only drawing
turns them round.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Final

import attrs

CUT_WIDTH: Final = 30.0
"""The width of the strip in place of what is cut, in px."""

_MOST_CUTS: Final = 4
_LEAST_SHARE: Final = 0.25
_LEAST_PX: Final = 3 * CUT_WIDTH
_PADDING: Final = 26.0
_NARROW: Final = 448.0
_NARROW_PADDING: Final = 16.0
# The finest unit is never most of the picture, or a single day would look like a long time.
_MOST_OF_A_UNIT: Final = 0.22
_RESOLUTION: Final = 1e-12
# Segments, without their padding, keep at least this share of the width.
_LEAST_ROOM: Final = 0.35

Span = tuple[float, float]


@attrs.frozen
class Segment:
    """A stretch of time that is drawn.

    Attributes:
        start: its first moment, in days.
        end: its last moment.
        u0: where it starts, in px.
        u1: where it ends.

    """

    start: float
    end: float
    u0: float
    u1: float


@attrs.frozen
class Cut:
    """A stretch of time that is left out, between two segments.

    Attributes:
        days: how long nothing happens.
        u0: where the strip in its place starts, in px.
        u1: where it ends.

    """

    days: float
    u0: float
    u1: float


@attrs.frozen
class Scale:
    """Where each moment is.

    Attributes:
        width: the width of the whole, in px.
        per_day: how many px a day takes, the same in all segments.
        segments: the stretches that are drawn, in order.
        cuts: what is between them.

    """

    width: float
    per_day: float
    segments: tuple[Segment, ...]
    cuts: tuple[Cut, ...] = ()

    def u(self, moment: float) -> float:
        """Return the position of *moment*, from 0 to the width.

        It never falls with time, and grows linearly within a segment.
        """
        if moment <= self.segments[0].start:
            return 0.0
        before = self.segments[0]
        for segment in self.segments:
            if moment < segment.start:
                share = (moment - before.end) / (segment.start - before.end)
                return before.u1 + (segment.u0 - before.u1) * min(1.0, share)
            if moment <= segment.end:
                return min(segment.u1, segment.u0 + (moment - segment.start) * self.per_day)
            before = segment
        return self.width


def fit(spans: Iterable[Span], width: float, *, unit: float = 1.0, breaks: bool = True) -> Scale:
    """Return the scale that shows all *spans* in *width* px.

    Args:
        spans: the stretches of time in which something happens, in days.
        width: the width, in px.
        unit: the finest unit that matters, in days: one day, or an hour if there are times.
        breaks: whether long gaps are cut.

    """
    runs = _union(spans) or [(0.0, unit)]
    # Finer differences are lost in numbers as large as the days of far years.
    unit = max(unit, _RESOLUTION * max(-runs[0][0], runs[-1][1]))
    padding = _PADDING if width >= _NARROW else _NARROW_PADDING
    cuts = _gaps_to_cut(runs, width, unit) if breaks else frozenset[int]()
    pieces = _pieces(runs, cuts)
    while True:
        room = width - 2 * padding * len(pieces) - CUT_WIDTH * (len(pieces) - 1)
        scale = _laid_out(pieces, width, room, unit)
        gaps = range(len(pieces) - 1)
        narrowest = min(gaps, key=lambda index: _gap(pieces, index), default=None)
        if narrowest is None or _is_worth_its_cuts(scale, narrowest, room):
            return scale
        pieces[narrowest : narrowest + 2] = [(pieces[narrowest][0], pieces[narrowest + 1][1])]


def _union(spans: Iterable[Span]) -> list[Span]:
    runs: list[Span] = []
    for start, end in sorted(spans):
        if runs and start <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(runs[-1][1], end))
        else:
            runs.append((start, end))
    return runs


def _gaps_to_cut(runs: Sequence[Span], width: float, unit: float) -> frozenset[int]:
    """Return the index of the run before each gap to cut."""
    gaps = [(after[0] - before[1], index) for index, (before, after) in enumerate(pairwise(runs))]
    gaps.sort(key=lambda gap: (-gap[0], gap[1]))
    left = runs[-1][1] - runs[0][0]
    cuts: set[int] = set()
    for days, index in gaps[:_MOST_CUTS]:
        per_day = min(width / left, _MOST_OF_A_UNIT * width / unit) if left > 0 else 0.0
        if days < _LEAST_SHARE * left or days * per_day < _LEAST_PX:
            break
        cuts.add(index)
        left -= days
    return frozenset(cuts)


def _pieces(runs: Sequence[Span], cuts: frozenset[int]) -> list[Span]:
    pieces: list[Span] = []
    start = runs[0][0]
    for index, (_, end) in enumerate(runs):
        if index in cuts:
            pieces.append((start, end))
            start = runs[index + 1][0]
    return [*pieces, (start, runs[-1][1])]


def _gap(pieces: Sequence[Span], index: int) -> float:
    return pieces[index + 1][0] - pieces[index][1]


def _laid_out(pieces: Sequence[Span], width: float, room: float, unit: float) -> Scale:
    """Return the scale of *pieces*, whose time has *room* px in all."""
    count = len(pieces)
    days = sum(end - start for start, end in pieces)
    finest = _MOST_OF_A_UNIT * room / unit
    per_day = min(room / days, finest) if days > 0 else finest
    # What the time does not take is shared out, before and after each piece.
    padding = (width - CUT_WIDTH * (count - 1) - per_day * days) / (2 * count)
    segments: list[Segment] = []
    cuts: list[Cut] = []
    u = 0.0
    for index, (start, end) in enumerate(pieces):
        u1 = u + (end - start) * per_day + 2 * padding
        if index == count - 1:
            u1 = width  # exactly, whatever was rounded
        segments.append(Segment(start - padding / per_day, end + padding / per_day, u, u1))
        u = u1
        if index < count - 1:
            cuts.append(Cut(_gap(pieces, index), u, u + CUT_WIDTH))
            u += CUT_WIDTH
    return Scale(width, per_day, tuple(segments), tuple(cuts))


def _is_worth_its_cuts(scale: Scale, narrowest: int, room: float) -> bool:
    """Return whether the narrowest gap saves more than its strip, and enough room is left."""
    before, after = scale.segments[narrowest : narrowest + 2]
    saved = (after.start - before.end) * scale.per_day
    return saved > CUT_WIDTH and room > _LEAST_ROOM * scale.width
