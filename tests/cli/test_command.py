"""The command's other faces: version, help, show, formats, plugins."""

import importlib.metadata
import subprocess
import sys

import attrs
import pytest
from tests.toy_format import toys

from timeline import Event
from timeline.plugins import (
    CheckSpec,
    EventTypeSpec,
    ExporterSpec,
    ImporterSpec,
    Registry,
    WholeExporter,
    hookimpl,
)


class TestHelp:
    def test_version_is_the_distribution_s(self, timeline_command):
        version = importlib.metadata.version("timeline-events")
        assert timeline_command("--version").output == f"timeline, version {version}\n"

    @pytest.mark.parametrize(
        "command",
        ["new", "export", "show", "check", "merge", "formats", "plugins", "new-plugin"],
    )
    def test_every_command_explains_itself(self, timeline_command, command):
        result = timeline_command(command, "--help")
        assert result.exit_code == 0
        assert "Usage: " in result.output

    def test_no_summary_is_cut(self, timeline_command):
        *_, listed = timeline_command("--help").output.partition("Commands:\n")
        summaries = listed.splitlines()
        assert len(summaries) >= 6
        assert [line for line in summaries if line.endswith("...")] == []

    def test_module_is_the_command(self):
        done = subprocess.run(
            [sys.executable, "-m", "timeline", "--version"],
            capture_output=True,
            text=True,
            check=True,
            timeout=60,
        )
        assert done.stdout == f"timeline, version {importlib.metadata.version('timeline-events')}\n"

    def test_fail_on_loss_says_that_it_writes(self, timeline_command):
        words = " ".join(timeline_command("export", "--help").output.split())
        assert "the files are written anyway" in words

    def test_unknown_command_is_wrong_usage(self, timeline_command):
        assert timeline_command("exprot").exit_code == 2

    @pytest.mark.parametrize(
        ("command", "message"),
        [
            ("exprot", "error: no such command 'exprot'; did you mean 'export'?\n"),
            (
                "convert",
                "error: no such command 'convert'; `timeline export` writes other formats\n",
            ),
        ],
    )
    def test_unknown_command_suggests_the_one_that_is_meant(
        self, timeline_command, command, message
    ):
        assert timeline_command(command).stderr.endswith(message)

    @pytest.mark.parametrize(
        "arguments", [["--nonsense"], ["exprot"], ["show"], ["show", "x", "--nonsense"]]
    )
    def test_wrong_usage_is_an_error_like_any_other(self, timeline_command, arguments):
        result = timeline_command(*arguments)
        assert result.exit_code == 2
        usage, *_, last = result.stderr.splitlines()
        assert usage.startswith("Usage: ")
        assert last.startswith("error: ")

    def test_no_command_lists_the_commands(self, timeline_command):
        result = timeline_command()
        assert result.exit_code == 2
        assert "new-plugin" in result.stderr
        assert "error" not in result.stderr


