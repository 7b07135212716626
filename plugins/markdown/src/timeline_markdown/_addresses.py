"""Addresses in a text: where one may be seen, and how far it goes."""

import re
from typing import Final

RUN: Final = "|".join(
    rf"{first}(?i:{rest})[^ ]*"
    for start, rest in (("h", "ttps?:"), ("f", "tp:"), ("w", r"(?<![a-z]w)ww\."))
    for first in (start, start.upper())
)
"""From where readers may see an address up to the next space."""

MARK: Final = r":(?=//)(?i:(?<=http:)|(?<=https:)|(?<=ftp:))|\.(?i:(?<=www\.))"
"""The character that each is seen by: without it, there is none."""

# A name that ends in letters: one that ends in a number would have to be a proper IPv4 address,
# and what begins with "xn--" a proper encoding, to those who read addresses strictly.
_HOST = r"(?!(?i:[^/?#]*xn--))(?:[A-Za-z0-9-]+\.)*[A-Za-z][A-Za-z0-9-]*"
_PORT = r"(?::[1-5]?[0-9]{1,4}(?![0-9]))?"
# Neither a reference of HTML nor an emoji is in it, and brackets are in pairs.
_CHARACTER = r"[\w\-.~%!'*+,;@/?#=]|&(?!#?\w+;)|:(?![\w+-]+:)"
_CLEAN = re.compile(
    rf"(?:(?i:https?|ftp)://|(?i:www)\.){_HOST}{_PORT}"
    rf"(?:(?=[/?#])(?:{_CHARACTER}|\((?:{_CHARACTER})*\))*(?<=[^\W_]|[/=#+%)-]))?"
)
# What may stand behind an address that is not of it.
_BEHIND = re.compile(r"[.,:!?'\")]*(?:\Z|[<>|\[\]{}]|(?!\w)[^\x00-\x7f])")
_CLOSING = re.compile(r"[.,:!?'\")]*\Z")


def address(run: str) -> str:
    r"""The address that *run* begins with; empty where readers may not agree what it is.

    >>> address("https://example.org/a_(b)?c=d&e=f)."), address("www.example.org”")
    ('https://example.org/a_(b)?c=d&e=f', 'www.example.org')
    >>> address("http://<host>:8080/"), address("https://example.org/a\\b")
    ('', '')
    """
    found = _CLEAN.match(run)
    return found[0] if found and _BEHIND.match(run, found.end()) else ""


def is_closing(rest: str) -> bool:
    """Whether nothing but punctuation is behind an address, which no reader takes for its part."""
    return _CLOSING.match(rest) is not None


def is_clean(url: str) -> bool:
    """Whether the whole of *url* is an address to every reader."""
    return address(url) == url
