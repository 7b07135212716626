"""Every fault of a document is reported, with its path and what is allowed."""

import datetime as dt
from decimal import Decimal

import pytest

from timeline import DocumentError, wire
from timeline.errors import Faults, InconsistentError, Location, format_path

AT = Location(path=("events", 3), line=7)


def faults_of(event, **choices):
    faults = Faults()
    assert wire.DocumentReader(faults, **choices).event(event, AT) is None
    return {format_path(fault.path).removeprefix("events[3]"): fault for fault in faults}


def event(**fields):
    return {"id": "a", "title": "A", **fields}


class TestOneEvent:
    def test_all_faults_are_found_at_once(self):
        faults = faults_of(
            {
                "type": "agreement",
                "title": "two\nlines",
                "when": "2024-13",
                "status": "occured",
                "actors": ["AZ", {"code": "XX"}, {"role": "host"}, 5],
                "places": [{"name": "Baku", "latitude": 91}],
                "figures": [{"measure": "m", "amount": 1.5}, {"amount": 1}],
                "citations": [{"source": "ttp", "says": "yesterday"}, "no id!"],
                "phases": [{"stage": "signed", "when": "2024-02-30"}, {"when": "2024"}],
                "colour": "red",
            }
        )
        assert sorted(faults) == [
            ".actors[1].code",
            ".actors[2].name",
            ".actors[3]",
            ".citations[0].says",
            ".citations[1]",
            ".colour",
            ".figures[0].amount",
            ".figures[1].measure",
            ".id",
            ".phases[0].when",
            ".phases[1].stage",
            ".places[0].latitude",
            ".status",
            ".title",
            ".when",
        ]

    def test_fault_knows_its_event_and_line(self):
        (fault,) = faults_of(event(when="2024-13")).values()
        assert (fault.event, fault.line) == ("a", 7)
        assert str(fault).startswith("line 7: events[3].when (a): '2024-13' is not a date")

    def test_date_in_words_is_reported_with_how_to_write_it(self):
        words = event(when="July 2024", citations=[{"source": "s", "says": "3/7/2024"}])
        faults = faults_of(words)
        assert faults[".when"].message.endswith("; write '2024-07'")
        assert (
            "; it can be read as 2024-03-07 or 2024-07-03" in faults[".citations[0].says"].message
        )

    @pytest.mark.parametrize(
        ("plain", "path", "message"),
        [
            ({"title": "A"}, ".id", "is missing"),
            (event(id="a b"), ".id", "'a b' is not allowed; an id is ASCII letters"),
            (event(title=" "), ".title", "must not be empty"),
            (event(title="a\tb"), ".title", "U+0009 at position 1"),
            (event(description="a\x00"), ".description", "U+0000 at position 1"),
            (event(description="a\tb"), ".description", "U+0009 at position 1"),
            (event(title="a\u2028b"), ".title", "U+2028 at position 1"),
            (event(title="a\ud800"), ".title", "U+D800 at position 1"),
            (event(title=None), ".title", "null is not allowed"),
            (event(when=None), ".when", "null is not allowed"),
            (event(when=2024), ".when", "expected an EDTF date as text"),
            (event(when=True), ".when", "expected an EDTF date as text"),
            (event(status="occured"), ".status", "did you mean 'occurred'?"),
            (event(status=["occurred"]), ".status", "expected one of proposed, planned"),
            (event(actors="AZ"), ".actors", "'AZ' is not allowed; expected a list"),
            (event(actors={"code": "AZ"}), ".actors", "expected a list"),
            (event(actors=["AZ", ""]), ".actors[1]", "needs a name or a country code"),
            (event(actors=[{"code": "AZ", "kind": "person"}]), ".actors[0].kind", "is a country"),
            (event(actors=[{"code": "az"}]), ".actors[0].code", "ISO 3166-1 alpha-2"),
            (event(actors=[{"name": "x", "kind": "firm"}]), ".actors[0].kind", "company"),
            (
                event(places=[{"name": "x", "longitude": 1}]),
                ".places[0].latitude",
                "is missing; a place needs both",
            ),
            (event(places=[{"name": "x", "latitude": "1"}]), ".places[0].latitude", "a number"),
            (event(tags=["a", "a"]), ".tags", "each may be given once"),
            (event(tags=["a", ""]), ".tags[1]", "must not be empty"),
            (event(tags="abc"), ".tags", "expected a list"),
            (event(codes={"cameo": 57}), ".codes.cameo", "57 is not allowed; expected text"),
            (event(codes=["057"]), ".codes", "expected a table of texts"),
            (event(extra={"a": {"b": [1, None]}}), ".extra.a.b[1]", "null is not allowed"),
            (event(extra=["a"]), ".extra", "expected a table"),
            (event(extra={"a": 2**63}), ".extra.a", "whole ones of 64 bits"),
            (event(extra={"a": float("nan")}), ".extra.a", "finite numbers"),
            (event(extra={"a": Decimal("0.12345678901234567890")}), ".extra.a", "as text"),
            (event(extra={"a": [Decimal("1e-400")]}), ".extra.a[0]", "as text"),
            (
                event(type="observation"),
                ".figures",
                "is missing; an observation needs at least one figure",
            ),
            (event(type="observation", figures=[]), ".figures", "is missing; an observation"),
            (event(type="regime", when="2024"), ".when", "a regime has a duration"),
            (event(type="regime", regme="x"), ".regme", "did you mean 'regime'?"),
            (event(type=5), ".type", "5 is not allowed; the types are event"),
            (event(type="meeting", format="lunch"), ".format", "summit, forum, negotiation"),
            (event(relations=[{"kind": "follows"}]), ".relations[0].event", "is missing"),
            (event(relations=["b"]), ".relations[0]", "expected a table"),
            (event(actors=[5]), ".actors[0]", "expected a text or a table"),
            (
                event(places=[{"name": "x", "town": "y"}]),
                ".places[0].town",
                "the fields are codes, country, latitude, longitude, name",
            ),
            (event(actors="GB"), ".actors", "'GB' is not allowed; expected a list, as [\"GB\"]"),
            (event(citations='a "b"'), ".citations", "expected a list"),
            (event(places='a "b"'), ".places", "expected a list; put this one item in brackets"),
            (
                event(figures={"measure": "m", "amount": 1}),
                ".figures",
                "expected a list; put this one item in brackets, as [...]",
            ),
            (
                event(when=2023),
                ".when",
                '2023 is not allowed; expected an EDTF date as text; write "2023"',
            ),
            (event(actors=[{"code": "UK"}]), ".actors[0].code", "in force; write 'GB'"),
            ([], "", "[] is not allowed; expected a table"),
            (None, "", "null is not allowed"),
        ],
    )
    def test_fault_says_what_is_allowed(self, plain, path, message):
        faults = faults_of(plain)
        assert list(faults) == [path]
        assert message in faults[path].message

    @pytest.mark.parametrize(
        "amount",
        ["NaN", "Infinity", "1E999999999", "1e99999999999999999999", "1_000", "\u0661", "", " 1"],
    )
    def test_amount_that_is_no_number_is_refused(self, amount):
        plain = event(figures=[{"measure": "m", "amount": amount}])
        assert list(faults_of(plain)) == [".figures[0].amount"]

    @pytest.mark.filterwarnings("ignore:event type:timeline.errors.PluginWarning")
    @pytest.mark.parametrize(
        ("plain", "path"),
        [
            (event(type="strike", parties=[{"size": None}]), ".parties[0].size"),
            (event(type="a b"), ".type"),
            (event(type="strike", when="2024-13"), ".when"),
        ],
    )
    def test_a_fault_of_a_type_not_installed_is_where_the_document_has_it(self, plain, path):
        assert list(faults_of(plain, unknown_types=wire.Unknown.KEEP)) == [path]

    @pytest.mark.parametrize(
        ("value", "shown"),
        [
            (True, "true"),
            (Decimal("1.50"), "1.50"),
            (Decimal("9" * 200), "9" * 77 + "..."),
            (dt.time(10, 30), "10:30:00"),
        ],
    )
    def test_what_was_given_is_shown_as_documents_write_it(self, value, shown):
        (fault,) = faults_of(event(title=value)).values()
        assert fault.message == f"{shown} is not allowed; expected text"

    def test_a_number_too_large_for_a_field_is_shown_as_it_was_given(self):
        place = {"name": "Baku", "latitude": Decimal("1e400"), "longitude": 1}
        (fault,) = faults_of(event(places=[place])).values()
        assert fault.message == "1E+400 is not allowed; expected a number"

    def test_what_is_no_finite_number_is_not_said_to_be_too_large(self):
        (fault,) = faults_of(event(extra={"x": Decimal("NaN")})).values()
        assert fault.message.startswith("NaN is not allowed; expected text, booleans, finite")

    def test_hostile_depth_is_a_fault(self):
        deep = value = {}
        for _ in range(5000):
            value["a"] = value = {}
        (fault,) = faults_of(event(extra=deep)).values()
        assert "nested at most 32 deep" in fault.message
        assert len(fault.message) < 300

    def test_hostile_numbers_are_faults(self):
        (fault,) = faults_of(event(extra={"a": 10**5000})).values()
        assert len(fault.message) < 300


