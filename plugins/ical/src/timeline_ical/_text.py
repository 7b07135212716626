"""Content lines on their way out: escaping, parameters, folding (RFC 5545, 3.1 and 3.3.11).

Every line of a calendar goes through `content_line`, the one place that knows
what may never be in a file, whatever came in: a line break or a control
character inside a line, more than 75 octets, a character or an escape cut in two.
"""

import re

LIMIT = 75
"""The most octets of a line, its line break not counted (RFC 5545, 3.1)."""

_BACKSLASH = ord("\\")
# What Python, JavaScript or an old library takes for the end of a line.
_BREAKS = re.compile("\r\n?|[\n\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
# Controls that end no line, and surrogates, which no encoding can write.
# Compiled when a line has any, because the set of surrogates takes long to compile.
_CONTROLS = "[\x00-\x08\x0e-\x1b\x1f\x7f-\x9f\ud800-\udfff]"
_NAME = re.compile("[A-Za-z0-9-]+")
# Not SAFE-CHAR (RFC 5545, 3.1), and the space.
_UNSAFE_IN_PARAMETER = re.compile(r"[\x00-\x20\x22,:;\x7f]")
_IN_PARAMETER = str.maketrans({"^": "^^", '"': "^'", "\n": "^n"})


def escape(text: str) -> str:
    r"""*text* as a value of type TEXT (RFC 5545, 3.3.11).

    >>> print(escape("Baku; Beijing, and more"))
    Baku\; Beijing\, and more

    """
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,").replace("\n", "\\n")


def parameter(name: str, value: str) -> str:
    """A parameter with its semicolon, quoted where it must be (RFC 5545, 3.2; RFC 6868).

    >>> print(parameter("LABEL", 'The "Belt", and Road'))
    ;LABEL="The ^'Belt^', and Road"

    Raises:
        ValueError: *name* is no name of a parameter.

    """
    if not _NAME.fullmatch(name):
        raise ValueError(f"{name!r} is not a parameter's name: letters, digits and '-'")
    text = _BREAKS.sub("\n", value).translate(_IN_PARAMETER)
    return f';{name}="{text}"' if _UNSAFE_IN_PARAMETER.search(text) else f";{name}={text}"


def content_line(line: str) -> bytes:
    """*line*, which has no line break, in octets, folded; its own CRLF is not there yet.

    What would end the line for some reader becomes an escaped line break, and
    control characters are left out.
    """
    if not line.isprintable():
        line = re.sub(_CONTROLS, "", _BREAKS.sub(r"\\n", line)).replace("\t", " ")
    data = line.encode()
    return data if len(data) <= LIMIT else _fold(data)


def _fold(data: bytes) -> bytes:
    pieces: list[bytes] = []
    start, room = 0, LIMIT
    said = len(data.rstrip(b" "))
    while len(data) - start > room:
        cut = _whole(data, start + room)
        if cut >= said > start + 1 and (before := _whole(data, said - 1)) > start:
            # What is left would be a line of spaces alone, which some readers take for empty.
            cut = before
        pieces.append(data[start:cut])
        # The space that begins a continuation counts.
        start, room = cut, LIMIT - 1
    pieces.append(data[start:])
    return b"\r\n ".join(pieces)


def _whole(data: bytes, cut: int) -> int:
    """The last place up to *cut* that cuts neither a character nor an escape in two."""
    while data[cut] & 0xC0 == 0x80:  # noqa: PLR2004 - the bits of a UTF-8 continuation
        cut -= 1
    if data[cut - 1] == _BACKSLASH:
        # An odd run of backslashes ends in one that begins an escape.
        before = data[:cut]
        cut -= (len(before) - len(before.rstrip(b"\\"))) % 2
    return cut
