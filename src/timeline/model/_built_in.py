"""The types of event that come with the library."""

from timeline.model._event import Event
from timeline.model.diplomacy import (
    Accession,
    Agreement,
    Declaration,
    Meeting,
    Proposal,
    Regime,
    Visit,
)
from timeline.model.economy import Infrastructure, Investment, JointVenture, Observation

BUILT_IN: tuple[type[Event], ...] = (
    Event,
    Agreement,
    Declaration,
    Regime,
    Visit,
    Meeting,
    Accession,
    Proposal,
    JointVenture,
    Investment,
    Infrastructure,
    Observation,
)
"""The types of event that every document may have, in the order in which they are listed."""
