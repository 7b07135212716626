"""The options of pictures."""

from enum import StrEnum
from typing import Final

import attrs

from timeline import edtf

NARROWEST: Final = 320
WIDEST: Final = 4000
_MOST_ROWS: Final = 2000
_LEAST_SCALE: Final = 0.5
_MOST_SCALE: Final = 8.0


class Group(StrEnum):
    """What the bands of a picture are."""

    NONE = "none"
    TYPE = "type"
    ACTOR = "actor"
    TAG = "tag"
    STATUS = "status"


class Theme(StrEnum):
    """The colours: of the reader's system, or one of two."""

    AUTO = "auto"
    LIGHT = "light"
    DARK = "dark"


class Direction(StrEnum):
    """The way in which time runs."""

    AUTO = "auto"
    LTR = "ltr"
    RTL = "rtl"


def _check_locale(_: object, __: object, value: str) -> None:
    if value:
        # Raises FieldError for a locale that does not exist.
        edtf.parse("2024").words(value)


def _check_day(_: object, attribute: "attrs.Attribute[str]", value: str) -> None:
    if value in ("", "none"):
        return
    day = edtf.parse(value)
    if not isinstance(day, edtf.Date) or day.day is None or not day.is_exact:
        name = attribute.name
        raise ValueError(f"option {name}: {value} is not a day, such as 2024-07-03, or none")


def _within(name: str, value: float, least: float, most: float) -> None:
    if not least <= value <= most:
        raise ValueError(f"option {name}: {value} is not allowed; expected {least} to {most}")


def _check_width(_: object, attribute: "attrs.Attribute[int]", value: int) -> None:
    _within(attribute.name, value, NARROWEST, WIDEST)


def _check_rows(_: object, attribute: "attrs.Attribute[int | None]", value: int | None) -> None:
    if value is not None:
        _within(attribute.name, value, 1, _MOST_ROWS)


def _check_scale(_: object, attribute: "attrs.Attribute[float]", value: float) -> None:
    _within(attribute.name, value, _LEAST_SCALE, _MOST_SCALE)


@attrs.frozen(kw_only=True)
class SvgOptions:
    """The options of an SVG picture.

    Attributes:
        width: the width in px, 320 to 4000; below 500 the labels have more and shorter lines.
        group: what the events are in bands by: their "type", first "actor", first "tag",
            "status", or "none".
        theme: the colours: "light", "dark", or "auto" for those of the reader's system.
        locale: the language of dates and labels, such as "en" or "fr". The default is
            the timeline's own language.
        as_of: the day that the picture is as of, such as 2024-07-03, or "none"; by default
            the day of the timeline's revision. Events that go on are drawn as certain until then.
        breaks: whether long stretches without events are cut out; their length is shown.
        rows: how many rows of labels there are at most; by default 72 if there are more than
            80 events, else as many as they take. Events without room are drawn as bare
            marks, or counted.
        legend: whether the signs that occur are explained below.
        figures: whether figures of several events are drawn below, on the same axis.
        title: whether the title is written above.
        direction: the way in which time runs: "ltr", "rtl", or "auto" for that of the
            timeline's language.

    """

    width: int = attrs.field(default=960, validator=_check_width)
    group: Group = Group.NONE
    theme: Theme = Theme.AUTO
    locale: str = attrs.field(default="", validator=_check_locale)
    as_of: str = attrs.field(default="", validator=_check_day)
    breaks: bool = True
    rows: int | None = attrs.field(default=None, validator=_check_rows)
    legend: bool = True
    figures: bool = True
    title: bool = True
    direction: Direction = Direction.AUTO


@attrs.frozen(kw_only=True)
class PngOptions(SvgOptions):
    """The options of a PNG picture: those of SVG, and its resolution.

    Attributes:
        theme: the colours: "light" or "dark"; "auto" is light.
        scale: how many pixels a px of the width has, 0.5 to 8.

    """

    scale: float = attrs.field(default=2.0, validator=_check_scale)
