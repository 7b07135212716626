"""Which classes are types of event, and what their fields may be."""

from decimal import Decimal
from typing import ClassVar

import attrs
import pytest

from timeline import Declaration, Event, wire
from timeline.errors import PluginError


@attrs.frozen(kw_only=True)
class Branch:
    name: str = ""
    branches: "tuple[Branch, ...]" = ()


@attrs.frozen(kw_only=True)
class Counted(Event):
    """Made with values that its class works out."""

    type_name = "counted"

    parts: tuple[str, ...] = attrs.field(factory=tuple)
    total: int = attrs.field(init=False, default=0)


def with_field(hint, default=attrs.NOTHING, *, name="rate"):
    """A type of event with one field more."""
    field = attrs.field(default=default, type=hint)
    body = {"type_name": "taxed"}
    return attrs.make_class("Taxed", {name: field}, bases=(Event,), class_body=body, kw_only=True)


class TestEventTypes:
    def test_are_the_built_in_ones_and_what_is_added(self):
        built_in = wire.EventTypes()
        more = wire.EventTypes([Counted])
        assert [*more] == [*built_in, "counted"]
        assert len(more) == len(built_in) + 1
        assert more["counted"] is Counted
        assert [kind.type_name for kind in more.values()] == [*more]
        assert repr(more).endswith(", observation, counted)")

    def test_one_class_may_be_given_twice(self):
        types = wire.EventTypes([Counted, Declaration, Counted])
        assert types["counted"] is Counted
        assert len(types) == len(wire.EventTypes()) + 1

    def test_two_classes_of_one_name_are_kept_apart(self):
        class Other(Declaration):
            type_name = "declaration"

        with pytest.raises(PluginError) as caught:
            wire.EventTypes([attrs.frozen(Other)])
        assert str(caught.value).startswith("two event types are called 'declaration': ")
        assert "timeline.model.diplomacy.Declaration and " in str(caught.value)
        assert str(caught.value).endswith(".Other")

    @pytest.mark.parametrize(
        "kind", [5, int, "Event", Branch, type("Plain", (Event,), {"type_name": "x"})]
    )
    def test_what_is_no_class_over_event_is_refused(self, kind):
        with pytest.raises(PluginError, match="expected an attrs class over Event"):
            wire.EventTypes([kind])

    @pytest.mark.parametrize("name", ["", "a b", "\u00e9", "-", 5, None])
    def test_name_is_ascii_letters_digits_and_hyphens(self, name):
        class Named(Event):
            type_name = name

        with pytest.raises(PluginError, match="Named needs a type_name of its own"):
            wire.EventTypes([attrs.frozen(Named)])

    def test_name_is_not_inherited(self):
        class Heir(Declaration):
            pass

        with pytest.raises(PluginError, match="Heir needs a type_name of its own"):
            wire.EventTypes([attrs.frozen(Heir)])


class TestFields:
    @pytest.mark.parametrize(
        "hint",
        [
            *(object, bytes, complex, set[str], dict[str, int], list[str]),
            *(tuple[str, str], tuple[bytes, ...], str | int, ClassVar, None),
        ],
    )
    def test_that_documents_cannot_hold_are_refused_by_name(self, hint):
        with pytest.raises(PluginError, match=r"Taxed\.rate: .* cannot be written; expected str,"):
            wire.EventTypes([with_field(hint)])

    @pytest.mark.parametrize("default", [attrs.NOTHING, 0])
    def test_that_may_be_none_are_none_where_not_given(self, default):
        # A document says None by leaving the field out.
        with pytest.raises(PluginError, match=r"Taxed\.rate: a field that may be None has None"):
            wire.EventTypes([with_field(int | None, default)])

    @pytest.mark.parametrize("hint", [str, bool, int, float, Decimal, tuple[int, ...]])
    def test_that_documents_can_hold_may_be_required(self, hint):
        assert "taxed" in wire.EventTypes([with_field(hint)])

    def test_type_is_the_documents_own(self):
        with pytest.raises(PluginError, match=r"Taxed\.type: documents keep the type's name there"):
            wire.EventTypes([with_field(str, "", name="type")])

    @pytest.mark.parametrize("hint", ["Missing", "dt.date", "attrs.Missing", "list["])
    def test_annotations_are_read_at_run_time(self, hint):
        with pytest.raises(PluginError, match="Taxed: its annotations cannot be read: "):
            wire.EventTypes([with_field(hint)])

    def test_class_that_holds_itself_is_refused(self):
        with pytest.raises(PluginError, match="Taxed: a field holds a class that holds itself"):
            wire.EventTypes([with_field(tuple[Branch, ...], ())])

    def test_made_by_a_factory_is_always_written(self):
        event = Counted(id="a", title="A")
        assert wire.dump_event(event) == {"type": "counted", "id": "a", "title": "A", "parts": []}
