"""What people call the fields, parts and types of a document that have other names here.

Names that are only misspelt are found by their letters; these are other words.
"""

import re
from collections.abc import Collection, Container, Iterable, Mapping
from typing import Final

import attrs

from timeline.errors.messages import did_you_mean
from timeline.model import BUILT_IN, Event

# For each name, the words that people use for it. The first name that a record has is the
# one that is meant: a "date" is `when` in an event, and `says` in a citation.
_FIELDS: Final[Mapping[str, str]] = {
    "when": "date dates day year time datetime timestamp date_time event_date happened occurred",
    "says": "date dates day year when",
    "published": "date day year when publication_date pubdate date_published issued",
    "revised": "date updated modified last_modified last_updated date_modified version",
    "period": "date day year when time",
    "title": "name headline heading label caption summary event subject",
    "name": "title label headline full_name",
    "description": "text body note notes details desc content abstract comment comments summary",
    "id": "key uid uuid slug identifier unique_id",
    "event": "id target to ref related",
    "type": "kind event_type eventtype class",
    "kind": "type category class relation",
    "stage": "type name step kind phase event title",
    "rank": "type level kind",
    "status": "state progress",
    "actors": "people persons person participants participant who parties party countries country"
    " states organisations organizations organisation organization members signatories author",
    "code": "country iso country_code cc id",
    "country": "nation state country_code cc",
    "role": "function position job",
    "places": "location locations where venue venues city cities",
    "latitude": "lat y",
    "longitude": "lon lng long x",
    "figures": "amounts amount values value numbers number statistics stats data",
    "measure": "name title type label indicator what",
    "amount": "value number quantity sum figure",
    "unit": "currency units",
    "citations": "source sources reference references ref refs url urls link links web website"
    " footnote footnotes evidence bibliography cites",
    "source": "id ref reference key name title url",
    "quote": "text quotation excerpt words",
    "locator": "page pages p section chapter",
    "url": "link href web website uri address",
    "author": "authors by creator writer",
    "publisher": "journal newspaper site",
    "accessed": "retrieved access_date date_accessed",
    "language": "lang locale",
    "relations": "related related_to parent parents children follows part_of causes see_also"
    " dependencies relation",
    "tags": "categories category keywords keyword topics topic labels group",
    "phases": "steps step stages stage dates history milestones signed in_force ratified"
    " entry_into_force terminated adopted",
    "extra": "custom metadata meta properties attributes additional other",
}
_ENDS: Final = (
    "start end begin begins ends from to until till since start_date end_date startdate enddate"
    " date_start date_end start_time end_time start_year end_year finish"
)
_BOTH_ENDS: Final = (
    "; the start and the end are one date, in 'when': '2024-07-03/2024-07-05', or"
    " '2024-07-03/..' if it goes on"
)
_TYPES: Final[Mapping[str, str]] = {
    "agreement": "treaty treaties convention accord pact protocol memorandum mou",
    "declaration": "statement communique announcement resolution joint-declaration",
    "regime": "visa-regime rules",
    "visit": "trip state-visit tour",
    "meeting": "summit conference forum negotiation negotiations talks session",
    "accession": "membership application",
    "proposal": "initiative",
    "infrastructure": "construction railway pipeline road port",
    "observation": "statistic statistics measurement data-point",
    "event": "incident happening default other misc",
}
# What people write in place of the parts of a document.
_PARTS: Final[Mapping[str, str]] = {
    "events": "event items item entries data records timeline_events eventlist",
    "timeline": "metadata meta header info about",
    "sources": "source references bibliography refs",
}
_OF_TIMELINE: Final = ("title", "description", "language", "revised", "extra")


def field_meant(given: object, names: Collection[str]) -> str:
    """Return a question that offers the one of *names* that *given* may mean, or ""."""
    word = _word(given)
    if word in _ENDS.split() and "when" in names:
        return _BOTH_ENDS
    if word in names:
        return f"; did you mean {word!r}?"
    return _meant(word, _FIELDS, names) or did_you_mean(given, names)


def types_with(field: object) -> str:
    """Return the end of a message: the built-in types of event that have a *field*, or ""."""
    names = [kind.type_name for kind in BUILT_IN if field in attrs.fields_dict(kind)]
    if not names or Event.type_name in names:
        return ""
    return f"; {field!r} is a field of {' and '.join(names)}: set the type"


def part_meant(given: object, names: Collection[str]) -> str:
    """Return a question that offers the part of a document that *given* may mean, or ""."""
    word = _word(given)
    if part := _meant(word, _PARTS, names):
        return part
    for field in _OF_TIMELINE:
        if word in (field, *_FIELDS[field].split()):
            return f"; it belongs under the key 'timeline', as timeline.{field}"
    return did_you_mean(given, names)


def type_meant(given: object, names: Iterable[str]) -> str:
    """Return a question that offers the type of event that *given* may mean, or ""."""
    known = list(names)
    return _meant(_word(given).replace("_", "-"), _TYPES, known) or did_you_mean(given, known)


def _word(given: object) -> str:
    """Return *given* as the tables above write it: ``startDate`` as ``start_date``."""
    if not isinstance(given, str):
        return ""
    snake = re.sub(r"(?<=[a-z])(?=[A-Z])", "_", given[:40])
    return re.sub(r"[\s-]+", "_", snake.strip()).lower()


def _meant(word: str, table: Mapping[str, str], names: Container[str]) -> str:
    for name, words in table.items():
        if name in names and word in words.split():
            return f"; did you mean {name!r}?"
    return ""
