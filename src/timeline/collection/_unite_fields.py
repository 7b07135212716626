"""How two versions of one record become one: a rule for each kind of field.

A version is compared with the other one and, if there is one, with the base, which both were made
from. What only one version changed is taken from it. The rules are for what both changed.
"""

from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from enum import Enum, StrEnum, auto
from functools import cache, lru_cache
from operator import attrgetter
from typing import Any, Literal, NamedTuple, TypeAlias, TypeVar, cast, get_args

import attrs
from immutabledict import immutabledict

from timeline.edtf import AllOf, Certainty, ChangeKind, Interval, When, change
from timeline.errors import FieldError, Path, format_path
from timeline.errors.messages import brief
from timeline.model import Actor, Citation, Figure, Place

R = TypeVar("R", bound="attrs.AttrsInstance")
Side: TypeAlias = Literal["ours", "theirs"]

_DATES = get_args(When)
_NO_KEYS: immutabledict[str, object] = immutabledict()
_LIES_IN = {
    ChangeKind.UNCHANGED,
    ChangeKind.REWORDED,
    ChangeKind.QUALIFIED,
    ChangeKind.NARROWED,
}


class UniteNoteKind(StrEnum):
    """What was decided where two versions differ."""

    FILLED = "filled"
    """Only one had a date."""
    NARROWED = "narrowed"
    """The date is the one that both agree on."""
    NARROWED_LOOSELY = "narrowed-loosely"
    """The dates agree, and EDTF cannot write all that they say together."""
    CONTRADICTION = "contradiction"
    """The dates contradict each other; a citation keeps the one that was not taken."""
    FIGURE_CONTRADICTION = "figure-contradiction"
    """Both amounts of one figure are there."""
    SOURCE_RENAMED = "source-renamed"
    """Another source had the same id."""
    LATER = "later"
    """The later revision of the timeline is its revision."""
    REMOVED_AND_CHANGED = "removed-and-changed"
    """One side removed it, the other changed it: it is kept."""
    LOST = "lost"
    """What was not taken is nowhere else."""


_LOSSES = {UniteNoteKind.CONTRADICTION, UniteNoteKind.LOST, UniteNoteKind.REMOVED_AND_CHANGED}


class UniteNote(NamedTuple):
    """A decision that somebody may want to review.

    Attributes:
        event: the id of the event, or "" if it concerns the metadata or a source.
        path: where in the event, such as ``("phases", 0, "when")``; in the metadata, such as
            ``("sources", "times", "published")``.
        kind: what was decided.
        kept: what is in the united timeline.
        lost: the values of either side that are not there; a citation may still have them.

    """

    event: str
    path: Path
    kind: UniteNoteKind
    kept: object
    lost: tuple[object, ...] = ()

    @property
    def is_loss(self) -> bool:
        """Whether it asks for a review: lost, a contradiction, or removed and changed."""
        return self.kind in _LOSSES

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __str__(self) -> str:
        place = ": ".join(filter(None, (self.event, format_path(self.path))))
        said: list[str] = []
        if self.kind is not UniteNoteKind.REMOVED_AND_CHANGED:
            said = [f"kept {_shown(self.kept)}"]
        said += [f"dropped {_shown(each)}" for each in self.lost]
        return f"{place}: {self.kind}" + (f": {', '.join(said)}" if said else "")


def _shown(value: object) -> str:
    if isinstance(value, _DATES):
        return str(value)
    return "nothing" if value is None or value == "" else brief(value)


class Absent(Enum):
    """What a base has not: it is different from every value, None too."""

    ABSENT = auto()


ABSENT = Absent.ABSENT


class Uniting(NamedTuple):
    """Where in the timelines two versions are, which side to prefer, and the notes so far."""

    event: str
    prefer: Side
    notes: list[UniteNote]
    path: Path = ()

    def at(self, *steps: str | int) -> "Uniting":
        """Return the same for a part."""
        return Uniting(self.event, self.prefer, self.notes, (*self.path, *steps))

    def note(self, kind: UniteNoteKind, kept: object, *lost: object) -> None:
        """Add a note about this place."""
        self.notes.append(UniteNote(self.event, self.path, kind, kept, lost))

    def sides(self, ours: R, theirs: R) -> tuple[R, R]:
        """Return the side to prefer, and the other one."""
        return (ours, theirs) if self.prefer == "ours" else (theirs, ours)

    def preferred(self, ours: object, theirs: object) -> object:
        """Return the value of the side to prefer, and note that of the other as lost."""
        kept, lost = (ours, theirs) if self.prefer == "ours" else (theirs, ours)
        self.note(UniteNoteKind.LOST, kept, lost)
        return kept


