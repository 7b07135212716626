"""Where signs and labels are, so that no two of them overlap.

Rows are units of 7.5 px, each a sorted list of the stretches that are taken. An event takes as
many of them as its label has lines, in the first row with room for its whole box.
"""

import heapq
import math
from bisect import bisect_left, insort
from collections.abc import Callable, Iterable, Sequence
from typing import Final

import attrs

from timeline_svg._glyph import MARGIN, Glyph, glyph
from timeline_svg._mark import Edge, Mark, Shape
from timeline_svg._metrics import Wrapped, drawable, is_rtl, text_width, wrap
from timeline_svg._scale import Scale

UNIT: Final = 7.5
LINE: Final = 15.0
TITLE_SIZE: Final = 12.5
DATE_SIZE: Final = 11.0
BETWEEN: Final = 8.0
"""What separates a title from a date on the same line, in px: two no-break spaces."""

_GAP: Final = 7.0
_CLEAR: Final = 6.0
_CENTRE: Final = 9.0
_BELOW_LABEL: Final = 4.0
_LABEL_OUTSIDE: Final = 14.0
_WIDE: Final = 500.0
_LONG: Final = 0.45
_LONG_AMONG_MANY: Final = 0.3
_DATE_LINES: Final = 8
_NARROWEST_LABEL: Final = 130.0
_BEFORE_COST: Final = 1.5
_CROSSING_COST: Final = 3.0
_LINE_COST: Final = 1.0
_LOOSER: Final = (1.08, 1.25)
_MOST_TRIED: Final = 900
_MOST_CONSIDERED: Final = 4000

LEAST_BARE: Final = 3.0
"""The least width of a bare mark, in px."""


@attrs.frozen
class Label:
    """The text beside a sign.

    Attributes:
        title: the lines of the title.
        date: the lines of the date; none if it follows the title on its last line.
        inline: the date on the last line of the title, or "".
        u0: where its place starts, in px.
        u1: where it ends.
        at_end: whether its lines end at the end of the place, beside the sign, and not start at
            its start.
        is_cut: whether anything of it was cut.

    """

    title: tuple[str, ...]
    date: tuple[str, ...]
    inline: str
    u0: float
    u1: float
    at_end: bool
    is_cut: bool

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return len(self.title) + len(self.date)


@attrs.frozen
class Box:
    """The place that an event takes, in px; y grows downwards from the first row."""

    u0: float
    u1: float
    top: float
    bottom: float


@attrs.frozen(kw_only=True)
class Placed:
    """An event with its place.

    Attributes:
        mark: the event.
        glyph: its sign.
        label: its label.
        box: all that it takes.
        centre: the y of the centre of its sign.
        first_line: the y of the centre of the first line of its label.

    """

    mark: Mark
    glyph: Glyph
    label: Label
    box: Box
    centre: float
    first_line: float


@attrs.frozen(kw_only=True)
class Layout:
    """Where everything is.

    Attributes:
        placed: the events with a label, in reading order.
        rest: the events without room for one.
        height: the px that the rows take.

    """

    placed: tuple[Placed, ...]
    rest: tuple[Mark, ...]
    height: float


@attrs.frozen(kw_only=True)
class Bare:
    """A mark without a label.

    Attributes:
        mark: the event.
        lane: its row.
        u0: where it may start, in px.
        u1: the latest that it may start.

    """

    mark: Mark
    lane: int
    u0: float
    u1: float


@attrs.frozen(kw_only=True)
class Column:
    """A column of a histogram over a whole calendar unit.

    Attributes:
        u0: where the unit starts, in px.
        u1: where it ends.
        surely: how many events certainly start in it.
        possibly: how many may, with those.

    """

    u0: float
    u1: float
    surely: int
    possibly: int


