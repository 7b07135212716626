"""What stands in a calendar, line by line, and what is reported not to."""

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from plugins.ical.tests import checker, support

from timeline.errors import PluginError
from timeline.model import (
    Actor,
    Agreement,
    Citation,
    Event,
    Figure,
    Metadata,
    Phase,
    Place,
    Relation,
    RelationKind,
    Source,
    Status,
)


def lines_of(event, metadata=support.NO_METADATA, **options):
    """The unfolded lines of the calendar of one event, which is clean."""
    assert checker.check(support.write([event], metadata, **options)[0]) == []
    return support.lines_of(event, metadata, **options)


def losses_of(event, metadata=support.NO_METADATA, **options):
    """The fields of *event* that are reported lost, with their reasons."""
    _, losses = support.write([event], metadata, **options)
    return {loss.field: loss.reason for loss in losses}


def event(**fields):
    """An event of 3 July 2024 with these fields."""
    return Event(**{"id": "a", "title": "A", "when": "2024-07-03", **fields})


class TestCalendar:
    def test_a_whole_calendar(self):
        data, losses = support.write([event()])
        assert not losses
        assert data.decode().split("\r\n") == [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//timeline-events//timeline-ical//EN",
            "CALSCALE:GREGORIAN",
            "BEGIN:VEVENT",
            "UID:a@timeline.invalid",
            "DTSTAMP:19700101T000000Z",
            "DTSTART;VALUE=DATE:20240703",
            "DTEND;VALUE=DATE:20240704",
            "SUMMARY:A",
            "STATUS:CONFIRMED",
            "X-TIMELINE-TYPE:event",
            "TRANSP:TRANSPARENT",
            "X-MICROSOFT-CDO-BUSYSTATUS:FREE",
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        ]

    def test_the_kinds_of_event_make_a_clean_calendar(self):
        data, _ = support.write((*support.EVENTS, *support.EXTREMES), support.METADATA)
        assert checker.check(data) == []

    def test_the_timeline_names_describes_and_dates_it(self):
        lines = lines_of(event(), support.METADATA)
        assert r"NAME;LANGUAGE=en:Baku\, Beijing\; and the road" in lines
        assert r"X-WR-CALNAME:Baku\, Beijing\; and the road" in lines
        assert r"X-WR-CALDESC:Two states\,\nand what is between them." in lines
        assert "LAST-MODIFIED:20250728T000000Z" in lines
        assert "DTSTAMP:20250728T000000Z" in lines
        assert not any(line.startswith("METHOD") for line in lines)

    def test_what_it_does_not_hold_of_the_timeline_is_lost(self):
        metadata = attrs.evolve(support.METADATA, extra={"a": 1})
        _, losses = support.write([], metadata, name="Other")
        assert [(loss.field, loss.count) for loss in losses] == [
            ("timeline.extra", 1), ("timeline.sources", 2), ("timeline.title", 1),
        ]  # fmt: skip

    def test_a_language_without_a_text_is_lost(self):
        _, losses = support.write([], Metadata(language="az"))
        assert [loss.field for loss in losses] == ["timeline.language"]

    def test_a_revision_outside_the_years_is_lost_and_1970_stands_in(self):
        data, losses = support.write([event()], Metadata(revised="-0044-03-15"))
        assert [loss.field for loss in losses] == ["timeline.revised"]
        assert b"DTSTAMP:19700101T000000Z" in data

    def test_a_stamp_of_the_caller_goes_before_the_timelines_own(self):
        lines = lines_of(event(), support.METADATA, stamp="2026-01-01")
        assert "DTSTAMP:20260101T000000Z" in lines
        assert "LAST-MODIFIED:20250728T000000Z" in lines

    def test_a_separator_that_some_read_as_the_end_of_a_line_is_reported(self):
        _, losses = support.write([event(description="a\u2028b")], Metadata(description="a\u2029b"))
        assert [loss.field for loss in losses] == ["description", "timeline.description"]


