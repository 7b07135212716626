"""Timelines: immutable collections of events, with the questions that they answer."""

from timeline.collection._groups import GroupKey
from timeline.collection._integrity import Defect, defects
from timeline.collection._matching import names_of
from timeline.collection._parts import MetadataParts
from timeline.collection._questions import AtLeast
from timeline.collection._series import Measured
from timeline.collection._stretches import Gap, Span
from timeline.collection._timeline import Timeline

__all__ = [
    "AtLeast",
    "Defect",
    "Gap",
    "GroupKey",
    "Measured",
    "MetadataParts",
    "Span",
    "Timeline",
    "defects",
    "names_of",
]
