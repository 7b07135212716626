import copy
import datetime as dt
import pickle
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from functools import partial

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline.model
from timeline import (
    Accession,
    Actor,
    ActorKind,
    Agreement,
    Citation,
    Event,
    Figure,
    GenericEvent,
    Meeting,
    Metadata,
    Observation,
    Phase,
    Place,
    Regime,
    Relation,
    Source,
    Status,
    Visit,
    edtf,
)
from timeline.errors import FieldError
from timeline.model import Contradiction, Statement, fields, walk
from timeline.testing import events, lines, metadata, texts


def event(**fields):
    return Event(**{"id": "a", "title": "A"} | fields)


_SAID = Statement(source="s", says=edtf.parse("2024"))
NAMES = {name: getattr(timeline.model, name) for name in timeline.model.__all__}


class TestValues:
    @given(happened=events())
    def test_are_hashable_picklable_and_copied_by_value(self, happened):
        assert hash(happened) == hash(copy.deepcopy(happened))
        assert pickle.loads(pickle.dumps(happened)) == happened  # noqa: S301 - our own
        assert copy.copy(happened) == copy.deepcopy(happened) == happened

    @given(happened=events())
    def test_evolve_without_changes_is_equal(self, happened):
        assert attrs.evolve(happened) == happened

    @given(happened=events())
    def test_are_slotted_and_frozen(self, happened):
        assert not hasattr(happened, "__dict__")
        with pytest.raises(attrs.exceptions.FrozenInstanceError):
            happened.title = "x"

    def test_print_what_was_given_and_no_defaults(self):
        assert repr(event(when="2024-07", actors=["AZ"])) == (
            "Event(id='a', title='A', when='2024-07', actors=(Actor(code='AZ', kind='country'),))"
        )
        assert str(event(when="2024-07")) == "2024-07: A (a)"
        assert str(event()) == "undated: A (a)"

    @given(whole=events() | metadata())
    def test_print_text_that_makes_an_equal_one(self, whole):
        assert eval(repr(whole), NAMES) == whole  # noqa: S307 - our own

    @pytest.mark.parametrize(
        "value",
        [
            event(when="2024-07"),
            event(citations=[Citation(source="s", says="2024")]).evidence(),
            _SAID,
            Contradiction(one=_SAID, other=_SAID),
        ],
        ids=lambda value: type(value).__name__,
    )
    def test_format_as_their_text(self, value):
        assert f"{value:>90}" == str(value).rjust(90)

    def test_types_differ_though_their_fields_are_the_same(self):
        assert event() != Meeting(id="a", title="A")


class TestPlainTextIsConverted:
    def test_on_construction_and_by_evolve(self):
        changed = attrs.evolve(
            event(), when="2024-07", actors=["AZ", "BYD"], places=["Baku"], citations=["ttp"]
        )
        assert changed.when == edtf.parse("2024-07")
        assert changed.actors == (Actor(code="AZ"), Actor(name="BYD"))
        assert changed.places == (Place(name="Baku"),)
        assert changed.citations == (Citation(source="ttp"),)

    def test_python_dates_are_dates(self):
        assert str(event(when=dt.date(2024, 7, 3)).when) == "2024-07-03"

    def test_status_and_kinds_are_named_by_their_values(self):
        assert event(status="planned").status is Status.PLANNED
        assert Actor(name="x", kind="company").kind is ActorKind.COMPANY
        assert Accession(id="a", title="A", stage="working party").stage == "working party"

    def test_any_iterable_is_a_list(self):
        assert event(tags=(tag for tag in "ab")).tags == ("a", "b")
        assert event(tags={"b", "a", "c"}).tags == ("a", "b", "c")

    def test_line_breaks_become_lf(self):
        assert event(description="a\r\nb\rc\n").description == "a\nb\nc\n"

    def test_lists_within_extra_become_tuples(self):
        happened = event(extra={"a": [1, {"b": []}]})
        assert happened.extra == {"a": (1, {"b": ()})}
        hash(happened)

    def test_caller_cannot_reach_what_an_event_holds(self):
        inner = [1]
        given_ = {"a": inner}
        happened = event(extra=given_, codes=(codes := {"cameo": "057"}))
        inner.append(2)
        given_["b"] = 3
        codes["x"] = "y"
        assert happened.extra == {"a": (1,)}
        assert happened.codes == {"cameo": "057"}


