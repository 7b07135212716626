"""The sign that a mark is drawn as: shapes around the centre of its row.

Full height is certain, a thin line is possible, and what is hollow has not come about. Every
difference is one of form, never of colour alone.
"""

import math
from collections.abc import Iterable
from enum import StrEnum
from typing import Final, TypeAlias

import attrs

from timeline.model import Status
from timeline_svg._mark import Edge, Mark, Shape
from timeline_svg._scale import Scale
from timeline_svg._words import REAL

MARGIN: Final = 22.0
"""How far beyond the scale a sign may reach on each side, in px."""

POINT: Final = 7.0
"""A shorter time than this, in px, is drawn as a point."""

_DISC: Final = 4.6
_HOLLOW_DISC: Final = 4.3
_SMALL_DISC: Final = 3.6
_RING: Final = 7.0
_HALF_BAR: Final = 5.0
_HALF_BAND: Final = 2.0
_CAP: Final = 5.5
_ARROW: Final = 9.0
_LEAST_BAND: Final = 0.8
_LEAST_WITH_CAP: Final = 1.5
_LEAST_CORE: Final = 0.3
_APART: Final = 6.0
_LEAST_STEPS: Final = 12.0
_DIAMOND: Final = 4.0


class Ink(StrEnum):
    """How a shape is painted; the stylesheet has a class for each."""

    FILL = "f"
    PALE = "p"
    CAP = "s"
    DOTTED_CAP = "sd"
    LINE = "i"
    DASHED_LINE = "id"
    TAIL = "q"
    DOTS = "d"
    OUTLINE = "o"
    DASHED_OUTLINE = "od"
    RING = "r"
    CROSS = "x"


@attrs.frozen
class Path:
    """A line through points, or the area within them.

    Attributes:
        points: the positions, each u and y.
        ink: how it is painted.
        closed: whether it is an area.

    """

    points: tuple[tuple[float, float], ...]
    ink: Ink
    closed: bool = False

    def moved(self, by: float) -> "Path":
        """Return the same, *by* px further."""
        return Path(tuple((u + by, y) for u, y in self.points), self.ink, self.closed)


@attrs.frozen
class Disc:
    """A disc or a ring around a point of the row's centre."""

    u: float
    radius: float
    ink: Ink

    def moved(self, by: float) -> "Disc":
        """Return the same, *by* px further."""
        return Disc(self.u + by, self.radius, self.ink)


@attrs.frozen
class Sign:
    """A letter, such as "?", centred at u, on a baseline."""

    u: float
    y: float
    text: str

    def moved(self, by: float) -> "Sign":
        """Return the same, *by* px further."""
        return Sign(self.u + by, self.y, self.text)


Part: TypeAlias = Path | Disc | Sign


@attrs.frozen
class Glyph:
    """The parts of a sign, and the room that they take.

    Attributes:
        parts: what to draw, in order.
        u0: where it starts, in px.
        u1: where it ends.

    """

    parts: tuple[Part, ...]
    u0: float
    u1: float

    @classmethod
    def of(cls, parts: Iterable[Part]) -> "Glyph":
        """Return a sign of *parts*."""
        kept = tuple(parts)
        ends = [_ends(part) for part in kept]
        return cls(kept, min(end[0] for end in ends), max(end[1] for end in ends))


def _ends(part: Part) -> tuple[float, float]:
    match part:
        case Path():
            us = [u for u, _ in part.points]
            return min(us) - 1, max(us) + 1
        case Disc():
            return part.u - part.radius - 1, part.u + part.radius + 1
        case Sign():
            return part.u - 4, part.u + 4


def glyph(mark: Mark, scale: Scale, as_of: float | None = None) -> Glyph:
    """Return the sign of *mark*, which has a date.

    Args:
        mark: what to draw.
        scale: where its dates are.
        as_of: the position up to which what goes on is certain to have gone on.

    """
    return Glyph.of(_Drawing(mark, scale, as_of).parts())


def is_point(mark: Mark, scale: Scale) -> bool:
    """Return whether *mark* is too short to be drawn with a length."""
    first, last = mark.first, mark.last
    if first is None or last is None or not mark.left == mark.right == Edge.KNOWN:
        return False
    return scale.u(last) - scale.u(first) < POINT


def path(ink: Ink, *points: tuple[float, float], closed: bool = False) -> Path:
    """Return a path through *points*."""
    return Path(points, ink, closed)


