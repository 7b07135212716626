"""Documents in and out: the formats are found, events stream, files are written whole."""

from timeline.io._atomic import replacing
from timeline.io._export import ExportResult, convert, dumps, export
from timeline.io._formats import FormatInfo, formats
from timeline.io._load import load, loads, open_stream
from timeline.io._parts import export_parts
from timeline.io._shards import Shards, shards

__all__ = [
    "ExportResult",
    "FormatInfo",
    "Shards",
    "convert",
    "dumps",
    "export",
    "export_parts",
    "formats",
    "load",
    "loads",
    "open_stream",
    "replacing",
    "shards",
]
