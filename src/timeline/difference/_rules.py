"""What changed within an event, a step or a source: one rule for each kind of field.

The rules follow from the values: a date has the rule of dates, a tuple of actors that of actors.
So they need no list of fields, and hold for the types of event that plugins add.
"""

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from functools import cache
from operator import attrgetter
from typing import Any, Final, NamedTuple, TypeVar, cast, get_args

import attrs

from timeline.difference._change import Change, DifferenceKind, Part, notice_of
from timeline.difference._matching import match
from timeline.edtf import ChangeKind, When, change
from timeline.model import (
    Actor,
    Citation,
    Event,
    Evidence,
    Figure,
    GenericEvent,
    Place,
    Relation,
    Status,
    weigh,
)

T = TypeVar("T")

_DATES = get_args(When)
_LONGEST_STEP = 40
_MOVES_ON = frozenset({"revised", "accessed"})
"""Dates of editing and reading: a later one does not contradict the earlier one."""

# Which statuses may follow one of these, in the course of things.
_LATER: Final[Mapping[Status, frozenset[Status]]] = {
    Status.PROPOSED: frozenset(Status) - {Status.PROPOSED},
    Status.PLANNED: frozenset(Status) - {Status.PROPOSED, Status.PLANNED},
    Status.EXPECTED: frozenset({Status.OCCURRED, Status.ONGOING, Status.ENDED, Status.CANCELLED}),
    Status.ONGOING: frozenset({Status.ENDED}),
}


class Scope(NamedTuple):
    """Where a change is, and what is known there.

    Attributes:
        event: the id of the event, as it is now; "" outside of events.
        path: the path of the field.
        part: what the field is about, for notices.
        because: the citations that are new here and agree with the date.
        as_of: the day on which the old version was true, or None.
        events: the new id of each event that was renamed.
        sources: the new id of each source that was renamed.

    """

    event: str
    path: str = ""
    part: Part = Part.OTHER
    because: tuple[Citation, ...] = ()
    as_of: When | None = None
    events: Mapping[str, str] = {}
    sources: Mapping[str, str] = {}

    def at(self, step: str, part: Part = Part.OTHER) -> "Scope":
        """Return the scope of *step* within this one."""
        return self._replace(path=f"{self.path}.{step}" if self.path else step, part=part)

    def change(self, kind: DifferenceKind, old: object, new: object) -> Change:
        """Return the change here."""
        return Change(
            event=self.event,
            path=self.path,
            kind=kind,
            old=old,
            new=new,
            because=self.because,
            notice=notice_of(self.part, kind),
        )


def changes_of_event(scope: Scope, old: Event, new: Event) -> Iterator[Change]:
    """Yield what changed between two versions of an event."""
    if old.id != new.id:
        yield scope.at("id").change(DifferenceKind.RENAMED, old.id, new.id)
    if type(old) is not type(new) or old.type != new.type:
        yield scope.at("type", Part.TYPE).change(DifferenceKind.RETYPED, old.type, new.type)
    yield from _changes_of_holder(scope, old, new)


def changes_of_fields(
    scope: Scope, old: attrs.AttrsInstance, new: attrs.AttrsInstance, skipped: tuple[str, ...]
) -> Iterator[Change]:
    """Yield what changed in the fields of a source or of metadata, but for those *skipped*."""
    olds, news = _parts(old), _parts(new)
    for name in dict.fromkeys((*olds, *news)):
        a, b = olds.get(name), news.get(name)
        if name in skipped or a == b:
            continue
        if name in _MOVES_ON:
            yield _change_of_text(scope.at(name), a, b)
        else:
            yield from _changes_of_value(scope.at(name), a, b)