def unite_records(ours: R, theirs: R, base: R | Absent, uniting: Uniting) -> R:
    """Return two versions of one event, step, source or other record as one."""
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    united: dict[str, object] = {}
    fields = _fields_of(type(ours))
    for field, one, other in zip(fields, _values(ours), _values(theirs), strict=True):
        held: object = ABSENT if base is ABSENT else getattr(base, field.name, ABSENT)
        if other in (one, held):
            continue
        where = uniting.at(field.name)
        if one == held:
            value = other
        elif field.name == "when" and fields[0].name == "citations":
            kept = united.get("citations", _values(ours)[0])
            cited = _values(uniting.sides(ours, theirs)[1])[0]
            value = _date(one, other, _both(kept, cited), where)  # type: ignore[arg-type]
        else:
            value = _unite_values(one, other, held, where)
        united[field.alias or field.name] = value
    return _rebuilt(ours, theirs, united, uniting)


def stays(record: object, base: object, uniting: Uniting) -> bool:
    """Return whether a record that only one side has stays; *base* is what it was, or absent.

    The other side removed it if there is a base. It stays if this side has changed it since.
    """
    if base is ABSENT:
        return True
    if record == base:
        return False
    uniting.note(UniteNoteKind.REMOVED_AND_CHANGED, record)
    return True


def _fields_of_type(kind: type) -> "tuple[attrs.Attribute[Any], ...]":
    """Return the fields that can be set; the citations first, which the dates depend on."""
    fields = [field for field in attrs.fields(kind) if field.init]
    return tuple(sorted(fields, key=lambda field: field.name != "citations"))


_fields_of: "Callable[[type], tuple[attrs.Attribute[Any], ...]]" = cache(_fields_of_type)


def _reader_of_type(kind: type) -> Callable[[object], Any]:
    # Of one name, `attrgetter` returns the value alone.
    return attrgetter(*(field.name for field in _fields_of(kind)), "__class__")


_reader_of: Callable[[type], Callable[[object], Any]] = cache(_reader_of_type)


def _values(record: object) -> tuple[object, ...]:
    """Return what *record* has in the fields that can be set, in the order of `_fields_of`."""
    return cast("tuple[object, ...]", _reader_of(type(record))(record)[:-1])


def _both(kept: object, cited: object) -> list[Citation]:
    """Return the citations of one side that are kept."""
    of_all = cast("tuple[Citation, ...]", kept)
    return [each for each in cast("tuple[Citation, ...]", cited) if each in of_all]


def _rebuilt(ours: R, theirs: R, united: Mapping[str, object], uniting: Uniting) -> R:
    """Return *ours* with the *united* values; where its type refuses one, with our own."""
    try:
        return _evolved(ours, united)
    except FieldError:
        # Its fields depend on each other: an observation, say, needs a figure.
        pass
    result = ours
    for field, other in zip(_fields_of(type(ours)), _values(theirs), strict=True):
        alias = field.alias or field.name
        if alias not in united:
            continue
        try:
            result = _evolved(result, {alias: united[alias]})
        except FieldError:
            held: object = getattr(result, field.name)
            uniting.at(field.name).note(UniteNoteKind.LOST, held, other)
    return result


def _evolved(record: R, parts: Mapping[str, object]) -> R:
    return attrs.evolve(record, **parts)  # type: ignore[misc]  # any class of attrs


def _unite_values(ours: object, theirs: object, base: object, uniting: Uniting) -> object:
    """Return the values of one field, by the rule for values of their kind."""
    both = (ours, theirs)
    if any(isinstance(each, _DATES) for each in both) and all(
        each is None or isinstance(each, _DATES) for each in both
    ):
        return _date(cast("When | None", ours), cast("When | None", theirs), (), uniting)
    if isinstance(ours, tuple) and isinstance(theirs, tuple):
        one, other = cast("tuple[object, ...]", ours), cast("tuple[object, ...]", theirs)
        was = cast("tuple[object, ...]", base) if isinstance(base, tuple) else ()
        rule = _steps if any(map(_are_steps, {*map(type, one), *map(type, other)})) else _lists
        return rule(one, other, was, uniting)
    if isinstance(ours, Mapping) and isinstance(theirs, Mapping):
        mine, yours = cast("Mapping[str, object]", ours), cast("Mapping[str, object]", theirs)
        held = cast("Mapping[str, object]", base) if isinstance(base, Mapping) else _NO_KEYS
        return _mappings(mine, yours, held, uniting)
    return _single_values(ours, theirs, uniting)  # pyright: ignore[reportUnknownArgumentType]


