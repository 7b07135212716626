"""JSON text as plain values, strictly: RFC 8259 without what it leaves to chance.

Numbers with a point are `Decimal`. NaN and the like, and a key that is given twice in one
object, of which most readers silently keep the last, become `timeline.wire.Invalid`, so
that they are a fault where they are.
"""

import json
import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import BinaryIO

import attrs
import msgspec

from timeline.errors import Faults, Path
from timeline.wire import Invalid, exact_number

_MARK = b"\xef\xbb\xbf"
_GOES_ON = re.compile(r"( starting)? at$")
_DOCUMENT_ENDED = "the document has ended here; for one value per line, use the format jsonl"
_LINE_ENDED = "the value of this line has ended here; each line holds one"
# Possessive, so that a megabyte of text in one string takes no backtracking.
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*+"|[{}\[\],]|[^\s{}\[\],:"]++', re.DOTALL)


def _table(pairs: list[tuple[str, object]]) -> dict[str, object]:
    table = dict(pairs)
    if len(table) != len(pairs):
        seen: set[str] = set()
        for key, _ in pairs:
            if key in seen:
                table[key] = Invalid("the key is given twice in one object")
            seen.add(key)
    return table


def _whole(text: str) -> int | Decimal:
    try:
        return int(text)
    except ValueError:  # more digits than Python makes an int of
        return Decimal(text)


def _constant(name: str) -> Invalid:
    return Invalid(f"{name} is not JSON, in which numbers are finite")


_decode = json.JSONDecoder(
    object_pairs_hook=_table, parse_float=exact_number, parse_int=_whole, parse_constant=_constant
).decode
_fast_decode = msgspec.json.Decoder(float_hook=Decimal).decode
_encode = msgspec.json.Encoder(decimal_format="number").encode


def decode(text: str, faults: Faults) -> object | None:
    """Return the value of *text*; None, and a fault with its line, if it is not JSON."""
    try:
        value: object = _decode(text)
    except json.JSONDecodeError as error:
        faults.add(_message(error, _DOCUMENT_ENDED), line=error.lineno)
        return None
    except RecursionError:
        faults.add("not read: lists and objects are nested too deep")
        return None
    return Invalid("null is not a document") if value is None else value


def decode_lines(file: BinaryIO, faults: Faults) -> Iterator[tuple[int, object]]:
    """Yield the value of each line of *file* that is not blank, with the line's number.

    A line that is not JSON is a fault and is skipped.
    """
    for number, line in enumerate(file, 1):
        data = line.removeprefix(_MARK) if number == 1 else line
        value = _canonical(data)
        if value is not None:
            yield number, value
            continue
        try:
            text = data.decode().rstrip("\r\n")
            if text.strip(" \t\r"):
                yield number, _decode(text)
        except UnicodeDecodeError as error:
            byte = f"byte 0x{data[error.start]:02x} at offset {error.start}"
            faults.add(f"not UTF-8: {byte}", line=number)
        except json.JSONDecodeError as error:
            faults.add(_message(error, _LINE_ENDED), line=number)
        except RecursionError:
            faults.add("not read: lists and objects are nested too deep", line=number)


def _canonical(line: bytes) -> object:
    """Return the value of a line that an exporter would write exactly so; None of any other.

    What a fast decoder reads and writes back unchanged has lost nothing: no key that is
    given twice, no digit.
    """
    bare = line.rstrip(b"\r\n")
    try:
        value: object = _fast_decode(bare)
    except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError):
        return None
    return value if _encode(value) == bare else None


def _message(error: json.JSONDecodeError, ended: str) -> str:
    message = f"{error.msg[:1].lower()}{error.msg[1:]}"
    # Python's own message ends in the place: "... starting at", "... character at".
    if message == "extra data":
        message = ended
    elif error.doc[error.pos : error.pos + 1] == "\n" and "control character" in message:
        message = r"the text is not closed; write a line break within a text as \n"
    return f"not JSON: column {error.colno}: {_GOES_ON.sub('', message)}"


@attrs.define
class _Container:
    """An object or a list that has begun and not ended."""

    path: Path
    is_object: bool
    count: int = 0
    key: Path | None = None


def scan(text: str) -> Mapping[Path, int]:
    r"""Return the offset of each key and list item of a JSON *text* that can be parsed.

    >>> scan('{"events": [\n{"id": "a"},\n{"id": "b"}\n]}')["events", 1, "id"]
    27
    """
    start = re.search(r"\S", text)
    offsets: dict[Path, int] = {(): start.start()} if start else {}
    # A stack of its own, since a document may be nested as deep as the parser allows.
    stack: list[_Container] = []
    for found in _TOKEN.finditer(text):
        mark, offset = found[0], found.start()
        top = stack[-1] if stack else None
        if mark == ",":
            continue
        if mark in "}]":
            del stack[-1:]
            continue
        if top is not None and top.is_object and top.key is None:
            top.key = (*top.path, json.loads(mark) if "\\" in mark else mark[1:-1])
            offsets[top.key] = offset
            continue
        path: Path = ()
        if top is not None and top.key is not None:
            path, top.key = top.key, None
        elif top is not None:
            path = (*top.path, top.count)
            top.count += 1
            offsets[path] = offset
        if mark in "{[":
            stack.append(_Container(path, mark == "{"))
    return offsets
