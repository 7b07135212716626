"""What the core shares to word its errors and to emit its warnings. Not for other packages."""

import inspect
import warnings
from collections.abc import Collection, Iterable
from types import FrameType, UnionType

_LIBRARY = "timeline"
# What comparing words may cost, in steps of some microseconds: for one word, and for all of
# a document's.
_MOST_FOR_ONE = 20_000
_MOST_FOR_ALL = 50_000


def brief(value: object) -> str:
    """Return the repr of *value*, cut at eighty characters."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # an int of too many digits, lists within lists
        return f"{type(value).__name__} too large to show"
    return cut(text)


def cut(text: str) -> str:
    """Return *text* cut at eighty characters: a megabyte of it is not to be a message."""
    return text if len(text) <= 80 else text[:77] + "..."  # noqa: PLR2004


def require_type(
    name: str, value: object, kind: type | tuple[type, ...] | UnionType, expected: str
) -> None:
    """Raise a TypeError for the *value* of an argument that is not *expected*, a *kind*."""
    if not isinstance(value, kind):
        raise TypeError(f"{name} {brief(value)} is not {expected}".lstrip())


def require_whole(name: str, value: object) -> None:
    """Raise a TypeError for the *value* of an argument that is not an int; a bool is not one."""
    if not isinstance(value, int) or isinstance(value, bool):
        is_numeric = hasattr(type(value), "__index__") and not isinstance(value, bool)
        hint = "; give int(...) of it" if is_numeric else ""
        raise TypeError(f"{name} {brief(value)} is not a whole number{hint}".lstrip())


def escape_unprintable(text: str) -> str:
    """Return *text* with its unprintable characters escaped."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
    )


def did_you_mean(given: object, known: Iterable[str]) -> str:
    """Return a question that suggests the known word most similar to *given*, or "".

    At most a third of the letters of the shorter word may be wrong: what is less similar
    was hardly meant.

    >>> did_you_mean("visti", ["visit", "meeting"])
    "; did you mean 'visit'?"
    >>> did_you_mean("sanction", ["observation", "accession"])
    ''
    """
    import difflib  # noqa: PLC0415 - rarely needed

    if not isinstance(given, str):
        return ""
    text, known = given[:80], [*known]
    if _cost(text, len(known)) > _MOST_FOR_ONE:
        return ""
    close = [
        (edits, word)
        # Thousands of words are too many to compare letter by letter.
        for word in difflib.get_close_matches(text, known, n=5)
        if 3 * (edits := _edits(text, word)) <= min(len(text), len(word))
    ]
    if not close:
        return ""
    _, meant = min(close, key=lambda pair: pair[0])
    return f"; did you mean {meant!r}?"


class Advice:
    """What messages about one document suggest, until that has taken too long."""

    def __init__(self) -> None:
        self._left = _MOST_FOR_ALL

    def near(self, given: str, known: Collection[str]) -> str:
        """Return what `did_you_mean` returns."""
        return did_you_mean(given, known) if self.affords(_cost(given[:80], len(known))) else ""

    def affords(self, cost: int = 50) -> bool:
        """Return whether there is still time for advice of this cost; then it is spent."""
        self._left -= cost
        return self._left >= 0


def _cost(text: str, count: int) -> int:
    # Similar words are compared letter by letter.
    return count * (1 + len(text) ** 2 // 50)


def _edits(one: str, other: str) -> int:
    """Return how many letters to add, remove, replace or swap lead from *one* to *other*.

    This is the optimal string alignment distance: swapped letters are not changed again.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        below = [i + 1]
        for j, against in enumerate(other):
            edits = min(row[j] + (letter != against), row[j + 1] + 1, below[j] + 1)
            if i and j and (letter, against) == (other[j - 1], one[i - 1]):
                edits = min(edits, before[j - 1] + 1)
            below.append(edits)
        before, row = row, below
    return row[-1]


def emit_warning(warning: Warning) -> None:
    """Emit *warning*, attributed to the line outside this library that called it.

    Python shows a warning once per line, so two calls in a program are two warnings,
    although both are emitted at one place here.
    """
    import traceback  # noqa: PLC0415 - rarely needed

    frames = [frame for frame, _ in traceback.walk_stack(inspect.currentframe())]
    # Our outermost call counts: plugins and the standard library can be in between.
    outermost = max(number for number, frame in enumerate(frames) if _is_ours(frame))
    caller = frames[min(outermost + 1, len(frames) - 1)]
    warnings.warn_explicit(
        warning,
        None,
        caller.f_code.co_filename,
        caller.f_lineno,
        # Python's own name for code without a module; with None nothing would be shown.
        module=caller.f_globals.get("__name__", "<string>"),
        registry=caller.f_globals.setdefault("__warningregistry__", {}),
    )


def _is_ours(frame: FrameType) -> bool:
    name: object = frame.f_globals.get("__name__", "")
    return isinstance(name, str) and (name == _LIBRARY or name.startswith(f"{_LIBRARY}."))
