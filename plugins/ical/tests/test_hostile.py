"""Calendars that real programs wrote against the standard, or that were made to cost much."""

import re
import time
import warnings
from pathlib import Path

import pytest
from plugins.ical.tests.support import calendar, read

import timeline

CALENDARS = Path(__file__).parent / "calendars"


def events_of(name, **options):
    """The dates and titles of the events of a calendar beside this file, and its faults."""
    _, events, faults = read((CALENDARS / f"{name}.ics").read_bytes(), **options)
    found = sorted((str(event.when), event.title) for event in events)
    return found, [str(fault) for fault in faults]


def dates_of(name, **options):
    """The dates of a calendar without faults."""
    found, faults = events_of(name, **options)
    assert faults == []
    return [when for when, _ in found]


class TestSeries:
    def test_a_date_of_days_may_be_replaced_by_the_name_of_its_midnight(self):
        found = dates_of("allday-override-datetime", window="2024")
        assert found == ["2024-07-01", "2024-07-09", "2024-07-15"]
        found = dates_of("allday-override-utc", window="2024")
        assert found == ["2024-07-01", "2024-07-03", "2024-07-10"]

    @pytest.mark.parametrize("moment", ["20240701T220000Z", "20240702T050000Z", "20240702T000000"])
    def test_the_midnight_may_be_that_of_a_zone_that_is_not_named(self, moment):
        moved = f"BEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID:{moment}\r\nDTSTART:20240710\r\n"
        text = calendar("DTSTART:20240701", "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3")
        text = text.replace("END:VCAL", f"{moved}END:VEVENT\r\nEND:VCAL")
        _, events, faults = read(text, window="2024")
        assert [str(event.when) for event in events] == ["2024-07-10", "2024-07-01", "2024-07-09"]
        assert faults == []
        _, events, _ = read(
            calendar("DTSTART:20240701", "RRULE:FREQ=WEEKLY;BYDAY=TU;COUNT=3", f"EXDATE:{moment}"),
            window="2024",
        )
        assert [str(event.when) for event in events] == ["2024-07-01", "2024-07-09"]

    def test_a_day_takes_out_all_times_of_that_day(self):
        found = dates_of("exdate-day-of-two-times", window="2024")
        assert [when[8:13] for when in found] == ["01T09", "01T17", "03T09", "03T17"]

    def test_an_exclusion_rule_of_rfc_2445_takes_out_its_dates(self):
        assert dates_of("exrule-ignored", window="2024") == ["2024-07-02", "2024-07-04"]

    def test_an_exclusion_rule_takes_out_the_start_only_if_it_gives_it(self):
        lines = ("DTSTART:20240701", "RRULE:FREQ=DAILY;COUNT=4", "EXRULE:FREQ=WEEKLY;BYDAY=WE")
        _, events, faults = read(calendar(*lines), window="2024")
        found = [str(event.when)[-2:] for event in events]
        assert (found, faults) == (["01", "02", "04"], [])

    def test_the_first_date_is_one_that_takes_place(self):
        found, (fault,) = events_of("first-date-excluded")
        assert found == [("2024-07-08T09:00:00Z", "Stand-up")]
        assert "only its first date is read" in fault
        found, (fault,) = events_of("first-date-overridden")
        assert found == [("2024-07-02T14:00:00Z", "Stand-up, moved")]

    def test_one_bad_exclusion_costs_only_itself(self):
        lines = ("DTSTART:20240701", "RRULE:FREQ=DAILY;COUNT=3", "EXDATE:20240732,20240702")
        _, events, (fault,) = read(calendar(*lines), window="2024")
        assert [str(event.when)[-2:] for event in events] == ["01", "03"]
        assert "20240732" in fault.message

    @pytest.mark.parametrize(
        ("rule", "hours"),
        [
            ("FREQ=HOURLY;COUNT=3", ["01T22:30", "01T23:30", "02T00:30"]),
            (
                "FREQ=HOURLY;INTERVAL=12;UNTIL=20240703T000000Z",
                ["01T22:30", "02T10:30", "02T22:30"],
            ),
            ("FREQ=MINUTELY;INTERVAL=45;COUNT=3", ["01T22:30", "01T23:15", "02T00:00"]),
            ("FREQ=MINUTELY;BYHOUR=7;BYMINUTE=0,30;COUNT=3", ["01T22:30", "02T07:00", "02T07:30"]),
            ("FREQ=SECONDLY;INTERVAL=3600;COUNT=2", ["01T22:30", "01T23:30"]),
        ],
    )
    def test_rules_within_a_day_are_followed_in_a_window(self, rule, hours):
        text = calendar("DTSTART:20240701T223000Z", f"RRULE:{rule}")
        _, events, faults = read(text, window="2024")
        assert [str(event.when)[8:16] for event in events] == hours
        assert faults == []

    def test_a_fine_rule_of_long_ago_is_followed_in_the_window_alone(self):
        text = calendar("DTSTART:19000101T003000Z", "RRULE:FREQ=MINUTELY;INTERVAL=90")
        _, events, faults = read(text, window="2024-07-01")
        assert len(events) == 16
        assert faults == []

    def test_a_week_without_a_day_has_the_weekday_of_the_start(self):
        text = calendar("DTSTART:20240513", "RRULE:FREQ=YEARLY;BYWEEKNO=20;COUNT=3")
        _, events, _ = read(text, window="2024/2030")
        assert [str(event.when) for event in events] == ["2024-05-13", "2025-05-12", "2026-05-11"]

    def test_a_space_after_a_comma_is_no_part_of_a_rule(self):
        text = calendar("DTSTART:20240701", "RRULE:FREQ=WEEKLY;BYDAY=MO, WE;COUNT=2")
        _, events, faults = read(text, window="2024")
        assert ([str(event.when)[-2:] for event in events], faults) == (["01", "03"], [])

    def test_the_window_may_reach_to_the_ends_of_time(self):
        assert len(dates_of("window-year-1", window="0001/2030")) == 3
        assert len(dates_of("window-year-1", window="2024/9999")) == 3

    def test_a_date_that_ends_after_the_years_costs_only_itself(self):
        found, faults = events_of("ends-9999-repeats", window="2024/2025")
        assert [when for when, _ in found] == ["2024-01-01/9999-12-30"]
        (fault,) = faults
        assert "it ends after the year 9999" in fault


