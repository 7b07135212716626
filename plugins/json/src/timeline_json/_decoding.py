"""JSON text as plain values, strictly: RFC 8259 without what it leaves to chance.

Numbers with a point are `Decimal` and whole ones have no limit, NaN and its like are
refused, and so is a key that stands twice in one object, of which most readers keep
the last without a word.
"""

import json
from collections.abc import Callable, Iterator
from decimal import Decimal, InvalidOperation
from typing import BinaryIO

import attrs

from timeline.errors import Faults
from timeline_json._positions import Positions

_MARK = b"\xef\xbb\xbf"


@attrs.frozen
class Parsed:
    """A value that was read; None is one too."""

    value: object


class _Decoder:
    """A decoder that notes whether a key stood twice."""

    def __init__(self) -> None:
        self.repeats = False
        self._decoder = json.JSONDecoder(
            object_pairs_hook=self._table, parse_float=_number, parse_constant=_refuse
        )

    def decode(self, text: str) -> object:
        self.repeats = False
        value: object = self._decoder.decode(text)
        return value

    def _table(self, pairs: list[tuple[str, object]]) -> dict[str, object]:
        table = dict(pairs)
        self.repeats |= len(table) != len(pairs)
        return table


def _number(text: str) -> Decimal:
    """The number of *text*; not a number, which is refused in its place, if none can hold it."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is not JSON: numbers are finite")


def decode(text: str, faults: Faults) -> Parsed | None:
    """The value of *text*; None, and faults with their lines, where it is not JSON."""
    decoder = _Decoder()
    try:
        value = decoder.decode(text)
    except json.JSONDecodeError as error:
        faults.add(f"not JSON: column {error.colno}: {_in_our_words(error)}", line=error.lineno)
        return None
    except (ValueError, RecursionError) as error:
        faults.add(_of_values(error))
        return None
    if decoder.repeats:
        for repeat in Positions(text).repeats:
            faults.add("the key stands twice in one object", path=repeat.path, line=repeat.line)
        return None
    return Parsed(value)


def decode_lines(
    file: BinaryIO, report: Callable[[str, int], None]
) -> Iterator[tuple[int, object]]:
    """The value of each line of *file* that holds one, with the number of the line.

    A line that is not JSON is reported, with its number, and passed over.
    """
    decoder = _Decoder()
    for number, line in enumerate(file, 1):
        data = line.removeprefix(_MARK) if number == 1 else line
        try:
            text = data.decode()
            if not text.strip():
                continue
            value = decoder.decode(text)
        except UnicodeDecodeError as error:
            report(f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}", number)
        except json.JSONDecodeError as error:
            report(f"not JSON: column {error.colno}: {_in_our_words(error)}", number)
        except (ValueError, RecursionError) as error:
            report(_of_values(error), number)
        else:
            if decoder.repeats:
                for repeat in Positions(text).repeats:
                    report(f"the key {repeat.path!r} stands twice in one object", number)
            else:
                yield number, value


def _in_our_words(error: json.JSONDecodeError) -> str:
    message = f"{error.msg[:1].lower()}{error.msg[1:]}"
    if message == "extra data":
        return "the document has ended here; a value a line is the format jsonl"
    return message


def _of_values(error: ValueError | RecursionError) -> str:
    if isinstance(error, RecursionError):
        return "not read: nested too deep"
    if "digits" in str(error):
        return "not read: a whole number of more than 4300 digits"
    return f"not JSON: {error}"
