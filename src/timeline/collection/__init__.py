"""Timelines: immutable collections of events, with the questions that they answer."""

from timeline.collection._groups import GroupKey
from timeline.collection._integrity import Defect, defects
from timeline.collection._matching import answers
from timeline.collection._parts import MetadataParts
from timeline.collection._questions import Sureness
from timeline.collection._series import Measured
from timeline.collection._stretches import Gap, Span
from timeline.collection._timeline import Timeline

__all__ = [
    "Defect",
    "Gap",
    "GroupKey",
    "Measured",
    "MetadataParts",
    "Span",
    "Sureness",
    "Timeline",
    "answers",
    "defects",
]
