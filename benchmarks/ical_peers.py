"""One peer's time to write, or to read, a calendar of given events; for ical_speed.py.

    python benchmarks/ical_peers.py icalendar write events.json
    python benchmarks/ical_peers.py icalendar read calendar.ics

It prints the events a second of processor time, the best of three runs, and how many events
there were. It needs nothing but the peer, so that any interpreter that has one can run it.
"""

# ruff: noqa: PLC0415 - each peer is imported where it is timed, for few interpreters have them all

import datetime as dt
import json
import sys
import time
from collections.abc import Callable
from pathlib import Path

Events = list[dict[str, object]]
STAMP = dt.datetime(2025, 7, 28, tzinfo=dt.UTC)


def icalendar_write(events: Events) -> int:
    """How many events icalendar writes."""
    import icalendar

    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//benchmark//EN")
    calendar.add("version", "2.0")
    for event in events:
        item = icalendar.Event()
        item.add("uid", event["uid"])
        item.add("dtstamp", STAMP)
        item.add("dtstart", dt.date.fromisoformat(event["start"]))
        item.add("dtend", dt.date.fromisoformat(event["end"]))
        item.add("summary", event["title"])
        item.add("description", event["description"])
        item.add("categories", event["tags"])
        item.add("location", event["place"])
        item.add("status", "CONFIRMED")
        item.add("transp", "TRANSPARENT")
        item.add("x-microsoft-cdo-busystatus", "FREE")
        item.add("x-timeline-type", "event")
        if event["edtf"]:
            item.add("x-edtf", event["edtf"])
        calendar.add_component(item)
    return calendar.to_ical().count(b"BEGIN:VEVENT")


def icalendar_read(data: bytes) -> int:
    """How many events icalendar reads."""
    import icalendar

    return sum(1 for event in icalendar.Calendar.from_ical(data).walk("VEVENT") if event["SUMMARY"])


def vobject_write(events: Events) -> int:
    """How many events vobject writes."""
    import vobject

    calendar = vobject.iCalendar()
    for event in events:
        item = calendar.add("vevent")
        item.add("uid").value = event["uid"]
        # It knows UTC by an object of its own alone.
        item.add("dtstamp").value = STAMP.replace(tzinfo=vobject.icalendar.utc)
        item.add("dtstart").value = dt.date.fromisoformat(event["start"])
        item.add("dtend").value = dt.date.fromisoformat(event["end"])
        item.add("summary").value = event["title"]
        item.add("description").value = event["description"]
        item.add("categories").value = event["tags"]
        item.add("location").value = event["place"]
        item.add("status").value = "CONFIRMED"
        item.add("transp").value = "TRANSPARENT"
        item.add("x-microsoft-cdo-busystatus").value = "FREE"
        item.add("x-timeline-type").value = "event"
        if event["edtf"]:
            item.add("x-edtf").value = event["edtf"]
    return calendar.serialize().count("BEGIN:VEVENT")


def vobject_read(data: bytes) -> int:
    """How many events vobject reads."""
    import vobject

    return sum(1 for event in vobject.readOne(data.decode()).vevent_list if event.summary.value)


def ics_write(events: Events) -> int:
    """How many events ics writes."""
    import ics
    from ics.grammar.parse import ContentLine

    calendar = ics.Calendar()
    for event in events:
        item = ics.Event(
            uid=event["uid"],
            name=event["title"],
            begin=event["start"],
            description=event["description"],
            categories=event["tags"],
            location=event["place"],
            status="CONFIRMED",
            transparent=True,
            created=STAMP,
        )
        item.make_all_day()
        item.extra.append(ContentLine("X-MICROSOFT-CDO-BUSYSTATUS", value="FREE"))
        item.extra.append(ContentLine("X-TIMELINE-TYPE", value="event"))
        if event["edtf"]:
            item.extra.append(ContentLine("X-EDTF", value=event["edtf"]))
        calendar.events.add(item)
    return calendar.serialize().count("BEGIN:VEVENT")


def ics_read(data: bytes) -> int:
    """How many events ics reads."""
    import ics

    return sum(1 for event in ics.Calendar(data.decode()).events if event.name)


def best(work: Callable[[], int]) -> tuple[float, int]:
    """The shortest processor time of three runs, and what they counted."""
    times = []
    count = 0
    for _ in range(3):
        start = time.process_time()
        count = work()
        times.append(time.process_time() - start)
    return min(times), count


if __name__ == "__main__":
    peer, task, file = sys.argv[1:]
    content = Path(file).read_bytes()
    given = json.loads(content) if task == "write" else content
    function = globals()[f"{peer}_{task}"]
    seconds, events = best(lambda: function(given))
    print(json.dumps({"rate": events / seconds, "events": events}))
