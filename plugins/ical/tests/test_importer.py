"""Calendars of the world, as real programs write them."""

import io

import pytest
from plugins.ical.tests.support import calendar, read, write

import timeline
from timeline.errors import SkippedWarning
from timeline.model import RelationKind, Status
from timeline.model.fields import is_slug


def one(*lines):
    """The one event of a calendar with these lines, which has no fault."""
    _, (event,), faults = read(calendar(*lines))
    assert faults == []
    return event


def faults_of(*lines):
    """The messages and lines of the faults, and the number of events that were read."""
    _, events, faults = read(calendar(*lines))
    return [(fault.line, str(fault)) for fault in faults], len(events)


GOOD = ("DTSTART;VALUE=DATE:20240703", "SUMMARY:Fine")


def zone(offset, more=""):
    """A time zone that a calendar defines."""
    return (
        "BEGIN:VTIMEZONE\r\nTZID:Caucasus Time\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n"
        f"TZOFFSETFROM:+0400\r\nTZOFFSETTO:{offset}\r\nTZNAME:C\r\n{more}"
        "END:STANDARD\r\nEND:VTIMEZONE\r\n"
    )


class TestText:
    def test_a_byte_order_mark_and_bare_line_feeds(self):
        text = "\ufeff" + calendar(*GOOD).replace("\r\n", "\n")
        _, (event,), faults = read(text)
        assert (event.title, faults) == ("Fine", [])

    def test_bare_carriage_returns(self):
        text = calendar(*GOOD).replace("\r\n", "\r").replace("Fine", "a\r b\r")
        _, (event,), faults = read(text)
        assert (event.title, faults) == ("ab", [])

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
    def test_utf_16_is_reported_in_one_line(self, encoding):
        text = calendar(*GOOD) if encoding == "utf-16" else "\ufeff" + calendar(*GOOD)
        _, events, (first, _) = read(text.encode(encoding))
        assert events == []
        assert str(first) == "line 1: the file is UTF-16; a calendar takes UTF-8"

    def test_an_encoding_of_the_calendars_before_is_a_fault_each_time(self):
        line = "SUMMARY;ENCODING=quoted-printable:Caf=C3=A9"
        second = calendar("DTSTART:20240703", line).replace("UID:one", "UID:two")
        _, events, faults = read(calendar("DTSTART:20240703", line) + second)
        assert [event.title for event in events] == ["Caf=C3=A9"] * 2
        assert [fault.line for fault in faults] == [8, 18]

    def test_empty_lines_and_no_end_of_the_last(self):
        text = calendar(*GOOD).replace("SUMMARY", "\r\n\r\nSUMMARY").rstrip("\r\n")
        _, (event,), faults = read(text)
        assert (event.title, faults) == ("Fine", [])

    def test_a_line_folded_in_the_middle_of_a_character(self):
        data = calendar("DTSTART:20240703", "SUMMARY:Baku\u0308").encode()
        at = data.index("\u0308".encode()) + 1
        _, (event,), faults = read(data[:at] + b"\r\n " + data[at:])
        assert (event.title, faults) == ("Baku\u0308", [])

    def test_a_line_folded_with_a_tab(self):
        assert one("DTSTART:20240703", "SUMMARY:a\r\n\tb").title == "ab"

    def test_only_line_feeds_part_lines(self):
        event = one("DTSTART:20240703", "DESCRIPTION:a\u2028b\x0bATTENDEE:c")
        assert event.description == "a\u2028bATTENDEE:c"
        assert event.actors == ()

    def test_names_and_parameters_in_any_case(self):
        assert str(one("dtstart;value=date:20240703", "summary:a").when) == "2024-07-03"

    def test_escapes_and_what_only_looks_like_one(self):
        event = one("DTSTART:20240703", r"SUMMARY:a\, b\; c\\n d\x", r"DESCRIPTION:a\nb\Nc")
        assert event.title == r"a, b; c\n d\x"
        assert event.description == "a\nb\nc"

    def test_a_title_of_several_lines_is_made_one(self):
        assert one("DTSTART:20240703", r"SUMMARY:a\nb").title == "a b"

    def test_a_tab_and_control_characters_do_not_stop_it(self):
        event = one("DTSTART:20240703", "SUMMARY:a\tb\x07c", "DESCRIPTION:d\te\x00")
        assert (event.title, event.description) == ("a bc", "d e")

    def test_bytes_that_are_not_utf_8_are_a_fault_of_their_line_alone(self):
        data = calendar("LOCATION:K#ln", *GOOD).encode().replace(b"#", b"\xf6")
        _, (event,), (fault,) = read(data)
        assert event.title == "Fine"
        assert (fault.line, "0xf6" in fault.message) == (7, True)

    def test_a_raw_line_break_in_a_text_is_a_fault_of_that_line(self):
        found, count = faults_of("DTSTART:20240703", "DESCRIPTION:a", "and more", "SUMMARY:b")
        assert count == 1
        assert found == [(9, "line 9: 'and more' is not a content line; write NAME:value")]

    def test_a_parameter_may_hold_what_ends_a_name(self):
        event = one("DTSTART:20240703", "ATTENDEE;CN=\"A; B: C, ^'D^'\":mailto:a@b.c")
        assert event.actors[0].name == 'A; B: C, "D"'

    def test_a_calendar_that_is_none(self):
        _, events, faults = read(b"PK\x03\x04\x00\xff")
        assert events == []
        assert "BEGIN:VCALENDAR" in str(faults[-1])

    def test_nothing_at_all(self):
        assert len(read(b"")[2]) == 1


