"""The picture of a timeline as an SVG document."""

from collections.abc import Iterable, Sequence
from typing import Final
from xml.etree.ElementTree import Element, SubElement, tostring

import attrs

from timeline import edtf
from timeline.edtf import When
from timeline.edtf.day_numbers import day_range
from timeline.model import Event, Metadata
from timeline_svg import _below, _body
from timeline_svg._axis import make_axis
from timeline_svg._bands import Band, Frame, arrange
from timeline_svg._canvas import Canvas, number, xml_text
from timeline_svg._charts import Series, all_series, make_chart
from timeline_svg._mark import Mark, Shape, reading_order
from timeline_svg._metrics import drawable, wrap
from timeline_svg._options import Direction, SvgOptions
from timeline_svg._scale import Scale, fit
from timeline_svg._sheet import Embedding, Sheet
from timeline_svg._style import stylesheet
from timeline_svg._words import Wording

_MARGIN: Final = 26.0
_TOP: Final = 14.0
_TITLE_SIZE: Final = 19.0
_TITLE_LINE: Final = 24.0
_TITLE_LINES: Final = 3
_AXIS_HEAD: Final = 34.0
_HOUR: Final = 1 / 24
_RIGHT_TO_LEFT: Final = frozenset({"ar", "dv", "fa", "he", "ps", "sd", "ug", "ur", "yi"})
_LANG: Final = "{http://www.w3.org/XML/1998/namespace}lang"


@attrs.frozen(kw_only=True)
class Picture:
    """A picture, and what is not in sight in it.

    Attributes:
        svg: the document, in one text.
        width: its width, in px.
        height: its height, in px.
        cut: the events whose title is cut.
        bare: the events that are a mark without a label.
        counted: the events that have no mark of their own.
        uncharted: the event of each figure that is in no chart.
        is_title_cut: whether the title of the timeline is cut.

    """

    svg: str
    width: float
    height: float
    cut: tuple[Event, ...] = ()
    bare: tuple[Event, ...] = ()
    counted: tuple[Event, ...] = ()
    uncharted: tuple[Event, ...] = ()
    is_title_cut: bool = False


def draw(
    marks: Iterable[Mark],
    metadata: Metadata,
    options: SvgOptions | None = None,
    embedding: Embedding | None = None,
) -> Picture:
    """Return the picture of *marks*.

    The same marks give the same text, wherever and whenever it is drawn.

    Args:
        marks: the events, each by `mark`.
        metadata: the title, language and day of revision of the timeline.
        options: what the picture is like; by default as `SvgOptions()`.
        embedding: how it is part of a page; by default it is not.

    >>> from timeline_svg import mark
    >>> talks = Event(id="talks", title="Talks", when="2024-07")
    >>> draw([mark(talks)], Metadata(title="A year")).svg[:30]
    '<svg xmlns="http://www.w3.org/'

    """
    options = options or SvgOptions()
    embedding = embedding or Embedding()
    ordered = sorted(marks, key=reading_order)
    dated = [mark for mark in ordered if mark.shape is not Shape.UNDATED]
    undated = ordered[len(dated) :]
    words = Wording.of(options.locale or metadata.locale)
    series, uncharted = all_series((mark.event for mark in ordered), charted=options.figures)
    revised = _as_of(options, metadata)
    as_of = None if revised is None else float(day_range(revised).start_earliest)
    canvas = Canvas(float(options.width), _MARGIN, is_rtl=_is_rtl(options, metadata))
    scale = _fitted(dated, series, as_of, canvas.inner, breaks=options.breaks)
    parts = [words.events(len(ordered)), words.as_of(revised) if revised is not None else ""]
    summary = " \u00b7 ".join(filter(None, parts))
    sheet = Sheet(
        root=_opened(metadata, options, embedding, summary),
        canvas=canvas,
        scale=scale,
        axis=make_axis(scale, words),
        words=words,
        options=options,
        embedding=embedding,
    )
    ground = SubElement(sheet.root, "rect", {"class": "b", "width": str(options.width)})
    title = wrap(drawable(metadata.title), _TITLE_SIZE, canvas.inner, _TITLE_LINES, bold=True)
    y = _head(sheet, title.lines, summary) if options.title else _TOP
    line = None if revised is None else scale.u(day_range(revised).end_latest + 1.0)
    frame = Frame(scale=scale, words=words, group=options.group, rows=options.rows, as_of=line)
    bands = arrange(dated, frame)
    if dated:
        y = _body_of(sheet, bands, y, line)
        if revised is not None and line is not None:
            _body.as_of_text(sheet, line, y + 15, words.as_of(revised))
            y += 18
    for each in series:
        y = _below.chart(sheet, make_chart(each, scale, words), y + 8)
    if undated:
        y = _below.without_date(sheet, undated, y + 14)
    if options.legend:
        drawn = [placed.mark for band in bands for placed in band.layout.placed]
        y = _below.legend(sheet, (*drawn, *undated), y + 12)
    height = number(y + 14)
    sheet.root.set("height", height)
    sheet.root.set("viewBox", f"0 0 {options.width} {height}")
    ground.set("height", height)
    for element in sheet.root:
        element.tail = "\n"
    return Picture(
        svg=tostring(sheet.root, encoding="unicode"),
        width=float(options.width),
        height=float(height),
        cut=tuple(sheet.cut),
        bare=tuple(sheet.bare),
        counted=tuple(sheet.counted),
        uncharted=uncharted,
        is_title_cut=title.is_cut,
    )


