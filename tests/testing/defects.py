"""A good exporter, and one for each defect that the conformance tests have to find.

They are a module of their own, so that another process can import them.
"""

import datetime as dt
import itertools
import json
import random
import time
import uuid
from collections.abc import Iterator
from decimal import Decimal
from typing import Literal

import attrs

from timeline import Event, wire
from timeline.errors import FieldError, Location
from timeline.model import Metadata, fields
from timeline.plugins import (
    EventStream,
    EventTypeSpec,
    Exporter,
    ExporterSpec,
    Importer,
    ImporterSpec,
    NoOptions,
    Registry,
    WholeExporter,
    hookimpl,
)


@attrs.frozen(kw_only=True)
class GoodOptions:
    """The options of a good exporter.

    Attributes:
        spaced: whether there is a space after each colon.

    """

    spaced: bool = False


class Good(Exporter[GoodOptions]):
    """A line of JSON for the timeline, and one for each event."""

    options_type = GoodOptions

    def prologue(self, losses):
        return self.line([wire.dump_metadata(self.metadata), wire.dump_sources(self.metadata)])

    def encode(self, event, losses):
        return self.line(self.plain(event))

    def plain(self, event):
        return wire.dump_event(event)

    def line(self, plain):
        colon = ": " if self.options.spaced else ":"
        return (json.dumps(plain, separators=(",", colon)) + "\n").encode()


def parse_json(line):
    """Return what *line* holds, as strictly as the standard has it."""

    def unique(pairs):
        plain = dict(pairs)
        if len(plain) < len(pairs):
            raise ValueError("a key is repeated")
        return plain

    def refuse(name):
        raise ValueError(f"{name} is not a number of JSON")

    return json.loads(line.decode("utf-8-sig"), object_pairs_hook=unique, parse_constant=refuse)


class GoodImporter(Importer[NoOptions]):
    options_type = NoOptions

    def parse(self, line):
        return parse_json(line)

    def event(self, reader, plain, location):
        return reader.event(plain, location)

    def items(self, lines, reader) -> Iterator[tuple[Event, Location]]:
        for plain, location in lines:
            event = self.event(reader, plain, location)
            if event is not None:
                yield event, location

    def read(self, file, faults):
        reader = wire.DocumentReader(faults, self.types)

        def parsed(line, number):
            try:
                return self.parse(line)
            except (ValueError, RecursionError) as error:
                faults.add(f"not JSON: {error}", line=number)
                return None

        head = parsed(file.readline(), 1)
        if not (isinstance(head, list) and len(head) == 2):
            if not faults:
                faults.add("the first line is not a list of two", line=1)
            return EventStream(metadata=Metadata(), events=())

        def lines():
            for number, line in enumerate(file, 2):
                if line.strip() and (plain := parsed(line, number)) is not None:
                    yield plain, Location(path=("events", number - 2), line=number)

        return EventStream(metadata=reader.metadata(*head), events=self.items(lines(), reader))


class DropsAField(Good):
    """Drops who took part, without a word."""

    def plain(self, event):
        return {k: v for k, v in super().plain(event).items() if k != "actors"}


class DropsANestedField(Good):
    """Drops the locator of citations, without a word."""

    def plain(self, event):
        plain = super().plain(event)
        for citation in plain.get("citations", ()):
            if isinstance(citation, dict):
                citation.pop("locator", None)
        return plain


class DropsAFieldOfOneType(Good):
    """Drops what only agreements have."""

    def plain(self, event):
        return {k: v for k, v in super().plain(event).items() if k != "instrument"}


class DropsTheType(Good):
    def plain(self, event):
        return {k: v for k, v in super().plain(event).items() if k != "type"}


class DropsTheOrder(Good):
    """Sorts tags, so that their order is lost."""

    def plain(self, event):
        plain = super().plain(event)
        if "tags" in plain:
            plain["tags"] = sorted(plain["tags"])
        return plain


class ForgetsToEscape(Good):
    """Writes titles bare between commas, so that two titles can be one."""

    def plain(self, event):
        return {**super().plain(event), "title": event.title.replace("\\", "")}


class CutsTexts(Good):
    def plain(self, event):
        return {**super().plain(event), "title": event.title[:200]}


class RoundsNumbers(Good):
    def plain(self, event):
        plain = super().plain(event)
        for place in plain.get("places", ()):
            if "latitude" in place:
                place["latitude"] = round(place["latitude"], 3)
        return plain


