"""The exporters of JSON documents and JSON Lines."""

import re
from collections.abc import Mapping
from enum import StrEnum
from typing import cast

import attrs
import msgspec

from timeline import edtf, wire
from timeline.model import Event, Metadata
from timeline.plugins import Exporter, Losses
from timeline_json._schema_org import SchemaOrg
from timeline_json._timelinejs import Group, TimelineJs

_SCHEMA = "timeline.schema.json"  # the published schema: editors find it beside a document
_MAX_INDENT = 8
_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_BEYOND_ONE_UNIT = 0x10000


class DialectName(StrEnum):
    """The program or vocabulary that a document is for."""

    TIMELINE = "timeline"
    TIMELINEJS = "timelinejs"
    SCHEMA_ORG = "schema.org"


def _check_day(_: object, __: object, value: str) -> None:
    if value and not isinstance(edtf.parse(value), edtf.Date):
        raise ValueError("expected a day, such as 2024-07-03")


def _is_indent(_: object, attribute: "attrs.Attribute[int]", value: int) -> None:
    if not 0 <= value <= _MAX_INDENT:
        raise ValueError(
            f"option {attribute.name}: {value} is not allowed; expected 0 to {_MAX_INDENT}"
        )


@attrs.frozen(kw_only=True)
class JsonOptions:
    """The options of JSON documents.

    Attributes:
        dialect: "timeline" loses nothing and can be read back; "timelinejs" is what
            TimelineJS 3 shows; "schema.org" is JSON-LD of the type Event.
        indent: the number of spaces per level; with 0, each event is one line.
        sort_keys: sort the keys of each object; sources keep the author's order,
            which has a meaning.
        ascii: write characters beyond ASCII as escapes.
        group: what the rows of "timelinejs" are: the "type" of the events, their first
            "tag", or "none". Plain events get no row.
        until: the day to which "timelinejs" draws an event that goes on, or whose end is
            not known, such as 2024-07-03; by default the day of the timeline's revision.

    """

    dialect: DialectName = DialectName.TIMELINE
    indent: int = attrs.field(default=0, validator=_is_indent)
    sort_keys: bool = False
    ascii: bool = False
    group: Group = Group.TYPE
    until: str = attrs.field(default="", validator=_check_day)

    def __attrs_post_init__(self) -> None:
        if self.dialect is not DialectName.TIMELINEJS and (
            self.until or self.group is not Group.TYPE
        ):
            raise ValueError("group and until are options of the dialect timelinejs")


@attrs.frozen(kw_only=True)
class JsonLinesOptions:
    """The options of JSON Lines.

    Attributes:
        sort_keys: sort the keys of each object; sources keep the author's order,
            which has a meaning.
        ascii: write characters beyond ASCII as escapes.

    """

    sort_keys: bool = False
    ascii: bool = False


class OwnDialect:
    """The document of timeline itself, which loses nothing.

    Attributes:
        events: the key of the list of events.

    """

    events = "events"

    def head(self, metadata: Metadata, losses: Losses) -> Mapping[str, object]:  # noqa: ARG002 - nothing is lost
        """Return the members of the document other than its events."""
        return {"$schema": _SCHEMA} | wire.dump_head(metadata)

    def event(self, event: Event, metadata: Metadata, losses: Losses) -> object:  # noqa: ARG002 - nothing is lost
        """Return *event* as plain values; another dialect returns None for one that it loses."""
        return wire.dump_event(event)

    def last(self, metadata: Metadata) -> None:
        """Return no item for the end of the list, which holds only events."""


