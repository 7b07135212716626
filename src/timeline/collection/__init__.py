"""Timelines: immutable collections of events, and the questions that they answer."""

from timeline.collection._conditions import names_of
from timeline.collection._counts import (
    Count,
    CountGroup,
    Counts,
    Difference,
    Peak,
)
from timeline.collection._duplicates import Duplicate, duplicates
from timeline.collection._integrity import Defect, defects
from timeline.collection._knowledge import Known
from timeline.collection._periods import Period
from timeline.collection._queries import AtLeast
from timeline.collection._spread import Touching
from timeline.collection._summaries import Gap, GroupKey, Measured, Span
from timeline.collection._sums import Sum, SumDifference, Sums, UndatedSum
from timeline.collection._timeline import MetadataParts, Timeline, United
from timeline.collection._unite_fields import UniteNote, UniteNoteKind

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
