"""The starter is a timeline without a fault, with its comments and without them."""

import re
import warnings
from enum import StrEnum

import attrs
import pytest

import timeline
from timeline import model, wire
from timeline.plugins import present_fields
from timeline.scaffold import starter

PARTS = (model.Actor, model.Place, model.Figure, model.Citation, model.Source, model.Phase)
TYPES = tuple(wire.EventTypes().values())
WORDS = [
    kind
    for name in model.__all__
    if isinstance(kind := getattr(model, name), type) and issubclass(kind, StrEnum)
]


def uncommented() -> str:
    """Return the starter with the fields and events that follow in comments."""
    head, title, rest = starter().partition("# All other fields of an event")
    # A sentence is a comment by a space and a capital letter.
    return head + title + re.sub("^#(?! [A-Z])", "", rest, flags=re.MULTILINE)


@pytest.fixture(scope="module")
def complete():
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        return timeline.loads(uncommented(), "toml")


def filled(values) -> set[str]:
    """The fields that at least one of *values* has."""
    return {
        field.name
        for value in values
        for field in attrs.fields(type(value))
        if getattr(value, field.name) not in {field.default, None, ""}
    }


def names(kind) -> set[str]:
    return {field.name for field in attrs.fields(kind)}


class TestStarter:
    def test_is_a_timeline_without_a_fault(self):
        with warnings.catch_warnings():
            warnings.simplefilter("error")
            made = timeline.loads(starter(), "toml")
        assert len(made) == 4
        assert made.metadata.language == "en"

    @pytest.mark.parametrize("written", ["1992-04-02", "2023-10", "2025-07-16/.."])
    def test_has_a_day_a_month_and_what_goes_on(self, written):
        made = timeline.loads(starter(), "toml")
        assert written in {str(event.when) for event in made}

    def test_its_sources_do_not_contradict_each_other(self):
        made = timeline.loads(starter(), "toml")
        assert sum(len(event.evidence().statements) > 1 for event in made) == 1
        assert [event.id for event in made if not event.evidence().agrees] == []

    def test_every_date_of_its_table_is_one(self):
        (table,) = re.findall(r"# Dates are EDTF.*?\n#\n((?:#  +.*\n)+)", starter())
        dates = re.findall('"([^"]*[0-9][^"]*)"', table)
        assert len(dates) > 12
        assert [str(timeline.edtf.parse(date)) for date in dates] == dates


class TestComments:
    def test_have_every_type_of_event(self, complete):
        types = {event.type for event in complete}
        assert types == {kind.type_name for kind in TYPES}

    def test_have_every_field_of_every_type(self, complete):
        base = names(model.Event)
        for kind in TYPES:
            made = [event for event in complete if type(event) is kind]
            fields = {field for event in made for field in present_fields(event)}
            wanted = names(kind) if kind is model.Event else names(kind) - base
            # What happened is the status unless another is said.
            assert wanted - fields - {"status"} == set(), kind

    def test_have_every_field_of_their_parts(self, complete):
        everything = [*complete, *complete.metadata.sources]
        for event in complete:
            everything += [*event.actors, *event.places, *event.figures, *event.citations]
            everything += getattr(event, "phases", ())
        for kind in PARTS:
            made = [each for each in everything if type(each) is kind]
            assert filled(made) == names(kind)
        assert filled([complete.metadata]) >= names(model.Metadata) - {"extra"}

    @pytest.mark.parametrize("words", WORDS)
    def test_have_every_word_that_a_field_takes(self, words):
        assert [word for word in words if not re.search(rf"\b{word}\b", starter())] == []
