"""The numbers that README quotes."""

from benchmarks._report import Headline
from benchmarks._targets import ours, over, rate, times
from benchmarks.subjects import calendars, json_lines, markdown, memory, queries

_WINDOW = f"queries: {queries.task_of(100_000, 30)}"
_WRITE, _READ = f"calendars: {calendars.WRITE}", f"calendars: {calendars.READ}"
_WRITE_JSON = f"json: {json_lines.task_of('write', 'full')}"
_READ_JSON = f"json: {json_lines.task_of('read', 'full')}"

HEADLINES = (
    Headline(
        words="EDTF dates read, of six forms",
        find=rate("dates: read, six forms"),
        beside=times("dates: read, six forms", "edtf"),
        put="{} times python-edtf's",
    ),
    Headline(words="questions answered: before", find=rate("dates: before, asked first")),
    Headline(
        words="windows of 30 days asked, among 100,000 events",
        find=rate(_WINDOW),
        beside=times(_WINDOW, "intervaltree"),
        put="{} times intervaltree's",
    ),
    Headline(
        words="events written as iCalendar",
        find=rate(_WRITE),
        beside=times(_WRITE, "icalendar"),
        put="{} times icalendar's",
    ),
    Headline(
        words="events read from iCalendar",
        find=rate(_READ),
        beside=times(_READ, "icalendar"),
        put="{} times icalendar's",
    ),
    Headline(
        words="events with people, place and sources written as JSON Lines",
        find=rate(_WRITE_JSON),
        beside=over(_WRITE_JSON, "orjson"),
        put="in {} times the time of orjson on ready dicts",
    ),
    Headline(
        words="events with people, place and sources read from JSON Lines",
        find=rate(_READ_JSON),
        beside=over(_READ_JSON, "orjson"),
        put="in {} times the time of orjson and the dates alone",
    ),
    Headline(
        words="events with people, place and sources written as Markdown",
        find=rate(f"markdown: {markdown.task_of('full', 'list')}"),
    ),
    Headline(
        words="memory of an event with two sources, read from a file",
        find=ours(f"memory: {memory.READ}"),
    ),
    Headline(
        words="peak memory of a million events, from a file to a calendar",
        find=ours(f"memory: {memory.streamed('iCalendar', memory.LINES[-1])}"),
    ),
)
