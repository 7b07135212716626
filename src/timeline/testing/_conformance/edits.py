"""Small changes to a document, with what an importer has to make of each."""

import json
import re
from collections.abc import Iterator

import attrs

from timeline.errors import Fault
from timeline.model import Event
from timeline.testing._conformance.subject import Document

LONG = 12_000
"""How many events a document holds that is read to its end."""
LINES = 12
"""After how many lines of a document an empty one is put."""

# Texts, ids and dates that occur in a document once, so that they can be found there.
MARKED = tuple(
    Event(
        id=f"id-{name}",
        title=f"Title{name}",
        when=when,
        description=f"Words{name}",
        extra={"number": number},
    )
    for name, when, number in (
        ("alpha", "2021-03-14", 73511),
        ("beta", "2022-05-17", 73522),
        ("gamma", "2023-07-19", 73533),
    )
)
_HARMLESS = ("=6*7", "007", "1e5", "NaN", "null", "true", "${HOME}", "%s {0}", "2023-10-26")
_INVALID = b"\xe9t\xe9"
_NUMBER = re.compile(rb"(?<=[:=,\[ ])[0-9]+(?=[,}\]\r\n])")


@attrs.frozen(kw_only=True)
class Edit:
    """A document with one change.

    Attributes:
        what: the change, for a message.
        data: the document.
        index: which event it changes; None for none or all.
        fault: what to do if it is read without a fault; nothing if it may be.
        title: the title that the event has to have then; None for any.
        dated: whether the event has to have a date then.

    """

    what: str
    data: bytes
    index: int | None = None
    fault: str = ""
    title: str | None = None
    dated: bool = False

    def complaints(self, before: Document, after: Document) -> Iterator[str]:
        """Yield a complaint if *after*, what was read of it, is not what it has to be."""
        if not after.faults:
            if self.fault:
                yield f"{self.what} is read without a fault: {self.fault}"
            elif len(after.events) < len(before.events):
                yield (
                    f"{self.what} gives {len(after.events)} events instead of"
                    f" {len(before.events)} and no fault: report each event that is left out"
                    " with faults.add"
                )
            elif self.index is not None and len(after.events) == len(before.events):
                yield from self._changed(after.events[self.index])
            return
        if self.index is None or self.fault:
            return
        span = _span(before, self.index)
        for fault in after.faults:
            line = _line(fault, after)
            if span and line is not None and not span[0] <= line < span[1]:
                yield (
                    f"{self.what} is a fault on line {line}; the event is on lines {span[0]} to"
                    f" {span[1] - 1:.0f}: count lines from 1, from the start of the document"
                )
        others = [event for at, event in enumerate(before.events) if at != self.index]
        if missing := [event.id for event in others if event not in after.events]:
            yield (
                f"{self.what} also loses {', '.join(missing)}: report what is wrong with one"
                " event, and go on with the next"
            )

    def _changed(self, event: Event) -> Iterator[str]:
        if self.title is not None and event.title != self.title:
            yield (
                f"{self.what} is read as the title {event.title!r}, not {self.title!r}: read texts"
                " as they are, and evaluate nothing"
            )
        if self.dated and event.when is None:
            yield f"{self.what} is read as no date and no fault: report what cannot be read"


def edits(document: Document, data: bytes) -> Iterator[Edit]:
    """Yield changed copies of *data*, from which *document* was read."""
    for index, event in enumerate(document.events):
        yield from _of_title(data, index, event)
        yield from _of_date(data, index, event)
        first = document.events[0]
        if index and first.id != event.id and (spot := _spot(data, event.id)):
            what = f"a document in which {event.id!r} has the id {first.id!r}, as another has,"
            yield Edit(what=what, data=_put(data, spot, first.id.encode()))
    yield from _of_numbers(data)
    yield from _of_lines(data)


def _of_title(data: bytes, index: int, event: Event) -> Iterator[Edit]:
    spot = _spot(data, event.title)
    if spot is None:
        return
    name = f"the event {event.id!r}"
    yield Edit(what=f"{name} without a title", data=_put(data, spot, b""))
    for text in _HARMLESS:
        what = f"{name} with the title {text!r}"
        yield Edit(what=what, data=_put(data, spot, text.encode()), index=index, title=text)
    yield Edit(
        what=f"{name} with bytes in its title that are not UTF-8",
        data=_put(data, spot, _INVALID),
        fault="decode strictly, and report what cannot be decoded; a reader cannot know that a"
        " text was guessed",
    )
    line_start = data.rfind(b"\n", 0, spot[0]) + 1
    before = data[line_start : spot[0]]
    # In JSON, `"title": "`, and in TOML, `title = "`.
    if key := re.search(rb'(?:"([\w-]+)"\s*:|^([\w-]+)\s*=)\s*"$', before):
        at, word = line_start + key.start(), key[0]
        end = b", " if key[1] else b"\n"
        twice = data[:at] + word + b'Another"' + end + data[at:]
        yield Edit(
            what=f"{name} with its title twice",
            data=twice,
            fault="one of the two values would be lost in silence; report keys that are repeated",
        )
        unknown = word.replace(key[1] or key[2], b"no-such-key")
        yield Edit(
            what=f"{name} with an unknown key", data=data[:at] + unknown + b'x"' + end + data[at:]
        )


