"""The table of ``timeline show``: aligned, as wide as the terminal, and plain elsewhere."""

import os
import pty
import subprocess
import sys

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline.cli import main

WIDE = """\
[[events]]
id = "plain"
title = "A plain title that takes several words to say"
when = "2024-07-03"
actors = ["AZ", "CN"]

[[events]]
id = "wide"
title = "阿塞拜疆和中国建立全面战略伙伴关系"
when = "2024-07-04"
actors = ["中国"]

[[events]]
id = "marks"
title = "Ére\\u0301van e\\u0301te\\u0301"
when = "2024-07-05"
actors = ["E\\u0301"]
"""


def columns(text: str) -> int:
    """Return the columns that *text*, of the texts above, takes in a terminal."""
    marks = text.count("\u0301")
    return len(text) - marks + sum(0x3000 <= ord(character) < 0xA000 for character in text)


@pytest.fixture
def lines(folder, timeline_command, monkeypatch):
    """The lines of the table of a file, in a terminal of some width."""

    def show(text: str, width: int | str, *arguments: str) -> list[str]:
        (folder / "x.toml").write_text(text, encoding="utf-8")
        monkeypatch.setenv("COLUMNS", str(width))
        result = timeline_command("show", "x.toml", *arguments)
        assert result.exit_code == 0, result.output
        return result.stdout.splitlines()

    return show


class TestTable:
    @pytest.mark.parametrize("width", [60, 80, 120])
    def test_is_no_wider_than_the_terminal(self, lines, width):
        table = lines(WIDE, width)
        assert max(map(columns, table)) <= width
        assert len(table) > 5

    def test_columns_are_aligned_whatever_the_characters(self, lines):
        head, rule, *rows = lines(WIDE, 120)
        status = columns(head[: head.index("Status")])
        assert rule[status - 2 : status + 2] == "  --"
        starts = {columns(row.split("occurred")[0]) for row in rows if "occurred" in row}
        assert starts == {status}

    def test_cells_are_wrapped_at_words_and_nothing_is_lost(self, lines):
        rows = lines(WIDE, 60)
        assert "A plain title that takes" not in "\n".join(rows)
        words = ["A", "plain", "title", "that", "takes", "several", "words", "to", "say"]
        text = " ".join(rows)
        assert [word for word in words if f" {word} " not in f"{text} "] == []

    def test_wide_characters_are_wrapped_without_spaces(self, lines):
        title = "".join(row[13:] for row in lines(WIDE, 60) if "阿" in row or "伙" in row)
        assert "阿塞拜疆" in title
        assert max(map(columns, lines(WIDE, 60))) <= 60

    def test_status_is_never_wrapped(self, lines):
        assert sum(row.endswith("occurred") for row in lines(WIDE, 30)) == 3

    @pytest.mark.parametrize("width", ["", "0", "nonsense"])
    def test_width_that_says_nothing_is_passed_over(self, lines, width):
        assert len(lines(WIDE, width)) > 5

    def test_has_120_columns_where_there_is_no_terminal(
        self, folder, timeline_command, monkeypatch
    ):
        monkeypatch.delenv("COLUMNS", raising=False)
        title = "word " * 60
        (folder / "x.toml").write_text(f'[[events]]\nid = "e"\ntitle = "{title}"\n', "utf-8")
        rows = timeline_command("show", "x.toml").stdout.splitlines()
        assert 110 < max(map(len, rows)) <= 120

    def test_word_longer_than_its_column_is_cut(self, lines):
        name = "x" * 200
        rows = lines(f'[[events]]\nid = "e"\ntitle = "{name}"\n', 60)
        assert max(map(len, rows)) <= 60
        assert "".join(rows).count("x") == 200

    def test_headings_are_bold_in_a_terminal_and_plain_elsewhere(self, folder):
        (folder / "x.toml").write_text(WIDE, encoding="utf-8")
        command = [sys.executable, "-m", "timeline", "show", "x.toml"]
        environment = {**os.environ, "TERM": "xterm", "COLUMNS": "80"}
        ours, theirs = pty.openpty()
        subprocess.run(command, stdout=theirs, check=True, env=environment)
        os.close(theirs)
        in_terminal = os.read(ours, 10_000)
        os.close(ours)
        piped = subprocess.run(command, capture_output=True, check=True, env=environment).stdout
        assert in_terminal.startswith(b"\x1b[1mWhen")
        assert b"\x1b" not in piped


TITLES = st.text(st.sampled_from("a bé中\u0301国-x"), min_size=1, max_size=60).filter(str.strip)


@given(title=TITLES)
def test_every_character_of_a_title_is_shown(tmp_path_factory, title):
    path = tmp_path_factory.mktemp("table") / "x.json"
    timeline.export(timeline.Timeline([timeline.Event(id="e", title=title)]), path)
    result = CliRunner().invoke(main, ["show", str(path)], env={"COLUMNS": "40"})
    _, _, *rows = result.stdout.splitlines()
    shown = "".join(rows[:-2]).replace("undated", "").replace("occurred", "")
    assert shown.replace(" ", "") == title.replace(" ", "")
