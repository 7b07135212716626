"""The order of the steps of an agreement."""

import pytest

from timeline import Agreement, Event, Phase, Timeline
from timeline.checks import check
from timeline.errors import format_path


def found(*steps):
    phases = [Phase(stage=stage, when=when) for stage, when in steps]
    timeline = Timeline([Agreement(id="a", title="A", phases=phases)])
    return [
        (finding.kind, format_path(finding.path), finding.message) for finding in check(timeline)
    ]


class TestOrder:
    def test_step_before_what_has_to_come_first_is_found(self):
        assert found(("in force", "2024"), ("signed", "2025-04")) == [
            ("phase-order", "phases[0]", "in force (2024) before signed (2025-04)")
        ]

    @pytest.mark.parametrize(
        ("stage", "first"),
        [
            ("ratified", "signed"),
            ("terminated", "signed"),
            ("terminated", "ratified"),
            ("terminated", "in force"),
        ],
    )
    def test_holds_between_these_stages(self, stage, first):
        assert [path for _, path, _ in found((first, "2025"), (stage, "2024"))] == ["phases[1]"]
        assert found((first, "2024"), (stage, "2025")) == []

    def test_beginning_of_what_goes_on_counts(self):
        assert len(found(("signed", "2025"), ("in force", "2024/.."))) == 1
        assert found(("signed", "2025"), ("in force", "/..")) == []
        assert len(found(("signed", "2025"), ("in force", "/2024"))) == 1
        assert found(("signed", "2023/.."), ("in force", "2024")) == []

    @pytest.mark.parametrize(
        "steps",
        [
            [("signed", "2024"), ("in force", "2024-03")],
            [("signed", "2025"), ("signed", "2023"), ("in force", "2024")],
            [("signed", "2025"), ("signed", None), ("in force", "2024")],
            [("signed", "2025"), ("in force", None)],
            [("ratified", "2025"), ("in force", "2024")],
            [("adopted", "2025"), ("signed", "2024")],
            [("in force", "2024")],
        ],
    )
    def test_what_may_be_is_not_found(self, steps):
        assert found(*steps) == []

    def test_is_asked_of_agreements_alone(self):
        assert list(check(Timeline([Event(id="e", title="E", when="2024")]))) == []
