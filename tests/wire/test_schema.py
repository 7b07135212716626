"""The JSON Schema accepts all that is written, and refuses what `load` refuses."""

import copy
import datetime as dt
import json
import re
from pathlib import Path
from typing import ClassVar

import attrs
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from immutabledict import immutabledict
from jsonschema import Draft202012Validator

from timeline import DocumentError, Event, edtf, wire
from timeline.errors import FieldError, format_path
from timeline.model import fields
from timeline.testing import timelines, whens

pytestmark = pytest.mark.filterwarnings("ignore::timeline.errors.PluginWarning")

ROOT = Path(__file__).parents[2]
VALIDATOR = Draft202012Validator(wire.schema())

# What no schema can tell; `schema` says so.
BEYOND = re.compile(r"is used twice|not in the timeline|is not a date|64 bits|nested|at most 1000")


def faults_of(document):
    try:
        wire.load(document)
    except DocumentError as error:
        return [fault for fault in error.faults if not BEYOND.search(fault.message)]
    return []


@fields.written_as(lambda: {"type": "string", "pattern": "^[A-Z]{3}$"}, definition="currency")
def currency(_, attribute, value):
    """The code of a currency."""
    if not (isinstance(value, str) and len(value) == 3 and value.isupper()):
        raise FieldError(attribute.name, value, "expected a code, such as 'AZN'")


@fields.written_as(
    lambda: {"type": "integer", "minimum": 0},
    write=lambda value: value.days,
    read=lambda plain: dt.timedelta(days=plain),
)
def days(_, attribute, value):
    """A whole number of days: a type that documents do not know by itself."""
    if not isinstance(value, dt.timedelta) or value % dt.timedelta(days=1):
        raise FieldError(attribute.name, value, "expected a timedelta of whole days")


@attrs.frozen(kw_only=True)
class Embargo(Event):
    type_name = "embargo"
    schema_rules: ClassVar = {"dependentRequired": {"notice": ["currency"]}}

    names: immutabledict[str, str] = attrs.field(default=immutabledict())
    currency: str = attrs.field(default="AZN", validator=currency)
    notice: dt.timedelta = attrs.field(default=dt.timedelta(), validator=days)


class TestPublished:
    def test_file_is_what_the_classes_give(self):
        published = (ROOT / "docs/timeline.schema.json").read_text(encoding="utf-8")
        assert published == wire.schema_text()

    @pytest.mark.parametrize("types", [5, 0, {}, [Embargo]])
    def test_is_of_event_types_alone(self, types):
        with pytest.raises(TypeError, match=r"types .* is not an EventTypes"):
            wire.schema(types)
        with pytest.raises(TypeError, match=r"types .* is not an EventTypes"):
            wire.load({}, types)

    def test_is_a_schema(self):
        Draft202012Validator.check_schema(wire.schema())


