"""The exporter of the authoring format.

tomlkit writes the TOML. What is chosen here is the layout that a person would have
written: one citation is an inline table, four of them are one per line, and a phase,
which has lists of its own, has a header of its own.
"""

import datetime as dt
import re
from collections.abc import Mapping
from typing import TypeGuard

import attrs
import tomlkit
from tomlkit.items import AoT, Array, InlineTable, Item, Table

from timeline import wire
from timeline.model import Event
from timeline.plugins import Exporter, Losses

_HEAD = ("type", "id", "title", "when", "status", "description")
_TAIL = ("actors", "places", "figures", "relations", "tags", "codes", "citations", "extra")
_DAYS = frozenset({"revised", "published", "accessed"})
# What a text in three quotes cannot hold as it is.
_NOT_IN_BLOCK = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)


@attrs.frozen(kw_only=True)
class TomlOptions:
    """The options of the TOML exporter.

    Attributes:
        width: the columns that lists fit in; longer ones are written one item per line.

    """

    width: int = attrs.field(default=100, validator=attrs.validators.ge(40))


class TomlExporter(Exporter[TomlOptions]):
    """Writes a timeline as if by hand; nothing is lost."""

    options_type = TomlOptions

    def prologue(self, losses: Losses) -> bytes:  # noqa: ARG002 - nothing is lost
        """Return the tables of the timeline and of its sources."""
        text = ""
        if about := wire.dump_metadata(self.metadata):
            text += self._written("timeline", _block(_with_days(about), self.options.width))
        for name, source in wire.dump_sources(self.metadata).items():
            described = tomlkit.table(is_super_table=True)
            described.add(name, _block(_with_days(source), self.options.width))
            text += self._written("sources", described)
        return text.encode()

    def encode(self, event: Event, losses: Losses) -> bytes:  # noqa: ARG002 - nothing is lost
        """Return *event* as one ``[[events]]``."""
        table = _in_order(wire.dump_event(event))
        return self._written("events", _blocks([table], self.options.width)).encode()

    def _written(self, name: str, item: Item) -> str:
        return _document(name, item).strip("\n") + "\n\n"


def _in_order(event: dict[str, object]) -> dict[str, object]:
    """Return *event* with its common fields first, then those of its type, then its lists."""
    head = {name: event.pop(name) for name in _HEAD if name in event}
    tail = {name: event.pop(name) for name in _TAIL if name in event}
    return head | event | tail


def _with_days(table: dict[str, object]) -> dict[str, object]:
    """Return *table* with the dates that are days as TOML's own dates."""
    return {
        name: dt.date.fromisoformat(text) if name in _DAYS and _is_day(text) else text
        for name, text in table.items()
    }


def _is_day(text: object) -> TypeGuard[str]:
    # TOML does not define the year 0000, and Python does not have it.
    return isinstance(text, str) and bool(_DAY.fullmatch(text)) and text >= "0001"


def _document(name: str, content: Item) -> str:
    """Return the text of a document that holds *content* under *name*."""
    made = tomlkit.document()
    made.add(name, content)
    return tomlkit.dumps(made)


def _blocks(tables: list[Mapping[str, object]], width: int) -> AoT:
    """Return tables that each have a header of their own, as ``[[events]]``."""
    made = tomlkit.aot()
    for number, table in enumerate(tables):
        made.insert(number, _block(table, width))
    return made


def _block(values: Mapping[str, object], width: int) -> Table:
    """Return a table that has a header of its own, as ``[timeline]``.

    Its own values come before the tables within it, or they would be theirs.
    """
    lines: list[tuple[str, Item]] = []
    inner: list[tuple[str, Item]] = []
    for name, value in values.items():
        room = width - len(name) - 3
        if _is_table(value) and not _fits(value, room):
            inner.append((name, _block(value, width)))
        elif _is_tables(value) and any(map(_holds_lists, value)):
            inner.append((name, _blocks(list(value), width)))
        else:
            lines.append((name, _value(value, room)))
    made = tomlkit.table()
    for name, item in (*lines, *inner):
        made.add(name, item)
    return made


def _value(value: object, room: int) -> Item:
    if isinstance(value, str) and "\n" in value and not _NOT_IN_BLOCK.search(value):
        return tomlkit.string(value, multiline=True)
    if _is_list(value):
        line = _list(value)
        # Two tables are easier to read one per line, even if they fit in one.
        several = sum(map(_is_table, value)) > 1
        return line.multiline(several or len(line.as_string()) > room)
    return _inline(value)


def _inline(value: object) -> Item:
    if _is_table(value):
        return _inline_table(value)
    return _list(value) if _is_list(value) else tomlkit.item(value)


def _list(values: list[object]) -> Array:
    made = tomlkit.array()
    for number, value in enumerate(values):
        made.insert(number, _inline(value))
    return made


def _inline_table(values: Mapping[str, object]) -> InlineTable:
    made = tomlkit.inline_table()
    for name, value in values.items():
        made.add(name, _inline(value))
    return made


def _fits(table: Mapping[str, object], room: int) -> bool:
    return not _holds_lists(table) and len(_inline_table(table).as_string()) <= room


def _holds_lists(table: Mapping[str, object]) -> bool:
    return any(map(_is_list, table.values()))


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _is_tables(value: object) -> TypeGuard[list[dict[str, object]]]:
    return _is_list(value) and bool(value) and all(map(_is_table, value))
