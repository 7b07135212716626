"""The places in LOCATION and GEO of a calendar that was written here."""

import pytest
from plugins.ical.tests.support import calendar, read, write

from timeline.model import Event, Place

BAKU = Place(name="Baku", country="AZ", latitude=40.41, longitude=49.87)


def places(*lines):
    """The places of an event with these lines that was written here."""
    _, (event,), faults = read(calendar("DTSTART:20240703", "X-TIMELINE-TYPE:event", *lines))
    assert faults == []
    return event.places


class TestRead:
    @pytest.mark.parametrize(
        ("location", "place"),
        [
            ("Astana, Kazakhstan", Place(name="Astana", country="KZ")),
            ("Kazakhstan", Place(name="Kazakhstan")),
            ("Astana, Nowhere", Place(name="Astana, Nowhere")),
            ("Old Town, Baku, Azerbaijan", Place(name="Old Town, Baku", country="AZ")),
            (" , Kazakhstan", Place(name=" , Kazakhstan")),
        ],
    )
    def test_a_place_is_in_the_country_behind_its_last_comma(self, location, place):
        assert places(f"LOCATION:{location}") == (place,)

    @pytest.mark.parametrize("location", ["", " ", " ; "])
    def test_a_place_without_a_name_is_none(self, location):
        assert places(f"LOCATION:{location}", "GEO:40.41;49.87") == ()

    def test_coordinates_are_of_the_first(self):
        found = places("LOCATION:Baku, Azerbaijan; Astana", "GEO:40.41;49.87")
        assert found == (BAKU, Place(name="Astana"))


class TestWrite:
    @pytest.mark.parametrize(
        ("places", "lost"),
        [
            ([BAKU], set()),
            ([BAKU, Place(name="Astana")], set()),
            ([Place(name="Kazakhstan")], set()),
            ([Place(name="Null Island", latitude=0.0, longitude=-0.0)], set()),
            ([Place(name="Astana"), BAKU], {"places.latitude", "places.longitude"}),
            ([BAKU, BAKU], {"places.latitude", "places.longitude"}),
            ([Place(name="Astana, Kazakhstan")], {"places"}),
            ([Place(name="Here; there")], {"places"}),
            ([Place(name="Baku", codes={"wikidata": "Q9248"})], {"places.codes"}),
        ],
    )
    def test_what_does_not_come_back_is_reported(self, places, lost):
        _, losses = write([Event(id="a", title="A", when="2024-07-03", places=places)])
        assert {loss.field for loss in losses} == lost