class TestAgreement:
    @settings(max_examples=30)
    @given(timeline=timelines())
    def test_all_that_is_written_is_accepted(self, timeline):
        document = json.loads(json.dumps(wire.dump(timeline)))
        assert [error.message for error in VALIDATOR.iter_errors(document)] == []

    @settings(max_examples=80, suppress_health_check=[HealthCheck.filter_too_much])
    @given(timeline=timelines(max_size=1), data=st.data())
    def test_what_load_refuses_is_refused(self, timeline, data):
        document = json.loads(json.dumps(wire.dump(timeline)))
        damage(document, data)
        faults = faults_of(document)
        assume(faults)
        assert not VALIDATOR.is_valid(document), (document, faults)

    @pytest.mark.parametrize(
        "damaged",
        [
            {"title": "A"},
            {"id": "a"},
            {"id": "a b", "title": "A"},
            {"id": "a\n", "title": "A"},
            {"id": "a", "title": ""},
            {"id": "a", "title": " \u00a0"},
            {"id": "a", "title": "x\ny"},
            {"id": "a", "title": "x\u2029y"},
            {"id": "a", "title": "A", "description": "a\tb"},
            {"id": "a", "title": "A", "colour": "red"},
            {"id": "a", "title": "A", "when": "2024-13"},
            {"id": "a", "title": "A", "when": "yesterday"},
            {"id": "a", "title": "A", "when": "2024\n"},
            {"id": "a", "title": "A", "when": None},
            {"id": "a", "title": "A", "status": "occured"},
            {"id": "a", "title": "A", "actors": "AZ"},
            {"id": "a", "title": "A", "actors": [""]},
            {"id": "a", "title": "A", "actors": [{"code": "XX"}]},
            {"id": "a", "title": "A", "actors": [{"role": "host"}]},
            {"id": "a", "title": "A", "actors": [{"code": "AZ", "kind": "person"}]},
            {"id": "a", "title": "A", "places": [{"name": "x", "latitude": 1}]},
            {"id": "a", "title": "A", "places": [{"name": "x", "latitude": 91, "longitude": 0}]},
            {"id": "a", "title": "A", "figures": [{"measure": "m", "amount": 1.5}]},
            {"id": "a", "title": "A", "figures": [{"measure": "m", "amount": "NaN"}]},
            {"id": "a", "title": "A", "figures": [{"amount": 1}]},
            {"id": "a", "title": "A", "tags": ["x", "x"]},
            {"id": "a", "title": "A", "codes": {"cameo": 57}},
            {"id": "a", "title": "A", "codes": {"a b": "57"}},
            {"id": "a", "title": "A", "extra": {"x": [None]}},
            {"id": "a", "title": "A", "relations": [{"kind": "likes", "event": "a"}]},
            {"id": "a", "title": "A", "type": "observation"},
            {"id": "a", "title": "A", "type": "regime", "when": "2024"},
            {"id": "a", "title": "A", "type": "agreement", "phases": [{"when": "2024"}]},
            {"id": "a", "title": "A", "type": "declaration", "rank": "state"},
            {"id": "a", "title": "A", "type": 5},
            [],
        ],
    )
    def test_damaged_event_is_refused_by_both(self, damaged):
        document = {"events": [damaged]}
        with pytest.raises(DocumentError):
            wire.load(document)
        assert not VALIDATOR.is_valid(document)

    @pytest.mark.parametrize(
        "document",
        [
            {"version": 2, "events": []},
            {"events": {}},
            {"event": []},
            {"timeline": {"language": "??"}},
            {"timeline": {"revised": "2024"}},
            {"timeline": {"sources": []}},
            {"sources": {"a": {}}},
            {"sources": {"a": {"id": "a", "title": "A"}}},
            {"sources": {"a b": {"title": "A"}}},
            {"sources": {"a": {"url": "ftp://x"}}},
            [],
        ],
    )
    def test_damaged_document_is_refused_by_both(self, document):
        with pytest.raises(DocumentError):
            wire.load(document)
        assert not VALIDATOR.is_valid(document)

    def test_event_of_another_type_is_checked_for_what_all_have(self):
        other = {"type": "sanction", "id": "a", "title": "A", "scope": {"sea": [1, "x"]}}
        assert VALIDATOR.is_valid({"events": [other]})
        assert not VALIDATOR.is_valid({"events": [{**other, "when": "2024-13"}]})
        assert not VALIDATOR.is_valid({"events": [{**other, "scope": None}]})

    def test_event_of_a_plugins_type_is_checked_for_what_its_class_has(self):
        validator = Draft202012Validator(wire.schema(wire.EventTypes([Embargo])))
        embargo: ClassVar = {
            "type": "embargo",
            "id": "a",
            "title": "A",
            "names": {"b": "c", "d": ""},
        }
        assert validator.is_valid({"events": [embargo]})
        assert not validator.is_valid({"events": [{**embargo, "names": {"b": 5}}]})
        assert not validator.is_valid({"events": [{**embargo, "names": "b"}]})
        assert not validator.is_valid({"events": [{**embargo, "scope": "sea"}]})


