import datetime as dt
import gc
import json
import weakref
from decimal import Decimal
from typing import ClassVar

import attrs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from timeline import (
    Actor,
    Citation,
    Declaration,
    DocumentError,
    Event,
    Figure,
    GenericEvent,
    Metadata,
    Observation,
    Place,
    Source,
    Timeline,
    edtf,
    wire,
)
from timeline.errors import Faults, Location, PluginWarning, format_path
from timeline.testing import events, metadata, timelines

AT = Location(path=("events", 0))
pytestmark = pytest.mark.filterwarnings("ignore::timeline.errors.PluginWarning")


def read(plain, **choices):
    faults = Faults()
    event = wire.DocumentReader(faults, **choices).event(plain, AT)
    assert list(faults) == []
    return event


def through_json(plain):
    return json.loads(json.dumps(plain, allow_nan=False))


class TestEvents:
    @given(event=events())
    def test_every_type_comes_back_as_it_was(self, event):
        plain = through_json(wire.dump_event(event))
        back = read(plain)
        assert back == event
        assert type(back) is type(event)
        assert wire.dump_event(back) == plain

    @given(event=events())
    def test_written_values_are_builtins_and_no_subclasses(self, event):
        def check(value):
            assert type(value) in {str, int, float, bool, list, dict}
            if type(value) is list:
                for item in value:
                    check(item)
            if type(value) is dict:
                for key, item in value.items():
                    assert type(key) is str
                    check(item)

        check(wire.dump_event(event))

    def test_defaults_are_left_out(self):
        assert wire.dump_event(Event(id="a", title="A")) == {"id": "a", "title": "A"}

    def test_type_is_left_out_for_the_plain_event_alone(self):
        assert wire.dump_event(Declaration(id="a", title="A"))["type"] == "declaration"

    @pytest.mark.parametrize(
        ("actor", "plain"),
        [
            (Actor(code="AZ"), "AZ"),
            (Actor(name="BYD"), "BYD"),
            (Actor(name="AZ"), {"name": "AZ"}),
            (Actor(code="AZ", role="host"), {"code": "AZ", "role": "host"}),
            (Actor(code="AZ", name="Azerbaijan"), {"name": "Azerbaijan", "code": "AZ"}),
            (Actor(name="Kosovo", kind="country"), {"name": "Kosovo", "kind": "country"}),
        ],
    )
    def test_actor_is_as_short_as_it_can_be(self, actor, plain):
        event = Event(id="a", title="A", actors=[actor])
        assert wire.dump_event(event)["actors"] == [plain]
        assert read(wire.dump_event(event)).actors == (actor,)

    def test_place_and_citation_are_texts_where_those_say_all(self):
        event = Event(id="a", title="A", places=["Baku"], citations=["ttp"])
        plain = wire.dump_event(event)
        assert (plain["places"], plain["citations"]) == (["Baku"], ["ttp"])

    @pytest.mark.parametrize(
        ("amount", "plain"),
        [
            ("3740000000", 3740000000),
            ("0", 0),
            ("-5", -5),
            ("-0", "-0"),
            ("1.50", "1.50"),
            ("1E+3", "1E+3"),
            ("9007199254740991", 9007199254740991),
            ("9007199254740992", "9007199254740992"),
        ],
    )
    def test_amount_is_an_int_only_where_every_reader_keeps_it(self, amount, plain):
        figure = Figure(measure="m", amount=amount)
        event = Observation(id="a", title="A", figures=[figure])
        written = wire.dump_event(event)["figures"][0]["amount"]
        assert (written, type(written)) == (plain, type(plain))
        back = read(wire.dump_event(event)).figures[0].amount
        assert back.as_tuple() == Decimal(amount).as_tuple()

    def test_whole_float_is_the_whole_number_that_json_means(self):
        plain = {"id": "a", "title": "A", "figures": [{"measure": "m", "amount": 3.0}]}
        assert read(plain).figures[0].amount.as_tuple() == Decimal(3).as_tuple()

    def test_text_of_a_parser_of_its_own_becomes_plain(self):
        class Parsed(str):
            __slots__ = ()

        event = read({"id": Parsed("a"), "title": Parsed("A"), "tags": [Parsed("t")]})
        assert {type(event.id), type(event.title), type(event.tags[0])} == {str}
        # A type of a plugin need not convert what it is given.
        of_plugin = read(sanction(authority=Parsed("UN")), types=SANCTIONS)
        assert type(of_plugin.authority) is str

    @pytest.mark.parametrize(
        "day", [dt.date(2024, 7, 3), dt.datetime(2024, 7, 3, 12, tzinfo=dt.UTC)]
    )
    def test_day_of_a_parser_is_that_day(self, day):
        assert read({"id": "a", "title": "A", "when": day}).when == edtf.as_when(day)