def _fitted(
    dated: Sequence[Mark],
    series: Sequence[Series],
    as_of: float | None,
    width: float,
    *,
    breaks: bool,
) -> Scale:
    spans = [
        (mark.first, mark.last)
        for mark in dated
        if mark.first is not None and mark.last is not None
    ]
    spans += [(step.first, step.last) for mark in dated for step in mark.steps]
    spans += [(each.first, each.last) for one in series for each in one.readings]
    if as_of is not None:
        spans.append((as_of, as_of + 1))
    unit = _HOUR if any(mark.timed for mark in dated) else 1.0
    return fit(spans, width, unit=unit, breaks=breaks)


def _opened(metadata: Metadata, options: SvgOptions, embedding: Embedding, summary: str) -> Element:
    title = xml_text(metadata.title) or summary
    root = Element(
        "svg",
        {
            "xmlns": "http://www.w3.org/2000/svg",
            "class": f"tl tl-{options.theme}",
            "width": str(options.width),
            "height": "0",
            "viewBox": "",
            "direction": "ltr",
            "role": "group",
            "aria-label": title,
        },
    )
    if metadata.language:
        root.set("lang", metadata.language)
        root.set(_LANG, metadata.language)
    SubElement(root, "title").text = title
    SubElement(root, "desc").text = summary
    if embedding.style:
        SubElement(root, "style").text = stylesheet(options.theme)
    return root


def _head(sheet: Sheet, title: Sequence[str], summary: str) -> float:
    """Write the lines of the title and what the picture holds; return where the head ends."""
    y = _TOP
    for line in filter(None, title):
        y += _TITLE_LINE
        sheet.canvas.text(sheet.root, "t ti", (-6, y - 4), line)
    sheet.heading(y + 15, summary, "m")
    return y + 23


def _body_of(sheet: Sheet, bands: Sequence[Band], y: float, as_of: float | None) -> float:
    """Draw the axis and the bands, and return where they end."""
    top = y + _AXIS_HEAD
    bottom = top + bands[-1].bottom + 4
    _body.ground(sheet, bands, top, bottom, as_of)
    _body.axis(sheet, top)
    for band in bands:
        _body.band(sheet, band, top)
    sheet.canvas.lines(sheet.root, "a", [sheet.across(bottom)])
    return bottom


def _as_of(options: SvgOptions, metadata: Metadata) -> When | None:
    """Return the day, or time of a day, that the picture is as of."""
    if options.as_of == "none":
        return None
    return edtf.parse(options.as_of) if options.as_of else metadata.revised


def _is_rtl(options: SvgOptions, metadata: Metadata) -> bool:
    if options.direction is Direction.AUTO:
        language = (options.locale or metadata.language).replace("_", "-").partition("-")[0]
        return language.lower() in _RIGHT_TO_LEFT
    return options.direction is Direction.RTL
