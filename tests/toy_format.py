"""A small format that the tests of reading and writing share: "toy".

A line for the title, then a line an event: its id, its tag's section, its relations.
"""

import os
import signal
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import attrs

from timeline import Event, Metadata, Relation, Timeline
from timeline.errors import Faults, Location
from timeline.plugins import (
    EventStream,
    Exporter,
    ExporterSpec,
    Importer,
    ImporterSpec,
    Losses,
    Registry,
    WholeExporter,
    hookimpl,
    read_text,
)


@attrs.frozen(kw_only=True)
class ToyOptions:
    """The options of the toy.

    Attributes:
        loud: whether ids are in capitals.
        kill: a file with ids: each kills the process that meets its event, once where
            *again* is false.
        again: whether the ids stay.

    """

    loud: bool = False
    kill: str = ""
    again: bool = False


class ToyExporter(Exporter[ToyOptions]):
    options_type = ToyOptions
    separator = b","

    def prologue(self, losses: Losses) -> bytes:
        if self.metadata.description:
            losses.add(None, "timeline.description", "a toy has a title alone")
        return self.metadata.title.encode() + b"\n"

    def encode(self, event: Event, losses: Losses) -> bytes:
        if event.id == "boom":
            raise RuntimeError("a fault in the exporter")
        self._perhaps_die(event)
        if event.status == "cancelled":
            losses.add(event, "event", "a toy has no cancelled events")
            return b""
        if event.description:
            losses.add(event, "description", "a toy has ids alone")
        return (event.id.upper() if self.options.loud else event.id).encode()

    def section(self, event: Event) -> str | None:
        return event.tags[0] if event.tags else None

    def heading(self, section: str) -> bytes:
        return f"[{section}]".encode()

    def epilogue(self) -> bytes:
        return b"\n.\n"

    def _perhaps_die(self, event: Event) -> None:
        ids = Path(self.options.kill).read_text().split() if self.options.kill else []
        if event.id in ids:
            if not self.options.again:
                Path(self.options.kill).write_text(" ".join(set(ids) - {event.id}))
            os.kill(os.getpid(), signal.SIGKILL)


class ToyPicture(WholeExporter[ToyOptions]):
    options_type = ToyOptions

    def render(self, events, losses):
        return b" ".join(event.id.encode() for event in events)


class ToyImporter(Importer[ToyOptions]):
    options_type = ToyOptions

    def read(self, file: BinaryIO, faults: Faults) -> EventStream:
        lines = (read_text(file, faults) or "").splitlines()

        def events() -> Iterator[tuple[Event, Location]]:
            for number, line in enumerate(lines[1:], 2):
                id_, *related = line.split(" ")
                if id_ == "bad":
                    faults.add("a bad line", line=number)
                    continue
                relations = [Relation(kind="follows", event=other) for other in related]
                yield Event(id=id_, title="A toy", relations=relations), Location(line=number)

        metadata = Metadata(title=lines[0] if lines else "")
        return EventStream(metadata=metadata, events=events())


class ToyPlugin:
    @hookimpl
    def timeline_exporters(self) -> Iterator[ExporterSpec]:
        yield ExporterSpec(
            name="toy",
            target=ToyExporter,
            media_type="text/x-toy",
            suffixes=(".toy",),
            summary="a toy",
        )
        yield ExporterSpec(
            name="picture",
            target=ToyPicture,
            media_type="image/x-toy",
            suffixes=(".picture",),
            summary="a picture of a toy",
            encoding=None,
        )

    @hookimpl
    def timeline_importers(self) -> Iterator[ImporterSpec]:
        yield ImporterSpec(
            name="toy",
            target=ToyImporter,
            media_type="text/x-toy",
            suffixes=(".toy",),
            summary="a toy",
        )


def toys() -> Registry:
    """A registry that has the toy and nothing else."""
    registry = Registry()
    registry.register(ToyPlugin(), "toy")
    return registry


def many_toys(count: int = 2000) -> Timeline:
    """A timeline in which sections, left-out events and losses fall everywhere."""
    return Timeline(
        (
            Event(
                id=f"event-{n}",
                title="A toy",
                when=f"{1000 + n // 4}",
                tags=[f"part {n // 700}"] if n % 900 < 800 else [],
                status="cancelled" if n % 7 == 0 else "occurred",
                description="more" if n % 50 == 1 else "",
            )
            for n in range(count)
        ),
        title="Toys",
    )
