"""The types of event that come with the library, each loaded when it is first asked for."""

from functools import cache
from importlib import import_module
from typing import Final, cast

from immutabledict import immutabledict

from timeline.model._event import Event

BUILT_IN_NAMES: Final = immutabledict(
    {
        "event": "_event.Event",
        "agreement": "diplomacy.Agreement",
        "declaration": "diplomacy.Declaration",
        "regime": "diplomacy.Regime",
        "visit": "diplomacy.Visit",
        "meeting": "diplomacy.Meeting",
        "accession": "diplomacy.Accession",
        "proposal": "diplomacy.Proposal",
        "joint-venture": "economy.JointVenture",
        "investment": "economy.Investment",
        "infrastructure": "economy.Infrastructure",
        "observation": "economy.Observation",
    }
)
"""The names of the types that every document may have, each with its class, in their order."""


@cache
def built_in_type(name: str) -> type[Event]:
    """Return the built-in type of event of this name.

    Raises:
        KeyError: there is none.

    >>> built_in_type("joint-venture").__name__
    'JointVenture'

    """
    module, _, class_name = BUILT_IN_NAMES[name].partition(".")
    return cast("type[Event]", getattr(import_module(f"timeline.model.{module}"), class_name))
