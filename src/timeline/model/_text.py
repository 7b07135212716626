"""The `repr` of the model's values: what was given, without the defaults."""

from decimal import Decimal
from enum import StrEnum
from typing import TYPE_CHECKING, cast

import attrs
from immutabledict import immutabledict

from timeline.edtf import When

if TYPE_CHECKING:
    from collections.abc import Mapping

    from timeline.model.fields import Attribute


def concise(value: object) -> str:
    """Return the `repr` of an attrs instance without defaults; it evaluates to an equal one.

    Dates, enumerations and amounts appear as plain text, which the fields must convert.

    >>> from timeline.model import Figure
    >>> print(concise(Figure(measure="trade turnover", amount="3.74", period="2024")))
    Figure(measure='trade turnover', amount='3.74', period='2024')

    """
    kind = type(value)
    given: list[str] = []
    for attribute in cast(
        "tuple[Attribute, ...]", attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    ):
        item = cast("object", getattr(value, attribute.name))
        if item != attribute.default:
            given.append(f"{attribute.alias}={_given(item)}")
    return f"{kind.__qualname__}({', '.join(given)})"


def _given(value: object) -> str:
    """A field's value as in code: dates, enumerations and amounts as plain text."""
    if isinstance(value, (When, Decimal)):
        return repr(str(value))
    if isinstance(value, StrEnum):
        return repr(value.value)
    if isinstance(value, immutabledict):
        items = cast("Mapping[object, object]", value).items()
        return f"{{{', '.join(f'{key!r}: {_given(item)}' for key, item in items)}}}"
    if isinstance(value, tuple):
        listed = [_given(item) for item in cast("tuple[object, ...]", value)]
        return f"({', '.join(listed)}{',' * (len(listed) == 1)})"
    return repr(value)
