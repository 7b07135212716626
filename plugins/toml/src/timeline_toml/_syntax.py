"""The tables of a TOML text, and where it is not TOML: all such places, not the first alone."""

import re
import tomllib
from bisect import bisect_left
from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

import attrs

from timeline.errors import Faults
from timeline_toml._complaints import complaint, open_list

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_HEADER = re.compile(r"[ \t]*\[\[?[ \t]*([\w-]+|\"[^\"]*\"|'[^']*')[ \t]*(\.|\])")
# More digits than Python makes a whole number of.
_LONG_NUMBER = re.compile(r"[0-9](?:_?[0-9]){4300}")
_NO_VALUE = "Invalid value"
_IN_A_LIST = frozenset({_NO_VALUE, "Unclosed array"})
# What no item of a list begins with: a header, or a key.
_NOT_OF_LIST = re.compile(r"[ \t]*(?:\[\[?[ \t]*[A-Za-z]|[\w.-]+[ \t]*=)")
_LOOK_AHEAD = 500
_MAX_FAULTS = 50


@attrs.frozen(kw_only=True)
class Tables:
    """What could be read of a text.

    Attributes:
        tables: its tables; numbers with a point are `Decimal`.
        text: the text that gave them, with the lines of broken tables left empty.
        broken: the texts of the events that were left out, by their lines, from 1.

    """

    tables: Mapping[str, object]
    text: str
    broken: Mapping[int, str]


def read(text: str, faults: Faults) -> Tables | None:
    """The tables of *text*; None where something else than an event is broken.

    A broken event is a fault and is left out, so that the faults of the others are
    found in the same run.
    """
    broken: dict[int, str] = {}
    for _ in range(_MAX_FAULTS):
        try:
            tables = tomllib.loads(text, parse_float=_number)
        except tomllib.TOMLDecodeError as error:
            line = _report(text, error, faults)
        except RecursionError:
            faults.add("nested too deep")
            return None
        except ValueError:
            found = _LONG_NUMBER.search(text)
            place = text.count("\n", 0, found.start()) + 1 if found else None
            faults.add("a whole number of more than 4300 digits", line=place)
            return None
        else:
            return Tables(tables=tables, text=text, broken=broken)
        rest = _without(text, line)
        if rest is None:
            return None
        text, header, chunk = rest
        broken[header] = chunk
    return None


def _number(text: str) -> Decimal:
    """The number of *text*; not a number, which is refused in its place, if none can hold it."""
    try:
        return Decimal(text)
    except InvalidOperation:
        return Decimal("NaN")


def _report(text: str, error: tomllib.TOMLDecodeError, faults: Faults) -> int:
    """The line of *error*, which becomes a fault."""
    found = _PLACE.search(str(error))
    message = str(error)[: found.start()] if found else str(error)
    lines = text.split("\n")
    if found and found[1]:
        line, place = int(found[1]), f"column {found[2]}: "
        if message in _IN_A_LIST and (start := _start_of_list(lines, line, message)):
            faults.add(f"not TOML: {open_list(line, lines[start - 1].strip())}", line=start)
            return start
    else:
        # The end is where tomllib noticed; where it began is what the author wants.
        line, place = _start_of_unfinished(lines), ""
    faults.add(f"not TOML: {place}{complaint(message, lines[line - 1].strip())}", line=line)
    return line


def _start_of_list(lines: list[str], line: int, message: str) -> int | None:
    """The line of the list that is not closed before *line*; both count from 1."""
    if message == _NO_VALUE and not _NOT_OF_LIST.match(lines[line - 1]):
        return None
    before = lines[: line - 1]
    header = next((i for i in range(line - 2, -1, -1) if _HEADER.match(before[i])), 0)
    return None if _reads(before[header:]) else _end_of_whole(before, header)


def _start_of_unfinished(lines: list[str]) -> int:
    """The line of the value that never ends, from 1."""
    headers = [index for index, line in enumerate(lines) if _HEADER.match(line)]
    # All that stands before the header of its table can be read.
    last_whole = bisect_left(headers, x=True, key=lambda end: not _reads(lines[:end])) - 1
    return _end_of_whole(lines, headers[last_whole] if last_whole >= 0 else 0)


def _end_of_whole(lines: list[str], start: int) -> int:
    """The line, from 1, behind the most that can be read from the index *start* on."""
    whole = start
    for end in range(start + 1, min(len(lines), start + _LOOK_AHEAD) + 1):
        if _reads(lines[start:end]):
            whole = end
    return min(whole, len(lines) - 1) + 1


def _reads(lines: list[str]) -> bool:
    try:
        tomllib.loads("\n".join(lines))
    except (ValueError, RecursionError):
        return False
    return True


def _header_before(lines: list[str], line: int) -> int:
    """The index of the last header of a top-level table before *line*, which counts from 1."""
    for index in range(line - 1, -1, -1):
        found = _HEADER.match(lines[index])
        if found and not (found[1] == "events" and found[2] == "."):
            return index
    return 0


def _without(text: str, line: int) -> tuple[str, int, str] | None:
    """*text* with the event around *line* emptied, the line of its header, and its text.

    None where that is no event, or holds a text of several lines, in which what looks
    like a header may be none.
    """
    lines = text.split("\n")
    start = _header_before(lines, line)
    end = next(
        (i for i in range(start + 1, len(lines)) if _header_before(lines, i + 1) == i), len(lines)
    )
    chunk = lines[start:end]
    found = _HEADER.match(chunk[0])
    if not found or found[1] != "events" or not chunk[0].lstrip().startswith("[["):
        return None
    if line == start + 1 or any('"""' in each or "'''" in each for each in chunk):
        return None
    lines[start:end] = [chunk[0].partition("]]")[0] + "]]", *[""] * (len(chunk) - 1)]
    return "\n".join(lines), start + 1, "\n".join(chunk)
