"""``timeline export``: what is written, what is said of it, and the exit code."""

import json
import os
import pty
import shutil
import stat
import subprocess
import sys
from pathlib import Path
from textwrap import dedent

import attrs
import pytest

from timeline import Metadata
from timeline.plugins import (
    EventStream,
    Exporter,
    ExporterSpec,
    Importer,
    ImporterSpec,
    NoOptions,
    Registry,
    hookimpl,
)


class TestTargets:
    def test_several_formats_go_to_a_directory_that_is_made(self, small, timeline_command):
        result = timeline_command("export", small, "-f", "ical", "-f", "json", "-o", "made/here")
        assert result.exit_code == 0, result.output
        assert sorted(os.listdir("made/here")) == ["small.ics", "small.json"]

    @pytest.mark.parametrize("output", ["made/x.ics", "made/here/x.ics"])
    @pytest.mark.parametrize("more", [(), ("-f", "ical"), ("--max-bytes", "900")])
    def test_one_file_goes_to_a_directory_that_is_there(
        self, small, timeline_command, output, more
    ):
        result = timeline_command("export", small, "-o", output, *more)
        assert result.exit_code == 2
        assert result.stderr == f"error: {Path(output).parent}: no such directory\n"
        assert os.listdir() == ["small.toml"]

    def test_second_output_is_refused_before_anything_is_written(self, small, timeline_command):
        result = timeline_command("export", small, "-o", "a.json", "--output", "b.json")
        assert result.exit_code == 2
        assert result.stderr.endswith("\nerror: --output is given twice; it takes one value\n")
        assert os.listdir() == ["small.toml"]

    def test_directory_that_is_named_as_one_is_made(self, small, timeline_command):
        assert timeline_command("export", small, "-f", "ical", "-o", "made/here/").exit_code == 0
        assert os.listdir("made/here") == ["small.ics"]

    def test_suffix_of_no_format_names_the_options(self, small, timeline_command):
        result = timeline_command("export", small, "-o", "x.xls")
        assert result.stderr.startswith("error: no exporter for 'x.xls': ")
        assert result.stderr.endswith("; use one, or name a format with -f\n")
        small.rename("small.xls")
        result = timeline_command("show", "small.xls")
        assert result.stderr.startswith("error: no importer for 'small.xls': ")
        assert result.stderr.endswith("; use one, or name a format with --from\n")

    def test_format_is_read_from_the_suffix(self, small, timeline_command):
        assert timeline_command("export", small, "-o", "out.md").exit_code == 0
        assert (small.parent / "out.md").read_text(encoding="utf-8").startswith("# Two days")

    def test_one_format_takes_the_file_named(self, small, timeline_command):
        assert timeline_command("export", small, "-f", "json", "-o", "odd.name").exit_code == 0
        assert json.loads((small.parent / "odd.name").read_bytes())["events"]

    def test_without_output_the_file_lies_in_the_current_directory(self, small, timeline_command):
        assert timeline_command("export", small, "-f", "json").exit_code == 0
        assert (small.parent / "small.json").exists()

    def test_dash_is_standard_output_alone(self, small, timeline_command):
        result = timeline_command("export", small, "-f", "json", "-o", "-")
        assert result.exit_code == 0
        assert len(json.loads(result.stdout)["events"]) == 2
        assert "2 events as json" in result.stderr

    def test_dash_holds_nothing_that_plugins_print(self, small, timeline_command):
        class LoudExporter(Exporter[NoOptions]):
            options_type = NoOptions

            def encode(self, event, losses):
                sys.stdout.write("writing\n")
                return f"{event.id}\n".encode()

        class LoudImporter(Importer[NoOptions]):
            options_type = NoOptions

            def read(self, file, faults):
                sys.stdout.write("reading\n")
                return EventStream(metadata=Metadata(), events=())

        spec = {"name": "loud", "media_type": "a/b", "suffixes": (".loud",), "summary": "x"}

        class Loud:
            @hookimpl
            def timeline_exporters(self):
                yield ExporterSpec(target=LoudExporter, **spec)

            @hookimpl
            def timeline_importers(self):
                yield ImporterSpec(target=LoudImporter, **spec)

        registry = Registry.installed()
        registry.register(Loud(), "loud")
        written = timeline_command("export", small, "-f", "loud", "-o", "-", registry=registry)
        assert written.stdout == "first\nsecond\n"
        assert written.stderr.startswith("writing\nwriting\n")
        small.rename("small.loud")
        read = timeline_command("export", "small.loud", "-f", "json", "-o", "-", registry=registry)
        assert json.loads(read.stdout)["events"] == []
        assert read.stderr.startswith("reading\n")

    def test_dash_takes_one_format(self, small, timeline_command):
        result = timeline_command("export", small, "-f", "json", "-f", "ical", "-o", "-")
        assert result.exit_code == 2
        assert "one format" in result.stderr

    @pytest.mark.parametrize("output", ["one.ics", "new/ONE.JSON", "one.toml"])
    def test_several_formats_go_to_no_file(self, small, timeline_command, output):
        result = timeline_command("export", small, "-f", "ical", "-f", "markdown", "-o", output)
        assert result.exit_code == 2
        assert f"{output} is the name of one " in result.stderr
        assert f"write {output}/ to create one" in result.stderr
        assert os.listdir(small.parent) == ["small.toml"]

    @pytest.mark.parametrize("output", ["made.ics", "new.ics/", "v1.0", "ics"])
    def test_several_formats_go_to_a_directory_of_any_name(self, small, timeline_command, output):
        (small.parent / "made.ics").mkdir()
        result = timeline_command("export", small, "-f", "ical", "-f", "json", "-o", output)
        assert result.exit_code == 0, result.output
        assert sorted(os.listdir(small.parent / output)) == ["small.ics", "small.json"]

    def test_no_format_and_no_output_is_wrong_usage(self, small, timeline_command):
        result = timeline_command("export", small)
        assert result.exit_code == 2
        assert "-f FORMAT" in result.stderr

    def test_format_without_a_suffix_is_one_by_its_name(self, small, timeline_command):
        registry = Registry.installed()
        (json_format,) = (each for each in registry.exporters() if each.spec.name == "json")
        bare = attrs.evolve(json_format.spec, name="bare", suffixes=())

        class Plugin:
            @hookimpl
            def timeline_exporters(self):
                yield bare

        registry.register(Plugin(), "bare")
        result = timeline_command("export", small, "-f", "bare", registry=registry)
        assert result.exit_code == 0, result.output
        assert (small.parent / "small.bare").exists()

    @pytest.mark.parametrize("output", [(), ("-o", "small.toml"), ("-o", "."), ("-o", "link")])
    def test_source_is_never_written_over(self, small, timeline_command, output):
        before = small.read_bytes()
        (small.parent / "link").symlink_to(small)
        result = timeline_command("export", small, "-f", "toml", *output)
        assert result.exit_code == 2
        assert small.read_bytes() == before

    def test_several_formats_do_not_go_to_a_file(self, small, timeline_command):
        result = timeline_command("export", small, "-f", "json", "-f", "ical", "-o", "small.toml")
        assert result.exit_code == 2
        assert "small.toml is a file" in result.stderr