class JsonExporter(Exporter[JsonOptions]):
    """Writes one object with a list of events in it.

    Each event is on lines of its own, so that a change of one event changes few lines.
    """

    options_type = JsonOptions

    def __init__(self, options: JsonOptions, metadata: Metadata) -> None:
        super().__init__(options, metadata)
        self._encoder = _Encoder(
            indent=options.indent, sort_keys=options.sort_keys, ascii_only=options.ascii
        )
        self._dialect = _dialect(options)
        last = self._dialect.last(metadata)
        self._last = b"" if last is None else self._item(last)
        # With a last item, the comma follows each event, since there may be no event.
        self._after_event, self.separator = (b",\n", b"") if self._last else (b"", b",\n")

    def prologue(self, losses: Losses) -> bytes:
        """Return the members before the events."""
        before, _ = self._members(losses)
        name = self._encoder.name(self._dialect.events, level=1)
        return b"{\n" + b"".join(member + b",\n" for member in before) + name + b"[\n"

    def encode(self, event: Event, losses: Losses) -> bytes:
        """Return *event* as one object."""
        plain = self._dialect.event(event, self.metadata, losses)
        return b"" if plain is None else self._item(plain) + self._after_event

    def epilogue(self) -> bytes:
        """Return the end of the list and the members after it."""
        # The prologue has reported the losses.
        _, after = self._members(Losses())
        closing = b"\n" + self._encoder.margin(level=1) + b"]"
        return self._last + closing + b"".join(b",\n" + member for member in after) + b"\n}\n"

    def _item(self, plain: object) -> bytes:
        return self._encoder.margin(level=2) + self._encoder.encode(plain, level=2)

    def _members(self, losses: Losses) -> tuple[list[bytes], list[bytes]]:
        """Return the members before and after the events."""
        head = self._dialect.head(self.metadata, losses)
        members = self._encoder.members(head, level=1)
        if not self.options.sort_keys:
            return list(members.values()), []
        names = sorted(members)
        events = self._dialect.events
        return (
            [members[name] for name in names if name < events],
            [members[name] for name in names if name > events],
        )


def _dialect(options: JsonOptions) -> OwnDialect | SchemaOrg | TimelineJs:
    if options.dialect is DialectName.TIMELINEJS:
        until = edtf.parse(options.until) if options.until else None
        return TimelineJs(options.group, until)
    return SchemaOrg() if options.dialect is DialectName.SCHEMA_ORG else OwnDialect()


class JsonLinesExporter(Exporter[JsonLinesOptions]):
    """Writes JSON Lines: the timeline in the first line, then one event per line."""

    options_type = JsonLinesOptions

    def __init__(self, options: JsonLinesOptions, metadata: Metadata) -> None:
        super().__init__(options, metadata)
        self._encoder = _Encoder(indent=0, sort_keys=options.sort_keys, ascii_only=options.ascii)

    def prologue(self, losses: Losses) -> bytes:
        """Return the metadata and sources in one line."""
        head = OwnDialect().head(self.metadata, losses)
        members = self._encoder.members(head, level=0)
        return b"{" + b",".join(members.values()) + b"}\n"

    def encode(self, event: Event, losses: Losses) -> bytes:  # noqa: ARG002 - nothing is lost
        """Return *event* in one line."""
        return self._encoder.encode(wire.dump_event(event)) + b"\n"


class _Encoder:
    """Plain values as JSON text, laid out as the options say."""

    def __init__(self, *, indent: int, sort_keys: bool, ascii_only: bool) -> None:
        self._encode = msgspec.json.Encoder(order="sorted" if sort_keys else None).encode
        self._indent = indent
        self._ascii_only = ascii_only

    def encode(self, value: object, level: int = 0) -> bytes:
        """Return *value* as JSON, its inner lines indented as at *level*."""
        return self._laid_out(self._encode(value), level)

    def members(self, table: Mapping[str, object], *, level: int) -> dict[str, bytes]:
        """Return each member of *table* as JSON, by its key."""
        members: dict[str, bytes] = {}
        for name, value in table.items():
            data = self.encode(value, level)
            if name == "sources":
                # Their order is the author's, and has a meaning; only inner keys are sorted.
                sources = cast("Mapping[str, object]", value).items()
                raw = {key: msgspec.Raw(self._encode(source)) for key, source in sources}
                data = self._laid_out(msgspec.json.encode(raw), level)
            members[name] = self.name(name, level) + data
        return members

    def margin(self, level: int) -> bytes:
        """Return the spaces at the start of a line at *level*."""
        return b" " * (level * self._indent)

    def name(self, name: str, level: int) -> bytes:
        """Return *name* as the key of a member on a line of its own, with its colon."""
        return self.margin(level) + self._encode(name) + (b": " if self._indent else b":")

    def _laid_out(self, data: bytes, level: int) -> bytes:
        if self._indent:
            data = msgspec.json.format(data, indent=self._indent)
            if level:
                # A line break within a text is escaped, so each one here is layout.
                data = data.replace(b"\n", b"\n" + self.margin(level))
        if not self._ascii_only or data.isascii():
            return data
        # Outside of texts JSON is ASCII, so whatever else there is may be escaped.
        return _NOT_ASCII.sub(_escape, data.decode()).encode()


def _escape(character: re.Match[str]) -> str:
    code = ord(character[0])
    if code < _BEYOND_ONE_UNIT:
        return f"\\u{code:04x}"
    high, low = divmod(code - _BEYOND_ONE_UNIT, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
