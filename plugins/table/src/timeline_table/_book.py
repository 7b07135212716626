"""XlsxWriter, which has no types, as far as it is used here."""

import datetime as dt
from collections.abc import Mapping
from typing import BinaryIO, Protocol, cast

import xlsxwriter  # type: ignore[import-untyped]  # pyright: ignore[reportMissingTypeStubs]


class Style(Protocol):
    """The format of a cell."""


class Worksheet(Protocol):
    """A sheet that is written; rows and columns count from 0."""

    def write_string(self, row: int, column: int, text: str, style: Style, /) -> int:
        """Write a text, whatever it looks like."""
        ...

    def write_number(self, row: int, column: int, number: float, style: Style, /) -> int:
        """Write a number."""
        ...

    def write_datetime(self, row: int, column: int, day: dt.date, style: Style, /) -> int:
        """Write a date."""
        ...

    def write_url(self, row: int, column: int, url: str, style: Style, text: str, /) -> int:
        """Write a link, with the text that is displayed."""
        ...

    def write_comment(
        self, row: int, column: int, text: str, options: Mapping[str, object], /
    ) -> int:
        """Write a comment on a cell."""
        ...

    def set_column(self, first: int, last: int, width: float, /) -> int:
        """Set the width of columns, in characters."""
        ...

    def freeze_panes(self, row: int, column: int, /) -> None:
        """Keep the rows and columns before this one in sight."""
        ...

    def autofilter(self, top: int, left: int, bottom: int, right: int, /) -> None:
        """Offer to filter the rows."""
        ...

    def data_validation(
        self, top: int, left: int, bottom: int, right: int, options: Mapping[str, object], /
    ) -> int:
        """Offer words to choose from."""
        ...


class Book(Protocol):
    """A workbook that is written."""

    def set_properties(self, properties: Mapping[str, object], /) -> None:
        """Set what the document says of itself."""
        ...

    def add_worksheet(self, name: str, /) -> Worksheet:
        """Return a new sheet."""
        ...

    def add_format(self, properties: Mapping[str, object], /) -> Style:
        """Return a new format."""
        ...

    def close(self) -> None:
        """Write the file."""
        ...


def new_book(file: BinaryIO, *, in_memory: bool) -> Book:
    """Return a workbook to be written to *file*.

    Args:
        file: where it is written when it is closed.
        in_memory: whether its cells are held in memory until then; rows go to a temporary
            file otherwise, and have to be written in their order.

    """
    mode = "in_memory" if in_memory else "constant_memory"
    return cast("Book", xlsxwriter.Workbook(file, {mode: True}))
