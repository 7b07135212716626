"""What a page says, in which order and in which words, without a script."""

import gzip
import io
import re
from importlib.resources import files

import attrs
import pytest
from plugins.html.tests.reader import page_of

import timeline
from timeline import Event, Source, Timeline
from timeline.labels import LANGUAGES, Labels
from timeline.model import (
    Actor,
    Agreement,
    Citation,
    Figure,
    GenericEvent,
    Phase,
    Place,
    Relation,
    Visit,
)

BAKU = timeline.load("examples/baku_beijing.toml")


def headings(*dates: str | None, **options: object) -> list[str]:
    """The headings of a list of events with these dates, without the titles of the events."""
    made = Timeline([Event(id=f"e{n}", title="E", when=when) for n, when in enumerate(dates)])
    return [text for text in page_of(made, **options).texts("h3") if text != "E"]


class TestList:
    def test_every_event_is_an_item_in_the_order_of_reading(self):
        page = page_of(BAKU)
        items = [each.attributes["id"] for each in page.all("li") if each.around[-1] == "ol"]
        assert sorted(items) == sorted(event.id for event in BAKU)
        assert items.index("shusha-media-forum-2025") > items.index("state-visit-2025")

    def test_events_of_most_years_alone_are_under_longer_periods(self):
        assert headings("1992", "1992-04") == ["1992"]
        assert headings("1992", "1993", "2001", "2002") == ["1990s", "2000s"]
        assert headings("1890", "1812", "1911", "1990") == ["19th century", "20th century"]
        assert headings("0500", "0312", "1911", "1290") == ["1st millennium AD", "2nd millennium"]
        assert headings("-0043", "0312", "1911", "Y-45000") == []

    def test_years_have_their_era(self):
        assert headings("-0043", "-0043", "0079", "0079") == ["44 BC", "79 AD"]
        assert headings("-0043", "-0042", "0004", "0008") == ["40s BC", "1\u20139 AD"]
        assert headings("Y-45000", "Y-45000") == ["45,001 BC"]

    def test_events_without_a_first_date_come_last(self):
        assert headings("1992", "1992", "/..", None) == [
            "1992",
            "Earliest date not known",
            "No date known",
        ]

    def test_titles_are_headings_below_those_of_the_periods(self):
        with_periods = page_of(Timeline([Event(id="a", title="A", when="2024")] * 1))
        assert with_periods.texts("h3") == ["A"]
        two = [Event(id=name, title=name, when="2024") for name in "ab"]
        assert page_of(Timeline(two)).texts("h4") == ["a", "b"]

    def test_a_date_that_html_knows_is_for_programs_too(self):
        known = {"1992": "1992", "2024-07": "2024-07", "2024-07-03": "2024-07-03"}
        unknown = ["2024-07~", "2024-21", "[..2024]", "-0043", "0000", "2024/2025", "199X"]
        for when in (*known, *unknown):
            page = page_of(Timeline([Event(id="e", title="E", when=when)]))
            found = [each.attributes["datetime"] for each in page.all("time")]
            assert found == ([known[when]] if when in known else []), when
            if when not in known:
                assert when in {each.attributes.get("title") for each in page.all("span")}

    @pytest.mark.parametrize("status", ["planned", "proposed", "ongoing", "cancelled"])
    def test_status_stands_beside_the_date_in_words(self, status):
        page = page_of(Timeline([Event(id="e", title="E", when="2024", status=status)]))
        assert page.texts("p", class_="when") == [f"2024 {status}"]


EVERY_FIELD = Agreement(
    id="e",
    title="The title",
    when="2024-07-03",
    status="planned",
    description="The description\nof two lines",
    instrument="a treaty",
    phases=[Phase(stage="signed", when="2023-05", actors=[Actor(name="The signer")])],
    actors=[Actor(code="AZ", name="The host", role="a role"), Actor(name="BYD", kind="company")],
    places=[
        Place(name="Baku", country="AZ", latitude=40.5, longitude=-49.25, codes={"iata": "GYD"})
    ],
    figures=[
        Figure(measure="turnover", amount="3740000000", unit="USD", period="2022", words="3.7 bn")
    ],
    citations=[Citation(source="s", says="2024-06", quote="their words", locator="p. 4")],
    relations=[Relation(kind="implements", event="f")],
    tags=["a tag"],
    codes={"cameo": "057"},
)


