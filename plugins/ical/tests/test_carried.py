"""Calendars that were written here and then met somebody, or something, else."""

import base64
import json

import attrs
import pytest
from plugins.ical.tests import support

from timeline import edtf, wire
from timeline.model import Agreement, Event, Metadata, Phase, Relation, Step
from timeline.wire import EventTypes

VISA = Agreement(
    id="visa",
    title="Visas",
    when="2025-04-23",
    phases=[Phase(stage="signed", when="2025-04-23"), Phase(stage="in force", when="2025-07")],
)


def blocks(data: bytes) -> tuple[bytes, list[bytes], bytes]:
    """The head, the events and the end of a calendar."""
    head, *events = data.split(b"BEGIN:VEVENT\r\n")
    *events, last = [b"BEGIN:VEVENT\r\n" + event for event in events]
    event, _, end = last.partition(b"END:VCALENDAR")
    return head, [*events, event], b"END:VCALENDAR" + end


def embedded(event: Event) -> str:
    """The value that carries *event*, which no calendar has to show."""
    return base64.urlsafe_b64encode(json.dumps(wire.dump_event(event)).encode()).decode()


class TestSteps:
    def test_a_step_far_from_its_agreement_is_an_event_of_its_own(self):
        head, events, end = blocks(support.write([VISA])[0])
        events.append(events.pop(0))
        _, read, faults = support.read(head + b"".join(events) + end)
        assert faults == []
        agreement, signed, in_force = sorted(read, key=lambda event: len(event.title))
        assert (signed.title, in_force.title) == ("Visas: signed", "July 2025: Visas: in force")
        assert (str(in_force.when), in_force.relations[0].kind) == ("2025-07", "part-of")
        assert (agreement.id, agreement.phases) == ("visa", ())

    def test_a_step_of_no_known_stage_is_one_too_and_so_are_those_behind_it(self):
        data, _ = support.write([VISA])
        _, read, _ = support.read(data.replace(b"PHASE:signed 1", b"PHASE:sealed 1"))
        assert [event.title for event in read] == [
            "Visas", "Visas: signed", "July 2025: Visas: in force",
        ]  # fmt: skip

    def test_a_step_with_a_broken_date_is_a_fault_and_the_rest_stays(self):
        data, _ = support.write([VISA])
        broken = data.replace(b"DATE:20250701", b"DATE:20250732")
        _, (event,), (fault,) = support.read(broken)
        assert [phase.stage for phase in event.phases] == ["signed"]
        assert "20250732" in fault.message


@attrs.frozen(kw_only=True, repr=False)
class Project(Event):
    """A type as a plugin brings it, whose steps are in a field of its own."""

    type_name = "project"

    dates: tuple[edtf.Date, ...] = ()

    @property
    def steps(self):
        return tuple(Step(("dates", n), "works; part", when) for n, when in enumerate(self.dates))


class TestStepsOfAPlugin:
    project = Project(
        id="p", title="P", when="2024", dates=(edtf.parse("2024-05"), edtf.parse("2024-07-03"))
    )
    types = EventTypes([Project])

    def test_are_entries_that_become_one_event_again(self):
        data, losses = support.write([self.project], embed=True)
        assert data.count(b"BEGIN:VEVENT") == 3
        _, events, faults = support.read(data, self.types)
        assert (events, faults, losses.examples and list(losses)) == ([self.project], [], [])

    def test_date_that_was_changed_is_a_fault(self):
        data, _ = support.write([self.project], embed=True)
        moved = data.replace(b"DATE:2024070", b"DATE:2024071")
        assert moved != data
        _, events, (fault,) = support.read(moved, self.types)
        assert events == [self.project]
        assert "changed date of a step is ignored" in fault.message


