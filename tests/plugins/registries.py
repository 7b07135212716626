"""Registries of what a test installs, and a type of event to add."""

import attrs

from timeline.model import Event
from timeline.plugins import (
    EventTypeSpec,
    Registry,
    hookimpl,
)

OURS = ("html", "ical", "json", "markdown", "svg", "table", "toml")


def made(**given):
    """The registry of what the test installed."""
    return Registry.installed(**{"block": OURS, **given})


def found(registry, name):
    return next(each for each in registry.found() if each.plugin.name == name)


def reason(registry, name):
    return found(registry, name).reason


@attrs.frozen(kw_only=True)
class Sanction(Event):
    type_name = "sanction"


class Types:
    def __init__(self, *types):
        self.types = types

    @hookimpl
    def timeline_event_types(self):
        return [EventTypeSpec(event_type=kind) for kind in self.types]
