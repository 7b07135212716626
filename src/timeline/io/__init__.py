"""Documents in and out: the formats are found, events stream, files are written whole."""

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
