"""The errors and warnings of timeline.

::

    Exception
    └── TimelineError
        ├── EdtfError             a text that is not a date (also a ValueError)
        │   └── AmbiguousDateError    words that several dates answer to
        ├── FieldError            a field that holds what it may not (also a ValueError)
        ├── DuplicateIdError      two events, or two sources, of one id (also a ValueError)
        ├── DanglingError         a citation or relation that points nowhere (also a ValueError)
        ├── ConflictError         two versions of one event (also a ValueError)
        ├── DocumentError         a document with faults: all of them, each with its place
        │   └── InconsistentError     events that make no timeline together (also a ValueError)
        ├── FormatError           a format that is not there, or cannot do what was asked
        ├── OptionError           an option that is not there or a value it refuses (a ValueError)
        └── PluginError           a plugin that cannot be used

    UserWarning
    └── TimelineWarning
        ├── SkippedWarning        a fault that was skipped because the caller asked for it
        └── PluginWarning         a plugin that was left out, and why

Every class keeps what it speaks of as attributes, so that a program need not
read the message.
"""

from collections.abc import Iterable, Iterator, Sequence

import attrs


class TimelineError(Exception):
    """The base of every error that this library raises on purpose."""


class EdtfError(TimelineError, ValueError):
    """A text that is not a date.

    Attributes:
        text: what was given; of a value's parts, what they write, or the one number that has
            more digits than a date can have, cut at eighty characters.
        position: the index in *text* where reading stopped, from 0.
        expected: what could have stood there.

    """

    def __init__(self, text: str, position: int, expected: str) -> None:
        super().__init__(text, position, expected)
        self.text = text
        self.position = position
        self.expected = expected

    def __str__(self) -> str:
        # A megabyte of hostile text must not become a megabyte of message.
        shown = self.text if len(self.text) <= 80 else self.text[:77] + "..."  # noqa: PLR2004
        return f"{shown!r} is not a date: {self.expected} @ position {self.position}"


class AmbiguousDateError(EdtfError):
    """Words that several dates answer to, such as 03/07/2024.

    Attributes:
        readings: the dates that the words could mean, as EDTF texts.

    """

    def __init__(self, text: str, readings: Sequence[str]) -> None:
        super().__init__(text, 0, "expected one reading")
        self.readings: tuple[str, ...] = tuple(readings)

    def __reduce__(self) -> tuple[type["AmbiguousDateError"], tuple[str, tuple[str, ...]]]:
        return type(self), (self.text, self.readings)

    def __str__(self) -> str:
        return f"{self.text!r} can be read as {' or '.join(self.readings)}: write the one you mean"


class FieldError(TimelineError, ValueError):
    """A field that holds what it may not.

    Attributes:
        field: the field's name.
        value: what was given; ``attrs.NOTHING`` where it had to be, and was not.
        allowed: what the field takes, in words.

    """

    def __init__(self, field: str, value: object, allowed: str) -> None:
        super().__init__(field, value, allowed)
        self.field = field
        self.value = value
        self.allowed = allowed

    def __str__(self) -> str:
        if self.value is attrs.NOTHING:
            return f"{self.field}: is missing; {self.allowed}"
        return f"{self.field}: {shown(self.value)} is not allowed; {self.allowed}"


def shown(value: object) -> str:
    """A value as messages show it: as Python writes it, cut at eighty characters."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # an int of too many digits, lists within lists
        return f"{type(value).__name__} too large to show"
    return text if len(text) <= 80 else text[:77] + "..."  # noqa: PLR2004


class DuplicateIdError(TimelineError, ValueError):
    """Two things of one id, where an id names one.

    Attributes:
        kind: "event" or "source".
        id: the id.
        places: where the two stand, as words or paths.

    """

    def __init__(self, kind: str, id: str, places: Sequence[str]) -> None:  # noqa: A002
        super().__init__(kind, id, places)
        self.kind = kind
        self.id = id
        self.places: tuple[str, ...] = tuple(places)

    def __str__(self) -> str:
        return f"{self.kind} id {self.id!r} stands twice: {' and '.join(self.places)}"


class DanglingError(TimelineError, ValueError):
    """A citation of a source, or a relation to an event, that is not there.

    Attributes:
        kind: "source" or "event".
        id: the id that nothing has.
        place: where it is referred to.

    """

    def __init__(self, kind: str, id: str, place: str) -> None:  # noqa: A002
        super().__init__(kind, id, place)
        self.kind = kind
        self.id = id
        self.place = place

    def __str__(self) -> str:
        return f"{self.place} names the {self.kind} {self.id!r}, which is not in the timeline"


class ConflictError(TimelineError, ValueError):
    """Two versions of one event, or source, where one was wanted.

    Attributes:
        id: the id of the first that has two versions.
        fields: the names of its fields that differ.
        conflicts: all that have two versions, with the fields that differ.

    """

    def __init__(self, conflicts: Sequence[tuple[str, Sequence[str]]]) -> None:
        super().__init__(conflicts)
        self.conflicts: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
            (event, tuple(fields)) for event, fields in conflicts
        )
        self.id: str = self.conflicts[0][0]
        self.fields: tuple[str, ...] = self.conflicts[0][1]

    def __str__(self) -> str:
        differ = "; ".join(f"{event!r} in {', '.join(names)}" for event, names in self.conflicts)
        return f"two versions that differ, {differ}: choose a side"


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
        return _one_line(f"{place}{who}{': ' if self.path or who else ''}{self.message}")


def _one_line(text: str) -> str:
    """*text* with an escape for each character that a terminal would act on, not show."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
    )


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


class FormatError(TimelineError):
    """A format that is not there, or that cannot do what was asked."""


class OptionError(TimelineError, ValueError):
    """An option that a format does not have, or a value that it refuses."""


class PluginError(TimelineError):
    """A plugin that cannot be used."""


class TimelineWarning(UserWarning):
    """The base of every warning that this library gives."""


class SkippedWarning(TimelineWarning):
    """A fault that was skipped because the caller asked for it."""


class PluginWarning(TimelineWarning):
    """A plugin that was left out, and why."""


def nearest(given: object, known: Iterable[str]) -> str:
    """The end of a message: a question that offers the known word most like *given*, or nothing.

    >>> nearest("visti", ["visit", "meeting"])
    "; did you mean 'visit'?"
    """
    # Imported when something is wrong, which is seldom.
    import difflib  # noqa: PLC0415

    close = (
        difflib.get_close_matches(given[:80], list(known), n=1) if isinstance(given, str) else ()
    )
    return f"; did you mean {close[0]!r}?" if close else ""