def _date(
    ours: When | None, theirs: When | None, cited: Iterable[Citation], uniting: Uniting
) -> When | None:
    """Return the date that both agree on, else that of the side to prefer.

    *cited* are the citations of the other side that are kept; they may keep its date too.
    """
    if ours is None or theirs is None:
        kept = theirs if ours is None else ours
        uniting.note(UniteNoteKind.FILLED, kept)
        return kept
    agreed, exactly = _agreement(ours, theirs)
    if agreed is not None:
        kind = UniteNoteKind.NARROWED if exactly else UniteNoteKind.NARROWED_LOOSELY
        uniting.note(kind, agreed, *(each for each in (ours, theirs) if each != agreed))
        return agreed
    kept, lost = (ours, theirs) if uniting.prefer == "ours" else (theirs, ours)
    is_cited = any(
        each.says is not None and change(lost, each.says).kind in _LIES_IN for each in cited
    )
    uniting.note(UniteNoteKind.CONTRADICTION if is_cited else UniteNoteKind.LOST, kept, lost)
    return kept


@lru_cache(maxsize=50_000)
def _agreement(ours: When, theirs: When) -> tuple[When | None, bool]:
    """Return the date that both agree on, and whether it lies in both."""
    agreed = ours.narrow(theirs)
    if agreed is None:
        return None, False
    wider = [each for each in (ours, theirs) if each != agreed]
    if any(isinstance(each, Interval | AllOf) for each in (*wider, agreed)):
        return agreed, all(change(each, agreed).kind in _LIES_IN for each in wider)
    # The same for moments, in a third of the time.
    return agreed, all(agreed.within(each) is Certainty.CERTAIN for each in wider)


# Lists.


def _measured(figure: Figure) -> tuple[Hashable, ...]:
    return figure.measure, figure.unit, figure.period, figure.as_of


_IDENTITIES: dict[type, Callable[[Any], Hashable]] = {
    Actor: lambda actor: ("code", actor.code) if actor.code else actor.name,
    Citation: lambda citation: (citation.source, citation.locator, citation.quote),
    Figure: lambda figure: (*_measured(figure), figure.amount),
    Place: lambda place: place.name,
}
"""What two versions of one record share, by its class. Those of other classes have no versions."""


def _identity(record: object) -> Hashable:
    """Return what *record* shares with its other version; None if it has none."""
    identity = _IDENTITIES.get(type(record))
    return None if identity is None else (type(record), identity(record))


def _lists(
    ours: Sequence[object], theirs: Sequence[object], base: Sequence[object], uniting: Uniting
) -> tuple[object, ...]:
    """Return all of both but what either has removed: ours first, and what is alike once."""
    kept = _without(ours, _without(base, theirs))
    united, added = list(kept), list[object]()
    places: dict[Hashable, list[int]] = {}
    for index, item in enumerate(kept):
        places.setdefault(_identity(item) or item, []).append(index)
    for item in _without(theirs, _without(base, ours)):
        versions = places.get(_identity(item) or item, ())
        filled = {index: _filled(united[index], item) for index in versions}
        if any(united[index] == whole for index, whole in filled.items()):
            continue
        completed = [index for index, whole in filled.items() if whole is not None]
        if completed:
            united[completed[0]] = filled[completed[0]]
        else:
            added.append(item)
            _note_contradicted(item, kept, uniting)
    return (*united, *added)


def _without(items: Sequence[object], removed: Sequence[object]) -> list[object]:
    """Return *items* but each of *removed*, as often as it is there."""
    if not items or not removed:
        return list(items)
    left, still = Counter(removed), list[object]()
    for item in items:
        if left[item]:
            left[item] -= 1
        else:
            still.append(item)
    return still


def _note_contradicted(item: object, kept: Iterable[object], uniting: Uniting) -> None:
    if not isinstance(item, Figure):
        return
    rivals = [
        each
        for each in kept
        if isinstance(each, Figure)
        and _measured(each) == _measured(item)
        and each.amount != item.amount
    ]
    if rivals:
        uniting.note(UniteNoteKind.FIGURE_CONTRADICTION, (*rivals, item))