class TestDates:
    @pytest.mark.parametrize(
        ("lines", "when"),
        [
            (("DTSTART;VALUE=DATE:20240703",), "2024-07-03"),
            (("DTSTART:20240703",), "2024-07-03"),
            (("DTSTART:20240703", "DTEND:20240703"), "2024-07-03"),
            (("DTSTART:20240703", "DTEND:20240704"), "2024-07-03"),
            (("DTSTART:20240703", "DTEND:20240706"), "2024-07-03/2024-07-05"),
            (("DTSTART:20240703", "DURATION:P1W"), "2024-07-03/2024-07-09"),
            (("DTSTART:20240703T100000Z",), "2024-07-03T10:00:00Z"),
            (("DTSTART:20240703T100000",), "2024-07-03T10:00:00"),
            (("DTSTART;TZID=Asia/Baku:20240703T100000",), "2024-07-03T10:00:00+04:00"),
            (("DTSTART;TZID=/a.org/x/Asia/Baku:20240703T100000",), "2024-07-03T10:00:00+04:00"),
            (('DTSTART;TZID="Asia/Baku":20240703T100000',), "2024-07-03T10:00:00+04:00"),
            (("DTSTART:20240703T100000Z", "DTEND:20240704T090000Z"), "2024-07-03T10:00:00Z"),
            (("DTSTART:20240703T100000Z", "DTEND:20240705T000000Z"), "2024-07-03/2024-07-04"),
            (("DTSTART:20240703T100000Z", "DURATION:PT90M"), "2024-07-03T10:00:00Z"),
            (("DTSTART:20161231T235960Z",), "2016-12-31T23:59:59Z"),
            (("DTSTART:00010101",), "0001-01-01"),
        ],
    )
    def test_the_date_of_an_event(self, lines, when):
        assert str(one(*lines).when) == when

    def test_a_zone_that_nobody_knows_leaves_the_time_without_one_and_its_name_beside(self):
        _, (event,), (fault,) = read(calendar("DTSTART;TZID=Nowhere:20240703T100000"))
        assert str(event.when) == "2024-07-03T10:00:00"
        assert event.extra == {"zone": "Nowhere"}
        assert str(fault).startswith("line 7: the time zone 'Nowhere' is unknown")

    @pytest.mark.parametrize("before", ["BEGIN:VEVENT", "END:VCALENDAR"])
    @pytest.mark.parametrize("more", ["", "X-RULE;X=1:2\r\n", "RRULE:FREQ=YEARLY\r\n"])
    def test_a_zone_that_the_calendar_defines_before_or_behind(self, before, more):
        text = calendar("DTSTART;TZID=Caucasus Time:20240703T100000")
        _, (event,), faults = read(text.replace(before, f"{zone('+0430', more)}{before}"))
        assert (str(event.when), faults) == ("2024-07-03T10:00:00+04:30", [])

    def test_each_calendar_of_a_file_defines_its_own_zones(self):
        text = calendar("DTSTART;TZID=Caucasus Time:20240703T100000")
        first = text.replace("BEGIN:VEVENT", f"{zone('+0430')}BEGIN:VEVENT")
        second = text.replace("BEGIN:VEVENT", f"{zone('+0300')}BEGIN:VEVENT")
        _, events, faults = read(first + second.replace("UID:one", "UID:two"))
        assert [str(event.when)[-6:] for event in events] == ["+04:30", "+03:00"]
        assert faults == []

    @pytest.mark.parametrize(
        ("offset", "more"),
        [
            ("+9999", ""),
            ("east", ""),
            ("+0400", "RRULE:FREQ=YEARLY;INTERVAL=0\r\n"),
            ("+0400", "RRULE:FREQ=SECONDLY\r\n"),
            ("+0400", "RRULE:x\r\n"),
        ],
    )
    def test_a_zone_that_cannot_be_is_one_that_nobody_knows(self, offset, more):
        text = calendar("DTSTART;TZID=Caucasus Time:20240703T100000")
        _, (event,), _ = read(text.replace("BEGIN:VEVENT", f"{zone(offset, more)}BEGIN:VEVENT"))
        assert event.extra == {"zone": "Caucasus Time"}

    def test_the_end_of_a_time_is_kept_beside_it(self):
        event = one(
            "DTSTART;TZID=Asia/Baku:20240703T100000", "DTEND;TZID=Asia/Baku:20240703T120000"
        )
        assert event.extra == {"ends": "2024-07-03T12:00:00+04:00"}

    def test_ends_in_two_zones_are_compared_as_moments_and_keep_their_clocks(self):
        event = one(
            "DTSTART;TZID=Asia/Baku:20240703T100000", "DTEND;TZID=Europe/London:20240703T090000"
        )
        assert event.extra == {"ends": "2024-07-03T09:00:00+01:00"}

    def test_the_start_too_where_the_date_is_of_whole_days(self):
        event = one("DTSTART:20240703T100000Z", "DTEND:20240705T180000Z")
        assert str(event.when) == "2024-07-03/2024-07-05"
        assert event.extra == {"starts": "2024-07-03T10:00:00Z", "ends": "2024-07-05T18:00:00Z"}

    @pytest.mark.parametrize(
        ("line", "end"),
        [
            ("DURATION:PT12H", "2024-03-31T09:00:00+02:00"),
            ("DURATION:P1D", "2024-03-31T20:00:00+02:00"),
            ("DTEND:20240331T070000Z", "2024-03-31T07:00:00Z"),
            ("DTEND;TZID=Europe/Berlin:20240331T090000", "2024-03-31T09:00:00+02:00"),
        ],
    )
    def test_hours_are_as_long_as_they_are_where_summer_time_begins(self, line, end):
        event = one("DTSTART;TZID=Europe/Berlin:20240330T200000", line)
        assert event.extra["ends"] == end

    @pytest.mark.parametrize("moment", ["00010101T000000", "99991231T235959"])
    @pytest.mark.parametrize("zone", ["Asia/Tokyo", "America/New_York"])
    @pytest.mark.parametrize(
        "more", ["DURATION:PT1H", "DTEND:{}Z", "RECURRENCE-ID;TZID=Asia/Baku:{}"]
    )
    def test_the_ends_of_time_are_no_error(self, moment, zone, more):
        _, events, faults = read(calendar(f"DTSTART;TZID={zone}:{moment}", more.format(moment)))
        assert len(events) == 1
        assert len(faults) <= 1

    @pytest.mark.parametrize(
        ("lines", "line", "words"),
        [
            (("DTSTART;VALUE=DATE:20240231",), 7, "day is out of range"),
            (("DTSTART:20230229",), 7, "day is out of range"),
            (("DTSTART:20241301",), 7, "month must be"),
            (("DTSTART:00000101",), 7, "year 0 is out of range"),
            (("DTSTART:20240703T250000Z",), 7, "hour must be"),
            (("DTSTART:2024-07-03",), 7, "not a DATE"),
            (("DTSTART:\uff12\uff10240703",), 7, "not a DATE"),
            (("DTSTART:",), 7, "not a DATE"),
            (("SUMMARY:a",), 4, "no DTSTART"),
        ],
    )
    def test_what_is_no_date_is_a_fault_with_its_line_and_no_event(self, lines, line, words):
        ((found, message),), count = faults_of(*lines)
        assert count == 0
        assert found == line
        assert words in message

    @pytest.mark.parametrize(
        ("lines", "words"),
        [
            (("DTSTART:20240703", "DTEND:20240701"), "before DTSTART"),
            (("DTSTART:20240703T100000Z", "DTEND:20240703T090000Z"), "before DTSTART"),
            (("DTSTART:20240703", "DTEND:20240704T000000Z"), "must both be days"),
            (("DTSTART:20240703", "DTEND:20240732"), "day is out of range"),
            (("DTSTART:20240703", "DURATION:-P1D"), "negative"),
            (("DTSTART:20240703", "DURATION:P"), "not a duration"),
            (("DTSTART:20240703", "DURATION:1D"), "not a duration"),
            (("DTSTART:20240703", "DURATION:P99999999D"), "not a duration"),
            (("DTSTART:99981231", "DURATION:P99999D"), "year 9999"),
        ],
    )
    def test_a_broken_end_costs_the_end_and_not_the_event(self, lines, words):
        _, (event,), (fault,) = read(calendar(*lines))
        start = lines[0].partition(":")[2]
        assert str(event.when).replace("-", "").replace(":", "") == start
        assert event.extra == {}
        assert fault.line == 8
        assert words in fault.message


