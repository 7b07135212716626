"""``timeline merge``: what is written, what is refused, and what is said of it."""

import os
from pathlib import Path

import pytest
from click.testing import CliRunner

import timeline
from timeline.cli import main

FIRST = """\
[timeline]
title = "First"

[sources.ttp]
publisher = "T"

[[events]]
id = "shared"
title = "In both"
when = "2024"
citations = ["ttp"]

[[events]]
id = "first"
title = "In the first"
when = "2025"
"""
SECOND = """\
[timeline]
title = "Second"
language = "en"

[sources.ttp]
publisher = "T"

[[events]]
id = "shared"
title = "In both"
when = "2024"
citations = ["ttp"]

[[events]]
id = "second"
title = "In the second"
when = "2023"
"""


@pytest.fixture
def files(folder):
    """Write files into the current directory, and give their names."""

    def write(**texts):
        for name, text in texts.items():
            (folder / f"{name}.toml").write_text(text, encoding="utf-8")
        return [f"{name}.toml" for name in texts]

    return write


class TestUnion:
    def test_has_what_is_alike_once_in_time_order(self, files, timeline_command):
        result = timeline_command("merge", *files(a=FIRST, b=SECOND), "-o", "all.toml")
        assert (result.exit_code, result.stderr) == (0, "")
        assert result.stdout.startswith("all.toml: 3 events as toml, ")
        whole = timeline.load("all.toml")
        assert [event.id for event in whole] == ["second", "shared", "first"]
        assert list(whole.sources) == ["ttp"]

    def test_is_called_as_the_first_file_that_says_so(self, files, timeline_command):
        timeline_command("merge", *files(a=FIRST, b=SECOND), "-o", "all.toml")
        metadata = timeline.load("all.toml").metadata
        assert (metadata.title, metadata.language) == ("First", "en")

    def test_of_any_number_of_files_in_any_formats(self, files, timeline_command):
        first, second = files(a=FIRST, b=SECOND)
        assert timeline_command("export", second, "-o", "b.json").exit_code == 0
        Path("c.jsonl").write_text('{"id": "third", "title": "T"}\n', encoding="utf-8")
        args = ("merge", first, "b.json", "c.jsonl", "-o", "all.json")
        assert timeline_command(*args).exit_code == 0
        assert len(timeline.load("all.json")) == 4

    def test_reports_what_its_format_loses(self, files, timeline_command):
        result = timeline_command("merge", *files(a=FIRST, b=SECOND), "-o", "all.ics")
        assert result.exit_code == 0
        assert "  lost citations (1): " in result.stdout

    def test_goes_to_standard_output_with_the_summary_aside(self, files, timeline_command):
        result = timeline_command("merge", *files(a=FIRST, b=SECOND), "-f", "jsonl", "-o", "-")
        assert [line[:12] for line in result.stdout.splitlines()[1:]] == [
            '{"id":"secon',
            '{"id":"share',
            '{"id":"first',
        ]
        assert result.stderr.startswith("standard output: 3 events as jsonl, ")

    def test_takes_one_file_from_standard_input(self, files):
        (first,) = files(a=FIRST)
        args = ["merge", first, "-", "--from", "toml", "-o", "all.toml"]
        assert CliRunner().invoke(main, args, input=SECOND).exit_code == 0
        assert len(timeline.load("all.toml")) == 3

    def test_is_written_with_the_options_of_its_format(self, files, timeline_command):
        args = ("merge", *files(a=FIRST, b=SECOND), "-o", "all.ics", "-O", "name=Other")
        assert timeline_command(*args).exit_code == 0
        assert b"X-WR-CALNAME:Other\r\n" in Path("all.ics").read_bytes()


class TestConflicts:
    CHANGED = SECOND.replace('"In both"', '"In both, said otherwise"')

    def test_of_all_files_are_reported_in_one_run_with_their_names(self, files, timeline_command):
        third = SECOND.replace("2024", "2022").replace("2023", "2021").replace('"T"', '"U"')
        named = files(a=FIRST, b=self.CHANGED, c=third)
        result = timeline_command("merge", *named, "-o", "all.toml")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr.splitlines() == [
            "a.toml and b.toml: two versions of 'shared', which differ in title",
            "a.toml and c.toml: two versions of 'ttp', which differ in publisher",
            "b.toml and c.toml: two versions of 'second', which differ in when",
            "a.toml and c.toml: two versions of 'shared', which differ in when",
            "error: 4 conflicts; --prefer first or --prefer last chooses a version,"  # noqa: ISC004
            " --unite makes one of both",
        ]
        assert not Path("all.toml").exists()

    @pytest.mark.parametrize(
        ("side", "title"), [("first", "In both"), ("last", "In both, said otherwise")]
    )
    def test_are_settled_by_a_side(self, files, timeline_command, side, title):
        named = files(a=FIRST, b=self.CHANGED)
        args = ("merge", *named, "-o", "all.toml", "--prefer", side)
        assert timeline_command(*args).exit_code == 0
        assert timeline.load("all.toml")["shared"].title == title


