"""All readings of a phrase: one walk along its words for each combination of meanings."""

from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final

from timeline.edtf import When, parse
from timeline.english._tokens import AsOf, Choices, Cursor
from timeline.errors import AmbiguousDateError, EdtfError, FieldError

_MOST: Final = 16
"""The limit of walks along one phrase. No real phrase has as many readings; a hostile one may."""


class UnwritableError(EdtfError):
    """The words mean a date that EDTF cannot write."""


def only_reading(
    text: str, as_of: AsOf | None, grammar: Callable[[Cursor], str], *, order: str = ""
) -> When:
    """Return the one date that a phrase means.

    Readings that the words themselves rule out, for example by a weekday, are dropped.

    Args:
        text: the phrase.
        as_of: when it was said.
        grammar: returns the EDTF text of one walk, or raises `EdtfError`.
        order: the order of a day and a month in digits, if it is known: "dmy" or "mdy".

    Raises:
        AmbiguousDateError: the phrase means several dates; at most `_MOST` are listed.
        EdtfError: it means none.

    """
    found: dict[str, When] = {}
    refusals: list[EdtfError] = []
    todo: list[Choices] = [{}]
    for _ in range(_MOST):
        if not todo:
            break
        choices = todo.pop(0)
        cursor = Cursor(text, as_of, choices, order=order)
        try:
            when = _read(cursor, grammar)
        except UnwritableError as refusal:
            # This reading is possible, so no other one is certain.
            raise EdtfError(text, refusal.position, refusal.expected) from refusal
        except EdtfError as refusal:
            refusals.append(refusal)
        else:
            found[str(when)] = when
        todo[:0] = [*islice(_alternatives(choices, cursor.choices), _MOST)][::-1]
    if len(found) > 1:
        raise AmbiguousDateError(text, tuple(found))
    if not found:
        raise refusals[0]
    if todo:
        raise EdtfError(text, 0, "expected fewer words with several meanings")
    return next(iter(found.values()))


def _read(cursor: Cursor, grammar: Callable[[Cursor], str]) -> When:
    text = cursor.text
    try:
        edtf = grammar(cursor)
    except FieldError:  # after the last day that has a number, or before the first
        raise EdtfError(text, 0, "expected a date in a year of at most 18 digits") from None
    try:
        return parse(edtf)
    except EdtfError as error:
        raise EdtfError(text, 0, f"these words mean {edtf}; {error.expected}") from error


def _alternatives(given: Choices, met: Choices) -> Iterator[Choices]:
    """The other choices at each point where a walk took the first reading by default."""
    before = dict(given)
    for readings, number in met.items():
        if readings not in given:
            for other in range(len(readings) - 1, number, -1):
                yield {**before, readings: other}
            before[readings] = number