class TestExactDates:
    def test_it_counts_while_the_calendar_says_the_same(self):
        assert str(one("DTSTART:20231001", "DTEND:20231101", "X-EDTF:2023-10").when) == "2023-10"

    def test_it_counts_for_a_marker(self):
        assert str(one("DTSTART:20231001", "DTEND:20231002", "X-EDTF:2023-10").when) == "2023-10"

    def test_where_the_event_was_moved_the_calendar_counts(self):
        event = one("DTSTART:20231002", "DTEND:20231102", "X-EDTF:2023-10")
        assert str(event.when) == "2023-10-02/2023-11-01"

    def test_it_counts_in_another_zone_of_the_same_moment(self):
        event = one("DTSTART;TZID=Asia/Tokyo:20240703T150000", "X-EDTF:2024-07-03T10:00:00+04:00")
        assert str(event.when) == "2024-07-03T10:00:00+04:00"

    @pytest.mark.parametrize("value", ["", "nonsense", "2023-13", "-0044-03-15", "/.."])
    def test_what_is_none_is_left_alone(self, value):
        assert str(one("DTSTART:20231001", f"X-EDTF:{value}").when) == "2023-10-01"


class TestFields:
    def test_what_a_full_event_gives(self):
        event = one(
            "DTSTART:20240703",
            "SUMMARY:Summit",
            "DESCRIPTION:Two\\nlines",
            "LOCATION:Astana\\, Kazakhstan",
            "GEO:51.17;71.45",
            "CATEGORIES:trade,rail\\, road",
            "CATEGORIES:trade,,summit",
            "STATUS:TENTATIVE",
            "URL:https://example.org/a,b",
            'ORGANIZER;CN="The Ministry";CUTYPE=GROUP:mailto:a@b.c',
            "ATTENDEE;CUTYPE=INDIVIDUAL:mailto:d@e.f",
            "RELATED-TO:other",
            "RELATED-TO;RELTYPE=SIBLING:third",
        )
        (place,) = event.places
        assert (event.title, event.description) == ("Summit", "Two\nlines")
        assert (place.name, place.latitude, place.longitude) == ("Astana, Kazakhstan", 51.17, 71.45)
        assert event.tags == ("trade", "rail, road", "summit")
        assert event.status is Status.PLANNED
        assert event.extra == {"url": "https://example.org/a,b"}
        assert [(a.name, a.role, a.kind) for a in event.actors] == [
            ("The Ministry", "organizer", "organisation"),
            ("d@e.f", "attendee", "person"),
        ]
        assert [(r.kind, r.event) for r in event.relations] == [(RelationKind.PART_OF, "other")]

    def test_an_event_without_a_title_has_none(self):
        assert one("DTSTART:20240703").title == "(untitled)"

    def test_a_status_that_is_none_is_a_fault_and_the_event_stays(self):
        ((line, message),), count = faults_of("DTSTART:20240703", "STATUS:NEEDS-ACTION")
        assert (line, count) == (8, 1)
        assert "TENTATIVE" in message

    def test_what_an_event_has_once_is_a_fault_the_second_time(self):
        found, count = faults_of(
            *GOOD, "SUMMARY:Worse", "DTSTART:20250101", "CATEGORIES:a", "CATEGORIES:b"
        )
        assert (count, [line for line, _ in found]) == (1, [9, 10])

    @pytest.mark.parametrize(
        "name",
        [
            *("UID", "SUMMARY", "DESCRIPTION", "DTSTART", "DTEND", "DURATION", "RECURRENCE-ID"),
            *("STATUS", "LOCATION", "GEO", "URL"),
        ],
    )
    def test_the_second_of_what_an_event_has_once_is_left_out(self, name):
        _, once, _ = read(calendar("DTSTART:20240703", "SUMMARY:a", f"{name}:20240703"))
        _, twice, faults = read(
            calendar("DTSTART:20240703", "SUMMARY:a", *[f"{name}:20240703"] * 2)
        )
        assert twice == once
        assert f"an event has only one {name}; ignored this one" in [f.message for f in faults]

    def test_an_end_and_a_duration_are_a_fault(self):
        ((line, message),), count = faults_of(*GOOD, "DTEND:20240704", "DURATION:P2D")
        assert (line, count) == (4, 1)
        assert "used DTEND" in message

    def test_no_status_has_occurred(self):
        assert one("DTSTART:20240703").status is Status.OCCURRED

    def test_coordinates_alone_are_a_place(self):
        (place,) = one("DTSTART:20240703", "GEO:40.41;49.87").places
        assert (place.name, place.latitude) == ("40.41, 49.87", 40.41)

    @pytest.mark.parametrize("geo", ["nowhere", "91;0", "40.41,49.87", ";", "nan;0"])
    def test_coordinates_that_are_none_are_a_fault_and_the_event_stays(self, geo):
        ((line, message),), count = faults_of("DTSTART:20240703", "LOCATION:Baku", f"GEO:{geo}")
        assert (line, count) == (9, 1)
        assert "latitude;longitude" in message


