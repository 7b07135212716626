"""Content lines on their way in: unfolding, names, parameters, escapes (RFC 5545, 3.1 and 3.2).

It takes what real files have: LF or CR alone, a byte order mark, empty lines, names
in any case, lines folded in the middle of a character.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import BinaryIO, NamedTuple

from timeline.errors import Faults

_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_FOLDS = b" \t"
_MOST_HEADS = 1000
_QUOTED_PRINTABLE = "QUOTED-PRINTABLE"
_HEAD = re.compile(
    r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):'
)
_PARAMETER = re.compile(r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";])*)')
_ESCAPE = re.compile(r"\\([\\;,nN])")
_PART = re.compile(r"(?:[^\\,]|\\.|\\$)+", re.DOTALL)
_CARET = re.compile(r"\^([n'^])")
_ESCAPED = {"\\": "\\", ";": ";", ",": ",", "n": "\n", "N": "\n"}
_CARETS = {"n": "\n", "'": '"', "^": "^"}
# What a text of the model may not have: controls but for LF, and surrogates.
_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_BREAKS = re.compile("[\n\u2028\u2029]+")

NO_PARAMETERS: Mapping[str, str] = {}


class Line(NamedTuple):
    """A content line.

    Attributes:
        name: its name, in capitals.
        parameters: their values by their names, in capitals.
        value: its value, still escaped.
        number: the line of the file that it starts on, from 1.

    """

    name: str
    parameters: Mapping[str, str]
    value: str
    number: int


def content_lines(file: BinaryIO, faults: Faults) -> Iterator[Line]:
    """The content lines of *file*; those that are none go to *faults*."""
    # A calendar says the same few things before its colons over and over.
    heads: dict[str, tuple[str, Mapping[str, str]]] = {}
    for number, data in _unfolded(file):
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            if number == 1 and data.startswith(_UTF_16):
                faults.add("it is UTF-16, and a calendar is UTF-8", line=number)
                return
            faults.add(f"not UTF-8: byte 0x{data[error.start]:02x}", line=number)
            continue
        head, colon, value = text.partition(":")
        if colon and (known := heads.get(head)) is not None:
            yield Line(known[0], known[1], value, number)
        elif (match := _HEAD.match(text)) is not None:
            line = Line(match[1].upper(), _parameters(match[2]), text[match.end() :], number)
            if line.parameters.get("ENCODING", "").upper() == _QUOTED_PRINTABLE:
                faults.add(
                    f"{line.name} is in {_QUOTED_PRINTABLE}, of vCalendar 1.0: read as it stands",
                    line=number,
                )
            elif line.value == value and len(heads) < _MOST_HEADS:
                heads[head] = (line.name, line.parameters)
            yield line
        else:
            shown = text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004
            faults.add(f"{shown!r} is no content line: it takes NAME:value", line=number)


def _unfolded(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """The logical lines with the numbers of the lines that they start on; empty ones left out."""
    start, held, more = 1, b"", list[bytes]()
    for number, raw in enumerate(_physical(file), start=1):
        # A space or a tab: the line goes on.
        if raw[0] in _FOLDS:
            more.append(raw.rstrip(b"\r\n")[1:])
            continue
        if more:
            held += b"".join(more)
            more = []
        if held:
            yield start, held
        start, held = number, raw.rstrip(b"\r\n")
        if number == 1:
            held = held.removeprefix(_BOM)
    if held or more:
        yield start, held + b"".join(more)


def _physical(file: BinaryIO) -> Iterable[bytes]:
    first = file.readline()
    if b"\r" in first.rstrip(b"\r\n"):
        # CR alone, of old Macs, which are not in lines to Python: it is all in memory by now.
        return (first + file.read()).splitlines(keepends=True)
    return chain((first,) if first else (), file)


def _parameters(text: str) -> Mapping[str, str]:
    if not text:
        return NO_PARAMETERS
    return {
        name.upper(): _CARET.sub(lambda match: _CARETS[match[1]], value.replace('"', ""))
        for name, value in _PARAMETER.findall(text)
    }


def unescape(value: str) -> str:
    r"""The text of a value of type TEXT; a backslash that escapes nothing stays.

    >>> unescape(r"Baku\; Beijing\, and\nmore")
    'Baku; Beijing, and\nmore'

    """
    if "\\" not in value:
        return value
    if "\\\\" not in value:
        # No escaped backslash: what looks like an escape is one.
        return (
            value.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").replace("\\N", "\n")
        )
    return _ESCAPE.sub(lambda match: _ESCAPED[match[1]], value)


def split(value: str) -> list[str]:
    """The texts of a list of values of type TEXT, parted by commas; empty ones are left out."""
    return [unescape(part) for part in _PART.findall(value)]


def text(value: str) -> str:
    """The text of a value, as the model takes it: without control characters."""
    plain = unescape(value)
    return plain if plain.isprintable() else _CONTROLS.sub("", plain.replace("\t", " "))


def one_line(value: str) -> str:
    """The text of a value as one line."""
    return as_line(unescape(value))


def as_line(plain: str) -> str:
    """*plain* as one line of the model's."""
    if plain.isprintable():
        return plain
    return _BREAKS.sub(" ", _CONTROLS.sub("", plain.replace("\t", " ")))
