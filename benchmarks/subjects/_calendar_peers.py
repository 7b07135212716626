"""Writing and reading a calendar with each peer."""

# ruff: noqa: PLC0415 - each peer is imported where it is timed, because it may be missing

import datetime as dt
from typing import TypeAlias

Plain: TypeAlias = list[dict[str, object]]
STAMP = dt.datetime(2025, 7, 28, tzinfo=dt.UTC)


def icalendar_write(events: Plain) -> bytes:
    """Return the calendar that icalendar writes."""
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
    return calendar.to_ical()


def icalendar_read(data: bytes) -> list[tuple[str, str]]:
    """Return the titles and first days that icalendar reads."""
    import icalendar

    events = icalendar.Calendar.from_ical(data).walk("VEVENT")
    return [(str(event["SUMMARY"]), f"{event['DTSTART'].dt}") for event in events]


def vobject_write(events: Plain) -> bytes:
    """Return the calendar that vobject writes."""
    import vobject

    calendar = vobject.iCalendar()
    for event in events:
        item = calendar.add("vevent")
        item.add("uid").value = event["uid"]
        # It recognizes UTC only by its own object.
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
    return calendar.serialize().encode()


def vobject_read(data: bytes) -> list[tuple[str, str]]:
    """Return the titles and first days that vobject reads."""
    import vobject

    events = vobject.readOne(data.decode()).vevent_list
    return [(event.summary.value, f"{event.dtstart.value}") for event in events]


def ics_write(events: Plain) -> bytes:
    """Return the calendar that ics writes."""
    import ics
    from ics.grammar.parse import ContentLine

    calendar = ics.Calendar()
    for event in events:
        item = ics.Event(
            uid=event["uid"],
            name=event["title"],
            begin=event["start"],
            # Its ends of whole days are inclusive.
            end=dt.date.fromisoformat(event["end"]) - dt.timedelta(1),
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
    return calendar.serialize().encode()


def ics_read(data: bytes) -> list[tuple[str, str]]:
    """Return the titles and first days that ics reads."""
    import ics

    events = ics.Calendar(data.decode()).events
    return [(event.name, f"{event.begin.date()}") for event in events]
