"""The strategies give what they promise."""

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from timeline import Actor, Event, Timeline, Visit, edtf, model
from timeline.edtf.day_numbers import day_range
from timeline.testing import events, ids, lines, texts, timelines

TYPES = [
    kind
    for name in model.__all__
    if isinstance(kind := getattr(model, name), type) and issubclass(kind, Event)
]


@pytest.fixture(scope="module")
def seen():
    """A thousand events: what is rare must be among them, whatever Hypothesis draws first."""
    given_ = []

    @settings(max_examples=1000, phases=[Phase.generate], database=None, derandomize=True)
    @given(event=events())
    def collect(event):
        given_.append(event)

    collect()
    return given_


@pytest.mark.parametrize("kind", TYPES, ids=lambda kind: kind.__name__)
def test_every_type_of_event_is_given(kind, seen):
    assert any(type(event) is kind for event in seen)


@pytest.mark.parametrize(
    "condition",
    [
        pytest.param(lambda e: e.when is None, id="no date"),
        pytest.param(lambda e: e.when and day_range(e.when).start_earliest < 0, id="before Christ"),
        pytest.param(lambda e: isinstance(e.when, edtf.Interval), id="interval"),
        pytest.param(lambda e: any(a.name in {"AZ", "az"} for a in e.actors), id="no code"),
        pytest.param(
            lambda e: any(f.amount != f.amount.to_integral_value() for f in e.figures),
            id="no whole amount",
        ),
        pytest.param(lambda e: "\n" in e.description, id="line break"),
        pytest.param(lambda e: len(e.title) >= 500, id="long title"),
        pytest.param(lambda e: "," in e.title or ";" in e.title, id="separators"),
        pytest.param(lambda e: not e.title.isascii(), id="other scripts"),
        pytest.param(lambda e: e.extra and e.codes and e.tags, id="full"),
    ],
)
def test_what_breaks_formats_is_given(condition, seen):
    assert any(map(condition, seen))


@given(data=st.data())
def test_types_may_be_chosen(data):
    assert type(data.draw(events(Visit))) is Visit


@given(line=lines(), text=texts(), name=ids())
def test_texts_are_those_that_fields_take(line, text, name):
    event = Event(id=name, title="A" + line, description=text)
    assert (event.id, event.title) == (name, "A" + line)
    assert event.description.splitlines() == text.splitlines()
    assert Actor(name="A" + line).name == "A" + line


@settings(max_examples=10)
@given(timeline=timelines())
def test_timelines_are_sound(timeline):
    assert Timeline(timeline, metadata=timeline.metadata) == timeline
    for event in timeline:
        assert all(relation.event in timeline for relation in event.relations)
        assert all(citation.source in timeline.sources for _, citation in event.cited)
