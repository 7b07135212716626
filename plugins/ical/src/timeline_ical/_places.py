"""Places as LOCATION and GEO, both ways (RFC 5545, 3.8.1.6 and 3.8.1.7)."""

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import attrs

from timeline.errors import Faults, FieldError
from timeline.model import Place, countries
from timeline_ical._lines import Line, escape, fold

_SEPARATOR = "; "
_CODES = "a calendar has no property for codes of places"
_COORDINATES = "GEO holds the coordinates of one place, to six decimals"
_NAMES = "LOCATION cannot tell these names apart"

# Six decimals of a degree are 11 cm; RFC 5545, 3.8.1.6 allows no more.
_DECIMALS = 6


class PlaceLines(NamedTuple):
    """The places of an event as a calendar writes them.

    Attributes:
        lines: LOCATION, and GEO if there are coordinates.
        losses: fields and reasons.

    """

    lines: tuple[bytes, ...]
    losses: tuple[tuple[str, str], ...]


@lru_cache(maxsize=1024)
def write_places(places: tuple[Place, ...]) -> PlaceLines:
    """Return the lines of *places*, and what cannot be read back from them."""
    location = _SEPARATOR.join(map(_text, places))
    located = next((place for place in places if place.latitude is not None), None)
    geo = f"{_degrees(located.latitude)};{_degrees(located.longitude)}" if located else ""
    lines = (f"LOCATION:{escape(location)}", *([f"GEO:{geo}"] if geo else []))
    return PlaceLines(tuple(map(fold, lines)), tuple(_losses(places, location, geo)))


def _losses(places: tuple[Place, ...], location: str, geo: str) -> Iterator[tuple[str, str]]:
    back = read_places(location)
    if back and geo:
        back = (_located(back[0], geo), *back[1:])
    if any(place.codes for place in places):
        yield "places.codes", _CODES
    if [(p.name, p.country) for p in places] != [(p.name, p.country) for p in back]:
        yield "places", _NAMES
    elif [(p.latitude, p.longitude) for p in places] != [(p.latitude, p.longitude) for p in back]:
        yield "places.latitude", _COORDINATES
        yield "places.longitude", _COORDINATES


@lru_cache(maxsize=1024)
def read_places(location: str) -> tuple[Place, ...]:
    """Return the places in a LOCATION that was written here."""
    names = location.split(_SEPARATOR) if location.strip() else []
    return tuple(_place(name) for name in names if name.strip())


def locate(places: tuple[Place, ...], geo: Line | None, faults: Faults) -> tuple[Place, ...]:
    """Return *places*, the first of them at the coordinates of a GEO."""
    if geo is None or not places:
        return places
    try:
        return (_located(places[0], geo.value), *places[1:])
    except (ValueError, FieldError):
        faults.add(f"GEO {geo.value[:40]!r} is not latitude;longitude", line=geo.number)
        return places


def _located(place: Place, geo: str) -> Place:
    latitude, _, longitude = geo.partition(";")
    return attrs.evolve(place, latitude=float(latitude), longitude=float(longitude))


def _text(place: Place) -> str:
    return f"{place.name}, {countries.name(place.country)}" if place.country else place.name


def _place(text: str) -> Place:
    name, comma, country = text.rpartition(", ")
    code = _country_codes().get(country) if comma and name.strip() else None
    return Place(name=name, country=code) if code else Place(name=text)


@cache
def _country_codes() -> dict[str, str]:
    return {countries.name(code): code for code in countries.codes()}


def _degrees(value: float | None) -> str:
    text = f"{value:.{_DECIMALS}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text
