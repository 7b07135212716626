import io

import attrs
import pytest

from timeline import Declaration, Event, GenericEvent, Metadata
from timeline.errors import Faults
from timeline.plugins import present_fields, read_text


class TestReadText:
    def test_byte_order_mark_is_dropped(self):
        assert read_text(io.BytesIO(b"\xef\xbb\xbfa"), Faults()) == "a"

    @pytest.mark.parametrize(
        ("data", "line", "offset"),
        [(b"one\ntwo\n\xff", 3, 8), (b"\n\xff\n", 2, 1), (b"\xff\n\xff", 1, 0)],
    )
    def test_what_is_not_utf8_is_a_fault_with_its_line(self, data, line, offset):
        faults = Faults()
        assert read_text(io.BytesIO(data), faults) is None
        assert [str(fault) for fault in faults] == [
            f"line {line}: not UTF-8: byte 0xff at offset {offset}"
        ]


class TestPresentFields:
    def test_field_at_its_default_is_not_present(self):
        event = Event(id="a", title="A", status="occurred", tags=[])
        assert present_fields(event) == ("id", "title")

    def test_type_is_present_unless_it_is_event(self):
        assert present_fields(Declaration(id="a", title="A")) == ("type", "id", "title")
        assert "type" not in present_fields(Event(id="a", title="A"))
        assert "type" in present_fields(GenericEvent(id="a", title="A", declared="odd"))

    def test_field_with_a_factory_is_present_if_it_differs(self):
        @attrs.frozen(kw_only=True)
        class Made(Event):
            parts: tuple[str, ...] = attrs.field(factory=lambda: ("a",))

        assert "parts" not in present_fields(Made(id="a", title="A"))
        assert "parts" in present_fields(Made(id="a", title="A", parts=()))

    def test_metadata_has_fields_too(self):
        assert present_fields(Metadata(title="T")) == ("title",)