class TestSourcesOfAnEventWithFaults:
    """They are checked by the reader, since the timeline never sees the event."""

    @staticmethod
    def reported(citations, sources):
        faults = Faults()
        reader = wire.DocumentReader(faults)
        reader.metadata({}, sources)
        assert reader.event(event(when="2024-13", citations=citations), AT) is None
        return [(format_path(f.path), f.message) for f in faults if "when" not in f.path]

    def test_a_source_that_is_missing_is_a_fault(self):
        citations = ["s", {"source": "t", "says": "2024"}, 5, "memoir"]
        sources = {"s": {"title": "S"}, "memoirs": {"title": "M"}}
        assert self.reported(citations, sources) == [
            ("events[3].citations[2]", "5 is not allowed; expected a text or a table"),
            (
                "events[3].citations[1].source",
                "names the source 't', which is not in the timeline",
            ),
            (
                "events[3].citations[3].source",
                "names the source 'memoir', which is not in the timeline; did you mean 'memoirs'?",
            ),
        ]

    def test_a_source_with_a_fault_is_not_called_missing(self):
        reported = self.reported(["s"], {"s": {"url": "no address"}})
        assert [path for path, _ in reported] == ["sources.s.url"]

    def test_nothing_is_said_where_the_sources_could_not_be_read(self):
        assert [path for path, _ in self.reported(["s"], [])] == ["sources"]