def _of_date(data: bytes, index: int, event: Event) -> Iterator[Edit]:
    if event.when is None:
        return
    text = str(event.when)
    for form in (text, text.replace("-", "")):
        spot = _spot(data, form)
        if spot and re.fullmatch(r"[0-9]{4}-?[0-9]{2}(-?[0-9]{2})?", form):
            wrong = form[:-2] + "77"
            yield Edit(
                what=f"the event {event.id!r} with the date {wrong!r}",
                data=_put(data, spot, wrong.encode()),
                index=index,
                dated=True,
            )


def _of_numbers(data: bytes) -> Iterator[Edit]:
    numbers = [*_NUMBER.finditer(data)]
    if not numbers:
        return
    spot = numbers[-1].span()
    yield Edit(what="a number of 5000 digits", data=_put(data, spot, b"9" * 5000))
    if _is_json(data):
        for name in (b"NaN", b"Infinity", b"-Infinity"):
            yield Edit(
                what=f"the number {name.decode()}",
                data=_put(data, spot, name),
                fault="JSON has no such number (RFC 8259, section 6); pass parse_constant to"
                " json.loads",
            )


def _of_lines(data: bytes) -> Iterator[Edit]:
    lines = data.split(b"\n")
    if not _is_text(data):
        return
    step = max(len(lines) // LINES, 1)
    for at in range(1, len(lines), step):
        changed = b"\n".join([*lines[:at], b"", *lines[at:]])
        yield Edit(what=f"a document with an empty line after line {at}", data=changed)
    yield Edit(what="a document whose lines end in CRLF", data=_with_crlf(data))
    yield Edit(what="a document with empty lines at its end", data=data + b"\n\n\n")
    yield Edit(what="a document without a line end at its end", data=data.rstrip(b"\r\n"))
    yield Edit(what="a document with a byte order mark", data=b"\xef\xbb\xbf" + data)


def _with_crlf(data: bytes) -> bytes:
    return data.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _is_text(data: bytes) -> bool:
    try:
        return "\0" not in data.decode()
    except UnicodeDecodeError:
        return False


def _is_json(data: bytes) -> bool:
    """Return whether *data*, or each of its lines, is JSON."""
    for parts in ([data], data.splitlines()):
        try:
            for part in filter(bytes.strip, parts):
                json.loads(part)
        except ValueError:
            continue
        return True
    return False


def _spot(data: bytes, text: str) -> tuple[int, int] | None:
    """Return where *text* is in *data*, if it is there once."""
    forms = [f'"{text}"', f"'{text}'"]
    if len(text) > 3:  # noqa: PLR2004 - a shorter one may be part of a keyword
        forms.append(text)
    for form in forms:
        coded = form.encode()
        if data.count(coded) == 1:
            start = data.index(coded) + (len(form) - len(text)) // 2
            return start, start + len(text.encode())
    return None


def _put(data: bytes, spot: tuple[int, int], new: bytes) -> bytes:
    return data[: spot[0]] + new + data[spot[1] :]


def _span(document: Document, index: int) -> tuple[int, float] | None:
    """Return the first line of an event and that after its last, as far as is known."""
    lines = _lines(document)
    first = lines[index]
    if first is None:
        return None
    return first, min((each for each in lines if each and each > first), default=float("inf"))


def _lines(document: Document) -> list[int | None]:
    find = document.line_of
    return [
        at.line or (find(at.path) if find is not None and at.path else None)
        for at in document.locations
    ]


def _line(fault: Fault, document: Document) -> int | None:
    if fault.line is None and fault.path and document.line_of is not None:
        return document.line_of(fault.path)
    return fault.line


def wrong_lines(document: Document, data: bytes) -> Iterator[str]:
    """Yield a complaint for each event that is said to be on lines where another one is."""
    for index, event in enumerate(document.events):
        span = _span(document, index)
        for text in (event.id, event.title):
            spot = _spot(data, text)
            if span is None or spot is None:
                continue
            line = data[: spot[0]].count(b"\n") + 1
            if not span[0] <= line < span[1]:
                yield (
                    f"event {event.id!r} is said to start on line {span[0]}; its {text!r} is on"
                    f" line {line}: count lines from 1, and yield the line on which the event"
                    " itself starts"
                )
                break