class TestEndsOfSeries:
    @pytest.mark.parametrize(
        ("until", "last"),
        [
            # Exchange: midnight in Berlin, in summer and in winter, in New York, and in Honolulu.
            *(("20240711T220000Z", "12"), ("20240711T230000Z", "12"), ("20240712T040000Z", "12")),
            *(("20240712T100000Z", "12"), ("20240711T183000Z", "12"), ("20240712T000000Z", "12")),
            # The last second of that day in Berlin, London, New York and Honolulu.
            *(("20240712T215959Z", "12"), ("20240712T235959Z", "12"), ("20240713T035959Z", "12")),
            *(("20240713T095959Z", "12"), ("20240712", "12"), ("20240712T090000", "12")),
            # No midnight anywhere.
            ("20240712T123456Z", "12"),
        ],
    )
    def test_a_moment_of_utc_is_a_midnight_of_some_zone_for_a_series_of_days(self, until, last):
        text = calendar("DTSTART;VALUE=DATE:20240709", f"RRULE:FREQ=DAILY;UNTIL={until}")
        _, events, faults = read(text, window="2024")
        assert (str(events[-1].when)[-2:], faults) == (last, [])

    def test_the_end_of_time_is_one_too(self):
        text = calendar("DTSTART:20240709", "RRULE:FREQ=YEARLY;UNTIL=99991231T230000Z")
        assert len(read(text, window="2024/2026")[1]) == 3

    @pytest.mark.parametrize("window", ["", "2024"])
    def test_a_rule_that_ends_before_it_begins_has_no_dates(self, window):
        text = calendar("DTSTART:20240720T130000Z", "RRULE:FREQ=WEEKLY;UNTIL=20240719")
        _, events, faults = read(text, window=window)
        assert events == []
        assert [fault.line for fault in faults if "ends before DTSTART" in fault.message] == [8]

    def test_other_dates_of_it_stay(self):
        lines = ("DTSTART:20240720", "RRULE:FREQ=WEEKLY;UNTIL=20240719", "RDATE:20240722")
        _, (event,), _ = read(calendar(*lines), window="2024")
        assert str(event.when) == "2024-07-22"

    def test_the_scale_of_rules_may_be_named(self):
        rule = "RRULE:RSCALE=GREGORIAN;SKIP=OMIT;FREQ=MONTHLY;COUNT=2"
        _, events, faults = read(calendar("DTSTART:20240131", rule), window="2024")
        assert ([str(event.when)[5:] for event in events], faults) == (["01-31", "03-31"], [])

    @pytest.mark.parametrize("part", ["RSCALE=HEBREW", "RSCALE=GREGORIAN;SKIP=FORWARD"])
    def test_other_scales_are_faults(self, part):
        text = calendar("DTSTART:20240131", f"RRULE:FREQ=MONTHLY;{part}")
        _, (_,), (fault,) = read(text, window="2024")
        assert "is not allowed; expected" in fault.message

    @pytest.mark.parametrize(
        ("line", "is_told"),
        [
            ("RRULE:FREQ=DAILY", True),
            ("RDATE:20240705", True),
            ("RDATE:20240704,20240705", True),
            # As Notes writes it.
            ("RDATE:20240704", False),
        ],
    )
    def test_the_rule_of_a_replaced_date_is_told(self, line, is_told):
        _, (event,), faults = read(calendar("DTSTART:20240704", "RECURRENCE-ID:20240703", line))
        assert str(event.when) == "2024-07-04"
        name = line.partition(":")[0]
        told = [f"it takes the place of one date, so its {name} is ignored"] * is_told
        assert [fault.message for fault in faults] == told


