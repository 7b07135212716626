"""``-`` as FILE: what standard input gives, read by the format that ``--from`` says."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.cli.conftest import SMALL

from timeline.cli import main

CALENDAR = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nBEGIN:VEVENT\r\nUID:a\r\n"
    "DTSTAMP:20240101T000000Z\r\nDTSTART;VALUE=DATE:20240703\r\nSUMMARY:Talks\r\n"
    "END:VEVENT\r\nEND:VCALENDAR\r\n"
)


class Pipe(io.BytesIO):
    """What a pipe is: bytes that cannot be gone back in."""

    def seekable(self):
        return False

    def seek(self, *_):
        raise io.UnsupportedOperation("seek")


@pytest.fixture
def piped(folder):
    """Run the command with a text on its standard input."""

    def run(text: str, *arguments: str):
        return CliRunner().invoke(main, arguments, input=Pipe(text.encode()))

    return run


class TestStandardInput:
    @pytest.mark.parametrize(
        ("format_", "text", "title"),
        [
            ("toml", SMALL, "The first thing"),
            ("json", '{"events": [{"id": "a", "title": "Talks"}]}', "Talks"),
            ("jsonl", '{"id": "a", "title": "Talks"}\n', "Talks"),
            ("ical", CALENDAR, "Talks"),
        ],
    )
    def test_is_shown_in_every_format_that_is_read(self, piped, format_, text, title):
        result = piped(text, "show", "--from", format_, "-")
        assert result.exit_code == 0, result.output
        assert title in result.stdout

    def test_is_exported(self, piped):
        result = piped(SMALL, "export", "--from", "toml", "-", "-f", "json", "-o", "out.json")
        assert result.exit_code == 0, result.output
        assert len(json.loads(Path("out.json").read_bytes())["events"]) == 2

    def test_goes_through_to_standard_output(self, piped):
        result = piped(SMALL, "export", "-", "--from", "toml", "-f", "json", "-o", "-")
        assert len(json.loads(result.stdout)["events"]) == 2

    def test_has_no_name_so_that_files_are_called_timeline(self, piped):
        args = ("export", "-", "--from", "toml", "-f", "json", "-f", "ical")
        assert piped(SMALL, *args).exit_code == 0
        assert sorted(os.listdir()) == ["timeline.ics", "timeline.json"]

    @pytest.mark.parametrize("command", [("show",), ("export", "-f", "json")])
    def test_needs_its_format(self, piped, command):
        result = piped(SMALL, *command, "-")
        assert result.exit_code == 2
        assert "standard input has no suffix: give its format with --from\n" in result.stderr
        assert os.listdir() == []

    def test_takes_the_options_of_its_format(self, piped):
        line = '{"id": "e", "title": "E", "mood": "good"}\n'
        assert piped(line, "show", "--from", "jsonl", "-").exit_code == 2
        read = ("--from", "jsonl", "-I", "unknown_fields=keep")
        assert piped(line, "show", *read, "-").exit_code == 0

    def test_its_faults_name_it(self, piped):
        result = piped("x =", "show", "--from", "toml", "-")
        assert result.exit_code == 2
        assert result.stderr.startswith("standard input: line 1: ")
        assert result.stderr.endswith("error: 1 fault in standard input; --skip-faults skips it\n")

    def test_that_is_closed_is_an_error_in_one_line(self, folder):
        program = "from timeline.cli import main; main()"
        command = [sys.executable, "-c", program, "show", "--from", "toml", "-"]
        done = subprocess.run(
            ["/bin/sh", "-c", '"$@" <&-', "sh", *command],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (2, "error: standard input: it is closed\n")

    def test_file_that_is_called_so_is_read_by_a_path(self, small, timeline_command):
        small.rename("-")
        assert timeline_command("show", "--from", "toml", "./-").exit_code == 0