class TestGuessedNames:
    @pytest.mark.parametrize(
        ("given", "end"),
        [
            ({"date": "2024"}, "did you mean 'when'?"),
            ({"startDate": "2024"}, "'2024-07-03/..' if it goes on"),
            ({"end": "2024"}, "'2024-07-03/..' if it goes on"),
            ({"name": "N"}, "did you mean 'title'?"),
            ({"text": "T"}, "did you mean 'description'?"),
            ({"source": "s"}, "did you mean 'citations'?"),
            ({"url": "https://example.org"}, "did you mean 'citations'?"),
            ({"participants": []}, "did you mean 'actors'?"),
            ({"Location": "Baku"}, "did you mean 'places'?"),
            ({"categories": []}, "did you mean 'tags'?"),
            ({"see also": []}, "did you mean 'relations'?"),
            ({"titel": "T"}, "did you mean 'title'?"),
            ({"WHEN": "2024"}, "did you mean 'when'?"),
            ({"kind": "visit"}, "did you mean 'type'?"),
            ({"category": "x"}, "did you mean 'tags'?"),
        ],
    )
    def test_of_an_event_are_answered_with_the_field(self, given, end):
        (fault,) = faults_of(event(**given)).values()
        assert fault.message.startswith("is not a field; the fields are actors, ")
        assert fault.message.endswith(end)

    @pytest.mark.parametrize(
        ("given", "end"),
        [
            ({"phases": []}, "; 'phases' is a field of agreement: set the type"),
            ({"host": "AZ"}, "; 'host' is a field of visit: set the type"),
            ({"type": "visit", "phases": []}, "; 'phases' is a field of agreement: set the type"),
        ],
    )
    def test_fields_of_another_type_are_answered_with_the_type(self, given, end):
        (fault,) = faults_of(event(**given)).values()
        assert fault.message.endswith(end)

    @pytest.mark.parametrize(
        ("field", "given", "meant"),
        [
            ("actors", {"code": "AZ", "position": "host"}, "role"),
            ("places", {"name": "Baku", "lat": 40}, "latitude"),
            ("citations", {"source": "s", "date": "2024"}, "says"),
            ("citations", {"source": "s", "page": "4"}, "locator"),
            ("relations", {"event": "e", "type": "follows"}, "kind"),
            ("figures", {"measure": "m", "amount": 1, "currency": "USD"}, "unit"),
        ],
    )
    def test_of_parts_of_an_event_too(self, field, given, meant):
        messages = [fault.message for fault in faults_of(event(**{field: [given]})).values()]
        assert any(message.endswith(f"did you mean {meant!r}?") for message in messages)

    @pytest.mark.parametrize(
        ("given", "meant"), [("treaty", "agreement"), ("summit", "meeting"), ("Trip", "visit")]
    )
    def test_of_types_are_answered_with_the_type(self, given, meant):
        faults = Faults()
        reader = wire.DocumentReader(faults, unknown_types="refuse")
        reader.event(event(type=given), Location())
        assert next(fault.message for fault in faults).endswith(f"did you mean {meant!r}?")

    @pytest.mark.parametrize(
        ("given", "end"),
        [
            ("items", "did you mean 'events'?"),
            ("metadata", "did you mean 'timeline'?"),
            ("references", "did you mean 'sources'?"),
            ("title", "it belongs under the key 'timeline', as timeline.title"),
            ("name", "it belongs under the key 'timeline', as timeline.title"),
            ("lang", "it belongs under the key 'timeline', as timeline.language"),
        ],
    )
    def test_of_parts_of_a_document_are_answered_with_the_part(self, given, end):
        faults = Faults()
        wire.check_document({given: "x"}, faults)
        assert next(fault.message for fault in faults).endswith(end)

    def test_one_event_alone_is_not_a_document(self):
        faults = Faults()
        assert wire.check_document(event(), faults) == {}
        assert [fault.message for fault in faults] == [
            "this is one event; a document has a list of events, under the key 'events'"
        ]


