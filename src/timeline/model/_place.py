"""Places."""

import math
from collections.abc import Iterable
from typing import ClassVar

import attrs
from immutabledict import immutabledict

from timeline.errors import FieldError
from timeline.model import fields
from timeline.model._text import concise

_LATITUDE_LIMIT = 90
_LONGITUDE_LIMIT = 180


def _check_degrees(limit: int) -> fields.Validator:
    @fields.written_as(lambda: {"type": "number", "minimum": -limit, "maximum": limit})
    def check(_: object, attribute: fields.Attribute, value: object) -> None:
        if value is None:
            return
        if not isinstance(value, float) or not math.isfinite(value) or abs(value) > limit:
            raise FieldError(attribute.name, value, f"expected degrees from -{limit} to {limit}")

    return check


def _as_degrees(value: float | None) -> float | None:
    # bool is an int, but not a number of degrees; an int of many digits does not fit a float.
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _LONGITUDE_LIMIT:
        return float(value)
    # Other libraries have subclasses of float, which print differently.
    return float(value) if isinstance(value, float) else value


@attrs.frozen(kw_only=True)
class Place:
    """A place where an event happened.

    Attributes:
        name: the name, in any language.
        country: the ISO 3166-1 alpha-2 code of the country it is in, or "".
        latitude: degrees north of the equator, -90.0 to 90.0 (WGS 84), or None.
        longitude: degrees east of Greenwich, -180.0 to 180.0, or None.
        codes: codes by scheme, such as ``{"un-locode": "AZBAK"}``.

    Raises:
        FieldError: a field refuses its value, or only one coordinate is given.

    """

    schema_rules: ClassVar[fields.Schema] = {
        "dependentRequired": {"latitude": ["longitude"], "longitude": ["latitude"]}
    }

    name: str = attrs.field(converter=fields.plain, validator=fields.some_line)
    country: str = attrs.field(default="", converter=fields.plain, validator=fields.country_code)
    latitude: float | None = attrs.field(
        default=None, converter=_as_degrees, validator=_check_degrees(_LATITUDE_LIMIT)
    )
    longitude: float | None = attrs.field(
        default=None, converter=_as_degrees, validator=_check_degrees(_LONGITUDE_LIMIT)
    )
    codes: immutabledict[str, str] = attrs.field(
        default=fields.EMPTY_TEXTS, converter=fields.as_texts, validator=fields.text_mapping
    )

    def __attrs_post_init__(self) -> None:
        if (self.latitude is None) != (self.longitude is None):
            missing = "latitude" if self.latitude is None else "longitude"
            raise FieldError(missing, attrs.NOTHING, "a place needs both coordinates or neither")

    def __repr__(self) -> str:
        return concise(self)

    @classmethod
    def from_text(cls, text: str) -> "Place":
        """Return the place of this name."""
        return cls(name=text)


def as_places(value: Iterable[Place | str]) -> tuple[Place, ...]:
    """Convert a list that may contain names to places."""
    return fields.each(value, Place.from_text)