class TestIds:
    def test_a_uid_that_can_be_an_id_is_one(self):
        event = one("DTSTART:20240703")
        assert (event.id, event.codes) == ("one", {"ical-uid": "one"})

    def test_the_uid_of_another_program_comes_back_on_export(self):
        text = calendar("DTSTART:20240703").replace("UID:one", "UID:{4F-1}\\, ü@example.org")
        _, (event,), _ = read(text)
        assert event.codes == {"ical-uid": "{4F-1}, ü@example.org"}
        data, losses = write([event])
        assert "UID:{4F-1}\\, ü@example.org\r\n".encode() in data
        assert not losses
        assert read(data)[1] == [event]

    def test_two_uids_that_differ_in_what_an_id_cannot_have_stay_apart(self):
        ids = {
            read(calendar("DTSTART:20240703").replace("UID:one", f"UID:{uid}"))[1][0].id
            for uid in ("a@b", "a-b", "a b", "a/b", "ü", "ö", "")
        }
        assert len(ids) == 7

    def test_an_event_without_a_uid_has_an_id_by_its_date_and_title(self):
        text = calendar("DTSTART:20240703", "SUMMARY:a", "LOCATION:b").replace("UID:one\r\n", "")
        (event,) = read(text)[1]
        (moved,) = read(text.replace("20240703", "20240704"))[1]
        (elsewhere,) = read(text.replace("LOCATION:b", "LOCATION:c"))[1]
        assert event.id == elsewhere.id != moved.id
        assert event.codes == {}

    def test_a_uid_of_any_length_makes_an_id(self):
        text = calendar("DTSTART:20240703").replace("UID:one", "UID:" + "a" * 5000)
        assert len(read(text)[1][0].id) <= 200

    @pytest.mark.parametrize(("length", "kept"), [(1, True), (160, True), (161, False)])
    def test_a_uid_that_leaves_room_for_a_repetitions_date_is_an_id(self, length, kept):
        uid = "u" * length
        text = calendar("DTSTART:20240703T100000", "RRULE:FREQ=DAILY;COUNT=1")
        _, (event,), faults = read(text.replace("UID:one", f"UID:{uid}"), window="2024")
        assert faults == []
        assert is_slug(event.id)
        assert (event.id == f"{uid}.20240703T100000") is kept