class DropsASource(Good):
    """Drops where the timeline's sources can be read."""

    def prologue(self, losses):
        sources = wire.dump_sources(self.metadata)
        for source in sources.values():
            source.pop("url", None)
        return self.line([wire.dump_metadata(self.metadata), sources])


class ReportsTooMuch(Good):
    """Reports the loss of figures whether there are any or not."""

    def encode(self, event, losses):
        losses.add(event, "figures", "no place for them")
        return super().encode(event, losses)


class ReportsWhatIsNoField(Good):
    def encode(self, event, losses):
        losses.add(event, "participants", "no place for them")
        return super().encode(event, losses)


class NumbersEvents(Good):
    """Leaks a counter from one event into the next."""

    def __init__(self, options, metadata):
        super().__init__(options, metadata)
        self.count = itertools.count()

    def plain(self, event):
        return {**super().plain(event), "number": next(self.count)}


class WritesADateOnlyOnce(Good):
    """Leaks the date of the event before."""

    last = None

    def plain(self, event):
        plain = super().plain(event)
        if self.last == plain.get("when"):
            plain.pop("when", None)
        self.last = plain.get("when")
        return plain


class WaitsForThePrologue(Good):
    colon = "?"

    def prologue(self, losses):
        self.colon = ":"
        return super().prologue(losses)

    def plain(self, event):
        return {**super().plain(event), "colon": self.colon}


class CountsInTheEpilogue(Good):
    count = 0

    def encode(self, event, losses):
        self.count += 1
        return super().encode(event, losses)

    def epilogue(self):
        return str(self.count).encode()


class SeparatesForItself(Good):
    """Puts a comma before every event but the first, which a shard's first is too."""

    first = True

    def encode(self, event, losses):
        comma, self.first = (b"" if self.first else b","), False
        return comma + super().encode(event, losses)


class AsksTheClock(Good):
    def plain(self, event):
        return {**super().plain(event), "stamp": dt.datetime.now(dt.UTC).year}


class AsksTheClockOfTime(Good):
    def prologue(self, losses):
        return super().prologue(losses) + f"{time.time() // 1e9}\n".encode()


class ThrowsDice(Good):
    def plain(self, event):
        return {**super().plain(event), "uid": random.random()}  # noqa: S311 - the defect


class InventsIds(Good):
    def plain(self, event):
        return {**super().plain(event), "uid": str(uuid.uuid4())}


class OrdersByHash(Good):
    """Writes a set in the order in which it comes."""

    def plain(self, event):
        names = set(map(str, range(40)))
        return {**super().plain(event), "set": list(names)}


class CountsExports(Good):
    exports = 0

    def prologue(self, losses):
        type(self).exports += 1
        return super().prologue(losses) + f"{type(self).exports}\n".encode()


class HoldsEverything(Good):
    """Gives a byte an event, and keeps the event for the end."""

    def __init__(self, options, metadata):
        super().__init__(options, metadata)
        self.held = []

    def encode(self, event, losses):
        self.held.append(event)
        return super().encode(event, losses)


class RemembersIds(Good):
    seen: set

    def __init__(self, options, metadata):
        super().__init__(options, metadata)
        self.seen = set()

    def encode(self, event, losses):
        self.seen.add(event.id)
        return super().encode(event, losses)


class WritesLatin1(Good):
    def line(self, plain):
        text = json.dumps(plain, ensure_ascii=False) + "\n"
        return text.encode("latin-1", "replace")


class CutsInsideACharacter(Good):
    """Folds lines by bytes, inside a character too."""

    def line(self, plain):
        data = json.dumps(plain, ensure_ascii=False).encode()
        return b"\n ".join(data[at : at + 75] for at in range(0, len(data), 75)) + b"\n"


class GivesText(Good):
    def encode(self, event, losses):
        return "text"


@attrs.frozen(kw_only=True)
class IdleOptions:
    """Options, one of which does nothing.

    Attributes:
        spaced: whether there is a space after each colon.
        colour: of the events, it says.

    """

    spaced: bool = False
    colour: Literal["red", "blue"] = "red"


class HasAnIdleOption(Good):
    options_type = IdleOptions


@attrs.frozen(kw_only=True)
class UndescribedOptions:
    spaced: bool = False


@attrs.frozen(kw_only=True)
class SizeOptions:
    """Options, one of which has the name of a parameter of export_parts.

    Attributes:
        spaced: whether there is a space after each colon.
        max_bytes: how large it may be.

    """

    spaced: bool = False
    max_bytes: int = 3


