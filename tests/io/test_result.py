"""What the result of an export says in print."""

from pathlib import Path

import pytest

import timeline
from timeline.io import ExportResult
from timeline.plugins import Losses

FLAGSHIP = Path(__file__).parents[2] / "examples" / "baku_beijing.toml"


def result(losses=(), **given):
    collected = Losses()
    for field, reason in losses:
        collected.add(None, field, reason)
    values = {"format": "ical", "path": Path("talks.ics"), "events": 2, "bytes": 1234}
    return ExportResult(**{**values, "losses": collected.report(), **given})


class TestText:
    def test_result_without_losses_is_one_line(self):
        assert str(result()) == "talks.ics: 2 events as ical, 1.2 kB, nothing lost"

    def test_open_file_has_no_name_to_say(self):
        assert str(result(path=None, events=1)) == "1 event as ical, 1.2 kB, nothing lost"

    def test_fields_lost_for_one_reason_are_one_line(self):
        assert str(result([("actors", "no room"), ("figures", "no room")])) == (
            "talks.ics: 2 events as ical, 1.2 kB\n  lost actors (1), figures (1): no room"
        )

    def test_more_reasons_than_few_are_counted_and_said_where_they_are(self):
        many = [("actors", f"reason {n}") for n in range(9)]
        *_, before, last = str(result(many)).splitlines()
        assert before == "  lost actors (1): reason 5"
        assert last == "  and for 3 more reasons; result.losses has them all"

    def test_more_fields_than_few_are_counted(self):
        many = [(f"field-{n}", "no room") for n in range(8)]
        assert str(result(many)).endswith("field-5 (1) and 2 more fields: no room")

    @pytest.mark.parametrize("format_", ["ical", "markdown", "json", "toml"])
    def test_flagship_has_a_summary_of_a_few_lines(self, tmp_path, format_):
        tl = timeline.load(FLAGSHIP)
        assert str(timeline.export(tl, tmp_path / "out", format_)).count("\n") <= 7
