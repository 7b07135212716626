"""Timelines: immutable collections of events, and the questions that they answer."""

from timeline.collection._conditions import names_of
from timeline.collection._integrity import Defect, defects
from timeline.collection._knowledge import Known
from timeline.collection._queries import AtLeast
from timeline.collection._summaries import Gap, GroupKey, Measured, Span
from timeline.collection._timeline import MetadataParts, Timeline

__all__ = [
    "AtLeast",
    "Defect",
    "Gap",
    "GroupKey",
    "Known",
    "Measured",
    "MetadataParts",
    "Span",
    "Timeline",
    "defects",
    "names_of",
]