class TestRefusals:
    @pytest.mark.parametrize("output", ["a.toml", "./b.toml", "link"])
    def test_no_file_that_is_read_is_written_over(self, files, timeline_command, output):
        named = files(a=FIRST, b=SECOND)
        Path("link").symlink_to("b.toml")
        result = timeline_command("merge", *named, "-f", "toml", "-o", output)
        assert result.exit_code == 2
        assert f"{Path(output)} is the source itself" in result.stderr
        assert Path("a.toml").read_text(encoding="utf-8") == FIRST
        assert Path("b.toml").read_text(encoding="utf-8") == SECOND

    def test_faults_of_all_files_are_reported(self, files, timeline_command):
        named = files(a=FIRST.replace("2025", "2025-13"), b=SECOND.replace("2023", "2023-13"))
        result = timeline_command("merge", *named, "-o", "all.toml")
        assert result.exit_code == 2
        assert "error: 1 fault in a.toml; --skip-faults skips it\n" in result.stderr
        assert result.stderr.endswith("error: 1 fault in b.toml; --skip-faults skips it\n")
        assert not Path("all.toml").exists()

    def test_faults_may_be_skipped(self, files, timeline_command):
        named = files(a=FIRST.replace("2025", "2025-13"), b=SECOND)
        args = ("merge", *named, "-o", "all.toml", "--skip-faults")
        assert timeline_command(*args).stdout.startswith("all.toml: 2 events")

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("a.toml", "-o", "all.toml"), "nothing to merge in one file"),
            (("a.toml", "b.toml"), "Missing option '-o'"),
            (("a.toml", "b.toml", "-o", "-"), "no format: give -f FORMAT"),
            (("a.toml", "b.toml", "-o", "all.xls"), "no exporter for 'all.xls'"),
            (("-", "-", "--from", "toml", "-o", "all.toml"), "standard input can be read once"),
            (("a.toml", "b.toml", "-o", "none/all.toml"), "none: no such directory"),
            (("a.toml", "b.toml", "-o", "all.toml", "-O", "x=1"), "toml"),
            (("a.toml", "b.toml", "-o", "all.toml", "--prefer", "mine"), "'mine'"),
            (("a.toml", "c.toml", "-o", "all.toml"), "c.toml: No such file"),
        ],
    )
    def test_wrong_usage_writes_nothing(self, files, timeline_command, arguments, says):
        files(a=FIRST, b=SECOND)
        result = timeline_command("merge", *arguments)
        assert (result.exit_code, result.stdout) == (2, "")
        assert says in result.stderr
        assert sorted(os.listdir()) == ["a.toml", "b.toml"]

    def test_old_file_stays_whole_when_writing_fails(self, files, timeline_command, monkeypatch):
        def full(_):
            raise OSError(28, "No space left on device")

        Path("all.toml").write_text("old", encoding="utf-8")
        monkeypatch.setattr(os, "fsync", full)
        result = timeline_command("merge", *files(a=FIRST, b=SECOND), "-o", "all.toml")
        assert result.exit_code == 2
        assert Path("all.toml").read_text(encoding="utf-8") == "old"


class TestDroppedVersions:
    OURS = """\
[sources.times]
publisher = "The Times"

[[events]]
id = "opening"
title = "The line opens"
when = "2023-10"
citations = [{ source = "times", says = "2023-10" }]
"""
    THEIRS = """\
[sources.book]
title = "A book"

[[events]]
id = "opening"
title = "The line opens"
when = "2024"
citations = [{ source = "book", says = "2024" }]
"""

    @pytest.mark.parametrize(
        ("side", "named"),
        [
            ("first", ("b.toml", "when (2024), citations (book says 2024)")),
            ("last", ("a.toml", "when (2023-10), citations (times says 2023-10)")),
        ],
    )
    def test_are_named_with_their_dates_and_sources(self, files, timeline_command, side, named):
        paths = files(a=self.OURS, b=self.THEIRS)
        result = timeline_command("merge", *paths, "-o", "all.toml", "--prefer", side)
        line = "{}: dropped its version of 'opening', which differs in {}\n".format(*named)
        assert (result.exit_code, result.stderr) == (0, line)

    def test_are_those_of_the_file_that_was_preferred_before(self, files, timeline_command):
        third = self.OURS.replace("2023-10", "2025")
        named = files(a=self.OURS, b=self.THEIRS, c=third)
        stderr = timeline_command("merge", *named, "-o", "all.toml", "--prefer", "last").stderr
        assert [line.partition(":")[0] for line in stderr.splitlines()] == ["a.toml", "b.toml"]

    def test_are_counted_after_the_first_twenty(self, files, timeline_command):
        def text(year):
            return "".join(
                f'[[events]]\nid = "e{n}"\ntitle = "E"\nwhen = "{year}"\n' for n in range(30)
            )

        named = files(a=text(2023), b=text(2024))
        stderr = timeline_command("merge", *named, "-o", "all.toml", "--prefer", "first").stderr
        assert len(stderr.splitlines()) == 21
        assert stderr.endswith("\nand 10 more\n")
        refused = timeline_command("merge", *named, "-o", "all.toml").stderr
        assert refused.count("two versions of") == 20
        assert "\nand 10 more\nerror: 30 conflicts;" in refused

    def test_sources_are_among_them(self, files, timeline_command):
        named = files(a='[sources.s]\ntitle = "A"\n', b='[sources.s]\ntitle = "B"\n')
        stderr = timeline_command("merge", *named, "-o", "all.toml", "--prefer", "first").stderr
        assert stderr == "b.toml: dropped its version of 's', which differs in title\n"