def _filled(ours: object, theirs: object) -> object | None:
    """Return one record with all that two say; None if they say different things."""
    if ours == theirs:
        return ours
    parts: dict[str, object] = {}
    for field, one, other in zip(
        _fields_of(type(ours)), _values(ours), _values(theirs), strict=True
    ):
        if one == other or _is_empty(other):
            continue
        if not _is_empty(one):
            joined = _joined(one, other)
            if joined is None:
                return None
            parts[field.alias or field.name] = joined
        else:
            parts[field.alias or field.name] = other
    return _evolved(cast("attrs.AttrsInstance", ours), parts)


def _joined(ours: object, theirs: object) -> Mapping[str, object] | None:
    """Return two mappings as one, if they are that and no key has two values."""
    if not (isinstance(ours, Mapping) and isinstance(theirs, Mapping)):
        return None
    one, other = cast("Mapping[str, object]", ours), cast("Mapping[str, object]", theirs)
    agree = all(one.get(key, value) == value for key, value in other.items())
    return {**one, **other} if agree else None


def _is_empty(value: object) -> bool:
    return value is None or value in ("", (), _NO_KEYS)


# Steps: records with a date and citations of their own.


def _are_steps_of_type(kind: type) -> bool:
    return attrs.has(kind) and {"when", "citations"} <= set(attrs.fields_dict(kind))


_are_steps: Callable[[type], bool] = cache(_are_steps_of_type)


def _steps(
    ours: Sequence[object], theirs: Sequence[object], base: Sequence[object], uniting: Uniting
) -> tuple[object, ...]:
    """Return the steps of both; those of the same stage and actors are versions of one."""
    pairs = _pairs(ours, theirs)
    before_ours, before_theirs = _pairs(ours, base), _pairs(theirs, base)
    united: list[object] = []
    for index, step in enumerate(ours):
        held = base[before_ours[index]] if index in before_ours else ABSENT
        where = uniting.at(len(united))
        if index in pairs:
            united.append(unite_records(step, theirs[pairs[index]], held, where))  # type: ignore[type-var]
        elif stays(step, held, where):
            united.append(step)
    for index in sorted({*range(len(theirs))} - {*pairs.values()}):
        held = base[before_theirs[index]] if index in before_theirs else ABSENT
        if stays(theirs[index], held, uniting.at(len(united))):
            united.append(theirs[index])
    return tuple(united)


def _pairs(ones: Sequence[object], others: Sequence[object]) -> dict[int, int]:
    """Return the number of the other version of each: the equal one, else the next of its kind."""
    pairs: dict[int, int] = {}
    free = list(range(len(others)))
    alike: tuple[Callable[[object], Hashable], ...] = (_itself, _kind_of_step)
    for key in alike:
        places: dict[Hashable, list[int]] = {}
        for index in free:
            places.setdefault(key(others[index]), []).append(index)
        for index, one in enumerate(ones):
            if index not in pairs and (found := places.get(key(one))):
                pairs[index] = found.pop(0)
        free = sorted({*free} - {*pairs.values()})
    return pairs


def _itself(step: object) -> Hashable:
    return step


def _kind_of_step(step: object) -> Hashable:
    """Return what two versions of one step share: all but the date and its evidence."""
    if not _are_steps(type(step)):
        return step
    return type(step), *(
        _kind_of_value(value)
        for field, value in zip(_fields_of(type(step)), _values(step), strict=True)
        if field.name not in {"when", "citations"}
    )


def _kind_of_value(value: object) -> Hashable:
    if isinstance(value, tuple):
        return frozenset(_identity(each) or each for each in cast("tuple[Hashable, ...]", value))
    return value


# Mappings and single values.


def _mappings(
    ours: Mapping[str, object],
    theirs: Mapping[str, object],
    base: Mapping[str, object],
    uniting: Uniting,
) -> immutabledict[str, object]:
    united: dict[str, object] = {}
    for key in {**ours, **theirs}:
        one, other, held = (each.get(key, ABSENT) for each in (ours, theirs, base))
        if one in (other, held):
            value = other
        elif other == held:
            value = one
        elif one is ABSENT or other is ABSENT:
            value = other if one is ABSENT else one
            uniting.at(key).note(UniteNoteKind.REMOVED_AND_CHANGED, value)
        else:
            value = uniting.at(key).preferred(one, other)
        if value is not ABSENT:
            united[key] = value
    return immutabledict(united)


def _single_values(ours: object, theirs: object, uniting: Uniting) -> object:
    if _is_empty(ours) or _is_empty(theirs):
        return theirs if _is_empty(ours) else ours
    if (
        (identity := _identity(ours)) is not None
        and identity == _identity(theirs)
        and (filled := _filled(ours, theirs)) is not None
    ):
        return filled
    return uniting.preferred(ours, theirs)
