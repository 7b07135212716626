"""The conformance suite for importers."""

import contextlib
import io
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, ClassVar

import pytest

from timeline.errors import FormatError, Location, OptionError, PluginError, format_path
from timeline.model import Event, Metadata
from timeline.plugins import OptionInfo, Registry, make_options, options_type_of
from timeline.testing._conformance import edits, environment, speed
from timeline.testing._conformance.options import unclear_options, values_to_try
from timeline.testing._conformance.samples import METADATA, bare_event, full_events
from timeline.testing._conformance.subject import (
    Document,
    import_of,
    installed,
    read,
    report,
    subject,
)

CUTS = 60
DAMAGES = 60


class ImporterConformance:
    """What every importer has to do, as tests for pytest.

    Subclass it in a test module, under a name that starts with Test, and set the format::

        class TestReadingCsv(ImporterConformance):
            format = "csv"

    Attributes:
        format: the name of the format.
        documents: documents without faults. They are optional if the format can also be
            written, as some are made then.
        broken: documents with faults, each with the number of its events that are good
            and have to be read.
        option_values: values to try for options whose values cannot be guessed; none for
            an option that has no effect on these documents.
        registry: where to look the format up; the installed plugins if it is None.

    """

    format: ClassVar[str]
    documents: ClassVar[Sequence[bytes]] = ()
    broken: ClassVar[Mapping[bytes, int]] = {}
    option_values: ClassVar[Mapping[str, Sequence[object]]] = {}
    registry: ClassVar[Registry | None] = None

    def test_is_what_it_declares(self) -> None:
        """The class can be loaded, and its options have descriptions and defaults."""
        try:
            options_type = options_type_of(self._registry().importer(self.format).load())
        except FormatError as error:
            pytest.fail(f"{error}. Is the plugin installed (pip install -e .)?", pytrace=False)
        except PluginError as error:
            pytest.fail(str(error), pytrace=False)
        report(unclear_options(options_type, "a load"))

    def test_reads_good_documents_without_fault(self) -> None:
        """A good document gives events, the same each time, and no fault."""
        for data in self._documents():
            document = self._read(data)
            report(f"faults in a good document: {fault}" for fault in document.faults)
            if self._read(data) != document:
                pytest.fail("reading a document again gives something else", pytrace=False)

    def test_says_where_events_are(self) -> None:
        """Each event comes with its own location, which is within the document."""
        for data in self._documents():
            report(_wrong_locations(self._read(data), data))
        for data in self._short_documents():
            report(edits.wrong_lines(self._read(data), data))

    def test_small_changes_are_read_or_are_faults(self) -> None:
        """What is wrong in one event is a fault on its lines, and no event vanishes in silence."""
        faulty = bool(self.broken)
        for data in self._short_documents():
            document = self._read(data)
            for edit in edits.edits(document, data):
                changed = self._survives(edit.data, edit.what)
                faulty = faulty or bool(changed.faults)
                report(edit.complaints(document, changed))
        if not faulty:
            pytest.fail(
                "no change that the kit makes to a document is a fault: set broken to documents"
                " with faults, each with the number of its good events",
                pytrace=False,
            )

    def test_depends_on_nothing_but_its_input(self) -> None:
        """The same document is read in the same way everywhere, and the process left as it was."""
        for data in (*self.documents, *self._short_documents())[:1]:
            work = import_of(self._registry(), self.format, data)
            report(environment.outside_influences(work))

    def test_options_keep_the_contract_and_do_something(self) -> None:
        """Each option can be used, and changes what is read of some document."""
        importer = self._registry().importer(self.format).load()
        options_type = options_type_of(importer)
        corpus = [*self._documents(), *self.broken]
        for data in self._short_documents():
            corpus += [data, *(edit.data for edit in edits.edits(self._read(data), data))]
        before = [self._survives(data, "a document") for data in corpus]
        options = make_options(options_type, {}, self.format)
        for option, values in values_to_try(options_type, options, self.option_values):
            report(self._idle_option(option, values, corpus, before))

    def _idle_option(
        self,
        option: OptionInfo,
        values: Sequence[object],
        corpus: Sequence[bytes],
        before: Sequence[Document],
    ) -> Iterator[str]:
        effective: list[object] = []
        tried = False
        for value in values:
            try:
                self._read(b"", {option.name: value})
            except OptionError:
                continue
            tried = True
            what = f"a document, with {option.name}={value!r},"
            after = [self._survives(data, what, {option.name: value}) for data in corpus]
            if after != list(before):
                effective.append(value)
        if not tried:
            yield (
                f"{option.name}: no value to try could be guessed; set some in the conformance"
                f" class: option_values = {{{option.name!r}: (value, value)}}"
            )
        elif not effective:
            yield (
                f"{option.name} changes nothing in what is read: make it do what it says, or remove"
                " it; or add a document to documents or broken that it matters for"
            )

    def test_many_events_are_read(self) -> None:
        """A long document is read to its end, in a time that grows with its length."""
        try:
            tested = subject(self._registry(), self.format, {})
        except FormatError:
            pytest.skip("the format cannot be written, so no long document can be made")
        event = Event(id="an-event", title="An event", when="2023-10")
        events = speed.numbered(event, edits.LONG)
        few, many = (tested.document(each, METADATA).data for each in (events[: speed.FEW], events))
        document = self._read(many)
        report(str(fault) for fault in document.faults[:3])
        if len(document.events) != len(events):
            pytest.fail(
                f"a document of {len(events)} events gives {len(document.events)} and no fault:"
                " read all, or report that there are too many",
                pytrace=False,
            )
        slower = speed.slowdown(lambda: self._read(few), lambda: self._read(many), len(events))
        if slower:
            pytest.fail(
                f"an event takes {slower:.1f} times as long to read among {len(events)} as among"
                f" {speed.FEW}: count lines as you go, and look up in a dict or a set",
                pytrace=False,
            )

    def test_reads_what_cannot_be_rewound(self) -> None:
        """A pipe is read as a file is: without seeking, and in short reads."""
        report(
            "a pipe gives something else than a file: use only read() and iteration, and do not"
            " expect one read to return everything"
            for data in self._documents()
            if self._read_file(io.BufferedReader(_Pipe(data), buffer_size=7)) != self._read(data)
        )

    def test_cut_document_is_faults_and_no_error(self) -> None:
        """A document that ends early gives faults, or fewer events, and raises nothing."""
        for data in self._documents():
            step = max(len(data) // CUTS, 1)
            for at in range(0, len(data), step):
                self._survives(data[:at], f"a document cut at byte {at}")

    def test_damaged_document_is_faults_and_no_error(self) -> None:
        """A document with wrong bytes gives faults, or other events, and raises nothing."""
        chance = random.Random(0)  # noqa: S311 - the same damage each time
        for data in filter(None, self._documents()):
            for _ in range(DAMAGES):
                damaged = bytearray(data)
                for _ in range(chance.randrange(1, 4)):
                    damaged[chance.randrange(len(damaged))] = chance.randrange(256)
                self._survives(bytes(damaged), "a document with wrong bytes")

    def test_what_is_no_document_is_a_fault(self) -> None:
        """Bytes of another format are a fault, and give no events."""
        deep = (b"[" * 100_000, b'{"a":' * 50_000, b"a = " + b"[" * 50_000)
        for junk in (b"\xff\xfe\x00\x01", b"\x00" * 50, b"no such thing \xff", *deep):
            document = self._survives(junk, f"the bytes {junk[:40]!r}")
            if document.events or not document.faults:
                counted = f"{len(document.events)} events and {len(document.faults)} faults"
                hint = "report what is not the format, with faults.add"
                pytest.fail(f"the bytes {junk[:40]!r} give {counted}: {hint}", pytrace=False)
        self._survives(b"", "an empty document")

    def test_broken_event_does_not_lose_the_rest(self) -> None:
        """What is wrong is a fault with its place, and the other events are read."""
        for data, good in self.broken.items():
            document = self._survives(data, "a broken document")
            if len(document.events) != good or not document.faults:
                counted = f"{len(document.events)} events and {len(document.faults)} faults"
                hint = "report what is wrong, and go on with the next event"
                message = f"{data[:60]!r} gives {counted}; {good} of its events are good: {hint}"
                pytest.fail(message, pytrace=False)
            report(
                f"the fault '{fault}' has no place: give faults.add its line, path or address"
                for fault in document.faults
                if not (fault.path or fault.line or fault.address)
            )

    def _registry(self) -> Registry:
        return self.registry or installed()

    def _short_documents(self) -> Iterator[bytes]:
        """Yield documents in which every text can be found and changed."""
        yield from self.documents
        with contextlib.suppress(FormatError):
            tested = subject(self._registry(), self.format, {})
            yield tested.document(edits.MARKED, Metadata(title="Marked")).data

    def _documents(self) -> Iterator[bytes]:
        yield from self.documents
        try:
            tested = subject(self._registry(), self.format, {})
        except FormatError:
            if not self.documents:
                pytest.fail(
                    f"{self.format} cannot be written: set documents to some good ones",
                    pytrace=False,
                )
            return
        full = list(full_events(self._registry().event_types().values()))
        yield tested.document([*full, *map(bare_event, full[:1])], METADATA).data

    def _survives(
        self, data: bytes, what: str, options: Mapping[str, object] | None = None
    ) -> Document:
        try:
            return self._read(data, options)
        except Exception as error:
            # The importer's own error may be the cause of one that names its plugin.
            own = error.__cause__ if isinstance(error, PluginError) else None
            raise AssertionError(
                f"{what} raises {type(own or error).__name__}: {own or error}. Report what is"
                " wrong with a document with faults.add, with its line or path"
            ) from error

    def _read(self, data: bytes, options: Mapping[str, object] | None = None) -> Document:
        return read(self._registry(), self.format, io.BytesIO(data), options or {})

    def _read_file(self, file: BinaryIO) -> Document:
        return read(self._registry(), self.format, file)


class _Pipe(io.RawIOBase):
    """Bytes that come a few at a time and not again."""

    def __init__(self, data: bytes) -> None:
        self._rest = data

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: "bytearray | memoryview") -> int:  # type: ignore[override]
        size = min(len(buffer), 5, len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size


def _wrong_locations(document: Document, data: bytes) -> Iterator[str]:
    """Yield a complaint for each event without a location of its own within *data*."""
    lines = data.count(b"\n") + 1
    seen: dict[Location, str] = {}
    for event, location in zip(document.events, document.locations, strict=True):
        if not (location.path or location.line or location.address):
            yield (
                f"event {event.id!r} has an empty Location: yield it with its line, path or"
                " address, which messages about its id and references need"
            )
            return
        other = seen.setdefault(location, event.id)
        if other != event.id:
            yield f"events {other!r} and {event.id!r} have one location, {_place(location)}"
        line = location.line
        if line is None and location.path and document.line_of is not None:
            line = document.line_of(location.path)
            if line is None:
                yield f"line_of knows no line of {_place(location)}, the path of {event.id!r}"
        if line is not None and not 1 <= line <= lines:
            yield f"event {event.id!r} is said to be on line {line}; the document has {lines}"


def _place(location: Location) -> str:
    return format_path(location.path) or location.address or f"line {location.line}"