class TestVersions:
    @pytest.mark.parametrize("window", ["", "2024"])
    def test_the_highest_sequence_wins(self, window):
        found, (fault,) = events_of("sequence-duplicate", window=window)
        assert found == [("2024-07-01T15:00:00Z", "New hour")]
        assert "ignored this version (SEQUENCE 0)" in fault
        assert fault.startswith("line 4: ")

    def test_also_of_a_series(self):
        found, (fault,) = events_of("sequence-duplicate-recurring", window="2024")
        assert [(when[8:13], title) for when, title in found] == [
            ("01T15", "New hour"), ("02T15", "New hour"), ("03T15", "New hour"),
        ]  # fmt: skip
        assert "line 13 (SEQUENCE 2)" in fault

    @pytest.mark.parametrize("is_reversed", [False, True])
    @pytest.mark.parametrize(
        ("old", "new"),
        [
            (("SEQUENCE:2", "DTSTAMP:20250101T000000Z"), ("SEQUENCE:10", "DTSTAMP:2024")),
            (("DTSTAMP:20240101T000000Z",), ("DTSTAMP:20250101T000000Z",)),
        ],
    )
    def test_the_order_in_the_file_does_not_matter(self, old, new, is_reversed):
        versions = [
            "\r\n".join(("BEGIN:VEVENT", "UID:u", *lines, f"SUMMARY:{title}", "DTSTART:20240703"))
            + "\r\nEND:VEVENT\r\n"
            for title, lines in (("Old", old), ("New", new))
        ]
        text = "".join(reversed(versions) if is_reversed else versions)
        _, (event,), (fault,) = read(f"BEGIN:VCALENDAR\r\n{text}END:VCALENDAR\r\n")
        assert event.title == "New"
        assert "ignored this version" in fault.message

    def test_versions_of_one_date_of_a_series_count_too(self):
        moved = "".join(
            f"BEGIN:VEVENT\r\nUID:one\r\nSEQUENCE:{n}\r\nRECURRENCE-ID:20240702\r\n"
            f"DTSTART:2024071{n}\r\nEND:VEVENT\r\n"
            for n in (3, 5, 4)
        )
        text = calendar("DTSTART:20240701", "RRULE:FREQ=DAILY;COUNT=2")
        _, events, faults = read(text.replace("END:VCAL", f"{moved}END:VCAL"), window="2024")
        assert sorted(str(event.when) for event in events) == ["2024-07-01", "2024-07-15"]
        assert len(faults) == 2


