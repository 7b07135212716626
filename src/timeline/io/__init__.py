"""Documents in and out: the formats are found, events stream, files are written whole."""

from timeline.io._atomic import replacing
from timeline.io._export import Target, convert, dumps, export
from timeline.io._formats import FormatInfo, formats
from timeline.io._load import load, loads, open_stream
from timeline.io._located import Located, load_located
from timeline.io._parts import export_parts
from timeline.io._reading import Readable
from timeline.io._result import ExportResult
from timeline.io._shards import Shard, Shards, shards

__all__ = [
    "ExportResult",
    "FormatInfo",
    "Located",
    "Readable",
    "Shard",
    "Shards",
    "Target",
    "convert",
    "dumps",
    "export",
    "export_parts",
    "formats",
    "load",
    "load_located",
    "loads",
    "open_stream",
    "replacing",
    "shards",
]