def _changes_of_holder(
    scope: Scope, old: attrs.AttrsInstance, new: attrs.AttrsInstance
) -> Iterator[Change]:
    """Yield what changed in the fields of an event, or of a step with its own citations."""
    olds, news = _parts(old), _parts(new)
    before = tuple(_renamed(each, scope) for each in _citations(olds))
    after = _citations(news)
    dates_differ = olds.get("when") != news.get("when")
    scope = scope._replace(because=_because(before, after, _date_or_none(news.get("when"))))
    for name in dict.fromkeys((*olds, *news)):
        a, b = olds.get(name), news.get(name)
        if not (name in olds and name in news) and _is_empty(a) and _is_empty(b):
            continue  # a field that only one of two types has, and that says nothing
        if name != "id" and a != b:
            here = scope.at(name, Part.DATE)
            # A citation is no reason for itself.
            here = here._replace(because=()) if name == "citations" else here
            yield from _changes_of_value(here, a, b)
    if before != after or (dates_differ and after):
        yield from _changes_of_evidence(
            scope.at("evidence", Part.EVIDENCE),
            weigh(before, _date_or_none(olds.get("when"))),
            weigh(after, _date_or_none(news.get("when"))),
            {each.source for each in after},
        )


def _is_empty(value: object) -> bool:
    return value is None or value in ("", (), {})


def _date_or_none(value: object) -> When | None:
    return cast("When | None", value) if isinstance(value, _DATES) else None


def _parts(holder: attrs.AttrsInstance) -> Mapping[str, object]:
    """Return the values of the fields of *holder* by their names."""
    parts = {name: cast("object", getattr(holder, name)) for name in _names(type(holder))}
    if isinstance(holder, GenericEvent):
        del parts["declared"], parts["fields"]
        parts.update(holder.fields)
    return parts


def _names_of(kind: type[attrs.AttrsInstance]) -> tuple[str, ...]:
    return tuple(field.name for field in attrs.fields(kind))


_names: Callable[[type[attrs.AttrsInstance]], tuple[str, ...]] = cache(_names_of)


def _citations(parts: Mapping[str, object]) -> tuple[Citation, ...]:
    held = parts.get("citations")
    if not isinstance(held, tuple):
        return ()
    items = cast("tuple[object, ...]", held)
    return tuple(each for each in items if isinstance(each, Citation))


def _because(
    before: Sequence[Citation], after: Sequence[Citation], when: When | None
) -> tuple[Citation, ...]:
    """Return the citations of *after* that are new, or say something new, and agree with *when*."""
    if before == after or when is None:
        return ()
    had = {(each.source, each.says) for each in before}
    return tuple(
        each
        for each in after
        if each.says is not None
        and (each.source, each.says) not in had
        and when.narrow(each.says) is not None
    )


def _changes_of_evidence(
    scope: Scope, old: Evidence, new: Evidence, cited: set[str]
) -> Iterator[Change]:
    """Yield which contradictions and disputes there are that were not, and the reverse."""
    kind = DifferenceKind
    olds = {frozenset(each.sources): each for each in old.contradictions}
    news = {frozenset(each.sources): each for each in new.contradictions}
    for pair, contradiction in olds.items():
        if pair not in news:
            resolved = pair <= cited
            became = kind.CONTRADICTION_RESOLVED if resolved else kind.CONTRADICTION_WITHDRAWN
            yield scope.change(became, contradiction, None)
    for pair, contradiction in news.items():
        if pair not in olds:
            yield scope.change(kind.CONTRADICTION_APPEARED, None, contradiction)
    disputed = {each.source: each for each in old.disputed}
    disputing = {each.source: each for each in new.disputed}
    for source, statement in disputed.items():
        if source not in disputing:
            became = kind.DISPUTE_RESOLVED if source in cited else kind.DISPUTE_WITHDRAWN
            yield scope.change(became, statement, None)
    for source, statement in disputing.items():
        if source not in disputed:
            yield scope.change(kind.DISPUTE_APPEARED, None, statement)


# One field.


