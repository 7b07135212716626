"""The dialect of schema.org: JSON-LD of the type Event.

A date there is a day, or a day with a time. A year or a month would be read as its first
day, so every date that is not exact is only in an additional property, as EDTF.
Source: https://schema.org/Event
"""

from collections.abc import Iterator, Mapping

import attrs

from timeline.edtf import Date, DateTime, Interval
from timeline.model import Actor, ActorKind, Event, Metadata, Place, RelationKind, Source, Status
from timeline.plugins import Losses

_NO_PLACE = "schema.org has no place for it in an Event"
_TYPES = {
    ActorKind.COUNTRY: "Country",
    ActorKind.ORGANISATION: "Organization",
    ActorKind.COMPANY: "Corporation",
    ActorKind.PERSON: "Person",
    None: "Thing",
}
_STATUSES = {
    Status.CANCELLED: "https://schema.org/EventCancelled",
    Status.PLANNED: "https://schema.org/EventScheduled",
}
_WRITTEN = (
    *("id", "type", "title", "when", "status", "description"),
    *("actors", "places", "citations", "relations", "tags", "codes"),
)


class SchemaOrg:
    """A graph of events."""

    events = "@graph"

    def head(self, metadata: Metadata, losses: Losses) -> Mapping[str, object]:
        """Return only the context: with any other member, the graph would be a named one.

        Most readers look only at the default graph (JSON-LD 1.1, 4.9).
        """
        written: tuple[str, ...] = ("title", "description", "language")
        written += ("revised",) if _is_exact(metadata.revised) else ()
        losses.add_unwritten(metadata, written, _NO_PLACE)
        return {"@context": "https://schema.org"}

    def event(self, event: Event, metadata: Metadata, losses: Losses) -> Mapping[str, object]:
        """Return an Event."""
        losses.add_unwritten(event, _WRITTEN, _NO_PLACE)
        for field, reason in _lost_within(event):
            losses.add(event, field, reason)
        out: dict[str, object] = {
            "@type": "Event",
            "@id": f"#{event.id}",
            "identifier": event.id,
            "additionalType": event.type,
            "name": event.title,
        }
        out.update(_when(event))
        out.update(_status(event))
        if event.description:
            out["description"] = event.description
        if event.actors:
            out["about"] = [_actor(actor) for actor in event.actors]
        if event.places:
            out["location"] = [_place(place) for place in event.places]
        if event.tags:
            out["keywords"] = list(event.tags)
        out.update(_relations(event))
        if event.citations:
            out["subjectOf"] = list(_citations(event, metadata))
        properties = list(_properties(event))
        return out | ({"additionalProperty": properties} if properties else {})

    def last(self, metadata: Metadata) -> Mapping[str, object] | None:
        """Return what the timeline says of itself, as a node for the document."""
        described = {
            "name": metadata.title,
            "description": metadata.description,
            "inLanguage": metadata.language,
            "dateModified": str(metadata.revised) if _is_exact(metadata.revised) else "",
        }
        node = {name: text for name, text in described.items() if text}
        # An empty reference means the document itself.
        return {"@type": "CreativeWork", "@id": "", **node} if node else None


def _when(event: Event) -> Mapping[str, str]:
    if isinstance(event.when, Interval):
        ends = {"startDate": event.when.start, "endDate": event.when.end}
        return {name: str(end) for name, end in ends.items() if _is_exact(end)}
    return {"startDate": str(event.when)} if _is_exact(event.when) else {}


def _is_exact(when: object) -> bool:
    if isinstance(when, DateTime):
        return True
    # Any other date has another text than its first day.
    return isinstance(when, Date) and str(when) == str(when.earliest)


def _lost_within(event: Event) -> Iterator[tuple[str, str]]:
    """Yield what is lost within the fields that are written: each field once, and why."""
    if event.status is not Status.OCCURRED and event.status not in _STATUSES:
        yield "status", "schema.org has no word for it"
    if any(actor.role for actor in event.actors):
        yield "actors.role", _NO_PLACE
    if any(map(_has_the_name_of_its_code, event.actors)):
        yield "actors.name", "a country without a name gets the name of its code"
    if any(place.codes for place in event.places):
        yield "places.codes", _NO_PLACE
    if any(relation.kind is not RelationKind.PART_OF for relation in event.relations):
        yield "relations", "schema.org relates an Event only to what it is part of"
    for name in ("says", "quote", "locator"):
        if any(getattr(citation, name) for citation in event.citations):
            yield f"citations.{name}", _NO_PLACE


def _has_the_name_of_its_code(actor: Actor) -> bool:
    named = bool(actor.name and actor.code)
    return named and actor.name == attrs.evolve(actor, name="").label


def _status(event: Event) -> Mapping[str, str]:
    return {"eventStatus": _STATUSES[event.status]} if event.status in _STATUSES else {}


def _actor(actor: Actor) -> Mapping[str, object]:
    out: dict[str, object] = {"@type": _TYPES[actor.kind], "name": actor.label}
    return out | ({"identifier": actor.code} if actor.code else {})


def _place(place: Place) -> Mapping[str, object]:
    out: dict[str, object] = {"@type": "Place", "name": place.name}
    if place.country:
        out["address"] = {"@type": "PostalAddress", "addressCountry": place.country}
    if place.latitude is not None:
        out["geo"] = {
            "@type": "GeoCoordinates",
            "latitude": place.latitude,
            "longitude": place.longitude,
        }
    return out


def _relations(event: Event) -> Mapping[str, object]:
    above = [r.event for r in event.relations if r.kind is RelationKind.PART_OF]
    return {"superEvent": [{"@id": f"#{id_}"} for id_ in above]} if above else {}


def _citations(event: Event, metadata: Metadata) -> Iterator[Mapping[str, object]]:
    sources = {source.id: source for source in metadata.sources}
    for citation in event.citations:
        yield {"@type": "CreativeWork", "identifier": citation.source} | _work(
            sources.get(citation.source)
        )


def _work(source: Source | None) -> dict[str, object]:
    if source is None:
        return {}
    known: dict[str, object] = {
        "name": source.title,
        "author": source.author,
        "publisher": source.publisher,
        "datePublished": str(source.published) if _is_exact(source.published) else "",
        "url": source.url,
        "inLanguage": source.language,
    }
    return {name: value for name, value in known.items() if value}


def _properties(event: Event) -> Iterator[Mapping[str, object]]:
    if event.when is not None:
        yield {"@type": "PropertyValue", "propertyID": "EDTF", "value": str(event.when)}
    for scheme, code in event.codes.items():
        yield {"@type": "PropertyValue", "propertyID": scheme, "value": code}
