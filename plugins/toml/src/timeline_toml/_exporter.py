"""The exporter of the authoring format."""

import datetime as dt
import re
from typing import TypeGuard

import attrs
import tomlkit
from tomlkit.items import Item

from timeline import wire
from timeline.model import Event
from timeline.plugins import Exporter, Losses
from timeline_toml import _layout

_HEAD = ("type", "id", "title", "when", "status", "description")
_TAIL = ("actors", "places", "figures", "relations", "tags", "codes", "citations", "extra")
_DAYS = frozenset({"revised", "published", "accessed"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@attrs.frozen(kw_only=True)
class TomlOptions:
    """The options of the TOML exporter.

    Attributes:
        width: the columns that lists keep to; longer ones stand one item a line.

    """

    width: int = attrs.field(default=100, validator=attrs.validators.ge(40))


class TomlExporter(Exporter[TomlOptions]):
    """Writes a timeline as a person would have written it by hand; nothing is lost."""

    options_type = TomlOptions

    def prologue(self, losses: Losses) -> bytes:  # noqa: ARG002 - nothing is lost
        """The tables of the timeline and of its sources."""
        text = ""
        if about := wire.dump_metadata(self.metadata):
            text += self._written("timeline", _layout.block(_with_days(about), self.options.width))
        for name, source in wire.dump_sources(self.metadata).items():
            described = tomlkit.table(is_super_table=True)
            described.add(name, _layout.block(_with_days(source), self.options.width))
            text += self._written("sources", described)
        return text.encode()

    def encode(self, event: Event, losses: Losses) -> bytes:  # noqa: ARG002 - nothing is lost
        """*event* as one ``[[events]]``."""
        table = _in_order(wire.dump_event(event))
        return self._written("events", _layout.blocks([table], self.options.width)).encode()

    def _written(self, name: str, item: Item) -> str:
        return _layout.document(name, item).strip("\n") + "\n\n"


def _in_order(event: dict[str, object]) -> dict[str, object]:
    """*event* with what it is before what its type adds, and that before its lists."""
    head = {name: event.pop(name) for name in _HEAD if name in event}
    tail = {name: event.pop(name) for name in _TAIL if name in event}
    return head | event | tail


def _with_days(table: dict[str, object]) -> dict[str, object]:
    """*table* with the dates that are days as TOML's own dates."""
    return {
        name: dt.date.fromisoformat(text) if name in _DAYS and _is_day(text) else text
        for name, text in table.items()
    }


def _is_day(text: object) -> TypeGuard[str]:
    # TOML leaves open what the year 0000 is; Python has none.
    return isinstance(text, str) and bool(_DAY.fullmatch(text)) and text >= "0001"