class TestParts:
    def test_max_bytes_makes_several_files(self, small, timeline_command):
        args = ("export", small, "-f", "ical", "-o", "out/", "--max-bytes", "900")
        result = timeline_command(*args, "--losses", "lost.json")
        assert result.exit_code == 0, result.output
        assert sorted(os.listdir("out")) == ["small-1.ics", "small-2.ics"]
        assert "out/small-2.ics: 1 event as ical" in result.output
        assert json.loads((small.parent / "lost.json").read_bytes())["ical"]["total"] > 0

    def test_no_part_overwrites_the_source(self, small, timeline_command):
        source = small.rename(small.with_name("talks-1.toml"))
        before = source.read_bytes()
        args = ("export", source, "-f", "toml", "-o", "talks.toml", "--max-bytes", "900")
        result = timeline_command(*args)
        assert result.exit_code == 2
        assert "could overwrite" in result.stderr
        assert source.read_bytes() == before

    def test_standard_output_is_one_file(self, small, timeline_command):
        result = timeline_command("export", small, "-f", "ical", "-o", "-", "--max-bytes", "900")
        assert result.exit_code == 2
        assert "one file" in result.stderr


class TestOptions:
    def test_option_reaches_its_format(self, small, timeline_command):
        args = ("export", small, "-f", "ical", "-f", "json", "-o", "out", "-O", "ical.name=Other")
        assert timeline_command(*args).exit_code == 0
        assert b"X-WR-CALNAME:Other\r\n" in (small.parent / "out" / "small.ics").read_bytes()

    def test_option_of_several_formats_says_which(self, small, timeline_command):
        result = timeline_command(
            "export", small, "-f", "ical", "-f", "json", "-o", "out", "-O", "name=Other"
        )
        assert result.exit_code == 2
        assert "-O ical.name=Other" in result.stderr

    @pytest.mark.parametrize(
        "option", ["nonsense=1", "imprecise=never", "imprecise", "=", ".=", "md.x=1"]
    )
    def test_wrong_option_stops_before_anything_is_written(self, small, timeline_command, option):
        result = timeline_command("export", small, "-f", "ical", "-o", "out/", "-O", option)
        assert result.exit_code == 2
        assert result.stderr.startswith("error: ")
        assert not (small.parent / "out").exists()

    @pytest.mark.parametrize("second", ["name=B", "ical.name=B"])
    def test_option_given_twice_stops_before_anything_is_written(
        self, small, timeline_command, second
    ):
        options = ("-O", "name=A", "-O", second)
        result = timeline_command("export", small, "-f", "ical", "-o", "out/", *options)
        assert result.exit_code == 2
        assert f"-O {second}: name of ical is given twice" in result.stderr
        assert not (small.parent / "out").exists()

    def test_same_option_of_two_formats_is_not_given_twice(self, small, timeline_command):
        options = ("-O", "json.ascii=true", "-O", "jsonl.ascii=true")
        args = ("export", small, "-f", "json", "-f", "jsonl", "-o", "out", *options)
        assert timeline_command(*args).exit_code == 0

    def test_unknown_option_names_the_known_ones(self, small, timeline_command):
        result = timeline_command("export", small, "-f", "ical", "-O", "nonsense=1")
        assert "imprecise" in result.stderr

    def test_unknown_format_names_those_installed(self, small, timeline_command):
        result = timeline_command("export", small, "-f", "icla")
        assert result.exit_code == 2
        assert "no exporter called 'icla'" in result.stderr
        assert "json" in result.stderr