class TestCarrier:
    def test_a_date_that_no_calendar_shows_gives_way_to_the_calendars(self):
        dated, _ = support.write([Event(id="a", title="A", when="2024", tags=["x"])], embed=True)
        old = support.value_of(
            "X-TIMELINE-EVENT", Event(id="a", title="A", when="2024", tags=["x"]), embed=True
        )
        new = embedded(Event(id="a", title="A", tags=["x"], codes={"cameo": "1"}))
        unfolded = dated.replace(b"\r\n ", b"").replace(old.encode(), new.encode())
        _, (event,), faults = support.read(unfolded)
        assert faults == []
        assert (str(event.when), event.codes) == ("2024", {"cameo": "1"})

    def test_a_broken_one_of_the_calendar_is_a_fault_and_its_properties_are_read(self):
        data, _ = support.write([], Metadata(title="Talks"), embed=True)
        _, _, (fault,) = support.read(data.replace(b"METADATA:", b"METADATA:!"))
        assert "X-TIMELINE-METADATA" in fault.message
        metadata, _, _ = support.read(data.replace(b"METADATA:", b"METADATA:!"))
        assert metadata.title == "Talks"

    def test_one_that_is_nested_without_end_is_a_fault(self):
        data, _ = support.write([], Metadata(title="Talks"), embed=True)
        deep = base64.urlsafe_b64encode(b"[" * 99_999)
        broken = data.replace(b"METADATA:", b"METADATA:" + deep + b"\r\nX-OLD:")
        metadata, _, (fault,) = support.read(broken)
        assert "nested too deeply" in fault.message
        assert metadata.title == "Talks"

    def test_a_copy_under_another_uid_is_another_event(self):
        event = Event(id="a", title="A", when="2024-07-03", codes={"cameo": "057"})
        data, _ = support.write([event], embed=True)
        _, (copy,), _ = support.read(data.replace(b"UID:a@timeline.invalid", b"UID:b"))
        assert copy == attrs.evolve(event, id="b")

    def test_a_repeated_one_has_ids_of_its_own(self):
        data, _ = support.write([Event(id="a", title="A", when="2024-07-03")])
        weekly = data.replace(b"STATUS", b"RRULE:FREQ=WEEKLY;COUNT=2\r\nSTATUS")
        _, read, _ = support.read(weekly, window="2024")
        assert [event.id for event in read] == ["a.20240703", "a.20240710"]


class TestMarks:
    def test_an_id_that_is_none_is_a_fault_and_no_event(self):
        data, _ = support.write([Event(id="a", title="A", when="2024-07-03")])
        _, events, (fault,) = support.read(
            data.replace(b"\r\nSTATUS", b"\r\nX-TIMELINE-ID:!\r\nSTATUS")
        )
        assert events == []
        assert "an id is" in fault.message

    def test_words_of_a_date_that_a_person_took_out_are_not_missed(self):
        data, _ = support.write([Event(id="a", title="A", when="2024-07")])
        (event,) = support.read(data.replace(b"July 2024: A", b"A"))[1]
        assert (event.title, str(event.when)) == ("A", "2024-07")

    def test_a_domain_is_taken_off_and_put_on(self):
        event = Event(
            id="a", title="A", when="2024", relations=[Relation(kind="causes", event="b")]
        )
        data, _ = support.write([event], domain="example.org")
        assert support.read(data)[1] == [event]

    @pytest.mark.parametrize("revised", ["2025-07-28", "2025-07-28T09:00:00+04:00"])
    def test_a_revision_counts_while_the_calendar_says_the_same(self, revised):
        data, _ = support.write([], Metadata(revised=revised))
        assert str(support.read(data)[0].revised) == revised
        other = data.replace(b"LAST-MODIFIED:2025", b"LAST-MODIFIED:2026")
        assert str(support.read(other)[0].revised).startswith("2026-07-28T")


class TestZones:
    def test_a_definition_that_is_broken_leaves_the_time_without_a_zone(self):
        zone = (
            b"BEGIN:VTIMEZONE\r\nTZID:Broken\r\nBEGIN:STANDARD\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
        )
        text = support.calendar("DTSTART;TZID=Broken:20240703T100000").encode()
        _, (event,), _ = support.read(text.replace(b"BEGIN:VEVENT", zone + b"BEGIN:VEVENT"))
        assert str(event.when) == "2024-07-03T10:00:00"