class TestComponents:
    def test_one_broken_event_does_not_lose_the_rest(self):
        broken = "BEGIN:VEVENT\r\nUID:two\r\nDTSTART:20240231\r\nEND:VEVENT\r\n"
        text = calendar(*GOOD).replace("BEGIN:VEVENT", f"{broken}BEGIN:VEVENT", 1)
        _, (event,), (fault,) = read(text)
        assert event.title == "Fine"
        assert (fault.line, "VEVENT two: DTSTART 20240231" in str(fault)) == (6, True)

    @pytest.mark.parametrize("name", ["VTODO", "VJOURNAL", "VFREEBUSY", "VAVAILABILITY", "X-OTHER"])
    def test_what_is_no_event_is_reported_and_left_out(self, name):
        other = f"BEGIN:{name}\r\nUID:t\r\nDTSTART:20240101\r\nEND:{name}\r\n"
        text = calendar(*GOOD).replace("BEGIN:VEVENT", f"{other}BEGIN:VEVENT")
        _, events, (fault,) = read(text)
        assert len(events) == 1
        assert str(fault) == f"line 4: ignored a {name}: not an event"

    def test_an_alarm_is_no_part_of_its_event(self):
        event = one(
            *GOOD, "BEGIN:VALARM", "SUMMARY:Alarm", "DESCRIPTION:x", "END:VALARM", "GEO:1;2"
        )
        assert (event.title, event.description, len(event.places)) == ("Fine", "", 1)

    @pytest.mark.parametrize(
        ("old", "new", "line"),
        [
            ("END:VEVENT\r\n", "", 4),
            ("SUMMARY:Fine\r\n", "BEGIN:VALARM\r\n", 8),
            ("END:VEVENT", "END:VEVENT\r\nEND:VALARM", 10),
            ("SUMMARY:Fine\r\n", "BEGIN:VEVENT\r\nDTSTART:20240704\r\n", 4),
            ("END:VCALENDAR", "", 1),
            ("END:VCALENDAR", "BEGIN:VCALENDAR\r\nEND:VCALENDAR", 1),
            ("END:VCALENDAR", "END:VCALENDAR\r\nEND:VCALENDAR", 11),
        ],
    )
    def test_what_is_not_closed_is_a_fault(self, old, new, line):
        _, _, faults = read(calendar(*GOOD).replace(old, new))
        assert [fault.line for fault in faults] == [line]

    def test_two_calendars_in_one_file_are_read_as_one(self):
        second = calendar(*GOOD).replace("UID:one", "UID:two")
        _, events, faults = read(calendar(*GOOD) + second)
        assert ([event.id for event in events], faults) == (["one", "two"], [])

    def test_a_calendar_scale_that_is_misspelt_does_not_matter(self):
        text = calendar(*GOOD).replace("VERSION:2.0", "VERSION:2.0\r\nCALSCALE:GEORGIAN")
        assert read(text)[2] == []

    @pytest.mark.parametrize("opened", ["VTIMEZONE", "VTODO", "VFREEBUSY", "VEVENTS", "X-GROUP"])
    def test_a_component_without_an_end_costs_no_event(self, opened):
        text = calendar(*GOOD).replace("BEGIN:VEVENT", f"BEGIN:{opened}\r\nBEGIN:VEVENT")
        second = calendar(*GOOD).replace("UID:one", "UID:two")
        _, events, (fault,) = read(text + second)
        assert [event.id for event in events] == ["one", "two"]
        assert fault.message == f"{opened} has no END"

    def test_an_event_whose_begin_is_misspelt_costs_itself_alone(self):
        blocks = [calendar("DTSTART:20240703").replace("UID:one", f"UID:{name}") for name in "abc"]
        events = [text[text.index("BEGIN:VEV") : text.index("END:VCAL")] for text in blocks]
        broken = events[0].replace("BEGIN:VEVENT", "BEGIN:VEVNT")
        text = f"BEGIN:VCALENDAR\r\n{broken}{events[1]}{events[2]}END:VCALENDAR\r\n"
        _, read_events, faults = read(text)
        assert [event.id for event in read_events] == ["b", "c"]
        assert [fault.message for fault in faults] == [
            "END:VEVENT has no BEGIN",
            "VEVNT has no END",
        ]

    def test_events_without_a_uid_are_told_apart_by_their_place_and_end(self):
        lines = ("DTSTART:20240703T100000Z", "SUMMARY:Concert")
        text = "".join(
            calendar(*lines, more).replace("UID:one\r\n", "")
            for more in ("LOCATION:Hall", "LOCATION:Park", "DURATION:PT2H")
        )
        _, events, faults = read(text)
        assert len({event.id for event in events}) == 3
        assert faults == []

    def test_a_line_between_two_components_is_of_neither(self):
        # The event waits for its time zone, which stands behind it.
        text = calendar("DTSTART;TZID=Caucasus Time:20240703T100000", "SUMMARY:Fine")
        behind = f"END:VEVENT\r\nLOCATION:Nowhere\r\n{zone('+0400')}"
        with pytest.warns(timeline.errors.TimelineWarning, match=r"LOCATION \(1\)"):
            _, (event,), _ = read(text.replace("END:VEVENT\r\n", behind))
        assert (event.title, event.places) == ("Fine", ())

    def test_each_event_knows_its_line(self):
        second = calendar(*GOOD).replace("UID:one", "UID:two")
        found = timeline.read(io.BytesIO((calendar(*GOOD) + second).encode()), format="ical")
        assert [found.location(name).line for name in ("one", "two")] == [4, 14]


