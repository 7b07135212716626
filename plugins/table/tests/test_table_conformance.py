"""The plugin against the project's own test kit."""

import datetime as dt
import io
from typing import ClassVar

import openpyxl
import pytest

from timeline.model import Actor, Citation, Event, Place
from timeline.testing import ExporterConformance, ImporterConformance

# What separates cells or items, or acts on a spreadsheet.
HARD = (
    Event(id="one-name", title="=1+1", actors=["a; b", "c|d"], places=["A, B"], tags=["'x", "-1"]),
    Event(id="one-item", title="'=1", actors=[Actor(name="e;f")], tags=["only\u00a0one"]),
    Event(
        id="places",
        title='"Quoted", and not',
        when="2023-24",
        places=[Place(name="Baku", country="AZ", latitude=40.4, longitude=-49.8), "Rome"],
        citations=[Citation(source="first-report", says="2024?"), "first-report"],
    ),
)
COLUMNS = (("title", "when"), ("id", "title", "when", "signed", "actors"))

# With what the options of reading decide.
GERMAN = b"""\
Nr;Titel;Datum;Ende;Ort;Quelle;Notiz
1;Vertrag;7. Oktober 2023;;Wien;Amtsblatt;erste
2;Treffen;2024-07;2024-08;Rom / Bonn;Amtsblatt;
3;Treffen;2025;;Rom;;
"""
DOUBTFUL = b"""\
title,date,note
Day first,03/07/2019
Certain,25/12/2019,seen
Old,-44
No day,2007-11-00
Twice,1934
Twice,1934
"""


class TestCsv(ExporterConformance):
    format = "csv"
    option_values: ClassVar = {"columns": COLUMNS}
    examples = HARD


# The rows of these are those of CSV; what differs has tests of its own.
@pytest.mark.slow
class TestTsv(ExporterConformance):
    format = "tsv"
    option_values: ClassVar = {"columns": COLUMNS}
    examples = HARD


@pytest.mark.slow
class TestXlsx(ExporterConformance):
    format = "xlsx"
    option_values: ClassVar = {"columns": COLUMNS}
    examples = HARD


@pytest.mark.slow
class TestLosslessCsv(ExporterConformance):
    format = "csv"
    options: ClassVar = {"lossless": True}
    option_values: ClassVar = {"columns": COLUMNS}
    examples = HARD


@pytest.mark.slow
class TestLosslessXlsx(ExporterConformance):
    format = "xlsx"
    options: ClassVar = {"lossless": True}
    option_values: ClassVar = {"columns": COLUMNS}
    examples = HARD


class TestReadingCsv(ImporterConformance):
    format = "csv"
    broken: ClassVar = {GERMAN: 2, DOUBTFUL: 2}
    option_values: ClassVar = {"encoding": ("utf-16-le",), "separator": ("/",)}


@pytest.mark.slow
class TestReadingTsv(ImporterConformance):
    format = "tsv"
    broken: ClassVar = {GERMAN: 2, DOUBTFUL: 2}
    option_values: ClassVar = {"encoding": ("utf-16-le",), "separator": ("/",)}


def workbook(text: bytes) -> bytes:
    """A workbook with these cells; of three rows, the last is hidden."""
    book = openpyxl.Workbook()
    for line in text.decode().splitlines():
        book.active.append([cell or None for cell in line.replace(";", ",").split(",")])
    book.active.row_dimensions[2].hidden = True
    book.active["B3"] = dt.date(2022, 8, 23)
    book.active["B3"].number_format = "mmm yyyy"
    book.active.title = "Events"
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


class TestReadingXlsx(ImporterConformance):
    format = "xlsx"
    broken: ClassVar = {workbook(DOUBTFUL): 2}
    option_values: ClassVar = {"separator": ("/",), "language": ()}
