"""``-I``: the options that FILE is read with, for ``show`` and ``export`` alike."""

import pytest

from timeline.plugins import Registry

UNKNOWN = '[[events]]\nid = "e"\ntitle = "E"\nwhen = "2024"\nmood = "good"\n'
COMMANDS = [("show",), ("export", "-f", "json", "-o", "-")]


@pytest.fixture
def odd(folder):
    """A file with a key that is no field."""
    path = folder / "odd.toml"
    path.write_text(UNKNOWN, encoding="utf-8")
    return path


class TestInputOption:
    @pytest.mark.parametrize("command", COMMANDS)
    def test_reaches_the_format_that_is_read(self, odd, timeline_command, command):
        assert timeline_command(*command, odd).exit_code == 2
        result = timeline_command(*command, odd, "-I", "unknown_fields=keep")
        assert result.exit_code == 0, result.output

    @pytest.mark.parametrize("command", COMMANDS)
    @pytest.mark.parametrize(
        ("option", "message"),
        [
            ("unknown_feilds=keep", "did you mean 'unknown_fields'?"),
            ("unknown_fields=kep", "'kep' is not allowed; expected one of keep, refuse"),
            ("unknown_fields", "-I unknown_fields: expected NAME=VALUE"),
            ("=keep", "-I =keep: expected NAME=VALUE"),
        ],
    )
    def test_wrong_one_is_refused_before_anything_is_read(
        self, folder, timeline_command, command, option, message
    ):
        result = timeline_command(*command, "missing.toml", "-I", option)
        assert result.exit_code == 2
        assert result.stderr.startswith("error: ")
        assert message in result.stderr

    @pytest.mark.parametrize("command", COMMANDS)
    def test_value_that_only_the_format_can_judge_is_refused_before_too(
        self, folder, timeline_command, command
    ):
        result = timeline_command(*command, "missing.ics", "-I", "window=bogus")
        assert result.exit_code == 2
        assert result.stderr.startswith("error: ical: window: 'bogus' is not a date")

    @pytest.mark.parametrize("command", COMMANDS)
    @pytest.mark.parametrize("second", ["keep", "refuse"])
    def test_given_twice_is_refused(self, odd, timeline_command, command, second):
        options = ("-I", "unknown_fields=keep", "-I", f"unknown_fields={second}")
        result = timeline_command(*command, odd, *options)
        assert result.exit_code == 2
        assert f"-I unknown_fields={second}: unknown_fields of toml is given twice" in result.stderr

    def test_is_of_the_format_that_from_says(self, folder, timeline_command):
        line = '{"id": "e", "title": "E", "mood": "good"}\n'
        (folder / "odd.txt").write_text(line, encoding="utf-8")
        read = ("--from", "jsonl", "-I", "unknown_fields=keep")
        assert timeline_command("show", "odd.txt", *read).exit_code == 0

    def test_every_one_is_listed_by_formats(self, timeline_command):
        for installed in Registry.installed().importers():
            output = timeline_command("formats", installed.spec.name).output
            assert ("-I " in output) == bool(getattr(installed.load(), "options_type", None))