class TestRepeatedTexts:
    PLAIN: ClassVar = {"id": "a", "title": "A", "when": "2024", "actors": ["AZ"]}

    def test_share_their_values(self):
        one, other = read(dict(self.PLAIN)), read(dict(self.PLAIN))
        assert one.when is other.when
        assert one.actors[0] is other.actors[0]

    def test_share_their_values_in_tables_too(self):
        plain = self.PLAIN | {"places": [{"name": "Baku", "country": "AZ"}]}
        one, other = read(plain), read(through_json(plain))
        assert one.places[0] is other.places[0]
        assert one.places[0] == Place(name="Baku", country="AZ")

    def test_numbers_in_tables_are_taken_for_what_they_are(self):
        here, nowhere = (
            {"name": "Null Island", "latitude": latitude, "longitude": 0} for latitude in (1, True)
        )
        assert read(self.PLAIN | {"places": [here]}).places[0].latitude == 1
        faults = Faults()
        assert (
            wire.DocumentReader(faults).event(self.PLAIN | {"places": [nowhere]}, Location())
            is None
        )
        assert [format_path(fault.path) for fault in faults] == ["places[0].latitude"]

    def test_long_ones_hold_no_memory(self):
        event = read(self.PLAIN | {"places": ["x" * 1000]})
        place = weakref.ref(event.places[0])
        del event
        gc.collect()
        assert place() is None

    def test_are_taken_for_what_they_hold_not_for_what_they_print(self):
        class Escaped(str):
            __slots__ = ()

            def __str__(self):
                return "2025"

        printed = {"title": Escaped("A"), "when": Escaped("2024"), "actors": [Escaped("AZ")]}
        assert read(self.PLAIN | printed) == read(self.PLAIN)


class TestMetadata:
    @given(described=metadata())
    def test_comes_back_as_it_was(self, described):
        faults = Faults()
        plain = through_json(wire.dump_metadata(described))
        assert wire.DocumentReader(faults).metadata(plain, {}) == described

    def test_sources_stand_by_their_ids_in_their_order(self):
        described = Metadata(sources=[Source(id="b", title="B"), Source(id="a", url="http://a.b")])
        plain = wire.dump_sources(described)
        assert list(plain.items()) == [("b", {"title": "B"}), ("a", {"url": "http://a.b"})]
        assert wire.DocumentReader(Faults()).metadata({}, plain) == described


class TestTimelines:
    @settings(max_examples=30)
    @given(timeline=timelines())
    def test_comes_back_as_it_was(self, timeline):
        plain = through_json(wire.dump(timeline))
        assert wire.load(plain) == timeline
        assert plain["version"] == wire.VERSION

    def test_empty_timeline_says_only_its_version(self):
        assert wire.dump(Timeline()) == {"version": 1, "events": []}
        assert wire.load({"version": 1, "events": []}) == Timeline()

    def test_document_without_version_is_of_the_first(self):
        assert len(wire.load({"events": [{"id": "a", "title": "A"}]})) == 1

    def test_later_version_is_refused_whole(self):
        with pytest.raises(DocumentError, match="version 2 is later than 1") as caught:
            wire.load({"version": 2, "events": [{"no": "sense"}]})
        assert len(caught.value.faults) == 1

    def test_version_may_have_a_point_as_numbers_of_json_may(self):
        assert len(wire.load({"version": 1.0, "events": []})) == 0

    @pytest.mark.parametrize("version", [0, -1, "1", 1.5, True, None])
    def test_version_that_is_none_is_refused(self, version):
        with pytest.raises(DocumentError, match="version"):
            wire.load({"version": version, "events": []})


@attrs.frozen(kw_only=True)
class Limit:
    scope: str
    upto: Decimal


@attrs.frozen(kw_only=True)
class Sanction(Event):
    """A plugin's type, with fields of every kind."""

    type_name = "sanction"

    authority: str = ""
    binding: bool = False
    paragraphs: tuple[int, ...] = ()
    share: float | None = None
    limit: Limit | None = None
    limits: tuple[Limit, ...] = ()
    targets: tuple[Actor, ...] = ()


SANCTIONS = wire.EventTypes([Sanction])


def sanction(**fields):
    return {"type": "sanction", "id": "s", "title": "S", **fields}


def read_three(reader):
    for _ in range(3):
        reader.event({"type": "x-y", "id": "a", "title": "A"}, AT)


