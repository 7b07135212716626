"""Documents in and out: the formats are found, events stream, files are written whole.

A name is loaded when it is first asked for: a program that only writes does not load reading.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.io._atomic import replacing
    from timeline.io._export import Target, convert, dumps, export
    from timeline.io._formats import FormatInfo, formats
    from timeline.io._job import Readable
    from timeline.io._load import Reading, load, loads, open_stream, read
    from timeline.io._parts import export_parts
    from timeline.io._result import ExportResult
    from timeline.io._shards import Shard, Shards, shards

__all__ = [
    "ExportResult",
    "FormatInfo",
    "Readable",
    "Reading",
    "Shard",
    "Shards",
    "Target",
    "convert",
    "dumps",
    "export",
    "export_parts",
    "formats",
    "load",
    "loads",
    "open_stream",
    "read",
    "replacing",
    "shards",
]

_HOMES = {
    "_atomic": {"replacing"},
    "_export": {"Target", "convert", "dumps", "export"},
    "_formats": {"FormatInfo", "formats"},
    "_job": {"Readable"},
    "_load": {"Reading", "load", "loads", "open_stream", "read"},
    "_parts": {"export_parts"},
    "_result": {"ExportResult"},
    "_shards": {"Shard", "Shards", "shards"},
}

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        from importlib import import_module  # noqa: PLC0415 - at the first name asked for

        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module 'timeline.io' has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"timeline.io.{home}"), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
