"""Numbers of which some digits are unspecified."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Final

import attrs

from timeline.errors import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

_DIGITS: Final = frozenset("0123456789X")


@attrs.frozen
class Digits:
    """A number with one or more digits written as ``X``.

    Attributes:
        digits: the digits from the left, None where one is unspecified.
        negative: whether a minus sign stands before them.

    Raises:
        TypeError: digits that are no tuple, or a sign that is no bool.
        ValueError: no unspecified digit, or what is no digit.

    >>> str(Digits((1, 5, None, None)))
    '15XX'

    """

    digits: tuple[int | None, ...]
    negative: bool = False

    def __attrs_post_init__(self) -> None:
        if type(self.digits) is not tuple:
            raise TypeError(f"digits {shown(self.digits)} is not a tuple")
        if type(self.negative) is not bool:
            raise TypeError(f"negative {shown(self.negative)} is not a bool")
        if None not in self.digits:
            raise ValueError(f"{shown(self.digits)} has no unspecified digit: write it as an int")
        for digit in self.digits:
            # `3.0` and `True` are in the range, and would be written as they are.
            if digit is not None and (type(digit) is not int or digit not in range(10)):
                raise ValueError(f"{shown(self.digits)} holds what is no digit: 0 to 9, or None")

    @classmethod
    def parse(cls, text: str, *, negative: bool = False) -> Digits:
        """The number that a text of digits and X writes.

        Raises:
            TypeError: what was given is no text.
            ValueError: the text holds anything else, or no X.

        """
        if not isinstance(text, str):  # pyright: ignore[reportUnnecessaryIsInstance]  # untyped callers
            raise TypeError(f"{shown(text)} is not a text")
        if not set(text) <= _DIGITS:
            raise ValueError(f"{shown(text)} is not a text of digits 0 to 9 and X alone")
        return cls(tuple(None if digit == "X" else int(digit) for digit in text), negative)

    @property
    def trailing(self) -> int:
        """How many unspecified digits stand at the end; 0 if any stands elsewhere."""
        tail = self.digits[self.digits.index(None) :]
        return len(tail) if tail.count(None) == len(tail) else 0

    def numbers(self, *, descending: bool = False) -> Iterator[int]:
        """The numbers that it may be, in order. There is no minus nought."""
        all_ten = range(9, -1, -1) if descending is not self.negative else range(10)
        choices = [all_ten if digit is None else (digit,) for digit in self.digits]
        magnitudes = map(_number, itertools.product(*choices))
        return (-n for n in magnitudes if n) if self.negative else magnitudes

    def __str__(self) -> str:
        digits = "".join("X" if digit is None else str(digit) for digit in self.digits)
        return f"-{digits}" if self.negative else digits

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def _number(digits: tuple[int, ...]) -> int:
    number = 0
    for digit in digits:
        number = 10 * number + digit
    return number