class TestShow:
    def test_dates_are_in_words(self, small, timeline_command):
        result = timeline_command("show", small)
        assert result.exit_code == 0, result.output
        assert "July 2024" in result.output
        assert "1 July" not in result.output
        assert "2 events" in result.output

    @pytest.mark.parametrize(
        ("arguments", "date"),
        [
            ((), "signed 23 November 1970, in force 1 January 1973"),
            (("--locale", "fr"), "signed 23 novembre 1970, in force 1er janvier 1973"),
            (("--edtf",), "signed 1970-11-23, in force 1973-01-01"),
        ],
    )
    def test_steps_date_an_agreement_without_a_date(
        self, folder, timeline_command, arguments, date
    ):
        (folder / "steps.toml").write_text(
            """\
[[events]]
type = "agreement"
id = "protocol"
title = "Protocol"
phases = [
  { stage = "signed", when = 1970-11-23 },
  { stage = "ratified" },
  { stage = "in force", when = 1973-01-01 },
]
"""
        )
        assert f"{date}  Protocol" in timeline_command("show", "steps.toml", *arguments).stdout
        within = timeline_command("show", "steps.toml", "--within", "1850").stdout
        assert "0 events" in within

    def test_edtf_shows_what_the_file_says(self, small, timeline_command):
        assert "2025-07-16/.." in timeline_command("show", small, "--edtf").output

    def test_locale_is_the_language_of_the_dates(self, small, timeline_command):
        assert "juillet 2024" in timeline_command("show", small, "--locale", "fr").output

    def test_unknown_locale_names_the_known_ones(self, small, timeline_command):
        result = timeline_command("show", small, "--locale", "tlh")
        assert result.exit_code == 2
        assert "'tlh'" in result.stderr
        assert not result.stdout

    def test_contradicting_sources_are_named_with_what_they_say(self, folder, timeline_command):
        (folder / "x.toml").write_text(
            '[sources.a]\npublisher = "The Times"\n[sources.b]\ntitle = "A book"\n'
            '[[events]]\nid = "e"\ntitle = "E"\nwhen = "2023"\ncitations = ['
            '{ source = "a", says = "2023-10" }, { source = "b", says = "2024" }]\n'
            '[[events]]\nid = "f"\ntitle = "F"\nwhen = "2023"\ncitations = ["a"]\n',
            encoding="utf-8",
        )
        lines = timeline_command("show", "x.toml").stdout.splitlines()
        assert lines[-2:] == [
            "contradiction in e: The Times (October 2023) against A book (2024)",
            "contradiction in e: A book (2024) against the event's date (2023)",
        ]
        assert "b (2024)" not in timeline_command("show", "x.toml", "--within", "2025").stdout
        assert "(2023-10)" in timeline_command("show", "x.toml", "--edtf").stdout

    def test_contradictions_in_steps_and_of_all_together_are_named(self, folder, timeline_command):
        (folder / "x.toml").write_text(
            '[sources.a]\npublisher = "A"\n[sources.b]\npublisher = "B"\n'
            '[sources.c]\npublisher = "C"\n'
            '[[events]]\nid = "e"\ntype = "agreement"\ntitle = "E"\ncitations = ['
            '{ source = "a", says = "[2001,2002]" }, { source = "b", says = "[2002,2003]" },'
            '{ source = "c", says = "[2001,2003]" }]\n'
            '[[events.phases]]\nstage = "signed"\nwhen = "2001"\n'
            'citations = [{ source = "a", says = "2003" }]\n',
            encoding="utf-8",
        )
        *_, whole, step = timeline_command("show", "x.toml", "--edtf").stdout.splitlines()
        assert whole == (
            "contradiction in e: A ([2001,2002]) against B ([2002,2003]) against C ([2001,2003]);"
            " no day agrees with all of them"
        )
        assert step == "contradiction in e, phases[0]: A (2003) against the event's date (2001)"

    @pytest.mark.parametrize(
        ("count", "last"),
        [
            (10, "contradiction in e9: A (2024) against the event's date (2023)"),
            (11, "and 1 more contradiction; `timeline check` lists them all"),
            (13, "and 3 more contradictions; `timeline check` lists them all"),
        ],
    )
    def test_many_contradictions_are_counted_below_the_first(
        self, folder, timeline_command, count, last
    ):
        events = "".join(
            f'[[events]]\nid = "e{number}"\ntitle = "E"\nwhen = "2023"\n'
            'citations = [{ source = "a", says = "2024" }]\n'
            for number in range(count)
        )
        (folder / "x.toml").write_text(f'[sources.a]\npublisher = "A"\n{events}', encoding="utf-8")
        lines = timeline_command("show", "x.toml").stdout.splitlines()
        assert lines[-1] == last
        assert sum(line.startswith("contradiction in ") for line in lines) == 10

    def test_ids_are_shown_where_they_are_asked_for_and_never_cut(self, folder, timeline_command):
        name = "a-long-name-of-an-event-" * 3 + "end"
        (folder / "x.toml").write_text(f'[[events]]\nid = "{name}"\ntitle = "E"\n', "utf-8")
        head, _, row, more, *_ = timeline_command("show", "x.toml", "--ids").stdout.splitlines()
        assert head.split() == ["When", "What", "Who", "Status", "Id"]
        *others, begin = row.split()
        assert others == ["undated", "E", "occurred"]
        assert begin + more.strip() == name
        assert begin not in timeline_command("show", "x.toml").stdout

    def test_everybody_who_took_part_is_named_once(self, folder, timeline_command):
        (folder / "x.toml").write_text(
            '[[events]]\nid = "v"\ntype = "visit"\ntitle = "V"\nhost = "CN"\nguest = "AZ"\n'
            'actors = ["CN", "BYD"]\n',
            encoding="utf-8",
        )
        (row,) = [
            line for line in timeline_command("show", "x.toml").stdout.splitlines() if " V " in line
        ]
        assert sorted(
            name.strip() for name in row.split("V", 1)[1].removesuffix("occurred").split(",")
        ) == ["Azerbaijan", "BYD", "China"]

    def test_no_line_ends_in_blanks_where_there_is_no_terminal(self, small, timeline_command):
        lines = timeline_command("show", small).stdout.splitlines()
        assert lines[0] == "Two days"
        assert [line for line in lines if line != line.rstrip()] == []

    def test_skip_faults_shows_the_rest_with_warnings(self, small, timeline_command):
        with small.open("a", encoding="utf-8") as file:
            file.write('[[events]]\nid = "third"\ntitle = "T"\nwhen = "2024-13"\n')
        assert timeline_command("show", small).exit_code == 2
        result = timeline_command("show", small, "--skip-faults")
        assert result.exit_code == 0
        assert "2 events" in result.stdout
        assert result.stderr.startswith("warning: ")

    def test_no_contradiction_no_word_of_one(self, small, timeline_command):
        assert timeline_command("show", small).stdout.endswith("2 events\n")

    def test_bad_window_is_one_line(self, small, timeline_command):
        result = timeline_command("show", small, "--within", "2024-13")
        assert result.exit_code == 2
        assert result.stderr.startswith("error: '2024-13' is not a date")

    @pytest.mark.parametrize("arguments", [["show", "."], ["export", ".", "-f", "ical"]])
    def test_directory_is_called_one(self, folder, timeline_command, arguments):
        result = timeline_command(*arguments)
        assert result.exit_code == 2
        assert result.stderr == "error: .: Is a directory\n"
        assert list(folder.iterdir()) == []

    def test_window_in_words_suggests_its_edtf(self, small, timeline_command):
        result = timeline_command("show", small, "--within", "July 2024")
        assert result.exit_code == 2
        assert result.stderr.startswith("error: 'July 2024' is not a date")
        assert result.stderr.endswith("; write '2024-07'\n")

    def test_markup_in_a_title_is_text(self, folder, timeline_command):
        (folder / "x.toml").write_text(
            '[[events]]\nid = "x"\ntitle = "[red]Not red[/red] [/]"\n', encoding="utf-8"
        )
        output = timeline_command("show", "x.toml").output
        assert "[red]Not red[/red] [/]" in output
        assert "undated" in output


