"""``timeline new``: a timeline to start from, and nothing in the way of what is there."""

import os

import pytest

from timeline.plugins import Registry
from timeline.scaffold import starter


class TestNew:
    def test_is_shown_and_exported_without_a_word_on_standard_error(self, folder, timeline_command):
        made = timeline_command("new", "talks.toml")
        shown = timeline_command("show", "talks.toml")
        formats = ("-f", "ical", "-f", "json", "-f", "markdown")
        exported = timeline_command("export", "talks.toml", *formats)
        for result in (made, shown, exported):
            assert (result.exit_code, result.stderr) == (0, ""), result.output
        assert "`timeline show talks.toml` prints it" in made.stdout
        assert "4 events" in shown.stdout
        names = ["talks.ics", "talks.json", "talks.md", "talks.toml"]
        assert sorted(os.listdir(folder)) == names

    def test_asks_no_clock(self, folder, timeline_command):
        assert timeline_command("new", "a.TOML").exit_code == 0
        assert (folder / "a.TOML").read_text(encoding="utf-8") == starter()

    @pytest.mark.parametrize("name", ["small.toml", "link.toml", "nowhere.toml"])
    def test_what_is_there_is_left_as_it_is(self, small, timeline_command, name):
        (small.parent / "link.toml").symlink_to(small)
        (small.parent / "nowhere.toml").symlink_to(small.parent / "missing")
        before = small.read_bytes()
        result = timeline_command("new", name)
        assert result.exit_code == 2
        assert result.stderr.startswith(f"error: {name}: already exists; choose another name")
        assert small.read_bytes() == before
        assert sorted(os.listdir(small.parent)) == ["link.toml", "nowhere.toml", "small.toml"]

    @pytest.mark.parametrize(
        ("name", "proposed"),
        [
            ("-", "talks.toml"),
            ("", "talks.toml"),
            ("..", "talks.toml"),
            (".toml", "talks.toml"),
            ("x", "x.toml"),
            ("x.json", "x.toml"),
            ("made/x.md", "made/x.toml"),
        ],
    )
    def test_another_suffix_is_wrong_usage(self, folder, timeline_command, name, proposed):
        result = timeline_command("new", name)
        assert result.exit_code == 2
        assert (
            f"{name!r} does not end in .toml, which is what this command writes: try {proposed};"
            in result.stderr
        )
        assert os.listdir(folder) == []

    def test_missing_folder_is_an_error(self, folder, timeline_command):
        result = timeline_command("new", "missing/x.toml")
        assert (result.exit_code, os.listdir(folder)) == (2, [])
        assert result.stderr.endswith("missing: no such directory\n")

    def test_without_the_plugin_it_says_what_to_install(self, folder, timeline_command):
        result = timeline_command("new", "x.toml", registry=Registry())
        assert result.exit_code == 0
        assert result.stderr == "warning: no installed format reads it: install timeline-toml\n"
        assert (folder / "x.toml").exists()


class TestNewPlugin:
    def test_what_is_there_is_left_as_it_is(self, folder, timeline_command):
        assert timeline_command("new-plugin", "brief").exit_code == 0
        result = timeline_command("new-plugin", "brief")
        assert result.exit_code == 2
        assert result.stderr.startswith(
            "error: timeline-brief: already exists; choose another name"
        )

    @pytest.mark.parametrize("name", ["json", "timeline-json", "jsonl"])
    def test_name_of_an_installed_format_is_refused(self, folder, timeline_command, name):
        result = timeline_command("new-plugin", name)
        assert result.exit_code == 2
        assert "error: timeline-json has a format called 'json" in result.stderr
        assert os.listdir(folder) == []

    @pytest.mark.parametrize(
        ("arguments", "says"),
        [
            (("visit", "--type"), "timeline-events has a type of event called 'visit'"),
            (("json", "--importer"), "timeline-json has a format called 'json'"),
            (("brief", "--exporter", "--whole"), "kinds: "),
        ],
    )
    def test_what_cannot_be_is_refused(self, folder, timeline_command, arguments, says):
        result = timeline_command("new-plugin", *arguments)
        assert result.exit_code == 2
        assert says in result.stderr
        assert os.listdir(folder) == []

    @pytest.mark.parametrize("name", ["json", "visit"])
    def test_name_of_another_kind_is_free(self, folder, timeline_command, name):
        assert timeline_command("new-plugin", name, "--check").exit_code == 0

    def test_options_say_what_it_adds(self, folder, timeline_command):
        result = timeline_command("new-plugin", "brief", "--importer", "--type")
        assert result.exit_code == 0, result.output
        made = {path.name for path in (folder / "timeline-brief").rglob("*.py")}
        assert {"_importer.py", "_event_type.py"} <= made
        assert not {"_exporter.py", "_check.py"} & made
