"""Which column of a table is which field: words of six languages, or what the options say."""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

import attrs

from timeline.errors.messages import brief
from timeline_table._cells import Row, column_of, letters, text_of

STAGES: Final = ("signed", "adopted", "ratified", "in_force", "terminated")
"""The columns that make an event an agreement with phases."""

FIELDS: Final = (
    *("id", "type", "title", "when", "start", "end"),
    *("year", "month", "day", "end_year", "end_month", "end_day", "time"),
    *("status", "description", "actors", "places", "latitude", "longitude"),
    *("tags", "sources", "says", "url"),
    *STAGES,
)
"""What a column can be; each is an option that names its column."""

OWN: Final = ("earliest", "latest", "words")
"""Columns that this format writes beside ``when`` and that follow from it."""

# By language: a header in capitals or with other dashes, spaces and brackets is the same.
_WORDS: Final[Mapping[str, Mapping[str, str]]] = {
    "id": {
        "en": "id, key, identifier",
        "de": "kennung",
        "fr": "identifiant",
        "es": "identificador",
        "ru": "код, ид",
        "zh": "编号",
    },
    "title": {
        "en": "title, event, name, what, headline",
        "de": "titel, ereignis, bezeichnung, name",
        "fr": "titre, événement, intitulé",
        "es": "título, evento",
        "ru": "название, событие",
        "zh": "标题, 事件",
    },
    "when": {
        "en": "when, date, dates, edtf",
        "de": "datum, wann, zeit",
        "fr": "date, dates, quand",
        "es": "fecha, cuándo",
        "ru": "дата, когда",
        "zh": "日期, 时间",
    },
    "start": {
        "en": "start, start date, from, begin, began",
        "de": "beginn, von",
        "fr": "début, de",
        "es": "inicio, desde",
        "ru": "начало, с",  # noqa: RUF001 - a Cyrillic letter
        "zh": "开始, 开始日期",
    },
    "end": {
        "en": "end, end date, to, until, till",
        "de": "ende, bis",
        "fr": "fin, à",
        "es": "fin, hasta",
        "ru": "конец, по, окончание",
        "zh": "结束, 结束日期",
    },
    "year": {
        "en": "year",
        "de": "jahr",
        "fr": "année, an",
        "es": "año",
        "ru": "год",
        "zh": "年, 年份",
    },
    "month": {
        "en": "month",
        "de": "monat",
        "fr": "mois",
        "es": "mes",
        "ru": "месяц",
        "zh": "月",
    },
    "day": {
        "en": "day",
        "de": "tag",
        "fr": "jour",
        "es": "día",
        "ru": "день",
        "zh": "日",
    },
    "end_year": {"en": "end year"},
    "end_month": {"en": "end month"},
    "end_day": {"en": "end day"},
    "time": {
        "en": "time",
        "de": "uhrzeit",
        "fr": "heure",
        "es": "hora",
        "ru": "время",
    },
    "places": {
        "en": "place, places, where, location",
        "de": "ort, wo",
        "fr": "lieu, où",
        "es": "lugar, dónde",
        "ru": "место, где",
        "zh": "地点",
    },
    "actors": {
        "en": "actors, actor, who, parties, participants",
        "de": "wer, beteiligte, parteien",
        "fr": "acteurs, qui, participants",
        "es": "actores, quién, partes",
        "ru": "стороны, участники, кто",
        "zh": "参与方",
    },
    "description": {
        "en": "description, text, details",
        "de": "beschreibung, text, details",
        "fr": "description",
        "es": "descripción",
        "ru": "описание",
        "zh": "描述",
    },
    "type": {
        "en": "type, kind",
        "de": "art",
        "fr": "type",
        "es": "tipo",
        "ru": "тип, вид",
        "zh": "类型",
    },
    "status": {
        "en": "status",
        "de": "status, stand",
        "fr": "statut",
        "es": "estado",
        "ru": "статус",
        "zh": "状态",
    },
    "tags": {
        "en": "tags, tag, keywords, subject, group",
        "de": "schlagwörter",
        "fr": "mots clés, étiquettes",
        "es": "etiquetas",
        "ru": "теги, метки",
        "zh": "标签",
    },
    "sources": {
        "en": "sources, source",
        "de": "quelle, quellen",
        "fr": "sources, source",
        "es": "fuente, fuentes",
        "ru": "источник, источники",
        "zh": "来源",
    },
    "url": {
        "en": "url, link, website",
        "de": "url, link",
        "fr": "url, lien",
        "es": "url, enlace",
        "ru": "ссылка",
        "zh": "链接",
    },
    "latitude": {
        "en": "latitude, lat",
        "de": "breite, breitengrad",
        "fr": "latitude",
        "es": "latitud",
        "ru": "широта",
        "zh": "纬度",
    },
    "longitude": {
        "en": "longitude, lon, long, lng",
        "de": "länge, längengrad",
        "fr": "longitude",
        "es": "longitud",
        "ru": "долгота",
        "zh": "经度",
    },
    "says": {"en": "says"},
    "signed": {"en": "signed"},
    "adopted": {"en": "adopted"},
    "ratified": {"en": "ratified"},
    "in_force": {"en": "in force"},
    "terminated": {"en": "terminated"},
    # Only this format writes these.
    "country": {"en": "country"},
    "timeline": {"en": "timeline"},
}
_FIELD_OF: Final = {
    word: field
    for field, languages in _WORDS.items()
    for words in languages.values()
    for word in words.split(", ")
}
_LANGUAGES_OF: Final = {
    word: {
        language
        for languages in _WORDS.values()
        for language, words in languages.items()
        if word in words.split(", ")
    }
    for word in _FIELD_OF
}
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_DATES: Final = frozenset({"when", "start", "year", *STAGES})
_ROWS_SEARCHED = 20