class TestLosses:
    def test_what_was_lost_is_said(self, small, timeline_command):
        result = timeline_command("export", small, "-f", "ical", "-O", "imprecise=skip")
        assert "  lost event (2: first, second): not known to the day" in result.output

    def test_first_of_many_events_that_were_lost_are_named(self, folder, timeline_command):
        event = '[[events]]\nid = "e{}"\ntitle = "E"\n'
        text = "\n".join(map(event.format, range(4)))
        (folder / "x.toml").write_text(text, encoding="utf-8")
        output = timeline_command("export", "x.toml", "-f", "ical").output
        assert "  lost event (4: e0, e1, e2, ...): a calendar needs a date" in output

    def test_fields_with_one_reason_share_a_line(self, small, timeline_command):
        output = timeline_command("export", small, "-f", "ical").output
        assert "  lost actors (1), citations (1): written only as text, under Details\n" in output

    def test_nothing_lost_is_said_too(self, small, timeline_command):
        assert "nothing lost" in timeline_command("export", small, "-f", "json").output

    def test_report_has_every_loss(self, small, timeline_command):
        args = ("export", small, "-f", "ical", "-f", "json", "-o", "out", "--losses", "lost.json")
        assert timeline_command(*args, "-O", "ical.imprecise=skip").exit_code == 0
        report = json.loads((small.parent / "lost.json").read_bytes())
        assert report["ical"]["total"] > 0
        assert report["json"] == {"total": 0, "losses": []}

    @pytest.mark.parametrize("more", [(), ("--max-bytes", "9999")])
    def test_report_names_every_event_and_the_summary_the_first_few(
        self, folder, timeline_command, more
    ):
        events = "".join(f'[[events]]\nid = "e{number}"\ntitle = "E"\n' for number in range(5))
        (folder / "x.toml").write_text(events, encoding="utf-8")
        result = timeline_command("export", "x.toml", "-o", "x.ics", "--losses", "lost.json", *more)
        assert "  lost event (5: e0, e1, e2, ...): " in result.stdout
        (loss,) = json.loads((folder / "lost.json").read_bytes())["ical"]["losses"]
        assert loss["examples"] == ["e0", "e1", "e2", "e3", "e4"]

    @pytest.mark.parametrize("report", ["small.toml", "small.ics", "-"])
    def test_report_has_a_file_of_its_own(self, small, timeline_command, report):
        before = small.read_bytes()
        args = ("export", small, "-f", "ical", "-o", "small.ics", "--losses", report)
        result = timeline_command(*args)
        assert result.exit_code == 2
        assert "--losses" in result.stderr
        assert small.read_bytes() == before
        assert os.listdir() == ["small.toml"]

    def test_report_without_a_directory_is_refused_before_anything_is_written(
        self, small, timeline_command
    ):
        result = timeline_command("export", small, "-f", "ical", "--losses", "none/lost.json")
        assert (result.exit_code, result.stdout) == (2, "")
        assert result.stderr == "error: none: no such directory\n"
        assert os.listdir() == ["small.toml"]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
    def test_report_that_is_read_only_is_refused_before_anything_is_written(
        self, small, timeline_command
    ):
        report = small.with_name("lost.json")
        report.touch(mode=stat.S_IRUSR)
        result = timeline_command("export", small, "-f", "ical", "--losses", "lost.json")
        assert (result.exit_code, result.stdout) == (2, "")
        assert sorted(os.listdir()) == ["lost.json", "small.toml"]

    def test_report_may_lie_in_the_directory_that_is_made(self, small, timeline_command):
        args = ("export", small, "-f", "ical", "-o", "made/", "--losses", "made/lost.json")
        assert timeline_command(*args).exit_code == 0
        assert sorted(os.listdir("made")) == ["lost.json", "small.ics"]

    def test_holds_nothing_that_a_plugin_or_its_programs_print(self, small):
        (small.parent / "loud.py").write_text(
            dedent(
                """
                import os, subprocess, sys
                from timeline.cli import main
                from timeline.plugins import Exporter, ExporterSpec, NoOptions, Registry, hookimpl

                class Loud(Exporter[NoOptions]):
                    options_type = NoOptions

                    def encode(self, event, losses):
                        print("printed")
                        sys.__stdout__.write("past the guard\\n")
                        sys.__stdout__.flush()
                        os.write(1, b"written\\n")
                        subprocess.run(["echo", "by a program"], check=True)
                        return event.id.encode() + b"\\n"

                class Plugin:
                    @hookimpl
                    def timeline_exporters(self):
                        yield ExporterSpec(
                            name="loud", target=Loud, media_type="text/x", suffixes=(), summary="s"
                        )

                registry = Registry.installed()
                registry.register(Plugin(), "loud")
                main(["export", "small.toml", "-f", "loud", "-o", "-"], obj=registry)
                """
            )
        )
        done = subprocess.run(
            [sys.executable, "loud.py"],
            cwd=small.parent,
            capture_output=True,
            check=True,
            text=True,
        )
        assert done.stdout == "first\nsecond\n"
        for words in ("printed", "past the guard", "written", "by a program"):
            assert done.stderr.count(f"{words}\n") == 2

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    def test_report_that_fails_leaves_the_files_and_the_summary(self, small, timeline_command):
        result = timeline_command("export", small, "-f", "ical", "--losses", "/dev/full")
        message = "error: /dev/full: No space left on device\n"
        assert (result.exit_code, result.stderr) == (2, message)
        assert (small.parent / "small.ics").exists()
        assert result.stdout.startswith("small.ics: 2 events as ical")

    def test_fail_on_loss_exits_with_1_and_writes(self, small, timeline_command):
        args = ("export", small, "-f", "ical", "-O", "imprecise=skip", "--fail-on-loss")
        assert timeline_command(*args).exit_code == 1
        assert (small.parent / "small.ics").exists()

    def test_fail_on_loss_without_loss_exits_with_0(self, small, timeline_command):
        assert timeline_command("export", small, "-f", "json", "--fail-on-loss").exit_code == 0


