"""The numbers that README quotes: ours, and beside it a peer's and the fastest peer's."""

from benchmarks._report import Beside, Headline
from benchmarks._targets import ours, over, rate, times
from benchmarks.subjects import calendars, json_lines, markdown, memory, queries

_DATES, _BOUNDS = "dates: read, six forms", "dates: read and bounds, six forms"
_WIDE = f"queries: {queries.task_of(100_000, 30)}"
_NARROW = f"queries: {queries.task_of(1_000, 1)}"
_WRITE, _READ = f"calendars: {calendars.WRITE}", f"calendars: {calendars.READ}"
_WRITE_JSON = f"json: {json_lines.task_of('write', 'full')}"
_READ_JSON = f"json: {json_lines.task_of('read', 'full')}"

_EDTF_TS, _LIBICAL = "@edtf-ts/core (node)", "libical (C)"


def _times(task: str, peer: str, put: str) -> Beside:
    return Beside(times(task, peer), f"{{}} times {put}")


HEADLINES = (
    Headline(
        words="EDTF dates read, of six forms",
        find=rate(_DATES),
        beside=(
            _times(_DATES, "edtf", "python-edtf's"),
            _times(_DATES, _EDTF_TS, "@edtf-ts/core's (node)"),
        ),
    ),
    Headline(
        words="EDTF dates read, and their first and last days found",
        find=rate(_BOUNDS),
        beside=(
            _times(_BOUNDS, "edtf", "python-edtf's"),
            _times(_BOUNDS, _EDTF_TS, "@edtf-ts/core's (node)"),
        ),
    ),
    Headline(words="questions answered: before", find=rate("dates: before, asked first")),
    Headline(
        words="windows of 30 days asked, among 100,000 events",
        find=rate(_WIDE),
        beside=(
            _times(_WIDE, "intervaltree", "intervaltree's"),
            _times(_WIDE, "ncls", "ncls's (C)"),
        ),
    ),
    Headline(
        words="windows of a day asked, among 1,000 events",
        find=rate(_NARROW),
        beside=(
            _times(_NARROW, "intervaltree", "intervaltree's"),
            _times(_NARROW, "ncls", "ncls's (C)"),
        ),
    ),
    Headline(
        words="events written as iCalendar",
        find=rate(_WRITE),
        beside=(
            _times(_WRITE, "icalendar", "icalendar's"),
            _times(_WRITE, _LIBICAL, "libical's (C)"),
        ),
    ),
    Headline(
        words="events read from iCalendar",
        find=rate(_READ),
        beside=(
            _times(_READ, "icalendar", "icalendar's"),
            _times(_READ, _LIBICAL, "libical's (C), which gives the titles alone"),
        ),
    ),
    Headline(
        words="events with people, place and sources written as JSON Lines",
        find=rate(_WRITE_JSON),
        beside=(
            Beside(over(_WRITE_JSON, "orjson"), "in {} times the time of orjson on ready dicts"),
        ),
    ),
    Headline(
        words="events with people, place and sources read from JSON Lines",
        find=rate(_READ_JSON),
        beside=(
            Beside(
                over(_READ_JSON, "orjson"), "in {} times the time of orjson and the dates alone"
            ),
        ),
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
