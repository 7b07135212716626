"""The conformance suite for types of event passes what is good, and finds each planted defect."""

from typing import ClassVar

import attrs
import pytest
from tests.testing.defects import Good, Tariff, Unguessable, registry_of

from timeline import Actor, Citation, Event
from timeline.edtf import When
from timeline.model import BUILT_IN, Step, fields
from timeline.testing import EventTypeConformance


@attrs.frozen(kw_only=True)
class Hearing:
    """A part of a case that has a date of its own."""

    when: When | None = attrs.field(default=None, converter=fields.as_date)
    words: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    judge: Actor | None = attrs.field(default=None, validator=fields.is_a_or_none(Actor))


@attrs.frozen(kw_only=True, repr=False)
class Case(Event):
    """A good type, with a field of every kind that the suite looks into.

    Attributes:
        court: where it is heard.
        plaintiff: who brings it.
        filings: what was filed.
        hearings: what was heard, and when.

    """

    type_name: ClassVar[str] = "case"

    court: str = attrs.field(default="", converter=fields.plain, validator=fields.line)
    plaintiff: Actor | None = attrs.field(default=None, validator=fields.is_a_or_none(Actor))
    filings: tuple[Citation, ...] = attrs.field(
        default=(), converter=fields.as_tuple, validator=fields.all_are(Citation)
    )
    hearings: tuple[Hearing, ...] = attrs.field(
        default=(), converter=fields.as_tuple, validator=fields.all_are(Hearing)
    )

    @property
    def steps(self):
        return tuple(
            Step(("hearings", number), "heard", hearing.when)
            for number, hearing in enumerate(self.hearings)
        )


class TestGood(EventTypeConformance):
    type_name = "case"
    registry = registry_of(Good, Case, lossless=True)


class TestTypeWithRulesAcrossFields(EventTypeConformance):
    type_name = "tariff"
    registry = registry_of(Good, Tariff, lossless=True)


CHECKS = [name for name in vars(EventTypeConformance) if name.startswith("test_")]


@pytest.mark.parametrize("check", CHECKS)
@pytest.mark.parametrize("name", [kind.type_name for kind in BUILT_IN])
def test_built_in_types_pass(name, check):
    class Tested(EventTypeConformance):
        type_name = name
        registry = registry_of(Good, lossless=True)

    getattr(Tested(), check)()


def defect(**changes: object) -> type[Event]:
    """A type that has the defect that *changes* to the body of a good one make."""
    body = {"__doc__": Case.__doc__, "type_name": "case", **changes}
    annotations = body.pop("annotations", {})
    kind = type("Case", (Case,), {**body, "__annotations__": annotations})
    return attrs.frozen(kw_only=True, repr=False)(kind)


def shouting(value: object) -> str:
    return f"{value}!"


def keyed(value: object) -> object:
    return {"": "", "example text": "example text"}[value]


HOLDS_A_LIST = defect(
    annotations={"court": list[str]}, court=attrs.field(factory=list, validator=lambda *_: None)
)
ACCEPTS_ANYTHING = defect(annotations={"court": str}, court=attrs.field(default=""))
CHANGES_WHAT_IT_READS = defect(
    annotations={"court": str},
    court=attrs.field(default="x", converter=shouting, validator=fields.line),
)
RAISES_KEY_ERRORS = defect(
    annotations={"court": str},
    court=attrs.field(default="", converter=keyed, validator=fields.line),
)
HIDES_ACTORS = defect(participants=property(lambda self: self.actors))
HIDES_CITATIONS = defect(cited=property(lambda self: ()))
HIDES_STEPS = defect(steps=property(lambda self: ()))
DESCRIBES_NOTHING = defect(__doc__="A case.")
EQUALS_NOTHING = defect(__eq__=lambda self, other: False, __hash__=Event.__hash__)


def complaint(kind: type[Event], check: str, exporter: type = Good, **declared: object) -> str:
    class Tested(EventTypeConformance):
        type_name = kind.type_name
        registry = registry_of(exporter, kind, **declared)

    with pytest.raises(pytest.fail.Exception) as caught:
        getattr(Tested(), f"test_{check}")()
    return str(caught.value)


class DropsCourts(Good):
    def plain(self, event):
        return {key: value for key, value in super().plain(event).items() if key != "court"}


class FailsOnCases(Good):
    def plain(self, event):
        if event.type == "case":
            raise LookupError("a case")
        return super().plain(event)


class TestPlantedDefects:
    @pytest.mark.parametrize(
        ("kind", "check", "says"),
        [
            (ACCEPTS_ANYTHING, "refuses_wrong_values", "Case.court accepts any object"),
            (RAISES_KEY_ERRORS, "refuses_wrong_values", "makes Case raise KeyError"),
            (CHANGES_WHAT_IT_READS, "is_read_as_it_was_written", "court of 'case' is read as"),
            (
                HIDES_ACTORS,
                "actors_and_citations_of_its_fields_are_found",
                "plaintiff of 'case' is not in `participants`",
            ),
            (
                HIDES_CITATIONS,
                "actors_and_citations_of_its_fields_are_found",
                "filings[0] of 'case' is not in `cited`",
            ),
            (
                HIDES_STEPS,
                "dated_parts_of_its_fields_are_steps",
                "hearings[0] of 'case' has a date of its own and is not in `steps`",
            ),
            (DESCRIBES_NOTHING, "is_what_it_declares", "add 'court: what it is.'"),
            (EQUALS_NOTHING, "is_an_immutable_value", "a copy of a Case is not equal to it"),
        ],
    )
    def test_is_found_and_the_message_says_what_to_do(self, kind, check, says):
        assert says in complaint(kind, check)

    def test_field_that_a_format_drops_is_found(self):
        message = complaint(Case, "survives_every_installed_format", DropsCourts)
        assert "DropsCourts drops court of 'case' in silence" in message

    def test_type_that_a_format_fails_on_is_found(self):
        message = complaint(Case, "survives_every_installed_format", FailsOnCases)
        assert "tested" in message
        assert "LookupError" in message

    def test_type_whose_field_documents_cannot_hold_names_the_reason(self):
        with pytest.warns(Warning, match="court"):
            message = complaint(HOLDS_A_LIST, "is_what_it_declares")
        assert "no type of event called 'case'" in message
        assert "not loaded: tested (" in message

    def test_type_that_is_not_installed_says_how_to_install_it(self):
        class Tested(EventTypeConformance):
            type_name = "nothing"
            registry = registry_of(Good)

        with pytest.raises(pytest.fail.Exception, match=r"pip install -e \."):
            Tested().test_is_what_it_declares()

    def test_type_of_which_no_event_can_be_made_up_asks_for_an_example(self):
        message = complaint(Unguessable, "is_an_immutable_value")
        assert "add an event of this type to the examples" in message

    def test_example_of_another_type_is_refused(self):
        class Tested(EventTypeConformance):
            type_name = "case"
            registry = registry_of(Good, Case)
            examples = (Event(id="e", title="E"),)

        with pytest.raises(pytest.fail.Exception, match="is not a Case"):
            Tested().test_is_an_immutable_value()
