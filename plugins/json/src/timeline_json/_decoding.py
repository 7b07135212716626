"""JSON text as plain values, strictly: RFC 8259 without what it leaves to chance.

Numbers with a point are `Decimal`, as are whole ones that Python is loath to read, NaN and
its like are refused, and so is a key that stands twice in one object, of which most
readers keep the last without a word.
"""

import json
import re
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import BinaryIO, NamedTuple

import attrs
import msgspec

from timeline.errors import Faults
from timeline_json._positions import Flaw, Positions, deepest_line

_MARK = b"\xef\xbb\xbf"
_TOO_DEEP = "not read: nested too deep"
_read = msgspec.json.Decoder(float_hook=Decimal).decode
_write = msgspec.json.Encoder(decimal_format="number").encode
_GOES_ON = re.compile(r"( starting)? at$")
_ENDED = "the document has ended here; a value a line is the format jsonl"
_LINE_ENDED = "the value of this line has ended here, and each line holds one"


@attrs.frozen
class Parsed:
    """A value that was read; None is one too.

    Attributes:
        value: the value.
        flaws: what is wrong within it.

    """

    value: object
    flaws: tuple[Flaw, ...] = ()


class Line(NamedTuple):
    """A value that stands in one line.

    Attributes:
        number: the line's, from 1.
        value: the value.
        flaws: what is wrong within it.
        text: the line, where it has flaws.

    """

    number: int
    value: object
    flaws: tuple[Flaw, ...]
    text: str


class _Decoder:
    """A decoder that notes whether there was what is refused: `Positions` finds it then."""

    def __init__(self) -> None:
        self.flawed = False
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._table,
            parse_float=self._number,
            parse_int=self._whole,
            parse_constant=self._constant,
        )

    def decode(self, text: str) -> object:
        self.flawed = False
        value: object = self._decoder.decode(text)
        return value

    def _table(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        table = dict(pairs)
        self.flawed |= len(table) != len(pairs)
        return table

    def _whole(self, text: str) -> int | Decimal:
        try:
            return int(text)
        except ValueError:  # of more digits than Python makes an int of
            return Decimal(text)

    def _number(self, text: str) -> Decimal | None:
        try:
            return Decimal(text)
        except InvalidOperation:
            self.flawed = True
            return None

    def _constant(self, _: str) -> None:
        self.flawed = True


def decode(text: str, faults: Faults) -> Parsed | None:
    """The value of *text*; None, and a fault with its line, where it is not JSON."""
    decoder = _Decoder()
    try:
        value = decoder.decode(text)
    except json.JSONDecodeError as error:
        words = _in_our_words(error, _ENDED)
        faults.add(f"not JSON: column {error.colno}: {words}", line=error.lineno)
        return None
    except RecursionError:
        faults.add(_TOO_DEEP, line=deepest_line(text))
        return None
    return Parsed(value, tuple(Positions(text).flaws) if decoder.flawed else ())


def decode_lines(file: BinaryIO, report: Callable[[str, int, str], None]) -> Iterator[Line]:
    """The value of each line of *file* that holds one.

    A line that is not JSON is reported, with its number and text, and passed over.
    """
    decoder = _Decoder()
    for number, line in enumerate(file, 1):
        data = line.removeprefix(_MARK) if number == 1 else line
        value = _as_written(data)
        if value is not None:
            yield Line(number, value, (), "")
            continue
        try:
            text = data.decode().rstrip("\r\n")
        except UnicodeDecodeError as error:
            message = f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
            report(message, number, data.decode(errors="replace"))
            continue
        if not text.strip(" \t\r"):
            continue
        try:
            value = decoder.decode(text)
        except json.JSONDecodeError as error:
            words = _in_our_words(error, _LINE_ENDED)
            report(f"not JSON: column {error.colno}: {words}", number, text)
        except RecursionError:
            report(_TOO_DEEP, number, text)
        else:
            flaws = tuple(Positions(text).flaws) if decoder.flawed else ()
            yield Line(number, value, flaws, text if flaws else "")


def _as_written(line: bytes) -> object:
    """The value of a line that an exporter would write just so; None of any other.

    What is read by a fast reader and written back as it was has lost nothing: no key that
    stands twice, no digit. Lines that have spaces after their commas are read as they come.
    """
    bare = line.rstrip(b"\r\n")
    try:
        value: object = _read(bare)
    except (msgspec.MsgspecError, ValueError, ArithmeticError, RecursionError):
        return None
    return value if _write(value) == bare else None


def _in_our_words(error: json.JSONDecodeError, ended: str) -> str:
    message = f"{error.msg[:1].lower()}{error.msg[1:]}"
    # Python's own words go on with the place: "... starting at", "... character at".
    if message == "extra data":
        return ended
    if error.doc[error.pos : error.pos + 1] == "\n" and "control character" in message:
        return r"the text is not closed; a line break within one is \n"
    return _GOES_ON.sub("", message)
