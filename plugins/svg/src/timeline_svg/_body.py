"""The body of a picture: the ground, the axis, and the bands of events."""

from collections.abc import Sequence
from typing import Final
from xml.etree.ElementTree import SubElement

from timeline_svg._bands import COLUMNS_HEIGHT, LANE, MORE_HEAD, Band, label_places
from timeline_svg._canvas import At, Point
from timeline_svg._glyph import MARGIN
from timeline_svg._layout import DATE_SIZE, LINE, Placed
from timeline_svg._metrics import text_width
from timeline_svg._options import Group
from timeline_svg._sheet import EDGE, Sheet, corners, spared
from timeline_svg._style import HUES
from timeline_svg._words import REAL

_BASELINE: Final = 4.4
_NAME_BASELINE: Final = 13.0
_BARE: Final = 0.75
_ROOM_ABOVE_COLUMNS: Final = 14.0


def ground(
    sheet: Sheet, bands: Sequence[Band], top: float, bottom: float, as_of: float | None
) -> None:
    """Draw what is under the events: the future, the cuts, and lines that spare the texts."""
    canvas, root = sheet.canvas, sheet.root
    if as_of is not None and as_of < canvas.inner:
        canvas.rectangle(root, "u", (as_of, top), (sheet.end, bottom))
    sheet.cuts(top - 10, bottom)
    texts = [
        (u0, u1, top + y0, top + y1) for band in bands for u0, u1, y0, y1 in label_places(band)
    ]
    lines = sheet.grid(top, bottom, texts)
    if sheet.options.group is not Group.NONE:
        lines += [sheet.across(top + band.top) for band in bands]
    canvas.lines(root, "g", lines)
    if as_of is not None:
        canvas.lines(root, "n", spared(as_of, top - 4, bottom + 3, texts))


def axis(sheet: Sheet, y: float) -> None:
    """Draw the axis at *y*, and the texts above it."""
    canvas, root, scale = sheet.canvas, sheet.root, sheet.scale
    lines: list[tuple[Point, Point]] = []
    start = -EDGE
    for cut in scale.cuts:
        lines.append(((start, y), (cut.u0 + 6, y)))
        start = cut.u1 - 6
    lines.append(((start, y), (sheet.end, y)))
    lines += [((u, y), (u, y - 6)) for u in sheet.axis.major]
    lines += [((u, y), (u, y - 3.5)) for u in sheet.axis.minor]
    # Not through the text below.
    lines += [((text.u, y - 32), (text.u, y - 19)) for text in sheet.axis.upper if text.has_tick]
    canvas.lines(root, "a", lines)
    torn = "".join(
        sheet.zigzag(u, y - 8, 16) for cut in scale.cuts for u in (cut.u0 + 6, cut.u1 - 6)
    )
    if torn:
        SubElement(root, "path", {"class": "a", "d": torn})
    for text in sheet.axis.lower:
        canvas.text(root, "m", (text.u, y - 8.5), text.text, At.MIDDLE)
    for text in sheet.axis.cuts:
        canvas.text(root, "m", (text.u, y - 22), text.text, At.MIDDLE)
    for text in sheet.axis.upper:
        canvas.text(root, "m w", (text.u + 4, y - 22), text.text)


def as_of_text(sheet: Sheet, u: float, y: float, text: str) -> None:
    """Write what the line at *u* means, below the axis at the bottom."""
    width = text_width(text, DATE_SIZE)
    start = min(max(u - width / 2, -MARGIN), sheet.canvas.inner + MARGIN - width)
    sheet.canvas.text(sheet.root, "m", (start, y), text)


def band(sheet: Sheet, each: Band, top: float) -> None:
    """Draw the events of a band, whose axis is at *top*."""
    if each.name:
        sheet.heading(top + each.rows + _NAME_BASELINE, each.name)
    for placed in each.layout.placed:
        _event(sheet, placed, top + each.rows, each.hue)
    if each.bare:
        _bare(sheet, each, top + each.more)
    if each.columns:
        _columns(sheet, each, top + each.more)
        sheet.counted.extend(mark.event for mark in each.counted)


def _event(sheet: Sheet, placed: Placed, top: float, hue: int) -> None:
    canvas, label = sheet.canvas, placed.label
    element = sheet.event(placed.mark, hue)
    canvas.parts(element, placed.glyph.parts, top + placed.centre)
    at, u = (At.END, label.u1) if label.at_end else (At.START, label.u0)
    y = top + placed.first_line + _BASELINE
    for number, line in enumerate(label.title, start=1):
        text = canvas.text(element, "t", (u, y), line, at)
        if label.inline and number == len(label.title):
            canvas.aside(text, label.inline)
        y += LINE
    for line in label.date:
        canvas.text(element, "m", (u, y - 0.5), line, at)
        y += LINE
    if label.is_cut:
        sheet.cut.append(placed.mark.event)


def _bare(sheet: Sheet, each: Band, y: float) -> None:
    """Draw the events without a label, each as a mark where it may have started."""
    canvas, words = sheet.canvas, sheet.words
    sheet.heading(y + 12, words.labels.phrase("more marks", words.count(len(each.bare))), "m")
    sheet.bare.extend(bare.mark.event for bare in each.bare)
    height = LANE * _BARE
    tops = [(bare, y + MORE_HEAD + bare.lane * LANE) for bare in each.bare]
    if sheet.embedding.details:
        for bare, start in tops:
            kind = "l" if bare.mark.event.status in REAL else "o"
            element = sheet.event(bare.mark, each.hue)
            canvas.rectangle(element, kind, (bare.u0, start), (bare.u1, start + height))
        return
    group = SubElement(sheet.root, "g", {"class": f"h{each.hue % HUES}"})
    for kind in ("l", "o"):
        data = "".join(
            canvas.outline(corners(bare.u0, bare.u1, start, height), closed=True)
            for bare, start in tops
            if (bare.mark.event.status in REAL) == (kind == "l")
        )
        if data:
            SubElement(group, "path", {"class": kind, "d": data})


def _columns(sheet: Sheet, each: Band, y: float) -> None:
    """Draw how many events start in each unit of the calendar, with a scale of its own."""
    canvas, words = sheet.canvas, sheet.words
    sheet.heading(y + 12, words.labels.phrase("more columns", words.count(len(each.counted))), "m")
    base = y + MORE_HEAD + COLUMNS_HEIGHT
    most = max(column.possibly for column in each.columns) or 1
    per_px = most / (COLUMNS_HEIGHT - _ROOM_ABOVE_COLUMNS)
    step = 10 ** (len(str(most)) - 1)
    if most < 2 * step:
        step = max(1, step // 2)
    levels = range(step, most + 1, step)
    canvas.lines(sheet.root, "g", [sheet.across(base - level / per_px) for level in levels])
    group = SubElement(sheet.root, "g", {"class": f"h{each.hue % HUES}"})
    values = {
        "p": [column.possibly for column in each.columns],
        "f": [column.surely for column in each.columns],
    }
    for kind, counts in values.items():
        data = "".join(
            canvas.outline(
                corners(column.u0 + 0.3, column.u1 - 0.3, base, -count / per_px), closed=True
            )
            for column, count in zip(each.columns, counts, strict=True)
            if count
        )
        if data:
            SubElement(group, "path", {"class": kind, "d": data})
    canvas.lines(sheet.root, "a", [sheet.across(base)])
    for level in levels:
        place = (sheet.end, base - level / per_px - 2)
        canvas.text(sheet.root, "m", place, words.count(level), At.END)
