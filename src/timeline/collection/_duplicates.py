"""Events that may be one event, recorded twice."""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations, product
from typing import NamedTuple

from timeline.collection._timeline import Timeline
from timeline.edtf.day_numbers import day_range
from timeline.errors import FieldError
from timeline.errors.messages import brief, require_type
from timeline.model import Event

_WORD = re.compile(r"\w+")


class Duplicate(NamedTuple):
    """Two events that may be one.

    Attributes:
        one: the event of the first timeline.
        other: the event of the second one; of the same, if there is no second.
        score: how much their titles share, from 0 to 1. It is no probability.
        as_alike: how many pairs within one timeline have this score or a higher one. In a
            catalogue that has each event once, these are pairs of different events.
        compared: how many pairs within one timeline were compared.

    """

    one: Event
    other: Event
    score: float
    as_alike: int
    compared: int

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)

    def __str__(self) -> str:
        pairs = "pair within one file looks" if self.as_alike == 1 else "pairs within one file look"
        return (
            f"{self.score:.2f}: {self.one.id}, {self.other.id}; {self.as_alike:,} {pairs} as alike"
        )


class _Title(NamedTuple):
    """An event with the words of its title, and those who take part."""

    event: Event
    words: frozenset[str]
    marks: frozenset[str]  # numbers and single letters, as in "Annex 3" and "Annex B"
    actors: frozenset[str]


def duplicates(
    timeline: Timeline, other: Timeline | None = None, *, at_least: float = 0.5
) -> tuple[Duplicate, ...]:
    """Return the pairs of events that may be one event, the most alike first.

    Two events are compared if they have one type and one same certain day. The score is the weight
    of the words that both titles have, as a part of the weight of all their words; a word weighs
    more, the fewer titles have it. Pairs are left out if each title has a number or a letter that
    the other lacks, or if each event names an actor that the other does not.

    Args:
        timeline: the events to compare with each other, or with those of *other*.
        other: another timeline; of its events, those of an id that *timeline* has too are
            not compared with the event of that id.
        at_least: the lowest score, above 0 and at most 1.

    Raises:
        FieldError: *at_least* is not in these limits.

    >>> ours = Timeline([Event(id="a", title="Treaty on fish", when="1994-05-02")])
    >>> theirs = Timeline([Event(id="b", title="A treaty on fish", when="1994-05-02")])
    >>> print(*duplicates(ours, theirs))
    0.65: a, b; 0 pairs within one file look as alike

    """
    require_type("", timeline, Timeline, "a timeline")
    require_type("other", other, Timeline | None, "a timeline or None")
    require_type("at_least", at_least, int | float, "a number")
    if isinstance(at_least, bool):
        raise TypeError(f"at_least {brief(at_least)} is not a number")
    if not 0 < at_least <= 1:
        raise FieldError("at_least", at_least, "expected a score above 0 and at most 1")
    sides = [timeline] if other is None else [timeline, other]
    titles = [[_title(event) for event in side] for side in sides]
    weights = _weights(title for side in titles for title in side)
    days = [_by_day(side) for side in titles]
    within: list[float] = []
    found: list[tuple[float, _Title, _Title]] = []
    compared = 0
    for side in days:
        for group in side.values():
            for one, two in combinations(group, 2):
                compared += 1
                score = _score(one, two, weights)
                if score >= at_least:
                    within.append(score)
                    if other is None:
                        found.append((score, one, two))
    if other is not None:
        found = [each for each in _across(days, weights) if each[0] >= at_least]
    found.sort(key=lambda each: (-each[0], each[1].event.id, each[2].event.id))
    return tuple(_counted(found, sorted(within, reverse=True), compared))


def _across(
    days: Sequence[dict[tuple[str, int], list[_Title]]], weights: dict[str, float]
) -> Iterator[tuple[float, _Title, _Title]]:
    ours, theirs = days
    for day, group in ours.items():
        for one, two in product(group, theirs.get(day, ())):
            if one.event.id != two.event.id:
                yield _score(one, two, weights), one, two


def _counted(
    found: Sequence[tuple[float, _Title, _Title]], within: Sequence[float], compared: int
) -> Iterator[Duplicate]:
    """Yield the pairs *found*, with how many of the scores *within* are as high; both descend."""
    as_alike = 0
    for score, one, two in found:
        while as_alike < len(within) and within[as_alike] >= score:
            as_alike += 1
        yield Duplicate(one.event, two.event, score, as_alike, compared)


def _title(event: Event) -> _Title:
    words = frozenset(_WORD.findall(event.title.casefold()))
    marks = frozenset(word for word in words if len(word) == 1 or any(map(str.isdigit, word)))
    actors = frozenset(actor.code or actor.name for actor in event.participants)
    return _Title(event, words, marks, actors)


def _weights(titles: Iterable[_Title]) -> dict[str, float]:
    """Return the weight of each word: its inverse document frequency, which is above 0."""
    counts = Counter[str]()
    total = 0
    for title in titles:
        counts.update(title.words)
        total += 1
    return {word: math.log(1 + total / count) for word, count in counts.items()}


def _by_day(titles: Iterable[_Title]) -> dict[tuple[str, int], list[_Title]]:
    """Return the titles of the events that certainly were on one day, by their type and day."""
    groups: defaultdict[tuple[str, int], list[_Title]] = defaultdict(list)
    for title in titles:
        when = title.event.when
        if when is None:
            continue
        limits = day_range(when)
        if limits.start_earliest == limits.end_latest:
            groups[title.event.type, limits.end_latest].append(title)
    return groups


def _score(one: _Title, other: _Title, weights: dict[str, float]) -> float:
    """Return how much two titles share; 0 if something tells the events apart."""
    if one.marks - other.marks and other.marks - one.marks:
        return 0.0
    if one.actors - other.actors and other.actors - one.actors:
        return 0.0
    shared = sum(map(weights.__getitem__, sorted(one.words & other.words)))
    whole = sum(map(weights.__getitem__, sorted(one.words | other.words)))
    return shared / whole if whole else 0.0
