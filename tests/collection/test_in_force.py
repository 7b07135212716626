"""Whether an agreement is in force, by its phases."""

import pytest

from timeline import Agreement, Event, Phase, Timeline


def agreement(*phases, status="occurred", **fields):
    made = [Phase(stage=stage, when=when, actors=actors) for stage, when, *actors in phases]
    return Agreement(id="a", title="A", phases=made, status=status, **fields)


SIGNED, FORCE = ("signed", "1970-11-23"), ("in force", "1973-01-01")


class TestAgreement:
    @pytest.mark.parametrize(
        ("phases", "status", "day", "answer"),
        [
            ([SIGNED, FORCE], "occurred", "1950", "impossible"),
            ([SIGNED, FORCE], "occurred", "1971", "impossible"),
            ([SIGNED, FORCE], "occurred", "1973-01-01", "certain"),
            ([SIGNED, FORCE], "occurred", "1990", "possible"),
            ([SIGNED, FORCE], "ongoing", "1990", "certain"),
            ([SIGNED, FORCE], "ongoing", "1972/1974", "possible"),
            ([FORCE, ("terminated", "1980-06")], "occurred", "1979", "certain"),
            ([FORCE, ("terminated", "1980-06")], "occurred", "1980-05-31", "certain"),
            ([FORCE, ("terminated", "1980-06")], "occurred", "1980-06-15", "possible"),
            ([FORCE, ("terminated", "1980-06")], "occurred", "1981", "impossible"),
            # One party left.
            ([FORCE, ("terminated", "1980-06", "GE")], "ongoing", "1981", "certain"),
            # Terminated some day: its status does not say that it goes on.
            ([FORCE, ("terminated", None)], "ongoing", "1981", "possible"),
            # It entered into force some day of 1973.
            ([("in force", "1973")], "ongoing", "1973-06", "possible"),
            ([("in force", "1973")], "ongoing", "1973-12-31", "certain"),
            ([("in force", "1973")], "occurred", "1973", "possible"),
            ([("in force", "1973/1980")], "occurred", "1974/1979", "certain"),
            ([("in force", "1973/1980")], "occurred", "1981", "impossible"),
            ([("in force", "1973/..")], "occurred", "1999", "certain"),
            # The first entry into force counts.
            ([("in force", "1975"), ("in force", "1973-01-01")], "ongoing", "1974", "certain"),
            # Without a date of it, it cannot be before the first signature.
            ([SIGNED], "occurred", "1970-11-22", "impossible"),
            ([SIGNED], "occurred", "1970-11-23", "possible"),
            ([("adopted", "1970"), ("in force", None)], "ongoing", "1969", "impossible"),
            ([], "ongoing", "1990", "possible"),
        ],
    )
    def test_answers_by_its_phases(self, phases, status, day, answer):
        assert agreement(*phases, status=status).in_force(day) == answer


class TestTimeline:
    def test_finds_the_agreements_in_force(self):
        timeline = Timeline(
            [
                agreement(FORCE, status="ongoing"),
                Agreement(id="b", title="B", phases=[Phase(stage="signed", when="1970")]),
                Agreement(id="c", title="C", phases=[Phase(stage="in force", when="1999")]),
                Event(id="d", title="D", when="1980/.."),
            ]
        )
        assert [event.id for event in timeline.in_force("1980")] == ["b", "a"]
        assert [event.id for event in timeline.in_force("1980", "certain")] == ["a"]