class TestFacts:
    @pytest.mark.parametrize(
        "text",
        [
            *("The title", "planned", "The description\nof two lines", "a treaty", "The signer"),
            *(
                "Who The host (AZ, a role); BYD (company)",
                "Baku, Azerbaijan (40.5° N 49.25° W, iata GYD)",
            ),
            *("turnover: 3.74 billion USD (2022, “3.7 bn”)", "Signed May 2023", "Tags a tag"),
            *("A paper says June 2024 (p. 4, “their words”)", "Codes cameo 057"),
            *("Implements The other", "3 July 2024"),
        ],
    )
    def test_every_field_is_in_the_list(self, text):
        other = Event(id="f", title="The other")
        source = Source(id="s", title="The report", publisher="A paper")
        page = page_of(Timeline([EVERY_FIELD, other], sources=[source]))
        (item,) = page.all("li", id="e")
        assert text in page.text(item)

    def test_fields_of_types_of_plugins_are_in_the_list(self):
        event = GenericEvent(id="e", title="E", declared="summit", fields={"seats": 5, "hall": "A"})
        page = page_of(Timeline([event]))
        assert "Type summit · Seats 5 · Hall “A”" in page.text(next(page.all("li")))

    def test_actors_in_fields_of_one_type_are_in_the_list_and_the_filter(self):
        visit = Visit(id="e", title="E", host=Actor(name="A host"), guest=Actor(name="A guest"))
        page = page_of(Timeline([visit]))
        assert "Host A host · Guest A guest" in page.text(next(page.all("li")))
        assert {"A host", "A guest"} <= set(page.texts("option"))

    def test_related_events_are_links_with_their_titles(self):
        events = [
            Event(id="a", title="A", relations=[Relation(kind="follows", event="b")]),
            Event(id="b", title="The other"),
        ]
        page = page_of(Timeline(events))
        (link,) = (each for each in page.all("a", href="#b") if each.around[-1] == "p")
        assert page.text(link) == "The other"

    def test_only_values_of_the_caller_are_lost(self):
        full = attrs.evolve(EVERY_FIELD, extra={"k": 1})
        made = Timeline([full, Event(id="f", title="F")], sources=[Source(id="s", title="S")])
        result = timeline.export(made, io.BytesIO(), "html")
        assert [loss.field for loss in result.losses] == ["extra"]


class TestSources:
    MADE = Timeline(
        [
            Event(
                id="e",
                title="E",
                when="2024",
                citations=[Citation(source="a", says="2023"), Citation(source="b", says="2024-07")],
            )
        ],
        sources=[
            Source(
                id="a",
                title="A report",
                author="An author",
                publisher="A paper",
                published="2024-01-05",
                url="https://example.org/a?b=1&c=2",
                accessed="2024-02-01",
                language="fr",
            ),
            Source(id="b", url="https://example.com/b"),
        ],
    )

    def test_each_says_its_date_and_is_a_link_to_the_list_of_sources(self):
        page = page_of(self.MADE)
        text = page.text(next(page.all("li")))
        assert "A paper says 2023 · example.com says July 2024" in text
        targets = {each.attributes.get("href") for each in page.all("a")}
        ids = {each.attributes.get("id") for each in page.all("li")}
        assert {"#source:a", "#source:b"} <= targets
        assert {"source:a", "source:b"} <= ids

    def test_contradictions_have_a_sign_and_words(self):
        page = page_of(self.MADE)
        assert page.texts("p", class_="f x") == [
            "≠ Contradiction A paper (2023) against example.com (July 2024)",
            "≠ Contrary to the date A paper (2023)",
        ]

    def test_sources_that_agree_have_no_sign_of_contradiction(self):
        cited = [Citation(source="a", says="2024"), Citation(source="a", says="2024-07")]
        event = Event(id="e", title="E", when="2024-07-03", citations=cited)
        page = page_of(Timeline([event], sources=self.MADE.metadata.sources))
        assert "≠" not in page.text(next(page.all("main")))

    def test_a_source_is_described_in_full_and_linked(self):
        page = page_of(self.MADE)
        (item,) = page.all("li", id="source:a")
        assert page.text(item) == (
            "An author, A report, A paper, 5 January 2024, language fr, accessed: 1 February 2024\n"
        ).removesuffix("\n")
        assert next(page.all("a", href="https://example.org/a?b=1&c=2"))


