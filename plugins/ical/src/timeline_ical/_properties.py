"""The properties of a VEVENT that have a value of their own in the model, both ways.

UID, STATUS, CATEGORIES, RELATED-TO, ORGANIZER and ATTENDEE (RFC 5545, 3.8). Dates are in `_dates`
and `_times`, places in `_places`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from timeline.errors import Faults
from timeline.model import Actor, ActorKind, Relation, RelationKind, Stage, Status, Step
from timeline.model.fields import MAX_ID
from timeline_ical._lines import Line, as_line, escape, fold, split_list, text_of

if TYPE_CHECKING:
    from timeline_ical._components import Component

FOREIGN_UID = "ical-uid"
"""The key in an event's codes that holds the UID of another program."""

# The id of the event whose UID is that of another program.
_RELATED_ID = "X-TIMELINE-ID"

_SLUG = "[A-Za-z0-9]+(?:[._-]+[A-Za-z0-9]+)*"
_SEQUENCE = "[0-9]{1,10}"
# The date of an occurrence and a hash may follow.
_LONGEST_SLUG = MAX_ID - 40

_STATUSES = {
    Status.PROPOSED: "TENTATIVE",
    Status.PLANNED: "TENTATIVE",
    Status.EXPECTED: "TENTATIVE",
    Status.OCCURRED: "CONFIRMED",
    Status.ONGOING: "CONFIRMED",
    Status.ENDED: "CONFIRMED",
    Status.CANCELLED: "CANCELLED",
}
# What a STATUS means without an X-TIMELINE-STATUS.
_PLAIN_STATUSES = {
    "TENTATIVE": Status.PLANNED,
    "CONFIRMED": Status.OCCURRED,
    "CANCELLED": Status.CANCELLED,
}
_STATUS_NAMES = {status.value for status in Status}

_RELATION_TYPES = {
    kind: "PARENT" if kind is RelationKind.PART_OF else f"X-{kind.upper()}" for kind in RelationKind
}
# PARENT is the default (RFC 5545, 3.2.15).
_RELATION_KINDS = {name: kind for kind, name in _RELATION_TYPES.items()} | {
    "": RelationKind.PART_OF,
    f"X-{RelationKind.PART_OF.upper()}": RelationKind.PART_OF,
}

_PEOPLE = {"ORGANIZER": "organizer", "ATTENDEE": "attendee"}
_ACTOR_KINDS = {"INDIVIDUAL": ActorKind.PERSON, "GROUP": ActorKind.ORGANISATION}


def uid_of(event_id: str, domain: str) -> str:
    """Return the UID of the event *event_id*."""
    return f"{event_id}@{domain}"


def step_names(steps: Sequence[Step]) -> list[str]:
    """Return a name for each of *steps*, which it keeps when others are added.

    It is the stage with the actors, or the stage alone. A ratification without actors, and
    steps that agree in both, are distinguished by their dates.
    """
    short = [_step_name(step, with_date=_is_dated(step)) for step in steps]
    counts = Counter(short)
    names = [
        _step_name(step, with_date=True) if counts[name] > 1 else name
        for step, name in zip(steps, short, strict=True)
    ]
    seen: Counter[str] = Counter()
    for index, name in enumerate(names):
        seen[name] += 1
        if seen[name] > 1:
            names[index] = f"{name}~{seen[name]}"
    return names


def _is_dated(step: Step) -> bool:
    return step.stage == Stage.RATIFIED and not step.actors


def _step_name(step: Step, *, with_date: bool) -> str:
    parts = [step.stage.replace(" ", "-")]
    if step.actors:
        parts.append(" ".join(actor.code or actor.label for actor in step.actors))
    if with_date:
        parts.append(str(step.when))
    return "~".join(map(id_of, parts))


def step_uid(event_id: str, name: str, domain: str) -> str:
    """Return the UID of the step of this *name*.

    Ids contain no tilde, so no event has this UID.
    """
    return f"{event_id}~{name}@{domain}"


def own_id(uid: str) -> str:
    """Return the id in a *uid* from `uid_of`; another program may have changed it since."""
    name = uid.rpartition("@")[0]
    return name if len(name) <= MAX_ID and re.fullmatch(_SLUG, name) else id_of(uid)


