"""Autolinks: URLs that renderers recognise in plain text (GFM, 6.9), and where they end."""

import re
from typing import Final

CANDIDATE: Final = "|".join(
    rf"{first}(?i:{rest})[^ ]*"
    for start, rest in (("h", "ttps?:"), ("f", "tp:"), ("w", r"(?<![a-z]w)ww\."))
    for first in (start, start.upper())
)
"""A possible URL: from its scheme, or "www.", up to the next space."""

MARK: Final = r":(?=//)(?i:(?<=http:)|(?<=https:)|(?<=ftp:))|\.(?i:(?<=www\.))"
"""The character that makes each an autolink: escaped, there is none."""

# A host that ends in letters. Strict parsers require one that ends in a number to be a valid
# IPv4 address, and a label that begins with "xn--" to be valid Punycode.
_HOST = r"(?!(?i:[^/?#]*xn--))(?:[A-Za-z0-9-]+\.)*[A-Za-z][A-Za-z0-9-]*"
_PORT = r"(?::[1-5]?[0-9]{1,4}(?![0-9]))?"
# It contains no HTML character reference and no emoji, and its brackets are balanced.
_CHARACTER = r"[\w\-.~%!'*+,;@/?#=]|&(?!#?\w+;)|:(?![\w+-]+:)"
_URL = re.compile(
    rf"(?:(?i:https?|ftp)://|(?i:www)\.){_HOST}{_PORT}"
    rf"(?:(?=[/?#])(?:{_CHARACTER}|\((?:{_CHARACTER})*\))*(?<=[^\W_]|[/=#+%)-]))?"
)
# What may follow a URL without being part of it.
_AFTER = re.compile(r"[.,:!?'\")]*(?:\Z|[<>|\[\]{}]|(?!\w)[^\x00-\x7f])")
_CLOSING = re.compile(r"[.,:!?'\")]*\Z")


def url_at_start(run: str) -> str:
    r"""Return the URL that *run* begins with; empty if renderers may disagree about it.

    >>> url_at_start("https://example.org/a_(b)?c=d&e=f)."), url_at_start("www.example.org”")
    ('https://example.org/a_(b)?c=d&e=f', 'www.example.org')
    >>> url_at_start("http://<host>:8080/"), url_at_start("https://example.org/a\\b")
    ('', '')
    """
    found = _URL.match(run)
    return found[0] if found and _AFTER.match(run, found.end()) else ""


def is_closing(rest: str) -> bool:
    """Whether *rest*, after a URL, is only punctuation, which no renderer includes."""
    return _CLOSING.match(rest) is not None
