"""JSON text as plain values, strictly: RFC 8259 without what it leaves to chance.

Numbers with a point are `Decimal` and whole ones may be as long as Python reads, NaN and
its like are refused, and so is a key that stands twice in one object, of which most
readers keep the last without a word.
"""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import BinaryIO

import attrs

from timeline.errors import Faults
from timeline_json._positions import Flaw, Positions

_MARK = b"\xef\xbb\xbf"
_TOO_DEEP = "not read: nested too deep"


@attrs.frozen
class Parsed:
    """A value that was read; None is one too.

    Attributes:
        value: the value.
        flaws: what was told to be wrong within it.

    """

    value: object
    flaws: tuple[Flaw, ...] = ()


class _Decoder:
    """A decoder that notes whether there was what is refused: `Positions` finds it then."""

    def __init__(self) -> None:
        self.flawed = False
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._table,
            parse_float=_number,
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

    def _whole(self, text: str) -> int | None:
        try:
            return int(text)
        except ValueError:
            self.flawed = True
            return None

    def _constant(self, _: str) -> None:
        self.flawed = True


def _number(text: str) -> Decimal:
    """The number of *text*; not a number, which is refused in its place, if none can hold it."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def decode(text: str, faults: Faults) -> Parsed | None:
    """The value of *text*; None, and faults with their lines, where it is not JSON.

    What is refused within JSON is a fault, and is told with the value too.
    """
    decoder = _Decoder()
    try:
        value = decoder.decode(text)
    except json.JSONDecodeError as error:
        faults.add(f"not JSON: column {error.colno}: {_in_our_words(error)}", line=error.lineno)
        return None
    except RecursionError:
        faults.add(_TOO_DEEP)
        return None
    flaws = tuple(Positions(text).flaws) if decoder.flawed else ()
    for flaw in flaws:
        faults.add(flaw.message, path=flaw.path, line=flaw.line)
    return Parsed(value, flaws)


def decode_lines(
    file: BinaryIO, report: Callable[[str, int, str], None]
) -> Iterator[tuple[int, object]]:
    """The value of each line of *file* that holds one, with the number of the line.

    A line that is not JSON is reported, with its number and text, and passed over.
    """
    decoder = _Decoder()
    for number, line in enumerate(file, 1):
        data = line.removeprefix(_MARK) if number == 1 else line
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            message = f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}"
            report(message, number, data.decode(errors="replace"))
            continue
        if not text.strip():
            continue
        try:
            value = decoder.decode(text)
        except json.JSONDecodeError as error:
            report(f"not JSON: column {error.colno}: {_in_our_words(error)}", number, text)
        except RecursionError:
            report(_TOO_DEEP, number, text)
        else:
            if decoder.flawed:
                for flaw in Positions(text).flaws:
                    place = f"{flaw.path}: " if flaw.path else ""
                    report(f"{place}{flaw.message}", number, text)
            else:
                yield number, value


def _in_our_words(error: json.JSONDecodeError) -> str:
    message = f"{error.msg[:1].lower()}{error.msg[1:]}"
    if message == "extra data":
        return "the document has ended here; a value a line is the format jsonl"
    return message
