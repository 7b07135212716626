"""The events and dates that the libraries work on, the same in every run."""

import datetime as dt
import random
from collections.abc import Iterable, Iterator

from timeline import edtf
from timeline.model import Actor, Citation, Declaration, Event, Place, Source

SOURCES = (Source(id="ttp", title="A newspaper"), Source(id="anews", title="Another"))


def date_texts(count: int) -> Iterator[str]:
    """Yield days of 35 years in random order, one third of them known only to the month."""
    chance = random.Random(1)  # noqa: S311 - the same dates each time
    for number in range(count):
        day = dt.date(1990, 1, 1) + dt.timedelta(chance.randrange(13_000))
        yield f"{day}" if number % 3 else f"{day:%Y-%m}"


def dates(count: int) -> list[edtf.When]:
    """Return the same dates as values."""
    return [edtf.parse(text) for text in date_texts(count)]


def simple(whens: Iterable[edtf.When]) -> list[Event]:
    """Return events with an id, a title and a date."""
    return [
        Event(id=f"event-{number}", title=f"Agreement number {number}", when=when)
        for number, when in enumerate(whens)
    ]


def described(whens: Iterable[edtf.When]) -> list[Event]:
    """Return events with the fields that every calendar can hold."""
    return [
        Event(
            id=f"event-{number}",
            title=f"Agreement number {number}, on trade; and transport",
            when=when,
            description="Signed in the capital, in two languages.\nBoth texts are equal.",
            tags=("trade", "transport"),
            places=(Place(name="Baku"),),
        )
        for number, when in enumerate(whens)
    ]


def full(whens: Iterable[edtf.When]) -> list[Event]:
    """Return events as in a newsroom: two actors, a place, two citations, two tags."""
    az, cn, baku = Actor(code="AZ"), Actor(code="CN"), Place(name="Baku", country="AZ")
    return [
        Declaration(
            id=f"event-{number}",
            title=f"Agreement number {number}",
            when=when,
            description="Signed in the capital, in two languages.",
            level="strategic partnership",
            actors=(az, cn),
            places=(baku,),
            tags=("trade", "transport"),
            citations=(Citation(source="ttp", says=when), Citation(source="anews")),
        )
        for number, when in enumerate(whens)
    ]
