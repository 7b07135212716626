"""Names that are texts, and yet have no order."""

from __future__ import annotations

import enum
from typing import NoReturn


class Name(enum.StrEnum):
    """A name that is its own text, and cannot be sorted by it: that order is the alphabet's."""

    def __lt__(self, other: str) -> NoReturn:
        raise _no_order(self, other)

    def __le__(self, other: str) -> NoReturn:
        raise _no_order(self, other)

    def __gt__(self, other: str) -> NoReturn:
        raise _no_order(self, other)

    def __ge__(self, other: str) -> NoReturn:
        raise _no_order(self, other)


def _no_order(one: str, other: str) -> TypeError:
    return TypeError(f"{one} and {other} have no order: compare them by == alone, or by `in`")
