"""The exporter of the authoring format.

The text is written here, because a library that also edits TOML takes twenty times as long.
The layout is the one that a person would have chosen: one citation is an inline table, four
of them are one per line, and a phase, which has lists of its own, has a header of its own.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from typing import TypeGuard

import attrs

from timeline import wire
from timeline.model import Event
from timeline.plugins import Exporter, Losses

_HEAD = ("type", "id", "title", "when", "status", "description")
_TAIL = ("actors", "places", "figures", "relations", "tags", "codes", "citations", "extra")
_DAYS = frozenset({"revised", "published", "accessed"})
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_BARE_KEY = re.compile(r"[A-Za-z0-9_-]+")
_ESCAPED = re.compile('[\x00-\x1f\x7f"\\\\]')
_ESCAPES = {
    **{code: f"\\u{code:04x}" for code in (*range(0x20), 0x7F)},
    **str.maketrans(
        {
            "\b": r"\b",
            "\t": r"\t",
            "\n": r"\n",
            "\f": r"\f",
            "\r": r"\r",
            '"': r"\"",
            "\\": r"\\",
        }
    ),
}
# What a text in three quotes cannot hold as it is.
_NOT_IN_BLOCK = re.compile("[\x00-\x09\x0b-\x1f\x7f]")
_INDENT = "    "


_LEAST_WIDTH = 40


def _is_wide_enough(_: object, attribute: "attrs.Attribute[int]", value: int) -> None:
    if value < _LEAST_WIDTH:
        raise ValueError(
            f"option {attribute.name}: {value} is not allowed; expected at least {_LEAST_WIDTH}"
        )


@attrs.frozen(kw_only=True)
class TomlOptions:
    """The options of the TOML exporter.

    Attributes:
        width: the columns that lists fit in; longer ones are written one item per line.

    """

    width: int = attrs.field(default=100, validator=_is_wide_enough)


class TomlExporter(Exporter[TomlOptions]):
    """Writes a timeline as if by hand; nothing is lost."""

    options_type = TomlOptions

    def prologue(self, losses: Losses) -> bytes:  # noqa: ARG002 - nothing is lost
        """Return the tables of the timeline and of its sources."""
        width = self.options.width
        tables: list[str] = []
        if about := wire.dump_metadata(self.metadata):
            tables += _table("[timeline]", "timeline", _with_days(about), width)
        for name, source in wire.dump_sources(self.metadata).items():
            path = f"sources.{_key(name)}"
            tables += _table(f"[{path}]", path, _with_days(source), width)
        return "".join(tables).encode()

    def encode(self, event: Event, losses: Losses) -> bytes:  # noqa: ARG002 - nothing is lost
        """Return *event* as one ``[[events]]``."""
        table = _in_order(wire.dump_event(event))
        return "".join(_table("[[events]]", "events", table, self.options.width)).encode()


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


def _table(header: str, path: str, values: Mapping[str, object], width: int) -> Iterator[str]:
    """Yield a table under a *header* of its own, then the tables within it, each with a blank line.

    Its own values come before the tables within it, or they would be theirs.
    """
    lines = [header]
    inner: list[tuple[str, str, Mapping[str, object]]] = []
    for name, value in values.items():
        key = _key(name)
        room = width - len(name) - 3
        if _is_table(value) and not _fits(value, room):
            inner.append((f"[{path}.{key}]", key, value))
        elif _is_tables(value) and any(map(_holds_lists, value)):
            inner += ((f"[[{path}.{key}]]", key, each) for each in value)
        else:
            lines.append(f"{key} = {_value(value, room)}")
    yield "\n".join(lines) + "\n\n"
    for inner_header, key, table in inner:
        yield from _table(inner_header, f"{path}.{key}", table, width)


def _value(value: object, room: int) -> str:
    if isinstance(value, str) and "\n" in value and not _NOT_IN_BLOCK.search(value):
        return _text_block(value)
    if _is_list(value):
        items = [_inline(item) for item in value]
        line = f"[{', '.join(items)}]"
        # Two tables are easier to read one per line, even if they fit in one.
        if items and (len(line) > room or sum(map(_is_table, value)) > 1):
            return "".join(("[\n", *(f"{_INDENT}{item},\n" for item in items), "]"))
        return line
    return _inline(value)


def _inline(value: object) -> str:
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.date):
        return value.isoformat()
    if _is_table(value):
        pairs = (f"{_key(name)} = {_inline(item)}" for name, item in value.items())
        return f"{{{', '.join(pairs)}}}"
    if _is_list(value):
        return f"[{', '.join(map(_inline, value))}]"
    if isinstance(value, int | float):
        return repr(value)
    raise TypeError(f"TOML has no value for {value!r}")


def _key(name: str) -> str:
    return name if _BARE_KEY.fullmatch(name) else _text(name)


def _text(text: str) -> str:
    return f'"{text.translate(_ESCAPES) if _ESCAPED.search(text) else text}"'


def _text_block(text: str) -> str:
    """Return a *text* of several lines in three quotes, after which a first line break is lost."""
    written = text.replace("\\", r"\\").replace('"""', r'""\"')
    first = "\n" if text.startswith("\n") else ""
    return f'"""{first}{written}"""'


def _fits(table: Mapping[str, object], room: int) -> bool:
    return not _holds_lists(table) and len(_inline(table)) <= room


def _holds_lists(table: Mapping[str, object]) -> bool:
    return any(map(_is_list, table.values()))


def _is_table(value: object) -> TypeGuard[dict[str, object]]:
    return isinstance(value, dict)


def _is_list(value: object) -> TypeGuard[list[object]]:
    return isinstance(value, list)


def _is_tables(value: object) -> TypeGuard[list[dict[str, object]]]:
    return _is_list(value) and bool(value) and all(map(_is_table, value))