class Problem(NamedTuple):
    """What is wrong with a header, at one of its cells."""

    message: str
    row: Row
    column: int
    is_header: bool = True  # whether the row is known to be the header


@attrs.frozen(kw_only=True)
class Columns:
    """The columns of a table whose header is known.

    Attributes:
        header: the row with the names of the columns.
        names: the names, as they are written.
        at: the column, from 0, of each field that has one.
        said: the fields whose column an option names.
        unmapped: the columns with a name that are no field.
        language: the language of the names.
        own: whether this format wrote the table.
        edtf: whether the dates are EDTF and not phrases.
        doubles: fields that two columns can be: the field, and the columns.

    """

    header: Row
    names: Sequence[str]
    at: Mapping[str, int]
    said: frozenset[str] = frozenset()
    unmapped: Sequence[int] = ()
    language: str = "en"
    own: bool = False
    edtf: bool = False
    doubles: Sequence[tuple[str, int, int]] = ()


def normal(name: str) -> str:
    """Return a header as it is looked up.

    >>> normal("  Start_Date (local)")
    'start date'
    """
    text = unicodedata.normalize("NFKC", name).casefold().replace("\ufeff", "")
    text = _BRACKETS.sub(" ", text.replace("_", " ").replace("-", " "))
    return " ".join(text.split()).rstrip(":")


def header_names(row: Row) -> list[str]:
    """Return the names in a header, without the spaces around them."""
    return [" ".join(text_of(cell).replace("\ufeff", "").split()) for cell in row.cells]


def find_columns(
    rows: Iterable[Row], said: Mapping[str, str], header: int | None
) -> Columns | Problem | None:
    """Return the columns of the first of *rows* that is a header; None if there are no rows.

    Args:
        rows: the first rows of the table; twenty of them are searched.
        said: the column of a field, by its header or as ``@B``; ``none`` for no column.
        header: the number of the header's row, if it is known.

    """
    best: Columns | Problem | None = None
    best_count = -1
    for row in rows:
        if header is not None and row.number != header:
            if row.number > header:
                break
            continue
        if header is None and row.number > _ROWS_SEARCHED:
            break
        found = _columns(row, said)
        fields = set(found.at) if isinstance(found, Columns) else set[str]()
        if isinstance(found, Columns) and "title" in fields and _is_dated(fields, said):
            return _without_doubles(found)
        if len(fields) > best_count and any(row.cells):
            best, best_count = found, len(fields)
    if isinstance(best, Columns):
        return _incomplete(best, said)
    return best


def _is_dated(fields: set[str], said: Mapping[str, str]) -> bool:
    return not fields.isdisjoint(_DATES) or said.get("when") == "none"