def _changes_of_value(scope: Scope, old: object, new: object) -> Iterator[Change]:
    """Yield what became of a field whose values differ."""
    values = [each for each in (old, new) if each is not None]
    if all(isinstance(each, _DATES) for each in values):
        return _changes_of_date(scope, cast("When | None", old), cast("When | None", new))
    if all(isinstance(each, Status) for each in values):
        return _changes_of_status(scope, old, new)
    if all(isinstance(each, tuple) for each in values):
        return _changes_of_list(scope, _items(old), _items(new))
    if all(isinstance(each, Mapping) for each in values):
        return _changes_of_mapping(scope, _mapping(old), _mapping(new))
    if all(isinstance(each, tuple(_LISTED)) for each in values):
        # One actor, such as the host of a visit.
        return _changes_of_list(scope, (old,) if old else (), (new,) if new else ())
    return iter([_change_of_text(scope, old, new)])


def _items(value: object) -> tuple[object, ...]:
    return cast("tuple[object, ...]", value or ())


def _mapping(value: object) -> Mapping[str, object]:
    return cast("Mapping[str, object]", value or {})


def _changes_of_date(scope: Scope, old: When | None, new: When | None) -> Iterator[Change]:
    became = change(old, new, as_of=scope.as_of)
    if became.kind is ChangeKind.UNCHANGED:
        return
    kind = DifferenceKind(became.kind.value)
    yield attrs.evolve(
        scope.change(kind, old, new),
        start=became.start,
        end=became.end,
        doubt=became.doubt,
    )


def _changes_of_status(scope: Scope, old: object, new: object) -> Iterator[Change]:
    kind = DifferenceKind.CONTRADICTED
    if new in _LATER.get(cast("Status", old), ()):
        kind = DifferenceKind.ADVANCED
    elif old in _LATER.get(cast("Status", new), ()):
        kind = DifferenceKind.REVERTED
    yield scope._replace(part=Part.STATUS).change(kind, old, new)


def _change_of_text(scope: Scope, old: object, new: object) -> Change:
    kind = DifferenceKind.REWORDED
    if old is None or old == "":
        kind = DifferenceKind.ADDED
    elif new is None or new == "":
        kind = DifferenceKind.REMOVED
    return scope._replace(part=Part.OTHER).change(kind, old, new)


def _changes_of_mapping(
    scope: Scope, old: Mapping[str, object], new: Mapping[str, object]
) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        here = scope.at(key)
        if key not in new:
            yield here.change(DifferenceKind.REMOVED, old[key], None)
        elif key not in old:
            yield here.change(DifferenceKind.ADDED, None, new[key])
        elif old[key] != new[key]:
            yield here.change(DifferenceKind.REWORDED, old[key], new[key])


# Lists.


class _Listed(NamedTuple):
    """How the items of a list are known, and how they change.

    Attributes:
        part: what they are, for notices.
        step: returns what an item is known by, in a path.
        keys: what makes two items the same thing, the strictest first.
        changes: yields what became of an item; None if what is not equal is another thing.

    """

    part: Part
    step: Callable[[Any], str]
    keys: tuple[Callable[[Any], Hashable], ...] = ()
    changes: Callable[[Scope, Any, Any], Iterator[Change]] | None = None


def _changes_of_list(
    scope: Scope, olds: tuple[object, ...], news: tuple[object, ...]
) -> Iterator[Change]:
    rule = _rule_of((*olds, *news))
    before = [_renamed(each, scope) for each in olds]
    matched = match(before, news, rule.keys)
    for old in matched.removed:
        here = scope.at(rule.step(before[old]), rule.part)
        yield here.change(DifferenceKind.REMOVED, olds[old], None)
    for old, new in matched.pairs:
        if before[old] != news[new] and rule.changes is not None:
            here = scope.at(rule.step(news[new]), rule.part)
            yield from rule.changes(here, before[old], news[new])
    for new in matched.added:
        here = scope.at(rule.step(news[new]), rule.part)
        yield here.change(DifferenceKind.ADDED, None, news[new])
    if matched.is_reordered:
        yield scope._replace(part=Part.OTHER).change(DifferenceKind.REORDERED, olds, news)


