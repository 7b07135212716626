"""The options of writing tables: which columns there are."""

from collections.abc import Sequence

from timeline.plugins import fields
from timeline_table._comparison import STORED
from timeline_table._headers import STAGES
from timeline_table._record import COLUMNS


def check_columns(_: object, attribute: fields.Attribute, value: tuple[str, ...]) -> None:
    """Refuse columns that are not known, are there twice, or lack a title.

    Raises:
        ValueError: they are refused.

    """
    for name in value:
        if name not in {*COLUMNS, *STAGES}:
            raise ValueError(
                f"option {attribute.name}: {name!r} is not allowed; the columns are"
                f" {', '.join((*COLUMNS, *STAGES))}"
            )
    if len(set(value)) < len(value):
        raise ValueError(f"option {attribute.name}: a column is there twice")
    if "title" not in value:
        raise ValueError(f"option {attribute.name}: expected the column title, which rows need")


def names_of(columns: Sequence[str], *, lossless: bool) -> tuple[str, ...]:
    """Return the headers of a table, with that of whole events if nothing may be lost."""
    return (*columns, STORED) if lossless else tuple(columns)
