"""The bands of a picture: its groups, each with its rows and with what has no room in them."""

import math
from collections.abc import Mapping, Sequence
from typing import Final

import attrs

from timeline_svg._axis import calendar_columns
from timeline_svg._glyph import MARGIN
from timeline_svg._layout import (
    DATE_SIZE,
    UNIT,
    Bare,
    Column,
    Layout,
    Space,
    histogram,
    lanes,
    lay_out,
)
from timeline_svg._mark import Mark
from timeline_svg._metrics import drawable, text_width, wrap
from timeline_svg._options import Group
from timeline_svg._scale import Scale
from timeline_svg._words import Wording

LANE: Final = 4.0
COLUMNS_HEIGHT: Final = 96.0
MORE_HEAD: Final = 20.0
"""The height of the line above bare marks and columns, in px."""

_MOST_LANES: Final = 40
_MANY: Final = 80
_MOST_ROWS: Final = 72
_UNITS_OF_A_ROW: Final = 3
_MOST_GROUPS: Final = 14
_TOP: Final = 12.0


@attrs.frozen(kw_only=True)
class Band:
    """The events of a group.

    Attributes:
        name: the name of the group as written, or "" if there are no groups.
        hue: the number of its colour.
        top: where it starts, in px below the axis.
        rows: where its rows start.
        layout: the events with labels.
        more: where the events without labels start.
        bare: those of them that have a mark each.
        columns: how many start in each calendar unit, if they are too many for a mark each.
        counted: those in the columns.
        bottom: where it ends.

    """

    name: str
    hue: int
    top: float
    rows: float
    layout: Layout
    more: float
    bare: tuple[Bare, ...] = ()
    columns: tuple[Column, ...] = ()
    counted: tuple[Mark, ...] = ()
    bottom: float


@attrs.frozen(kw_only=True)
class Frame:
    """What all bands of a picture share.

    Attributes:
        scale: where moments are.
        words: the words of the picture.
        group: what the bands are.
        rows: how many rows of labels there are at most; None for as many as are usual.
        as_of: the position of the day that the picture is as of.

    """

    scale: Scale
    words: Wording
    group: Group
    rows: int | None
    as_of: float | None


@attrs.frozen
class _Group:
    name: str
    hue: int
    marks: Sequence[Mark]
    most: float


def group_of(mark: Mark, group: Group, words: Wording) -> str:
    """Return the name of the group of *mark*; the first of several."""
    event = mark.event
    match group:
        case Group.TYPE:
            return words.type(event.type)
        case Group.STATUS:
            return words.labels.title(event.status)
        case Group.TAG:
            return event.tags[0] if event.tags else words.labels.word("no tag")
        case Group.ACTOR:
            actors = event.participants
            return actors[0].label if actors else words.labels.word("no actor")
        case Group.NONE:
            return ""


def arrange(marks: Sequence[Mark], frame: Frame) -> tuple[Band, ...]:
    """Return the bands of *marks*, which have a date and are in reading order."""
    most_rows = _MOST_ROWS if frame.rows is None and len(marks) > _MANY else frame.rows
    bands: list[Band] = []
    top = _TOP
    for hue, (name, members) in enumerate(_groups(marks, frame).items()):
        most = math.inf
        if most_rows is not None:
            units = most_rows * _UNITS_OF_A_ROW
            most = max(2 * _UNITS_OF_A_ROW, units * len(members) // len(marks))
        band = _band(_Group(_heading(name, frame.scale), hue, members, most), top, frame)
        bands.append(band)
        top = band.bottom
    return tuple(bands)


def _groups(marks: Sequence[Mark], frame: Frame) -> Mapping[str, Sequence[Mark]]:
    """Return the marks of each group, the largest first; of many groups, the last are one."""
    words = frame.words
    groups: dict[str, list[Mark]] = {}
    for mark in marks:
        groups.setdefault(group_of(mark, frame.group, words), []).append(mark)
    missing = {words.labels.word("no tag"), words.labels.word("no actor")}
    names = sorted(groups, key=lambda name: (name in missing, -len(groups[name]), name))
    if len(names) <= _MOST_GROUPS:
        return {name: groups[name] for name in names}
    kept = names[: _MOST_GROUPS - 1]
    own = {each for name in kept for each in map(id, groups[name])}
    others = [mark for mark in marks if id(mark) not in own]
    made: dict[str, Sequence[Mark]] = {name: groups[name] for name in kept}
    label = words.labels.word("others")
    made[label] = [*made.get(label, ()), *others]
    return made


def _heading(name: str, scale: Scale) -> str:
    if not name:
        return ""
    wrapped = wrap(drawable(name), DATE_SIZE, scale.width * 0.4, 1, bold=True)
    return wrapped.lines[0] if wrapped.lines else ""


def _band(group: _Group, top: float, frame: Frame) -> Band:
    name, scale, words = group.name, frame.scale, frame.words
    heading = text_width(name, DATE_SIZE, bold=True) + 4 if name else 0.0
    space = Space(scale=scale, as_of=frame.as_of, heading=heading)
    layout = lay_out(group.marks, words.date, space, most_units=group.most)
    rows = top + (6.0 if name else 0.0)
    more = bottom = rows + layout.height + (8.0 if layout.placed else 0.0)
    bare: tuple[Bare, ...] = ()
    columns: tuple[Column, ...] = ()
    counted: tuple[Mark, ...] = ()
    if layout.rest:
        bare = lanes(layout.rest, scale)
        count = 1 + max(each.lane for each in bare)
        if count <= _MOST_LANES:
            bottom = more + MORE_HEAD + count * LANE + 8
        else:
            bare, counted = (), layout.rest
            columns = histogram(counted, scale, calendar_columns(scale, words))
            bottom = more + MORE_HEAD + COLUMNS_HEIGHT + 14
    return Band(
        name=name,
        hue=group.hue,
        top=top,
        rows=rows,
        layout=layout,
        more=more,
        bare=bare,
        columns=columns,
        counted=counted,
        bottom=bottom + (4.0 if name else 0.0),
    )


def label_places(band: Band) -> list[tuple[float, float, float, float]]:
    """Return the places of all texts of *band*: u from and to, y from and to."""
    places: list[tuple[float, float, float, float]] = []
    if band.name:
        places.append(
            (-MARGIN, text_width(band.name, DATE_SIZE, bold=True), band.rows, band.rows + 3 * UNIT)
        )
    for placed in band.layout.placed:
        label = placed.label
        top = band.rows + placed.first_line - 8
        places.append((label.u0 - 2, label.u1 + 2, top, top + 15 * label.lines + 1))
    return places