class TestTypesOfPlugins:
    event = Sanction(
        id="s",
        title="S",
        when="2024",
        authority="UN",
        binding=True,
        paragraphs=(1, 2),
        share=0.5,
        limit=Limit(scope="oil", upto=Decimal("1.50")),
        limits=(Limit(scope="gas", upto=Decimal(2)),),
        targets=(Actor(code="AZ"),),
    )

    def test_travels_as_the_built_in_ones_do(self):
        plain = through_json(wire.dump_event(self.event))
        assert plain["type"] == "sanction"
        assert read(plain, types=SANCTIONS) == self.event

    def test_survives_where_its_plugin_is_missing(self):
        plain = through_json(wire.dump_event(self.event))
        with pytest.warns(PluginWarning, match="'sanction' is not installed"):
            kept = read(plain)
        assert isinstance(kept, GenericEvent)
        assert (kept.type, kept.when) == ("sanction", self.event.when)
        assert wire.dump_event(kept) == plain
        assert read(wire.dump_event(kept), types=SANCTIONS) == self.event

    @pytest.mark.parametrize(
        ("given", "number"), [(3.0, 3), (-0.0, 0), (2.0**53 - 1, 2**53 - 1), (Decimal(3), 3)]
    )
    def test_whole_float_is_a_whole_number(self, given, number):
        (paragraph,) = read(sanction(paragraphs=[given]), types=SANCTIONS).paragraphs
        assert (paragraph, type(paragraph)) == (number, int)

    @pytest.mark.parametrize("given", [1, 0.5, Decimal("0.5"), 2**53 - 1])
    def test_number_is_a_float(self, given):
        share = read(sanction(share=given), types=SANCTIONS).share
        assert (share, type(share)) == (float(given), float)

    @pytest.mark.parametrize(
        ("field", "given"),
        [
            *(("paragraphs", [given]) for given in (1.5, 2.0**53, True, "1", Decimal("1.5"))),
            *(("share", given) for given in (2**53, True, "1", float("inf"), float("nan"))),
            *(("binding", given) for given in (0, 1, "true")),
        ],
    )
    def test_value_of_another_kind_is_refused(self, field, given):
        faults = Faults()
        reader = wire.DocumentReader(faults, SANCTIONS)
        assert reader.event(sanction(**{field: given}), AT) is None
        assert [format_path(fault.path).split("[")[1] for fault in faults] == [f"0].{field}"]

    @pytest.mark.filterwarnings("default::timeline.errors.PluginWarning")
    def test_missing_plugin_is_reported_once(self):
        reader = wire.DocumentReader(Faults())
        with pytest.warns(PluginWarning) as caught:
            read_three(reader)
        assert len(caught) == 1

    def test_warning_offers_the_type_that_may_be_meant(self):
        with pytest.warns(PluginWarning, match="did you mean 'declaration'"):
            read({"type": "declaratoin", "id": "a", "title": "A"})

    @pytest.mark.parametrize("name", ["", "a b", "é", "x" * 201])
    def test_what_is_no_name_of_a_type_is_one_fault_and_nothing_kept(self, name):
        faults = Faults()
        assert (
            wire.DocumentReader(faults).event({"type": name, "id": "a", "title": "A"}, AT) is None
        )
        (fault,) = faults
        assert format_path(fault.path) == "events[0].type"
        assert "the types are event, agreement" in fault.message

    def test_a_code_at_fault_is_named_by_its_key(self):
        faults = Faults()
        plain = {"id": "a", "title": "A", "codes": {"cameo": "057", "gdelt": ""}}
        assert wire.DocumentReader(faults).event(plain, AT) is None
        assert [format_path(fault.path) for fault in faults] == ["events[0].codes.gdelt"]

    def test_unknown_type_may_be_a_fault(self):
        faults = Faults()
        reader = wire.DocumentReader(faults, unknown_types="refuse")
        assert reader.event({"type": "declaratoin", "id": "a", "title": "A"}, AT) is None
        (fault,) = faults
        assert (format_path(fault.path), fault.event) == ("events[0].type", "a")
        assert "the types are event, agreement" in fault.message
        assert "did you mean 'declaration'?" in fault.message

    def test_unknown_type_that_is_a_fault_says_how_to_keep_it(self):
        faults = Faults()
        reader = wire.DocumentReader(faults, unknown_types="refuse")
        assert reader.event({"type": "sanction", "id": "a", "title": "A"}, AT) is None
        (fault,) = faults
        assert fault.message.startswith("'sanction' is not allowed; the types are event, ")
        assert fault.message.endswith(
            "; install the plugin that adds this type, or keep its events as they are with the"
            " option unknown_types=keep"
        )

    @pytest.mark.parametrize("name", [5, "", "a b"])
    @pytest.mark.parametrize("unknown_types", ["keep", "refuse"])
    def test_what_cannot_be_the_name_of_a_type_is_not_said_to_be_one(self, name, unknown_types):
        faults = Faults()
        reader = wire.DocumentReader(faults, unknown_types=unknown_types)
        assert reader.event({"type": name, "id": "a", "title": "A"}, AT) is None
        (fault,) = faults
        assert fault.message.startswith(f"{name!r} is not allowed; the types are event, ")
        assert "plugin" not in fault.message