class TestTexts:
    @given(line=lines(empty=False), text=texts())
    def test_any_unicode_is_taken(self, line, text):
        happened = event(title=line, description=text)
        assert happened.title == line
        assert happened.description == text.replace("\r\n", "\n")

    @pytest.mark.parametrize("character", ["\n", "\r", "\t", "\x00", "\x7f", "\x85", "\u2028"])
    def test_title_is_one_line(self, character):
        with pytest.raises(FieldError, match=rf"title: .* U\+{ord(character):04X} at position 2"):
            event(title=f"ab{character}c")

    @pytest.mark.parametrize("character", ["\t", "\x00", "\x0b", "\x1b", "\x7f", "\x85", "\ud800"])
    def test_description_holds_no_control_characters(self, character):
        with pytest.raises(FieldError, match=rf"U\+{ord(character):04X} at position 4"):
            event(description=f"a\nbc{character}")

    @given(at=st.integers(0, 5), surrogate=st.characters(categories=["Cs"]))
    def test_lone_surrogate_is_refused_with_its_position(self, at, surrogate):
        text = "é" * at + surrogate + "x" * 3
        with pytest.raises(FieldError, match=f"at position {at} is a"):
            event(title=text)

    @pytest.mark.parametrize("title", ["", " ", "\u00a0\u3000"])
    def test_title_says_something(self, title):
        with pytest.raises(FieldError, match="must not be empty"):
            event(title=title)


