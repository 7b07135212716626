"""Content lines (RFC 5545, 3.1): folding, parameters and escaped text, both ways.

Every line that is written goes through `fold`, which ensures that no text can end a line or
add another one, whatever it contains. Reading accepts what real files contain: LF or CR alone,
a byte order mark, empty lines, names in any case, lines folded in the middle of a character.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import BinaryIO, NamedTuple

from timeline.errors import Faults

LIMIT = 75
"""The most octets in a line, not counting its line break (RFC 5545, 3.1)."""

_BACKSLASH = ord("\\")

# Patterns are compiled when they are first used: many programs only write, and most texts have
# nothing that needs a pattern.

# What Python, JavaScript or an old library takes for the end of a line.
_LINE_ENDS = "\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]"
# Other controls, and surrogates, which no encoding can write.
_CONTROLS = "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff]"
# Not SAFE-CHAR (RFC 5545, 3.1), and the space.
_UNSAFE_IN_PARAMETER = r"[\x00-\x20\x22,:;\x7f]"
_IN_PARAMETER = str.maketrans({"^": "^^", '"': "^'", "\n": "^n"})

_BOM = b"\xef\xbb\xbf"
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_FOLDS = b" \t"
_DATE = len("20240703")
_MOST_HEADS = 1000
_QUOTED_PRINTABLE = "QUOTED-PRINTABLE"
_HEAD = r'([A-Za-z0-9-]+)((?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):'
# The name of a property that no standard has, and that is not read.
_FOREIGN = r"(?i:(X-(?!TIMELINE-|EDTF|WR-)[A-Za-z0-9-]+)[;:])"
_PARAMETER = r';([A-Za-z0-9-]+)=((?:"[^"]*"|[^";])*)'
_ESCAPE = r"\\([\\;,nN])"
_LIST_ITEM = r"(?s:[^\\,]|\\.|\\$)+"
_CARET = r"\^([n'^])"
_ESCAPED = {"\\": "\\", ";": ";", ",": ",", "n": "\n", "N": "\n"}
_CARETS = {"n": "\n", "'": '"', "^": "^"}
# What the model's texts must not contain: controls other than LF, and surrogates.
_NOT_IN_TEXT = "[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]"
_BREAKS = "[\n\u2028\u2029]+"

NO_PARAMETERS: Mapping[str, str] = {}


def escape(text: str) -> str:
    r"""Return *text* as a value of type TEXT (RFC 5545, 3.3.11).

    >>> print(escape("Baku; Beijing, and more"))
    Baku\; Beijing\, and more

    """
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def parameter(name: str, value: str) -> str:
    """Return a parameter with its semicolon, quoted if necessary (RFC 5545, 3.2; RFC 6868).

    >>> print(parameter("LABEL", 'The "Belt", and Road'))
    ;LABEL="The ^'Belt^', and Road"

    """
    text = re.sub(_LINE_ENDS, "\n", value).translate(_IN_PARAMETER)
    return f';{name}="{text}"' if re.search(_UNSAFE_IN_PARAMETER, text) else f";{name}={text}"


def fold(line: str) -> bytes:
    """Return *line*, without its final CRLF, in octets and folded.

    What some reader would take for the end of a line becomes an escaped line break, and
    control characters are removed.
    """
    if not line.isprintable():
        line = re.sub(_CONTROLS, "", re.sub(_LINE_ENDS, r"\\n", line)).replace("\t", " ")
    data = line.encode()
    return data if len(data) <= LIMIT else _fold(data)


def _fold(data: bytes) -> bytes:
    pieces: list[bytes] = []
    start, room = 0, LIMIT
    length_without_spaces = len(data.rstrip(b" "))
    while len(data) - start > room:
        cut = _last_cut(data, start + room)
        if cut >= length_without_spaces > start + 1:
            # A continuation of spaces alone is empty to some readers.
            earlier = _last_cut(data, length_without_spaces - 1)
            cut = earlier if earlier > start else cut
        pieces.append(data[start:cut])
        # The space that begins a continuation counts.
        start, room = cut, LIMIT - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces)


def _last_cut(data: bytes, cut: int) -> int:
    """The last place up to *cut* that splits neither a character nor an escape."""
    while data[cut] & 0xC0 == 0x80:  # noqa: PLR2004 - the bits of a UTF-8 continuation
        cut -= 1
    if data[cut - 1] == _BACKSLASH:
        # The last of an odd number of backslashes begins an escape.
        before = data[:cut]
        cut -= (len(before) - len(before.rstrip(b"\\"))) % 2
    return cut


class Line(NamedTuple):
    """A content line that was read.

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
    """Yield the content lines of *file*, and report others to *faults*."""
    # A calendar repeats few distinct names and parameters.
    heads: dict[str, tuple[str, Mapping[str, str]]] = {}
    head_pattern = re.compile(_HEAD)
    for number, data in _unfolded(file):
        try:
            text = data.decode()
        except UnicodeDecodeError as error:
            if number == 1 and data.startswith(_UTF_16):
                faults.add("the file is UTF-16; a calendar takes UTF-8", line=number)
                return
            faults.add(f"not UTF-8: byte 0x{data[error.start]:02x}", line=number)
            continue
        head, colon, value = text.partition(":")
        if colon and (known := heads.get(head)) is not None:
            line = Line(known[0], known[1], value, number)
            yield _with_whole_zone(line) if known[1] else line
        elif (match := head_pattern.match(text)) is not None:
            line = Line(match[1].upper(), _parameters(match[2]), text[match.end() :], number)
            if line.parameters.get("ENCODING", "").upper() == _QUOTED_PRINTABLE:
                faults.add(
                    f"{line.name}: {_QUOTED_PRINTABLE}, of vCalendar 1.0, is not decoded",
                    line=number,
                )
            elif line.value == value and len(heads) < _MOST_HEADS:
                heads[head] = (line.name, line.parameters)
            yield _with_whole_zone(line)
        elif (match := re.match(_FOREIGN, text)) is not None:
            # Apple writes addresses into a parameter as they are. No such property is read.
            yield Line(match[1].upper(), NO_PARAMETERS, text[match.end() :], number)
        else:
            quoted = text if len(text) <= 60 else f"{text[:57]}..."  # noqa: PLR2004
            faults.add(f"{quoted!r} is not a content line; write NAME:value", line=number)


