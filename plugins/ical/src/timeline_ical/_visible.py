"""What the properties of a VEVENT say to any calendar program, as fields of an event."""

import datetime as dt
from collections.abc import Iterator
from functools import lru_cache
from typing import TypedDict

from timeline.edtf import When, parse
from timeline.errors import EdtfError, Faults, FieldError
from timeline.model import Actor, ActorKind, Place, Relation, RelationKind, Status
from timeline_ical import _dates, _details, _places
from timeline_ical._components import Component
from timeline_ical._ids import FOREIGN_UID, id_of, own_id
from timeline_ical._lines import Line, as_line, one_line, split, text
from timeline_ical._options import Imprecise
from timeline_ical._statuses import PLAIN_STATUSES, STATUSES
from timeline_ical._times import DAY, Times

UNTITLED = "(untitled)"

_RELATIONS = {f"X-{kind.upper()}": kind for kind in RelationKind} | {
    "": RelationKind.PART_OF,
    "PARENT": RelationKind.PART_OF,
}
_STATUS_NAMES = {status.value for status in Status}
_PEOPLE = {"ORGANIZER": "organizer", "ATTENDEE": "attendee"}
_KINDS = {"INDIVIDUAL": ActorKind.PERSON, "GROUP": ActorKind.ORGANISATION}


class Visible(TypedDict):
    """The fields that the properties of a VEVENT give, whoever wrote it."""

    id: str
    title: str
    when: When
    status: Status
    description: str
    actors: tuple[Actor, ...]
    places: tuple[Place, ...]
    relations: tuple[Relation, ...]
    tags: tuple[str, ...]
    codes: dict[str, str]
    extra: dict[str, object]


def ours(component: Component, times: Times, faults: Faults, locale: str) -> Visible:
    """What an event says that this plugin wrote; a person may have changed it since.

    Args:
        component: its VEVENT.
        times: its times.
        faults: where what cannot be read goes.
        locale: of the words that stand before its title.

    """
    uid = text(component.value("UID"))
    known_id = component.value("X-TIMELINE-ID")
    exact = _exact(component)
    title = one_line(component.value("SUMMARY"))
    if exact is not None:
        title = _dates.without_wording(title, exact, locale)
    return Visible(
        id=known_id or own_id(uid),
        title=title or UNTITLED,
        when=when_of(component, times),
        status=_own_status(component),
        description=_details.split(text(component.value("DESCRIPTION"))),
        actors=(),
        places=_own_places(component, faults),
        relations=tuple(_relations(component, own=True)),
        tags=_tags(component),
        codes={FOREIGN_UID: uid} if known_id else {},
        extra=dict(times.more()),
    )


def foreign(component: Component, times: Times, faults: Faults, suffix: str) -> Visible:
    """What an event says that another program wrote.

    Args:
        component: its VEVENT.
        times: its times.
        faults: where what cannot be read goes.
        suffix: what tells it apart from the others of its UID; "" if there are none.

    """
    uid = as_line(text(component.value("UID")))
    url = as_line(component.value("URL"))
    return Visible(
        id=(id_of(uid) if uid else _nameless(component)) + suffix,
        title=one_line(component.value("SUMMARY")).strip() or UNTITLED,
        when=when_of(component, times),
        status=_foreign_status(component, faults),
        description=text(component.value("DESCRIPTION")),
        actors=tuple(_actors(component)),
        places=_foreign_places(component, faults),
        relations=tuple(_relations(component, own=False)),
        tags=_tags(component),
        codes={FOREIGN_UID: uid} if uid.strip() and not suffix else {},
        extra={**({"url": url} if url else {}), **dict(times.more())},
    )


def when_of(component: Component, times: Times) -> When:
    """The date of a component: the exact one, unless a person moved the event since."""
    exact = _exact(component)
    return exact if exact is not None and _agree(exact, times) else times.when()


def _nameless(component: Component) -> str:
    """An id for an event without a UID, the same each time that the file is read."""
    return id_of(f"{component.value('DTSTART')} {component.value('SUMMARY')}")


