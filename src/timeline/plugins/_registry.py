"""The registry: which formats and types of event are installed, and from where."""

import os
import threading
from collections.abc import Callable, Iterable
from functools import cache
from importlib.metadata import EntryPoint
from pathlib import PurePath
from typing import TYPE_CHECKING

import attrs

from timeline.errors import FormatError, PluginError, PluginWarning, nearest, shown, warn
from timeline.plugins import _discovery as discovery
from timeline.plugins._catalogue import Catalogue, F, the_one
from timeline.plugins._found import Found
from timeline.plugins._hooks import Declarations, declarations_of
from timeline.plugins._installed import (
    PLUGIN_FAILURES,
    InstalledExporter,
    InstalledImporter,
    Plugin,
    cause,
    error_of,
)

if TYPE_CHECKING:
    from timeline.model import Event
    from timeline.wire import EventTypes


class Registry:
    """The formats and types of event of a set of plugins.

    Plugins are imported one by one, when first needed; one that fails is left
    out with a warning and does not touch the others. A format belongs to the
    plugin that is called as it is, else to whichever declares it. Where several
    do, it is refused until the caller says "distribution:format".

    Args:
        entry_points: the plugins, not yet imported.
        block: names of plugins, or of distributions, to leave out.
        strict: whether a plugin that fails is an error, not a warning.

    """

    def __init__(
        self,
        entry_points: Iterable[EntryPoint] = (),
        *,
        block: Iterable[str] = (),
        strict: bool = False,
    ) -> None:
        self._waiting = list(entry_points)
        self._block = discovery.normal_names(block)
        self._strict = strict
        self._exporters: Catalogue[InstalledExporter] = Catalogue("exporter")
        self._importers: Catalogue[InstalledImporter] = Catalogue("importer")
        self._declared_types: list[tuple[Plugin, type[Event]]] = []
        self._event_types: EventTypes | None = None
        self._found: list[Found] = []
        # Re-entrant, for a plugin may ask for a format while it is imported.
        self._lock = threading.RLock()

    @classmethod
    def installed(cls, *, block: Iterable[str] | None = None, strict: bool = False) -> "Registry":
        """The registry of every installed plugin.

        Args:
            block: names to leave out; None for those that the environment variable
                ``TIMELINE_BLOCK`` holds, between commas.
            strict: whether a plugin that fails is an error, not a warning.

        """
        names = discovery.blocked_names() if block is None else block
        return cls(discovery.installed_entry_points(), block=names, strict=strict)

    def register(self, plugin: object, name: str) -> None:
        """Add *plugin*, a module or an object with hooks, under *name*.

        Raises:
            PluginError: it cannot be used.

        """
        added = Plugin(name=name, distribution=name)
        with self._lock:
            try:
                declared = declarations_of(plugin)
            except PLUGIN_FAILURES as error:
                raise error_of(added, f"plugin {name} cannot be used: {_why(error)}") from error
            self._admit(added, declared)

    def exporter(self, name: str) -> InstalledExporter:
        """The format to write that is called *name*, or "distribution:name".

        Raises:
            FormatError: there is none, or there are several.

        """
        return self._pick(self._exporters, name)

    def importer(self, name: str) -> InstalledImporter:
        """The format to read that is called *name*, or "distribution:name".

        Raises:
            FormatError: there is none, or there are several.

        """
        return self._pick(self._importers, name)

    def exporter_for(self, path: str | os.PathLike[str]) -> InstalledExporter:
        """The format to write that the suffix of *path* says.

        Raises:
            FormatError: it says none, or several.

        """
        return self._pick_for(self._exporters, path)

    def importer_for(self, path: str | os.PathLike[str]) -> InstalledImporter:
        """The format to read that the suffix of *path* says.

        Raises:
            FormatError: it says none, or several.

        """
        return self._pick_for(self._importers, path)

    def exporters(self) -> tuple[InstalledExporter, ...]:
        """Every format to write, by name; no exporter is imported for it."""
        self._load_all()
        return tuple(self._exporters)

    def importers(self) -> tuple[InstalledImporter, ...]:
        """Every format to read, by name; no importer is imported for it."""
        self._load_all()
        return tuple(self._importers)

    def event_types(self) -> "EventTypes":
        """The types of event of the library and of every plugin.

        One that cannot be used, or that has another's name, is left out with a
        warning.
        """
        self._load_all()
        with self._lock:
            if self._event_types is None:
                self._event_types = self._usable_types()
            return self._event_types

    def _usable_types(self) -> "EventTypes":
        from timeline.wire import EventTypes  # noqa: PLC0415 - writing needs none of it

        types = EventTypes()
        usable: list[type[Event]] = []
        for plugin, kind in tuple(self._declared_types):
            try:
                types = EventTypes([*usable, kind])
                usable.append(kind)
            except PluginError as error:
                self._declared_types.remove((plugin, kind))
                at = next(i for i, found in enumerate(self._found) if found.plugin == plugin)
                reasons = filter(None, (self._found[at].reason, str(error)))
                self._found[at] = attrs.evolve(self._found[at], reason="; ".join(reasons))
                self._tell(self._found[at], error)
        return types

    def found(self) -> tuple[Found, ...]:
        """Every plugin, used or left out, by name and distribution."""
        self.event_types()
        return tuple(sorted(self._found, key=lambda found: str(found.plugin)))

    def _pick(self, formats: Catalogue[F], name: object) -> F:
        if not isinstance(name, str):
            raise TypeError(
                f"format: {shown(name)} is not allowed; it takes the name of one, as 'json'"
            )
        self._load(lambda point: point.name == name)
        matches = formats.own(name)
        if not matches:
            self._load_all()
            matches = formats.named(name)
        if not matches:
            known = formats.names()
            raise FormatError(
                f"no {formats.kind} called {name!r}{_instead(name, formats)} installed:"
                f" {', '.join(known) or 'none'}{self._left_out(name)}",
                name=name,
                known=known,
            )
        return the_one(matches, name, f"{formats.kind} {name!r}")

    def _pick_for(self, formats: Catalogue[F], path: str | os.PathLike[str]) -> F:
        filename = PurePath(path).name
        # The format that is called as the suffix is owns it, and spares the others' import.
        name = PurePath(path).suffix.removeprefix(".").lower()
        self._load(lambda point: point.name == name)
        of_file = formats.of_file(filename)
        matches = [format_ for format_ in formats.own(name) if format_ in of_file]
        if not matches:
            self._load_all()
            matches = formats.of_file(filename)
        if not matches:
            known = formats.names()
            swapped = f" ({filename} is a format, and a file was expected)" * (filename in known)
            raise FormatError(
                f"no {formats.kind} for {filename!r}{swapped}: name a format, or use a suffix of"
                f" one: {formats.suffixes() or 'none is installed'}{self._left_out(name)}",
                name=filename,
                known=known,
            )
        return the_one(matches, filename, f"{formats.kind} for {filename!r}")

    def _left_out(self, name: str) -> str:
        """The end of a message: what was left out, and why where it is called *name*."""
        left_out = [found for found in self._found if found.reason]
        if not left_out:
            return ""
        names = (f.plugin.name + f" ({f.reason})" * (f.plugin.name == name) for f in left_out)
        return f"; left out: {', '.join(sorted(names))}"

    def _load_all(self) -> None:
        self._load(lambda _: True)

    def _load(self, wanted: Callable[[EntryPoint], bool]) -> None:
        with self._lock:
            for point in filter(wanted, tuple(self._waiting)):
                # Loading one may have loaded another, if the plugin asked for it.
                if point in self._waiting:
                    self._waiting.remove(point)
                    self._load_one(point)

    def _load_one(self, point: EntryPoint) -> None:
        plugin = discovery.plugin_of(point)
        if not self._block.isdisjoint(discovery.normal_names((plugin.name, plugin.distribution))):
            self._found.append(Found(plugin=plugin, reason="blocked"))
            return
        try:
            declared = declarations_of(point.load())
        except PLUGIN_FAILURES as error:
            self._record(Found(plugin=plugin, reason=_why(error)), error)
        else:
            self._admit(plugin, declared)

    def _admit(self, plugin: Plugin, declared: Declarations) -> None:
        refused = [
            *declared.refused,
            *self._exporters.admit(
                InstalledExporter(spec=spec, plugin=plugin) for spec in declared.exporters
            ),
            *self._importers.admit(
                InstalledImporter(spec=spec, plugin=plugin) for spec in declared.importers
            ),
        ]
        self._declared_types += [(plugin, spec.event_type) for spec in declared.event_types]
        self._event_types = None
        found = Found(
            plugin=plugin,
            exporters=tuple(spec.name for spec in declared.exporters),
            importers=tuple(spec.name for spec in declared.importers),
            event_types=tuple(spec.event_type.type_name for spec in declared.event_types),
            reason="; ".join(refused),
        )
        self._record(found, None)

    def _record(self, found: Found, error: BaseException | None) -> None:
        self._found.append(found)
        if found.reason:
            self._tell(found, error)

    def _tell(self, found: Found, error: BaseException | None) -> None:
        part = " in part" if found.exporters or found.importers or found.event_types else ""
        message = f"plugin {found.plugin} is left out{part}: {found.reason}"
        if self._strict:
            raise error_of(found.plugin, message) from error
        name, distribution = found.plugin.name, found.plugin.distribution
        warn(PluginWarning(message, plugin=name, distribution=distribution))


def _instead(name: str, formats: Catalogue[F]) -> str:
    """What may be meant by *name*, which no format has, as the middle of a message."""
    if of_file := {format_.spec.name for format_ in formats.of_file(name)}:
        # As where a target is given in the place of its format.
        return f", and the format of such a file is {' or '.join(sorted(of_file))};"
    return nearest(name.lower(), formats.names()) or ";"


def _why(error: BaseException) -> str:
    return str(error) if isinstance(error, PluginError) else cause(error)


_making = threading.Lock()


def default_registry() -> Registry:
    """The process's own registry of what is installed, made when first asked for."""
    # A cache by itself makes one for each thread that asks before the first is made.
    with _making:
        return _default_registry()


@cache
def _default_registry() -> Registry:
    return Registry.installed()
