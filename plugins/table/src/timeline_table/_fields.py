"""Single cells as the fields of an event: lists, numbers, ids, sources, words for types."""

import hashlib
import math
import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

from timeline import Source, Status
from timeline.errors.messages import brief
from timeline.labels import LANGUAGES, Labels
from timeline.model.fields import is_slug
from timeline_table._cells import Cell, Moment, Trouble, text_of
from timeline_table._dates import Refused

_BREAKS = re.compile("[ ]*[\t\n\x0b\x0c\r\x85\u2028\u2029]+[ ]*")
_SEPARATORS = re.compile("[;|]")
_URL = re.compile(r"https?://\S+", re.IGNORECASE)
_NOT_IN_SLUG = re.compile("[^a-z0-9]+")
_DECIMAL: Final[Mapping[str, re.Pattern[str]]] = {
    ".": re.compile(r"([+-]?[0-9]{1,3})(?:[.]([0-9]+))?"),
    ",": re.compile(r"([+-]?[0-9]{1,3})(?:[,]([0-9]+))?"),
    ".,": re.compile(r"([+-]?[0-9]{1,3})(?:[.,]([0-9]+))?"),
}
_LONGEST_SLUG: Final = 60
_HEX: Final = 6
# The same letters before the hexadecimal digits keep ids apart; without any, more digits do.
_HEX_ALONE: Final = 12


def line_of(text: str) -> str:
    r"""Return *text* as one line: a line break becomes a space.

    >>> line_of(" Two\nlines ")
    'Two lines'
    """
    return (text if text.isprintable() else _BREAKS.sub(" ", text)).strip()


def items(text: str, separator: str = "") -> list[str]:
    r"""Return the items of a list in a cell, which a comma never separates.

    >>> items("Ireland, Republic of; Malta"), items("a;b\nc"), items("a, b", ",")
    (['Ireland, Republic of', 'Malta'], ['a;b', 'c'], ['a', 'b'])
    """
    if separator:
        parts = text.split(separator)
    elif "\n" in text:
        parts = text.split("\n")
    else:
        parts = _SEPARATORS.split(text) if ";" in text or "|" in text else [text]
    return [item for item in map(line_of, parts) if item]


def beside(text: str, count: int, what: str, of: str) -> list[str]:
    """Return the lines of a cell that go with *count* items of another, "" for none.

    Raises:
        Refused: there is another number of them.

    """
    if not text.strip():
        return [""] * count
    lines = [line.strip() for line in text.split("\n")]
    if len(lines) != count and "\n" not in text:
        lines = [part.strip() for part in _SEPARATORS.split(text)]
    if len(lines) != count:
        counted = f"{len(lines)} {what} for {count or 'no'} {of}"
        raise Refused(f"{counted}: write one for each, in lines of the cell")
    return lines


def urls_in(text: str) -> list[str]:
    """Return the addresses in a cell, one on each line or with spaces between them."""
    return text.split()


def degrees(cell: Cell, decimal: str, most: int) -> float | None:
    """Return the latitude or longitude in a cell; None for an empty one.

    Raises:
        Refused: it is not a number of degrees.

    """
    if isinstance(cell, Trouble):
        raise Refused(cell.message)
    if isinstance(cell, Moment):
        raise Refused(f"{text_of(cell)} is a date; expected degrees from -{most} to {most}")
    if isinstance(cell, str):
        text = cell.strip().replace("\u2212", "-")
        if not text:
            return None
        found = _DECIMAL[decimal].fullmatch(text)
        if found is None:
            signs = " or ".join(
                {".": ["a point"], ",": ["a comma"]}.get(decimal, ["a point", "a comma"])
            )
            raise Refused(
                f"{brief(text)} is not allowed; expected degrees from -{most} to {most}, with"
                f" {signs} before the decimals"
            )
        number = float(f"{found[1]}.{found[2] or 0}")
    else:
        number = cell
    if not math.isfinite(number) or abs(number) > most:
        raise Refused(
            f"{text_of(cell)[:40]} is not allowed; expected degrees from -{most} to {most}"
        )
    return number


def row_id(title: str, date: str) -> str:
    """Return the id of an event whose row has none; it depends on its title and date alone.

    >>> row_id("Treaty of Rome", "1957-03-25"), row_id("条约", "1957")
    ('treaty-of-rome-a7b138', 'event-0ed1f130cf72')
    """
    key = f"{unicodedata.normalize('NFC', title)}\0{date}"
    digest = hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
    slug = slug_of(title)[:_LONGEST_SLUG].strip("-")
    return f"{slug}-{digest[:_HEX]}" if slug else f"event-{digest[:_HEX_ALONE]}"


def slug_of(text: str) -> str:
    """Return the letters and digits of *text* that an id can have, joined by hyphens."""
    ascii_text = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    return _NOT_IN_SLUG.sub("-", ascii_text).strip("-")


def proposed_id(text: str) -> str:
    """Return what an id that is not allowed may be written as, for a message."""
    slug = slug_of(text)[:_LONGEST_SLUG].strip("-")
    return f"; write {slug}" if slug else ""


def source_id(text: str) -> str:
    """Return the id of the source that a cell names: the text itself, if it can be one."""
    if is_slug(text):
        return text
    plain = text.partition("://")[2] or text
    digest = hashlib.sha256(unicodedata.normalize("NFC", text).encode("utf-8", "surrogatepass"))
    slug = slug_of(plain)[:40].strip("-")
    return f"{slug}-{digest.hexdigest()[:_HEX]}" if slug else f"source-{digest.hexdigest()[:_HEX]}"


def source_of(text: str, url: str) -> Source:
    """Return the source that cells name by a text and an address, either of them "".

    Raises:
        FieldError: the text or the address cannot be those of a source.

    """
    if not url and _URL.fullmatch(text):
        text, url = "", text
    return Source(id=source_id(text or url), title=text, url=url)


@cache
def status_words() -> Mapping[str, Status]:
    """Return each word for a status, in six languages."""
    found = {
        Labels(language).word(status).casefold(): status
        for language in LANGUAGES
        for status in Status
    }
    return found | {status.value: status for status in Status}


@lru_cache(8)
def type_words(names: tuple[str, ...]) -> Mapping[str, str]:
    """Return the name of each of these types of event, and its words in six languages."""
    found = {
        Labels(language).type(name).casefold(): name for language in LANGUAGES for name in names
    }
    return found | {name: name for name in names}
