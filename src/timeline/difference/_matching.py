"""Which item of an old list is which of a new one."""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import NamedTuple, TypeVar

T = TypeVar("T")


class Matched(NamedTuple):
    """The positions of two lists.

    Attributes:
        pairs: the positions of an old and a new item that are the same thing, by the old one.
        removed: the positions of the old items that are gone.
        added: the positions of the new items that were not there.

    """

    pairs: tuple[tuple[int, int], ...]
    removed: tuple[int, ...]
    added: tuple[int, ...]

    @property
    def is_reordered(self) -> bool:
        """Whether what is in both lists stands in another order."""
        places = [new for _, new in self.pairs]
        return places != sorted(places)


def match(olds: Sequence[T], news: Sequence[T], keys: Iterable[Callable[[T], Hashable]]) -> Matched:
    """Match the items of two lists by the first of *keys* that pairs them, in order.

    What is equal is always the same thing.
    """
    pairs: list[tuple[int, int]] = []
    left, right = list(range(len(olds))), list(range(len(news)))
    for key in (_itself, *keys):
        waiting: defaultdict[Hashable, deque[int]] = defaultdict(deque)
        for new in right:
            waiting[key(news[new])].append(new)
        unmatched: list[int] = []
        for old in left:
            if (same := waiting.get(key(olds[old]))) and same:
                pairs.append((old, same.popleft()))
            else:
                unmatched.append(old)
        left = unmatched
        right = sorted(new for places in waiting.values() for new in places)
        if not (left and right):
            break
    return Matched(tuple(sorted(pairs)), tuple(left), tuple(right))


def _itself(item: object) -> Hashable:
    return item
