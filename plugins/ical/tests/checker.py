"""A checker of calendars by their bytes, which shares no code with the exporter.

It knows RFC 5545 as far as the exporter writes it, and is stricter where real
readers are: it takes CRLF alone, no control character, no name twice that may
stand once.
"""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, datetime

LIMIT = 75
_NAME = re.compile(rb"[A-Za-z0-9-]+")
_LINE = re.compile(
    rb'(?P<name>[A-Za-z0-9-]+)(?P<params>(?:;[A-Za-z0-9-]+=(?:"[^"]*"|[^";:,]*)'
    rb'(?:,(?:"[^"]*"|[^";:,]*))*)*):(?P<value>.*)',
    re.DOTALL,
)
_PARAM = re.compile(rb';([A-Za-z0-9-]+)=("[^"]*"|[^";:]*)')
_DATE = re.compile(r"\d{8}")
_DATE_TIME = re.compile(r"\d{8}T\d{6}Z?")
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029]")
_BAD_ESCAPE = re.compile(r"(?:[^\\]|^)(?:\\\\)*\\(?:[^\\;,nN]|$)")
_BARE = re.compile(r"(?:[^\\]|^)(?:\\\\)*[;,]")

TEXT = {
    "SUMMARY", "DESCRIPTION", "LOCATION", "UID", "NAME", "X-WR-CALNAME", "X-WR-CALDESC",
    "RELATED-TO", "PRODID", "COLOR",
}  # fmt: skip
CALENDAR_ONCE = {
    "VERSION", "PRODID", "CALSCALE", "METHOD", "LAST-MODIFIED", "REFRESH-INTERVAL", "COLOR",
    "X-PUBLISHED-TTL", "X-WR-CALNAME", "X-WR-CALDESC", "X-EDTF", "NAME", "DESCRIPTION",
}  # fmt: skip
EVENT_ONCE = {
    "UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "GEO", "STATUS",
    "TRANSP", "URL", "LAST-MODIFIED", "SEQUENCE", "X-EDTF", "X-TIMELINE-TYPE",
    "X-MICROSOFT-CDO-BUSYSTATUS",
}  # fmt: skip
EVENT_NEEDS = ("UID", "DTSTAMP", "DTSTART", "SUMMARY")
FORBIDDEN = {"ATTENDEE", "ORGANIZER", "METHOD", "VERSION", "RRULE", "ATTACH", "DURATION"}
_DURATION = r"P(\d+W|\d+D(T(\d+H)?(\d+M)?(\d+S)?)?|T(\d+H)?(\d+M)?(\d+S)?)"
VALUES = {
    "DTSTAMP": r"\d{8}T\d{6}Z",
    "LAST-MODIFIED": r"\d{8}T\d{6}Z",
    "STATUS": "TENTATIVE|CONFIRMED|CANCELLED",
    "TRANSP": "TRANSPARENT",
    "GEO": r"-?\d+(\.\d{1,6})?;-?\d+(\.\d{1,6})?",
    "URL": r"https?://[!-~\x80-\U0010ffff]+",
    "REFRESH-INTERVAL": _DURATION,
    "METHOD": "PUBLISH",
}


class Line:
    """A content line, unfolded."""

    def __init__(self, raw: bytes) -> None:
        match = _LINE.fullmatch(raw)
        if match is None:
            raise ValueError(f"no content line: {raw[:80]!r}")
        self.name = match["name"].decode().upper()
        self.params = {
            key.decode().upper(): value.decode().strip('"')
            for key, value in _PARAM.findall(match["params"])
        }
        self.value = match["value"].decode()


def physical_faults(data: bytes) -> Iterator[str]:
    """What is wrong with the octets, before any meaning."""
    if data.startswith(b"\xef\xbb\xbf"):
        yield "a byte order mark"
    if not data.endswith(b"\r\n"):
        yield "the last line has no CRLF"
    if re.search(rb"(?<!\r)\n|\r(?!\n)", data):
        yield "a CR or LF alone"
    for number, line in enumerate(data.split(b"\r\n")[:-1], start=1):
        for fault in _faults_of_physical_line(line):
            yield f"line {number}: {fault}"


def _faults_of_physical_line(line: bytes) -> Iterator[str]:
    if len(line) > LIMIT:
        yield f"{len(line)} octets"
    if not line.strip(b" \t"):
        yield "empty"
    elif not line.startswith(b" ") and not _NAME.match(line):
        yield f"no name: {line[:40]!r}"
    if (len(line) - len(line.rstrip(b"\\"))) % 2:
        yield "an escape is cut"
    try:
        text = line.decode()
    except UnicodeDecodeError:
        yield "a character is cut, or is not UTF-8"
    else:
        yield from (f"U+{ord(bad):04X}" for bad in _CONTROLS.findall(text))


def unfold(data: bytes) -> list[Line]:
    """The content lines of *data*."""
    return [Line(raw) for raw in data.replace(b"\r\n ", b"").split(b"\r\n")[:-1]]