class Rows:
    """Which stretches of each row are taken."""

    def __init__(self) -> None:
        self._rows: list[list[tuple[float, float]]] = []

    def __len__(self) -> int:
        return len(self._rows)

    def first(self, units: int, u0: float, u1: float, most: float = math.inf) -> int | None:
        """Return the first row from which *units* rows are free between *u0* and *u1*."""
        row = 0
        while row + units <= most:
            taken = next((i for i in reversed(range(units)) if self._taken(row + i, u0, u1)), None)
            if taken is None:
                return row
            row += taken + 1
        return None

    def take(self, row: int, units: int, u0: float, u1: float) -> None:
        """Take *units* rows from *row*, between *u0* and *u1*."""
        while len(self._rows) < row + units:
            self._rows.append([])
        for each in range(row, row + units):
            insort(self._rows[each], (u0, u1))

    def _taken(self, row: int, u0: float, u1: float) -> bool:
        if row >= len(self._rows):
            return False
        stretches = self._rows[row]
        after = bisect_left(stretches, (u0, u0))
        if after < len(stretches) and stretches[after][0] < u1:
            return True
        return after > 0 and stretches[after - 1][1] > u0


@attrs.frozen(kw_only=True)
class Space:
    """The space that a layout fills.

    Attributes:
        scale: where moments are.
        as_of: the position of the day that the picture is as of.
        heading: the px at the start of the first row that the name of the group takes.

    """

    scale: Scale
    as_of: float | None = None
    heading: float = 0.0

    @property
    def most(self) -> float:
        """The px that a line of a label may take."""
        return max(150.0, min(330.0, self.scale.width * 0.42))

    @property
    def is_narrow(self) -> bool:
        """Whether there is room for short lines only."""
        return self.scale.width < _WIDE

    def rows(self) -> Rows:
        """Return rows in which only the heading is taken."""
        rows = Rows()
        if self.heading:
            rows.take(0, 3, -MARGIN, self.heading)
        return rows


@attrs.frozen(kw_only=True)
class _Candidate:
    label: Label
    u0: float
    u1: float
    units: int
    cost: float
    is_above: bool = False


