"""A page as a parser of HTML sees it."""

import json
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import NamedTuple

import timeline
from timeline import Timeline

VOID = {"meta", "input"}


class Element(NamedTuple):
    """An element: its name, its attributes, and the names of those around it."""

    name: str
    attributes: dict[str, str]
    around: tuple[str, ...]


class Page(HTMLParser):
    """The elements of a page, and the text in them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.source = page
        self.elements: list[Element] = []
        self.comments: list[str] = []
        self._texts: list[tuple[int, str]] = []
        self._open: list[int] = []
        self.feed(page)
        self.close()
        assert self._open == [], "each element is closed"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        around = tuple(self.elements[index].name for index in self._open)
        assert len({name for name, _ in attrs}) == len(attrs), "no attribute is there twice"
        self.elements.append(Element(tag, {name: value or "" for name, value in attrs}, around))
        if tag not in VOID:
            self._open.append(len(self.elements) - 1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.elements[self._open.pop()].name == tag

    def handle_data(self, data: str) -> None:
        self._texts.extend((index, data) for index in self._open)

    def handle_comment(self, data: str) -> None:
        self.comments.append(data)

    def text(self, element: Element) -> str:
        """The text in an element of this page."""
        wanted = next(i for i, each in enumerate(self.elements) if each is element)
        return "".join(data for index, data in self._texts if index == wanted)

    def texts(self, name: str, **attributes: str) -> list[str]:
        """The text in each such element."""
        return [self.text(each) for each in self.all(name, **attributes)]

    def all(self, name: str, **attributes: str) -> Iterator[Element]:
        """The elements of that name with these attributes; ``class_`` for class."""
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        return (
            each
            for each in self.elements
            if each.name == name and wanted.items() <= each.attributes.items()
        )

    def data(self) -> dict[str, object]:
        """The numbers of the script."""
        (block,) = self.texts("script", type="application/json")
        numbers: dict[str, object] = json.loads(block)
        return numbers


def page_of(made: Timeline, **options: object) -> Page:
    """The page of *made*."""
    return Page(timeline.dumps(made, "html", **options).decode())