class TestEvent:
    def test_a_date_that_is_not_known_to_the_day_is_worded_in_the_title(self):
        lines = lines_of(event(when="2023-10"))
        assert "SUMMARY:October 2023: A" in lines
        assert "X-EDTF:2023-10" in lines

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("", "about 1848"),
            ("de", "etwa 1848"),
            ("fr-CH", "vers 1848"),
            ("it", "≈ 1848"),
            ("tlh", "about 1848"),
        ],
    )
    def test_it_is_worded_in_the_timelines_language_where_there_are_words(self, language, words):
        metadata = Metadata(title="t", language=language)
        assert f"SUMMARY:{words}: A" in lines_of(event(when="1848~"), metadata)

    def test_it_is_in_english_where_the_calendar_does_not_tell_its_language(self):
        metadata = Metadata(language="it")
        assert "SUMMARY:October 2023: A" in lines_of(event(when="2023-10"), metadata)
        named = lines_of(event(when="2023-10"), metadata, name="Mine")
        assert "SUMMARY:ottobre 2023: A" in named

    @pytest.mark.parametrize(
        "when", ["2024-07-03", "2024-07-03/2024-07-05", "2024-07-03T10:00:00Z"]
    )
    def test_a_date_that_is_known_is_not_repeated(self, when):
        lines = lines_of(event(when=when))
        assert "SUMMARY:A" in lines
        assert not any(line.startswith("X-EDTF") for line in lines)

    @pytest.mark.parametrize(
        ("status", "written"),
        [
            ("proposed", ["STATUS:TENTATIVE", "X-TIMELINE-STATUS:proposed"]),
            ("planned", ["STATUS:TENTATIVE"]),
            ("occurred", ["STATUS:CONFIRMED"]),
            ("ongoing", ["STATUS:CONFIRMED", "X-TIMELINE-STATUS:ongoing"]),
            ("cancelled", ["STATUS:CANCELLED"]),
        ],
    )
    def test_its_status(self, status, written):
        lines = lines_of(event(status=status))
        assert [line for line in lines if "STATUS:" in line and "BUSY" not in line] == written

    def test_a_proposal_never_looks_like_a_fact(self):
        for status in (Status.PROPOSED, Status.PLANNED, Status.EXPECTED):
            assert "STATUS:TENTATIVE" in lines_of(event(status=status))

    def test_its_places(self):
        places = [
            Place(name="Baku", country="AZ", latitude=40.5, longitude=-0.0000004),
            Place(name="Astana; the old town"),
        ]
        lines = lines_of(event(places=places))
        assert r"LOCATION:Baku\, Azerbaijan\; Astana\; the old town" in lines
        assert "GEO:40.5;0" in lines
        assert set(losses_of(event(places=places))) == {"places"}

    @pytest.mark.parametrize(
        ("places", "lost"),
        [
            ([Place(name="Baku")], set()),
            ([Place(name="Baku", country="AZ"), Place(name="Astana")], set()),
            ([Place(name="Baku", latitude=40.123456, longitude=49.1)], set()),
            ([Place(name="Baku", latitude=40.1234567, longitude=49.1)], {"latitude", "longitude"}),
            (
                [Place(name="A"), Place(name="B", latitude=1, longitude=2)],
                {"latitude", "longitude"},
            ),
            ([Place(name="Baku", codes={"un": "AZBAK"})], {"codes"}),
            ([Place(name="Baku, Azerbaijan")], {""}),
            ([Place(name="Baku; Astana")], {""}),
        ],
    )
    def test_what_is_lost_of_its_places_is_what_does_not_come_back(self, places, lost):
        fields = losses_of(event(places=places))
        assert {field.removeprefix("places").lstrip(".") for field in fields} == lost

    def test_its_relations(self):
        relations = [Relation(kind=kind, event="b") for kind in RelationKind]
        lines = lines_of(event(relations=relations), domain="example.org")
        assert [line for line in lines if line.startswith("RELATED")] == [
            f"RELATED-TO;RELTYPE={kind}:b@example.org"
            for kind in ("X-UPGRADES", "X-SUPERSEDES", "X-FOLLOWS", "PARENT", "X-IMPLEMENTS",
                         "X-CAUSES")
        ]  # fmt: skip

    def test_its_sources_are_linked(self):
        cited = event(citations=["anews", "ttp", Citation(source="ttp", locator="p. 4")])
        lines = lines_of(cited, support.METADATA, links=True)
        assert "URL:https://example.org/baku;beijing,2025?a=b" in lines
        assert [line for line in lines if line.startswith("LINK")] == [
            (
                'LINK;LINKREL="describedby";LABEL="Baku and Beijing ^\'strengthen^\' ties;'
                ' with focus, on trade";VALUE=URI:https://example.org/baku;beijing,2025?a=b'
            )
        ]

    def test_what_has_no_property_is_written_for_people(self):
        written = event(
            description="As agreed.",
            status="planned",
            actors=["AZ", Actor(name="BYD", role="investor")],
            figures=[
                Figure(measure="turnover", amount="3740000000.5", unit="USD", period="2024",
                       words="3.74 billion"),
                Figure(measure="growth", amount=43, unit="%", as_of="2025-06"),
                Figure(measure="firms", amount=298),
            ],
            citations=[
                Citation(source="ttp", says="2024-07", quote="In\nJuly", locator="p. 4"),
                Citation(source="anews", says="2024-07-03"),
                Citation(source="unknown"),
            ],
        )  # fmt: skip
        (line,) = [x for x in lines_of(written, support.METADATA) if x.startswith("DESCRIPTION:As")]
        assert line.removeprefix("DESCRIPTION:").replace("\\n", "\n").replace("\\", "") == (
            "As agreed.\n\nDetails:\nStatus: planned\nActors: Azerbaijan, BYD (investor)\n"
            'Figure: turnover: 3,740,000,000.5 USD (2024, "3.74 billion")\n'
            "Figure: growth: 43% (as of June 2025)\nFigure: firms: 298\n"
            'Source: Baku and Beijing "strengthen" ties; with focus, on trade, Carter Hoffman,'
            " Trade Treasury Payments, 28 July 2025, https://example.org/baku;beijing,2025?a=b,"
            ' p. 4, says July 2024, "In July"\n'
            "Source: Anews, 3 July 2024\nSource: unknown"
        )
        assert losses_of(written, support.METADATA).keys() == {
            "actors", "figures", "citations", "timeline.sources",
        }  # fmt: skip

    def test_a_comma_in_a_tag_is_escaped_and_reported(self):
        tagged = event(tags=["rail, road", "trade"])
        assert r"CATEGORIES:rail\, road,trade" in lines_of(tagged)
        assert losses_of(tagged).keys() == {"tags"}

    def test_what_has_no_date_is_no_event_and_is_reported(self):
        data, losses = support.write([event(when=None)])
        assert b"VEVENT" not in data
        assert [str(loss) for loss in losses] == ["event: a calendar needs a date (1: a)"]