class TestFiles:
    def test_old_file_stays_whole_when_the_export_fails(self, small, timeline_command, monkeypatch):
        target = small.parent / "out.json"
        target.write_text("old", encoding="utf-8")

        def full(_):
            raise OSError(28, "No space left on device")

        monkeypatch.setattr(os, "fsync", full)
        result = timeline_command("export", small, "-o", "out.json")
        assert result.exit_code == 2
        assert "No space left on device" in result.stderr
        assert target.read_text(encoding="utf-8") == "old"
        assert sorted(os.listdir()) == ["out.json", "small.toml"]

    @pytest.mark.skipif(os.geteuid() == 0, reason="root writes everywhere")
    def test_directory_that_cannot_be_written(self, small, timeline_command):
        locked = small.parent / "locked"
        locked.mkdir(mode=stat.S_IRUSR | stat.S_IXUSR)
        result = timeline_command("export", small, "-o", "locked/out.json")
        assert result.exit_code == 2
        assert "locked" in result.stderr

    def test_directory_that_is_a_file(self, small, timeline_command):
        result = timeline_command("export", small, "-o", "small.toml/out.json")
        assert result.exit_code == 2
        assert "small.toml" in result.stderr
        assert "Traceback" not in result.stderr


class TestStandardOutput:
    """What the shell connects, so that a process of its own has to show it."""

    def run(self, folder, redirection, *arguments):
        # Only bash tells of a pipe's first program.
        shell = shutil.which("bash") if "PIPESTATUS" in redirection else "/bin/sh"
        if shell is None:
            pytest.skip("bash is not installed")
        command = [sys.executable, "-c", "from timeline.cli import main; main()", *arguments]
        return subprocess.run(
            [shell, "-c", f'"$@" {redirection}', "sh", *command],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
    @pytest.mark.parametrize(
        ("redirection", "reason"),
        [
            pytest.param(
                "> /dev/full",
                "No space left on device",
                marks=pytest.mark.skipif(
                    not Path("/dev/full").exists(), reason="no device that is always full"
                ),
            ),
            (">&-", "it is closed"),
        ],
    )
    @pytest.mark.parametrize(
        "arguments",
        [
            ("export", "small.toml", "-f", "json", "-o", "-"),
            ("export", "small.toml", "-o", "small.json"),
            ("show", "small.toml"),
            ("check", "small.toml"),
            ("formats",),
            ("new-plugin", "chronicle"),
            ("--help",),
            ("show", "--help"),
            ("--version",),
        ],
    )
    def test_that_cannot_be_written_is_an_error_in_one_line(
        self, small, arguments, redirection, reason
    ):
        result = self.run(small.parent, redirection, *arguments)
        # What click prints names no file.
        name = "" if "--" in arguments[-1] and "full" in redirection else "standard output: "
        assert (result.returncode, result.stderr) == (2, f"error: {name}{reason}\n")

    def test_closed_standard_error_takes_no_progress_bar(self, small):
        many = "".join(f'{{"id": "e{n}", "title": "E"}}\n' for n in range(5000))
        small.with_name("many.jsonl").write_text(many, encoding="utf-8")
        result = self.run(small.parent, "2>&-", "export", "many.jsonl", "-o", "many.json")
        assert (result.returncode, result.stdout[:24]) == (0, "many.json: 5000 events a")

    def test_long_export_draws_a_progress_bar_on_a_terminal(self, small):
        many = "".join(f'{{"id": "e{n}", "title": "E"}}\n' for n in range(5000))
        small.with_name("many.jsonl").write_text(many, encoding="utf-8")
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "timeline", "export", "many.jsonl", "-o", "many.json"]
        done = subprocess.run(
            command, cwd=small.parent, stdout=subprocess.PIPE, stderr=theirs, check=True
        )
        os.close(theirs)
        drawn = os.read(ours, 10_000)
        os.close(ours)
        assert b"writing json" in drawn
        assert b"100%" in drawn
        assert done.stdout.startswith(b"many.json: 5000 events as json")

    @pytest.mark.parametrize(
        "arguments", [("export", "small.toml", "-f", "json", "-o", "-"), ("show", "small.toml")]
    )
    def test_that_is_closed_early_ends_as_by_a_signal_and_prints_nothing(self, small, arguments):
        many = "".join(f'[[events]]\nid = "e{n}"\ntitle = "{"t" * 200}"\n' for n in range(2000))
        small.write_text(many, encoding="utf-8")
        result = self.run(small.parent, '| head -1 > first; exit "${PIPESTATUS[0]}"', *arguments)
        assert (result.returncode, result.stderr) == (141, "")
        assert (small.parent / "first").exists()
