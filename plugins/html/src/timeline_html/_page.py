"""The page: its frame, the controls of the script, and the list under its headings."""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import cache
from importlib.resources import files

from timeline.edtf import When
from timeline.facts import FactWriter
from timeline.labels import Labels, amount, numbers_of
from timeline.model import Metadata
from timeline_html._headings import Headings, year_name, year_of
from timeline_html._items import Items
from timeline_html._numbers import Choice
from timeline_html._text import Direction, escape
from timeline_svg import Mark, Shape

_MANY = 400
"""From how many events on the browser leaves out what is not in view."""


@cache
def resource(name: str) -> str:
    """Return the text of a file of this package."""
    return files("timeline_html").joinpath(name).read_text(encoding="utf-8")


def head(title: str, language: str, direction: str, style: str, script: str) -> str:
    """Return the head of the page, which lets only *style* and *script* run, and asks nobody."""
    policy = (
        f"default-src 'none'; style-src {_source(style)}; script-src {_source(script)};"
        " base-uri 'none'; form-action 'none'"
    )
    return (
        f'<!DOCTYPE html>\n<html lang="{escape(language)}" dir="{direction}">\n<head>\n'
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f"<title>{escape(title)}</title>\n<style>{style}</style>\n</head>\n"
    )


def _source(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def header(
    metadata: Metadata,
    as_of: When | None,
    marks: Sequence[Mark],
    writer: FactWriter,
    direction: Direction,
) -> str:
    """Return the title and the description, how many events there are, and of which years."""
    labels = writer.labels
    title = metadata.title or labels.title("timeline")
    about = metadata.description
    parts = [f"<header><h1{direction.attribute(title)}>{escape(title)}</h1>"]
    if about:
        parts.append(f'<p class="about"{direction.attribute(about)}>{escape(about)}</p>')
    facts = [count(len(marks), labels)]
    facts.extend(_years(marks, labels))
    if as_of is not None:
        facts.append(labels.phrase("as of day", writer.when(as_of)))
    if metadata.revised not in (None, as_of):
        facts.append(labels.phrase("revised", writer.when(metadata.revised)))
    parts.append(f'<p class="meta">{" · ".join(map(direction.line, facts))}</p></header>\n')
    return "".join(parts)


def count(events: int, labels: Labels) -> str:
    """Return the number of *events* in words."""
    return labels.counted("events", events, amount(Decimal(events), numbers_of(labels.language)))


def _years(marks: Iterable[Mark], labels: Labels) -> Iterator[str]:
    limits = [(mark.first, mark.last) for mark in marks]
    first = min((first for first, _ in limits if first is not None), default=None)
    last = max((last for _, last in limits if last is not None), default=None)
    if first is None or last is None:
        return
    # A limit at the end belongs to the day before it.
    names = (year_name(year_of(first), labels), year_name(year_of(last - 0.5), labels))
    yield " \u2013 ".join(dict.fromkeys(names))


def controls(by: Mapping[str, Choice], events: int, labels: Labels, *, explores: bool) -> str:
    """Return the form to find and filter events, which the script shows."""
    find = labels.title("find")
    selects = "".join(
        _select(name, labels.title(name), each) for name, each in by.items() if len(each.names) > 1
    )
    toggle = labels.title("whole picture" if explores else "zoom")
    return (
        f'<form class="bar" hidden><input type="search" placeholder="{find}" aria-label="{find}">'
        f'{selects}<button type="reset">{labels.title("clear")}</button>'
        f'<button type="button" class="toggle">{toggle}</button>'
        f'<output aria-live="polite" dir="auto">{count(events, labels)}</output></form>\n'
    )


def _select(name: str, label: str, by: Choice) -> str:
    options = "".join(
        f'<option value="{number}">{escape(value)}</option>' for value, number in by.names
    )
    return (
        f'<select name="{name}" aria-label="{label}"><option value="">{label}</option>'
        f"{options}</select>"
    )


def event_list(marks: Sequence[Mark], items: Items, labels: Labels, locale: str) -> Iterator[str]:
    """Yield the events as a list, under headings of periods."""
    many = ' class="many"' if len(marks) > _MANY else ""
    yield f'<section id=":events"{many}><h2>{labels.title("events")}</h2>\n'
    years = [year_of(mark.first) if mark.first is not None else None for mark in marks]
    headings = Headings((year for year in years if year is not None), locale)
    opened: str | None = None
    for mark, year in zip(marks, years, strict=True):
        name = headings.of(year) if year is not None else _without_year(mark, labels)
        if name != opened:
            if opened is not None:
                yield "</ol></section>\n"
            title = f"<h3>{escape(name)}</h3>" if name else ""
            yield f'<section class="y">{title}<ol class="ev">\n'
            opened = name
        yield items.item(mark.event, 4 if name else 3)
    if opened is not None:
        yield "</ol></section>\n"
    yield "</section>\n"


def _without_year(mark: Mark, labels: Labels) -> str:
    return labels.title("no date known" if mark.shape is Shape.UNDATED else "no start")
