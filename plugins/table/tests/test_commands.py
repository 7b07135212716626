"""The commands on tables."""

import pytest
from click.testing import CliRunner

from timeline.cli import main

SHEET = "What;When;Who\nTalks;2024-07;AZ\nVisit;25.07.2024;CN\n"


@pytest.fixture
def command(tmp_path, monkeypatch):
    """The command, run in a folder with a table."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks.csv").write_text(SHEET, encoding="utf-8")
    return lambda *arguments: CliRunner().invoke(main, arguments)


@pytest.mark.parametrize("name", ["talks.ics", "talks.html", "talks.md", "talks.xlsx", "back.tsv"])
def test_table_becomes_any_format(command, tmp_path, name):
    result = command("export", "talks.csv", "-o", name)
    assert result.exit_code == 0, result.output
    assert (tmp_path / name).stat().st_size > 0


def test_tables_are_shown_checked_and_merged(command):
    assert "2 events" in command("show", "talks.csv").stdout
    assert command("check", "talks.csv").exit_code == 0
    assert command("export", "talks.csv", "-o", "talks.xlsx").exit_code == 0
    merged = command("merge", "talks.csv", "talks.xlsx", "-o", "all.toml")
    assert merged.exit_code == 0, merged.output


@pytest.mark.parametrize("name", ["new.xlsx", "new.csv", "new.tsv"])
def test_table_to_start_from_is_read_without_a_note(command, name):
    assert command("new", "--table", name).exit_code == 0
    result = command("show", name)
    assert (result.exit_code, result.stderr) == (0, "")
    assert "1 event" in result.stdout


@pytest.mark.parametrize("name", ["talks.csv", "new.toml", "new"])
def test_table_is_neither_overwritten_nor_of_another_format(command, tmp_path, name):
    assert command("new", "--table", name).exit_code == 2
    assert (tmp_path / "talks.csv").read_text(encoding="utf-8") == SHEET


def test_faults_are_printed_with_their_cells(command, tmp_path):
    (tmp_path / "bad.csv").write_text("What,When\nA,2024-13\n", encoding="utf-8")
    result = command("show", "bad.csv")
    assert result.exit_code == 2
    assert result.stderr.startswith("bad.csv: B2: '2024-13'")
