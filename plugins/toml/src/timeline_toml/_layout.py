"""Tables of plain values, laid out as a person would have written them; tomlkit writes them.

What is ours is the choice: a citation stands in one line as an inline table, four of them
stand one below the other, and a phase, which holds lists of its own, is a block.
"""

import re
from collections.abc import Mapping
from typing import TypeGuard

import tomlkit
from tomlkit.items import AoT, Array, InlineTable, Item, Table

# What a text in three quotes cannot show as it is.
_NOT_IN_BLOCK = re.compile("[\x00-\x09\x0b-\x1f\x7f]")


def document(name: str, content: Item) -> str:
    """The text of a document that holds *content* under *name*."""
    made = tomlkit.document()
    made.add(name, content)
    return tomlkit.dumps(made)


def blocks(tables: list[Mapping[str, object]], width: int) -> AoT:
    """Tables that each stand under a header of their own, as ``[[events]]``."""
    made = tomlkit.aot()
    for number, table in enumerate(tables):
        made.insert(number, block(table, width))
    return made


def block(values: Mapping[str, object], width: int) -> Table:
    """A table that stands under a header of its own, as ``[timeline]``.

    Its own values come before the tables within it, or they would be theirs.
    """
    lines: list[tuple[str, Item]] = []
    inner: list[tuple[str, Item]] = []
    for name, value in values.items():
        room = width - len(name) - 3
        if _is_table(value) and not _fits(value, room):
            inner.append((name, block(value, width)))
        elif _is_tables(value) and any(map(_holds_lists, value)):
            inner.append((name, blocks(list(value), width)))
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
        # Two tables read better one below the other, even where one line takes both.
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