class TestFormats:
    def test_lists_what_is_installed(self, timeline_command):
        lines = timeline_command("formats").output.splitlines()
        assert [line.split()[0] for line in lines] == [
            "csv", "html", "ical", "json", "jsonl", "markdown", "png", "svg", "toml", "tsv", "xlsx"
        ]  # fmt: skip

    def test_one_format_explains_its_options(self, timeline_command):
        output = timeline_command("formats", "ical").output
        assert output.splitlines()[1] == "read/write, text/calendar, .ics .ical"
        assert "-O imprecise=...  one of span, marker, skip; default span\n" in output
        assert "-O embed=...  true or false; default false\n" in output
        assert "; default none\n" in output
        assert "-O name=...  text; default empty\n" in output

    @pytest.mark.parametrize("arguments", [(), ("json",), ("ical",)])
    def test_lists_are_as_wide_as_the_terminal(self, timeline_command, monkeypatch, arguments):
        monkeypatch.setenv("COLUMNS", "60")
        narrow = timeline_command("formats", *arguments).stdout
        assert max(map(len, narrow.splitlines())) <= 60
        monkeypatch.delenv("COLUMNS")
        wide = timeline_command("formats", *arguments).stdout
        assert max(map(len, wide.splitlines())) > 80
        assert "".join(narrow.split()) == "".join(wide.split())

    def test_unknown_format_offers_the_nearest(self, timeline_command):
        result = timeline_command("formats", "icla")
        assert result.exit_code == 2
        assert result.stderr == (
            "error: no format called 'icla'; did you mean 'ical'?"
            " installed: csv, html, ical, json, jsonl, markdown, png, svg, toml, tsv, xlsx\n"
        )

    def test_unknown_format_says_what_was_not_loaded(self, timeline_command):
        registry = Registry.installed(block=["ical"])
        result = timeline_command("formats", "ical", registry=registry)
        assert result.stderr.endswith("; not loaded: ical (blocked)\n")

    @pytest.mark.parametrize("name", ["toy", "readers:toy"])
    def test_format_that_is_only_read_explains_itself(self, timeline_command, name):
        class Readers:
            @hookimpl
            def timeline_importers(self):
                return [toys().importer("toy").spec]

        registry = Registry()
        registry.register(Readers(), "readers")
        assert timeline_command("formats", name, registry=registry).output.startswith(f"{name}: ")

    def test_default_of_a_secret_option_is_not_shown(self, timeline_command):
        @attrs.frozen
        class Options:
            token: str = attrs.field(default="swordfish", repr=False, metadata={"secret": True})
            columns: dict[str, str] = attrs.Factory(lambda: {"when": "Date", "title": "What"})

        class Web(WholeExporter[Options]):
            options_type = Options

            def render(self, events, losses):
                return b""

        class Plugin:
            @hookimpl
            def timeline_exporters(self):
                yield ExporterSpec(
                    name="web", target=Web, media_type="a/b", suffixes=(), summary="x"
                )

        registry = Registry()
        registry.register(Plugin(), "web")
        output = timeline_command("formats", "web", registry=registry).output
        assert "-O token=...  text; default not shown" in output
        assert "each value text; default when:Date,title:What" in output
        assert "swordfish" not in output

    def test_plugins_that_share_a_suffix_are_reported(self, timeline_command):
        class Plugin:
            @hookimpl
            def timeline_importers(self):
                yield ImporterSpec(
                    name="own", target="a:B", media_type="a/b", suffixes=(".ics",), summary="x"
                )

        registry = Registry.installed()
        registry.register(Plugin(), "own")
        message = "the suffix .ics belongs to timeline-ical:ical"
        result = timeline_command("plugins", registry=registry)
        assert f"    {message}\n" in result.stdout
        assert f"plugin own (own): {message}" in result.stderr