class TestRefusals:
    @pytest.mark.parametrize(
        ("fields", "message"),
        [
            ({"id": "a b"}, "id: 'a b' is not allowed; an id is ASCII letters and digits"),
            ({"id": "é"}, "an id is ASCII"),
            ({"id": "a\n"}, "an id is ASCII"),
            ({"id": "-a"}, "an id is ASCII"),
            ({"id": "x" * 201}, "at most 200 characters"),
            ({"id": 5}, "an id is ASCII"),
            ({"title": 5}, "title: 5 is not allowed; expected text"),
            ({"title": b"x"}, "expected text"),
            ({"when": "2024-13"}, "when: '2024-13' is not allowed"),
            ({"when": 2024}, "when: 2024 is not allowed; expected an EDTF date"),
            ({"when": True}, "expected an EDTF date"),
            ({"when": ["2024"]}, "expected an EDTF date"),
            ({"status": "occured"}, "status: 'occured' is not allowed; expected one of cancelled"),
            ({"status": None}, "status: None"),
            ({"description": None}, "description: None is not allowed; expected text"),
            ({"actors": "AZ"}, "actors: 'AZ' is not allowed; expected a list of Actor"),
            ({"actors": {"name": "x"}}, "actors: {'name': 'x'} is not allowed; expected a list"),
            ({"actors": 5}, "actors: 5 is not allowed"),
            ({"actors": None}, "actors: None is not allowed"),
            ({"actors": ["AZ", 5]}, "actors[1]: 5 is not allowed; expected Actor"),
            ({"actors": ["AZ", ""]}, "actors[1].name: '' is not allowed"),
            ({"actors": {Actor(code="AZ")}}, "expected a list of Actor"),
            ({"places": [" "]}, "places[0].name"),
            ({"citations": ["no id"]}, "citations[0].source"),
            ({"figures": [1]}, "figures[0]: 1 is not allowed; expected Figure"),
            ({"figures": 5}, "figures: 5"),
            ({"relations": ["b"]}, "relations[0]: 'b' is not allowed; expected Relation"),
            ({"tags": "trade"}, "tags: 'trade' is not allowed; expected a list of str"),
            ({"tags": ["a", 5]}, "tags[1]: 5"),
            ({"tags": ["a", "a"]}, "each may be given once"),
            ({"tags": ["a\nb"]}, "U+000A at position 1"),
            ({"tags": ["a", " "]}, "tags[1]: ' ' is not allowed; it must not be empty"),
            ({"codes": ["057"]}, "codes: ['057'] is not allowed; expected a mapping"),
            ({"codes": {"cameo": 57}}, "codes.cameo: 57 is not allowed; expected text"),
            ({"codes": {"a b": "57"}}, "codes: 'a b' is not allowed; an id"),
            ({"extra": []}, "extra: () is not allowed; expected a mapping"),
            ({"extra": {1: 2}}, "extra: 1 is not allowed; keys must be texts"),
            ({"extra": {"a": None}}, "extra.a: None is not allowed; expected text, booleans"),
            ({"extra": {"a": [dt.date(2024, 1, 1)]}}, "extra.a[0]: datetime.date"),
            ({"extra": {"a": float("inf")}}, "extra.a: inf is not allowed"),
            ({"extra": {"a": float("nan")}}, "extra.a: nan is not allowed"),
            ({"extra": {"a": {1}}}, "extra.a: {1} is not allowed"),
            ({"extra": {"a": b"x"}}, "extra.a: b'x' is not allowed"),
            (
                {"extra": {"a": "x\ud800"}},
                "extra.a: 'x\\ud800' is not allowed; U+D800 at position 1",
            ),
            ({"extra": {"\ud800": 1}}, "U+D800 at position 0"),
            ({"extra": {"a": 2**63}}, "whole ones of 64 bits"),
            ({"extra": {"a": -(2**63) - 1}}, "whole ones of 64 bits"),
        ],
    )
    def test_name_the_field_the_value_and_what_is_allowed(self, fields, message):
        with pytest.raises(FieldError) as caught:
            event(**fields)
        assert message in str(caught.value)
        assert isinstance(caught.value, ValueError)

    def test_hostile_values_make_short_messages(self):
        deep = value = []
        for _ in range(3000):
            value.append(value := [])
        for extra in ({"a": deep}, {"a": 10**5000}, {"a": "\ud800" * 10**6}):
            with pytest.raises(FieldError) as caught:
                event(extra=extra)
            assert len(str(caught.value)) < 300

    def test_date_of_an_error_has_its_position(self):
        with pytest.raises(FieldError) as caught:
            event(when="2024-13")
        assert isinstance(caught.value.__cause__, edtf.EdtfError)
        assert "at position 5" in str(caught.value)


DATES_IN_WORDS = [
    ("July 2024", "; write '2024-07'"),
    ("44 BC", "; write '-0043'"),
    ("c. 1450", "; write '1450~'"),
    ("3/7/2024", "; it can be read as 2024-03-07 or 2024-07-03: write the one you mean"),
    ("later this year", "; it depends on the day on which it was said: write the date itself"),
    ("July 2024" + " " * 80, " at position 0"),
]


class TestDatesInWords:
    @pytest.mark.parametrize(("words", "end"), DATES_IN_WORDS)
    def test_refusal_ends_with_the_date_that_they_mean(self, words, end):
        with pytest.raises(FieldError, match="is not a date: expected") as caught:
            event(when=words)
        assert str(caught.value).endswith(end)


class TestActor:
    def test_exact_code_is_a_country_and_all_else_a_name(self):
        assert Actor.from_text("AZ").code == "AZ"
        for text in ("az", "EU", "XK", "Azerbaijan", "AZE"):
            assert Actor.from_text(text) == Actor(name=text)

    def test_label_is_the_name_or_the_countrys(self):
        assert Actor(code="CN").label == "China"
        assert Actor(code="CN", name="中国").label == "中国"

    def test_code_says_that_it_is_a_country(self):
        assert Actor(code="AZ", kind=None).kind is ActorKind.COUNTRY
        assert attrs.evolve(Actor(name="x"), code="AZ").kind is ActorKind.COUNTRY
        with pytest.raises(FieldError, match="an actor with a country code is a country"):
            Actor(code="AZ", kind="person")

    @pytest.mark.parametrize("code", ["az", "XX", "AZE", "031", " AZ", None, 0])
    def test_code_is_exact(self, code):
        with pytest.raises(FieldError, match="ISO 3166-1 alpha-2"):
            Actor(name="x", code=code)

    def test_state_that_is_gone_has_a_name_alone(self):
        assert Actor(name="Yugoslavia", kind="country").code == ""


