"""Warnings: what went wrong and did not stop the program."""

from collections.abc import Sequence

from timeline.errors._faults import Fault
from timeline.errors._notes import Note
from timeline.errors.messages import brief, did_you_mean, escape_unprintable


class TimelineWarning(UserWarning):
    """The base of every warning that this library emits."""


class SkippedWarning(TimelineWarning):
    """A fault that was skipped because the caller asked for it.

    Attributes:
        name: the file's name, or what stands for it.
        fault: what was skipped, and where.

    """

    def __init__(self, name: str, fault: Fault) -> None:
        super().__init__(name, fault)
        self.name = name
        self.fault = fault

    def __str__(self) -> str:
        return f"{escape_unprintable(self.name)}: {self.fault}"


class ReadingNote(TimelineWarning):
    """Something that was read and deserves a look; there is one for each kind.

    Attributes:
        name: the file's name, or what stands for it.
        note: what was read, how often, and where.

    """

    def __init__(self, name: str, note: Note) -> None:
        super().__init__(name, note)
        self.name = name
        self.note = note

    def __str__(self) -> str:
        return f"{escape_unprintable(self.name)}: {self.note}"


class PluginWarning(TimelineWarning):
    """A plugin that was left out, and why; or a type of event that is missing.

    Attributes:
        plugin: its name; empty if it is not known which plugin has the type.
        distribution: the distribution that it comes from, likewise.

    """

    def __init__(self, message: str, *, plugin: str = "", distribution: str = "") -> None:
        super().__init__(message)
        self.plugin = plugin
        self.distribution = distribution


class NoMatchWarning(TimelineWarning):
    """A condition of `Timeline.where` that names something no event of the timeline has.

    Attributes:
        argument: the argument that it was given to, such as "actor".
        name: the name that no event has.
        known: the names that events have, sorted.

    """

    def __init__(self, argument: str, name: str, known: Sequence[str]) -> None:
        super().__init__(argument, name, known)
        self.argument = argument
        self.name = name
        self.known: tuple[str, ...] = tuple(known)

    def __str__(self) -> str:
        near = did_you_mean(self.name, self.known)
        return f"no event matches {self.argument}={brief(self.name)}{near}"