def id_of(uid: str) -> str:
    """Return an id for another program's *uid*, always the same.

    A UID that is a valid id is kept. In others, the characters that ids do not allow become
    hyphens, and a hash keeps the results distinct.

    >>> id_of("20240703-10")
    '20240703-10'
    >>> id_of("a1@example.org")
    'a1-example.org-bc650707'

    """
    if len(uid) <= _LONGEST_SLUG and re.fullmatch(_SLUG, uid):
        return uid
    import hashlib  # noqa: PLC0415 - only calendars of other programs need it

    slug = "-".join(re.findall(_SLUG, uid[:_LONGEST_SLUG])) or "event"
    digest = hashlib.sha256(uid.encode(errors="surrogatepass")).hexdigest()[:8]
    return f"{slug}-{digest}"


def sequence_of(component: "Component") -> int:
    """Return the SEQUENCE of *component*, 0 if it has none that is a number."""
    text = component.value("SEQUENCE").strip()
    return int(text) if re.fullmatch(_SEQUENCE, text) else 0


def plain_status_line(status: Status) -> str:
    """Return the STATUS that every program reads (RFC 5545, 3.8.1.11)."""
    return f"STATUS:{_STATUSES[status]}"


@lru_cache(maxsize=16)
def status_lines(status: Status) -> bytes:
    """Return the STATUS, and X-TIMELINE-STATUS if the first is not enough."""
    line = plain_status_line(status)
    if _PLAIN_STATUSES[_STATUSES[status]] is not status:
        line += f"\r\nX-TIMELINE-STATUS:{status.value}"
    return line.encode()


def own_status(component: "Component") -> Status:
    """Return the status of an event that was written here."""
    word = component.value("STATUS").upper()
    name = component.value("X-TIMELINE-STATUS")
    # If a person has changed the status that every program shows, the change counts.
    if name in _STATUS_NAMES and _STATUSES[Status(name)] == word:
        return Status(name)
    return _PLAIN_STATUSES.get(word, Status.OCCURRED)


def foreign_status(component: "Component", faults: Faults) -> Status:
    """Return the status of an event of another program."""
    line = component.first("STATUS")
    status = _PLAIN_STATUSES.get(line.value.strip().upper()) if line else None
    if line and status is None:
        allowed = ", ".join(_PLAIN_STATUSES)
        faults.add(
            f"STATUS {line.value[:40]!r} is not allowed; expected one of {allowed}",
            line=line.number,
        )
    return status or Status.OCCURRED


def related_line(kind: RelationKind, event_id: str, foreign_uid: str, domain: str) -> bytes:
    """Return the relation to an event as RELATED-TO, by its *foreign_uid* if it has one."""
    name = f"RELATED-TO;RELTYPE={_RELATION_TYPES[kind]}"
    if foreign_uid:
        return fold(f"{name};{_RELATED_ID}={event_id}:{escape(foreign_uid)}")
    return fold(f"{name}:{uid_of(event_id, domain)}")


def related_id(line: Line) -> str:
    """Return the id of the event that a RELATED-TO that was written here names."""
    event_id = line.parameters.get(_RELATED_ID, "")
    if len(event_id) <= MAX_ID and re.fullmatch(_SLUG, event_id):
        return event_id
    return own_id(text_of(line.value))


def relations_of(component: "Component", *, own: bool) -> Iterator[Relation]:
    """Yield the relations of *component*, whose UIDs were written here if *own*."""
    for line in component.lines.get("RELATED-TO", ()):
        kind = _RELATION_KINDS.get(line.parameters.get("RELTYPE", "").upper())
        uid = text_of(line.value)
        if kind is not None and uid:
            yield Relation(kind=kind, event=related_id(line) if own else id_of(uid))


def tags_of(component: "Component") -> tuple[str, ...]:
    """Return the CATEGORIES of *component*, each once."""
    lines = component.lines.get("CATEGORIES")
    if not lines:
        return ()
    tags = (as_line(tag) for line in lines for tag in split_list(line.value))
    return tuple(dict.fromkeys(tag for tag in tags if tag.strip()))


def actors_of(component: "Component") -> Iterator[Actor]:
    """Yield the organizer and the attendees of *component*."""
    for name, role in _PEOPLE.items():
        for line in component.lines.get(name, ()):
            address = line.value.partition(":")[2] or line.value
            label = as_line(line.parameters.get("CN") or address).strip()
            if label:
                kind = _ACTOR_KINDS.get(line.parameters.get("CUTYPE", "").upper())
                yield Actor(name=label, role=role, kind=kind)