class TestPlace:
    def test_has_both_coordinates_or_neither(self):
        with pytest.raises(FieldError, match=r"longitude: is missing; a place needs both"):
            Place(name="x", latitude=1)
        with pytest.raises(FieldError, match=r"latitude: is missing; a place needs both"):
            Place(name="x", longitude=1)

    @pytest.mark.parametrize(
        ("code", "said"),
        [
            (
                "UK",
                "'UK' is not allowed; it is not an ISO 3166-1 alpha-2 code in force; write 'GB'",
            ),
            (
                "EL",
                "'EL' is not allowed; it is not an ISO 3166-1 alpha-2 code in force; write 'GR'",
            ),
            ("EN", "'EN' is not allowed; it is not an ISO 3166-1 alpha-2 code in force"),
            (
                "gb",
                (
                    "'gb' is not allowed;"
                    " expected an ISO 3166-1 alpha-2 code in capitals, such as 'AZ'"
                ),
            ),
        ],
    )
    def test_a_code_of_two_capitals_is_reported_as_not_in_force(self, code, said):
        for made, field in ((Actor, "code"), (partial(Place, name="x"), "country")):
            with pytest.raises(FieldError) as caught:
                made(**{field: code})
            assert str(caught.value) == f"{field}: {said}"

    @pytest.mark.parametrize(
        ("fields", "said"),
        [
            ({"actors": "GB"}, "expected a list of Actor, as ['GB']"),
            ({"citations": "ttp"}, "expected a list of Citation, as ['ttp']"),
            ({"tags": "x"}, "expected a list of str, as ['x']"),
            ({"places": Place(name="x")}, "expected a list of Place, as [Place(name='x')]"),
            ({"figures": "x"}, "expected a list of Figure"),
            ({"actors": 5}, "expected a list of Actor"),
            ({"when": 2023}, 'expected an EDTF date as text; write "2023"'),
            (
                {"when": 202310},
                "expected an EDTF date as text, such as '2023-10' or '2025-07-16/..'",
            ),
            ({"when": True}, "expected an EDTF date as text, such as '2023-10' or '2025-07-16/..'"),
        ],
    )
    def test_what_was_meant_is_offered(self, fields, said):
        with pytest.raises(FieldError) as caught:
            Event(id="a", title="A", **fields)
        assert caught.value.allowed == said

    @pytest.mark.parametrize("degrees", [90.1, -91, float("nan"), float("inf"), "1", True, 10**400])
    def test_degrees_are_in_range(self, degrees):
        with pytest.raises(FieldError, match="degrees from -90 to 90"):
            Place(name="x", latitude=degrees, longitude=0)

    def test_degrees_are_floats(self):
        place = Place(name="x", latitude=-90, longitude=180)
        assert (type(place.latitude), place.longitude) == (float, 180.0)


class TestFigure:
    @pytest.mark.parametrize("amount", [3740000000, "3740000000", Decimal(3740000000)])
    def test_amount_is_exact(self, amount):
        assert Figure(measure="m", amount=amount).amount == Decimal(3740000000)

    @pytest.mark.parametrize(
        "amount",
        [
            1.5,
            True,
            None,
            "1,000",
            "1_000",
            " 1",
            "\u0661",
            "NaN",
            "",
            Fraction(1, 2),
            Decimal("NaN"),
            Decimal("sNaN"),
            Decimal("-Infinity"),
            "1E999999999",
            Decimal("1E999999999"),
            "1E-999999999",
            "1E99999999999999999999",
            10**4000,
        ],
    )
    def test_float_and_what_cannot_be_written_out_are_refused(self, amount):
        with pytest.raises(FieldError, match="amount") as caught:
            Figure(measure="m", amount=amount)
        assert len(str(caught.value)) < 300

    def test_digits_are_kept(self):
        assert str(Figure(measure="m", amount="1.50").amount) == "1.50"


