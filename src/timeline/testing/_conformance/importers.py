"""The test suite that an importer has to pass."""

import io
import random
from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO, ClassVar

import pytest

from timeline.errors import Fault, FormatError, PluginError
from timeline.model import Event, Metadata
from timeline.plugins import Registry, describe_options, options_type_of
from timeline.testing._conformance.samples import METADATA, bare_event, full_events
from timeline.testing._conformance.subject import installed, read, subject

CUTS = 60
DAMAGES = 60


class ImporterConformance:
    """What every importer has to do, as tests for pytest.

    Subclass it in a test module, under a name that starts with Test, and say the
    format::

        class TestReadingCsv(ImporterConformance):
            format = "csv"

    Attributes:
        format: the name of the format.
        documents: documents without fault; where the format can be written too,
            some are made, and none need be given.
        broken: documents with faults, each with the number of events that are
            good in it and must come through.
        registry: where to look; what is installed, where not said.

    """

    format: ClassVar[str]
    documents: ClassVar[Sequence[bytes]] = ()
    broken: ClassVar[Mapping[bytes, int]] = {}
    registry: ClassVar[Registry | None] = None

    def test_is_what_it_declares(self) -> None:
        """The class can be loaded, and its options are described and have defaults."""
        try:
            options_type = options_type_of(self._registry().importer(self.format).load())
        except FormatError as error:
            pytest.fail(f"{error}. Is the plugin installed (pip install -e .)?", pytrace=False)
        except PluginError as error:
            pytest.fail(str(error), pytrace=False)
        for option in describe_options(options_type):
            what = f"{options_type.__name__}.{option.name}"
            if not option.doc:
                pytest.fail(
                    f"{what} has no description: give it a line in the Attributes: section of the"
                    f" docstring, as '{option.name}: what it is for.'",
                    pytrace=False,
                )
            if option.required:
                pytest.fail(f"{what} has no default: a load without options must work")

    def test_reads_good_documents_without_fault(self) -> None:
        """A good document gives events, the same each time, and no fault."""
        for document in self._documents():
            _, events, faults = self._read(document)
            if faults:
                pytest.fail(f"faults in a good document: {_lines(faults)}", pytrace=False)
            if self._read(document)[1] != events:
                pytest.fail("the second reading of a document gave other events", pytrace=False)

    def test_reads_what_cannot_be_rewound(self) -> None:
        """A pipe is read as a file is: without seeking, and in short reads."""
        for document in self._documents():
            piped = self._read_file(io.BufferedReader(_Pipe(document), buffer_size=7))
            if piped != self._read(document):
                pytest.fail(
                    "a pipe is read otherwise than a file: use read() and iteration alone, and"
                    " expect no read to give all",
                    pytrace=False,
                )

    def test_cut_document_is_faults_and_no_error(self) -> None:
        """A document that ends early gives faults, or fewer events, and raises nothing."""
        for document in self._documents():
            step = max(len(document) // CUTS, 1)
            for at in range(0, len(document), step):
                self._survives(document[:at], f"a document cut at byte {at}")

    def test_damaged_document_is_faults_and_no_error(self) -> None:
        """A document with wrong bytes gives faults, or other events, and raises nothing."""
        chance = random.Random(0)  # noqa: S311 - the same damage each time
        for document in filter(None, self._documents()):
            for _ in range(DAMAGES):
                damaged = bytearray(document)
                for _ in range(chance.randrange(1, 4)):
                    damaged[chance.randrange(len(damaged))] = chance.randrange(256)
                self._survives(bytes(damaged), "a document with wrong bytes")

    def test_what_is_no_document_is_a_fault(self) -> None:
        """Bytes that are not the format at all are a fault, and no events."""
        for junk in (b"\xff\xfe\x00\x01", b"\x00" * 50, b"no such thing \xff"):
            _, events, faults = self._survives(junk, f"the bytes {junk!r}")
            if events or not faults:
                pytest.fail(
                    f"the bytes {junk!r} gave {len(events)} events and {len(faults)} faults: what"
                    " is not the format is a fault (faults.add)",
                    pytrace=False,
                )
        self._survives(b"", "an empty document")

    def test_broken_event_does_not_lose_the_rest(self) -> None:
        """What is wrong is a fault with its place, and the other events come through."""
        for document, good in self.broken.items():
            _, events, faults = self._survives(document, "a broken document")
            if len(events) != good or not faults:
                pytest.fail(
                    f"{len(events)} events and {len(faults)} faults came of {document[:60]!r};"
                    f" {good} of its events are good",
                    pytrace=False,
                )
            for fault in faults:
                if not fault.path and fault.line is None:
                    pytest.fail(f"a fault without path and line: {fault}", pytrace=False)

    def _registry(self) -> Registry:
        return self.registry or installed()

    def _documents(self) -> Iterator[bytes]:
        yield from self.documents
        try:
            tested = subject(self._registry(), self.format, {})
        except FormatError:
            if not self.documents:
                pytest.fail(
                    f"{self.format} cannot be written here: set documents to some good ones",
                    pytrace=False,
                )
            return
        full = list(full_events(self._registry().event_types().values()))
        yield tested.document([*full, *map(bare_event, full[:1])], METADATA).data

    def _survives(
        self, document: bytes, what: str
    ) -> tuple[Metadata, list[Event], tuple[Fault, ...]]:
        try:
            return self._read(document)
        except Exception as error:
            # The importer's own error, which came as one that names its plugin.
            own = error.__cause__ if isinstance(error, PluginError) else None
            raise AssertionError(
                f"{what} raised {type(own or error).__name__}: {own or error}. What is wrong with a"
                " document goes to faults.add, with its line and path"
            ) from error

    def _read(self, document: bytes) -> tuple[Metadata, list[Event], tuple[Fault, ...]]:
        return self._read_file(io.BytesIO(document))

    def _read_file(self, file: BinaryIO) -> tuple[Metadata, list[Event], tuple[Fault, ...]]:
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


def _lines(faults: Sequence[Fault]) -> str:
    return "; ".join(map(str, faults))
