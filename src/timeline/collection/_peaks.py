"""Finding the high numbers of a list without looking at the low ones."""

from collections.abc import Sequence

_BLOCK = 32


class Peaks:
    """The positions of *numbers* that are at least some limit, in their order.

    Built in time proportional to the numbers. A question costs the logarithm of their
    count plus a constant for each position that it finds: the numbers lie in blocks, a
    sparse table names the block with the highest number of any run of blocks, and a
    run whose highest is too low is left at once.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = numbers
        self._tops = [
            max(numbers[start : start + _BLOCK]) for start in range(0, len(numbers), _BLOCK)
        ]
        self._highest = _sparse_table(self._tops)

    def at_least(self, limit: int, first: int, last: int) -> list[int]:
        """The positions from *first* to before *last* whose numbers are *limit* or more."""
        # From here to there, whole blocks.
        begin, end = -(-first // _BLOCK), last // _BLOCK
        if begin >= end:
            return self._scan(limit, first, last)
        found = self._scan(limit, first, begin * _BLOCK)
        for block in self._blocks(limit, begin, end):
            found += self._scan(limit, block * _BLOCK, (block + 1) * _BLOCK)
        return found + self._scan(limit, end * _BLOCK, last)

    def _scan(self, limit: int, first: int, last: int) -> list[int]:
        numbers = self._numbers
        return [position for position in range(first, last) if numbers[position] >= limit]

    def _blocks(self, limit: int, first: int, last: int) -> list[int]:
        found: list[int] = []
        # A run of one block on the stack has been found high already.
        stack = [(first, last, False)]
        while stack:
            begin, end, is_high = stack.pop()
            if is_high:
                found.append(begin)
            elif begin < end:
                top = self._highest_of(begin, end)
                if self._tops[top] >= limit:
                    stack += [(top + 1, end, False), (top, top + 1, True), (begin, top, False)]
        return found

    def _highest_of(self, first: int, last: int) -> int:
        """Which block from *first* to before *last* has the highest number."""
        level = (last - first).bit_length() - 1
        one = self._highest[level][first]
        other = self._highest[level][last - (1 << level)]
        return one if self._tops[one] >= self._tops[other] else other


def _sparse_table(tops: Sequence[int]) -> list[list[int]]:
    """For each power of two, and each place: the highest of so many from there on."""
    table = [list(range(len(tops)))]
    width = 1
    while width * 2 <= len(tops):
        last = table[-1]
        table.append(
            [
                one if tops[one] >= tops[other] else other
                for one, other in zip(last, last[width:], strict=False)
            ]
        )
        width *= 2
    return table
