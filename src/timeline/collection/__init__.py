"""Timelines: immutable collections of events, with the questions that they answer."""

from timeline.collection._groups import Gap, Measured, Span
from timeline.collection._integrity import Defect, defects
from timeline.collection._timeline import Timeline

__all__ = ["Defect", "Gap", "Measured", "Span", "Timeline", "defects"]
