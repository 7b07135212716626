"""From an event's places to LOCATION and GEO, and back (RFC 5545, 3.8.1.6 and 3.8.1.7)."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple, TypeAlias

import attrs

from timeline.model import Actor, Place, countries
from timeline_ical._text import content_line, escape

BETWEEN = "; "
CODES = "a calendar has no codes of places"
COORDINATES = "GEO has the coordinates of one place, to six decimals"
NAMES = "in LOCATION these names cannot be told apart"

# Degrees to six decimals are within 11 cm; more is against RFC 5545, 3.8.1.6.
_DECIMALS = 6


# Name, country, latitude, longitude, and whether it has codes.
_Told: TypeAlias = tuple[str, str, float | None, float | None, bool]


class Written(NamedTuple):
    """The places of an event as a calendar writes them.

    Attributes:
        lines: LOCATION, and GEO where there are coordinates; their octets.
        losses: fields and reasons.

    """

    lines: tuple[bytes, ...]
    losses: tuple[tuple[str, str], ...]


def write(places: tuple[Place, ...]) -> Written:
    """The lines of *places*, and what does not come back from them."""
    # Most events of a timeline share their places; texts and numbers are found faster.
    return _write(
        tuple((p.name, p.country, p.latitude, p.longitude, bool(p.codes)) for p in places)
    )


@lru_cache(maxsize=1024)
def _write(places: tuple[_Told, ...]) -> Written:
    location = BETWEEN.join(_text(name, country) for name, country, *_ in places)
    points = [(latitude, longitude) for _, _, latitude, longitude, _ in places]
    located = next((point for point in points if point[0] is not None), None)
    geo = ";".join(map(_degrees, located)) if located else ""
    lines = (f"LOCATION:{escape(location)}", *([f"GEO:{geo}"] if geo else []))
    losses = tuple(_losses(places, read(location, geo)))
    return Written(tuple(map(content_line, lines)), losses)


def _losses(places: tuple[_Told, ...], back: tuple[Place, ...]) -> Iterator[tuple[str, str]]:
    if any(coded for *_, coded in places):
        yield "places.codes", CODES
    if [place[:2] for place in places] != [(place.name, place.country) for place in back]:
        yield "places", NAMES
    elif [place[2:4] for place in places] != [(p.latitude, p.longitude) for p in back]:
        yield "places.latitude", COORDINATES
        yield "places.longitude", COORDINATES


def read(location: str, geo: str) -> tuple[Place, ...]:
    """The places that a calendar written here names.

    GEO belongs to the first of them.
    """
    names = location.split(BETWEEN) if location.strip() else []
    places = [_place(name) for name in names if name.strip()]
    if places and geo:
        places[0] = locate(places[0], geo)
    return tuple(places)


def locate(place: Place, geo: str) -> Place:
    """*place* at the coordinates of a GEO.

    Raises:
        ValueError: *geo* is not latitude and longitude.

    """
    latitude, _, longitude = geo.partition(";")
    return attrs.evolve(place, latitude=float(latitude), longitude=float(longitude))


def _text(name: str, country: str) -> str:
    return f"{name}, {country_name(country)}" if country else name


def _place(text: str) -> Place:
    name, comma, country = text.rpartition(", ")
    code = _codes().get(country) if comma and name.strip() else None
    return Place(name=name, country=code) if code else Place(name=text)


@cache
def country_name(code: str) -> str:
    """The name of a country by its ISO 3166-1 code."""
    return Actor(code=code).label


@cache
def _codes() -> dict[str, str]:
    return {country_name(code): code for code in countries.codes()}


def _degrees(value: float | None) -> str:
    text = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
