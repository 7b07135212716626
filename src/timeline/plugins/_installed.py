"""Formats as they are installed: a declaration, whose it is, and the class behind it."""

import importlib
import inspect
from collections.abc import Generator
from contextlib import contextmanager
from functools import reduce
from typing import NoReturn, TypeVar, cast

import attrs

from timeline.errors import PluginError, TimelineError
from timeline.plugins._exporter import AnyExporter, Exporter, WholeExporter
from timeline.plugins._importer import Importer
from timeline.plugins._options import RESERVED_OPTIONS, reserved_options
from timeline.plugins._spec import ExporterSpec, ImporterSpec

# What a plugin's code may raise when it is imported; a plugin that calls
# sys.exit() there must not end the program.
PLUGIN_FAILURES = (Exception, SystemExit)

# What is told as it is, for it speaks of a document, a file or the machine.
_NOT_OF_THE_PLUGIN = (TimelineError, OSError, MemoryError)

T = TypeVar("T")


@attrs.frozen(kw_only=True)
class Plugin:
    """A plugin, by its entry point or as a program registered it.

    Attributes:
        name: the name of its entry point, or the one that it was registered by.
        distribution: the distribution that it came in; its own name where a
            program registered it.
        version: the distribution's version, or "".

    """

    name: str
    distribution: str
    version: str = ""

    def __str__(self) -> str:
        return f"{self.name} ({self.distribution}{' ' if self.version else ''}{self.version})"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def error_of(plugin: Plugin, message: str) -> PluginError:
    """The error that says *message* of *plugin*."""
    return PluginError(message, plugin=plugin.name, distribution=plugin.distribution)


@contextmanager
def blamed(plugin: Plugin) -> Generator[None]:
    """A block in which *plugin* is at work: a `PluginError` that names none gets its name."""
    try:
        yield
    except PluginError as error:
        if not error.plugin:
            error.plugin, error.distribution = plugin.name, plugin.distribution
            error.args = (f"plugin {plugin}: {error}",)
        raise


@contextmanager
def at_work(kind: type[object], did: str) -> Generator[None]:
    """A block in which *kind*, a plugin's class, *did* something; `failed` sees to its errors."""
    try:
        yield
    except Exception as error:  # noqa: BLE001 - a plugin may raise anything
        failed(kind, did, error)


def failed(kind: type[object], did: str, error: Exception) -> NoReturn:
    """Raise *error*, met while *kind*, a plugin's class, *did* something, as one to be told of.

    Raises:
        PluginError: it is the plugin's own; else it is raised as it is, with a note.

    """
    told = f"while {kind.__name__} {did}"
    if isinstance(error, _NOT_OF_THE_PLUGIN):
        error.add_note(told)
        raise error
    raise PluginError(f"{cause(error)}, {told}") from error


@attrs.frozen(kw_only=True)
class InstalledExporter:
    """A format that can be written.

    Attributes:
        spec: what its plugin declares of it.
        plugin: the plugin.

    """

    spec: ExporterSpec
    plugin: Plugin

    @property
    def qualified(self) -> str:
        """The name that no other has, as "timeline-ical:ical"."""
        return f"{self.plugin.distribution}:{self.spec.name}"

    def load(self) -> type[AnyExporter]:
        """The class that writes it, imported now.

        Raises:
            PluginError: it cannot be imported, or is not what was declared.

        """
        what = f"exporter {self.spec.name} of {self.plugin}"
        found = _resolve(self.spec.target, what, self.plugin)
        base, other = (WholeExporter, Exporter) if self.spec.whole else (Exporter, WholeExporter)
        if _is_subclass(found, other):
            declared = f"as whole={self.spec.whole} in its declaration says"
            raise error_of(self.plugin, f"{what} is no {base.__name__}, {declared}")
        if not _is_subclass(found, base):
            message = f"{what}: {found!r} is not a subclass of {base.__name__}"
            raise error_of(self.plugin, message)
        return _checked(cast("type[AnyExporter]", found), what, self.plugin)


@attrs.frozen(kw_only=True)
class InstalledImporter:
    """A format that can be read; the attributes are those of `InstalledExporter`."""

    spec: ImporterSpec
    plugin: Plugin

    @property
    def qualified(self) -> str:
        """The name that no other has, as "timeline-ical:ical"."""
        return f"{self.plugin.distribution}:{self.spec.name}"

    def load(self) -> type[Importer[object]]:
        """The class that reads it, imported now.

        Raises:
            PluginError: it cannot be imported, or is not what was declared.

        """
        what = f"importer {self.spec.name} of {self.plugin}"
        found = _resolve(self.spec.target, what, self.plugin)
        if not _is_subclass(found, Importer):
            raise error_of(self.plugin, f"{what}: {found!r} is not a subclass of Importer")
        return _checked(cast("type[Importer[object]]", found), what, self.plugin)


def _resolve(target: object, what: str, plugin: Plugin) -> object:
    if not isinstance(target, str):
        return target
    module, _, path = target.partition(":")
    try:
        loaded: object = importlib.import_module(module)
        return reduce(_attribute, path.split("."), loaded)
    except PLUGIN_FAILURES as error:
        raise error_of(plugin, f"{what} cannot be loaded: {cause(error)}") from error


def _attribute(owner: object, name: str) -> object:
    return cast("object", getattr(owner, name))


def _is_subclass(found: object, base: type[object]) -> bool:
    return inspect.isclass(found) and issubclass(found, base)


def _checked(found: type[T], what: str, plugin: Plugin) -> type[T]:
    missing = sorted(cast("frozenset[str]", getattr(found, "__abstractmethods__", ())))
    if missing:
        raise error_of(plugin, f"{what}: {found.__name__} does not define {', '.join(missing)}")
    options_type = cast("type[object]", getattr(found, "options_type", object))
    if not attrs.has(options_type):
        raise error_of(
            plugin,
            f"{what}: {found.__name__}.options_type is not an attrs class;"
            " a format without options takes NoOptions",
        )
    if taken := reserved_options(options_type):
        raise error_of(
            plugin,
            f"{what}: {options_type.__name__} calls an option {taken[0]!r}, as load, export and"
            f" the like call an argument of their own; not to be used: "
            f"{', '.join(sorted(RESERVED_OPTIONS))}",
        )
    return found


def cause(error: BaseException) -> str:
    """*error* in one line, as "ImportError: no module named 'x'"."""
    message = " ".join(str(error).split())
    name = type(error).__name__
    return f"{name}: {message}" if message else name
