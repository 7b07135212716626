"""The registry: which formats, types of event and checks are installed, and from where."""

import os
import sys
import threading
from collections.abc import Callable, Iterable
from functools import cache
from typing import TYPE_CHECKING, Literal, cast

import attrs

from timeline.errors import FieldError, FormatError, PluginError, PluginWarning
from timeline.errors.messages import brief, did_you_mean, emit_warning
from timeline.plugins import _discovery as discovery
from timeline.plugins._checks import InstalledCheck
from timeline.plugins._declarations import Declarations, declarations_of
from timeline.plugins._formats import (
    Catalogue,
    F,
    InstalledExporter,
    InstalledImporter,
    distribution_of,
    format_of,
    plugin_of,
    suffix_of,
)
from timeline.plugins._isolation import Plugin, cause, error_of, import_object

if TYPE_CHECKING:
    from timeline.model import Event
    from timeline.wire import EventTypes


@attrs.frozen(kw_only=True)
class Found:
    """A plugin that was found, and what became of it.

    Attributes:
        plugin: its name, distribution and version.
        path: the file of its module; "" if it was not imported, or is in no file.
        exporters: the names of the formats that it writes.
        importers: the names of the formats that it reads.
        event_types: the names of the types of event that it adds.
        checks: the names of the checks that it adds.
        reason: why it, or a part of it, was left out; "" if all of it is used.
        clashes: a sentence for each suffix that it shares with another plugin.

    """

    plugin: Plugin
    path: str = ""
    exporters: tuple[str, ...] = ()
    importers: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    checks: tuple[str, ...] = ()
    reason: str = ""
    clashes: tuple[str, ...] = ()

    @property
    def formats(self) -> tuple[str, ...]:
        """The names of the formats that it writes or reads, each once."""
        return tuple(dict.fromkeys(self.exporters + self.importers))


class _Entry:
    """A plugin that was loaded, or left out for *reasons*."""

    def __init__(self, plugin: Plugin, *reasons: str) -> None:
        self.plugin = plugin
        self.path = ""
        self.declared = Declarations()
        self.reasons = [*reasons]

    def declare(self, loaded: object) -> None:
        """Ask *loaded*, a module or an object with hooks, what it declares."""
        module = sys.modules.get(getattr(loaded, "__module__", ""), loaded)
        self.path = str(getattr(module, "__file__", None) or "")
        self.declared = declarations_of(loaded)


