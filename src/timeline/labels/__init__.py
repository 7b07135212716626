"""The words around dates in documents and pictures, in six languages.

One table for all formats: headings, types, statuses, fields, phrases, and numbers as a language
writes them. The languages are those in which every date has words (`timeline.wording`). A new
word is a row of the table it belongs to, with a column for each language.
"""

from timeline.labels._labels import (
    FIELDS,
    LANGUAGES,
    PHRASES,
    TYPES,
    WORDS,
    Labels,
    Row,
    own_title,
)
from timeline.labels._numbers import Numbers, amount, numbers_of, plain_number

__all__ = [
    "FIELDS",
    "LANGUAGES",
    "PHRASES",
    "TYPES",
    "WORDS",
    "Labels",
    "Numbers",
    "Row",
    "amount",
    "numbers_of",
    "own_title",
    "plain_number",
]
