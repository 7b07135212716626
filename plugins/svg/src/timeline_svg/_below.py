"""What is below the body of a picture: figures, events without a date, and the legend."""

from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree.ElementTree import SubElement

import attrs

from timeline_svg._canvas import xml_text
from timeline_svg._charts import HEIGHT, Chart, Point
from timeline_svg._glyph import POINT, Disc, Ink, Part, diamond, path
from timeline_svg._layout import BETWEEN, DATE_SIZE, TITLE_SIZE
from timeline_svg._legend import SAMPLE, Entry, entries
from timeline_svg._mark import Mark
from timeline_svg._metrics import Wrapped, drawable, text_width, wrap
from timeline_svg._options import Group
from timeline_svg._sheet import EDGE, Place, Sheet, corners
from timeline_svg._style import HUES

_ROW: Final = 20.0
_MOST_UNDATED: Final = 60
_UNDATED_WIDTH: Final = 420.0
_LEAST_UNDATED_WIDTH: Final = 60.0
_ROOM_ABOVE_CHART: Final = 32.0
_PIN: Final = 3.4


def chart(sheet: Sheet, drawn: Chart, y: float) -> float:
    """Draw a chart from *y* downwards, and return where it ends."""
    canvas, root = sheet.canvas, sheet.root
    top = y + _ROOM_ABOVE_CHART
    bottom = top + HEIGHT
    base = bottom - drawn.base
    series = drawn.series
    name = drawable(f"{series.measure}, {series.unit}" if series.unit else series.measure)
    sheet.cuts(top - 12, bottom)
    texts = [_label_place(point, base) for point in drawn.points if point.label]
    canvas.lines(root, "g", sheet.grid(top - 12, bottom, texts))
    sheet.heading(y + 12, name)
    for point in drawn.points:
        _point(sheet, point, base)
    canvas.lines(root, "a", [sheet.across(base)])
    for point in drawn.points:
        if point.label:
            canvas.text(root, "m", (point.label_u0, base - point.label_y), point.label)
    return bottom + 8


def _label_place(point: Point, base: float) -> Place:
    end = point.label_u0 + text_width(point.label, DATE_SIZE)
    return point.label_u0 - 2, end + 2, base - point.label_y - 10, base - point.label_y + 3


def _point(sheet: Sheet, point: Point, base: float) -> None:
    canvas = sheet.canvas
    group = SubElement(sheet.root, "g", {"class": "h0"})
    SubElement(group, "title").text = xml_text(sheet.words.figure(point.reading.figure))
    y = base - point.y
    if point.is_bar:
        shape = corners(point.u0 + 1, point.u1 - 1, base, -point.y)
        SubElement(group, "path", {"class": "p", "d": canvas.outline(shape, closed=True)})
        canvas.lines(group, "s", [((point.u0 + 1, y), (point.u1 - 1, y))])
        return
    middle = (point.u0 + point.u1) / 2
    parts: list[Part] = [path(Ink.CAP, (middle, 0.0), (middle, point.y))]
    if point.u1 - point.u0 > POINT:
        # The day is not known: the pin is in the middle of the days that it may be.
        parts.append(path(Ink.CAP, (point.u0, 0.0), (point.u1, 0.0)))
    canvas.parts(group, [*parts, Disc(middle, _PIN, Ink.FILL)], y)


def without_date(sheet: Sheet, marks: Sequence[Mark], y: float) -> float:
    """List *marks* from *y* downwards, and return where the list ends."""
    words = sheet.words
    title = words.labels.title("no date known")
    sheet.heading(y + 12, words.labels.phrase("notes", title, words.count(len(marks))))
    y += 24
    shown = [_listed(mark, sheet) for mark in marks[:_MOST_UNDATED]]
    pitch = max(each.width for each in shown) + 24
    columns = max(1, int((sheet.end + 24) // pitch))
    for index, each in enumerate(shown):
        line, column = divmod(index, columns)
        _without_date(sheet, each, column * pitch, y + line * _ROW)
    y += (len(shown) - 1) // columns * _ROW
    y += _ROW
    if more := marks[_MOST_UNDATED:]:
        sheet.counted.extend(mark.event for mark in more)
        sheet.heading(y + 12, words.labels.phrase("and more", words.count(len(more))), "m")
        y += _ROW
    return y


@attrs.frozen
class _Listed:
    mark: Mark
    title: Wrapped
    aside: str
    width: float


def _listed(mark: Mark, sheet: Sheet) -> _Listed:
    aside = sheet.words.date(mark)
    noted = BETWEEN + text_width(aside, DATE_SIZE) if aside else 0.0
    room = max(min(sheet.canvas.inner - 14 - noted, _UNDATED_WIDTH), _LEAST_UNDATED_WIDTH)
    title = wrap(drawable(mark.event.title), TITLE_SIZE, room, 1)
    return _Listed(mark, title, aside, 12 + title.width + noted)


def _without_date(sheet: Sheet, each: _Listed, u: float, y: float) -> None:
    element = sheet.event(each.mark, HUES - 1)
    sheet.canvas.parts(element, [diamond(u, u)], y + 7.5)
    text = sheet.canvas.text(element, "t", (u + 12, y + 12), each.title.lines[0])
    if each.aside:
        sheet.canvas.aside(text, each.aside)
    if each.title.is_cut:
        sheet.cut.append(each.mark.event)


def legend(sheet: Sheet, marks: Iterable[Mark], y: float) -> float:
    """Explain the signs of *marks* from *y* downwards, and return where the legend ends."""
    rows = entries(marks, sheet.scale, sheet.words)
    if not rows:
        return y
    canvas = sheet.canvas
    canvas.lines(sheet.root, "g", [sheet.across(y)])
    widest = max(text_width(entry.words, DATE_SIZE) for entry in rows) + SAMPLE + 8
    columns = max(1, min(len(rows), int((sheet.end + 20) // (widest + 20))))
    lines = -(-len(rows) // columns)
    pitch = min(canvas.inner / columns, widest + 36)
    for index, entry in enumerate(rows):
        column, line = divmod(index, lines)
        _entry(sheet, entry, column * pitch - 4, y + 18 + line * _ROW)
    return y + 14 + lines * _ROW


def _entry(sheet: Sheet, entry: Entry, u: float, y: float) -> None:
    canvas = sheet.canvas
    # Where groups have colours of their own, the legend has none of them.
    hue = 0 if sheet.options.group is Group.NONE else HUES - 1
    group = SubElement(sheet.root, "g", {"class": f"h{hue}"})
    if entry.is_cut:
        ends = (u + 10, u + SAMPLE - 10)
        sheet.strip(group, (ends[0], y - 7), (ends[1], y + 7))
        torn = "".join(sheet.zigzag(end, y - 7, 14) for end in ends)
        SubElement(group, "path", {"class": "a", "d": torn})
    canvas.parts(group, (part.moved(u) for part in entry.parts), y)
    room = canvas.inner + EDGE - u - SAMPLE - 8
    words = wrap(entry.words, DATE_SIZE, room, 1).lines[0]
    canvas.text(group, "m", (u + SAMPLE + 8, y + 4), words)
