"""The dialects of others, and the traps in each."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline import Timeline, edtf, testing
from timeline.model import (
    Actor,
    Agreement,
    Citation,
    Event,
    Figure,
    GenericEvent,
    Metadata,
    Phase,
    Place,
    Relation,
    Source,
    Visit,
)


def written(event: Event, dialect: str, **options: object) -> dict[str, object]:
    document = json.loads(timeline.dumps(Timeline([event]), "json", dialect=dialect, **options))
    (only,) = document["events" if dialect == "timelinejs" else "@graph"]
    return only


def losses(event: Event, dialect: str, tmp_path) -> dict[str, str]:
    target = tmp_path / "out.json"
    result = timeline.export(Timeline([event]), target, "json", dialect=dialect)
    return {loss.field: loss.reason for loss in result.losses}


def dated(when: str | None) -> Event:
    return Event(id="e", title="E", when=when)


def first_moment(date: dict[str, int]) -> tuple[int, ...]:
    smallest = {"month": 1, "day": 1, "hour": 0, "minute": 0, "second": 0}
    return tuple({**smallest, **date}[key] for key in ("year", *smallest))


def is_valid(text: str) -> bool:
    try:
        edtf.parse(text)
    except edtf.EdtfError:
        return False
    return True


@pytest.mark.parametrize(
    ("dialect", "key"), [("timelinejs", "group"), ("schema.org", "additionalType")]
)
@pytest.mark.parametrize(
    "event",
    [
        Visit(id="e", title="E", when="2024", rank="state"),
        GenericEvent(id="e", title="E", when="2024", declared="visitation", fields={"rank": "x"}),
    ],
)
def test_the_type_is_written_and_its_fields_are_lost(event, dialect, key, tmp_path):
    assert written(event, dialect)[key] == event.type
    lost = losses(event, dialect, tmp_path)
    assert not lost.keys() & {"type", "declared", "id", "title"}
    assert lost.keys() & {"rank", "fields"}


END = st.sampled_from(["0000", "0000-12", "0001", "2024", "2024-02", "2024-02-01", "2024-02-29"])
NEAR_ENDS = st.tuples(END, END).map("/".join).filter(is_valid)


class TestTimelineJs:
    @given(testing.whens() | NEAR_ENDS)
    def test_every_slide_has_dates_that_the_player_shows(self, when):
        tl = Timeline([Event(id="e", title="E", when=when)])
        for slide in json.loads(timeline.dumps(tl, "json", dialect="timelinejs"))["events"]:
            start, end = slide["start_date"], slide.get("end_date", slide["start_date"])
            assert start["year"] * end["year"] != 0
            assert -271_820 <= start["year"] <= end["year"] <= 275_759
            if end is not start:
                assert first_moment(start) < first_moment(end)
                assert any(end.get(key) != value for key, value in start.items())

    @pytest.mark.parametrize(
        ("when", "start"),
        [
            ("2024-07-03", {"year": 2024, "month": 7, "day": 3}),
            ("2024-07", {"year": 2024, "month": 7}),
            ("2024", {"year": 2024}),
            ("0000", {"year": -1}),
            ("-0043-03-15", {"year": -44, "month": 3, "day": 15}),
            ("Y17000", {"year": 17000}),
            ("Y-271819", {"year": -271820}),
            (
                "2024-07-03T09:00:30",
                {"year": 2024, "month": 7, "day": 3, "hour": 9, "minute": 0, "second": 30},
            ),
        ],
    )
    def test_exact_dates_are_as_exact_there(self, when, start, tmp_path):
        slide = written(dated(when), "timelinejs")
        assert slide["start_date"] == start
        assert "display_date" not in slide
        assert "when" not in losses(dated(when), "timelinejs", tmp_path)

    @pytest.mark.parametrize(
        "when",
        ["2024~", "198X", "[..2024-07-02]", "2024-07-03/..", "2024-21", "?2024-07", "1984S3"],
    )
    def test_what_it_cannot_say_is_said_in_words_and_reported(self, when, tmp_path):
        event = dated(when)
        assert written(event, "timelinejs")["display_date"] == event.when.words("en")
        assert "when" in losses(event, "timelinejs", tmp_path)

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("fr", "vers 1984"),
            ("fr-CA", "vers 1984"),
            ("de", "etwa 1984"),
            ("tlh", "about 1984"),
            ("", "about 1984"),
        ],
    )
    def test_words_are_in_the_language_of_the_timeline_if_there_are_any(self, language, words):
        tl = Timeline([dated("1984~")], language=language)
        (slide,) = json.loads(timeline.dumps(tl, "json", dialect="timelinejs"))["events"]
        assert slide["display_date"] == words

    def test_an_extent_has_both_ends(self):
        slide = written(dated("2025-04-22/2025-04-24"), "timelinejs")
        assert slide["end_date"] == {"year": 2025, "month": 4, "day": 24}

    @pytest.mark.parametrize("when", ["2024/2024-05", "2024-07-03/2024-07-03"])
    def test_an_end_that_the_player_would_swallow_is_said_in_words(self, when, tmp_path):
        assert "end_date" not in written(dated(when), "timelinejs")
        assert "when" in losses(dated(when), "timelinejs", tmp_path)

    @pytest.mark.parametrize("when", ["2024-07-03/2024", "2024-02/2024", "2024-02-01/2024-02"])
    def test_an_end_that_the_player_would_put_before_its_start_is_said_in_words(
        self, when, tmp_path
    ):
        assert "end_date" not in written(dated(when), "timelinejs")
        assert "when" in losses(dated(when), "timelinejs", tmp_path)

    def test_an_end_beyond_the_dates_of_the_player_is_said_in_words(self, tmp_path):
        event = dated("2024/Y275760")
        assert "end_date" not in written(event, "timelinejs")
        assert "when" in losses(event, "timelinejs", tmp_path)

    def test_a_time_with_an_offset_is_said_in_words_for_the_player_has_no_zones(self, tmp_path):
        event = dated("2024-07-03T09:00:00+04:00")
        slide = written(event, "timelinejs")
        assert slide["start_date"] == {"year": 2024, "month": 7, "day": 3}
        assert slide["display_date"] == event.when.words("en")
        assert "when" in losses(event, "timelinejs", tmp_path)

    @pytest.mark.parametrize("when", [None, "Y-271820", "Y275760", "../.."])
    def test_what_the_player_would_drop_is_left_out_and_reported(self, when, tmp_path):
        document = json.loads(timeline.dumps(Timeline([dated(when)]), "json", dialect="timelinejs"))
        assert document["events"] == []
        assert "event" in losses(dated(when), "timelinejs", tmp_path)

    def test_the_title_takes_the_id_of_no_event(self):
        tl = Timeline([Event(id="talks", title="E", when="2024")], title="Talks")
        title = json.loads(timeline.dumps(tl, "json", dialect="timelinejs"))["title"]
        with pytest.raises(timeline.errors.FieldError):
            Event(id=title["unique_id"], title="E")

    @pytest.mark.parametrize(
        ("when", "start", "end"),
        [
            ("1980-09-12/1986?", {"year": 1980, "month": 9, "day": 12}, {"year": 1986}),
            ("1980~/1986-05", {"year": 1980, "month": 1, "day": 1}, {"year": 1986, "month": 5}),
            ("1980/199X", {"year": 1980}, {"year": 1999, "month": 12, "day": 31}),
            ("1980/..", {"year": 1980}, {"year": 2026, "month": 7, "day": 1}),
            ("1980/", {"year": 1980}, {"year": 2026, "month": 7, "day": 1}),
        ],
    )
    def test_an_end_that_is_not_exact_is_drawn_and_said_in_words(self, when, start, end, tmp_path):
        made = Timeline([dated(when)], revised="2026-07-01")
        (slide,) = json.loads(timeline.dumps(made, "json", dialect="timelinejs"))["events"]
        assert (slide["start_date"], slide["end_date"]) == (start, end)
        assert slide["display_date"] == made["e"].when.words("en")
        assert "when" in losses(dated(when), "timelinejs", tmp_path)

    def test_what_goes_on_is_drawn_to_a_day_that_is_given(self):
        made = Timeline([dated("1980/..")], revised="2026-07-01")
        options = {"dialect": "timelinejs", "until": "2030-01-01"}
        (slide,) = json.loads(timeline.dumps(made, "json", **options))["events"]
        assert slide["end_date"] == {"year": 2030, "month": 1, "day": 1}
        assert "end_date" not in written(dated("1980/.."), "timelinejs")
        assert "end_date" not in written(dated("2031/.."), "timelinejs", until="2030-01-01")

    def test_an_agreement_without_a_date_is_at_its_first_step(self):
        phases = [Phase(stage="signed", when="1970-11-23"), Phase(stage="in force", when="1973")]
        slide = written(Agreement(id="a", title="A", phases=phases), "timelinejs")
        assert slide["start_date"] == {"year": 1970, "month": 11, "day": 23}
        assert slide["display_date"] == "signed 23 November 1970, in force 1973"

    def test_rows_are_of_types_tags_or_none_and_none_is_called_event(self):
        visit = Visit(id="e", title="E", when="2024", tags=["trade", "b"])
        plain = Event(id="e", title="E", when="2024")
        assert written(visit, "timelinejs")["group"] == "visit"
        assert "group" not in written(plain, "timelinejs")
        assert written(visit, "timelinejs", group="tag")["group"] == "trade"
        assert "group" not in written(visit, "timelinejs", group="none")

    @pytest.mark.parametrize(
        "options", [{"group": "tag"}, {"until": "2024"}, {"dialect": "timelinejs", "until": "x"}]
    )
    def test_options_of_the_player_are_refused_elsewhere(self, options):
        with pytest.raises(timeline.errors.OptionError):
            timeline.dumps(Timeline(), "json", **options)

    def test_the_text_says_who_where_how_much_and_by_whom(self, tmp_path):
        event = Event(
            id="e",
            title="E",
            when="2024",
            status="planned",
            description="D",
            actors=["AZ", Actor(name="<BYD>", role="host")],
            places=[Place(name="Baku", country="AZ")],
            figures=[
                Figure(measure="turnover", amount=3740000000, unit="USD", period="2024"),
                Figure(measure="growth", amount="1.5", unit="%"),
            ],
            citations=[Citation(source="s", locator="p. 4", quote="q"), Citation(source="t")],
            tags=["trade", "b"],
        )
        url = "https://example.org/?a&b"
        sources = [Source(id="s", title="A <book>", url=url), Source(id="t", publisher="T")]
        made = Timeline([event], sources=sources)
        (slide,) = json.loads(timeline.dumps(made, "json", dialect="timelinejs"))["events"]
        assert slide["text"]["text"] == (
            "D<ul><li>planned</li><li>Azerbaijan; &lt;BYD&gt; (host)</li><li>Baku, Azerbaijan</li>"
            "<li>turnover: 3,740,000,000 USD (2024)</li><li>growth: 1.5%</li><li>trade; b</li>"
            '<li><a href="https://example.org/?a&amp;b">A &lt;book&gt;</a>, p. 4, \u201cq\u201d; T'
            "</li></ul>"
        )
        result = timeline.export(made, tmp_path / "t.json", "json", dialect="timelinejs")
        assert [loss.field for loss in result.losses] == ["timeline.sources"]

    def test_text_is_no_html(self):
        event = Event(id="e", title="<b>&", when="2024", description='a\n<script>"')
        text = written(event, "timelinejs")["text"]
        assert text == {
            "headline": "&lt;b&gt;&amp;",
            "text": "a<br />&lt;script&gt;&quot;",
        }


XSD_DATE = re.compile(r"-?\d{4}-\d\d-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?", re.ASCII)


class TestSchemaOrg:
    @given(testing.whens())
    def test_every_date_is_one_of_schema_org(self, when):
        event = written(Event(id="e", title="E", when=when), "schema.org")
        dates = [event[name] for name in ("startDate", "endDate") if name in event]
        assert [date for date in dates if not XSD_DATE.fullmatch(date)] == []

    @given(st.dates())
    def test_every_whole_day_is_a_start(self, day):
        assert written(dated(day), "schema.org")["startDate"] == day.isoformat()

    def test_exact_days_are_dates_and_the_rest_is_edtf(self):
        assert written(dated("2024-07-03"), "schema.org")["startDate"] == "2024-07-03"
        event = written(dated("2024-07"), "schema.org")
        assert "startDate" not in event
        assert event["additionalProperty"] == [
            {"@type": "PropertyValue", "propertyID": "EDTF", "value": "2024-07"}
        ]

    def test_an_extent_has_the_ends_that_are_exact(self):
        event = written(dated("2025-04-22/2025-04"), "schema.org")
        assert (event["startDate"], "endDate" in event) == ("2025-04-22", False)

    def test_a_whole_event(self):
        event = Event(
            id="e",
            title="E",
            status="cancelled",
            actors=[Actor(code="AZ"), Actor(name="BYD", kind="company")],
            places=[Place(name="Baku", country="AZ", latitude=40.4, longitude=49.9)],
            tags=["a"],
            citations=[Citation(source="s")],
            relations=[Relation(kind="part-of", event="e2")],
        )
        made = Timeline(
            [event, Event(id="e2", title="E2")],
            metadata=Metadata(sources=[Source(id="s", publisher="P", published="2024")]),
        )
        document = json.loads(timeline.dumps(made, "json", dialect="schema.org"))
        assert document["@graph"][0] == {
            "@type": "Event",
            "@id": "#e",
            "identifier": "e",
            "additionalType": "event",
            "name": "E",
            "eventStatus": "https://schema.org/EventCancelled",
            "about": [
                {"@type": "Country", "name": "Azerbaijan", "identifier": "AZ"},
                {"@type": "Corporation", "name": "BYD"},
            ],
            "location": [
                {
                    "@type": "Place",
                    "name": "Baku",
                    "address": {"@type": "PostalAddress", "addressCountry": "AZ"},
                    "geo": {"@type": "GeoCoordinates", "latitude": 40.4, "longitude": 49.9},
                }
            ],
            "keywords": ["a"],
            "superEvent": [{"@id": "#e2"}],
            "subjectOf": [{"@type": "CreativeWork", "identifier": "s", "publisher": "P"}],
        }

    def test_the_timeline_is_a_node_of_the_graph_or_the_graph_would_be_a_named_one(self):
        tl = Timeline([dated("2024")], title="T", language="en", revised="2025-07-28")
        document = json.loads(timeline.dumps(tl, "json", dialect="schema.org"))
        assert set(document) == {"@context", "@graph"}
        event, about = document["@graph"]
        assert event["@id"] == "#e"
        assert about == {
            "@type": "CreativeWork",
            "@id": "",
            "name": "T",
            "inLanguage": "en",
            "dateModified": "2025-07-28",
        }

    def test_a_revision_that_is_no_exact_day_is_no_date_there(self, tmp_path):
        tl = Timeline([], title="T", revised="2025-07-28~")
        target = tmp_path / "out.json"
        result = timeline.export(tl, target, "json", dialect="schema.org")
        (about,) = json.loads(target.read_bytes())["@graph"]
        assert "dateModified" not in about
        assert [loss.field for loss in result.losses] == ["timeline.revised"]

    def test_a_timeline_without_events_is_a_node_all_the_same(self):
        written = timeline.dumps(Timeline([], title="T"), "json", dialect="schema.org", indent=2)
        assert [node["name"] for node in json.loads(written)["@graph"]] == ["T"]

    def test_each_field_is_lost_once_however_often_the_event_has_it(self, tmp_path):
        event = Event(
            id="e",
            title="E",
            status="ongoing",
            actors=[Actor(name="a", role="host"), Actor(name="b", role="guest")],
            places=[Place(name=name, codes={"x": name}) for name in "ab"],
            citations=[Citation(source="s", says=year, quote="q") for year in ("2023", "2024")],
        )
        made = Timeline([event], sources=[Source(id="s", title="S")])
        found = timeline.export(made, tmp_path / "e.json", "json", dialect="schema.org").losses
        counts = {loss.field: loss.count for loss in found if not loss.field.startswith("timeline")}
        assert counts == dict.fromkeys(
            ("actors.role", "citations.quote", "citations.says", "places.codes", "status"), 1
        )
