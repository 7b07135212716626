"""What a plugin declares, and the hooks by which it does.

The hooks are called here and nowhere else: what they return is `Any` to pluggy, and is
checked and typed from here on.
"""

import codecs
import re
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias, TypeVar, cast

import attrs
import pluggy

from timeline.errors import FieldError, PluginError
from timeline.errors.messages import brief
from timeline.model import Event
from timeline.plugins._exporter import AnyExporter
from timeline.plugins._importer import Importer
from timeline.plugins._isolation import stdout_to_stderr

if TYPE_CHECKING:
    from timeline.checks import Rule

API_MIN = 1
API_MAX = 1

PROJECT = "timeline"

hookimpl: pluggy.HookimplMarker = pluggy.HookimplMarker(PROJECT)
_hookspec = pluggy.HookspecMarker(PROJECT)

# A validator serves fields of several types, and attrs wants each to be of its own.
_Attribute: TypeAlias = "attrs.Attribute[Any]"
_Validator: TypeAlias = Callable[[object, _Attribute, object], None]


def _takes(allowed: str, is_allowed: Callable[[object], bool]) -> _Validator:
    def check(_: object, attribute: _Attribute, value: object) -> None:
        if not is_allowed(value):
            raise FieldError(attribute.name, value, allowed)

    return check


def _is_text(value: object, pattern: str) -> bool:
    return isinstance(value, str) and re.fullmatch(pattern, value) is not None


def _is_target(value: object) -> bool:
    return _is_text(value, r"[\w.]+:[\w.]+")


def _are_suffixes(value: object) -> bool:
    return isinstance(value, tuple) and all(
        _is_text(suffix, r"\.[^\s/\\]+") for suffix in cast("tuple[object, ...]", value)
    )


def _is_event_type(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, Event) and "type_name" in vars(value)


def _is_encoding(value: object) -> bool:
    try:
        codecs.lookup(str(value))
    except LookupError:
        return value is None
    return True


_name = _takes(
    "expected lower-case letters and digits, such as 'ical'",
    lambda value: _is_text(value, r"[a-z0-9]+(?:[._+-][a-z0-9]+)*"),
)
_class = _takes(
    "expected 'package.module:Class', or the class itself",
    lambda value: isinstance(value, type) or _is_target(value),
)
_function = _takes(
    "expected 'package.module:function', or the function itself",
    lambda value: callable(value) or _is_target(value),
)
_media_type = _takes(
    "expected a media type, such as 'text/calendar'",
    lambda value: _is_text(value, r"[\w.+-]+/[\w.+-]+"),
)
_suffixes = _takes("expected a tuple of suffixes with their dots, such as ('.ics',)", _are_suffixes)
_summary = _takes("expected one line of text", lambda value: _is_text(value, r".*\S.*"))
_encoding = _takes("expected the name of an encoding, or None for binary formats", _is_encoding)
_event_type = _takes("expected a subclass of Event that has a type_name of its own", _is_event_type)


@attrs.frozen(kw_only=True)
class ExporterSpec:
    """A format that a plugin writes.

    Attributes:
        name: the name of the format, such as "ical".
        target: where its class is, as "timeline_ical._exporter:IcalExporter",
            imported when the format is first used; or the class itself, which
            suits a script.
        media_type: its media type, such as "text/calendar".
        suffixes: the suffixes of its files, each with its dot; new files get the first.
        summary: one line for the list of formats.
        encoding: the encoding of a text format; None for a binary one.
        lossless: the promise that it loses nothing, whatever the timeline.

    """

    name: str = attrs.field(validator=_name)
    target: str | type[AnyExporter] = attrs.field(validator=_class)
    media_type: str = attrs.field(validator=_media_type)
    suffixes: tuple[str, ...] = attrs.field(validator=_suffixes)
    summary: str = attrs.field(validator=_summary)
    encoding: str | None = attrs.field(default="utf-8", validator=_encoding)
    lossless: bool = False


@attrs.frozen(kw_only=True)
class ImporterSpec:
    """A format that a plugin reads.

    Attributes:
        name: the name of the format, such as "ical".
        target: where its class is, or the class itself, as in `ExporterSpec`.
        media_type: its media type, such as "text/calendar".
        suffixes: the suffixes of its files, each with its dot.
        summary: one line for the list of formats.

    """

    name: str = attrs.field(validator=_name)
    target: str | type[Importer[object]] = attrs.field(validator=_class)
    media_type: str = attrs.field(validator=_media_type)
    suffixes: tuple[str, ...] = attrs.field(validator=_suffixes)
    summary: str = attrs.field(validator=_summary)