@attrs.frozen(kw_only=True)
class Eclipse(Event):
    type_name = "eclipse"


class TestPlugins:
    def test_name_their_distribution_formats_and_module(self, timeline_command):
        lines = timeline_command("plugins").output.splitlines()
        at = next(at for at, line in enumerate(lines) if line.startswith("toml  timeline-toml "))
        assert lines[at + 1] == "    formats: toml (read/write)"
        assert lines[at + 2].startswith("    module: ")
        assert lines[at + 2].endswith("plugin.py")

    def test_list_types_and_checks(self, timeline_command):
        class Plugin:
            @hookimpl
            def timeline_event_types(self):
                yield EventTypeSpec(event_type=Eclipse)

            @hookimpl
            def timeline_checks(self):
                yield CheckSpec(name="bright", target=lambda _: (), summary="bright things")

        registry = Registry()
        registry.register(Plugin(), "sky")
        lines = timeline_command("plugins", registry=registry).output.splitlines()
        assert lines[:3] == ["sky  sky", "    types of event: eclipse", "    checks: bright"]

    def test_that_were_not_loaded_say_why(self, timeline_command):
        registry = Registry.installed(block=["ical"])
        lines = timeline_command("plugins", registry=registry).output.splitlines()
        at = next(at for at, line in enumerate(lines) if line.startswith("ical  timeline-ical "))
        assert lines[at + 1] == "    not loaded: blocked"