class TestPhases:
    AGREEMENT = Agreement(
        id="visa",
        title="Visa exemption",
        when="2025-04-23",
        status="occurred",
        phases=[
            Phase(stage="signed", when="2025-04-23", actors=["AZ"], citations=["ttp"]),
            Phase(stage="ratified", when="2025-05"),
            Phase(stage="ratified"),
            Phase(stage="ratified", when="2025-06-10"),
            Phase(stage="in force", when="/.."),
        ],
    )

    def test_each_step_with_a_date_is_a_related_event(self):
        data, _ = support.write([self.AGREEMENT])
        assert checker.check(data) == []
        assert [(found["UID"], found["SUMMARY"]) for found in checker.events(data)] == [
            ("visa@timeline.invalid", "Visa exemption"),
            ("visa~signed~AZ@timeline.invalid", "Visa exemption: signed"),
            ("visa~ratified~2025-05@timeline.invalid", "May 2025: Visa exemption: ratified"),
            ("visa~ratified~2025-06-10@timeline.invalid", "Visa exemption: ratified"),
        ]
        related = [found.get("RELATED-TO") for found in checker.events(data)]
        assert related == [None, *["visa@timeline.invalid"] * 3]

    @pytest.mark.parametrize(
        ("language", "title"),
        [
            ("de-AT", "Mai 2025: Visa exemption: ratifiziert"),
            ("it", "maggio 2025: Visa exemption: ratified"),
        ],
    )
    def test_a_step_is_called_as_the_timelines_language_calls_it(self, language, title):
        data, _ = support.write([self.AGREEMENT], Metadata(title="t", language=language))
        assert checker.events(data)[2]["SUMMARY"] == title

    def test_what_they_lose_is_reported(self):
        _, losses = support.write([self.AGREEMENT])
        assert [(loss.field, loss.count) for loss in losses] == [
            ("phases", 1), ("phases", 1), ("phases.actors", 1), ("phases.citations", 1),
        ]  # fmt: skip