def rectangle(ink: Ink, u0: float, u1: float, half: float) -> Path:
    """Return a bar around the centre of the row."""
    return path(ink, (u0, -half), (u1, -half), (u1, half), (u0, half), closed=True)


def diamond(u0: float, u1: float) -> Path:
    """Return a hollow diamond around a day, drawn out to the length of a longer time."""
    middle = (u0 + u1) / 2
    reach = max(_DIAMOND, (u1 - u0) / 2)
    left, right = middle - reach, middle + reach
    upper = ((left + _DIAMOND, -_DIAMOND), (right - _DIAMOND, -_DIAMOND))
    lower = ((right - _DIAMOND, _DIAMOND), (left + _DIAMOND, _DIAMOND))
    points = dict.fromkeys(((left, 0.0), *upper, (right, 0.0), *lower))
    return Path(tuple(points), Ink.OUTLINE, closed=True)


def cross(u: float) -> tuple[Path, Path]:
    """Return the cross of what was cancelled."""
    return (
        path(Ink.CROSS, (u - 5, -5.0), (u + 5, 5.0)),
        path(Ink.CROSS, (u - 5, 5.0), (u + 5, -5.0)),
    )


def tail(u: float, way: int, *, room: float, sign: str = "") -> list[Part]:
    """Return shorter and shorter dashes away from *u*, and what is at their end.

    Args:
        u: where it starts.
        way: 1 to go right, -1 to go left.
        room: the px that it may take; short of room, it has fewer dashes.
        sign: a letter in place of the chevron.

    """
    dashes = [12.0, 8.0, 4.0]
    while len(dashes) > 1 and sum(dashes) + 4 * len(dashes) + 8 > room:
        dashes.pop(0)
    parts: list[Part] = []
    for dash in dashes:
        parts.append(path(Ink.TAIL, (u, 0.0), (u + way * dash, 0.0)))
        u += way * (dash + 4)
    if sign:
        parts.append(Sign(u + way * 4, 4.0, sign))
    else:
        parts.append(chevron(u + way * 4, way))
    return parts


def chevron(u: float, way: int) -> Path:
    """Return an open arrowhead with its point at *u*."""
    return path(Ink.TAIL, (u - way * 5, -4.0), (u, 0.0), (u - way * 5, 4.0))


def arrow(u0: float, u1: float) -> tuple[Path, Path]:
    """Return a line from *u0* to the point of an arrow at *u1*."""
    way = 1 if u1 >= u0 else -1
    head = path(Ink.TAIL, (u1 - way * 8, -5.0), (u1, 0.0), (u1 - way * 8, 5.0))
    return path(Ink.TAIL, (u0, 0.0), (u1 - way * 1.0, 0.0)), head


