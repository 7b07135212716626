"""Two timelines as one."""

from collections.abc import Iterable, Mapping
from typing import Literal, TypeAlias, TypeVar, cast

import attrs
from immutabledict import immutabledict

from timeline.errors import ConflictError, FieldError
from timeline.errors.messages import require_type
from timeline.model import Event, Metadata, Source

T = TypeVar("T", Event, Source)
Side: TypeAlias = Literal["ours", "theirs"] | None
Parts: TypeAlias = tuple[tuple[Event, ...], Metadata]


def merge(ours: Parts, theirs: Parts, prefer: Side) -> tuple[tuple[Event, ...], Metadata]:
    """Return the events of both, in no particular order, and the metadata of both."""
    require_type("prefer", prefer, str | None, "a text or None")
    if prefer not in {"ours", "theirs", None}:
        raise FieldError("prefer", prefer, "expected 'ours', 'theirs' or None")
    conflicts: list[tuple[str, tuple[str, ...]]] = []
    sources = _join(ours[1].sources, theirs[1].sources, prefer, conflicts)
    events = _join(ours[0], theirs[0], prefer, conflicts)
    if conflicts:
        raise ConflictError(conflicts, "pass prefer='ours' or 'theirs'")
    return events, _metadata(ours[1], theirs[1], sources)


def _join(
    ours: Iterable[T],
    theirs: Iterable[T],
    prefer: Side,
    conflicts: list[tuple[str, tuple[str, ...]]],
) -> tuple[T, ...]:
    joined: dict[str, T] = {item.id: item for item in ours}
    for item in theirs:
        held = joined.setdefault(item.id, item)
        if held == item:
            continue
        if prefer is None:
            conflicts.append((item.id, _differing(held, item)))
        elif prefer == "theirs":
            joined[item.id] = item
    return tuple(joined.values())


def _differing(one: Event | Source, other: Event | Source) -> tuple[str, ...]:
    if type(one) is not type(other):
        return ("type",)
    names = [attribute.name for attribute in attrs.fields(type(one))]
    return tuple(name for name in names if getattr(one, name) != getattr(other, name))


def _metadata(ours: Metadata, theirs: Metadata, sources: tuple[Source, ...]) -> Metadata:
    extra = cast("Mapping[str, object]", {**theirs.extra, **ours.extra})
    return Metadata(
        title=ours.title or theirs.title,
        description=ours.description or theirs.description,
        language=ours.language or theirs.language,
        revised=ours.revised or theirs.revised,
        sources=sources,
        extra=immutabledict(extra),
    )