class TestTypes:
    def test_regime_lasts(self):
        assert Regime(id="a", title="A", when="2025-07-16/..").when.is_ongoing
        assert Regime(id="a", title="A").when is None
        for when in ("2025", "[2024,2025]", "nonsense"):
            with pytest.raises(FieldError, match="when"):
                Regime(id="a", title="A", when=when)

    def test_observation_states_a_figure(self):
        with pytest.raises(FieldError, match=r"figures: is missing; .* at least one figure"):
            Observation(id="a", title="A")

    @pytest.mark.parametrize("field", ["host", "guest"])
    @pytest.mark.parametrize("text", ["", " ", "a\nb"])
    def test_a_text_that_names_no_actor_is_refused_by_its_field(self, field, text):
        with pytest.raises(FieldError) as caught:
            Visit(id="a", title="A", **{field: text})
        assert caught.value.path[0] == field
        assert "is not allowed" in str(caught.value)

    def test_participants_are_whoever_is_named(self):
        visit = Visit(id="a", title="A", host="CN", guest="Ilham Aliyev", actors=["AZ"])
        assert [actor.label for actor in visit.participants] == [
            "China",
            "Ilham Aliyev",
            "Azerbaijan",
        ]
        signed = Phase(stage="signed", actors=["GE"], citations=["s"])
        agreement = Agreement(id="a", title="A", actors=["AZ"], phases=[signed], citations=["t"])
        assert [actor.code for actor in agreement.participants] == ["AZ", "GE"]
        assert agreement.cited == (
            (("citations", 0), Citation(source="t")),
            (("phases", 0, "citations", 0), Citation(source="s")),
        )

    def test_steps_are_those_of_an_agreement_and_of_types_that_have_their_own(self):
        phase = Phase(stage="signed", when="2024", actors=["GE"], citations=["s"])
        (step,) = Agreement(id="a", title="A", phases=[phase]).steps
        assert step == (("phases", 0), "signed", phase.when, phase.actors, phase.citations)
        assert step.evidence() == phase.evidence()
        assert event().steps == ()

    def test_walk_finds_what_a_plugin_s_type_holds_in_any_field(self):
        @attrs.frozen(kw_only=True)
        class Order:
            text: str = ""
            by: dict[str, Actor] = attrs.field(factory=dict)

        @attrs.frozen(kw_only=True, repr=False)
        class Sanction(Event):
            type_name = "sanction"
            orders: tuple[Order, ...] = ()
            period: edtf.When | None = None

        sanction = Sanction(
            id="s",
            title="Frozen",
            status="planned",
            places=["Baku"],
            codes={"cameo": "1"},
            extra={"k": "v"},
            orders=(Order(), Order(text="all", by={"host": Actor(code="AZ", role="host")})),
            period=edtf.parse("2024/2025"),
        )
        assert [path for path, _ in walk(sanction, Actor)] == [("orders", 1, "by", "host")]
        assert [actor.code for actor in sanction.participants] == ["AZ"]
        assert walk(sanction, Citation) == []
        assert timeline.model.texts(sanction) == [
            (("title",), "Frozen"),
            (("places", 0, "name"), "Baku"),
            (("orders", 1, "text"), "all"),
            (("orders", 1, "by", "host", "role"), "host"),
        ]

    @given(event=events())
    def test_walk_leads_to_what_it_yields(self, event):
        for path, found in [
            *walk(event, Citation),
            *walk(event, Actor),
            *timeline.model.texts(event),
        ]:
            here = event
            for step in path:
                is_item = isinstance(here, tuple | Mapping)
                here = here[step] if is_item else getattr(here, step)
            assert here is found

    def test_generic_event_keeps_its_types_name_and_fields(self):
        generic = GenericEvent(id="a", title="A", declared="sanction", fields={"scope": ["oil"]})
        assert generic.type == "sanction"
        assert generic.fields == {"scope": ("oil",)}

    @pytest.mark.parametrize("name", ["title", "when", "type", "extra"])
    def test_generic_event_has_no_second_field_of_a_name(self, name):
        with pytest.raises(FieldError, match=f"fields.{name}: .* it is a field of every event"):
            GenericEvent(id="a", title="A", declared="sanction", fields={name: "x"})

    def test_relation_is_of_a_kind(self):
        assert Relation(kind="part-of", event="b").kind == "part-of"
        with pytest.raises(FieldError, match="causes, follows"):
            Relation(kind="likes", event="b")


