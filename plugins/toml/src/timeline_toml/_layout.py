"""Tables of plain values as TOML that reads as if written by hand.

No writer of TOML that we know decides as a person does: a citation stands in one line
as an inline table, four of them stand one below the other, and a phase, which holds
lists of its own, is a block. Nor does one write event by event. So the layout is ours,
and the tests read it back with two parsers that are not.
"""

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import TypeGuard

from timeline_toml import _text

_INDENT = "    "


def block(header: str, table: Mapping[str, object], width: int) -> str:
    """The lines of *table* under *header*, as ``[[events]]``, and of the tables within it.

    >>> print(block("[timeline]", {"title": "Baku", "extra": {"a": 1}}, width=100), end="")
    [timeline]
    title = "Baku"
    extra = { a = 1 }
    """
    path = header.strip("[]")
    lines = [header]
    inner: list[str] = []
    for name, value in table.items():
        key = _text.key(name)
        if _is_table(value) and not _fits(value, width - len(key) - 3):
            inner.append(block(f"[{path}.{key}]", value, width))
        elif _is_tables(value) and any(map(_holds_lists, value)):
            inner.extend(block(f"[[{path}.{key}]]", item, width) for item in value)
        else:
            lines.append(f"{key} = {_value(value, width - len(key) - 3, width)}")
    # A table's own values come before the tables within it, or they would be theirs.
    return "".join(f"{line}\n" for line in lines) + "".join(f"\n{text}" for text in inner)


def _fits(table: Mapping[str, object], room: int) -> bool:
    return not _holds_lists(table) and len(_inline(table)) <= room


def _holds_lists(table: Mapping[str, object]) -> bool:
    return any(map(_is_list, table.values()))


def _value(value: object, room: int, width: int) -> str:
    if isinstance(value, str):
        return _text.prose(value, room, width)
    line = _inline(value)
    # Two tables read better one below the other, even where one line takes both.
    several = _is_list(value) and sum(map(_is_table, value)) > 1
    if not _is_list(value) or (len(line) <= room and not several):
        return line
    return "[\n" + "".join(f"{_INDENT}{_inline(item)},\n" for item in value) + "]"


def _inline(value: object) -> str:
    """*value* on one line."""
    if _is_table(value):
        inside = ", ".join(f"{_text.key(k)} = {_inline(v)}" for k, v in value.items())
        return f"{{ {inside} }}" if inside else "{}"
    if _is_list(value):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, str):
        return _text.string(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return str(value)  # as TOML writes them, exponents too
    raise TypeError(f"TOML has no {type(value).__name__}: {value!r}")


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _is_tables(value: object) -> TypeGuard[list[dict[str, object]]]:
    return _is_list(value) and bool(value) and all(map(_is_table, value))
