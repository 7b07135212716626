"""The checker of bytes: it must see what it is there for."""

import pytest
from plugins.ical.tests import checker, support

CLEAN, _ = support.write(support.EVENTS, support.METADATA, refresh="P1D", color="teal")


class TestCheck:
    def test_a_clean_calendar_is_clean(self):
        assert checker.check(CLEAN) == []

    @pytest.mark.parametrize(
        ("old", "new", "fault"),
        [
            (b"\r\n", b"\n", "CR or LF alone"),
            (b"BEGIN:VCALENDAR", b"\xef\xbb\xbfBEGIN:VCALENDAR", "byte order mark"),
            (b"\r\nSTATUS", b"\r\n\r\nSTATUS", "empty"),
            (b"\r\nSTATUS", b"\r\n \r\nSTATUS", "empty"),
            (b"SUMMARY:State", b"SUMMARY:" + b"a" * 70, "octets"),
            (b"SUMMARY:State", b"SUMMARY:\x00", "U+0000"),
            (b"SUMMARY:State", b"SUMMARY:\xc2\x85", "U+0085"),
            (b"SUMMARY:State", b"SUMMARY:\xff", "UTF-8"),
            (b"SUMMARY:State", b"SUMMARY:a, b", "bare"),
            (b"SUMMARY:State", b"SUMMARY:a\\x", "an escape that is none"),
            (b"SUMMARY:State", b"SUMMARY:a\\\r\n n", "escape is cut"),
            (b"SUMMARY:State", b"SUMMARY:\xc3\r\n \xa9", "cut"),
            (b"SUMMARY:State", b"SUMMARY:a\r\nATTENDEE:mailto:b", "ATTENDEE"),
            (b"SUMMARY:State visit\r\n", b"", "no SUMMARY"),
            (b"UID:visit@timeline.invalid\r\n", b"", "no UID"),
            (b"UID:visit@", b"UID:partnership@", "stands 2 times"),
            (b"DTSTAMP:20250728T000000Z\r\n", b"", "no DTSTAMP"),
            (b"DTSTAMP:20250728T000000Z", b"DTSTAMP:20250728T000000", "DTSTAMP"),
            (b"DTSTART;VALUE=DATE:20250422", b"DTSTART;VALUE=DATE:20250431", "out of range"),
            (b"DTSTART;VALUE=DATE:20250422", b"DTSTART;VALUE=DATE:250422", "no DATE"),
            (b"DTEND;VALUE=DATE:20250425", b"DTEND;VALUE=DATE:20250422", "not after"),
            (b"DTEND;VALUE=DATE:20250425\r\n", b"", "exclusive DTEND"),
            (b"DTEND;VALUE=DATE:20250425", b"DTEND:20250425T000000Z", "two types"),
            (b"GEO:51.17;71.45", b"GEO:51.17,71.45", "GEO"),
            (b"STATUS:TENTATIVE", b"STATUS:EXPECTED", "STATUS"),
            (b"X-EDTF:[2019|2021|2023-05]", b"X-EDTF:[2019\\,2021\\,2023-05]", "some readers"),
            (b"VERSION:2.0\r\n", b"", "VERSION"),
            (b"X-PUBLISHED-TTL:P1D", b"X-PUBLISHED-TTL:P2D", "differ"),
            (b"END:VEVENT\r\nEND:VCALENDAR", b"END:VCALENDAR", "disorder"),
        ],
    )
    def test_what_is_broken_is_seen(self, old, new, fault):
        assert old in CLEAN
        faults = checker.check(CLEAN.replace(old, new))
        assert any(fault in found for found in faults), faults
