"""Whether the countries are given by their codes."""

from collections.abc import Iterator
from typing import cast

import attrs

from timeline.checks._finding import Finding, FindingKind
from timeline.model import Actor, ActorKind, Event, Phase, countries


def countries_are_codes(event: Event) -> Iterator[Finding]:
    """Each actor whose name is an abbreviation of a country, in place of its code.

    Any name may be that of a company: what is not said to be a country is one only where
    the abbreviation is in everybody's mouth, as "UK".
    """
    for path, actor in _actors(event, ""):
        code = _meant(actor)
        if code:
            yield Finding(
                kind=FindingKind.COUNTRY_NAME,
                event=event.id,
                path=path,
                message=f"{actor.name!r} names a country without its code;"
                f" write '{code}', {countries.name(code)}",
            )


def _meant(actor: Actor) -> str:
    """The code of the country that is surely meant by the name of *actor*, or ""."""
    if actor.code:
        return ""
    if actor.kind is ActorKind.COUNTRY:
        return countries.instead(actor.name) or (
            actor.name if countries.is_code(actor.name) else ""
        )
    return countries.by_habit(actor.name) if actor.kind is None else ""


def _actors(holder: Event | Phase, prefix: str) -> Iterator[tuple[str, Actor]]:
    """Everybody in *holder*, also in the fields that a plugin's type adds, with the place."""
    for attribute in attrs.fields(type(holder)):
        value = cast("object", getattr(holder, attribute.name))
        path = f"{prefix}{attribute.name}"
        if isinstance(value, Actor):
            yield path, value
        elif isinstance(value, tuple):
            for index, item in enumerate(cast("tuple[object, ...]", value)):
                if isinstance(item, Actor):
                    yield f"{path}[{index}]", item
                elif isinstance(item, Phase):
                    yield from _actors(item, f"{path}[{index}].")
