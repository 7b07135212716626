"""The options of reading tables."""

from typing import Literal, TypeAlias

import attrs

from timeline_table._dates import CellDates, DayOrder, Rules, Years, Zeros
from timeline_table._headers import FIELDS, Columns
from timeline_table._rows import Repeats, RowRules

Language: TypeAlias = Literal["en", "de", "es", "fr", "ru", "zh"]
Delimiter: TypeAlias = Literal["comma", "semicolon", "tab", "pipe"]

DELIMITERS = {"comma": ",", "semicolon": ";", "tab": "\t", "pipe": "|"}


def _is_row(_: object, attribute: "attrs.Attribute[int | None]", value: int | None) -> None:
    if value is not None and value < 1:
        raise ValueError(f"option {attribute.name}: {value} is not allowed; rows count from 1")


def _is_encoding(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    try:
        "".encode(value or "utf-8")
    except (LookupError, ValueError):
        raise ValueError(
            f"option {attribute.name}: {value!r} is not allowed; expected the name of an encoding,"
            " such as cp1252"
        ) from None


@attrs.frozen(kw_only=True)
class TableOptions:
    """The options of reading any table.

    Attributes:
        language: the language of dates in words: en, de, es, fr, ru or zh.
        header: the number of the row with the headers; by default the first of twenty rows
            in which a title and a date are recognised.
        dates: the order of 03/07/2024: "refuse" reads only dates that one order fits,
            "column" takes the order that the other dates of the column prove, "dmy" has the
            day first, "mdy" the month.
        years: what -44 is: "refuse", or the "historical" 44 BC, or the "astronomical" 45 BC.
        zeros: what 2007-11-00 is: "refuse" makes it a fault, "unknown" reads 2007-11.
        repeats: what rows with the same title and date, and no id, are: "refuse" makes the
            second a fault, "number" gives it an id with a number.
        separator: what separates the items of a list; by default a line break, ; or |.
        extra: "all" keeps the columns that are no field in the event's extra values.
        id: the column of the id: its header, @A for the first column, or none. The same for
            the options below.
        type: the column of the type of event.
        title: the column of the title.
        when: the column of the date; none if no event has a date.
        start: the column of the first date.
        end: the column of the last date.
        year: the column of the year.
        month: the column of the month.
        day: the column of the day.
        end_year: the column of the last year.
        end_month: the column of the last month.
        end_day: the column of the last day.
        time: the column of the time of day.
        status: the column of the status.
        description: the column of the description.
        actors: the column of the actors.
        places: the column of the places.
        latitude: the column of the latitudes of the places.
        longitude: the column of the longitudes of the places.
        tags: the column of the tags.
        sources: the column of the sources.
        says: the column of the date that each source gives.
        url: the column of the addresses of the sources.
        signed: the column of the date of signature; an event with a column of this kind is
            an agreement, and the date is one of its phases.
        adopted: the column of the date of adoption.
        ratified: the column of the date of ratification.
        in_force: the column of the date of entry into force.
        terminated: the column of the date of termination.

    """

    language: Language = "en"
    header: int | None = attrs.field(default=None, validator=_is_row)
    dates: DayOrder = "refuse"
    years: Years = "refuse"
    zeros: Zeros = "refuse"
    repeats: Repeats = "refuse"
    separator: str = ""
    extra: Literal["none", "all"] = "none"
    id: str = ""
    type: str = ""
    title: str = ""
    when: str = ""
    start: str = ""
    end: str = ""
    year: str = ""
    month: str = ""
    day: str = ""
    end_year: str = ""
    end_month: str = ""
    end_day: str = ""
    time: str = ""
    status: str = ""
    description: str = ""
    actors: str = ""
    places: str = ""
    latitude: str = ""
    longitude: str = ""
    tags: str = ""
    sources: str = ""
    says: str = ""
    url: str = ""
    signed: str = ""
    adopted: str = ""
    ratified: str = ""
    in_force: str = ""
    terminated: str = ""

    @property
    def said(self) -> dict[str, str]:
        """The columns that are given, by the names of their fields."""
        given = ((name, str(getattr(self, name)).strip()) for name in FIELDS)
        return {name: column for name, column in given if column}

    def rules(self, columns: Columns, *, cells: CellDates, is_text: bool) -> RowRules:
        """Return how the rows under *columns* are to be read."""
        dates = Rules(
            language=self.language,
            dates=self.dates,
            years=self.years,
            zeros=self.zeros,
            cells=cells,
            edtf=columns.edtf,
        )
        return RowRules(
            dates=dates,
            repeats=self.repeats,
            separator=self.separator,
            extra=self.extra == "all",
            is_text=is_text,
        )


@attrs.frozen(kw_only=True)
class TextOptions(TableOptions):
    """The options of reading CSV and TSV.

    Attributes:
        encoding: the encoding, such as cp1252; by default UTF-8, or what a byte order mark
            says.
        delimiter: what separates cells: comma, semicolon, tab or pipe; by default the one
            with which the headers are recognised.
        decimal: the decimal sign of coordinates; by default a point, and a comma too if
            cells are separated by something else.

    """

    encoding: str = attrs.field(default="", validator=_is_encoding)
    delimiter: Delimiter | None = None
    decimal: Literal["point", "comma"] | None = None


@attrs.frozen(kw_only=True)
class WorkbookOptions(TableOptions):
    """The options of reading Excel workbooks.

    Attributes:
        sheet: the name of the sheet; by default the only visible one with known headers.
        hidden: whether hidden rows are read ("read") or left out ("skip").
        cells: what a date that is displayed as a month or a year is: "displayed" reads the
            month or year, "held" the day that the cell holds.

    """

    sheet: str = ""
    hidden: Literal["read", "skip"] = "read"
    cells: CellDates = "displayed"