class HasAnOptionOfAReservedName(Good):
    options_type = SizeOptions


class ImportsWithAnOptionOfAReservedName(GoodImporter):
    options_type = SizeOptions


class HasAnUndescribedOption(Good):
    options_type = UndescribedOptions


@attrs.frozen(kw_only=True)
class TerseOptions:
    """Options, one of which drops a field.

    Attributes:
        spaced: whether there is a space after each colon.
        terse: whether descriptions are left out.

    """

    spaced: bool = False
    terse: bool = False


class DropsAFieldWithAnOption(Good):
    options_type = TerseOptions

    def plain(self, event):
        plain = super().plain(event)
        if self.options.terse:
            plain.pop("description", None)
        return plain


class LosesAfterAll(Good):
    """Claims to lose nothing."""

    def encode(self, event, losses):
        if event.figures:
            losses.add(event, "figures", "no place for them")
        plain = {k: v for k, v in wire.dump_event(event).items() if k != "figures"}
        return self.line(plain)


class WritesWhatItCannotRead(Good):
    def plain(self, event):
        return {**super().plain(event), "status": "who knows"}


class WritesEachTwice(Good):
    """Writes a second event beside each, which the importer reads as one of its own."""

    def encode(self, event, losses):
        plain = self.plain(event)
        return self.line(plain) + self.line({**plain, "id": f"{event.id}-2"})


class Whole(WholeExporter[GoodOptions]):
    """A good exporter that sees all events at once."""

    options_type = GoodOptions

    def render(self, events, losses):
        good = Good(self.options, self.metadata)
        return good.prologue(losses) + b"".join(good.encode(event, losses) for event in events)


class ReportsHonestly(Good):
    """Loses nearly everything, and says so."""

    def prologue(self, losses):
        losses.add_unwritten(self.metadata, (), "lines are for events")
        return b"[{},{}]\n"

    def encode(self, event, losses):
        losses.add_unwritten(event, {"id", "title", "when"}, "a line has no place for it")
        when = {} if event.when is None else {"when": str(event.when)}
        return self.line({"id": event.id, "title": event.title, **when})


@attrs.frozen(kw_only=True)
class Tariff(Event):
    """A good type, with rules across its fields that no field alone can be tested by.

    Attributes:
        rate: the rate as a number.
        words: the rate in words.
        product: what it is on.
        note: a remark on the product.

    """

    type_name = "tariff"

    rate: Decimal | None = attrs.field(
        default=None, validator=attrs.validators.optional(attrs.validators.instance_of(Decimal))
    )
    words: str = attrs.field(default="", validator=fields.line)
    product: str = attrs.field(default="", validator=fields.line)
    note: str = attrs.field(default="", validator=fields.line)

    def __attrs_post_init__(self):
        if not (self.actors and self.places):
            raise FieldError("actors", attrs.NOTHING, "a tariff says whose it is, and where")
        if (self.rate is None) == (not self.words):
            raise FieldError("rate", self.rate, "a tariff has a rate or words, not both")
        if self.note and not self.product:
            raise FieldError("note", self.note, "a note is of a product")
        if self.when is None or self.status != "planned":
            raise FieldError("status", self.status, "a tariff is planned, for a date")


def _refuse(_, attribute, value):
    raise FieldError(attribute.name, value, "nothing that anybody could guess")


@attrs.frozen(kw_only=True)
class Unguessable(Event):
    """A type for which no example can be made up."""

    type_name = "unguessable"

    code: str = attrs.field(validator=_refuse)


def registry_of(exporter, *types, importer=GoodImporter, **declared):
    """A registry in which "tested" is written by *exporter* and read by *importer*.

    It has the *types* of event beside the library's own.
    """

    class Plugin:
        @hookimpl
        def timeline_exporters(self):
            yield ExporterSpec(
                name="tested",
                target=exporter,
                media_type="text/x-tested",
                suffixes=(".tested",),
                summary="a format that is tested",
                **declared,
            )

        @hookimpl
        def timeline_importers(self):
            if importer is not None:
                yield ImporterSpec(
                    name="tested",
                    target=importer,
                    media_type="text/x-tested",
                    suffixes=(".tested",),
                    summary="a format that is tested",
                )

        @hookimpl
        def timeline_event_types(self):
            return [EventTypeSpec(event_type=each) for each in types]

    registry = Registry()
    registry.register(Plugin(), "tested")
    return registry