def zoned(*definition, tzid="Z1", named="Z1"):
    """The date of an event of 3 July 2024, 10:00, in a zone of these lines, and the faults."""
    zone = "\r\n".join(("BEGIN:VTIMEZONE", f"TZID:{tzid}", *definition, "END:VTIMEZONE", ""))
    text = calendar(f"DTSTART;TZID={named}:20240703T100000")
    _, (event,), faults = read(text.replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT"))
    return str(event.when), [fault.message for fault in faults]


def observances(standard="", daylight="", start="19700101T020000"):
    """The two halves of a zone of Europe, with more parts of their rules."""
    return (
        *("BEGIN:STANDARD", f"DTSTART:{start}", "TZOFFSETFROM:+0200", "TZOFFSETTO:+0100"),
        *(f"RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU{standard}", "END:STANDARD"),
        *("BEGIN:DAYLIGHT", f"DTSTART:{start}", "TZOFFSETFROM:+0100", "TZOFFSETTO:+0200"),
        *(f"RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU{daylight}", "END:DAYLIGHT"),
    )


SUMMER = ("2024-07-03T10:00:00+02:00", [])


class TestZones:
    @pytest.mark.parametrize(
        ("tzid", "named"),
        [
            (r"Berlin\, Bern", '"Berlin, Bern"'),
            (r"Berlin\; Bern", '"Berlin; Bern"'),
            ("Berlin, Bern", '"Berlin, Bern"'),
            ('"Berlin"', "Berlin"),
            ("(UTC+01:00) Berlin", '"(UTC+01:00) Berlin"'),
            ("(UTC+01:00) Berlin", "(UTC+01:00) Berlin"),
        ],
    )
    def test_names_are_compared_as_they_read(self, tzid, named):
        assert zoned(*observances(), tzid=tzid, named=named) == SUMMER

    @pytest.mark.parametrize("start", ["16010101T020000", "00010101T020000", "19700101T020000Z"])
    @pytest.mark.parametrize(
        "more", [";BYHOUR=2;BYMINUTE=0", ";INTERVAL=1;BYSECOND=0;", ";WKST=SU", ";UNTIL=20370101"]
    )
    def test_definitions_of_real_programs_are_read(self, start, more):
        assert zoned(*observances(more, more, start)) == SUMMER

    def test_a_rule_of_the_hour_sets_the_clock_at_it(self):
        lines = observances(";BYHOUR=14", ";BYHOUR=14")
        zone = "\r\n".join(("BEGIN:VTIMEZONE", "TZID:x", *lines, "END:VTIMEZONE", ""))
        for hour, offset in (("1359", "+01:00"), ("1501", "+02:00")):
            text = calendar(f"DTSTART;TZID=x:20240331T{hour}00")
            _, (event,), _ = read(text.replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT"))
            assert str(event.when)[-6:] == offset

    def test_the_place_beside_a_broken_definition_counts(self):
        assert zoned("X-LIC-LOCATION:Europe/Berlin") == SUMMER

    @pytest.mark.parametrize(
        ("name", "when"),
        [
            ("W. Europe Standard Time", "2024-07-03T10:00:00+02:00"),
            ("Eastern Standard Time", "2024-07-03T10:00:00-04:00"),
            ("India Standard Time", "2024-07-03T10:00:00+05:30"),
        ],
    )
    def test_names_of_windows_are_known_without_a_definition(self, name, when):
        _, (event,), faults = read(calendar(f"DTSTART;TZID={name}:20240703T100000"))
        assert (str(event.when), faults) == (when, [])

    @pytest.mark.parametrize(
        "name",
        ["localtime", "posixrules", "Factory", "posix/UTC", "right/UTC", "europe/berlin", "../UTC"],
    )
    def test_what_only_a_machine_calls_a_zone_is_unknown(self, name):
        _, (event,), (fault,) = read(calendar(f"DTSTART;TZID={name}:20240703T100000"))
        assert (str(event.when), event.extra) == ("2024-07-03T10:00:00", {"zone": name})
        assert f"the time zone '{name}' is unknown" in fault.message

    def test_a_long_path_is_an_unknown_zone(self):
        path = "/a" * 300
        _, (event,), (fault,) = read(calendar(f"DTSTART;TZID={path}:20240703T100000"))
        assert event.extra == {"zone": path}
        assert "is unknown" in fault.message

    @pytest.mark.parametrize(
        "line", ["DTEND;TZID=Nowhere:20240703T120000", "EXDATE;TZID=Nowhere:20240704T100000"]
    )
    def test_an_unknown_zone_is_reported_wherever_it_is(self, line):
        text = calendar("DTSTART;TZID=Asia/Baku:20240703T100000", "RDATE:20240705T060000Z", line)
        _, _, faults = read(text, window="2024")
        assert [fault.line for fault in faults] == [9]

    def test_a_name_without_the_quotes_for_its_colon_is_known_everywhere(self):
        text = calendar(
            "DTSTART;TZID=tzone://Some/Zone:20240703T100000",
            "DTEND;TZID=tzone://Some/Zone:20240703T110000",
            "RRULE:FREQ=DAILY;COUNT=4",
            "EXDATE;TZID=tzone://Some/Zone:20240704T100000,20240705T100000",
            "RDATE;TZID=tzone://Some/Zone:20240709T120000",
        )
        zone = "\r\n".join(
            ("BEGIN:VTIMEZONE", "TZID:tzone://Some/Zone", *observances(), "END:VTIMEZONE", "")
        )
        moved = (
            "BEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID;TZID=tzone://Some/Zone:20240706T100000\r\n"
            "DTSTART;TZID=tzone://Some/Zone:20240707T100000\r\nEND:VEVENT\r\n"
        )
        text = text.replace("BEGIN:VEVENT", f"{zone}BEGIN:VEVENT").replace(
            "END:VCAL", f"{moved}END:VCAL"
        )
        _, events, faults = read(text, window="2024")
        found = sorted(str(event.when)[8:] for event in events)
        assert (found, faults) == (
            ["03T10:00:00+02:00", "07T10:00:00+02:00", "09T12:00:00+02:00"],
            [],
        )

    @pytest.mark.parametrize("name", ["tzone://Microsoft/Utc", '"tzone://Microsoft/Utc"'])
    def test_what_exchange_calls_utc_is_utc(self, name):
        _, (event,), faults = read(calendar(f"DTSTART;TZID={name}:20240703T100000"))
        assert (str(event.when), faults) == ("2024-07-03T10:00:00Z", [])

    def test_a_name_that_ends_in_digits_may_lack_them_too(self):
        _, (event,), (fault,) = read(calendar("DTSTART;TZID=UTC+01:00:20240703T100000"))
        assert event.extra == {"zone": "UTC+01:00"}
        assert "'UTC+01:00' is unknown" in fault.message

    def test_each_calendar_of_a_file_has_its_own(self):
        found, faults = events_of("two-calendars-zone-scope")
        assert found == [("2024-07-03T10:00:00+02:00", "x"), ("2024-07-03T10:00:00-04:00", "y")]
        assert faults == []

    def test_a_zone_of_another_calendar_is_unknown(self):
        text = (CALENDARS / "two-calendars-zone-scope.ics").read_text()
        text = re.sub(r"(?s)(.*)BEGIN:VTIMEZONE.*END:VTIMEZONE\n", r"\1", text)
        _, events, (fault,) = read(text)
        assert [str(event.when)[19:] for event in events] == ["+02:00", ""]
        assert "'Zone' is unknown" in fault.message


class TestWhatIsNotRead:
    def test_a_name_after_the_zones_is_the_title(self):
        metadata, _, faults = read((CALENDARS / "calname-late.ics").read_bytes())
        assert (metadata.title, faults) == ("Office calendar", [])

    @pytest.mark.parametrize("name", ["X-WR-CALNAME", "NAME", "DESCRIPTION", "X-WR-CALDESC"])
    def test_a_name_after_the_events_is_reported(self, name):
        text = calendar("DTSTART:20240703").replace("END:VCAL", f"{name}:Late\r\nEND:VCAL")
        _, (_,), (fault,) = read(text)
        assert f"{name} 'Late' is ignored" in fault.message

    def test_the_name_of_a_second_calendar_is_reported(self):
        found, (fault,) = events_of("second-calendar-name")
        assert [title for _, title in found] == ["a", "b"]
        assert fault.startswith("line 15: X-WR-CALNAME 'Work' is ignored")

    def test_the_same_name_twice_is_not(self):
        text = (CALENDARS / "second-calendar-name.ics").read_text().replace("Work", "Home")
        assert read(text)[2] == []

    def test_what_people_wrote_is_reported_in_a_warning(self):
        with pytest.warns(timeline.errors.TimelineWarning, match=r"CONFERENCE \(1\), .*X-ALT-DESC"):
            assert dates_of("props-unsaid") == ["2024-07-01T10:00:00Z"]

    def test_so_are_names_that_no_standard_has(self):
        lines = ("DTSTART:20240703", "SUMMRY:Misspelt", "NOTE:Bring tea", "X-NOTE:For programs")
        with pytest.warns(timeline.errors.TimelineWarning, match=r": NOTE \(1\), SUMMRY \(1\)$"):
            read(calendar(*lines))

    @pytest.mark.parametrize("more", [(), ("RECURRENCE-ID:20240702",)])
    def test_an_exclusion_without_a_rule_is_too(self, more):
        with pytest.warns(timeline.errors.TimelineWarning, match=r": EXDATE \(1\)$"):
            read(calendar("DTSTART:20240703", *more, "EXDATE:20240703"))

    def test_the_properties_of_a_calendar_are_too(self):
        text = calendar("DTSTART:20240703").replace("VERSION", "METHOD:CANCEL\r\nURL:x\r\nVERSION")
        with pytest.warns(
            timeline.errors.TimelineWarning, match=r": METHOD:CANCEL \(1\), URL \(1\)$"
        ):
            read(text)

    def test_dates_of_another_calendar_are_a_fault(self):
        text = calendar("DTSTART:57840703").replace("VERSION", "CALSCALE:HEBREW\r\nVERSION")
        assert "read as Gregorian" in read(text)[2][0].message

    @pytest.mark.parametrize(
        ("start", "is_told"),
        [
            ("DTSTART:20240703T100000", True),
            ("DTSTART:20240703T100000Z", False),
            ("DTSTART;TZID=Asia/Baku:20240703T100000", False),
            ("DTSTART:20240703", False),
        ],
    )
    @pytest.mark.parametrize("is_late", [False, True])
    def test_a_zone_for_times_without_one_is_told(self, start, is_told, is_late):
        place = "BEGIN:VTIMEZONE\r\nEND:VTIMEZONE\r\n" * is_late + "X-WR-TIMEZONE:Asia/Baku\r\n"
        text = calendar(start).replace("BEGIN:VEVENT", f"{place}BEGIN:VEVENT")
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            # A second calendar has a zone of its own, or none.
            read(text + calendar("DTSTART:20240703T110000"))
        assert [str(each.message)[-17:] for each in told] == ["X-WR-TIMEZONE (1)"] * is_told

    def test_components_inside_an_event_are_too(self):
        inner = ("BEGIN:VLOCATION", "NAME:Hall", "END:VLOCATION")
        with pytest.warns(timeline.errors.TimelineWarning, match=r"VLOCATION \(1\)"):
            read(calendar("DTSTART:20240703", *inner))

    def test_a_broken_line_that_nobody_reads_is_not_a_fault(self):
        assert dates_of("iphone-x-title") == ["2024-07-03T10:00:00Z"]


def seconds_to_read(text, **options):
    """The processor's seconds that reading takes, and the number of events."""
    started = time.process_time()
    _, events, _ = read(text, **options)
    return time.process_time() - started, len(events)


def repeating(rule, count, start="20240101T000000Z"):
    """A calendar of *count* events with a rule."""
    return calendar() + "".join(
        calendar(f"DTSTART:{start}", f"RRULE:{rule}").replace("UID:one", f"UID:u{number}")
        for number in range(count)
    )


class TestCost:
    @pytest.mark.parametrize(
        "rule",
        [
            "FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=9",
            "FREQ=SECONDLY;INTERVAL=2;BYSECOND=1",
            "FREQ=MINUTELY;BYYEARDAY=366;BYMONTH=1",
            "FREQ=WEEKLY;BYSETPOS=9;UNTIL=99990101T000000Z",
        ],
    )
    @pytest.mark.parametrize(
        ("start", "window"), [("20240101T000000Z", "2024/2025"), ("00010101T000000Z", "2000/9999")]
    )
    def test_rules_that_never_come_true(self, rule, start, window):
        taken, count = seconds_to_read(repeating(rule, 20, start), window=window)
        assert taken < 2
        assert count in {0, 20}

    def test_zones_that_never_begin(self):
        rule = "RRULE:FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
        zones = "".join(
            f"BEGIN:VTIMEZONE\r\nTZID:X{n}\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\n{rule}\r\n"
            f"TZOFFSETFROM:+0100\r\nTZOFFSETTO:+0200\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n"
            f"BEGIN:VEVENT\r\nUID:u{n}\r\nDTSTART;TZID=X{n}:20240101T000000\r\nEND:VEVENT\r\n"
            for n in range(200)
        )
        taken, count = seconds_to_read(f"BEGIN:VCALENDAR\r\n{zones}END:VCALENDAR\r\n")
        assert taken < 2
        assert count == 200

    @pytest.mark.parametrize("year", ["0002", "1900", "2024", "9998"])
    def test_a_zone_that_sets_its_clock_each_day(self, year):
        text = (CALENDARS / "outlook-zone-slow.ics").read_text()
        text = text.replace("INTERVAL=1;BYDAY=-1SU;BYMONTH=10", "BYDAY=MO,TU,WE,TH,FR,SA,SU")
        text = text.replace("20240703", f"{year}0703")
        first = text.index("BEGIN:VEVENT")
        event = text[first : text.index("END:VCALENDAR")]
        events = "".join(event.replace("UID:u1", f"UID:u{n}") for n in range(1000))
        taken, count = seconds_to_read(f"{text[:first]}{events}END:VCALENDAR\n")
        assert taken < 2
        assert count == 1000

    @pytest.mark.parametrize("closed", [True, False])
    def test_components_within_components(self, closed):
        opened = "".join(f"BEGIN:X{n}\r\n" for n in range(30_000))
        ends = "".join(f"END:X{n}\r\n" for n in reversed(range(30_000))) if closed else "END:X0\r\n"
        text = calendar("DTSTART:20240703").replace("BEGIN:VEV", f"{opened}{ends}BEGIN:VEV")
        taken, count = seconds_to_read(text)
        assert taken < 3
        assert count == 1

    @pytest.mark.slow
    def test_the_dates_of_all_series_of_a_file_are_bounded(self):
        text = repeating("FREQ=HOURLY", 12)
        _, events, faults = read(text, window="2024/2025")
        assert len(events) == 50_000 + 1_000 * 12
        assert "too many dates in the window" in faults[-1].message
