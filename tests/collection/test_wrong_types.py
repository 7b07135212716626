"""What the methods of a timeline refuse, and how."""

import pytest

from timeline import (
    Event,
    Timeline,
    edtf,
)
from timeline.errors import (
    FieldError,
)


def event(name, when=None, **fields):
    return Event(id=name, title=name.upper(), when=when, **fields)


def ids(events):
    return [event.id for event in events]


TIMELINE = Timeline([event("a"), event("b")])


class TestWrongTypes:
    @pytest.mark.parametrize(
        ("ask", "message"),
        [
            (lambda tl: tl.merge(event("a")), "is not a timeline"),
            (lambda tl: tl.merge(tl, prefer=[]), r"prefer \[\] is not a text or None"),
            (lambda tl: tl.group_by([]), r"key \[\] is neither a text nor a function"),
            (lambda tl: tl.group_by(lambda event: []), "unhashable"),
            (lambda tl: tl.gaps("x"), "days 'x' is not a whole number"),
            (lambda tl: tl.gaps(1.5), "days 1.5 is not a whole number"),
            (lambda tl: tl.gaps(True), "days True is not a whole number"),
            (lambda tl: tl.without(1), "id 1 is not a text"),
            (lambda tl: tl.without(["a"]), r"id \['a'\] is not a text"),
            (lambda tl: tl[1.5], "indices must be integers"),
            (lambda tl: tl.with_events(5), r"events\[0\]: 5 is not an event"),
            (lambda tl: tl.figures(5), "measure 5 is not a text"),
            (lambda tl: tl.figures("m", unit=5), "unit 5 is not a text"),
            (lambda tl: tl.within(5), "5 is not a date"),
            (lambda tl: tl.within("2024", []), r"at_least \[\] is not a text"),
            (lambda _: Timeline(5), "events 5 is not a list of events"),
            (lambda _: Timeline([5]), r"events\[0\]: 5 is not an event"),
            (lambda _: Timeline([10**5000]), r"events\[0\]: int too large to show is not an"),
            (lambda _: Timeline(metadata={}), "metadata {} is not a Metadata"),
        ],
    )
    def test_are_type_errors(self, ask, message):
        with pytest.raises(TypeError, match=message):
            ask(TIMELINE)

    @pytest.mark.parametrize(
        ("ask", "field", "allowed"),
        [
            (lambda tl: tl.within("2024", "sure"), "at_least", "expected 'possible' or 'certain'"),
            (lambda tl: tl.at("2024", "impossible"), "at_least", "'possible' or 'certain'"),
            (lambda tl: tl.merge(tl, prefer="mine"), "prefer", "'ours', 'theirs' or None"),
            (lambda tl: tl.group_by("month"), "key", "year, decade, actor, type, tag or a fun"),
            (lambda tl: tl.group_by("yaer"), "key", "did you mean 'year'"),
            (lambda tl: tl.gaps(0), "days", "expected a whole number from 1"),
            (lambda tl: tl.where(status="planed"), "status", "did you mean 'planned'"),
            (lambda tl: tl.without("z"), "ids", "expected the id of an event"),
            (lambda tl: tl.with_metadata(language="e n"), "language", "a BCP 47 language tag"),
        ],
    )
    def test_wrong_values_are_field_errors(self, ask, field, allowed):
        with pytest.raises(FieldError) as caught:
            ask(TIMELINE)
        assert caught.value.field == field
        assert allowed in caught.value.allowed

    @pytest.mark.parametrize("question", ["within", "overlapping", "before", "after", "at"])
    def test_text_that_is_not_a_date_is_an_edtf_error(self, question):
        with pytest.raises(edtf.EdtfError, match="2024-13"):
            getattr(TIMELINE, question)("2024-13")
