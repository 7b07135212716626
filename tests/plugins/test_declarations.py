import attrs
import pytest

from timeline import Event
from timeline.errors import FieldError
from timeline.plugins import EventTypeSpec, ExporterSpec, ImporterSpec

SUFFIXES = "expected a tuple of suffixes with their dots, such as ('.ics',)"
GOOD = {
    "name": "csv",
    "target": "timeline_csv._exporter:CsvExporter",
    "media_type": "text/csv",
    "suffixes": (".csv",),
    "summary": "a table",
}


@attrs.frozen(kw_only=True)
class Odd(Event):
    type_name = "odd"


class TestSpec:
    @pytest.mark.parametrize("kind", [ExporterSpec, ImporterSpec])
    @pytest.mark.parametrize(
        "wrong",
        [
            {"name": 5},
            {"name": "CSV"},
            {"name": "a:b"},
            {"name": "a,b"},
            {"name": ""},
            {"target": "timeline_csv"},
            {"target": 3},
            {"media_type": "csv"},
            {"media_type": "text/csv; charset=utf-8"},
            {"suffixes": ".csv"},
            {"suffixes": [".csv"]},
            {"suffixes": (".a b",)},
            {"suffixes": ("csv",)},
            {"summary": " "},
            {"summary": "two\nlines"},
        ],
    )
    def test_wrong_field_is_refused_by_name(self, kind, wrong):
        kind(**GOOD)
        with pytest.raises(FieldError) as caught:
            kind(**{**GOOD, **wrong})
        assert [caught.value.field] == [*wrong]

    @pytest.mark.parametrize(
        ("wrong", "words"),
        [
            ({"name": "CSV"}, "expected lower-case letters and digits, such as 'ical'"),
            ({"target": "x"}, "expected 'package.module:Class', or the class itself"),
            ({"media_type": "csv"}, "expected a media type, such as 'text/calendar'"),
            ({"suffixes": [".csv"]}, SUFFIXES),
            ({"suffixes": ("csv",)}, SUFFIXES),
            ({"summary": ""}, "expected one line of text"),
        ],
    )
    def test_refused_field_says_what_it_takes(self, wrong, words):
        with pytest.raises(FieldError) as caught:
            ExporterSpec(**{**GOOD, **wrong})
        assert caught.value.allowed == words

    def test_claims_nothing_that_it_does_not_say(self):
        spec = ExporterSpec(**GOOD)
        assert (spec.encoding, spec.lossless) == ("utf-8", False)

    def test_unknown_encoding_is_refused(self):
        with pytest.raises(FieldError, match="encoding: 'utf-9' is not allowed"):
            ExporterSpec(**GOOD, encoding="utf-9")

    def test_class_itself_can_be_the_target(self):
        assert ImporterSpec(**{**GOOD, "target": Event}).target is Event

    def test_event_type_needs_a_name_of_its_own(self):
        @attrs.frozen(kw_only=True)
        class Nameless(Event):
            pass

        with pytest.raises(FieldError, match="has a type_name of its own"):
            EventTypeSpec(event_type=Nameless)

    @pytest.mark.parametrize("wrong", [5, "odd", int, Odd(id="a", title="A")])
    def test_event_type_is_a_class_over_event(self, wrong):
        with pytest.raises(FieldError, match="expected a subclass of Event"):
            EventTypeSpec(event_type=wrong)
