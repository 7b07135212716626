"""The conformance suite for types of event."""

import contextlib
import copy
import json
import pickle
from collections.abc import Iterator, Mapping, Sequence
from typing import ClassVar, TypeVar, cast, get_args

import attrs
import pytest

from timeline import wire
from timeline.collection import Timeline
from timeline.edtf import When
from timeline.errors import DocumentError, PluginError, format_path
from timeline.errors import Path as FieldPath
from timeline.model import Actor, Citation, Event, Source
from timeline.plugins import Registry
from timeline.testing._conformance import fields, round_trip
from timeline.testing._conformance.changes import accepted, changes, own_fields
from timeline.testing._conformance.samples import METADATA, bare_event, full_event
from timeline.testing._conformance.subject import can_read, installed, report, subject

T = TypeVar("T")

_DATES = get_args(When)

# Values as a document may hold them where they do not belong.
_WRONG = cast(
    "list[object]",
    json.loads(
        '[null, true, -1, 1.5, "", "text", "2023-13", [], [[]], [1, "a"], {}, {"a": 1},'
        ' [{"a": [1]}]]'
    ),
)


class EventTypeConformance:
    """What every type of event has to do, as tests for pytest.

    Subclass it in a test module, under a name that starts with Test, and set the type's name::

        class TestSanction(EventTypeConformance):
            type_name = "sanction"

    The type is looked up among the installed plugins, so install yours first
    (``pip install -e .``).

    Attributes:
        type_name: the name of the type.
        examples: events of the type, in addition to the one that is made up. Give at least one
            if the type's rules refuse what is made up.
        registry: where to look the type up; the installed plugins if it is None.

    """

    type_name: ClassVar[str]
    examples: ClassVar[Sequence[Event]] = ()
    registry: ClassVar[Registry | None] = None

    def test_is_what_it_declares(self) -> None:
        """The type can be found, and has fields of its own, all of them described."""
        kind = self._kind()
        if not own_fields(kind):
            pytest.skip("the type adds no field to those of every event")
        described = kind.__doc__ or ""
        report(
            f"{kind.__name__}.{name} has no description: add '{name}: what it is.' to the"
            f" Attributes: section of the docstring of {kind.__name__}"
            for name in own_fields(kind)
            if f"{name}:" not in described
        )

    def test_is_an_immutable_value(self) -> None:
        """Events can be hashed, copied and pickled, and cannot be changed."""
        for event in self._events():
            report(_not_a_value(event))

    def test_refuses_wrong_values(self) -> None:
        """Every field refuses a value of a wrong kind, in Python and in documents."""
        for event in self._events():
            report(
                f"{type(event).__name__}.{name} accepts any object: give it a validator, such as"
                " those of timeline.model.fields"
                for name, alias in own_fields(type(event)).items()
                if accepted(event, alias, object()) is not None
            )
            report(self._breaks_reading(event))

    def test_is_read_as_it_was_written(self) -> None:
        """A document gives the events back, whatever value each field has."""
        kind = self._kind()
        for event in self._events():
            own = (other for _, other in changes(event, only=own_fields(kind)))
            report(self._comes_back(each) for each in (event, bare_event(event), *own))

    def test_actors_and_citations_of_its_fields_are_found(self) -> None:
        """`participants` and `cited` include those that the type's own fields hold."""
        for event in self._events():
            cited = dict(event.cited)
            report(
                f"{format_path(path)} of {event.type!r} is not in `participants`: searches and"
                " groups by actor miss it. Annotate the field with Actor, or override the property"
                for path, actor in _within(event, Actor)
                if actor not in event.participants
            )
            report(
                f"{format_path(path)} of {event.type!r} is not in `cited`: a source that does not"
                " exist goes unnoticed. Annotate the field with Citation, or override the property"
                for path, citation in _within(event, Citation)
                if cited.get(path) != citation
            )

    def test_dated_parts_of_its_fields_are_steps(self) -> None:
        """`steps` includes every part of an own field that has a date of its own, in ``when``."""
        for event in self._events():
            steps = {step.path for step in event.steps}
            report(
                f"{format_path(path)} of {event.type!r} has a date of its own and is not in"
                " `steps`: calendars and documents do not show it. Override `steps` in"
                f" {type(event).__name__}"
                for path, part in _within(event, object)
                if attrs.has(type(part)) and hasattr(part, "when")
                if path[0] in own_fields(type(event)) and path not in steps
            )

    def test_survives_every_installed_format(self) -> None:
        """Each format writes the type's own fields or reports them as lost, and reads them back."""
        for exporter in self._registry().exporters():
            for event in self._events():
                report(self._lost_silently(exporter.qualified, event))

    def _registry(self) -> Registry:
        return self.registry or installed()

    def _types(self) -> wire.EventTypes:
        return self._registry().event_types()

    def _kind(self) -> type[Event]:
        kind = self._types().get(self.type_name)
        if kind is None:
            refused = [
                f"{found.plugin.name} ({found.reason})"
                for found in self._registry().found()
                if found.reason
            ]
            pytest.fail(
                f"no type of event called {self.type_name!r}; known: {', '.join(self._types())}"
                + (f"; not loaded: {', '.join(refused)}" if refused else "")
                + ". Is the plugin installed (pip install -e .)?",
                pytrace=False,
            )
        return kind

    def _events(self) -> list[Event]:
        kind = self._kind()
        if wrong := [event for event in self.examples if type(event) is not kind]:
            pytest.fail(f"examples: {wrong[0]!r} is not a {kind.__name__}", pytrace=False)
        try:
            return [full_event(kind), *self.examples]
        except TypeError as error:
            if not self.examples:
                pytest.fail(str(error), pytrace=False)
            return [*self.examples]

    def _comes_back(self, event: Event) -> str:
        """Return a complaint if a document does not give *event* back; else nothing."""
        text = json.dumps(wire.dump(_timeline_of(event)))
        try:
            got = wire.load(json.loads(text), self._types())[event.id]
        except DocumentError as error:
            return f"{event.type!r} writes a document that it refuses: {error}"
        for path in round_trip.differences(event, got):
            values = fields.difference(path, event, got)
            return f"{path} of {event.type!r} is read as another value: {values}"
        return ""

    def _breaks_reading(self, event: Event) -> Iterator[str]:
        for name in own_fields(type(event)).values():
            for wrong in _WRONG:
                document = wire.dump(_timeline_of(event))
                plain = cast("list[dict[str, object]]", document["events"])
                next(each for each in plain if each["id"] == event.id)[name] = wrong
                try:
                    got = wire.load(document, self._types())
                except DocumentError:
                    continue
                except Exception as error:  # noqa: BLE001 - a plugin may raise anything
                    yield (
                        f"{name} = {wrong!r:.80} in a document makes {type(event).__name__} raise"
                        f" {type(error).__name__}: {error}. Let its converter and validator raise"
                        " FieldError, ValueError or TypeError"
                    )
                    break
                yield self._comes_back(got[event.id])

    def _lost_silently(self, format_: str, event: Event) -> Iterator[str]:
        try:
            tested = subject(self._registry(), format_, {})
            yield from fields.unseen_changes(tested, event, METADATA)
            if can_read(self._registry(), format_):
                yield from round_trip.changed(self._registry(), tested, [event])
        except PluginError as error:
            yield f"{format_} cannot write or read a {event.type!r}: {error}"


