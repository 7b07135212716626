"""Warnings: what went wrong and did not stop the program."""

import inspect
import warnings
from collections.abc import Sequence
from types import FrameType

from timeline.errors._faults import Fault
from timeline.errors._messages import nearest, shown

_LIBRARY = "timeline"


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
        return f"{self.name}: {self.fault}"


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
        argument: the argument that it was given to, as "actor".
        name: the name that no event has.
        known: the names that events have, sorted.

    """

    def __init__(self, argument: str, name: str, known: Sequence[str]) -> None:
        super().__init__(argument, name, known)
        self.argument = argument
        self.name = name
        self.known: tuple[str, ...] = tuple(known)

    def __str__(self) -> str:
        near = nearest(self.name, self.known)
        return f"no event matches {self.argument}={shown(self.name)}{near}"


def warn(warning: TimelineWarning) -> None:
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
