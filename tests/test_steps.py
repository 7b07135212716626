"""A type of a plugin has steps: documents, calendars and checks show them as an agreement's."""

from typing import ClassVar

import attrs
import pytest

import timeline
from timeline import Actor, Citation, Event, Source, Timeline, edtf
from timeline.checks import check
from timeline.errors import PluginError
from timeline.model import Step


@attrs.frozen(kw_only=True)
class Milestone:
    name: str = ""
    day: edtf.When | None = None
    who: Actor | None = None
    says: tuple[Citation, ...] = ()


@attrs.frozen(kw_only=True, repr=False)
class Project(Event):
    type_name: ClassVar[str] = "project"

    milestones: tuple[Milestone, ...] = ()

    @property
    def steps(self) -> tuple[Step, ...]:
        return tuple(
            Step(
                ("milestones", index),
                each.name,
                each.day,
                (each.who,) if each.who else (),
                each.says,
            )
            for index, each in enumerate(self.milestones)
        )


PROJECT = Project(
    id="line",
    title="The line",
    when="2020/2024",
    milestones=(
        Milestone(name="ground is broken", day=edtf.parse("2020-05-01"), who=Actor(code="AZ")),
        Milestone(name="first train", says=(Citation(source="s", says="2023"),)),
        Milestone(
            name="opening",
            day=edtf.parse("2024-07-03"),
            says=(Citation(source="s", says="2024-07-04"),),
        ),
    ),
)
TIMELINE = Timeline([PROJECT], sources=[Source(id="s", publisher="The Paper")])


def test_documents_show_each_step_in_its_place():
    text = timeline.dumps(TIMELINE, "markdown").decode()
    assert "ground is broken: 1 May 2020 · by Azerbaijan\n" in text
    assert "first train: " in text
    assert "Milestones" not in text


def test_calendars_have_an_entry_for_each_dated_step():
    text = timeline.dumps(TIMELINE, "ical").decode().replace("\r\n ", "")
    assert text.count("BEGIN:VEVENT") == 3
    assert "SUMMARY:The line: ground is broken\r\n" in text
    assert "X-TIMELINE-PHASE:opening 1\r\n" in text
    assert "Phase: first train\\; source: The Paper\\, says 2023" in text


def test_checks_weigh_the_sources_of_each_step():
    (finding,) = check(TIMELINE)
    assert (finding.kind, finding.path) == ("disputed-date", ("milestones", 2, "citations", 0))


@attrs.frozen(kw_only=True, repr=False)
class Careless(Event):
    """A type whose steps are whatever its plugin returns by mistake."""

    type_name: ClassVar[str] = "careless"

    returned: ClassVar[object] = None

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.returned


class TestStepsThatAreComputed:
    def test_actors_that_occur_in_them_alone_are_found(self):
        class Inherited(Careless):
            returned = (Step(("of", 0), "signed", actors=(Actor(code="AZ"), Actor(code="GE"))),)

        event = Inherited(id="i", title="I", actors=["AZ"])
        assert [actor.code for actor in event.participants] == ["AZ", "GE"]
        found = Timeline([event]).where(actor="Georgia")
        assert [event.id for event in found] == ["i"]

    @pytest.mark.parametrize("returned", [None, 5, "signed", ["signed"], (("of", 0), None)])
    def test_that_are_no_steps_are_errors_of_their_type(self, returned):
        kind = type("Wrong", (Careless,), {"returned": returned})
        with pytest.raises(PluginError, match=r"Wrong\.steps, of the event type 'careless': "):
            Timeline([kind(id="w", title="W")])