def _columns(row: Row, said: Mapping[str, str]) -> Columns | Problem:
    names = header_names(row)
    keys = [normal(name) for name in names]
    at: dict[str, int] = {}
    for field, name in said.items():
        if name == "none":
            continue
        column = _named(name, names, keys)
        if isinstance(column, str):
            return Problem(f"-I {field}={name}: {column}", row, 0)
        at[field] = column
    own = all(name in keys for name in OWN)
    claimed = set(at.values())
    has_parts = {"year", "month"} <= {_FIELD_OF.get(key, "") for key in keys} | set(at)
    unmapped: list[int] = []
    doubles: list[tuple[str, int, int]] = []
    for column, key in enumerate(keys):
        field = _FIELD_OF.get(key, "")
        if key == "tag":
            field = "day" if has_parts and "day" not in keys else "tags"
        if field == "country" and not own:
            field = ""
        if column in claimed or not key:
            continue
        if not field or field in said:
            unmapped.append(column)
        elif field in at:
            doubles.append((field, at[field], column))
        else:
            at[field] = column
    return Columns(
        header=row,
        names=names,
        at=at,
        said=frozenset(field for field, name in said.items() if name != "none"),
        unmapped=[
            column
            for column in unmapped
            if keys[column] not in OWN and not (own and keys[column] == "figures")
        ],
        language=_language([key for key in keys if key in _FIELD_OF]),
        own=own,
        edtf=own or (keys[at["when"]] == "edtf" if "when" in at else False),
        doubles=doubles,
    )


def _named(name: str, names: Sequence[str], keys: Sequence[str]) -> int | str:
    """Return the column that an option names, or why there is none."""
    if name.startswith("@"):
        column = column_of(name[1:])
        if column is not None and column < len(names):
            return column
        last = letters(len(names) - 1) if names else "A"
        return f"there is no such column; the columns are A to {last}"
    found = [at for at, each in enumerate(names) if each == name] or [
        at for at, key in enumerate(keys) if key == normal(name)
    ]
    if len(found) == 1:
        return found[0]
    if found:
        choice = " or ".join(f"@{letters(at)}" for at in found)
        return f"several columns are called so; write {choice}"
    return f"no column is called so; the headers are {_listed(names)}"


def _without_doubles(found: Columns) -> Columns | Problem:
    """Return the columns, or a problem if two of them can be one field."""
    for field, one, other in found.doubles:
        return Problem(_two_columns(field, found.names, one, other), found.header, other)
    at = found.at
    if "when" in at and "start" in at:
        message = (
            f"{_named_column(found.names, at['when'])} and"
            f" {_named_column(found.names, at['start'])} can both be the date:"
            " -I when=none or -I start=none leaves one out"
        )
        return Problem(message, found.header, max(at["when"], at["start"]))
    return found


def _two_columns(field: str, names: Sequence[str], one: int, other: int) -> str:
    which = f"-I {field}=@{letters(one)} or -I {field}=@{letters(other)}"
    if names[one] == names[other]:
        return (
            f"two columns are called {brief(names[one])}, {letters(one)} and {letters(other)}:"
            f" {which}"
        )
    both = f"{_named_column(names, one)} and {_named_column(names, other)}"
    return f"{both} can both be {field}: {which}"


def _named_column(names: Sequence[str], column: int) -> str:
    return f"column {letters(column)}, {brief(names[column])},"


def _incomplete(found: Columns, said: Mapping[str, str]) -> Problem:
    """Return the problem of a table without a title or without a date."""
    missing = [] if "title" in found.at else ["title"]
    if not _is_dated(set(found.at), said):
        missing.append("date")
    hints = ["-I title=HEADER"] if "title" in missing else []
    if "date" in missing:
        hints.append("-I when=HEADER (or when=none, if no event has a date)")
    return Problem(
        f"no column is known to be the {' or the '.join(missing)}; the headers are"
        f" {_listed(found.names)}: say {' and '.join(hints)}",
        found.header,
        0,
        is_header=False,
    )


def _listed(names: Sequence[str]) -> str:
    most = 12
    shown = [brief(name) for name in names if name][:most]
    more = sum(1 for name in names if name) - len(shown)
    return ", ".join(shown) + (f" and {more} more" if more else "") or "all empty"


def _language(keys: Sequence[str]) -> str:
    """Return the language of most of the names, English if that is one of several."""
    counts: dict[str, int] = {}
    for key in keys:
        for language in _LANGUAGES_OF[key]:
            counts[language] = counts.get(language, 0) + 1
    most = max(counts.values(), default=0)
    return next((name for name in ("en", *counts) if counts.get(name, 0) == most), "en")
