import enum
import pickle
from collections.abc import Mapping
from decimal import Decimal

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.junk import Text, changed, outcome

import timeline.model
from timeline import edtf
from timeline.errors import FieldError
from timeline.model import (
    BUILT_IN,
    Actor,
    Citation,
    Event,
    Figure,
    GenericEvent,
    Metadata,
    Observation,
    Phase,
    Place,
    Relation,
    Source,
)

_FIGURE = Figure(measure="m", amount=1)
WHOLE = [
    GenericEvent(id="a", title="A", declared="sanction"),
    Observation(id="a", title="A", figures=[_FIGURE]),
    *(kind(id="a", title="A") for kind in BUILT_IN if kind is not Observation),
    Actor(name="A"),
    Citation(source="a"),
    _FIGURE,
    Metadata(),
    Phase(stage="signed"),
    Place(name="Baku"),
    Relation(kind="follows", event="a"),
    Source(id="a", title="A"),
]


def leaves(value):
    """The values within *value* that hold no other ones."""
    if attrs.has(type(value)) and not isinstance(value, edtf.When):
        value = [getattr(value, attribute.name) for attribute in attrs.fields(type(value))]
    if isinstance(value, Mapping):
        value = [*value.keys(), *value.values()]
    if isinstance(value, list | tuple):
        for item in value:
            yield from leaves(item)
    else:
        yield value


class TestAWrongType:
    def test_is_looked_for_in_every_class(self):
        kinds = [getattr(timeline.model, name) for name in timeline.model.__all__]
        classes = {kind for kind in kinds if isinstance(kind, type) and attrs.has(kind)}
        assert {type(whole) for whole in WHOLE} == classes

    @pytest.mark.parametrize("whole", WHOLE, ids=lambda whole: type(whole).__name__)
    @given(data=st.data())
    def test_is_refused_by_name_or_makes_a_sound_value(self, whole, data):
        name, fields = data.draw(changed(whole))
        match outcome(lambda: type(whole)(**fields)):
            case FieldError() as error:
                # What is missing together, as a name or a code, is reported at one of the two.
                missing = error.value is attrs.NOTHING
                assert error.field.startswith(name) or missing or fields[name] in {"", None}
                assert error.allowed
                assert len(str(error)) < 500
            case Exception() as error:
                raise error
            case value:
                assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own
                assert hash(value) == hash(type(whole)(**fields))
                assert repr(value)
                plain = (str, int, float, bool, type(None), Decimal, enum.Enum, edtf.When)
                assert all(
                    type(leaf) in plain or isinstance(leaf, plain[5:]) for leaf in leaves(value)
                )


class TestTextsOfOtherLibraries:
    def test_become_plain(self):
        t = Text
        happened = GenericEvent(
            id=t("a"),
            title=t("A"),
            description=t("d"),
            declared=t("sanction"),
            actors=[t("AZ"), Actor(name=t("B"), role=t("host"))],
            places=[t("Baku"), Place(name=t("B"), country=t("AZ"), codes={t("k"): t("v")})],
            figures=[Figure(measure=t("m"), amount=t("1"), unit=t("EUR"), words=t("one"))],
            citations=[t("s"), Citation(source=t("s"), quote=t("q"), locator=t("p. 1"))],
            relations=[Relation(kind=t("follows"), event=t("b"))],
            tags=[t("x")],
            codes={t("cameo"): t("057")},
            extra={t("k"): [t("v"), {t("a"): enum.IntEnum("Number", {"ONE": 1}).ONE}]},
            fields={t("f"): t("g")},
        )
        source = Source(
            id=t("s"), title=t("S"), author=t("a"), url=t("https://a.b"), language=t("en")
        )
        for whole in (
            happened,
            source,
            Metadata(title=t("T"), language=t("az"), extra={"k": t("v")}),
        ):
            kinds = {type(leaf) for leaf in leaves(whole) if isinstance(leaf, str | int)}
            assert {kind for kind in kinds if not issubclass(kind, enum.Enum)} <= {str, int}
            assert not any(isinstance(leaf, enum.IntEnum) for leaf in leaves(whole))

    def test_are_taken_for_what_they_hold_not_for_what_they_print(self):
        class Escaped(str):
            __slots__ = ()

            def __str__(self):
                return "&amp;"

        assert Event(id="a", title=Escaped("&")).title == "&"
        assert type(Event(id="a", title=Escaped("&")).title) is str


class TestGenericEvents:
    @pytest.mark.parametrize("name", ["event", "visit", "joint-venture", "observation"])
    def test_are_of_no_type_that_has_a_class(self, name):
        with pytest.raises(FieldError, match=r"declared: .* use \w+ for events of this type"):
            GenericEvent(id="a", title="A", declared=name)

    @pytest.mark.parametrize("kind", BUILT_IN)
    def test_each_built_in_type_says_which_class_makes_it(self, kind):
        with pytest.raises(FieldError, match=rf"use {kind.__name__} for events"):
            GenericEvent(id="a", title="A", declared=kind.type_name)


def test_built_in_types_are_all_classes_of_events_but_the_generic_one():
    named = [getattr(timeline.model, name) for name in timeline.model.__all__]
    kinds = {kind for kind in named if isinstance(kind, type) and issubclass(kind, Event)}
    assert {*BUILT_IN} == kinds - {GenericEvent}
