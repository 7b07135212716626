"""What goes wrong with one thing: a date, a field, a format, an option, a plugin."""

from collections.abc import Iterable, Sequence

import attrs

from timeline.errors._locations import Location, Path, format_path
from timeline.errors.messages import brief, cut


class TimelineError(Exception):
    """The base of every error that this library raises on purpose."""


_MOST_CONFLICTS = 20


class EdtfError(TimelineError, ValueError):
    """A text that is not a date.

    Attributes:
        text: what was given. For a date made of parts, its text, or the one number with
            more digits than a date can have, cut at eighty characters.
        position: the index in *text* where parsing stopped, from 0.
        expected: what was expected there.

    """

    def __init__(self, text: str, position: int, expected: str) -> None:
        super().__init__(text, position, expected)
        self.text = text
        self.position = position
        self.expected = expected

    def __str__(self) -> str:
        return f"{cut(self.text)!r} is not a date: {self.expected} at position {self.position}"


class AmbiguousDateError(EdtfError):
    """Words that can mean several dates, such as 03/07/2024.

    Attributes:
        readings: the dates that the words can mean, as EDTF texts, at most sixteen.

    """

    def __init__(self, text: str, readings: Sequence[str]) -> None:
        super().__init__(text, 0, "expected one reading")
        self.readings: tuple[str, ...] = tuple(readings)

    def __reduce__(self) -> tuple[type["AmbiguousDateError"], tuple[str, tuple[str, ...]]]:
        return type(self), (self.text, self.readings)

    def __str__(self) -> str:
        readings = " or ".join(map(cut, self.readings))
        return f"{cut(self.text)!r} can be read as {readings}: write the one you mean"


class FieldError(TimelineError, ValueError):
    """A field with a value that it does not allow.

    Args:
        field: the field's name, or the path to a value within it:
            ``("actors", 1, "code")``.
        value: what was given; ``attrs.NOTHING`` where a required value is missing.
        allowed: what the field takes, in words.

    Attributes:
        field: the field's name, or the path within it in words, such as ``actors[1].code``.
        path: the same as steps.
        value: as given.
        allowed: as given.

    """

    def __init__(self, field: str | Path, value: object, allowed: str) -> None:
        super().__init__(field, value, allowed)
        self.path: Path = field if isinstance(field, tuple) else (field,) if field else ()
        self.field: str = format_path(self.path)
        self.value = value
        self.allowed = allowed

    def __str__(self) -> str:
        if self.value is attrs.NOTHING:
            return f"{self.field}: is missing; {self.allowed}"
        return f"{self.field}: {brief(self.value)} is not allowed; {self.allowed}"


class DuplicateIdError(TimelineError, ValueError):
    """Two events, or two sources, with the same id.

    Attributes:
        kind: "event" or "source".
        id: the id.
        places: where the two are.

    """

    def __init__(self, kind: str, id: str, places: Sequence[Location]) -> None:  # noqa: A002
        super().__init__(kind, id, places)
        self.kind = kind
        self.id = id
        self.places: tuple[Location, ...] = tuple(places)

    def __str__(self) -> str:
        places = " and ".join(map(str, self.places))
        return f"{self.kind} id {brief(self.id)} is used twice: {places}"


class DanglingError(TimelineError, ValueError):
    """A citation of a source, or a relation to an event, that does not exist.

    Attributes:
        kind: "source" or "event".
        id: the id that nothing has.
        place: where it is referred to.
        hint: the end of the message, such as a question that offers a similar id.

    """

    def __init__(self, kind: str, id: str, place: Location, hint: str = "") -> None:  # noqa: A002
        super().__init__(kind, id, place, hint)
        self.kind = kind
        self.id = id
        self.place = place
        self.hint = hint

    @property
    def reason(self) -> str:
        """What is wrong, without the place."""
        return f"names the {self.kind} {brief(self.id)}, which is not in the timeline{self.hint}"

    def __str__(self) -> str:
        return f"{self.place} {self.reason}"


class ConflictError(TimelineError, ValueError):
    """Two different versions of one event or source.

    Attributes:
        id: the id of the first with two versions.
        fields: the names of its fields that differ.
        conflicts: the ids of all with two versions, each with the fields that differ.
        advice: what to do, in words.

    """

    def __init__(self, conflicts: Sequence[tuple[str, Sequence[str]]], advice: str = "") -> None:
        super().__init__(conflicts, advice)
        self.advice = advice
        self.conflicts: tuple[tuple[str, tuple[str, ...]], ...] = tuple(
            (event, tuple(fields)) for event, fields in conflicts
        )
        self.id: str = self.conflicts[0][0]
        self.fields: tuple[str, ...] = self.conflicts[0][1]

    def __str__(self) -> str:
        first = self.conflicts[:_MOST_CONFLICTS]
        differ = "; ".join(f"{brief(event)} in {', '.join(names)}" for event, names in first)
        more = len(self.conflicts) - len(first)
        others = f", and of {more} more" if more else ""
        advice = f"; {self.advice}" if self.advice else ""
        return f"conflicting versions: {differ}{others}{advice}"


class FormatError(TimelineError):
    """A format that does not exist, or that cannot do what was asked.

    Attributes:
        name: what was asked for: the name of a format, or of a file whose suffix should
            have told it; empty if neither was given.
        known: the names of the formats to choose from; empty if the choice is not what
            is wrong.

    """

    def __init__(self, message: str, *, name: str = "", known: Iterable[str] = ()) -> None:
        super().__init__(message)
        self.name = name
        self.known: tuple[str, ...] = tuple(known)


class OptionError(TimelineError, ValueError):
    """An unknown option, or a value that an option refuses.

    Attributes:
        owner: the name of the format, or function, that the option belongs to.
        option: its name; empty if several options do not go together.
        value: what was given; ``attrs.NOTHING`` if a required value is missing, or no
            single value is wrong.

    """

    def __init__(
        self, message: str, *, owner: str = "", option: str = "", value: object = attrs.NOTHING
    ) -> None:
        super().__init__(message)
        self.owner = owner
        self.option = option
        self.value = value


class PluginError(TimelineError):
    """A plugin that cannot be used.

    Attributes:
        plugin: its name; empty if a class is refused whose plugin is not known. The
            message names the class then.
        distribution: the distribution that it comes from, likewise.

    """

    def __init__(self, message: str, *, plugin: str = "", distribution: str = "") -> None:
        super().__init__(message)
        self.plugin = plugin
        self.distribution = distribution
