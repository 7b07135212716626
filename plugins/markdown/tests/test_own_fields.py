"""What a type of a plugin, installed or not, calls its fields and says in them."""

from decimal import Decimal
from fractions import Fraction

import attrs
import pytest
from markdown_it import MarkdownIt

import timeline
from timeline import Timeline, edtf
from timeline.model import (
    Actor,
    Citation,
    Figure,
    GenericEvent,
    Phase,
    Place,
    RelationKind,
    Source,
)

COMMONMARK = MarkdownIt("commonmark")


def written(fields: dict[str, object], **options: object) -> str:
    event = GenericEvent(id="e", title="E", declared="d", fields=fields)
    return timeline.dumps(Timeline([event]), "markdown", sections="none", **options).decode()


def facts(fields: dict[str, object], **options: object) -> list[str]:
    """The Markdown of each fact behind the type."""
    lines = written(fields, **options).split("\n")
    return [line.removeprefix("  - ") for line in lines if line.startswith("  - ")][1:]


class TestName:
    @pytest.mark.parametrize(
        "name",
        ["# h", "- x", "+ x", "1. x", "1)", "> q", "[ ] x", "[a]", "---", "==", "~~~", "a\r# x"],
    )
    def test_begins_no_block(self, name):
        tokens = COMMONMARK.parse(written({name: 1}))
        kinds = [token.type for token in tokens if token.type.endswith("_open")]
        item = ["list_item_open", "paragraph_open"]
        assert kinds == ["bullet_list_open", *item, "bullet_list_open", *item, *item]

    def test_is_no_link_definition(self):
        assert facts({"[a]": "b"}, flavour="gfm") == ["\\[a]: “b”"]

    def test_that_reads_as_a_name_is_one_and_another_stays_as_it_is(self):
        names = ["part_of", "- x y", "not a-name"]
        assert facts(dict.fromkeys(names, 1)) == ["Part of: 1", "\\- x y: 1", "not a-name: 1"]

    @pytest.mark.parametrize("style", ["list", "narrative"])
    def test_that_is_empty_is_shown_so(self, style):
        assert "“”" in written({"": 1, "a": {"": 2}}, style=style)
        assert "****" not in written({"": 1}, style=style)


class TestValue:
    @pytest.mark.parametrize("break_", ["\n", "\r\n", "\r"])
    def test_each_kind_of_line_break_is_one(self, break_):
        assert facts({"k": f"a{break_}# x"}) == ["K: “a<br /># x”"]

    def test_control_character_is_shown_by_its_picture(self):
        assert facts({"k": "a\0b\x1bc\x7fd\te\x85f"}) == ["K: “a␀b␛c␡d e�f”"]

    def test_number_has_the_point_of_the_language_and_no_more(self):
        values = {"a": 0.00001, "b": 1234567, "c": 1.5}
        assert facts(values, locale="de") == ["A: 0,00001", "B: 1234567", "C: 1,5"]


class TestBreakAtTheEnd:
    def test_is_in_the_text_and_not_seen(self):
        event = timeline.Event(id="e", title="E", description="One.\n")
        text = timeline.dumps(Timeline([event]), "markdown").decode()
        assert "\n  One.&#10;\n" in text
        (paragraph,) = [
            t for t in COMMONMARK.parse(text) if t.type == "inline" and "One" in t.content
        ]
        assert "".join(child.content for child in paragraph.children) == "One.\n"

    def test_joins_no_address(self):
        event = timeline.Event(id="e", title="E", description="https://x.org/a\n")
        text = timeline.dumps(Timeline([event]), "markdown", flavour="gfm").decode()
        assert "\n  <https://x.org/a>&#10;\n" in text

    def test_is_behind_the_full_stop_that_a_sentence_has(self):
        event = timeline.Regime(id="e", title="E", terms="30 days.\n")
        text = timeline.dumps(Timeline([event]), "markdown", style="narrative").decode()
        assert "*Terms*: 30 days.&#10;\n" in text


class TestPluginType:
    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            ("*a*", "\\*a\\*"),
            (Decimal(3740000000), "3.74 billion"),
            (True, "yes"),
            (edtf.parse("2023-10"), "October 2023"),
            (Actor(code="AZ", role="host"), "Azerbaijan (host)"),
            (Place(name="Baku", country="AZ"), "Baku, Azerbaijan"),
            (Figure(measure="m", amount=5, unit="EUR"), "m: 5 EUR"),
            (Citation(source="s", locator="p. 4"), "[S](#source.s) (p. 4)"),
            (Phase(stage="signed", when="2024"), "2024"),
            (RelationKind.PART_OF, "part of"),
            (("a", Actor(code="CN")), "a, China"),
            ({"# a": "b", "": (1, {"c": False})}, "# a: “b”, “”: (1, (c: no))"),
            (Fraction(1, 3), "1/3"),
        ],
    )  # fmt: skip
    def test_values_are_shown_as_what_they_are(self, value, shown):
        event = OfAPlugin(id="e", title="E", own_value=value)
        made = Timeline([event], sources=[Source(id="s", publisher="S")])
        text = timeline.dumps(made, "markdown").decode()
        assert f"  - Own value: {shown}\n" in text


@attrs.frozen(kw_only=True)
class OfAPlugin(timeline.Event):
    """An event of a type that a plugin has."""

    type_name = "of-a-plugin"
    own_value: object = None
