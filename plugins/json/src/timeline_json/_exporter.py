"""The exporters of JSON documents and JSON Lines."""

from collections.abc import Mapping
from enum import StrEnum
from typing import cast

import attrs

from timeline import wire
from timeline.model import Event, Metadata
from timeline.plugins import Exporter, Losses
from timeline_json._dialect import Dialect, OwnDialect
from timeline_json._encoding import Encoder
from timeline_json._schema_org import SchemaOrg
from timeline_json._timelinejs import TimelineJs

_MAX_INDENT = 8


class DialectName(StrEnum):
    """Whose names a document uses."""

    TIMELINE = "timeline"
    TIMELINEJS = "timelinejs"
    SCHEMA_ORG = "schema.org"


@attrs.frozen(kw_only=True)
class JsonOptions:
    """The options of JSON documents.

    Attributes:
        dialect: "timeline" loses nothing and can be read back; "timelinejs" is what
            TimelineJS 3 shows; "schema.org" is JSON-LD of the type Event.
        lines: JSON Lines: the timeline in the first line, then an event a line.
        indent: how many spaces a level stands in; with 0, each event is one line.
        sort_keys: sort the keys of each object; sources keep the author's order,
            which says something.
        ascii: write characters beyond ASCII as escapes.

    """

    dialect: DialectName = DialectName.TIMELINE
    lines: bool = False
    indent: int = attrs.field(
        default=0, validator=[attrs.validators.ge(0), attrs.validators.le(_MAX_INDENT)]
    )
    sort_keys: bool = False
    ascii: bool = False

    def __attrs_post_init__(self) -> None:
        if self.lines and self.indent:
            raise ValueError("lines and indent exclude each other: an event is one line")
        if self.lines and self.dialect is not DialectName.TIMELINE:
            raise ValueError(f"the dialect {self.dialect} is a document: it has no lines")


@attrs.frozen(kw_only=True)
class JsonLinesOptions:
    """The options of JSON Lines.

    Attributes:
        sort_keys: sort the keys of each object; sources keep the author's order,
            which says something.
        ascii: write characters beyond ASCII as escapes.

    """

    sort_keys: bool = False
    ascii: bool = False


_DIALECTS: dict[DialectName, type[Dialect]] = {
    DialectName.TIMELINE: OwnDialect,
    DialectName.TIMELINEJS: TimelineJs,
    DialectName.SCHEMA_ORG: SchemaOrg,
}


class JsonExporter(Exporter[JsonOptions]):
    """Writes JSON, as one document or as a line for each event."""

    options_type = JsonOptions

    def __init__(self, options: JsonOptions, metadata: Metadata) -> None:
        super().__init__(options, metadata)
        encoder = Encoder(
            indent=options.indent, sort_keys=options.sort_keys, ascii_only=options.ascii
        )
        self._form: _Document | _Lines
        if options.lines:
            self._form = _Lines(encoder, metadata)
        else:
            dialect = _DIALECTS[options.dialect]()
            self._form = _Document(encoder, metadata, dialect, sort_keys=options.sort_keys)
        self.separator = self._form.separator

    def prologue(self, losses: Losses) -> bytes:
        """What the timeline says of itself."""
        return self._form.prologue(losses)

    def encode(self, event: Event, losses: Losses) -> bytes:
        """*event* as one object."""
        return self._form.encode(event, losses)

    def epilogue(self) -> bytes:
        """The end of the document."""
        return self._form.epilogue()


class JsonLinesExporter(Exporter[JsonLinesOptions]):
    """Writes JSON Lines: the timeline in the first line, then an event a line."""

    options_type = JsonLinesOptions

    def __init__(self, options: JsonLinesOptions, metadata: Metadata) -> None:
        super().__init__(options, metadata)
        encoder = Encoder(indent=0, sort_keys=options.sort_keys, ascii_only=options.ascii)
        self._form = _Lines(encoder, metadata)

    def prologue(self, losses: Losses) -> bytes:
        """What the timeline says of itself, in one line."""
        return self._form.prologue(losses)

    def encode(self, event: Event, losses: Losses) -> bytes:
        """*event* in one line."""
        return self._form.encode(event, losses)


class _Lines:
    """The form that is a line for each event."""

    separator = b""

    def __init__(self, encoder: Encoder, metadata: Metadata) -> None:
        self._encoder = encoder
        self._metadata = metadata

    def prologue(self, losses: Losses) -> bytes:
        head = OwnDialect().head(self._metadata, losses)
        members = _members(self._encoder, head, level=0)
        return b"{" + b",".join(members.values()) + b"}\n"

    def encode(self, event: Event, losses: Losses) -> bytes:  # noqa: ARG002 - nothing is lost
        return self._encoder.encode(wire.dump_event(event)) + b"\n"

    def epilogue(self) -> bytes:
        return b""


class _Document:
    """The form that is one object, with a list of events in it.

    Each event stands on lines of its own, so that a change of one is a change of few
    lines, and the others are as they were.
    """

    def __init__(
        self, encoder: Encoder, metadata: Metadata, dialect: Dialect, *, sort_keys: bool
    ) -> None:
        self._encoder = encoder
        self._metadata = metadata
        self._dialect = dialect
        self._sort_keys = sort_keys
        last = dialect.last(metadata)
        self._last = b"" if last is None else self._item(last)
        # Before what stands last, the comma is behind each event, of which there may be none.
        self._behind, self.separator = (b",\n", b"") if self._last else (b"", b",\n")

    def prologue(self, losses: Losses) -> bytes:
        before, _ = self._around(losses)
        name = self._encoder.name(self._dialect.events, level=1)
        return b"{\n" + b"".join(member + b",\n" for member in before) + name + b"[\n"

    def encode(self, event: Event, losses: Losses) -> bytes:
        plain = self._dialect.event(event, self._metadata, losses)
        if plain is None:
            return b""
        return self._item(plain) + self._behind

    def epilogue(self) -> bytes:
        # The losses were told to the prologue.
        _, after = self._around(Losses())
        closing = b"\n" + self._encoder.start(level=1) + b"]"
        return self._last + closing + b"".join(b",\n" + member for member in after) + b"\n}\n"

    def _item(self, plain: object) -> bytes:
        return self._encoder.start(level=2) + self._encoder.encode(plain, level=2)

    def _around(self, losses: Losses) -> tuple[list[bytes], list[bytes]]:
        """The members before and after the events."""
        head = self._dialect.head(self._metadata, losses)
        members = _members(self._encoder, head, level=1)
        if not self._sort_keys:
            return list(members.values()), []
        names = sorted(members)
        events = self._dialect.events
        return (
            [members[name] for name in names if name < events],
            [members[name] for name in names if name > events],
        )


def _members(encoder: Encoder, head: Mapping[str, object], *, level: int) -> dict[str, bytes]:
    members: dict[str, bytes] = {}
    for name, value in head.items():
        # The order of the sources is the author's, and so a part of what they say.
        if name == "sources":
            text = encoder.encode_in_order(cast("Mapping[str, object]", value), level)
        else:
            text = encoder.encode(value, level)
        members[name] = encoder.name(name, level) + text
    return members
