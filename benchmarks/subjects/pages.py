"""Web pages: compared with other people's timelines, in the same browser."""

import datetime as dt
import functools
import json
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks import _browser
from benchmarks._case import Case, Meter, Subject
from benchmarks._library import BUILD, NODE, PAGE, TIMELINEJS, VIS, Library
from timeline import Event, Metadata, dumps
from timeline.collection import Timeline

COUNTS = (30, 1_000, 10_000, 50_000)
# Beyond, they take half a minute or more.
MOST = {VIS: 10_000, TIMELINEJS: 1_000}
FIRST_DAY = dt.date(1990, 1, 1)
DAYS = 35 * 365
# The targets for first pictures, as ratios to vis-timeline, and for frames.
FIRST = {30: 0.5, 1_000: 0.4, 10_000: 0.1}

SHOWN = {
    PAGE: "document.querySelector('canvas:not([hidden]), figure svg')",
    VIS: "document.querySelector('.vis-item')",
    TIMELINEJS: "document.querySelector('.tl-timemarker')",
}


def _day(number: int, count: int) -> dt.date:
    return FIRST_DAY + dt.timedelta(days=number * DAYS // count)


def _title(number: int) -> str:
    return f"Agreement number {number}, on trade and transport"


def _written(name: str, page: bytes) -> Path:
    path = BUILD / "pages" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(page)
    return path


def _ours(count: int) -> Path:
    events = [
        Event(id=f"e{number}", title=_title(number), when=_day(number, count).isoformat())
        for number in range(count)
    ]
    page = dumps(Timeline(events, metadata=Metadata(title="Benchmark")), "html")
    assert page.count(b"<li id=") == count
    return _written("ours.html", page)


def _vis(count: int) -> Path:
    items = [
        {"id": number, "content": _title(number), "start": _day(number, count).isoformat()}
        for number in range(count)
    ]
    package = (NODE / "node_modules" / "vis-timeline").as_uri()
    return _written(
        "vis.html",
        f"""<!doctype html><meta charset="utf-8"><title>Benchmark</title>
<link rel="stylesheet" href="{package}/styles/vis-timeline-graph2d.min.css">
<div id="timeline"></div>
<script src="{package}/standalone/umd/vis-timeline-graph2d.min.js"></script>
<script>
const items = new vis.DataSet({json.dumps(items)});
const timeline = new vis.Timeline(document.getElementById("timeline"), items, {{maxHeight: 600}});
window.move = direction => {{
  const {{start, end}} = timeline.getWindow(), by = (end - start) * .2 * direction;
  timeline.setWindow(+start + by, +end + by, {{animation: false}});
}};
</script>
""".encode(),
    )


def _timelinejs(count: int) -> Path:
    events = [
        {
            "unique_id": f"e{number}",
            "start_date": {"year": day.year, "month": day.month, "day": day.day},
            "text": {"headline": _title(number)},
        }
        for number in range(count)
        for day in (_day(number, count),)
    ]
    package = (NODE / "node_modules" / "@knight-lab" / "timelinejs" / "dist").as_uri()
    return _written(
        "timelinejs.html",
        f"""<!doctype html><meta charset="utf-8"><title>Benchmark</title>
<link rel="stylesheet" href="{package}/css/timeline.css">
<div id="timeline" style="width: 100%; height: 600px"></div>
<script src="{package}/js/timeline.js"></script>
<script>
new TL.Timeline("timeline", {{events: {json.dumps(events)}}}, {{script_path: "{package}/js/"}});
</script>
""".encode(),
    )


PAGES: dict[Library, Callable[[int], Path]] = {PAGE: _ours, VIS: _vis, TIMELINEJS: _timelinejs}


def _loading(library: Library, count: int) -> Meter:
    page = PAGES[library](count)

    def read(loops: int) -> float:
        return sum(_browser.first_picture(page, SHOWN[library]) for _ in range(loops))

    return Meter(read)


def _moving(library: Library, count: int) -> Meter:
    page = PAGES[library](count)

    def read(loops: int) -> float:
        return sum(_browser.frame(page, SHOWN[library]) for _ in range(loops))

    return Meter(read)


def _weighing(library: Library, count: int) -> Meter:
    """Weigh a page with the scripts and stylesheets that it asks for."""
    page = PAGES[library](count)
    folder = NODE / "node_modules"
    asked = {
        PAGE: (),
        VIS: (
            "vis-timeline/styles/vis-timeline-graph2d.min.css",
            "vis-timeline/standalone/umd/vis-timeline-graph2d.min.js",
        ),
        TIMELINEJS: (
            "@knight-lab/timelinejs/dist/css/timeline.css",
            "@knight-lab/timelinejs/dist/js/timeline.js",
        ),
    }[library]
    files = [page, *(folder / name for name in asked)]
    return Meter(lambda loops: loops * sum(file.stat().st_size for file in files), "byte")


def _cases(limit: int) -> Iterator[Case]:
    counts = [count for count in COUNTS if count <= limit]
    for count in counts:
        for library in PAGES:
            if count <= MOST.get(library, count):
                yield Case(
                    task=f"first picture of {count:,} events",
                    by=library,
                    make=functools.partial(_loading, library, count),
                    loops=1,
                    single=True,
                    at_most=FIRST[count] if library is VIS else None,
                )
    for count in counts[1:]:
        for library in (PAGE, VIS) if count <= MOST[VIS] else (PAGE,):
            yield Case(
                task=f"a frame that moves {count:,} events",
                by=library,
                make=functools.partial(_moving, library, count),
                loops=1,
                single=True,
                at_most=0.5 if library is VIS else None,
            )
    for library in PAGES:
        yield Case(
            task=f"a page of {counts[0]} events",
            by=library,
            make=functools.partial(_weighing, library, counts[0]),
            loops=1,
            single=True,
            at_most=0.25 if library is VIS else None,
        )


SUBJECT = Subject(
    name="pages",
    about=(
        "The same events, a day and a title each, in the same Chromium: until the frame that "
        "first shows marks of events, and from a step of the picture to the frame that shows it, "
        "which is at least one frame of the screen, 17 ms. *A page* is weighed with the scripts "
        "and styles that it asks for, before compression and without the fonts of third parties. "
        "Fonts of third parties are not loaded."
    ),
    cases=_cases,
)