def _timeline_of(event: Event) -> Timeline:
    """Return a timeline of *event*, and of the events and sources that it refers to."""
    others = {relation.event for relation in event.relations} - {event.id}
    related = [Event(id=name, title="Another event") for name in sorted(others)]
    cited = {citation.source for _, citation in event.cited}
    cited -= {source.id for source in METADATA.sources}
    sources = [Source(id=name, title="Another source") for name in sorted(cited)]
    metadata = attrs.evolve(METADATA, sources=[*METADATA.sources, *sources])
    return Timeline([event, *related], metadata=metadata)


def _not_a_value(event: Event) -> Iterator[str]:
    kind = type(event).__name__
    try:
        hash(event)
    except TypeError as error:
        yield f"{kind} cannot be hashed ({error}): convert lists to tuples, dicts to immutabledict"
    try:
        event.title = event.title  # type: ignore[misc]
    except AttributeError:
        pass
    else:
        yield f"{kind} can be changed: decorate it with @attrs.frozen(kw_only=True, repr=False)"
    copies = [copy.copy(event), copy.deepcopy(event)]
    # A class that a test defines within a function cannot be pickled.
    with contextlib.suppress(pickle.PicklingError, AttributeError):
        copies.append(cast("Event", pickle.loads(pickle.dumps(event))))  # noqa: S301 - our own
    if any(other != event for other in copies):
        yield f"a copy of a {kind} is not equal to it: leave __eq__ to attrs"


def _within(event: Event, kind: type[T]) -> Iterator[tuple[FieldPath, T]]:
    """Yield each *kind* within *event* with its path, from the values alone."""
    for field in attrs.fields(type(event)):
        if field.name not in {"codes", "extra"}:
            yield from _found(getattr(event, field.name), kind, (field.name,))


def _found(value: object, kind: type[T], path: FieldPath) -> Iterator[tuple[FieldPath, T]]:
    if isinstance(value, kind):
        yield path, value
    if isinstance(value, tuple):
        for index, item in enumerate(cast("tuple[object, ...]", value)):
            yield from _found(item, kind, (*path, index))
    elif isinstance(value, Mapping):
        for key, item in cast("Mapping[str, object]", value).items():
            yield from _found(item, kind, (*path, key))
    elif attrs.has(type(value)) and not isinstance(value, _DATES):
        for name in attrs.fields_dict(cast("type[attrs.AttrsInstance]", type(value))):
            yield from _found(cast("object", getattr(value, name)), kind, (*path, name))
