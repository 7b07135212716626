"""Run the code of plugins so that a failure names its plugin and printing does no harm."""

import contextlib
import importlib
import sys
import threading
from collections.abc import Generator
from typing import NoReturn, TextIO, cast

import attrs

from timeline.errors import EdtfError, FieldError, PluginError, TimelineError

# Raised unchanged, because they are about a document, a file or the machine. A value that is
# refused is not among them: the plugin has made it, or has not reported it as a fault.
_NOT_OF_THE_PLUGIN = (TimelineError, OSError, MemoryError)
_OF_THE_PLUGIN = (EdtfError, FieldError)


@attrs.frozen(kw_only=True)
class Plugin:
    """A plugin, found by its entry point or registered by a program.

    Attributes:
        name: the name of its entry point, or the name that it was registered under.
        distribution: the distribution that it comes from; its own name if a program
            registered it.
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
    """Return a `PluginError` about *plugin*."""
    return PluginError(message, plugin=plugin.name, distribution=plugin.distribution)


def cause(error: BaseException) -> str:
    """Return *error* in one line, such as "ImportError: no module named 'x'".

    The message of a `PluginError` is already one line, and needs no class before it.
    """
    message = " ".join(str(error).split())
    name = type(error).__name__
    if isinstance(error, PluginError):
        return message
    return f"{name}: {message}" if message else name


@contextlib.contextmanager
def attributed_to(plugin: Plugin) -> Generator[None]:
    """Name *plugin* in every `PluginError` from this block that names no plugin yet."""
    try:
        yield
    except PluginError as error:
        if not error.plugin:
            error.plugin, error.distribution = plugin.name, plugin.distribution
            error.args = (f"plugin {plugin}: {error}",)
        raise


@contextlib.contextmanager
def guarded(doing: str) -> Generator[None]:
    """Pass what the code of a plugin raises in this block to `fail`.

    That may be anything, such as a `SystemExit`, and must not end the program. The block must
    not yield, because a generator that is closed raises `GeneratorExit`.
    """
    try:
        yield
    except KeyboardInterrupt:
        raise
    except BaseException as error:  # noqa: BLE001 - see above
        fail(doing, error)


def fail(doing: str, error: BaseException) -> NoReturn:
    """Raise *error*, of a plugin that was *doing* something: "IcalExporter wrote the prologue".

    A plugin's own error becomes a `PluginError`; any other is raised unchanged, with a note.
    """
    if isinstance(error, _NOT_OF_THE_PLUGIN) and not isinstance(error, _OF_THE_PLUGIN):
        error.add_note(f"while {doing}")
        raise error
    raise PluginError(f"{cause(error)}, while {doing}") from error


class _Redirection:
    """Sends standard output to standard error while at least one thread asks for it.

    Threads are counted, because one that restored ``sys.stdout`` after another had redirected
    it would restore the wrong file. No lock is held in between: the block imports modules,
    which have locks of their own.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._count = 0
        self._stdout: TextIO | None = None
        self._stderr: TextIO | None = None

    def __enter__(self) -> None:
        with self._lock:
            if not self._count:
                self._stdout, self._stderr = sys.stdout, sys.stderr
                sys.stdout = sys.stderr
            self._count += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._count -= 1
            # Whoever has replaced it since then keeps what they put there.
            if not self._count and sys.stdout is self._stderr:
                # It is None in a program that started with it closed.
                sys.stdout = cast("TextIO", self._stdout)


stdout_to_stderr = _Redirection()


def import_object(target: str) -> object:
    """Import the module, or the object in one, at *target*, such as "package.module:Class"."""
    module, _, path = target.partition(":")
    with stdout_to_stderr:
        found: object = importlib.import_module(module)
    for name in filter(None, path.split(".")):
        found = cast("object", getattr(found, name))
    return found


def load_target(target: object, what: str, plugin: Plugin) -> object:
    """Return *target*, or the object at it if it is a text; *what* names it in errors."""
    if not isinstance(target, str):
        return target
    try:
        return import_object(target)
    except KeyboardInterrupt:
        raise
    except BaseException as error:
        raise error_of(plugin, f"{what} of {plugin} cannot be loaded: {cause(error)}") from error
