"""What is written comes back, less what was reported lost, and every byte is clean."""

import base64

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.ical.tests import checker, support

from timeline.model import Agreement, Event, Metadata, Observation, Regime
from timeline.testing import events, metadata, whens

IMPRECISE = ("span", "marker", "skip")

OPTIONS = st.fixed_dictionaries({"imprecise": st.sampled_from(IMPRECISE), "embed": st.booleans()})


def lost_fields(losses):
    return {loss.field for loss in losses}


def without(event, lost):
    """*event* without what is under the paths *lost*, where that leaves something to compare."""
    values = {field.name: getattr(event, field.name) for field in attrs.fields(type(event))}
    for path in lost:
        name, _, inner = path.partition(".")
        if name == "type":
            values = {key: values[key] for key in attrs.fields_dict(Event) if key in values}
        elif not inner:
            values.pop(name, None)
    blank = {
        "places.codes": {"codes": {}},
        "places.latitude": {"latitude": None, "longitude": None},
        "phases.actors": {"actors": ()},
        "phases.citations": {"citations": ()},
        "phases.when": {"when": None},
    }
    for path, changes in blank.items():
        name = path.partition(".")[0]
        if path in lost and name in values:
            values[name] = tuple(attrs.evolve(item, **changes) for item in values[name])
    if "type" not in lost:
        values["type"] = event.type
    return values


# Types that are not installed are made up too, and reading one warns.
@pytest.mark.filterwarnings("ignore:event type:timeline.errors.PluginWarning")
class TestRoundTrip:
    @given(st.lists(events(), unique_by=lambda event: event.id, max_size=4), metadata(), OPTIONS)
    def test_what_was_not_lost_comes_back(self, written, meta, options):
        data, losses = support.write(written, meta, **options)
        assert checker.check(data) == []
        read_meta, read, faults = support.read(data)
        assert faults == []
        known = {event.id: event for event in read}
        assert len(known) == len(read)
        for event in written:
            _, report = support.write([event], meta, **options)
            lost = {field for field in lost_fields(report) if not field.startswith("timeline.")}
            if "event" in lost:
                assert event.id not in known
                continue
            back = known.pop(event.id)
            assert without(back, lost) == without(event, lost)
        assert known == {}
        gone = {field.removeprefix("timeline.") for field in lost_fields(losses)}
        for field in attrs.fields(Metadata):
            if field.name not in gone:
                assert getattr(read_meta, field.name) == getattr(meta, field.name)

    @given(events(), metadata())
    def test_an_event_that_carries_itself_loses_nothing_but_in_the_eyes_of_a_reader(
        self, event, meta
    ):
        data, losses = support.write([event], meta, embed=True)
        is_lost = "event" in lost_fields(losses)
        assert support.read(data)[:2] == (meta, [] if is_lost else [event])

    @given(whens(), st.sampled_from(IMPRECISE))
    def test_every_date_that_can_be_drawn_comes_back(self, when, imprecise):
        event = Event(id="a", title="b: c", when=when)
        data, losses = support.write([event], imprecise=imprecise)
        is_lost = "event" in lost_fields(losses)
        found = [(back.when, back.title) for back in support.read(data)[1]]
        assert found == ([] if is_lost else [(when, "b: c")])
        if is_lost and imprecise != "skip":
            # Only what is outside of a calendar's years, or has no known end, is not drawn.
            (reason,) = [loss.reason for loss in losses]
            assert reason.startswith(("a calendar covers", "a calendar needs at least one end"))

    @given(
        whens(),
        st.sampled_from(["", "en-US", "fr", "de", "es", "ru", "zh", "it", "ko", "pt-BR", "az"]),
        st.sampled_from(["Talks", "2023: Talks", "October 2023: Talks", ": "]),
        st.booleans(),
    )
    def test_no_word_before_a_title_is_left_whatever_the_language(
        self, when, language, title, is_named
    ):
        event = Event(id="a", title=title, when=when)
        meta = Metadata(title="t" if is_named else "", language=language)
        data, losses = support.write([event], meta)
        _, read, faults = support.read(data)
        assert [found.title for found in read] == (
            [] if "event" in lost_fields(losses) else [title]
        )
        assert faults == []

    @pytest.mark.parametrize("language", ["en-US", "fr", "de", "es", "ru", "zh"])
    def test_nor_where_a_program_has_dropped_the_language(self, language):
        data, _ = support.write(
            [Event(id="a", title="Talks", when="1848~")], Metadata(title="t", language=language)
        )
        _, (event,), _ = support.read(data.replace(f";LANGUAGE={language}".encode(), b""))
        assert event.title == "Talks"

    def test_what_the_reader_sees_is_ours_to_the_last_title(self):
        data, _ = support.write(support.EVENTS, support.METADATA)
        _, read, faults = support.read(data)
        assert faults == []
        assert [event.title for event in read] == [event.title for event in support.EVENTS]
        assert [event.when for event in read] == [event.when for event in support.EVENTS]
        assert [event.status for event in read] == [event.status for event in support.EVENTS]
        assert [event.description for event in read] == [e.description for e in support.EVENTS]

    def test_an_observation_without_its_figures_is_an_event(self):
        (event,) = [event for event in support.EVENTS if isinstance(event, Observation)]
        data, losses = support.write([event])
        assert {"type", "figures"} <= lost_fields(losses)
        (back,) = support.read(data)[1]
        assert type(back) is Event

    def test_the_steps_of_an_agreement_come_back_with_their_dates(self):
        (visa,) = [event for event in support.EVENTS if isinstance(event, Agreement)]
        data, losses = support.write([visa])
        assert "phases" not in lost_fields(losses)
        (back,) = support.read(data)[1]
        assert [(p.stage, p.when) for p in back.phases] == [(p.stage, p.when) for p in visa.phases]


