"""Sources that contradict each other are named, each date once."""

import pytest

import timeline
from timeline import Agreement, Event, Timeline
from timeline.model import Citation, Phase, Source


def shown(*events: Event, **options: object) -> list[str]:
    """The facts of *events* about their sources, in a document of the flavour "gfm"."""
    cited = {citation.source for event in events for _, citation in event.cited}
    made = Timeline(
        events, sources=[Source(id=name, publisher=name.upper()) for name in sorted(cited)]
    )
    written = timeline.dumps(made, "markdown", sections="none", flavour="gfm", **options).decode()
    facts, _, _ = written.partition("## Sources")
    return [line.strip() for line in facts.replace("\\!", "!").split("\n") if "[^" in line]


def says(**dates: str) -> list[Citation]:
    return [Citation(source=source, says=date) for source, date in dates.items()]


class TestEvent:
    def test_those_that_agree_are_not_named(self):
        (sources,) = shown(
            Event(id="e", title="E", when="2024", citations=says(a="2024-07", b="2024"))
        )
        assert "A[^a] (says: July 2024)" in sources

    def test_two_dates_that_contradict_are_set_against_each_other(self):
        _, conflict, _ = shown(
            Event(id="e", title="E", when="2023", citations=says(a="2023", b="2024"))
        )
        assert conflict == "- Contradiction: A[^a] (2023) against B[^b] (2024)"

    def test_each_date_stands_once_however_many_say_it(self):
        dates = {f"a{number}": "2023" for number in range(20)} | {"b": "2024", "c": "2025"}
        _, conflict = shown(Event(id="e", title="E", citations=says(**dates)))
        assert (conflict.count("(2023)"), conflict.count("(2024)")) == (1, 1)
        assert conflict.endswith("A19[^a19] (2023) against B[^b] (2024) against C[^c] (2025)")

    def test_what_nobody_contradicts_is_left_out(self):
        dates = says(a="2023", b="2024", c="2023/2024")
        _, conflict = shown(Event(id="e", title="E", citations=dates))
        assert "C[^c]" not in conflict

    def test_dates_of_which_each_two_agree_and_all_do_not_are_named(self):
        dates = says(a="[2024-01,2024-02]", b="[2024-02,2024-03]", c="[2024-01,2024-03]")
        event = Event(id="e", title="E", when="2024", citations=dates)
        assert not event.evidence().contradictions
        _, conflict = shown(event)
        assert conflict == (
            "- No date that all allow: A[^a] (January 2024 or February 2024),"
            " B[^b] (February 2024 or March 2024), C[^c] (January 2024 or March 2024)"
        )

    def test_those_contrary_to_the_date_held_are_named_together(self):
        event = Event(id="e", title="E", when="2025", citations=says(a="2024", b="2024"))
        _, conflict = shown(event)
        assert conflict == "- Contrary to the date: A[^a], B[^b] (2024)"


class TestPhase:
    @pytest.mark.parametrize("style", ["list", "narrative", "table"])
    def test_sources_that_contradict_are_named_beside_the_step(self, style):
        phase = Phase(stage="signed", when="2023", citations=says(a="2023", b="2024"))
        (line,) = shown(Agreement(id="e", title="E", phases=[phase]), style=style)
        assert "B[^b] (says: 2024) · Contradiction: A[^a] (2023) against B[^b] (2024)" in line
        assert "Contrary to the date: B[^b] (2024)" in line
