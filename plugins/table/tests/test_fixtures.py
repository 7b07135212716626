"""Tables with the events and faults that have to come of them.

A fault's words are free; its cell is not.
"""

import json
from pathlib import Path

import pytest

import timeline

FOLDER = Path(__file__).parent / "fixtures"
MANIFEST = json.loads((FOLDER / "manifest.json").read_text(encoding="utf-8"))

# Words of these notes, for each table that has any.
NOTED = {
    "month-formats": "B8: displays August 2022, holds 23 August 2022",
    "banner-hidden-trailing": "row 1 above the header is not read",
    "dmy-proved": "column B: the day is first, as 25/12/2019 shows",
}


def found(event):
    return {
        "id": event.id,
        "title": event.title,
        "when": None if event.when is None else str(event.when),
        "places": [place.name for place in event.places],
        "actors": [actor.label for actor in event.actors],
        "tags": list(event.tags),
    }


@pytest.mark.parametrize("name", MANIFEST)
def test_events_and_faults_are_those_expected(name):
    expected = json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    reading = timeline.read(FOLDER / MANIFEST[name]["file"], **MANIFEST[name]["options"])
    faults = [each["fault"]["address"] for each in expected if "fault" in each]
    assert [fault.address for fault in reading.faults] == faults
    events = {event.title: found(event) for event in reading.timeline}
    wanted = [each for each in expected if "title" in each]
    assert len(reading.timeline) == len(wanted)
    for each in wanted:
        assert each.items() <= events[each["title"]].items()
    for each in expected:
        for field, value in each.get("timeline", {}).items():
            assert getattr(reading.timeline.metadata, field) == value


@pytest.mark.parametrize(("name", "note"), NOTED.items())
def test_what_deserves_a_look_is_noted(name, note):
    reading = timeline.read(FOLDER / MANIFEST[name]["file"], **MANIFEST[name]["options"])
    assert any(note in str(each) for each in reading.notes)
