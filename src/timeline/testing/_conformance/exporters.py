"""The conformance suite for exporters."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import ClassVar

import pytest

from timeline.errors import FormatError, OptionError, PluginError
from timeline.model import Event
from timeline.plugins import Registry, options_type_of
from timeline.testing._conformance import environment, fields, losses, round_trip, speed, state
from timeline.testing._conformance import options as option_checks
from timeline.testing._conformance.changes import DATES, TEXTS, changes
from timeline.testing._conformance.samples import (
    METADATA,
    OwnEvent,
    bare_event,
    full_event,
    full_events,
    same_but_for_type,
)
from timeline.testing._conformance.subject import (
    Export,
    Subject,
    can_read,
    installed,
    report,
    subject,
)


class ExporterConformance:
    """What every exporter has to do, as tests for pytest.

    Subclass it in a test module, under a name that starts with Test, and set the format::

        class TestCsv(ExporterConformance):
            format = "csv"

    The format is looked up among the installed plugins, so install yours first
    (``pip install -e .``).

    Attributes:
        format: the name of the format.
        options: the options to test it with; write a class for each set that matters.
        option_values: values to try for options whose values cannot be guessed; none for an
            option that has no use beside the other *options*.
        examples: events of your own, in addition to those made up for each type.
        registry: where to look the format up; the installed plugins if it is None.

    """

    format: ClassVar[str]
    options: ClassVar[Mapping[str, object]] = {}
    option_values: ClassVar[Mapping[str, Sequence[object]]] = {}
    examples: ClassVar[Sequence[Event]] = ()
    registry: ClassVar[Registry | None] = None

    def test_is_what_it_declares(self) -> None:
        """The class can be loaded, and is what the declaration says."""
        try:
            tested = self._subject()
        except FormatError as error:
            pytest.fail(f"{error}. Is the plugin installed (pip install -e .)?", pytrace=False)
        except PluginError as error:
            pytest.fail(str(error), pytrace=False)
        spec = tested.installed.spec
        suffix = f"set suffixes, for example to ('.{spec.name}',)"
        report([] if spec.suffixes else [f"{spec.name} declares no suffix: {suffix}"])
        losses = tested.document(self._series(), METADATA).losses
        if spec.lossless and losses:
            claim = "write it, or remove the claim from the declaration"
            report([f"{spec.name} declares lossless=True and loses {losses}: {claim}"])

    def test_drops_no_field_in_silence(self) -> None:
        """If one field of an event changes, so do the bytes or the losses."""
        tested = self._subject()
        every_type = self._full_events()
        report(
            chain(
                *(fields.unseen_changes(tested, event, METADATA) for event in every_type),
                fields.unseen(tested, "type", same_but_for_type(every_type), METADATA),
                fields.unseen_changes(tested, full_event(OwnEvent), METADATA),
                fields.moved_boundaries(tested, METADATA, for_programs=self._is_read()),
            )
        )

    def test_drops_nothing_of_the_timeline_in_silence(self) -> None:
        """If one field of the metadata changes, so do the bytes or the losses."""
        report(fields.unseen_metadata(self._subject(), METADATA))

    def test_loses_only_what_is_there(self) -> None:
        """A loss names its event and a field that the event has, once, and why it is lost."""
        tested = self._subject()
        full = self._full_events()
        report(
            chain(
                *(losses.wrong_losses(tested, event, METADATA) for event in full),
                losses.wrong_losses_of_metadata(tested, _LEAN),
                *(losses.reasons_for_one(tested, event, METADATA) for event in full),
            )
        )

    def test_shards_join_to_the_same_bytes(self) -> None:
        """Shards, written apart and joined, give the bytes of a serial export.

        So an event is written in the same way whatever was written before it.
        """
        tested = self._streaming()
        report(state.loose_joints(tested, self._series(), METADATA))

    def test_depends_on_nothing_but_its_input(self) -> None:
        """The same timeline gives the same bytes everywhere, and the process is left as it was."""
        export = Export(self._subject(), tuple(self._series()), METADATA)
        report(environment.outside_influences(export))

    def test_memory_stays_flat(self) -> None:
        """Memory does not grow with the number of events."""
        report(state.hoards(self._streaming(), full_event(Event), METADATA))

    def test_time_grows_with_the_number_of_events(self) -> None:
        """Twice as many events take about twice the time."""
        report(speed.slows_with_size(self._subject(), _LEAN, METADATA))

    def test_text_is_in_the_encoding_that_it_declares(self) -> None:
        """The document can be decoded, whatever characters the events hold."""
        tested = self._subject()
        encoding = tested.installed.spec.encoding
        if encoding is None:
            pytest.skip("a binary format has no encoding")
        for event in (*self._series(), *_texts()):
            data = tested.document([event], METADATA).data
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError as error:
                near = data[max(error.start - 20, 0) : error.end + 20]
                pytest.fail(
                    f"{tested.name} writes bytes that are not valid {encoding}, the declared"
                    f" encoding, at byte {error.start}: {near!r}. Encode once, at the end, and cut"
                    " texts before encoding, not after",
                    pytrace=False,
                )
            if _MARK in text[1:] and _MARK not in f"{event.title}{event.description}":
                pytest.fail(
                    f"{tested.name} writes a byte order mark inside the document: encode with"
                    " 'utf-8', and write the mark once, in prologue, if programs need it",
                    pytrace=False,
                )

    def test_empty_timeline_is_a_document(self) -> None:
        """A timeline without events can be written, and read if the format can be read."""
        tested = self._subject()
        tested.document([], METADATA)
        if self._is_read():
            report(round_trip.changed(self._registry(), tested, []))

    def test_options_are_described_and_do_something(self) -> None:
        """Each option has a description and a default, and changing it changes something."""
        tested = self._subject()
        report(option_checks.unclear_options(options_type_of(tested.kind), "an export"))
        documents = [(self._series(), METADATA), *(([event], METADATA) for event in _dated())]
        report(option_checks.idle_options(tested, self._with_option, self.option_values, documents))

    def test_every_option_keeps_the_contract(self) -> None:
        """Whatever the options are, nothing is dropped in silence and shards join."""
        tested = self._subject()
        for option, values in option_checks.alternatives(tested, self.option_values):
            guessed = not (option.choices or option.name in self.option_values)
            for value in values:
                try:
                    changed = self._with_option(option.name, value)
                except OptionError:
                    if guessed:
                        continue
                    raise
                found = [*fields.unseen_changes(changed, _LEAN, METADATA)]
                found += fields.moved_boundaries(changed, METADATA, for_programs=False)
                if changed.streams:
                    found += state.loose_joints(changed, self._series(), METADATA)
                report(f"{each} (with {option.name}={value!r})" for each in found)

    def test_what_comes_back_is_what_went_in(self) -> None:
        """If the format can be read, it gives back what was written, except for the losses."""
        if not self._is_read():
            pytest.skip("the format cannot be read")
        tested = self._subject()
        full = self._full_events()
        others = (changed for _, changed in changes(full_event(Event)))
        given = [*full, *map(bare_event, full), *_dated(), *_texts(), *others]
        report(round_trip.changed(self._registry(), tested, given))

    def _is_read(self) -> bool:
        return can_read(self._registry(), self.format)

    def _registry(self) -> Registry:
        return self.registry or installed()

    def _subject(self) -> Subject:
        return subject(self._registry(), self.format, self.options)

    def _with_option(self, name: str, value: object) -> Subject:
        return subject(self._registry(), self.format, {**self.options, name: value})

    def _streaming(self) -> Subject:
        tested = self._subject()
        if not tested.streams:
            pytest.skip("the format is declared to see all events at once")
        return tested

    def _full_events(self) -> list[Event]:
        known = {type(event) for event in self.examples}
        types = self._registry().event_types().values()
        return [*full_events(kind for kind in types if kind not in known), *self.examples]

    def _series(self) -> list[Event]:
        """Return events of every type, over several years, some of which formats leave out."""
        full = self._full_events()
        return [*full, *map(bare_event, full[:2]), *_dated()]


_MARK = "\ufeff"
_LEAN = Event(
    id="lean-event",
    title="The corridor opens",
    when="2023-10",
    description="One line.",
    actors=["AZ"],
    places=["Baku"],
    citations=["first-report"],
    tags=["rail"],
)


def _dated() -> Iterator[Event]:
    """Yield an event for each kind of date, and one without a date."""
    for number, when in enumerate((*DATES, None)):
        yield Event(id=f"dated-{number}", title="A date", when=when)


def _texts() -> Iterator[Event]:
    """Yield an event for each text that formats tend to damage."""
    for number, text in enumerate(TEXTS):
        line = " ".join(text.split())
        yield Event(id=f"text-{number}", title=line, description=text, tags=[line])
