"""What is wrong with documents: faults, and the errors that hold them."""

from collections.abc import Iterator, Sequence
from typing import Protocol

import attrs

from timeline.errors._errors import DanglingError, DuplicateIdError, TimelineError
from timeline.errors._wording import one_line


@attrs.frozen(kw_only=True)
class Fault:
    """One thing that is wrong with a document, and where.

    Attributes:
        message: what was given and what is allowed.
        path: where in the document, as ``events[3].when``; empty for the whole.
        event: the id of the event that it is in, where it has one.
        line: the line of the text, from 1, where the format has lines.

    """

    message: str
    path: str = ""
    event: str = ""
    line: int | None = None

    def __str__(self) -> str:
        place = "".join((f"line {self.line}: " if self.line else "", self.path and f"{self.path}"))
        who = f" ({self.event})" if self.event else ""
        return one_line(f"{place}{who}{': ' if self.path or who else ''}{self.message}")

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class FaultSink(Protocol):
    """Where the faults of a document go: `Faults`, or what sees to them on their way there."""

    def add(
        self, message: str, *, path: str = "", event: str = "", line: int | None = None
    ) -> None:
        """Take a fault; the arguments are `Fault`'s fields."""
        ...


class Faults:
    """The faults of one document while it is read, in the order they are met."""

    def __init__(self) -> None:
        self._faults: list[Fault] = []

    def add(
        self, message: str, *, path: str = "", event: str = "", line: int | None = None
    ) -> None:
        """Record a fault; the arguments are `Fault`'s fields."""
        self._faults.append(Fault(message=message, path=path, event=event, line=line))

    def __iter__(self) -> Iterator[Fault]:
        return iter(self._faults)

    def __len__(self) -> int:
        return len(self._faults)

    def since(self, number: int) -> tuple[Fault, ...]:
        """Those that were recorded after the first *number*."""
        return tuple(self._faults[number:])

    def raise_if_any(self, name: str) -> None:
        """Raise what was recorded as one error; *name* is the document's.

        Raises:
            DocumentError: a fault was recorded.

        """
        if self._faults:
            # Ids and references are looked at last, and belong to lines further up.
            raise DocumentError(name, sorted(self._faults, key=lambda fault: fault.line or 0))


class DocumentError(TimelineError):
    """A document that has faults.

    Attributes:
        name: the file's name, or what stands for it.
        faults: every fault that was found, in the document's order.

    """

    def __init__(self, name: str, faults: Sequence[Fault]) -> None:
        super().__init__(name, faults)
        self.name = name
        self.faults: tuple[Fault, ...] = tuple(faults)

    def __str__(self) -> str:
        return "\n".join(f"{self.name}: {fault}" for fault in self.faults)


class InconsistentError(DocumentError, ValueError):
    """Events that make no timeline together: one id for two, a reference to none.

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
