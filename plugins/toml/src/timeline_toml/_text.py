"""TOML strings as a person would write them."""

import json
import re
from collections.abc import Iterator

# A line that is a little too long reads better than one that is broken.
_TOLERANCE = 20
_BARE = re.compile("[A-Za-z0-9_-]+")
# What a text in three quotes cannot show as it is: its line breaks must be LF, and
# TOML allows no control character beside.
_NOT_IN_BLOCK = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_SPACE_BEFORE_WORD = re.compile(r" (?=\S)")


def key(name: str) -> str:
    """*name* as a key: bare where TOML allows that.

    >>> key("wto-az"), key("wto.az")
    ('wto-az', '"wto.az"')
    """
    return name if _BARE.fullmatch(name) else string(name)


def string(text: str) -> str:
    r"""*text* in one pair of quotes, on one line.

    >>> print(string('say "no"\n'))
    "say \"no\"\n"
    """
    # JSON's escapes are TOML's too, but for DEL, which TOML alone wants escaped.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def block(text: str, width: int) -> str:
    r"""*text* in three pairs of quotes, its lines as lines, and those that are long folded.

    >>> block("Two\nlines.", width=100).split("\n")[1]
    'Two'
    """
    escaped = text.replace("\\", "\\\\")
    # Three quotes in a row would end the text; one or two before them are allowed.
    escaped = escaped.replace('""', '"\\"')
    lines = [folded for line in escaped.split("\n") for folded in _fold(line, width)]
    return '"""\n' + "".join(lines)[:-1] + '"""'


def prose(text: str, room: int, width: int) -> str:
    """*text* on one line where *room* columns take it, else as a block of *width* columns."""
    if _NOT_IN_BLOCK.search(text):
        return string(text)
    too_long = len(text) + 2 > room + _TOLERANCE and _SPACE_BEFORE_WORD.search(text)
    return block(text, width) if "\n" in text or too_long else string(text)


def _fold(line: str, width: int) -> Iterator[str]:
    r"""*line* as lines of the file; TOML drops ``\``, the break after it and the indent.

    A line is broken where its spaces end, for all the space that follows the break
    would be dropped.
    """
    if len(line) <= width:
        yield line + "\n"
        return
    start, last = 0, None
    for space in _SPACE_BEFORE_WORD.finditer(line):
        if space.end() - start > width and last is not None:
            yield line[start:last] + "\\\n"
            start = last
        last = space.end()
    if last is not None and last > start and len(line) - start > width:
        yield line[start:last] + "\\\n"
        start = last
    yield line[start:] + "\n"