def lay_out(
    marks: Sequence[Mark],
    date_of: Callable[[Mark], str],
    space: Space,
    *,
    most_units: float = math.inf,
) -> Layout:
    """Place *marks*, in reading order, with their dates in words.

    Args:
        marks: the events, all of which have a date.
        date_of: returns the date of one in words.
        space: where they are placed.
        most_units: how many rows there are; if not all events fit, labels are spread evenly
            over all of them.

    """
    max_lines = 5 if space.is_narrow else 3
    # A row of units has room for a few labels at most.
    if len(marks) <= 3 * most_units:
        layout = _placed(marks, date_of, space, most_units, max_lines)
        if not layout.rest:
            return layout
    tried: list[Mark] = []
    for mark in spread(marks, _MOST_CONSIDERED):
        start, end = _extent(mark, space.scale)
        if end - start < _LONG_AMONG_MANY * space.scale.width:
            tried.append(mark)
            if len(tried) == _MOST_TRIED:
                break
    layout = _placed(tried, date_of, space, max(6, most_units * 2 // 3), max_lines=2)
    placed = {id(each.mark) for each in layout.placed}
    order = {id(mark): index for index, mark in enumerate(marks)}
    return Layout(
        placed=tuple(sorted(layout.placed, key=lambda each: order[id(each.mark)])),
        rest=tuple(mark for mark in marks if id(mark) not in placed),
        height=layout.height,
    )


def _placed(
    marks: Iterable[Mark],
    date_of: Callable[[Mark], str],
    space: Space,
    most_units: float,
    max_lines: int,
) -> Layout:
    rows = space.rows()
    placed: list[Placed] = []
    rest: list[Mark] = []
    for mark in marks:
        sign = glyph(mark, space.scale, space.as_of)
        best: tuple[float, int, _Candidate] | None = None
        for candidate in _candidates(mark, date_of(mark), sign, space, max_lines):
            left, right = candidate.u0 - _CLEAR, candidate.u1 + _CLEAR
            row = rows.first(candidate.units, left, right, most_units)
            if row is not None and (best is None or row + candidate.cost < best[0]):
                best = (row + candidate.cost, row, candidate)
        if best is None:
            rest.append(mark)
            continue
        _, row, chosen = best
        rows.take(row, chosen.units, chosen.u0 - _CLEAR, chosen.u1 + _CLEAR)
        placed.append(_at(mark, sign, row, chosen))
    return Layout(placed=tuple(placed), rest=tuple(rest), height=len(rows) * UNIT)


def _at(mark: Mark, sign: Glyph, row: int, chosen: _Candidate) -> Placed:
    top = row * UNIT
    above = chosen.label.lines * LINE + _BELOW_LABEL if chosen.is_above else 0.0
    return Placed(
        mark=mark,
        glyph=sign,
        label=chosen.label,
        box=Box(chosen.u0, chosen.u1, top, top + chosen.units * UNIT),
        centre=top + _CENTRE + above,
        first_line=top + _CENTRE,
    )


def _candidates(
    mark: Mark, date: str, sign: Glyph, space: Space, max_lines: int
) -> list[_Candidate]:
    """Return the ways to put a label beside *sign*, the best first."""
    width = space.scale.width
    title = drawable(mark.event.title)
    full = text_width(title, TITLE_SIZE) + BETWEEN + text_width(date, DATE_SIZE)
    room = min(space.most, full + 1)
    made: list[_Candidate] = []
    after, before = sign.u1 + _GAP, sign.u0 - _GAP
    line = space.as_of
    label = _label(title, date, room, max_lines)
    taken = label.u1
    if after + taken <= width + _LABEL_OUTSIDE:
        made.append(_beside(label, sign, after, line, cost=0.0))
    if line is not None and after < line < after + taken:
        # In shorter lines it may end before the line that it would cross.
        shorter = line - _CLEAR - after
        if shorter >= _NARROWEST_LABEL:
            narrow = _label(title, date, shorter, max_lines)
            if not narrow.is_cut and narrow.u1 <= shorter and len(narrow.date) < 2:  # noqa: PLR2004
                made.append(_beside(narrow, sign, after, line, cost=0.0))
    if before - taken >= -_LABEL_OUTSIDE:
        ended = attrs.evolve(label, at_end=True)
        made.append(_beside(ended, sign, before - taken, line, cost=_BEFORE_COST))
    if not made or sign.u1 - sign.u0 > width * _LONG:
        made.append(_above(title, date, sign, space, max_lines))
    return made


def _beside(label: Label, sign: Glyph, u0: float, line: float | None, *, cost: float) -> _Candidate:
    u1 = u0 + label.u1
    crosses = line is not None and u0 < line < u1
    return _Candidate(
        label=attrs.evolve(label, u0=u0, u1=u1),
        u0=min(u0, sign.u0),
        u1=max(u1, sign.u1),
        units=_units(label.lines),
        cost=cost + _CROSSING_COST * crosses + _LINE_COST * label.lines,
    )


def _above(title: str, date: str, sign: Glyph, space: Space, max_lines: int) -> _Candidate:
    width = space.scale.width
    label = _label(title, date, min(width, max(space.most, sign.u1 - sign.u0)), max_lines)
    u0 = min(max(sign.u0, 0.0), max(0.0, width - label.u1))
    return _Candidate(
        label=attrs.evolve(label, u0=u0, u1=u0 + label.u1),
        u0=min(sign.u0, u0),
        u1=max(sign.u1, u0 + label.u1),
        units=_units(label.lines) + 2,
        cost=_LINE_COST * label.lines,
        is_above=True,
    )


def _units(lines: int) -> int:
    return math.ceil((lines * LINE + 7) / UNIT)


def _label(title: str, date: str, room: float, max_lines: int) -> Label:
    """Return a title and a date in lines of at most *room* px, as if they started at 0."""
    wrapped = _balanced(title, room, max_lines)
    last = text_width(wrapped.lines[-1], TITLE_SIZE) if wrapped.lines else 0.0
    length = text_width(date, DATE_SIZE)
    if last + BETWEEN + length <= room and not is_rtl(title):
        width = max(wrapped.width, last + BETWEEN + length)
        return Label(wrapped.lines, (), date, 0.0, width, at_end=False, is_cut=wrapped.is_cut)
    own = wrap(date, DATE_SIZE, room, _DATE_LINES)
    width = max(wrapped.width, own.width)
    is_cut = wrapped.is_cut or own.is_cut
    return Label(wrapped.lines, own.lines, "", 0.0, width, at_end=False, is_cut=is_cut)


def _balanced(title: str, room: float, max_lines: int) -> Wrapped:
    """Return *title* in as few lines as possible, of about the same length."""
    wrapped = wrap(title, TITLE_SIZE, room, max_lines)
    lines = len(wrapped.lines)
    if lines == 1 or wrapped.is_cut:
        return wrapped
    even = text_width(title, TITLE_SIZE) / lines
    for looser in _LOOSER:
        if even * looser < room:
            again = wrap(title, TITLE_SIZE, even * looser, lines)
            if not again.is_cut:
                return again
    return wrapped


def spread(items: Sequence[Mark], most: int) -> list[Mark]:
    """Return at most *most* of *items*, such that any number of the first are evenly spread.

    The order is that of the reversed bits of their index.
    """
    bits = max(1, (len(items) - 1).bit_length())
    made: list[Mark] = []
    for number in range(1 << bits):
        index = int(f"{number:0{bits}b}"[::-1], 2)
        if index < len(items):
            made.append(items[index])
            if len(made) == most:
                break
    return made


def _extent(mark: Mark, scale: Scale) -> tuple[float, float]:
    """Return where a mark starts and ends, in px, however it is drawn."""
    first = 0.0 if mark.left is Edge.OPEN or mark.first is None else scale.u(mark.first)
    is_open = mark.right is Edge.OPEN or mark.last is None
    return first, scale.width if is_open or mark.last is None else scale.u(mark.last)


def start_range(mark: Mark) -> tuple[float, float] | None:
    """Return the first and the last moment at which *mark* may have started; None if unknown.

    Of a start that nobody knows, it is the first limit that is known.
    """
    limits = mark.finite
    if not limits:
        return None
    if mark.shape is Shape.MOMENT:
        return min(limits), max(limits)
    first = limits[0]
    last = mark.start_latest if math.isfinite(mark.start_latest) else first
    return first, max(first, last)


def lanes(marks: Iterable[Mark], scale: Scale) -> tuple[Bare, ...]:
    """Return bare *marks* in as few lanes as possible, each where it may have started."""
    boxes: list[tuple[float, float, str, Mark]] = []
    for mark in marks:
        start = start_range(mark)
        u0, u1 = (scale.u(start[0]), scale.u(start[1])) if start else (0.0, 0.0)
        if u1 - u0 < LEAST_BARE:
            middle = (u0 + u1) / 2
            u0, u1 = middle - LEAST_BARE / 2, middle + LEAST_BARE / 2
        boxes.append((u0, u1, mark.event.id, mark))
    boxes.sort(key=lambda box: box[:3])
    made: list[Bare] = []
    free: list[int] = []
    busy: list[tuple[float, int]] = []
    for u0, u1, _, mark in boxes:
        while busy and busy[0][0] <= u0:
            heapq.heappush(free, heapq.heappop(busy)[1])
        lane = heapq.heappop(free) if free else len(busy)
        heapq.heappush(busy, (u1 + 0.6, lane))
        made.append(Bare(mark=mark, lane=lane, u0=u0, u1=u1))
    return tuple(made)


def histogram(
    marks: Iterable[Mark], scale: Scale, units: Sequence[tuple[float, float]]
) -> tuple[Column, ...]:
    """Return how many *marks* start in each of *units*, the calendar units of the scale."""
    starts = [start for start, _ in units]
    surely = [0] * len(units)
    changes = [0] * (len(units) + 1)
    for mark in marks:
        start = start_range(mark)
        if start is None:
            continue
        first = max(0, bisect_left(starts, start[0] + 1e-6) - 1)
        last = max(first, bisect_left(starts, start[1] - 1e-6) - 1)
        surely[first] += first == last and mark.left is Edge.KNOWN
        changes[first] += 1
        changes[last + 1] -= 1
    made: list[Column] = []
    possibly = 0
    for (start_, end), sure, change in zip(units, surely, changes, strict=False):
        possibly += change
        made.append(Column(u0=scale.u(start_), u1=scale.u(end), surely=sure, possibly=possibly))
    return tuple(made)