@attrs.frozen(kw_only=True)
class EventTypeSpec:
    """A type of event that a plugin adds.

    Attributes:
        event_type: a frozen attrs subclass of `timeline.Event` with a ``type_name``
            of its own.

    """

    event_type: type[Event] = attrs.field(validator=_event_type)


@attrs.frozen(kw_only=True)
class CheckSpec:
    """A check that a plugin adds.

    Attributes:
        name: the name of the check, such as "long-titles".
        target: where its rule is, as "timeline_mine._checks:long_titles", imported when
            timelines are checked; or the function itself, which suits a script. It takes
            a `timeline.Timeline` and yields `timeline.checks.Finding`.
        summary: what it finds, in one line.

    """

    name: str = attrs.field(validator=_name)
    target: "str | Rule" = attrs.field(validator=_function)
    summary: str = attrs.field(validator=_summary)


SpecT = TypeVar("SpecT", ExporterSpec, ImporterSpec, EventTypeSpec, CheckSpec)


class Hooks:
    """The hooks. A plugin implements those that it needs, each marked with `hookimpl`."""

    @_hookspec
    def timeline_exporters(self) -> Iterable[ExporterSpec]:
        """Return the formats that the plugin writes."""
        raise NotImplementedError

    @_hookspec
    def timeline_importers(self) -> Iterable[ImporterSpec]:
        """Return the formats that the plugin reads."""
        raise NotImplementedError

    @_hookspec
    def timeline_event_types(self) -> Iterable[EventTypeSpec]:
        """Return the types of event that the plugin adds."""
        raise NotImplementedError

    @_hookspec
    def timeline_checks(self) -> Iterable[CheckSpec]:
        """Return the checks that the plugin adds."""
        raise NotImplementedError


class Declarations(NamedTuple):
    """Everything that one plugin declares."""

    exporters: tuple[ExporterSpec, ...] = ()
    importers: tuple[ImporterSpec, ...] = ()
    event_types: tuple[EventTypeSpec, ...] = ()
    checks: tuple[CheckSpec, ...] = ()


def declarations_of(plugin: object) -> Declarations:
    """Call the hooks of *plugin*, a module or any object that has some.

    Each plugin has a manager to itself, so that none can break another's hooks.
    """
    _check_api(plugin)
    manager = pluggy.PluginManager(PROJECT)
    manager.add_hookspecs(Hooks)
    hooks = ", ".join(name for name in vars(Hooks) if name.startswith(PROJECT))
    with stdout_to_stderr:
        try:
            manager.register(plugin)
            manager.check_pending()
        except pluggy.PluginValidationError as error:
            raise PluginError(f"{' '.join(str(error).split())}; the hooks are {hooks}") from error
        if not manager.get_hookcallers(plugin):
            raise PluginError(
                "it implements no hook: mark its functions with timeline.plugins.hookimpl;"
                f" the hooks are {hooks}"
            )
        return Declarations(
            exporters=_declared(manager, "timeline_exporters", ExporterSpec),
            importers=_declared(manager, "timeline_importers", ImporterSpec),
            event_types=_declared(manager, "timeline_event_types", EventTypeSpec),
            checks=_declared(manager, "timeline_checks", CheckSpec),
        )


def _check_api(plugin: object) -> None:
    """Refuse a plugin that is written for an API that is not supported, before its hooks run."""
    # A plugin that does not say is written for the first version.
    version: object = getattr(plugin, "TIMELINE_API", 1)
    if not isinstance(version, int) or isinstance(version, bool):
        raise PluginError(
            f"TIMELINE_API: {brief(version)} is not allowed; expected a whole number, such as 1"
        )
    if API_MIN <= version <= API_MAX:
        return
    supported = str(API_MIN) if API_MIN == API_MAX else f"{API_MIN} to {API_MAX}"
    update = "timeline-events" if version > API_MAX else "the plugin"
    raise PluginError(
        f"it is written for plugin API {version}, and this version of timeline-events supports"
        f" {supported}: update {update}"
    )


def _declared(manager: pluggy.PluginManager, hook: str, kind: type[SpecT]) -> tuple[SpecT, ...]:
    declared: list[SpecT] = []
    for result in cast("list[object]", getattr(manager.hook, hook)()):
        if not isinstance(result, Iterable):
            raise PluginError(f"{hook} returned {brief(result)}, not an iterable of declarations")
        for item in cast("Iterable[object]", result):
            if not isinstance(item, kind):
                raise PluginError(
                    f"{hook} returned {brief(item)}, not a declaration: {kind.__name__}"
                )
            declared.append(item)
    return tuple(declared)
