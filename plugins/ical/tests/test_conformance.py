"""The suites that every exporter and importer has to pass."""

from typing import ClassVar

import attrs
from plugins.ical.tests import support

from timeline.edtf import When, parse
from timeline.model import Event, Step
from timeline.plugins import EventTypeSpec, Registry, hookimpl
from timeline.testing import ExporterConformance, ImporterConformance
from timeline_ical import plugin

REGISTRY = Registry()
REGISTRY.register(plugin, "ical")


@attrs.frozen(kw_only=True)
class Milestone:
    name: str = ""
    day: When | None = None


@attrs.frozen(kw_only=True, repr=False)
class Project(Event):
    """A type of another plugin, with steps in a field of its own."""

    type_name: ClassVar[str] = "project"

    milestones: tuple[Milestone, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(
            Step(("milestones", index), each.name, each.day, (), ())
            for index, each in enumerate(self.milestones)
        )


class ProjectPlugin:
    @hookimpl
    def timeline_event_types(self):
        yield EventTypeSpec(event_type=Project)


REGISTRY.register(ProjectPlugin(), "projects")

_MILESTONES = (
    Milestone(name="ground is broken", day=parse("2020-05-01")),
    Milestone(name="first train", day=parse("2023~")),
    Milestone(name="opening", day=parse("2024-07-03/..")),
)
PROJECTS = (
    Project(id="line", title="The line", when="2020/2024", milestones=_MILESTONES),
    Project(id="port", title="The port", milestones=_MILESTONES),
)

OPTIONS = {
    "name": ("Another name",),
    "color": ("teal",),
    "refresh": ("P1D", "PT12H"),
    "prodid": ("-//example//EN",),
    "domain": ("example.org",),
    "stamp": ("2020-01-01", "2020-01-01T10:00:00Z"),
}


class TestIcal(ExporterConformance):
    format = "ical"
    registry = REGISTRY
    option_values = OPTIONS
    examples = (*support.EVENTS, *PROJECTS)


class TestIcalEmbedded(ExporterConformance):
    format = "ical"
    registry = REGISTRY
    options: ClassVar = {"embed": True}
    option_values = OPTIONS
    examples = (*support.EVENTS, *PROJECTS)


class TestIcalImporter(ImporterConformance):
    format = "ical"
    registry = REGISTRY
    # No document here has a series, which a window is for.
    option_values: ClassVar = {"window": ()}