def _with_whole_zone(line: Line) -> Line:
    """A zone such as (UTC+01:00) Paris may lack the quotes that its colon needs."""
    zone = line.parameters.get("TZID")
    if not zone or ":" not in line.value:
        return line
    rest, _, value = line.value.rpartition(":")
    if not value[:_DATE].isdecimal() or len(value) < _DATE:
        return line
    return line._replace(parameters={**line.parameters, "TZID": f"{zone}:{rest}"}, value=value)


def _unfolded(file: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Each logical line that is not empty, with the number of its first physical line."""
    start, held, more = 1, b"", list[bytes]()
    for number, raw in enumerate(_physical_lines(file), start=1):
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


def _physical_lines(file: BinaryIO) -> Iterable[bytes]:
    first = file.readline()
    if b"\r" in first.rstrip(b"\r\n"):
        # Python does not split at CR alone, so the whole file has been read already.
        return (first + file.read()).splitlines(keepends=True)
    return chain((first,) if first else (), file)


def _parameters(text: str) -> Mapping[str, str]:
    if not text:
        return NO_PARAMETERS
    return {
        name.upper(): re.sub(_CARET, lambda match: _CARETS[match[1]], value.replace('"', ""))
        for name, value in re.findall(_PARAMETER, text)
    }


def unescape(value: str) -> str:
    r"""Return the text of a value of type TEXT; a backslash that escapes nothing stays.

    >>> unescape(r"Baku\; Beijing\, and\nmore")
    'Baku; Beijing, and\nmore'

    """
    if "\\" not in value:
        return value
    return re.sub(_ESCAPE, lambda match: _ESCAPED[match[1]], value)


def split_list(value: str) -> list[str]:
    """Return the texts of a comma-separated list of TEXT values, without empty ones."""
    return [unescape(part) for part in re.findall(_LIST_ITEM, value)]


def text_of(value: str) -> str:
    """Return the text of a TEXT value, without control characters."""
    plain = unescape(value)
    return plain if plain.isprintable() else re.sub(_NOT_IN_TEXT, "", plain.replace("\t", " "))


def line_of(value: str) -> str:
    """Return the text of a TEXT value as one line."""
    return as_line(unescape(value))


def as_line(plain: str) -> str:
    """Return *plain* as one line, without control characters."""
    if plain.isprintable():
        return plain
    return re.sub(_BREAKS, " ", re.sub(_NOT_IN_TEXT, "", plain.replace("\t", " ")))
