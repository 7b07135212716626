"""What every exporter has to do, and what is special about this one."""

import csv
import io
from typing import ClassVar

import pytest

import timeline
from timeline import Event, Timeline
from timeline.testing import ExporterConformance


class TestCsv(ExporterConformance):
    """CSV as it is installed."""

    format = "csv"


class TestCsvWithSemicolons(ExporterConformance):
    """CSV as much of Europe uses it."""

    format = "csv"
    options: ClassVar = {"delimiter": ";", "bom": False}


def rows(*events: Event) -> list[dict[str, str]]:
    """Return the rows that a CSV reader finds."""
    text = timeline.dumps(Timeline(events), "csv").decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\uff1d"])
def test_cell_that_starts_like_a_formula_is_not_one(start: str) -> None:
    """A spreadsheet shows the text, and evaluates nothing."""
    (row,) = rows(Event(id="a", title=f"{start}cmd|' /C calc'!A0"))
    assert row["title"].startswith(f"'{start}")


def test_quotes_commas_and_lines_stay_in_their_cell() -> None:
    """A CSV reader finds what was written."""
    (row,) = rows(Event(id="a", title='One, "two"', description="First\nsecond", tags=["x", "y"]))
    assert row["title"] == 'One, "two"'
    assert row["description"] == "First\nsecond"
    assert row["tags"] == "x\ny"


def test_imprecise_date_is_next_to_its_first_and_last_day() -> None:
    """The date is not padded, and can still be sorted by."""
    (row,) = rows(Event(id="a", title="A", when="2024-07"))
    assert (row["when"], row["earliest"], row["latest"]) == ("2024-07", "2024-07-01", "2024-07-31")


def test_event_without_a_date_has_empty_cells() -> None:
    """No date is invented."""
    (row,) = rows(Event(id="a", title="A"))
    assert row["when"] == row["earliest"] == row["latest"] == ""
