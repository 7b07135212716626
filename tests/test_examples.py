"""The scripts and timelines of examples/ do what they say."""

import subprocess
import sys
from pathlib import Path

import pytest

import timeline

EXAMPLES = Path(__file__).parent.parent / "examples"
BAKU = EXAMPLES / "baku_beijing.toml"


def run_any(script: str, *arguments: object, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-W", "error", EXAMPLES / script, *map(str, arguments)],
        cwd=cwd,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=60,
    )


def run(script: str, *arguments: object, cwd: Path) -> str:
    done = run_any(script, *arguments, cwd=cwd)
    assert done.returncode == 0, done.stderr
    assert not done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def baku():
    return timeline.load(BAKU)


class TestBakuBeijing:
    def test_holds_the_22_events(self, baku):
        assert len(baku) == 22

    def test_every_event_cites_a_source(self, baku):
        assert [event.id for event in baku if not event.citations] == []

    def test_no_source_contradicts_the_date_that_we_hold(self, baku):
        assert [event.id for event in baku if not event.evidence().agrees] == []

    def test_visa_free_regime_goes_on(self, baku):
        regime = baku["visa-free-regime"]
        assert regime.when.is_ongoing
        assert str(regime.when.earliest) == "2025-07-16"

    def test_evidence_for_the_joint_venture_narrows_to_the_day(self, baku):
        assert str(baku["middle-corridor-multimodal-2023"].evidence().when) == "2023-10-26"

    def test_expected_buses_are_within_2025_after_the_article(self, baku):
        buses = baku["byd-electric-buses"]
        assert buses.when.within("2025") is timeline.edtf.Certainty.CERTAIN
        assert buses.when.after("2025-07-28") is timeline.edtf.Certainty.CERTAIN

    def test_treaty_was_signed_ratified_twice_and_came_into_force(self, baku):
        phases = baku["visa-exemption-agreement-2025"].phases
        assert [(str(phase.stage), str(phase.when)) for phase in phases] == [
            ("signed", "2025-04-23"),
            ("ratified", "2025-05-30"),
            ("ratified", "2025-06-10"),
            ("in force", "2025-07-16"),
        ]


class TestScripts:
    def test_build_in_code_prints_markdown(self, tmp_path):
        printed = run("build_in_code.py", cwd=tmp_path)
        assert "# Baku and Beijing, in code" in printed
        assert "October 2023" in printed
        assert "1 October" not in printed

    def test_query_and_export_writes_a_calendar(self, tmp_path):
        printed = run("query_and_export.py", BAKU, "trade.ics", cwd=tmp_path)
        assert (tmp_path / "trade.ics").read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
        assert "Trade between Azerbaijan and China in 2024" in printed

    def test_write_exporter_writes_a_line_an_event(self, tmp_path):
        printed = run("write_exporter.py", BAKU, "chronicle.txt", cwd=tmp_path)
        lines = (tmp_path / "chronicle.txt").read_text(encoding="utf-8").splitlines()
        assert len(lines) == 22
        assert "2 avril 1992: Azerbaijan and China establish diplomatic relations" in lines
        for lost in ("id", "level", "timeline.title"):
            assert f"\n{lost}: a chronicle has " in printed

    @pytest.mark.parametrize("script", ["query_and_export.py", "write_exporter.py"])
    @pytest.mark.parametrize("arguments", [[], ["one"], ["one", "two", "three"]])
    def test_wrong_arguments_print_the_usage(self, script, arguments, tmp_path):
        done = run_any(script, *arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert done.stderr == f"usage: python examples/{script} SOURCE TARGET\n"
        assert not done.stdout