class TestDump:
    @pytest.mark.parametrize(
        "dump", [wire.dump, wire.dump_event, wire.dump_head, wire.dump_metadata, wire.dump_sources]
    )
    @pytest.mark.parametrize("wrong", [5, None, "talks", {"id": "talks"}], ids=repr)
    def test_what_is_no_value_of_the_model_is_a_wrong_type(self, dump, wrong):
        with pytest.raises(TypeError, match=r"is not an? (Timeline|Event|Metadata)$"):
            dump(wrong)


class TestUnknownFields:
    plain: ClassVar = {
        "id": "a",
        "title": "A",
        "colour": "red",
        "actors": [{"code": "AZ", "wikidata": "Q227"}],
        "citations": ["ttp"],
        "extra": {"mine": 1},
    }

    def test_are_kept_by_their_path_where_that_is_wanted(self):
        event = read(self.plain, unknown_fields="keep")
        assert event.extra == {"mine": 1, "colour": "red", "actors[0].wikidata": "Q227"}
        assert event.actors == (Actor(code="AZ"),)

    def test_are_faults_otherwise(self):
        faults = Faults()
        assert wire.DocumentReader(faults).event(self.plain, AT) is None
        assert [format_path(fault.path) for fault in faults] == [
            "events[0].colour",
            "events[0].actors[0].wikidata",
        ]

    @pytest.mark.parametrize(
        ("other", "path"), [({"when": "2024-13"}, ".when"), ({"extra": 5}, ".extra")]
    )
    def test_other_faults_stay_faults(self, other, path):
        faults = Faults()
        reader = wire.DocumentReader(faults, unknown_fields="keep")
        assert reader.event({**self.plain, **other}, AT) is None
        assert [format_path(fault.path) for fault in faults] == [f"events[0]{path}"]

    def test_never_overwrite_what_is_there(self):
        faults = Faults()
        plain = {"id": "a", "title": "A", "colour": "red", "extra": {"colour": "blue"}}
        assert wire.DocumentReader(faults, unknown_fields="keep").event(plain, AT) is None
        assert [format_path(fault.path) for fault in faults] == ["events[0].colour"]

    def test_of_the_timeline_are_kept_too(self):
        tl = wire.load({"timeline": {"owner": "us"}, "events": []}, unknown_fields="keep")
        assert tl.metadata.extra == {"owner": "us"}


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner)
        | st.dictionaries(
            st.text()
            | st.sampled_from(
                ["id", "title", "when", "actors", "figures", "extra", "type", "phases"]
            ),
            inner,
        )
    ),
    max_leaves=12,
)


@given(ANYTHING)
def test_anything_at_all_is_an_event_or_a_fault(plain):
    faults = Faults()
    event = wire.DocumentReader(faults).event(plain, AT)
    assert (event is None) == bool(len(faults))


@given(ANYTHING)
def test_anything_in_extra_is_kept_as_it_is_or_is_a_fault(plain):
    faults = Faults()
    whole = {"id": "a", "title": "A", "extra": {"x": plain}}
    event = wire.DocumentReader(faults).event(whole, AT)
    assert (event is None) == bool(len(faults))
    if event is None:
        assert {fault.path[:4] for fault in faults} == {("events", 0, "extra", "x")}
    else:
        assert wire.dump_event(event) == whole
        assert read(whole) == event


def test_citation_is_as_long_as_it_has_to_be():
    event = Event(id="a", title="A", citations=[Citation(source="ttp", says="2024")])
    assert wire.dump_event(event)["citations"] == [{"source": "ttp", "says": "2024"}]


def test_place_without_coordinates_is_no_place_at_the_equator():
    place = Place(name="Null Island", latitude=0.0, longitude=0.0)
    event = Event(id="a", title="A", places=[place])
    assert wire.dump_event(event)["places"][0]["latitude"] == 0.0
    assert read(wire.dump_event(event)).places == (place,)
