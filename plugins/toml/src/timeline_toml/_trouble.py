"""Where lines are not TOML, and which of them a fault takes with it."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from decimal import Decimal, InvalidOperation

import attrs

from timeline_toml._complaints import complaint, open_list

_PLACE = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
# More digits than Python makes a whole number of.
_LONG_NUMBER = re.compile(r"[0-9](?:_?[0-9]){4300}")
_NO_VALUE = "Invalid value"
_IN_A_LIST = frozenset({_NO_VALUE, "Unclosed array"})
# What no line within a list or text begins with: a header, or a key.
_STATEMENT = re.compile(r"""[ \t]*(?:\[\[?[ \t]*[A-Za-z]|(?:[\w.-]+|"[^"]*"|'[^']*')[ \t]*=)""")
_LOOK_AHEAD = 500


@attrs.frozen(kw_only=True)
class Trouble:
    """What keeps lines from being TOML; lines count from 0 here.

    Attributes:
        message: what is wrong.
        line: the line to show for it.
        start: the first line of the statement that it is in.
        end: the line after the last that goes with it.

    """

    message: str
    line: int
    start: int
    end: int


def tables(lines: Sequence[str]) -> Mapping[str, object]:
    """The tables of *lines*; numbers with a point are `Decimal`.

    Raises:
        ValueError: they are not TOML.
        RecursionError: they are nested too deep.

    """
    return tomllib.loads("\n".join((*lines, "")), parse_float=_number)


def reads(lines: Sequence[str]) -> bool:
    """Whether *lines* are TOML."""
    try:
        tables(lines)
    except (ValueError, RecursionError):
        return False
    return True


class _TooFar(ValueError):  # noqa: N818 - a message between the layers of reading, never raised out
    """A number that no `Decimal` can be, for its exponent."""


def _number(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation:
        raise _TooFar(text) from None


def is_unfinished(lines: Sequence[str]) -> bool:
    """Whether *lines* end within a text or a list, of which there may be more."""
    try:
        tables(lines)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        return bool(found and not found[1])
    except (ValueError, RecursionError):
        return False
    return False


def first_trouble(lines: Sequence[str], offset: int, behind: int | None) -> Trouble | None:
    """The first thing that is wrong with *lines*.

    Args:
        lines: some lines of a text.
        offset: how many lines of it are before them.
        behind: the number of the line behind them, from 1; None where the text ends.

    """
    try:
        tables(lines)
    except tomllib.TOMLDecodeError as error:
        found = _PLACE.search(str(error))
        message = str(error)[: found.start()] if found else str(error)
        if found and found[1]:
            return _placed(lines, offset, message, int(found[1]) - 1, f"column {found[2]}")
        return _unfinished(lines, message, behind)
    except RecursionError:
        return _alone("nested too deep", end_of_whole(lines))
    except _TooFar as error:
        line = next(i for i, line in enumerate(lines) if str(error) in line)
        return _alone(f"{error!s:.80} is further from 1 than any number here", line)
    except ValueError:
        line = next((i for i, line in enumerate(lines) if _LONG_NUMBER.search(line)), 0)
        return _alone("a whole number of more than 4300 digits", line)
    return None


def _alone(message: str, line: int) -> Trouble:
    return Trouble(message=message, line=line, start=line, end=line + 1)


def _unfinished(lines: Sequence[str], message: str, behind: int | None) -> Trouble:
    # The end is where tomllib noticed; where it began is what the author wants.
    start = end_of_whole(lines)
    begun = lines[start].strip()
    words = complaint(message, begun)
    if behind is not None and message in _IN_A_LIST:
        words = open_list(behind, begun)
    return Trouble(message=f"not TOML: {words}", line=start, start=start, end=len(lines))


def _placed(lines: Sequence[str], offset: int, message: str, line: int, column: str) -> Trouble:
    start = line if reads(lines[:line]) else end_of_whole(lines[:line])
    begins_next = start < line and _begins(lines[line])
    if start < line and message in _IN_A_LIST and (message != _NO_VALUE or begins_next):
        words, shown = open_list(offset + line + 1, lines[start].strip()), start
    else:
        words, shown = f"{column}: {complaint(message, lines[line].strip())}", line
    end = line if begins_next else line + 1
    if not begins_next and (start < line or _is_part(lines[line])):
        end = next((i for i in range(end, len(lines)) if _begins(lines[i])), len(lines))
    return Trouble(message=f"not TOML: {words}", line=shown, start=start, end=end)


def _begins(line: str) -> bool:
    """Whether *line* begins a statement, and does not end one of more lines."""
    return bool(_STATEMENT.match(line)) and _depth(line) >= 0


def _is_part(line: str) -> bool:
    """Whether later lines go on with what is in *line*, as far as its marks tell."""
    if line.lstrip().startswith(("{", "}", "]")):
        return True
    return _depth(line) > 0 or any(line.count(quotes) % 2 for quotes in ('"""', "'''"))


def _depth(line: str) -> int:
    return sum((mark in "[{") - (mark in "]}") for mark in line)


def end_of_whole(lines: Sequence[str]) -> int:
    """The line behind the most of *lines* that can be read from their beginning."""
    whole = 0
    for end in range(1, min(len(lines), _LOOK_AHEAD) + 1):
        if reads(lines[:end]):
            whole = end
    return min(whole, len(lines) - 1)
