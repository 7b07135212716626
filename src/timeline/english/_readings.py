"""All that a phrase can mean, by one walk along its words for each way to read them."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from timeline.edtf import parse
from timeline.english._phrases import UnwritableError, phrase
from timeline.english._tokens import Cursor
from timeline.errors import AmbiguousDateError, EdtfError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from timeline.edtf import When
    from timeline.english._relative import Said
    from timeline.english._tokens import Taken

_MOST: Final = 16
"""The walks along one phrase. Nobody writes more ways to read one; a hostile text may."""


def understood(text: str, said: Said | None) -> When:
    """The one date that the words mean: what they rule out themselves, as by a weekday, is none.

    Raises:
        AmbiguousDateError: they mean several; `_MOST` of them at most are told.
        EdtfError: they mean none.

    """
    found: dict[str, When] = {}
    refusals: list[EdtfError] = []
    todo: list[Taken] = [{}]
    for _ in range(_MOST):
        if not todo:
            break
        taken = todo.pop(0)
        cursor = Cursor(text, taken)
        try:
            when = _parsed(text, phrase(cursor, said))
        except AmbiguousDateError:
            raise
        except UnwritableError as refusal:
            # It can be meant, and so none of the others is sure.
            raise EdtfError(text, refusal.position, refusal.expected) from None
        except EdtfError as refusal:
            refusals.append(refusal)
        else:
            found[str(when)] = when
        todo[:0] = _others(taken, cursor.choices)
    if len(found) > 1:
        raise AmbiguousDateError(text, tuple(found))
    if not found:
        raise refusals[0]
    if todo:
        raise EdtfError(text, 0, "expected fewer words that can be read in several ways")
    return next(iter(found.values()))


def _parsed(text: str, edtf: str) -> When:
    try:
        return parse(edtf)
    except EdtfError as error:
        raise EdtfError(text, 0, f"these words mean {edtf}; {error.expected}") from error


def _others(taken: Taken, choices: Taken) -> list[Taken]:
    """What else to take where a walk met readings that it was not told to choose from."""
    return [*islice(_changed(taken, choices), _MOST)][::-1]


def _changed(taken: Taken, choices: Taken) -> Iterator[Taken]:
    before = dict(taken)
    for readings, number in choices.items():
        if readings not in taken:
            for other in range(len(readings) - 1, number, -1):
                yield {**before, readings: other}
            before[readings] = number
