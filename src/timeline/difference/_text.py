"""The values of changes as short texts, for one line each."""

from collections.abc import Mapping
from typing import cast, get_args

from timeline.edtf import When
from timeline.errors.messages import cut
from timeline.labels import amount
from timeline.model import (
    Actor,
    Citation,
    Contradiction,
    Event,
    Figure,
    Place,
    Relation,
    Source,
    Statement,
)

_DATES = get_args(When)


def text_of(value: object) -> str:  # noqa: C901, PLR0911, PLR0912 - one case a kind of value
    """Return *value* in a few words; dates are never cut."""
    match value:
        case None:
            return "none"
        case Actor():
            return f"{value.label} ({value.role})" if value.role else value.label
        case Place():
            return _place(value)
        case Figure():
            return figure_text(value)
        case Citation():
            return value.source if value.says is None else f"{value.source} says {value.says}"
        case Contradiction():
            return f"{value.one}; {value.other}"
        case Event():
            return cut(f"{'undated' if value.when is None else value.when}: {value.title}")
        case Source():
            return cut(value.label)
        case Relation():
            return f"{value.kind} {value.event}"
        case tuple() if not isinstance(value, Statement):
            return cut(", ".join(map(text_of, cast("tuple[object, ...]", value))))
        case Mapping():
            items = cast("Mapping[str, object]", value).items()
            return cut(", ".join(f"{key}: {text_of(each)}" for key, each in items))
        case _ if isinstance(value, _DATES):
            return str(value)
        case _:
            return cut(" ".join(str(value).split()))


def figure_text(figure: Figure) -> str:
    """Return the amount of *figure* with its unit and time."""
    time = figure.period or figure.as_of
    words = f"{amount(figure.amount)} {figure.unit}".rstrip()
    return words if time is None else f"{words} ({time})"


def _place(place: Place) -> str:
    where = place.country
    if place.latitude is not None:
        where = f"{where} {place.latitude}, {place.longitude}".lstrip()
    return f"{place.name} ({where})" if where else place.name