class Registry:
    """The formats, types of event and checks of a set of plugins; empty when made.

    Plugins are imported one by one, when first needed. One that fails is left out
    with a warning, and does not affect the others. The name of a format belongs to the
    plugin of that name, and a suffix to the format of that name. Of several plugins called so,
    the one in the distribution "timeline-NAME" is the owner. If several plugins declare a
    format or suffix that belongs to none of them, it has to be named as "distribution:format",
    and so can every other format.

    Args:
        broken: what becomes of a plugin that fails: "warn" leaves it out with a
            `PluginWarning`, "raise" raises a `PluginError`.

    The methods that return one format raise a `FormatError` if there is none, or several.

    """

    def __init__(self, *, broken: Literal["warn", "raise"] = "warn") -> None:
        if not isinstance(cast("object", broken), str):
            raise TypeError(f'broken: {brief(broken)} is not allowed; expected "warn" or "raise"')
        if broken not in ("warn", "raise"):
            raise FieldError("broken", broken, 'expected "warn" or "raise"')
        self._waiting: list[discovery.EntryPoint] = []
        self._broken = broken
        self._exporters: Catalogue[InstalledExporter] = Catalogue("exporter")
        self._importers: Catalogue[InstalledImporter] = Catalogue("importer")
        self._entries: list[_Entry] = []
        self._types: tuple[type[Event], ...] | None = None
        self._warned_of: set[str] = set()
        # Re-entrant, because a plugin may ask for a format while it is imported.
        self._lock = threading.RLock()

    @classmethod
    def installed(
        cls, *, block: Iterable[str] | None = None, broken: Literal["warn", "raise"] = "warn"
    ) -> "Registry":
        """Return a registry of every installed plugin.

        Args:
            block: names of plugins, or of distributions, to leave out; None for those in the
                environment variable ``TIMELINE_BLOCK``, separated by commas.
            broken: as for `Registry`.

        """
        registry = cls(broken=broken)
        names = os.environ.get("TIMELINE_BLOCK", "").split(",") if block is None else block
        blocked = {discovery.normalized(name) for name in names}
        for point in discovery.installed_entry_points():
            plugin = point.plugin
            if blocked.isdisjoint(map(discovery.normalized, (plugin.name, plugin.distribution))):
                registry._waiting.append(point)
            else:
                registry._entries.append(_Entry(plugin, "blocked"))
        return registry

    def register(self, plugin: object, name: str) -> None:
        """Add *plugin*, a module or an object with hooks, under *name*.

        Raises:
            PluginError: it cannot be used.

        """
        entry = _Entry(Plugin(name=name, distribution=name))
        with self._lock:
            try:
                entry.declare(plugin)
            except KeyboardInterrupt:
                raise
            except BaseException as error:
                message = f"plugin {name} cannot be used: {cause(error)}"
                raise error_of(entry.plugin, message) from error
            self._add(entry)

    def exporter(self, name: str) -> InstalledExporter:
        """Return the format to write that is called *name*, or "distribution:name"."""
        return self._pick(self._exporters, name)

    def importer(self, name: str) -> InstalledImporter:
        """Return the format to read that is called *name*, or "distribution:name"."""
        return self._pick(self._importers, name)

    def exporter_for(self, path: str | os.PathLike[str]) -> InstalledExporter:
        """Return the format to write to which the suffix of *path* belongs."""
        return self._pick_for(self._exporters, path)

    def importer_for(self, path: str | os.PathLike[str]) -> InstalledImporter:
        """Return the format to read to which the suffix of *path* belongs."""
        return self._pick_for(self._importers, path)

    def exporters(self) -> tuple[InstalledExporter, ...]:
        """Return every format to write, by name; this imports no exporter."""
        self._load_all()
        return tuple(self._exporters)

    def importers(self) -> tuple[InstalledImporter, ...]:
        """Return every format to read, by name; this imports no importer."""
        self._load_all()
        return tuple(self._importers)

    def event_types(self) -> "EventTypes":
        """Return the types of event of the library and of every plugin.

        Plugins are imported when a type is asked for that is not built in. A type that cannot
        be used, or that has the name of another, is left out with a warning.
        """
        from timeline.wire import EventTypes  # noqa: PLC0415 - writing needs none of it

        return EventTypes(self._plugin_types)

    def checks(self) -> tuple[InstalledCheck, ...]:
        """Return every check of a plugin, by name; this imports no rule."""
        self._load_all()
        checks = (
            InstalledCheck(spec=spec, plugin=entry.plugin)
            for entry in self._entries
            for spec in entry.declared.checks
        )
        return tuple(sorted(checks, key=lambda check: (check.spec.name, str(check.plugin))))

    def _plugin_types(self) -> "tuple[type[Event], ...]":
        """Return the usable types of event of every plugin."""
        from timeline.wire import EventTypes  # noqa: PLC0415 - writing needs none of it

        self._load_all()
        with self._lock:
            if self._types is not None:
                return self._types
            usable: list[type[Event]] = []
            # Whichever plugin was loaded first, the same one has a name that two give.
            for entry in sorted(self._entries, key=lambda entry: str(entry.plugin)):
                for spec in entry.declared.event_types:
                    try:
                        EventTypes([*usable, spec.event_type])
                        usable.append(spec.event_type)
                    except PluginError as error:
                        self._leave_out(entry, cause(error), error)
            self._types = tuple(usable)
            return self._types

    def found(self) -> tuple[Found, ...]:
        """Return every plugin, used or left out, by name and distribution.

        A suffix that two plugins share is also a warning.
        """
        self._plugin_types()
        found = tuple(map(self._found, self._entries))
        for each in found:
            for clash in each.clashes:
                self._warn(each.plugin, f"plugin {each.plugin}: {clash}")
        return tuple(sorted(found, key=lambda each: str(each.plugin)))

    def _found(self, entry: _Entry) -> Found:
        clashes = (*self._exporters.clashes(entry.plugin), *self._importers.clashes(entry.plugin))
        return Found(
            plugin=entry.plugin,
            path=entry.path,
            exporters=tuple(spec.name for spec in entry.declared.exporters),
            importers=tuple(spec.name for spec in entry.declared.importers),
            event_types=tuple(spec.event_type.type_name for spec in entry.declared.event_types),
            checks=tuple(spec.name for spec in entry.declared.checks),
            reason="; ".join(dict.fromkeys(entry.reasons)),
            clashes=tuple(dict.fromkeys(clashes)),
        )

    def _pick(self, formats: Catalogue[F], name: object) -> F:
        if not isinstance(name, str):
            raise TypeError(
                f"format: {brief(name)} is not allowed; expected the name of one, such as 'json'"
            )
        distribution, qualified, short = name.rpartition(":")
        owner = plugin_of(name)

        def is_asked_for(plugin: Plugin) -> bool:
            if qualified:
                return discovery.is_same(plugin.distribution, distribution)
            return plugin.name == owner

        matches = self._find(lambda: formats.named(name), short, is_asked_for)
        if not matches:
            known = formats.names()
            raise FormatError(
                f"no {formats.kind} called {brief(name)}{_instead(name, formats)} installed:"
                f" {', '.join(known) or 'none'}{self._left_out(name)}{self._added_by(name)}",
                name=name,
                known=known,
            )
        return _the_only(matches, name, f"{formats.kind} {name!r}")

    def _pick_for(self, formats: Catalogue[F], path: str | os.PathLike[str]) -> F:
        filename = os.path.basename(os.path.normpath(path))  # noqa: PTH119 - pathlib is slow to import
        name = format_of(suffix_of(filename))
        owner = plugin_of(name)
        matches = self._find(
            lambda: formats.for_file(filename), name, lambda plugin: plugin.name == owner
        )
        if not matches:
            known = formats.names()
            swapped = f" ({filename} is a format, and a file was expected)" * (filename in known)
            raise FormatError(
                f"no {formats.kind} for {filename!r}{swapped}: the suffixes of installed formats"
                f" are {formats.suffixes() or 'none'}{self._left_out(name)}; use one, or name a"
                f" format{self._added_by(name)}",
                name=filename,
                known=known,
            )
        return _the_only(matches, filename, f"{formats.kind} for {filename!r}")

    def _find(
        self, find: Callable[[], list[F]], name: str, is_owner: Callable[[Plugin], bool]
    ) -> list[F]:
        """Return what *find* finds; only without the owner of *name* is every plugin loaded."""
        self._load(is_owner)
        found = find()
        # The owner is chosen whatever else is installed.
        if not any(each.spec.name == name and is_owner(each.plugin) for each in found):
            self._load_all()
            found = find()
        return found

    def _left_out(self, name: str) -> str:
        """Return the end of a message: what was left out, and why if it is called *name*."""
        plugin = plugin_of(name)
        names = (
            entry.plugin.name + f" ({'; '.join(entry.reasons)})" * (entry.plugin.name == plugin)
            for entry in self._entries
            if entry.reasons
        )
        listed = ", ".join(sorted(names))
        return f"; left out: {listed}" if listed else ""

    def _added_by(self, name: str) -> str:
        """Return the end of a message: which distribution to install for the format *name*."""
        distribution = distribution_of(name)
        if not distribution or any(
            discovery.is_same(entry.plugin.distribution, distribution) for entry in self._entries
        ):
            return ""
        return f"; install {distribution}, which adds {name}"

    def _load_all(self) -> None:
        self._load(lambda _: True)

    def _load(self, is_wanted: Callable[[Plugin], bool]) -> None:
        with self._lock:
            for point in tuple(self._waiting):
                # Loading one may have loaded another, if the plugin asked for it.
                if is_wanted(point.plugin) and point in self._waiting:
                    self._waiting.remove(point)
                    self._load_one(point)

    def _load_one(self, point: discovery.EntryPoint) -> None:
        entry = _Entry(point.plugin)
        try:
            entry.declare(import_object(point.target))
        except KeyboardInterrupt:
            raise
        except BaseException as error:  # noqa: BLE001 - a plugin may raise anything
            self._entries.append(entry)
            self._leave_out(entry, cause(error), error)
        else:
            self._add(entry)

    def _add(self, entry: _Entry) -> None:
        plugin, declared = entry.plugin, entry.declared
        self._entries.append(entry)
        self._types = None
        reasons = [
            *self._exporters.add(
                InstalledExporter(spec=spec, plugin=plugin) for spec in declared.exporters
            ),
            *self._importers.add(
                InstalledImporter(spec=spec, plugin=plugin) for spec in declared.importers
            ),
        ]
        if reasons:
            self._leave_out(entry, "; ".join(reasons), None)

    def _leave_out(self, entry: _Entry, reason: str, error: BaseException | None) -> None:
        """Leave out *entry*, or a part of it if it declares something."""
        entry.reasons.append(reason)
        part = " in part" if entry.declared != Declarations() else ""
        message = f"plugin {entry.plugin} is left out{part}: {reason}"
        if self._broken == "raise":
            raise error_of(entry.plugin, message) from error
        self._warn(entry.plugin, message)

    def _warn(self, plugin: Plugin, message: str) -> None:
        if message not in self._warned_of:
            self._warned_of.add(message)
            emit_warning(
                PluginWarning(message, plugin=plugin.name, distribution=plugin.distribution)
            )


def _instead(name: str, formats: Catalogue[F]) -> str:
    """Return what may be meant by *name*, which no format has, as the middle of a message."""
    if of_file := {format_.spec.name for format_ in formats.for_file(name)}:
        # As if a target is given in the place of its format.
        return f", and the format of such a file is {' or '.join(sorted(of_file))};"
    return did_you_mean(name.lower(), formats.names()) or ";"


def _the_only(matches: list[F], name: str, what: str) -> F:
    if len(matches) > 1:
        known = [format_.qualified for format_ in matches]
        message = (
            f"several plugins have an {what}: uninstall all of them but one, or name one of"
            f" {', '.join(known)}"
        )
        raise FormatError(message, name=name, known=known)
    return matches[0]


_default = cache(Registry.installed)
_making_default = threading.Lock()


def default_registry() -> Registry:
    """Return the process's own registry of what is installed; it is made when first needed."""
    with _making_default:
        return _default()


def chosen_registry(registry: object) -> Registry:
    """Return *registry*, an argument of a function, or the default one if it is None."""
    if registry is None:
        return default_registry()
    if not isinstance(registry, Registry):
        raise TypeError(f"registry: {brief(registry)} is not allowed; expected a Registry")
    return registry
