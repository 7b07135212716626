"""Which event that is gone and which that is new are probably one: found, never guessed.

An event that was removed and one that was added, of one type, are probably the same if they are
equal but for the id, or if their dates do not contradict each other and their titles have the same
words, or if their dates are the same and their titles share most words. Each has to be the only
best candidate of the other: where two are as likely, nothing is said.
"""

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import attrs

from timeline.edtf import ChangeKind, When, change
from timeline.edtf.day_numbers import day_range
from timeline.model import Event

_LEAST_SHARED = 0.6
"""The least share of all words of two titles that both have (Jaccard's index)."""
_MOST_COMPARED = 1_000_000
"""The most pairs of events of one title that are compared by their dates; of more, those of one
date alone."""
_SAME_DAYS = frozenset({ChangeKind.UNCHANGED, ChangeKind.REWORDED, ChangeKind.QUALIFIED})


class _Look(NamedTuple):
    """What an event looks like, as far as renames compare it."""

    type: str
    when: When | None
    words: frozenset[str]


class _Score(NamedTuple):
    """How alike two events look; the greater, the more."""

    words: float
    days: bool


def renames(removed: Sequence[Event], added: Sequence[Event]) -> dict[str, str]:
    """Return the new ids of the events that were probably renamed, by the old ones."""
    if not (removed and added):
        return {}
    same = _equal(removed, added)
    # An equal event is the best candidate, so the others need not be compared with that one.
    forth = _best(_by_look(each for each in removed if each.id not in same), _by_look(added))
    back = _best(_by_look(each for each in added if each.id not in same), _by_look(removed))
    found: dict[str, str] = {}
    for event in removed:
        choice = same.get(event.id, forth.get(event.id))
        if choice is not None and same.get(choice, back.get(choice)) == event.id:
            found[event.id] = choice
    return found


def _equal(removed: Iterable[Event], added: Iterable[Event]) -> dict[str, str | None]:
    """Return the other id of each event that has an equal one; None if it has several."""
    olds, news = _by_content(removed), _by_content(added)
    found: dict[str, str | None] = {}
    for content, old in olds.items():
        if new := news.get(content):
            found.update(dict.fromkeys(old, new[0] if len(new) == 1 else None))
            found.update(dict.fromkeys(new, old[0] if len(old) == 1 else None))
    return found


def _by_content(events: Iterable[Event]) -> dict[tuple[object, ...], list[str]]:
    """Return the ids of events by all that they hold but for the id."""
    found: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for event in events:
        kind = type(event)
        content = (getattr(event, each.name) for each in attrs.fields(kind) if each.name != "id")
        found[kind, *content].append(event.id)
    return found


def _by_look(events: Iterable[Event]) -> dict[_Look, list[str]]:
    found: defaultdict[_Look, list[str]] = defaultdict(list)
    for event in events:
        title = event.title.casefold()
        words = frozenset(re.findall(r"\w+", title)) or frozenset({title})
        found[_Look(event.type, event.when, words)].append(event.id)
    return found


def _best(
    olds: Mapping[_Look, Sequence[str]], news: Mapping[_Look, Sequence[str]]
) -> dict[str, str]:
    """Return the id of the only best candidate of each of *olds*, by its id."""
    scores: defaultdict[_Look, list[tuple[_Score, _Look]]] = defaultdict(list)
    for old, new, score in _candidates(olds, news):
        scores[old].append((score, new))
    found: dict[str, str] = {}
    for old, choices in scores.items():
        most = max(score for score, _ in choices)
        ids = [each for score, new in choices if score == most for each in news[new]]
        if len(ids) == 1:
            found.update(dict.fromkeys(olds[old], ids[0]))
    return found


def _candidates(
    olds: Iterable[_Look], news: Iterable[_Look]
) -> Iterator[tuple[_Look, _Look, _Score]]:
    olds, news = list(olds), list(news)
    if not olds:
        return
    yield from _of_one_title(olds, news)
    yield from _of_like_titles(olds, news)


def _of_one_title(
    olds: Iterable[_Look], news: Iterable[_Look]
) -> Iterator[tuple[_Look, _Look, _Score]]:
    """Yield the pairs whose titles have the same words, and whose dates may both be right."""
    with_title: defaultdict[tuple[str, frozenset[str]], list[_Look]] = defaultdict(list)
    for new in news:
        with_title[new.type, new.words].append(new)
    having = Counter((old.type, old.words) for old in olds)
    for old in olds:
        title = (old.type, old.words)
        others = with_title.get(title, ())
        if len(others) * having[title] > _MOST_COMPARED:
            others = [each for each in others if each.when == old.when]
        limits = _limits(old.when)
        for new in others:
            first, last = _limits(new.when)
            if first <= limits[1] and limits[0] <= last:
                kind = change(old.when, new.when).kind
                if kind is not ChangeKind.CONTRADICTED:
                    yield old, new, _Score(1.0, kind in _SAME_DAYS)


def _of_like_titles(
    olds: Iterable[_Look], news: Iterable[_Look]
) -> Iterator[tuple[_Look, _Look, _Score]]:
    """Yield the pairs of one date whose titles share most words, and not all.

    Two titles that share so many words share one of the rarest few, so only these are indexed.
    """
    olds, news = list(olds), list(news)
    often = Counter(word for look in (*olds, *news) for word in look.words)
    index: defaultdict[tuple[object, ...], list[_Look]] = defaultdict(list)
    for new in news:
        for word in _rarest(new.words, often):
            index[new.type, _limits(new.when), word].append(new)
    for old in olds:
        limits = _limits(old.when)
        seen: set[_Look] = set()
        for word in _rarest(old.words, often):
            for new in index.get((old.type, limits, word), ()):
                if new in seen or new.words == old.words:
                    continue
                seen.add(new)
                shared = len(old.words & new.words) / len(old.words | new.words)
                if shared >= _LEAST_SHARED and change(old.when, new.when).kind in _SAME_DAYS:
                    yield old, new, _Score(shared, days=True)


def _rarest(words: frozenset[str], often: Mapping[str, int]) -> Sequence[str]:
    """Return the words of which a title that shares most of *words* has at least one."""
    count = len(words) - math.ceil(_LEAST_SHARED * len(words)) + 1
    return sorted(words, key=lambda word: (often[word], word))[:count]


def _limits(when: When | None) -> tuple[float, float]:
    """Return the first and last day that *when* may touch; all days if there is no date."""
    if when is None:
        return -math.inf, math.inf
    limits = day_range(when)
    return limits.start_earliest, limits.end_latest
