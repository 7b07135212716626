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

    >>> nearest("visti", ["visit", "meeting"])
    "; did you mean 'visit'?"
    """
    # Imported when something is wrong, which is seldom.
    import difflib  # noqa: PLC0415

    close = (
        difflib.get_close_matches(given[:80], list(known), n=1) if isinstance(given, str) else ()
    )
    return f"; did you mean {close[0]!r}?" if close else ""