class TestMetadata:
    def test_faults_have_the_paths_of_the_document(self):
        faults = Faults()
        metadata = wire.DocumentReader(faults).metadata(
            {"titel": "x", "language": "??", "revised": "2024"},
            {"a": {"title": "A", "url": "ftp://x"}, "b c": {"title": "B"}, "d": {}, "e": "text"},
        )
        assert [format_path(fault.path) for fault in faults] == [
            "sources.a.url",
            "sources.b c.id",
            "sources.d.title",
            "sources.e",
            "timeline.titel",
            "timeline.language",
            "timeline.revised",
        ]
        assert metadata.sources == ()

    def test_sources_are_not_in_the_timeline_part(self):
        faults = Faults()
        wire.DocumentReader(faults).metadata({"sources": [], "titel": "T"}, {})
        assert [format_path(fault.path) for fault in faults] == [
            "timeline.sources",
            "timeline.titel",
        ]

    def test_id_of_a_source_is_its_key(self):
        faults = Faults()
        wire.DocumentReader(faults).metadata({}, {"a": {"id": "a", "titel": "A"}})
        assert [(format_path(fault.path), fault.message.partition(";")[0]) for fault in faults] == [
            ("sources.a.id", "is not a field here: the key above is the source's id"),
            ("sources.a.titel", "is not a field"),
        ]


class TestValuesThatNoFieldCanHold:
    def test_their_reason_begins_the_fault(self):
        nan = wire.Invalid("NaN is not JSON")
        faults = faults_of(event(extra={"x": [nan]}, title=nan, actors=nan))
        assert faults[".extra.x[0]"].message.startswith("NaN is not JSON; expected text, booleans")
        assert faults[".title"].message == "NaN is not JSON; expected text"
        assert faults[".actors"].message == "NaN is not JSON; expected a list"


class TestDocument:
    def test_all_faults_of_all_parts_are_one_error(self):
        with pytest.raises(DocumentError) as caught:
            wire.load(
                {
                    "timeline": {"language": "??"},
                    "event": [],
                    "events": [event(when="?"), event(id="b", status="x"), {}],
                },
                name="file.json",
            )
        paths = [format_path(fault.path) for fault in caught.value.faults]
        assert paths == [
            "event",
            "timeline.language",
            "events[0].when",
            "events[1].status",
            "events[2].id",
            "events[2].title",
        ]
        lines = str(caught.value).splitlines()
        assert lines[2].startswith("file.json: events[0].when (a): '?' is not a date")
        assert "did you mean 'events'?" in lines[0]

    def test_duplicates_and_dangling_references_name_both_places(self):
        with pytest.raises(DocumentError) as caught:
            wire.load(
                {
                    "sources": {"s": {"title": "S"}},
                    "events": [
                        event(),
                        event(citations=["s", "t"]),
                        event(id="b", relations=[{"kind": "follows", "event": "c"}]),
                    ],
                }
            )
        assert [str(fault) for fault in caught.value.faults] == [
            "events[1].id (a): event id 'a' is used twice: events[0] and events[1]",
            "events[1].citations[1].source (a): names the source 't', which is not in the timeline",
            "events[2].relations[0].event (b): names the event 'c', which is not in the timeline",
        ]
        assert not isinstance(caught.value, InconsistentError)

    def test_is_called_a_document_where_it_has_no_name(self):
        with pytest.raises(DocumentError, match=r"^document: events\[0\]\.id: is missing$"):
            wire.load({"events": [{"title": "A"}]})

    @pytest.mark.parametrize("plain", [None, [], "text", 5])
    def test_what_is_no_table_is_no_document(self, plain):
        with pytest.raises(DocumentError, match="version, timeline, sources, events"):
            wire.load(plain)

    @pytest.mark.parametrize("events", [None, {}, "text"])
    def test_events_are_a_list(self, events):
        with pytest.raises(DocumentError, match="expected a list of events"):
            wire.load({"events": events})
