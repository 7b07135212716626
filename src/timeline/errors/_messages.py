"""Parts that messages share: values as text, and suggestions."""

from collections.abc import Iterable


def shown(value: object) -> str:
    """Return the repr of *value*, cut at eighty characters."""
    try:
        text = repr(value)
    except (ValueError, RecursionError):  # an int of too many digits, lists within lists
        return f"{type(value).__name__} too large to show"
    return text if len(text) <= 80 else text[:77] + "..."  # noqa: PLR2004


def one_line(text: str) -> str:
    """Return *text* with its unprintable characters escaped."""
    if text.isprintable():
        return text
    return "".join(
        each if each.isprintable() else each.encode("unicode_escape").decode() for each in text
    )


def nearest(given: object, known: Iterable[str]) -> str:
    """Return a question that suggests the known word most similar to *given*, or "".

    At most a third of the letters of the shorter word may be wrong: what is less similar
    was hardly meant.

    >>> nearest("visti", ["visit", "meeting"])
    "; did you mean 'visit'?"
    >>> nearest("sanction", ["observation", "accession"])
    ''
    """
    import difflib  # noqa: PLC0415 - rarely needed

    if not isinstance(given, str):
        return ""
    text = given[:80]
    close = [
        (edits, word)
        # Thousands of words are too many to compare letter by letter.
        for word in difflib.get_close_matches(text, list(known), n=5)
        if 3 * (edits := _edits(text, word)) <= min(len(text), len(word))
    ]
    if not close:
        return ""
    _, meant = min(close, key=lambda pair: pair[0])
    return f"; did you mean {meant!r}?"


def _edits(one: str, other: str) -> int:
    """Return how many letters to add, remove, replace or swap lead from *one* to *other*.

    This is the optimal string alignment distance: swapped letters are not changed again.
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
