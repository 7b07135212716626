"""What the messages of errors share."""

from collections.abc import Iterable


def shown(value: object) -> str:
    """A value as messages show it: as Python writes it, cut at eighty characters."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # an int of too many digits, lists within lists
        return f"{type(value).__name__} too large to show"
    return text if len(text) <= 80 else text[:77] + "..."  # noqa: PLR2004


def one_line(text: str) -> str:
    """*text* with an escape for each character that a terminal would act on, not show."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
    )


def nearest(given: object, known: Iterable[str]) -> str:
    """The end of a message: a question that offers the known word most like *given*, or nothing.

    Of the shorter of the two words, a third of the letters may be wrong at most: what is less
    like it was hardly meant.

    >>> nearest("visti", ["visit", "meeting"])
    "; did you mean 'visit'?"
    >>> nearest("sanction", ["observation", "accession"])
    ''
    """
    # Imported when something is wrong, which is seldom.
    import difflib  # noqa: PLC0415

    if not isinstance(given, str):
        return ""
    text = given[:80]
    close = [
        (edits, word)
        # Few enough to be compared letter by letter, of what may be thousands.
        for word in difflib.get_close_matches(text, list(known), n=5)
        if 3 * (edits := _edits(text, word)) <= min(len(text), len(word))
    ]
    if not close:
        return ""
    _, meant = min(close, key=lambda pair: pair[0])
    return f"; did you mean {meant!r}?"


def _edits(one: str, other: str) -> int:
    """How many letters to add, remove, replace or swap with the next, from *one* to *other*.

    The optimal string alignment: no pair of letters is changed again once it is swapped.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one):
        below = [i + 1]
        for j, against in enumerate(other):
            edits = min(row[j] + (letter != against), row[j + 1] + 1, below[j] + 1)
            if i and j and (letter, against) == (other[j - 1], one[i - 1]):
                edits = min(edits, before[j - 1] + 1)
            below.append(edits)
        before, row = row, below
    return row[-1]
