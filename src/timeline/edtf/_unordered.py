"""Names that are texts, and yet have no order."""

from __future__ import annotations

from typing import TYPE_CHECKING, NoReturn

if TYPE_CHECKING:
    import enum


def unordered(one: enum.StrEnum, other: str) -> NoReturn:
    """Refuse to compare a name, for what texts have is the order of the alphabet.

    Raises:
        TypeError: always.

    """
    raise TypeError(f"{one} and {other} have no order: compare them by == alone, or by `in`")