def moment(line: Line) -> date:
    """The date, or date and time, of a line; four-digit years, real days."""
    if line.params.get("VALUE") == "DATE":
        if not _DATE.fullmatch(line.value):
            raise ValueError(f"{line.name}: {line.value!r} is no DATE")
        return date(int(line.value[:4]), int(line.value[4:6]), int(line.value[6:]))
    if not _DATE_TIME.fullmatch(line.value):
        raise ValueError(f"{line.name}: {line.value!r} is no DATE-TIME")
    return datetime.strptime(line.value[:15].zfill(15), "%Y%m%dT%H%M%S")  # noqa: DTZ007


def text_faults(line: Line) -> Iterator[str]:
    """What is wrong with a value of type TEXT."""
    if _BAD_ESCAPE.search(line.value):
        yield f"{line.name}: an escape that is none: {line.value[:60]!r}"
    if _BARE.search(line.value):
        yield f"{line.name}: a bare ; or , : {line.value[:60]!r}"


def event_faults(lines: list[Line]) -> Iterator[str]:
    """What is wrong with one VEVENT, of which *lines* are the inner ones."""
    counts = Counter(line.name for line in lines)
    by_name = {line.name: line for line in lines}
    yield from (f"no {name}" for name in EVENT_NEEDS if not counts[name])
    yield from (f"{name} stands {counts[name]} times" for name in EVENT_ONCE if counts[name] > 1)
    yield from (f"{name} is not for these calendars" for name in FORBIDDEN & set(counts))
    for line in lines:
        yield from value_faults(line)
    if "DTSTART" in by_name:
        yield from time_faults(by_name["DTSTART"], by_name.get("DTEND"))


def value_faults(line: Line) -> Iterator[str]:
    """What is wrong with the value of a property."""
    if line.name in TEXT:
        yield from text_faults(line)
    elif line.name == "CATEGORIES" and _BAD_ESCAPE.search(line.value):
        yield "CATEGORIES with a bad escape"
    elif line.name.startswith("X-") and re.search(r"[,;\\]", line.value):
        yield f"{line.name} holds what some readers change: {line.value[:60]!r}"
    elif line.name in VALUES and not re.fullmatch(VALUES[line.name], line.value):
        yield f"{line.name} {line.value[:60]!r}"


def time_faults(first: Line, last: Line | None) -> Iterator[str]:
    """What is wrong with DTSTART and DTEND."""
    try:
        start = moment(first)
        end = moment(last) if last is not None else None
    except ValueError as error:
        yield str(error)
        return
    if type(end) not in {type(start), type(None)}:
        yield "DTSTART and DTEND of two types"
    elif end is not None and end <= start:
        yield "DTEND is not after DTSTART"
    elif end is None and first.params.get("VALUE") == "DATE":
        yield "a day without its exclusive DTEND"


def head_faults(head: list[Line]) -> Iterator[str]:
    """What is wrong with the calendar's own properties."""
    names = Counter(line.name for line in head)
    values = {line.name: line.value for line in head}
    if values.get("VERSION") != "2.0" or not values.get("PRODID"):
        yield "no VERSION:2.0 or no PRODID"
    yield from (f"{name} stands {names[name]} times" for name in CALENDAR_ONCE if names[name] > 1)
    for line in head:
        yield from value_faults(line)
    for one, other in (("NAME", "X-WR-CALNAME"), ("REFRESH-INTERVAL", "X-PUBLISHED-TTL")):
        if values.get(one) != values.get(other):
            yield f"{one} and {other} differ"


def components(lines: list[Line]) -> tuple[list[Line], list[list[Line]]]:
    """The calendar's own properties, and those of each of its events.

    Raises:
        ValueError: there is anything but one calendar, with events alone.

    """
    shape = [(line.name, line.value) for line in lines if line.name in {"BEGIN", "END"}]
    event = [("BEGIN", "VEVENT"), ("END", "VEVENT")]
    if shape != [("BEGIN", "VCALENDAR"), *event * (len(shape) // 2 - 1), ("END", "VCALENDAR")]:
        raise ValueError(f"components in disorder: {shape[:6]}")
    head: list[Line] = []
    inside: list[list[Line]] = []
    for line in lines[1:-1]:
        if line.name == "BEGIN":
            inside.append([])
        elif line.name != "END":
            (inside[-1] if inside else head).append(line)
    return head, inside


def check(data: bytes) -> list[str]:
    """Every fault of a calendar; an empty list where it is clean."""
    faults = list(physical_faults(data))
    try:
        head, inside = components(unfold(data))
    except ValueError as error:
        return [*faults, str(error)]
    faults += head_faults(head)
    for lines in inside:
        faults += event_faults(lines)
    uids = Counter(line.value for lines in inside for line in lines if line.name == "UID")
    return faults + [
        f"UID {uid!r} stands {count} times" for uid, count in uids.items() if count > 1
    ]


def events(data: bytes) -> list[dict[str, str]]:
    """The events of a clean calendar, as their values by name, for a look at them."""
    found: list[dict[str, str]] = []
    for line in unfold(data):
        if (line.name, line.value) == ("BEGIN", "VEVENT"):
            found.append({})
        elif found and line.name not in {"BEGIN", "END"}:
            found[-1][line.name] = line.value
    return found