class TestAPersonChangesTheCalendar:
    """What somebody edits in a calendar program wins over what the event carries of itself."""

    EVENT = Regime(
        id="visa-free",
        title="Visa-free travel",
        when="2025-07/2026",
        status="expected",
        regime="visa-free",
        description="As agreed.",
        places=["Baku"],
        tags=["visa"],
        codes={"cameo": "057"},
    )

    def edited(self, old, new, **options):
        data, _ = support.write([self.EVENT], embed=True, **options)
        assert old in data
        _, (event,), faults = support.read(data.replace(old, new))
        assert faults == []
        return event

    def test_nothing(self):
        assert self.edited(b"", b"") == self.EVENT

    @pytest.mark.parametrize(
        ("old", "new", "field", "value"),
        [
            (b"Visa-free", b"No visa for", "title", "No visa for travel"),
            (b"As agreed.", b"As signed.", "description", "As signed."),
            (b"LOCATION:Baku", b"LOCATION:Ganja", "places", ("Ganja",)),
            (b"CATEGORIES:visa", b"CATEGORIES:visa,travel", "tags", ("visa", "travel")),
            (b"STATUS:TENTATIVE", b"STATUS:CANCELLED", "status", "cancelled"),
        ],
    )
    def test_a_field(self, old, new, field, value):
        data, _ = support.write([self.EVENT], embed=True)
        assert old in data
        _, (event,), _ = support.read(data.replace(old, new, 1))
        assert event == attrs.evolve(self.EVENT, **{field: value})

    @pytest.mark.parametrize("imprecise", IMPRECISE[:2])
    @pytest.mark.parametrize("embed", [True, False])
    def test_the_date(self, imprecise, embed):
        event = Event(id="a", title="Forum", when="2025-07")
        data, _ = support.write([event], embed=embed, imprecise=imprecise)
        moved = data.replace(b"DTSTART;VALUE=DATE:20250701", b"DTSTART;VALUE=DATE:20250630")
        _, (back,), _ = support.read(moved)
        assert str(back.when).startswith("2025-06-30")
        assert back.title == "Forum"

    def test_a_step_of_an_agreement(self):
        (visa,) = [event for event in support.EVENTS if isinstance(event, Agreement)]
        data, _ = support.write([visa], embed=True)
        moved = data.replace(b"20250530", b"20250529").replace(b"20250531", b"20250530")
        _, (back,), _ = support.read(moved)
        assert [str(phase.when) for phase in back.phases] == [
            "2025-04-23", "2025-05-29", "2025-06", "2025-07-16",
        ]  # fmt: skip
        assert back.phases[0].actors == visa.phases[0].actors

    def test_a_regime_made_a_single_day_is_a_fault_and_an_event(self):
        data, _ = support.write([self.EVENT])
        moved = data.replace(b"20250701", b"20250101").replace(b"20270101", b"20250102")
        _, (back,), (fault,) = support.read(moved)
        assert (type(back), str(back.when)) == (Event, "2025-01-01")
        assert "interval" in fault.message

    def test_a_broken_carrier_is_a_fault_and_the_calendar_is_read(self):
        data, _ = support.write([Event(id="a", title="Forum", when="2025-07")], embed=True)
        at = data.index(b"X-TIMELINE-EVENT:") + 17
        too_deep = base64.b64encode(b"[" * 99999)
        for broken in (b"!", b"abc", too_deep):
            _, (back,), (fault,) = support.read(data[:at] + broken + data[at:])
            assert (back.title, str(back.when)) == ("Forum", "2025-07")
            assert "X-TIMELINE-EVENT" in str(fault)
