"""Whether countries are given by their codes."""

from collections.abc import Iterator

from timeline.checks._finding import Finding, FindingKind
from timeline.collection import Timeline
from timeline.model import Actor, ActorKind, countries, walk


def countries_are_codes(timeline: Timeline) -> Iterator[Finding]:
    """Find each actor whose name is the abbreviation of a country that should be a code.

    Any name may be that of a company, so an actor not said to be a country is found
    only for the few abbreviations in everyday use, such as "UK".
    """
    for event in timeline:
        for path, actor in walk(event, Actor):
            if code := _code_meant(actor):
                yield Finding(
                    kind=FindingKind.COUNTRY_NAME,
                    event=event.id,
                    path=path,
                    message=f"{actor.name!r} names a country without its code;"
                    f" write '{code}', {countries.name(code)}",
                )


def _code_meant(actor: Actor) -> str:
    """The code of the country that the name of *actor* certainly means, or ""."""
    if actor.code:
        return ""
    if actor.kind is ActorKind.COUNTRY:
        if countries.is_code(actor.name):
            return actor.name
        return countries.instead(actor.name)
    return countries.from_common_abbreviation(actor.name) if actor.kind is None else ""