class TestHead:
    @pytest.mark.parametrize("name", ["NAME", "X-WR-CALNAME", "NAME;LANGUAGE=fr"])
    def test_the_name_of_the_calendar_is_the_title(self, name):
        text = calendar(*GOOD).replace("VERSION:2.0", f"VERSION:2.0\r\n{name}:Bakou\\, Pékin")
        metadata, _, _ = read(text)
        assert metadata.title == "Bakou, Pékin"
        assert metadata.language == ("fr" if "LANGUAGE" in name else "")

    def test_what_it_says_of_itself(self):
        head = "VERSION:2.0\r\nX-WR-CALDESC:a\\nb\r\nLAST-MODIFIED:20250728T090000Z"
        metadata, _, _ = read(calendar(*GOOD).replace("VERSION:2.0", head))
        assert (metadata.description, str(metadata.revised)) == ("a\nb", "2025-07-28T09:00:00Z")

    def test_a_revision_that_is_no_date_is_a_fault(self):
        _, events, (fault,) = read(calendar(*GOOD).replace("VERSION", "LAST-MODIFIED:x\r\nVERSION"))
        assert (len(events), fault.line) == (1, 2)


class TestRelationsThatLeadOut:
    def test_relation_to_an_event_that_is_not_there_is_left_out_with_a_warning(self):
        lone = timeline.Timeline(
            [
                timeline.Event(id="undated", title="Undated"),
                timeline.Event(
                    id="later",
                    title="Later",
                    when="2024-07-03",
                    relations=[timeline.Relation(kind="follows", event="undated")],
                ),
            ]
        )
        data = timeline.dumps(lone, "ical")
        with pytest.warns(SkippedWarning, match="names the event 'undated'"):
            (read,) = timeline.loads(data, "ical")
        assert read.id == "later"
        assert read.relations == ()
