import attrs
import pytest

from timeline import Event
from timeline.contracts import EventTypeSpec, ExporterSpec, ImporterSpec
from timeline.errors import FieldError

GOOD = {
    "name": "csv",
    "target": "timeline_csv._exporter:CsvExporter",
    "media_type": "text/csv",
    "suffixes": (".csv",),
    "summary": "a table",
}


class TestSpec:
    @pytest.mark.parametrize("kind", [ExporterSpec, ImporterSpec])
    @pytest.mark.parametrize(
        "wrong",
        [
            {"name": "CSV"},
            {"name": "a:b"},
            {"name": "a,b"},
            {"name": ""},
            {"target": "timeline_csv"},
            {"target": 3},
            {"media_type": "csv"},
            {"suffixes": ".csv"},
            {"suffixes": ("csv",)},
            {"summary": " "},
            {"summary": "two\nlines"},
        ],
    )
    def test_wrong_field_is_refused_by_name(self, kind, wrong):
        kind(**GOOD)
        with pytest.raises(FieldError) as caught:
            kind(**{**GOOD, **wrong})
        assert caught.value.field in {*wrong, "suffixes"}

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