def _renamed(item: T, scope: Scope) -> T:
    """Return *item* with the ids that its event or source has now."""
    if isinstance(item, Citation) and item.source in scope.sources:
        return attrs.evolve(item, source=scope.sources[item.source])
    if isinstance(item, Relation) and item.event in scope.events:
        return attrs.evolve(item, event=scope.events[item.event])
    return item


def _rule_of(items: Iterable[object]) -> _Listed:
    kinds = {type(each) for each in items}
    kind = kinds.pop()
    if kinds:
        return _PLAIN
    return _LISTED.get(kind, _RECORD if attrs.has(kind) else _PLAIN)


def _changed(scope: Scope, old: object, new: object) -> Iterator[Change]:
    yield scope.change(DifferenceKind.CHANGED, old, new)


def _changes_of_figure(scope: Scope, old: Figure, new: Figure) -> Iterator[Change]:
    if old.amount != new.amount:
        is_timed = new.period is not None or new.as_of is not None
        kind = DifferenceKind.REVISED if is_timed else DifferenceKind.UPDATED
        yield scope.change(kind, old, new)
        return
    for name in ("period", "as_of"):
        one, other = getattr(old, name), getattr(new, name)
        if one != other:
            yield from _changes_of_date(scope.at(name, Part.DATE)._replace(as_of=None), one, other)
    if old.words != new.words:
        yield scope.change(DifferenceKind.REWORDED, old, new)


def _changes_of_citation(scope: Scope, old: Citation, new: Citation) -> Iterator[Change]:
    scope = scope._replace(as_of=None)
    if old.says != new.says:
        yield from _changes_of_date(scope.at("says"), old.says, new.says)
    if (old.quote, old.locator) != (new.quote, new.locator):
        yield scope.change(DifferenceKind.REWORDED, old, new)


def _actor_key(actor: Actor) -> Hashable:
    return actor.code, "" if actor.code else actor.name


def _actor_step(actor: Actor) -> str:
    return actor.code or actor.name


def _relation_step(relation: Relation) -> str:
    return f"{relation.kind}.{relation.event}"


def _plain_step(item: object) -> str:
    return str(item)[:_LONGEST_STEP]


def _record_key(record: attrs.AttrsInstance) -> str:
    return str(cast("object", getattr(record, _names(type(record))[0])))


def _record_and_actors(record: attrs.AttrsInstance) -> Hashable:
    actors = cast("tuple[Actor, ...]", getattr(record, "actors", ()))
    return _record_key(record), tuple(map(_actor_key, actors))


_LISTED: Final[Mapping[type, _Listed]] = {
    Actor: _Listed(
        Part.ACTOR,
        step=_actor_step,
        keys=(_actor_key, attrgetter("label")),
        changes=_changed,
    ),
    Place: _Listed(
        Part.OTHER,
        step=attrgetter("name"),
        keys=(attrgetter("name", "country"),),
        changes=_changed,
    ),
    Figure: _Listed(
        Part.FIGURE,
        step=attrgetter("measure"),
        keys=(
            attrgetter("measure", "unit", "period", "as_of", "amount"),
            attrgetter("measure", "unit", "period", "as_of"),
            # Its time was corrected.
            attrgetter("measure", "unit", "amount"),
        ),
        changes=_changes_of_figure,
    ),
    Citation: _Listed(
        Part.OTHER,
        step=attrgetter("source"),
        keys=(attrgetter("source", "locator"), attrgetter("source")),
        changes=_changes_of_citation,
    ),
    Relation: _Listed(Part.OTHER, step=_relation_step),
}
"""The rules of the lists that every event may have."""
_RECORD: Final = _Listed(
    Part.STEP,
    step=_record_key,
    keys=(_record_and_actors, _record_key),
    changes=_changes_of_holder,
)
"""Of the phases of an agreement, and of the records of a plugin: the first field names them."""
_PLAIN: Final = _Listed(Part.OTHER, step=_plain_step)
"""Of texts, such as tags, and other plain values."""