class _Drawing:
    """The parts of one sign while they are put together."""

    def __init__(self, mark: Mark, scale: Scale, as_of: float | None) -> None:
        self.mark = mark
        self.scale = scale
        self.as_of = as_of
        self.is_hollow = mark.event.status not in REAL

    def parts(self) -> list[Part]:
        """Return all parts, from the ground up."""
        mark = self.mark
        if mark.shape is Shape.STEPS:
            return self._cancelled(self._steps(least=0.0))
        if is_point(mark, self.scale):
            parts = self._point()
        elif mark.runs:
            parts = self._runs()
        elif mark.shape is Shape.EXTENT:
            parts = self._extent()
        else:
            parts = self._moment()
        parts = self._cancelled(self._uncertain(parts))
        return self._with_steps(parts)

    # Whole signs.

    def _point(self) -> list[Part]:
        mark = self.mark
        u = self._middle()
        parts: list[Part] = []
        if mark.shape is Shape.EXTENT:
            ink = Ink.DASHED_OUTLINE if self.is_hollow else Ink.FILL
            parts.append(rectangle(ink, u - 3.5, u + 3.5, _HALF_BAR))
        elif self.is_hollow:
            parts.append(Disc(u, _HOLLOW_DISC, Ink.DASHED_OUTLINE))
        else:
            parts.append(Disc(u, _DISC, Ink.FILL))
        if mark.approximate:
            parts.append(Disc(u, _RING, Ink.RING))
        return parts

    def _moment(self) -> list[Part]:
        mark = self.mark
        first, last = self._u(mark.start_earliest), self._u(mark.end_latest)
        if first is not None and last is not None:
            return [self._line(first, last), self._cap(first), self._cap(last)]
        if first is not None:
            return self._from_cap(first, 1)
        if last is not None:
            return self._from_cap(last, -1)
        # Nothing at all is known but that it happened.
        middle = self.scale.width / 2
        return [
            *tail(middle + 3, 1, room=self.scale.width),
            *tail(middle - 3, -1, room=self.scale.width),
        ]

    def _from_cap(self, u: float, way: int) -> list[Part]:
        """Return the sign of "on or after" and "on or before"."""
        parts: list[Part] = [self._cap(u)]
        if self.is_hollow:
            parts.append(Disc(u, _SMALL_DISC, Ink.DASHED_OUTLINE))
        return [*parts, *self._tail(u, way, gap=5 if self.is_hollow else 3)]

    def _runs(self) -> list[Part]:
        """Return the dates of a set, or those that one of them is, joined by a dotted line."""
        each_happens = self.mark.shape is Shape.SEVERAL
        ends = [
            (self._clipped(first, 0.0), self._clipped(last, self.scale.width))
            for first, last in self.mark.runs
        ]
        parts: list[Part] = [path(Ink.DOTS, (ends[0][0], 0.0), (ends[-1][1], 0.0))]
        drawn = -math.inf
        for u0, u1 in ends:
            if u1 < drawn + 2:
                continue
            drawn = u1
            if u1 - u0 >= POINT:
                parts += [self._line(u0, u1), self._cap(u0), self._cap(u1)]
            elif each_happens and not self.is_hollow:
                parts.append(Disc((u0 + u1) / 2, _SMALL_DISC, Ink.FILL))
            else:
                parts.append(Disc((u0 + u1) / 2, _SMALL_DISC, Ink.OUTLINE))
        return parts

    def _extent(self) -> list[Part]:
        """Return a bar over what is certain, and thinner parts over what is possible."""
        mark, width = self.mark, self.scale.width
        first, last = self._u(mark.start_earliest), self._u(mark.end_latest)
        started, ending = self._u(mark.start_latest), self._u(mark.end_earliest)
        if mark.right is Edge.OPEN:
            until = width - _ARROW if self.as_of is None else self.as_of
            started = started if started is not None else self._start_of_nothing()
            ending = min(max(until, started), width - _ARROW)
        if mark.left is Edge.OPEN:
            started = _ARROW
            ending = ending if ending is not None else started
        parts: list[Part] = []
        has_core = started is not None and ending is not None and ending - started > _LEAST_CORE
        known = [u for u in (started, ending) if u is not None]
        left = min(known) if known else 0.0
        right = max(known) if known else width
        if has_core:
            parts.append(self._core(left, right))
        elif first is not None and last is not None:
            return [self._band(first, last), self._cap(first), self._cap(last)]
        elif first is None and last is not None:
            # The start lies before the end, and the end is between these two.
            left = right = ending if ending is not None else last
        elif first is not None:
            left = right = started if started is not None else first
        parts += self._left_end(left, first, has_core=has_core)
        parts += self._right_end(right, last, has_core=has_core)
        return parts

    def _left_end(self, inner: float, first: float | None, *, has_core: bool) -> list[Part]:
        edge = self.mark.left
        if edge is Edge.OPEN:
            ink = Ink.OUTLINE if self.is_hollow else Ink.FILL
            return [path(ink, (0.0, 0.0), (_ARROW, -6.0), (_ARROW, 6.0), closed=True)]
        if edge is not Edge.KNOWN or first is None:
            cap = [] if has_core else [self._cap(inner)]
            return [*cap, *self._tail(inner, -1, sign=edge is Edge.UNKNOWN)]
        if inner - first > _LEAST_WITH_CAP:
            return [self._band(first, inner), self._cap(first)]
        return [] if has_core else [self._cap(first)]

    def _right_end(self, inner: float, last: float | None, *, has_core: bool) -> list[Part]:
        edge = self.mark.right
        width = self.scale.width
        if edge is Edge.OPEN:
            if inner < width - _ARROW - 3:
                return [*arrow(inner, width)]
            ink = Ink.OUTLINE if self.is_hollow else Ink.FILL
            tip = ((width, 0.0), (width - _ARROW, -6.0), (width - _ARROW, 6.0))
            return [path(ink, *tip, closed=True)]
        if edge is not Edge.KNOWN or last is None:
            return self._tail(inner, 1, sign=edge is Edge.UNKNOWN)
        if last - inner > _LEAST_WITH_CAP:
            return [self._band(inner, last), self._cap(last)]
        return [] if has_core else [self._cap(last)]

    def _start_of_nothing(self) -> float:
        """Return where something is drawn of which only that it goes on is known."""
        return (self.as_of if self.as_of is not None else self.scale.width - 2 * _ARROW) - 2

    # What is added to a sign.

    def _uncertain(self, parts: list[Part]) -> list[Part]:
        if not self.mark.uncertain:
            return parts
        start = min(_ends(part)[0] for part in parts)
        return [*parts, Sign(max(start - 3, 4 - MARGIN), -4.0, "?")]

    def _cancelled(self, parts: list[Part]) -> list[Part]:
        if self.mark.event.status is not Status.CANCELLED:
            return parts
        ends = [_ends(part) for part in parts if not isinstance(part, Sign)]
        middle = (min(end[0] for end in ends) + max(end[1] for end in ends)) / 2
        return [*parts, *cross(middle)]

    def _with_steps(self, parts: list[Part]) -> list[Part]:
        steps = self._steps(least=_LEAST_STEPS) if len(self.mark.steps) > 1 else []
        if not steps:
            return parts
        # A point that is one of the steps is drawn as that step.
        middle = self._middle() if is_point(self.mark, self.scale) else None
        is_step = middle is not None and any(
            abs(self._step_middle(index) - middle) < _DIAMOND
            for index in range(len(self.mark.steps))
        )
        return steps if is_step else [*parts, *steps]

    def _steps(self, least: float) -> list[Part]:
        """Return the diamonds of the steps; nothing if they take less than *least* px."""
        ends = [(self.scale.u(step.first), self.scale.u(step.last)) for step in self.mark.steps]
        middles = [(u0 + u1) / 2 for u0, u1 in ends]
        if max(middles) - min(middles) < least:
            return []
        parts: list[Part] = []
        if max(middles) > min(middles):
            parts.append(path(Ink.CAP, (min(middles), 0.0), (max(middles), 0.0)))
        drawn = -math.inf
        for u0, u1 in ends:
            if (u0 + u1) / 2 - drawn >= _APART:
                parts.append(diamond(u0, u1))
                drawn = (u0 + u1) / 2
        return parts

    # Parts.

    def _u(self, moment: float) -> float | None:
        return self.scale.u(moment) if math.isfinite(moment) else None

    def _clipped(self, moment: float, otherwise: float) -> float:
        return self.scale.u(moment) if math.isfinite(moment) else otherwise

    def _middle(self) -> float:
        limits = self.mark.finite
        return (self.scale.u(min(limits)) + self.scale.u(max(limits))) / 2

    def _step_middle(self, index: int) -> float:
        step = self.mark.steps[index]
        return (self.scale.u(step.first) + self.scale.u(step.last)) / 2

    def _cap(self, u: float) -> Path:
        # Not even the end is sharp if the date is approximate.
        ink = Ink.DOTTED_CAP if self.mark.approximate else Ink.CAP
        return path(ink, (u, -_CAP), (u, _CAP))

    def _line(self, u0: float, u1: float) -> Path:
        return path(Ink.DASHED_LINE if self.is_hollow else Ink.LINE, (u0, 0.0), (u1, 0.0))

    def _core(self, u0: float, u1: float) -> Path:
        if u1 - u0 < 2:  # noqa: PLR2004
            u0, u1 = (u0 + u1) / 2 - 1, (u0 + u1) / 2 + 1
        return rectangle(Ink.DASHED_OUTLINE if self.is_hollow else Ink.FILL, u0, u1, _HALF_BAR)

    def _band(self, u0: float, u1: float) -> Path:
        if u1 - u0 < _LEAST_BAND:
            u1 = u0 + _LEAST_BAND
        return rectangle(Ink.DASHED_OUTLINE if self.is_hollow else Ink.PALE, u0, u1, _HALF_BAND)

    def _tail(self, u: float, way: int, *, gap: float = 3.0, sign: bool = False) -> list[Part]:
        u += way * gap
        end = self.scale.width + MARGIN if way > 0 else -MARGIN
        return tail(u, way, room=abs(end - u), sign="?" if sign else "")
