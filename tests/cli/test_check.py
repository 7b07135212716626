"""``timeline check``: what it finds, where, and the exit code."""

import sys

import pytest
from click.testing import CliRunner

from timeline.checks import Finding
from timeline.cli import main
from timeline.plugins import CheckSpec, Registry, hookimpl

DOUBTFUL = """\
[sources.times]
publisher = "The Times"

[sources.idle]
publisher = "A book"

[[events]]
id = "opening"
title = "The line opens"
when = "2024"
status = "planned"
citations = [
    { source = "times", says = "2024" },
    { source = "times", says = "2025" },
]

[[events]]
id = "idea"
title = "Somebody has the idea"
actors = ["UK"]
"""
FOUND = """\
doubtful.toml: line 4: sources.idle: no event cites this source [uncited-source]
doubtful.toml: line 14: events[0].citations[1] (opening): times says 2025, and times says 2024 \
in citations[0]: they contradict each other [contradiction]
doubtful.toml: line 14: events[0].citations[1] (opening): times says 2025, but the event's own \
date is 2024 [disputed-date]
doubtful.toml: line 20: events[1].actors[0] (idea): 'UK' names a country without its code; write \
'GB', United Kingdom [country-name]
4 findings
"""


@pytest.fixture
def doubtful(folder):
    path = folder / "doubtful.toml"
    path.write_text(DOUBTFUL, encoding="utf-8")
    return path.name


class TestFindings:
    def test_are_printed_in_the_order_of_the_file_with_their_lines(
        self, doubtful, timeline_command
    ):
        result = timeline_command("check", doubtful)
        assert (result.stdout, result.stderr, result.exit_code) == (FOUND, "", 1)

    def test_are_of_what_was_known_by_a_day(self, folder, timeline_command):
        (folder / "then.toml").write_text(
            DOUBTFUL.replace('"The Times"', '"The Times"\npublished = "2024"')
            .replace('"A book"', '"A book"\npublished = "2020"')
            .replace("citations = [", 'citations = [\n    { source = "idle", says = "2023" },'),
            encoding="utf-8",
        )
        count = [
            timeline_command("check", "then.toml", *arguments).stdout.splitlines()[-1]
            for arguments in ([], ["--as-known", "2019"], ["--as-known", "2020"])
        ]
        assert count == ["6 findings", "1 finding", "1 finding"]
        result = timeline_command("check", "then.toml", "--as-known", "2024-06", "--certain")
        assert result.stdout == "0 findings\n"
        result = timeline_command("check", "then.toml", "--certain")
        assert (result.exit_code, "--certain needs --as-known" in result.stderr) == (2, True)

    def test_of_what_was_known_are_at_the_list_that_has_it(self, folder, timeline_command):
        (folder / "then.toml").write_text(
            DOUBTFUL.replace('"A book"', '"A book"\npublished = "2025"').replace(
                "citations = [", 'citations = [\n    { source = "idle", says = "2024" },'
            ),
            encoding="utf-8",
        )
        lines = timeline_command("check", "then.toml", "--as-known", "2024").stdout.splitlines()
        # The list begins on line 13; the second of two citations is the third of three there.
        assert lines[0].startswith("then.toml: line 13: events[0].citations (opening): times says")

    def test_of_a_sound_file_are_none(self, small, timeline_command):
        result = timeline_command("check", small)
        assert (result.stdout, result.stderr, result.exit_code) == ("0 findings\n", "", 0)

    def test_of_several_files_are_counted_together(self, small, doubtful, timeline_command):
        result = timeline_command("check", small, doubtful, doubtful)
        assert result.stdout.splitlines()[-1] == "8 findings"
        assert result.exit_code == 1

    def test_of_a_format_without_paths_have_the_line(self, folder, timeline_command):
        (folder / "x.jsonl").write_text(
            '{"timeline": {}, "sources": {"a": {"publisher": "A"}}}\n'
            '{"id": "e", "title": "E", "actors": ["AZ", "UK"]}\n',
            encoding="utf-8",
        )
        first, second, count = timeline_command("check", "x.jsonl").stdout.splitlines()
        assert first.startswith("x.jsonl: line 1: sources.a: no event cites")
        assert second.startswith("x.jsonl: line 2: actors[1] (e): 'UK' names")
        assert count == "2 findings"

    def test_one_is_counted_as_one(self, folder, timeline_command):
        (folder / "x.json").write_text(
            '{"events": [{"id": "e", "title": "E", "actors": ["UK"]}]}', encoding="utf-8"
        )
        assert timeline_command("check", "x.json").stdout.endswith("\n1 finding\n")

    def test_name_standard_input(self, folder):
        result = CliRunner().invoke(main, ["check", "--from", "toml", "-"], input=DOUBTFUL)
        assert result.stdout.startswith("standard input: line 4: sources.idle: ")
        assert result.exit_code == 1