class TestFigures:
    def test_are_a_table_by_measure_with_links_to_their_events(self):
        page = page_of(BAKU)
        assert len(list(page.all("tr"))) == 1 + sum(len(event.figures) for event in BAKU)
        measures = page.texts("th", scope="row")
        assert measures == sorted(measures)
        assert "3.74 billion USD" in page.texts("td", class_="n")

    def test_without_figures_there_is_no_table(self):
        assert list(page_of(Timeline([Event(id="e", title="E")])).all("table")) == []


class TestFrame:
    def test_begins_with_title_description_number_years_and_day(self):
        page = page_of(BAKU)
        assert page.texts("title")[0] == page.texts("h1")[0] == "Baku and Beijing"
        assert page.texts("p", class_="about") == [BAKU.metadata.description]
        assert page.texts("p", class_="meta") == [
            "22 events · 1992 \u2013 2025 · as of 28 July 2025"
        ]

    def test_asks_nobody_for_anything(self):
        page = page_of(BAKU)
        loads = {"link", "img", "iframe", "object", "embed", "video", "audio", "source", "image"}
        assert {each.name for each in page.elements} & loads == set()
        assert not re.search(r"@import|url\(", page.texts("style")[0])

    def test_picture_is_there_without_a_script_once_for_each_width(self):
        page = page_of(BAKU)
        widths = [each.attributes["width"] for each in page.all("svg")]
        assert widths == ["960", "343"]
        linked = {each.attributes["href"] for each in page.all("a") if "svg" in each.around}
        assert linked == {f"#{event.id}" for event in BAKU}

    def test_controls_are_hidden_until_the_script_shows_them(self):
        page = page_of(BAKU)
        for name in ("form", "canvas"):
            assert all("hidden" in each.attributes for each in page.all(name))

    def test_every_control_has_a_name(self):
        page = page_of(BAKU)
        for name in ("input", "select", "canvas", "figure"):
            assert all(each.attributes.get("aria-label") for each in page.all(name)), name

    def test_lang_is_that_of_the_words_and_of_the_texts(self):
        page = page_of(Timeline([], language="az"))
        assert next(page.all("html")).attributes == {"lang": "en", "dir": "ltr"}
        assert next(page.all("body")).attributes == {"lang": "az"}

    def test_a_language_written_from_right_to_left_turns_the_page(self):
        event = Event(id="e", title="English (WTO)")
        page = page_of(Timeline([event], language="ar"))
        assert next(page.all("html")).attributes["dir"] == "rtl"
        assert next(page.all("h4")).attributes == {"dir": "auto"}

    @pytest.mark.parametrize("locale", LANGUAGES)
    def test_words_are_in_the_language(self, locale):
        labels = Labels(locale)
        page = page_of(BAKU, locale=locale)
        assert labels.title("events") in page.texts("h2")
        assert page.texts("a", class_="skip") == [labels.title("skip")]
        assert page.texts("output")[-1] == labels.counted("events", 22, "22")
        assert page.data()["lang"] == locale


class TestEdges:
    def test_a_timeline_without_events_is_a_page(self):
        page = page_of(Timeline())
        assert page.texts("h1") == ["Timeline"]
        assert page.texts("p", class_="meta") == ["0 events"]

    @pytest.mark.parametrize("when", ["Y-999999999999999999", "Y999999999999999999", "/..", None])
    def test_farthest_dates_are_a_page(self, when):
        page = page_of(Timeline([Event(id="e", title="E" * 10_000, when=when)]))
        assert len(list(page.all("li"))) == 1

    def test_same_timeline_gives_the_same_bytes(self):
        assert timeline.dumps(BAKU, "html") == timeline.dumps(BAKU, "html")


class TestWeight:
    def test_script_is_small_enough_to_be_read(self):
        script = files("timeline_html").joinpath("page.js").read_bytes()
        assert len(script) <= 19_000
        assert len(gzip.compress(script, 9)) <= 7_500

    def test_an_event_takes_little(self):
        events = [Event(id=f"e{n}", title="E", when="2024-07-03") for n in range(2_000)]
        small, large = (
            len(timeline.dumps(Timeline(events[:size]), "html")) for size in (1_000, 2_000)
        )
        assert (large - small) / 1_000 < 250