class TestSource:
    def test_is_known_by_something(self):
        assert Source(id="a", publisher="P").label == "P"
        assert Source(id="a", url="https://a.b").label == "https://a.b"
        with pytest.raises(FieldError, match="a title, a publisher or a URL"):
            Source(id="a", author="X")

    @pytest.mark.parametrize(
        "url", ["ftp://a.b", "a.b", "javascript:alert(1)", "https://a b", "https://", "https://a\n"]
    )
    def test_url_is_absolute(self, url):
        with pytest.raises(FieldError, match="absolute URL"):
            Source(id="a", title="A", url=url)

    @pytest.mark.parametrize("tag", ["en", "pt-BR", "english", "x-klingon", ""])
    def test_language_is_a_tag(self, tag):
        assert Source(id="a", title="A", language=tag).language == tag

    @pytest.mark.parametrize("tag", ["e", "en_US", "en-", "x", "??", "en\n"])
    def test_language_that_is_not_a_tag_is_refused(self, tag):
        with pytest.raises(FieldError, match="BCP 47"):
            Source(id="a", title="A", language=tag)


class TestMetadata:
    @pytest.mark.parametrize(
        "revised", ["2025-07-28", "2025-07-28T10:00:00Z", dt.date(2025, 7, 28)]
    )
    def test_revision_is_a_day_or_a_time(self, revised):
        assert str(Metadata(revised=revised).revised).startswith("2025-07-28")

    @pytest.mark.parametrize(
        "revised", ["2025", "2025-07", "2025-07-2X", "2025-X7-31", "2025-07-28/..", "now"]
    )
    def test_revision_is_nothing_vaguer(self, revised):
        with pytest.raises(FieldError, match="revised"):
            Metadata(revised=revised)


@attrs.frozen(kw_only=True, repr=False)
class Sanction(Event):
    """A type of a plugin, with and without converters."""

    type_name = "sanction"

    target: Actor | None = attrs.field(
        default=None,
        converter=timeline.model.as_actor_or_none,
        validator=fields.is_a_or_none(Actor),
    )
    orders: tuple[Citation, ...] = attrs.field(
        default=(),
        converter=timeline.model.as_citations,
        validator=fields.all_are(Citation),
    )
    author: Actor | None = attrs.field(default=None, validator=fields.is_a_or_none(Actor))
    notes: tuple[Citation, ...] = attrs.field(
        default=(), converter=fields.as_tuple, validator=fields.all_are(Citation)
    )


class TestConvertersForPlugins:
    def test_convert_texts_as_the_fields_of_all_events_do(self):
        event = Sanction(id="a", title="A", target="AZ", orders=["gazette"])
        assert event.target == Actor(code="AZ")
        assert event.orders == (Citation(source="gazette"),)

    @pytest.mark.parametrize(
        ("given", "message"),
        [
            ({"target": "a\nb"}, "target.name: 'a\\nb' is not allowed; U+000A at position 1"),
            ({"orders": ["x y"]}, "orders[0].source: 'x y' is not allowed; "),
            (
                {"author": "AZ"},
                "author: 'AZ' is not allowed; expected Actor, as Actor.from_text('AZ')",
            ),
            (
                {"notes": ["x"]},
                "notes[0]: 'x' is not allowed; expected Citation, as Citation.from_text('x')",
            ),
        ],
    )
    def test_refusal_names_the_field_and_what_to_pass(self, given, message):
        with pytest.raises(FieldError) as caught:
            Sanction(id="a", title="A", **given)
        assert str(caught.value).startswith(message)
