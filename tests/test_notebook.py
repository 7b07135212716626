"""What a notebook shows: a picture if there is a plugin for it, else a table."""

from collections.abc import Iterator
from html.parser import HTMLParser

import attrs
import pytest
from hypothesis import given

from timeline import Agreement, Citation, Event, Figure, Phase, PluginWarning, Timeline
from timeline.notebook import event_bundle, timeline_bundle
from timeline.plugins import ExporterSpec, Registry, WholeExporter, hookimpl
from timeline.testing import timelines

NONE = Registry()
FEW = Timeline([Event(id="a", title="Talks", when="2024-07", actors=["CN"])], title="Visits")


@attrs.frozen(kw_only=True)
class Options:
    """The options of a picture.

    Attributes:
        width: in pixels.

    """

    width: int = 0


class Picture(WholeExporter[Options]):
    options_type = Options

    def render(self, events, losses):
        count = len([*events])
        if count == 2:
            raise RuntimeError("it cannot count to two")
        return f"<svg width='{self.options.width}'>{count}</svg>".encode()


class Plugin:
    @hookimpl
    def timeline_exporters(self) -> Iterator[ExporterSpec]:
        yield ExporterSpec(
            name="svg",
            target=Picture,
            media_type="image/svg+xml",
            suffixes=(".svg",),
            summary="a picture",
        )


@pytest.fixture
def drawing():
    registry = Registry()
    registry.register(Plugin(), "pictures")
    return registry


class Reader(HTMLParser):
    """The tags of a text, and what is in its cells."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.texts: list[str] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        assert not attrs
        if tag in {"td", "th", "caption"}:
            self.texts.append("")

    def handle_data(self, data):
        self.texts[-1] += data


def table(bundle: dict[str, str]) -> list[str]:
    return Reader(bundle["text/html"]).texts


class TestTimeline:
    def test_is_a_picture_alone_if_a_plugin_draws_it(self, drawing):
        assert timeline_bundle(FEW, registry=drawing) == {
            "text/plain": repr(FEW),
            "image/svg+xml": "<svg width='760'>1</svg>",
        }

    def test_is_a_table_without_a_plugin(self):
        bundle = timeline_bundle(FEW, registry=Registry())
        assert bundle.keys() == {"text/plain", "text/html"}
        assert table(bundle)[1:] == [
            *("When", "What", "Who", "Status"),
            *("July 2024", "Talks", "China", "occurred"),
        ]
        assert table(bundle)[0] == "Visits1 event"

    def test_is_a_table_if_the_plugin_fails_and_says_why(self, drawing):
        two = Timeline([Event(id="a", title="A"), Event(id="b", title="B")])
        with pytest.warns(PluginWarning, match="shown as a table: .*cannot count to two"):
            bundle = timeline_bundle(two, registry=drawing)
        assert "text/html" in bundle
        assert "image/svg+xml" not in bundle

    def test_of_many_events_is_the_head_of_a_table_that_says_so(self, drawing):
        many = Timeline(Event(id=f"e{n}", title="E", when=str(1000 + n)) for n in range(301))
        texts = table(timeline_bundle(many, registry=drawing))
        assert texts[0] == "301 events; the first 60 are shown"
        assert len(texts) == 1 + 4 + 60 * 4

    def test_without_events_is_shown(self):
        assert table(timeline_bundle(Timeline(), registry=Registry()))[0] == "0 events"

    def test_is_asked_for_it_by_the_notebook(self):
        assert FEW._repr_mimebundle_(include=None, exclude=None)["text/plain"] == repr(FEW)


class TestEvent:
    def test_is_a_table_of_what_is_known(self):
        event = Event(
            id="a",
            title="Talks",
            when="2024-07~",
            figures=[Figure(measure="trade", amount="3740000000", unit="USD", period="2024")],
            citations=[Citation(source="paper", says="2024"), "wire"],
        )
        texts = table(event_bundle(event))
        assert texts[0] == "Talks"
        facts = dict(zip(texts[1::2], texts[2::2], strict=True))
        assert facts["When"] == "about July 2024 (2024-07~)"
        assert facts["Trade"] == "3.74 billion USD (2024)"
        assert "paper says 2024" in texts
        assert "wire" in texts
        assert event._repr_mimebundle_() == event_bundle(event)

    def test_without_a_date_of_its_own_has_those_of_its_steps(self):
        phase = Phase(stage="signed", when="2024-07-03", citations=["paper"])
        texts = table(event_bundle(Agreement(id="a", title="A", phases=[phase])))
        assert texts[1:3] == ["When", "signed 3 July 2024"]
        assert "paper" in texts

    @given(timeline=timelines())
    def test_of_any_text_has_no_markup_but_the_table(self, timeline):
        for bundle in (*map(event_bundle, timeline), timeline_bundle(timeline, registry=NONE)):
            known = {"table", "caption", "strong", "br", "thead", "tbody", "tr", "th", "td"}
            assert Reader(bundle["text/html"]).tags <= known