def _exact(component: Component) -> When | None:
    """The date of X-EDTF, be it still true or not; else None."""
    value = component.value("X-EDTF")
    if not value:
        return None
    try:
        return parse(_dates.decode_edtf(value.strip()))
    except EdtfError:
        return None


def _agree(exact: When, times: Times) -> bool:
    """Whether a calendar that shows *exact* shows *times*; else a person moved the event."""
    shown = _shown(times)
    for imprecise in (Imprecise.SPAN, Imprecise.MARKER):
        try:
            if _dates.draw(exact, imprecise).lines == shown:
                return True
        except _dates.UndrawableError:
            return False
    return False


def _shown(times: Times) -> str:
    start, length = times.start, times.length
    if start.timed:
        if length and length >= DAY:
            # A moment is never shown as lasting for days.
            return ""
        if start.zone is None:
            return _dates.second(start.at, utc=False)
        at = start.at.replace(tzinfo=start.zone)
        try:
            return _dates.second(at.astimezone(dt.UTC).replace(tzinfo=None), utc=True)
        except OverflowError:
            return ""
    days = (length or DAY).days
    try:
        return _dates.days(start.at.date(), start.at.date() + dt.timedelta(days=max(days, 1) - 1))
    except (OverflowError, ValueError):
        return ""


def _own_status(component: Component) -> Status:
    word = component.value("STATUS").upper()
    plain = PLAIN_STATUSES.get(word, Status.OCCURRED)
    name = component.value("X-TIMELINE-STATUS")
    # Where a person has changed the one that every program shows, that one counts.
    return Status(name) if name in _STATUS_NAMES and STATUSES[Status(name)] == word else plain


def _foreign_status(component: Component, faults: Faults) -> Status:
    line = component.first("STATUS")
    status = PLAIN_STATUSES.get(line.value.strip().upper()) if line else None
    if line and status is None:
        known = ", ".join(PLAIN_STATUSES)
        faults.add(f"STATUS {line.value[:40]!r} is not allowed; it takes {known}", line=line.number)
    return status or Status.OCCURRED


def _tags(component: Component) -> tuple[str, ...]:
    lines = component.lines.get("CATEGORIES")
    if not lines:
        return ()
    tags = (as_line(tag) for line in lines for tag in split(line.value))
    return tuple(dict.fromkeys(tag for tag in tags if tag.strip()))


def _own_places(component: Component, faults: Faults) -> tuple[Place, ...]:
    location = component.value("LOCATION")
    if not location:
        return ()
    places = _read_places(one_line(location), "")
    return _located(places, component.first("GEO"), faults)


@lru_cache(maxsize=1024)
def _read_places(location: str, geo: str) -> tuple[Place, ...]:
    return _places.read(location, geo)


def _foreign_places(component: Component, faults: Faults) -> tuple[Place, ...]:
    name, geo = one_line(component.value("LOCATION")).strip(), component.first("GEO")
    if not name and geo is None:
        return ()
    # Coordinates alone are the only name that the place has.
    place = Place(name=name or one_line(geo.value if geo else "").replace(";", ", ") or "?")
    return _located((place,), geo, faults)


def _located(places: tuple[Place, ...], geo: Line | None, faults: Faults) -> tuple[Place, ...]:
    if geo is None or not places:
        return places
    try:
        return (_places.locate(places[0], geo.value), *places[1:])
    except (ValueError, FieldError):
        faults.add(f"GEO {geo.value[:40]!r} is not latitude;longitude", line=geo.number)
        return places


def _actors(component: Component) -> Iterator[Actor]:
    for name, role in _PEOPLE.items():
        for line in component.lines.get(name, ()):
            address = line.value.partition(":")[2] or line.value
            label = as_line(line.parameters.get("CN") or address).strip()
            if label:
                kind = _KINDS.get(line.parameters.get("CUTYPE", "").upper())
                yield Actor(name=label, role=role, kind=kind)


def _relations(component: Component, *, own: bool) -> Iterator[Relation]:
    for line in component.lines.get("RELATED-TO", ()):
        kind = _RELATIONS.get(line.parameters.get("RELTYPE", "").upper())
        uid = text(line.value)
        if kind is not None and uid:
            yield Relation(kind=kind, event=own_id(uid) if own else id_of(uid))
