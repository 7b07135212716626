"""Timelines: immutable collections of events, and the questions that they answer.

What counts and adds up is imported when it is first used.
"""

from typing import TYPE_CHECKING

from timeline.collection._conditions import names_of
from timeline.collection._duplicates import Duplicate, duplicates
from timeline.collection._integrity import Defect, defects
from timeline.collection._knowledge import Known
from timeline.collection._queries import AtLeast
from timeline.collection._summaries import Gap, GroupKey, Measured, Span
from timeline.collection._timeline import MetadataParts, Timeline, United
from timeline.collection._unite_fields import UniteNote, UniteNoteKind

if TYPE_CHECKING:
    from timeline.collection._counts import Count, CountGroup, Counts, Difference, Peak
    from timeline.collection._periods import Period
    from timeline.collection._spread import Touching
    from timeline.collection._sums import Sum, SumDifference, Sums, UndatedSum

__all__ = [
    "AtLeast",
    "Count",
    "CountGroup",
    "Counts",
    "Defect",
    "Difference",
    "Duplicate",
    "Gap",
    "GroupKey",
    "Known",
    "Measured",
    "MetadataParts",
    "Peak",
    "Period",
    "Span",
    "Sum",
    "SumDifference",
    "Sums",
    "Timeline",
    "Touching",
    "UndatedSum",
    "UniteNote",
    "UniteNoteKind",
    "United",
    "defects",
    "duplicates",
    "names_of",
]

_HOMES = {
    "_counts": {"Count", "CountGroup", "Counts", "Difference", "Peak"},
    "_periods": {"Period"},
    "_spread": {"Touching"},
    "_sums": {"Sum", "SumDifference", "Sums", "UndatedSum"},
}

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        from importlib import import_module  # noqa: PLC0415 - see above

        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module 'timeline.collection' has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"timeline.collection.{home}"), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