class TestOptions:
    def test_each_is_written(self):
        lines = lines_of(
            event(),
            name="Mine, yours",
            color="steelblue",
            refresh="PT12H",
            method="PUBLISH",
            prodid="-//a;b//EN",
            domain="example.org",
            stamp="2020-02-29T01:02:03Z",
        )
        assert lines[2:12] == [
            r"PRODID:-//a\;b//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH",
            "REFRESH-INTERVAL;VALUE=DURATION:PT12H",
            "X-PUBLISHED-TTL:PT12H",
            "COLOR:steelblue",
            "X-APPLE-CALENDAR-COLOR:#4682B4",
            r"NAME:Mine\, yours",
            r"X-WR-CALNAME:Mine\, yours",
            "BEGIN:VEVENT",
        ]
        assert "UID:a@example.org" in lines
        assert "DTSTAMP:20200229T010203Z" in lines

    @pytest.mark.parametrize(
        ("option", "value"),
        [
            ("name", "a\r\nATTENDEE:b"),
            ("name", "a\u2028b"),
            ("prodid", ""),
            ("prodid", "a\nb"),
            ("color", "#4682B4"),
            ("color", "blue\r\nX:y"),
            ("refresh", "1 day"),
            ("refresh", "PT"),
            ("refresh", "P\u0663D"),
            ("refresh", "P1D\n"),
            ("domain", "a b"),
            ("domain", "example.org\n"),
            ("domain", ""),
            ("stamp", "today"),
            ("stamp", "2024-02-30"),
            ("stamp", "2024-07"),
            ("stamp", "2024-07-03T10:00:00"),
            ("stamp", "0000-01-01"),
            ("stamp", "9999-01-01"),
        ],
    )
    def test_what_is_none_is_refused(self, option, value):
        with pytest.raises(ValueError, match=option):
            support.write([], **{option: value})


INJECTED = st.sampled_from(
    [
        f"x{end}{line}"
        for end in ("\n", "\r\n", "\r", "\u2028", "\x85", "\x0b", "\\n", "\n ", '"\r\n')
        for line in ("ATTENDEE:mailto:a@b.c", "END:VEVENT", "BEGIN:VALARM", " ATTACH:x")
    ]
)


class TestInjection:
    """No text, wherever it comes from, adds a line to a calendar."""

    @given(INJECTED)
    def test_in_every_field(self, text):
        source = support.smuggle(
            Source(id="s", title="t", url="https://example.org"),
            **dict.fromkeys(("id", "title", "author", "publisher", "language"), text),
            url=f"https://example.org/{text}",
        )
        hostile = support.smuggle(
            event(),
            id=text,
            title=text,
            description=text,
            actors=(support.smuggle(Actor(name="a"), name=text, role=text),),
            figures=(
                support.smuggle(Figure(measure="m", amount=1), measure=text, unit=text, words=text),
            ),
            citations=(
                support.smuggle(Citation(source="s"), source=text, quote=text, locator=text),
            ),
            relations=(support.smuggle(Relation(kind="causes", event="b"), event=text),),
            tags=(text,),
            codes={"ical-uid": text},
        )
        metadata = support.smuggle(
            support.METADATA, title=text, description=text, language=text, sources=(source,)
        )
        data, _ = support.write([hostile], metadata, links=True)
        assert [*checker.physical_faults(data)] == []
        names = [line.name for line in checker.unfold(data)]
        assert not {"ATTENDEE", "ATTACH"} & set(names)
        assert names.count("BEGIN") == names.count("END") == 2

    def test_a_place_is_refused_when_it_is_read_back(self):
        hostile = support.smuggle(
            event(), places=(support.smuggle(Place(name="a"), name="a\nATTENDEE:b"),)
        )
        with pytest.raises(PluginError, match=r"U\+000A"):
            support.write([hostile])