class TestFieldsOfAPlugin:
    """A kind of field is defined once: its validator says how documents hold it."""

    types = wire.EventTypes([Embargo])
    embargo: ClassVar = {
        "type": "embargo",
        "id": "a",
        "title": "A",
        "currency": "USD",
        "notice": 30,
    }

    def test_are_written_and_read_as_their_validators_say(self):
        event = Embargo(id="a", title="A", currency="USD", notice=dt.timedelta(days=30))
        assert wire.dump_event(event) == self.embargo
        assert wire.load({"events": [self.embargo]}, self.types)["a"] == event

    @pytest.mark.parametrize(
        ("field", "value", "message"),
        [
            ("currency", "usd", "'usd' is not allowed; expected a code, such as 'AZN'"),
            ("notice", "soon", "unsupported type for timedelta days component: str"),
        ],
    )
    def test_are_refused_by_load_and_by_the_schema(self, field, value, message):
        document = {"events": [{**self.embargo, field: value}]}
        with pytest.raises(DocumentError) as caught:
            wire.load(document, self.types)
        assert [(format_path(fault.path), fault.message) for fault in caught.value.faults] == [
            (f"events[0].{field}", message)
        ]
        assert not Draft202012Validator(wire.schema(self.types)).is_valid(document)

    def test_are_in_the_schema_of_their_types_alone(self):
        schema = wire.schema(self.types)
        assert schema["$defs"]["currency"] == {"type": "string", "pattern": "^[A-Z]{3}$"}
        assert schema["$defs"]["event-embargo"]["properties"]["notice"] == {
            "type": "integer",
            "minimum": 0,
        }
        assert "currency" not in wire.schema()["$defs"]

    def test_rules_between_fields_are_those_of_the_class(self):
        validator = Draft202012Validator(wire.schema(self.types))
        assert validator.is_valid({"events": [self.embargo]})
        lone = {name: value for name, value in self.embargo.items() if name != "currency"}
        assert not validator.is_valid({"events": [lone]})


JUNK = st.sampled_from(
    (
        None,
        True,
        5,
        1.5,
        -1,
        "",
        " ",
        "a\tb",
        "two\nlines",
        "2024-13",
        "XX",
        "../..",
        [],
        [1],
        {},
        {"a": None},
        [None],
        "x" * 300,
    )
)


def damage(document, data):
    """Replace, add or remove something, anywhere in *document*."""
    spots = list(containers(document))
    container = data.draw(st.sampled_from(spots))
    if isinstance(container, dict):
        key = data.draw(st.sampled_from([*container, "unknown", "id", "when", "kind", "type"]))
        if key in container and data.draw(st.booleans()):
            del container[key]
        else:
            container[key] = copy.deepcopy(data.draw(JUNK))
    else:
        container.append(copy.deepcopy(data.draw(JUNK)))


def containers(value):
    if isinstance(value, dict | list):
        yield value
        for item in value.values() if isinstance(value, dict) else value:
            yield from containers(item)


class TestDatePattern:
    pattern = re.compile(wire.schema()["$defs"]["date"]["pattern"])

    @given(when=whens())
    def test_accepts_every_canonical_date(self, when):
        assert self.pattern.search(str(when))

    @pytest.mark.parametrize(
        "text",
        ["..1984/2004", "1984/2004..", "..2004-06-01/2004-06-20..", "1984../..2004", "/1984.."],
    )
    def test_accepts_ends_on_one_side_of_a_date(self, text):
        assert str(edtf.parse(text)) == text
        assert self.pattern.search(text)

    @given(
        text=st.text(alphabet="0123456789-/.[]{},?~%XYSET:+Z", max_size=24)
        | whens().map(str).flatmap(lambda text: st.permutations(text).map("".join))
    )
    def test_accepts_whatever_parses(self, text):
        try:
            edtf.parse(text)
        except edtf.EdtfError:
            return
        assert self.pattern.search(text)

    def test_refuses_all_invalid_vectors_but_those_that_take_a_calendar(self):
        passed = set()
        for line in (ROOT / "tests/edtf/edtf.tsv").read_text(encoding="utf-8").splitlines()[1:]:
            _, escaped, valid, *_ = line.split("\t")
            text = escaped.encode("latin-1").decode("unicode_escape")
            matches = bool(self.pattern.search(text))
            if valid == "yes":
                assert matches, text
            elif matches:
                passed.add(text)
        assert passed == {
            "-0001-02-29",
            "2004-02-3X",
            "1XX3-02-29",
            "XXXX-02-30",
            "2004/2003",
            "2004-06-12/2004-06-11",
            "199X/1985",
            "../?1985?",
            "[1672..1670]",
            "[1670..1672-05]",
            "1950S5",
        }