class TestRulesOfPlugins:
    @staticmethod
    def registry(rule):
        class Plugin:
            @hookimpl
            def timeline_checks(self):
                yield CheckSpec(name="long", target=rule, summary="long titles")

        registry = Registry.installed()
        registry.register(Plugin(), "mine")
        return registry

    def test_are_applied_with_their_places(self, small, timeline_command):
        def rule(timeline):
            print("not a finding")  # noqa: T201 - what a careless rule does
            for event in timeline:
                yield Finding(kind="long", event=event.id, path=("title",), message="is long")

        result = timeline_command("check", small.name, registry=self.registry(rule))
        assert result.stdout.splitlines() == [
            "small.toml: line 10: events[0].title (first): is long [long]",
            "small.toml: line 17: events[1].title (second): is long [long]",
            "2 findings",
        ]
        assert (result.stderr, result.exit_code) == ("not a finding\n", 1)

    def test_that_fail_are_broken_plugins(self, small, timeline_command):
        def rule(timeline):
            raise LookupError("no luck")

        result = timeline_command("check", small.name, registry=self.registry(rule))
        assert result.exit_code == 3
        assert result.stderr.startswith("error: plugin mine (mine): LookupError: no luck")
        assert not result.stdout


class TestAsOf:
    def test_date_that_is_over_by_then_is_found(self, doubtful, timeline_command):
        lines = timeline_command("check", doubtful, "--as-of", "2026").stdout.splitlines()
        assert lines[1] == (
            "doubtful.toml: line 11: events[0].status (opening): 'planned', but its date, 2024,"
            " is over as of 2026 [status]"
        )
        assert lines[-1] == "5 findings"

    def test_date_that_is_none_is_wrong_usage_before_anything_is_read(self, timeline_command):
        result = timeline_command("check", "missing.toml", "--as-of", "July 2024")
        assert (result.stdout, result.exit_code) == ("", 2)
        assert result.stderr.endswith("; write '2024-07'\n")


class TestFaults:
    def test_exit_with_2_and_the_other_files_are_looked_at(
        self, folder, doubtful, timeline_command
    ):
        (folder / "faulty.toml").write_text('[[events]]\nid = "e"\n', encoding="utf-8")
        result = timeline_command("check", "faulty.toml", doubtful)
        assert (result.stdout, result.exit_code) == (FOUND, 2)
        assert result.stderr.startswith("faulty.toml: line 1: events[0].title (e): ")
        assert result.stderr.endswith("error: 1 fault in faulty.toml; --skip-faults skips it\n")

    def test_that_are_skipped_are_warned_of(self, folder, timeline_command):
        (folder / "faulty.toml").write_text('[[events]]\nid = "e"\n', encoding="utf-8")
        result = timeline_command("check", "faulty.toml", "--skip-faults")
        assert (result.stdout, result.exit_code) == ("0 findings\n", 0)
        assert result.stderr.startswith("warning: faulty.toml: line 1: ")

    def test_missing_file_is_an_error_in_one_line(self, folder, timeline_command):
        result = timeline_command("check", "missing.toml")
        assert (result.stderr, result.exit_code) == (
            "error: missing.toml: No such file or directory\n",
            2,
        )

    def test_no_file_is_wrong_usage(self, timeline_command):
        result = timeline_command("check")
        assert result.exit_code == 2
        assert result.stderr.startswith("Usage: ")

    def test_option_reaches_the_format(self, folder, timeline_command):
        (folder / "x.jsonl").write_text('{"id": "e", "title": "E", "mood": 1}', encoding="utf-8")
        assert timeline_command("check", "x.jsonl").exit_code == 2
        assert timeline_command("check", "x.jsonl", "-I", "unknown_fields=keep").exit_code == 0


class TestChecksOfPlugins:
    @staticmethod
    def registry(rule):
        class Plugin:
            @hookimpl
            def timeline_checks(self):
                yield CheckSpec(name="titles", target=rule, summary="titles")

        registry = Registry.installed()
        registry.register(Plugin(), "mine")
        return registry

    def test_find_as_the_built_in_ones_do(self, doubtful, timeline_command):
        def titles(timeline):
            sys.stdout.write("printed\n")
            path = ("title",)
            yield Finding(kind="my-title", event="idea", path=path, message="is vague")

        result = timeline_command("check", doubtful, registry=self.registry(titles))
        *_, found, _, count = result.stdout.splitlines()
        assert found == "doubtful.toml: line 19: events[1].title (idea): is vague [my-title]"
        assert (count, result.stderr, result.exit_code) == ("5 findings", "printed\n", 1)

    def test_that_fail_are_named_in_one_line(self, doubtful, timeline_command):
        result = timeline_command("check", doubtful, registry=self.registry(lambda _: 1 / 0))
        assert result.stderr == (
            "error: plugin mine (mine): ZeroDivisionError: division by zero,"
            " while the check titles looked at the timeline\n"
        )
        assert result.exit_code == 3
