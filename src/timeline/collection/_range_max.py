"""Finding the large numbers in a range of a list without looking at the small ones."""

from collections.abc import Sequence

_BLOCK = 32


class RangeMax:
    """Answers which of *numbers*, from one position to another, are at least a limit.

    Building it takes linear time. A question costs the logarithm of the length plus a constant
    for each position found: the numbers are in blocks, a sparse table gives the block with
    the maximum of any run of blocks, and a run whose maximum is too small is left at once.
    """

    def __init__(self, numbers: Sequence[int]) -> None:
        self._numbers = numbers
        self._maxima = [
            max(numbers[start : start + _BLOCK]) for start in range(0, len(numbers), _BLOCK)
        ]
        self._table = _sparse_table(self._maxima)

    def at_least(self, limit: int, first: int, last: int) -> list[int]:
        """Return the positions from *first* to before *last* whose numbers are *limit* or more."""
        # The whole blocks in between.
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
        stack = [(first, last, False)]
        while stack:
            begin, end, is_found = stack.pop()
            if is_found:
                found.append(begin)
            elif begin < end:
                block = self._block_of_maximum(begin, end)
                if self._maxima[block] >= limit:
                    stack += [
                        (block + 1, end, False),
                        (block, block + 1, True),
                        (begin, block, False),
                    ]
        return found

    def _block_of_maximum(self, first: int, last: int) -> int:
        """Return the block, from *first* to before *last*, with the largest number."""
        level = (last - first).bit_length() - 1
        one = self._table[level][first]
        other = self._table[level][last - (1 << level)]
        return one if self._maxima[one] >= self._maxima[other] else other


def _sparse_table(maxima: Sequence[int]) -> list[list[int]]:
    """Return, for each power of two and each block, where the maximum of so many blocks is."""
    table = [list(range(len(maxima)))]
    width = 1
    while width * 2 <= len(maxima):
        last = table[-1]
        table.append(
            [
                one if maxima[one] >= maxima[other] else other
                for one, other in zip(last, last[width:], strict=False)
            ]
        )
        width *= 2
    return table
