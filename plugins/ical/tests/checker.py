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
_DURATION = re.compile(
    r"P(?:\d+W|\d+D(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?|T(?:\d+H)?(?:\d+M)?(?:\d+S)?)"
)
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
FORBIDDEN_IN_EVENT = {"ATTENDEE", "ORGANIZER", "METHOD", "VERSION", "RRULE", "ATTACH", "DURATION"}


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
        if len(line) > LIMIT:
            yield f"line {number}: {len(line)} octets"
        if line in {b"", b" ", b"\t"}:
            yield f"line {number}: empty"
        try:
            text = line.decode()
        except UnicodeDecodeError:
            yield f"line {number}: a character is cut, or is not UTF-8"
            continue
        if bad := _CONTROLS.search(text):
            yield f"line {number}: U+{ord(bad[0]):04X}"
        if (len(line) - len(line.rstrip(b"\\"))) % 2:
            yield f"line {number}: an escape is cut"
        if not line.startswith(b" ") and not _NAME.match(line):
            yield f"line {number}: no name: {line[:40]!r}"


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
    uid = by_name["UID"].value if "UID" in by_name else "?"
    for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
        if not counts[name]:
            yield f"{uid}: no {name}"
    for name in EVENT_ONCE:
        if counts[name] > 1:
            yield f"{uid}: {name} stands {counts[name]} times"
    for name in FORBIDDEN_IN_EVENT & set(counts):
        yield f"{uid}: {name} is not for these calendars"
    for line in lines:
        if line.name in TEXT:
            yield from text_faults(line)
        elif line.name == "CATEGORIES" and _BAD_ESCAPE.search(line.value):
            yield f"{uid}: CATEGORIES with a bad escape"
        elif line.name.startswith("X-") and re.search(r"[,;\\]", line.value):
            yield f"{uid}: {line.name} holds what some readers change: {line.value[:60]!r}"
    if not re.fullmatch(r"\d{8}T\d{6}Z", by_name["DTSTAMP"].value if counts["DTSTAMP"] else ""):
        yield f"{uid}: DTSTAMP is not in UTC"
    if counts["STATUS"] and by_name["STATUS"].value not in {"TENTATIVE", "CONFIRMED", "CANCELLED"}:
        yield f"{uid}: STATUS {by_name['STATUS'].value!r}"
    if counts["GEO"] and not re.fullmatch(
        r"-?\d+(\.\d{1,6})?;-?\d+(\.\d{1,6})?", by_name["GEO"].value
    ):
        yield f"{uid}: GEO {by_name['GEO'].value!r}"
    if counts["URL"] and not re.fullmatch(r"https?://[!-~\x80-\U0010ffff]+", by_name["URL"].value):
        yield f"{uid}: URL {by_name['URL'].value!r}"
    if counts["DTSTART"]:
        try:
            start = moment(by_name["DTSTART"])
            end = moment(by_name["DTEND"]) if counts["DTEND"] else None
        except ValueError as error:
            yield f"{uid}: {error}"
            return
        if type(end) not in {type(start), type(None)}:
            yield f"{uid}: DTSTART and DTEND of two types"
        elif end is not None and end <= start:
            yield f"{uid}: DTEND is not after DTSTART"
        elif end is None and by_name["DTSTART"].params.get("VALUE") == "DATE":
            yield f"{uid}: a day without its exclusive DTEND"


def check(data: bytes) -> list[str]:
    """Every fault of a calendar; an empty list where it is clean."""
    faults = list(physical_faults(data))
    try:
        lines = unfold(data)
    except (ValueError, UnicodeDecodeError) as error:
        return [*faults, str(error)]
    shape = [(line.name, line.value) for line in lines if line.name in {"BEGIN", "END"}]
    if shape[:1] != [("BEGIN", "VCALENDAR")] or shape[-1:] != [("END", "VCALENDAR")]:
        return [*faults, "not one VCALENDAR"]
    inner = shape[1:-1]
    if inner != [("BEGIN", "VEVENT"), ("END", "VEVENT")] * (len(inner) // 2):
        return [*faults, f"components in disorder: {inner[:6]}"]
    head: list[Line] = []
    current: list[Line] | None = None
    uids: Counter[str] = Counter()
    for line in lines[1:-1]:
        if line.name == "BEGIN":
            current = []
        elif line.name == "END":
            faults.extend(event_faults(current or []))
            uids.update(found.value for found in current or [] if found.name == "UID")
            current = None
        elif current is None:
            head.append(line)
        else:
            current.append(line)
    names = Counter(line.name for line in head)
    values = {line.name: line.value for line in head}
    if values.get("VERSION") != "2.0" or not values.get("PRODID"):
        faults.append("no VERSION:2.0 or no PRODID")
    faults.extend(f"{name} stands {names[name]} times" for name in CALENDAR_ONCE if names[name] > 1)
    for line in head:
        if line.name in TEXT:
            faults.extend(text_faults(line))
    for one, other in (("NAME", "X-WR-CALNAME"), ("REFRESH-INTERVAL", "X-PUBLISHED-TTL")):
        if values.get(one) != values.get(other):
            faults.append(f"{one} and {other} differ")
    if "REFRESH-INTERVAL" in values and not _DURATION.fullmatch(values["REFRESH-INTERVAL"]):
        faults.append("REFRESH-INTERVAL is no duration")
    faults.extend(f"UID {uid!r} stands {count} times" for uid, count in uids.items() if count > 1)
    return faults


def events(data: bytes) -> list[dict[str, str]]:
    """The events of a clean calendar, as their values by name, for a look at them."""
    found: list[dict[str, str]] = []
    for line in unfold(data):
        if (line.name, line.value) == ("BEGIN", "VEVENT"):
            found.append({})
        elif found and line.name not in {"BEGIN", "END"}:
            found[-1][line.name] = line.value
    return found
