"""What is wrong with documents: faults, and the errors that hold them."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

import attrs

from timeline.errors._errors import DanglingError, DuplicateIdError, TimelineError
from timeline.errors._locations import Location, Path, format_path
from timeline.errors._notes import Notes
from timeline.errors.messages import brief, cut, escape_unprintable

_MOST_OF_A_KIND = 20
_MOST_LISTED = 1000
# Compiled when they are first used, because few programs meet so many faults.
_ADVICE = r"(?s:; (?:write|did you mean|it can be read as) .*)"
# Texts in quotes, and numbers.
_VALUE = r"""'(?:[^'\\]|\\.)*+'|"(?:[^"\\]|\\.)*+"|\d+"""


@attrs.frozen(kw_only=True)
class Fault:
    """One thing that is wrong with a document, and where.

    >>> print(Fault(message="is missing", path=("events", 3, "title"), event="talks", line=12))
    line 12: events[3].title (talks): is missing

    Attributes:
        message: what was given and what is allowed.
        path: the steps that lead there in the document, such as ``("events", 3, "when")``;
            empty for the whole document.
        event: the id of the event that it is in; empty where it is in none, or where
            the event's id is not known.
        line: the line of the text, from 1, where the format has lines.
        address: the cell, such as ``B17`` or ``Events!B17``, where the format has cells.

    """

    message: str
    path: Path = ()
    event: str = ""
    line: int | None = None
    address: str = ""

    def __str__(self) -> str:
        line = f"line {self.line}" if self.line else ""
        where = format_path(
            tuple(cut(step) if isinstance(step, str) else step for step in self.path)
        )
        what = f"{where} ({cut(self.event)})" if self.event else where
        parts = (self.address or line, what.lstrip(), self.message)
        return escape_unprintable(": ".join(filter(None, parts)))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class Faults:
    """The faults of one document, in the order in which they are found, and the notes on it.

    The first thousand faults are listed, and the others counted, so that a broken document takes
    neither much time nor much memory.

    Attributes:
        unlisted: how many faults are not listed.
        notes: what was read but deserves a look.

    """

    def __init__(self) -> None:
        self._faults: list[Fault] = []
        self.unlisted: int = 0
        self.notes: Notes = Notes()

    def add(
        self,
        message: str,
        *,
        path: Path = (),
        event: str = "",
        line: int | None = None,
        address: str = "",
    ) -> None:
        """Record a fault; the arguments are `Fault`'s fields.

        Raises:
            TypeError: an argument is of another type than the field.

        """
        if len(self._faults) == _MOST_LISTED:
            self.unlisted += 1
            return
        _check_texts(message=message, event=event, address=address)
        _check_place(path, line)
        self._faults.append(
            Fault(message=message, path=path, event=event, line=line, address=address)
        )

    def note(
        self,
        message: str,
        *,
        kind: str = "",
        path: Path = (),
        line: int | None = None,
        address: str = "",
    ) -> None:
        """Record what was read but deserves a look, such as a hidden row.

        Notes of one kind are shown once, with the message of the first, three places and
        their number.

        Args:
            message: what was read, and how.
            kind: what notes on the same matter share; the message by default.
            path: where it is, as in `Fault`; likewise *line* and *address*.
            line: see *path*.
            address: see *path*.

        Raises:
            TypeError: an argument is of another type.

        """
        _check_texts(message=message, kind=kind, address=address)
        _check_place(path, line)
        self.notes.add(message, kind=kind, place=Location(path=path, line=line, address=address))

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._faults)

    def __len__(self) -> int:
        return len(self._faults) + self.unlisted

    def since(self, number: int) -> tuple[Fault, ...]:
        """Return those that are listed after the first *number*."""
        return tuple(self._faults[number:])


def _check_texts(**texts: object) -> None:
    for name, value in texts.items():
        if not isinstance(value, str):
            raise TypeError(f"{name} {brief(value)} is not a text")


def _check_place(path: object, line: object) -> None:
    if not isinstance(path, tuple):
        raise TypeError(f"path {brief(path)} is not a tuple of steps, as ('events', 3)")
    if not isinstance(line, int | None):
        raise TypeError(f"line {brief(line)} is neither a whole number nor None")


def _in_brief(faults: Sequence[Fault]) -> Iterator[str]:
    """Yield the first *faults* of each kind as text, and after them how many more are like it."""
    if len(faults) <= _MOST_OF_A_KIND:
        yield from map(str, faults)
        return
    kinds = [_kind(fault) for fault in faults]
    totals, printed = Counter(kinds), Counter[object]()
    for fault, kind in zip(faults, kinds, strict=True):
        printed[kind] += 1
        if printed[kind] <= _MOST_OF_A_KIND:
            yield str(fault)
        if printed[kind] == _MOST_OF_A_KIND < totals[kind]:
            yield f"and {totals[kind] - _MOST_OF_A_KIND} more like it"


def _kind(fault: Fault) -> tuple[str, str]:
    """Return what faults of one kind have in common: a field, and a message but for its values."""
    # A key that is not a field is the value that is wrong.
    path = fault.path[:-1] if fault.message.startswith("is not a ") else fault.path
    field = next((step for step in reversed(path) if isinstance(step, str)), "")
    _, _, allowed = fault.message.partition(" is not allowed; ")
    return field, re.sub(_VALUE, "", re.sub(_ADVICE, "", allowed or fault.message[:500]))


class DocumentError(TimelineError):
    """A document that has faults.

    Its text has the first twenty faults of each kind, and how many more there are.

    Attributes:
        name: the file's name, or what stands for it.
        faults: the faults, in the document's order; of more than a thousand, the first ones.
        unlisted: how many more there are.

    """

    def __init__(self, name: str, faults: Sequence[Fault], unlisted: int = 0) -> None:
        super().__init__(name, faults, unlisted)
        self.name = name
        self.faults: tuple[Fault, ...] = tuple(faults)
        self.unlisted: int = unlisted

    def __str__(self) -> str:
        name = escape_unprintable(self.name)
        lines = [*_in_brief(self.faults)]
        if self.unlisted:
            lines.append(f"and {self.unlisted} more, which are not listed")
        return "\n".join(f"{name}: {line}" for line in lines)


class InconsistentError(DocumentError, ValueError):
    """Events that cannot be one timeline: an id is used twice, or a reference leads nowhere.

    Attributes:
        errors: a `DuplicateIdError` or `DanglingError` for each, in the events' order.
        faults: the same as faults, each with its path.

    """

    def __init__(
        self,
        name: str,
        faults: Sequence[Fault],
        errors: Sequence[DuplicateIdError | DanglingError] = (),
    ) -> None:
        super().__init__(name, faults)
        self.errors: tuple[DuplicateIdError | DanglingError, ...] = tuple(errors)

    def __reduce__(self) -> tuple[type["InconsistentError"], tuple[object, ...]]:
        return type(self), (self.name, self.faults, self.errors)
