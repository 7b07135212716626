"""What the signs of a picture mean: only those that occur in it."""

from collections.abc import Iterable, Iterator
from typing import Final

import attrs

from timeline.model import Status
from timeline_svg._glyph import (
    Disc,
    Ink,
    Part,
    Path,
    Sign,
    arrow,
    cross,
    diamond,
    is_point,
    path,
    rectangle,
    tail,
)
from timeline_svg._mark import Edge, Mark, Shape
from timeline_svg._scale import Scale
from timeline_svg._words import DIFFER, REAL, Wording

SAMPLE: Final = 38.0
"""The width of a sample, in px."""


@attrs.frozen
class Entry:
    """A line of the legend.

    Attributes:
        words: what the sign means.
        parts: a sample of it, from 0 to `SAMPLE` px.
        is_cut: whether it is about a cut in the axis, and not a sign of events.

    """

    words: str
    parts: tuple[Part, ...] = ()
    is_cut: bool = False


def entries(marks: Iterable[Mark], scale: Scale, words: Wording) -> tuple[Entry, ...]:
    """Return the legend of *marks*, which are drawn with signs of their own, on *scale*."""
    return tuple(_entries(tuple(marks), scale, words))


def _entries(marks: tuple[Mark, ...], scale: Scale, words: Wording) -> Iterator[Entry]:
    phrase = words.labels.phrase
    dated = [mark for mark in marks if mark.shape not in (Shape.STEPS, Shape.UNDATED)]
    points = [mark for mark in dated if is_point(mark, scale)]
    short = set(map(id, points))
    longer = [mark for mark in dated if id(mark) not in short]
    moments = [mark for mark in longer if mark.shape is Shape.MOMENT and not mark.runs]
    extents = [mark for mark in longer if mark.shape is Shape.EXTENT]
    if any(mark.shape is not Shape.EXTENT for mark in points):
        yield Entry(phrase("exact here"), (Disc(19, 4.6, Ink.FILL),))
    if any(mark.shape is Shape.EXTENT for mark in points):
        yield Entry(phrase("short here"), (rectangle(Ink.FILL, 15.5, 22.5, 5),))
    if any(mark.left is mark.right is Edge.KNOWN for mark in moments):
        yield Entry(phrase("once between"), (path(Ink.LINE, (3, 0), (35, 0)), _cap(3), _cap(35)))
    if any(mark.left is Edge.ANY for mark in longer):
        yield Entry(phrase("on or before"), (_cap(36), *tail(33, -1, room=40)))
    if any(mark.right is Edge.ANY for mark in longer):
        yield Entry(phrase("on or after"), (_cap(2), *tail(5, 1, room=40)))
    yield from _of_extents(extents, words)
    yield from _of_qualities(marks, words)
    yield from _of_sets(longer, words)
    stages = dict.fromkeys(step.stage for mark in marks for step in mark.steps)
    if any(_shows_steps(mark) for mark in marks):
        diamonds = [diamond(u, u) for u in (6.0, 19.0, 32.0)]
        line = path(Ink.CAP, (6, 0), (32, 0))
        yield Entry(words.stages(list(stages)), (line, *diamonds))
    if any(mark.disputed for mark in marks):
        yield Entry(words.labels.word("sources differ"), (Sign(19, 4, DIFFER),))
    if scale.cuts:
        yield Entry(phrase("left out"), is_cut=True)


def _of_extents(extents: list[Mark], words: Wording) -> Iterator[Entry]:
    if any(mark.left is Edge.KNOWN or mark.right is Edge.KNOWN for mark in extents):
        bands = (rectangle(Ink.PALE, 2, 11, 2), rectangle(Ink.PALE, 27, 36, 2))
        yield Entry(
            words.labels.phrase("thick and thin"),
            (*bands, rectangle(Ink.FILL, 11, 27, 5), _cap(2), _cap(36)),
        )
    if any(mark.right is Edge.OPEN for mark in extents):
        bar = rectangle(Ink.FILL, 2, 16, 5)
        yield Entry(words.labels.phrase("goes on"), (bar, *arrow(16, 36)))
    if any(mark.left is Edge.OPEN for mark in extents):
        tip = path(Ink.FILL, (2, 0), (11, -6), (11, 6), closed=True)
        yield Entry(words.labels.word("no beginning"), (tip, rectangle(Ink.FILL, 11, 36, 5)))
    if any(mark.left is Edge.UNKNOWN for mark in extents):
        bar = rectangle(Ink.FILL, 28, 36, 5)
        yield Entry(words.labels.phrase("start unknown"), (bar, *tail(25, -1, room=30, sign="?")))
    if any(mark.right is Edge.UNKNOWN for mark in extents):
        bar = rectangle(Ink.FILL, 2, 10, 5)
        yield Entry(words.labels.phrase("end unknown"), (bar, *tail(13, 1, room=30, sign="?")))


def _of_qualities(marks: tuple[Mark, ...], words: Wording) -> Iterator[Entry]:
    if any(mark.approximate for mark in marks):
        ring = (Disc(11, 4.6, Ink.FILL), Disc(11, 7, Ink.RING))
        yield Entry(
            words.labels.phrase("dotted about"),
            (*ring, path(Ink.DOTTED_CAP, (30, -5.5), (30, 5.5))),
        )
    if any(mark.uncertain for mark in marks):
        sample = (Sign(12, -3, "?"), Disc(21, 4.6, Ink.FILL))
        yield Entry(words.labels.phrase("uncertain"), sample)
    statuses = {mark.event.status for mark in marks} - REAL - {Status.CANCELLED}
    if statuses:
        named = [words.labels.word(status) for status in Status if status in statuses]
        text = words.labels.phrase("hollow", words.labels.separator("list").join(named))
        bar = rectangle(Ink.DASHED_OUTLINE, 16, 36, 5)
        yield Entry(text, (Disc(6, 4.3, Ink.DASHED_OUTLINE), bar))
    if any(mark.event.status is Status.CANCELLED for mark in marks):
        disc = Disc(19, 4.3, Ink.DASHED_OUTLINE)
        yield Entry(words.labels.word("cancelled"), (disc, *cross(19)))


def _of_sets(marks: list[Mark], words: Wording) -> Iterator[Entry]:
    dots = path(Ink.DOTS, (4, 0), (34, 0))
    if any(mark.shape is Shape.SEVERAL for mark in marks):
        yield Entry(
            words.labels.phrase("each of these"),
            (dots, *(Disc(u, 3.6, Ink.FILL) for u in (6.0, 19.0, 32.0))),
        )
    if any(mark.runs and mark.shape is Shape.MOMENT for mark in marks):
        yield Entry(
            words.labels.phrase("one of these"),
            (dots, *(Disc(u, 3.6, Ink.OUTLINE) for u in (6.0, 19.0, 32.0))),
        )


def _shows_steps(mark: Mark) -> bool:
    return mark.shape is Shape.STEPS or len(mark.steps) > 1


def _cap(u: float) -> Path:
    return path(Ink.CAP, (u, -5.5), (u, 5.5))
