"""The hooks that a plugin implements, and the one place where pluggy is called.

What a hook gives is `Any` to pluggy; here it is checked, and typed from here on.
"""

from collections.abc import Iterable, Iterator
from typing import TypeVar, cast

import attrs
import pluggy

from timeline.errors import PluginError
from timeline.plugins._spec import API, EventTypeSpec, ExporterSpec, ImporterSpec

PROJECT = "timeline"

hookimpl: pluggy.HookimplMarker = pluggy.HookimplMarker(PROJECT)
_hookspec = pluggy.HookspecMarker(PROJECT)

SpecT = TypeVar("SpecT", ExporterSpec, ImporterSpec, EventTypeSpec)


class Hooks:
    """The hooks; a plugin implements those that it needs, each marked with `hookimpl`."""

    @_hookspec
    def timeline_exporters(self) -> Iterable[ExporterSpec]:
        """The formats that the plugin writes."""
        raise NotImplementedError

    @_hookspec
    def timeline_importers(self) -> Iterable[ImporterSpec]:
        """The formats that the plugin reads."""
        raise NotImplementedError

    @_hookspec
    def timeline_event_types(self) -> Iterable[EventTypeSpec]:
        """The types of event that the plugin brings."""
        raise NotImplementedError


@attrs.frozen(kw_only=True)
class Declarations:
    """What one plugin declares, and what of it this version cannot use."""

    exporters: tuple[ExporterSpec, ...] = ()
    importers: tuple[ImporterSpec, ...] = ()
    event_types: tuple[EventTypeSpec, ...] = ()
    refused: tuple[str, ...] = ()


def declarations_of(plugin: object) -> Declarations:
    """What *plugin*, a module or any object with hooks, declares.

    Each plugin has a manager to itself, so that none can break another's hooks.

    Raises:
        PluginError: it implements no hook, one that does not exist, or one that
            asks for more than hooks give; or what it gave is no declaration.

    """
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    try:
        manager.register(plugin)
        manager.check_pending()
    except pluggy.PluginValidationError as error:
        message = str(error).replace("\n", " ")
        raise PluginError(f"{message}; hooks: {', '.join(_hook_names())}") from error
    if not manager.get_hookcallers(plugin):
        raise PluginError(
            "it implements no hook: mark its functions with timeline.plugins.hookimpl; "
            f"hooks: {', '.join(_hook_names())}"
        )
    refused: list[str] = []
    return Declarations(
        exporters=_usable(manager, "timeline_exporters", ExporterSpec, refused),
        importers=_usable(manager, "timeline_importers", ImporterSpec, refused),
        event_types=_usable(manager, "timeline_event_types", EventTypeSpec, refused),
        refused=tuple(refused),
    )


def _hook_names() -> Iterator[str]:
    return (name for name in vars(Hooks) if name.startswith(PROJECT))


def _usable(
    manager: pluggy.PluginManager, hook: str, kind: type[SpecT], refused: list[str]
) -> tuple[SpecT, ...]:
    results = cast("list[object]", getattr(manager.hook, hook)())
    usable: list[SpecT] = []
    for item in _items(hook, results):
        if not isinstance(item, kind):
            raise PluginError(f"{hook} gave {item!r}; it gives {kind.__name__}")
        if item.api == API:
            usable.append(item)
        else:
            needs = f"is written for api {item.api!r}; this timeline has {API}"
            refused.append(f"{_name(item)} {needs}")
    return tuple(usable)


def _items(hook: str, results: list[object]) -> Iterator[object]:
    for result in results:
        if not isinstance(result, Iterable):
            raise PluginError(f"{hook} gave {result!r}; it gives an iterable of declarations")
        yield from cast("Iterable[object]", result)


def _name(spec: ExporterSpec | ImporterSpec | EventTypeSpec) -> str:
    return spec.event_type.type_name if isinstance(spec, EventTypeSpec) else spec.name
