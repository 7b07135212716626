"""Events that repeat: one date and a fault, or all dates in the window that was asked for."""

import pytest
from plugins.ical.tests.support import calendar, read

WEEKLY = ("DTSTART;VALUE=DATE:20240101", "RRULE:FREQ=WEEKLY", "SUMMARY:Weekly")


def dates(*lines, window="2024-01"):
    """The dates and faults of a repeating event in a window."""
    _, events, faults = read(calendar(*lines), window=window)
    return [str(event.when) for event in events], faults


class TestWithoutWindow:
    def test_the_first_date_is_read_and_the_rest_is_a_fault(self):
        _, (event,), (fault,) = read(calendar(*WEEKLY))
        assert (str(event.when), event.id) == ("2024-01-01", "one")
        assert fault.message == (
            "it repeats, and only its first date is read; to read all dates in a period,"
            " set the option window, for example window=2024"
        )


class TestWindow:
    def test_every_date_within_it_is_an_event(self):
        found, faults = dates(*WEEKLY)
        assert found == ["2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22", "2024-01-29"]
        assert faults == []

    def test_each_has_an_id_of_its_own_and_not_the_uid_of_all(self):
        _, events, _ = read(calendar(*WEEKLY), window="2024-01-01/2024-01-08")
        assert [event.id for event in events] == ["one.20240101", "one.20240108"]
        assert [event.codes for event in events] == [{}, {}]

    def test_an_event_that_reaches_into_it_counts(self):
        found, _ = dates(
            "DTSTART:20231230", "DTEND:20240103", "RRULE:FREQ=YEARLY", window="2024-01-01/2024-02"
        )
        assert found == ["2023-12-30/2024-01-02"]

    def test_exceptions_and_additions(self):
        found, _ = dates(*WEEKLY, "EXDATE;VALUE=DATE:20240108,20240115", "RDATE:20240110")
        assert found == ["2024-01-01", "2024-01-10", "2024-01-22", "2024-01-29"]

    def test_additions_alone(self):
        assert dates("DTSTART:20240101", "RDATE:20240110,20250110")[0] == [
            "2024-01-01",
            "2024-01-10",
        ]

    def test_until_in_utc_is_read_by_the_clock_of_the_event(self):
        found, _ = dates(
            "DTSTART;TZID=Asia/Tokyo:20240101T080000", "RRULE:FREQ=DAILY;UNTIL=20240102T230000Z"
        )
        assert found == [f"2024-01-0{day}T08:00:00+09:00" for day in (1, 2, 3)]

    def test_the_clock_stays_where_summer_time_begins(self):
        found, _ = dates(
            "DTSTART;TZID=Europe/Berlin:20240330T100000", "RRULE:FREQ=DAILY;COUNT=2",
            window="2024-03",
        )  # fmt: skip
        assert found == ["2024-03-30T10:00:00+01:00", "2024-03-31T10:00:00+02:00"]

    def test_an_event_in_the_place_of_one_date_wins(self):
        moved = (
            "BEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID;VALUE=DATE:20240108\r\n"
            "DTSTART;VALUE=DATE:20240109\r\nSUMMARY:Moved\r\nEND:VEVENT\r\n"
        )
        text = calendar(*WEEKLY).replace("END:VCALENDAR", f"{moved}END:VCALENDAR")
        _, events, faults = read(text, window="2024-01-01/2024-01-15")
        assert faults == []
        assert sorted((event.id, str(event.when), event.title) for event in events) == [
            ("one.20240101", "2024-01-01", "Weekly"),
            ("one.20240108", "2024-01-09", "Moved"),
            ("one.20240115", "2024-01-15", "Weekly"),
        ]

    def test_exceptions_and_additions_in_another_zone_or_as_days(self):
        found, faults = dates(
            "DTSTART;TZID=Asia/Baku:20240101T100000",
            "RRULE:FREQ=DAILY;COUNT=5",
            "EXDATE:20240102T060000Z",
            "EXDATE;TZID=Asia/Tokyo:20240103T150000",
            "EXDATE;VALUE=DATE:20240104",
            "RDATE:20240110T060000Z",
        )
        assert found == [f"2024-01-{day}T10:00:00+04:00" for day in ("01", "05", "10")]
        assert faults == []

    def test_an_event_in_the_place_of_one_date_may_name_it_in_another_zone(self):
        moved = (
            "BEGIN:VEVENT\r\nUID:one\r\nRECURRENCE-ID:20240102T060000Z\r\n"
            "DTSTART;TZID=Asia/Baku:20240102T110000\r\nEND:VEVENT\r\n"
        )
        text = calendar("DTSTART;TZID=Asia/Baku:20240101T100000", "RRULE:FREQ=DAILY;COUNT=2")
        text = text.replace("END:VCALENDAR", f"{moved}END:VCALENDAR")
        _, events, faults = read(text, window="2024")
        assert [str(event.when)[:13] for event in events] == ["2024-01-02T11", "2024-01-01T10"]
        assert faults == []

    def test_a_change_of_all_later_dates_is_a_fault(self):
        place = "RECURRENCE-ID;RANGE=THISANDFUTURE:20240101"
        _, (event,), (fault,) = read(calendar("DTSTART:20240103", place), window="2024")
        assert str(event.when) == "2024-01-03"
        assert "only the one" in fault.message

    @pytest.mark.parametrize(
        "rule", ["FREQ=WEEKLY;BYDAY=TU;COUNT=1", "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30;COUNT=1"]
    )
    def test_the_start_is_a_date_whatever_the_rule_makes_of_it(self, rule):
        assert dates("DTSTART:20240101", f"RRULE:{rule}")[0][0] == "2024-01-01"

    @pytest.mark.parametrize(
        ("rule", "days"),
        [
            ("FREQ=WEEKLY;BYDAY=MO;COUNT=1", ["03"]),
            ("FREQ=WEEKLY;BYDAY=MO;COUNT=2", ["03", "08"]),
            ("FREQ=WEEKLY;BYDAY=MO,WE;COUNT=3", ["03", "08", "10"]),
            ("freq=weekly;count=2;", ["03", "10"]),
        ],
    )
    def test_the_start_is_the_first_that_is_counted(self, rule, days):
        found, faults = dates("DTSTART:20240703T100000Z", f"RRULE:{rule}", window="2024")
        assert found == [f"2024-07-{day}T10:00:00Z" for day in days]
        assert faults == []

    def test_a_date_that_is_left_out_was_counted(self):
        found, _ = dates(
            "DTSTART:20240703", "RRULE:FREQ=WEEKLY;BYDAY=MO;COUNT=3", "EXDATE:20240708",
            window="2024",
        )  # fmt: skip
        assert found == ["2024-07-03", "2024-07-15"]

    def test_an_until_that_is_a_day_has_all_of_it(self):
        found, _ = dates("DTSTART:20240101T100000Z", "RRULE:FREQ=DAILY;UNTIL=20240102")
        assert found == ["2024-01-01T10:00:00Z", "2024-01-02T10:00:00Z"]

    @pytest.mark.parametrize("until", ["20240102T110000Z", "20240102t110000z", "20240102T120000"])
    def test_an_until_in_utc_is_of_that_moment(self, until):
        found, faults = dates(
            "DTSTART;TZID=Europe/Berlin:20240101T120000", f"RRULE:FREQ=DAILY;UNTIL={until}"
        )
        assert found == ["2024-01-01T12:00:00+01:00", "2024-01-02T12:00:00+01:00"]
        assert faults == []

    @pytest.mark.parametrize(
        ("count", "words"), [(10_000, []), (10_001, ["it has more than 10000 dates in the window"])]
    )
    def test_only_so_many_dates_are_read(self, count, words):
        found, faults = dates(
            "DTSTART:19900101", f"RRULE:FREQ=DAILY;COUNT={count}", window="1990/2020"
        )
        assert [fault.message.partition(": ")[2] for fault in faults] == words
        assert len(found) == 10_000

    @pytest.mark.parametrize(
        "rule",
        [
            "FREQ=SECONDLY",
            "FREQ=HOURLY;BYMONTH=2;BYMONTHDAY=30",
            "FREQ=NEVER",
            "FREQ=DAILY;INTERVAL=0",
            "FREQ=DAILY;INTERVAL=-1",
            "FREQ=YEARLY;BYDAY=60MO",
            "FREQ=YEARLY;BYDAY=0MO",
            "FREQ=YEARLY;BYMONTH=13",
            "FREQ=YEARLY;BYMONTHDAY=0",
            "FREQ=DAILY;UNTIL=never",
            "FREQ=DAILY;UNTIL=20240231",
            "FREQ=DAILY;COUNT=0",
            "FREQ=DAILY;COUNT=x",
            "FREQ=DAILY RRULE:FREQ=WEEKLY",
            "x",
            "",
        ],
    )
    def test_a_rule_that_is_none_is_a_fault_and_the_start_is_read(self, rule):
        found, (fault,) = dates("DTSTART:20240101", f"RRULE:{rule}")
        assert found == ["2024-01-01"]
        assert fault.line == 8

    @pytest.mark.parametrize(
        ("rule", "words"),
        [
            ("BYDAY=MO", "FREQ is missing"),
            ("FREQ=WEEKLY;COUNT=3;COUNT=2", "COUNT is given twice"),
            ("FREQ=WEEKLY;freq=daily", "FREQ is given twice"),
            ("FREQ=YEARLY;BYEASTER=0", "BYEASTER is not a part of a rule; allowed: FREQ, UNTIL"),
            ("FREQ=DAILY;COUNT", "'COUNT' is not allowed; write NAME=VALUE"),
            ("FREQ=DAILY;COUNT=2;UNTIL=20240103", "COUNT and UNTIL exclude each other"),
            ("FREQ=DAILY;BYHOUR=24", "BYHOUR '24' is not allowed; expected 0 to 23"),
            ("FREQ=DAILY;BYMONTHDAY=x", "'X' is not allowed; expected 1 to 31 or -1 to -31"),
            ("FREQ=DAILY;BYDAY=XX", "expected MO to SU"),
            ("FREQ=HOURLY", "FREQ=HOURLY needs a DTSTART with a time"),
        ],
    )
    def test_what_is_wrong_with_a_rule_is_said_in_its_own_words(self, rule, words):
        found, (fault,) = dates("DTSTART:20240101", f"RRULE:{rule}")
        assert found == ["2024-01-01"]
        assert words in fault.message


class TestOption:
    @pytest.mark.parametrize("window", ["2024/..", "../2024", "nonsense", "-0001", "10000"])
    def test_a_window_has_two_ends_in_the_years_of_a_calendar(self, window):
        with pytest.raises(ValueError, match="window"):
            read(calendar("DTSTART:20240101"), window=window)

    @pytest.mark.parametrize("window", ["0001", "9998", "2024/9999", "0001/9999", "1998-XX"])
    def test_a_window_may_reach_to_the_first_and_last_days(self, window):
        _, events, faults = read(calendar(*WEEKLY[:1]), window=window)
        assert (len(events), faults) == (1, [])
