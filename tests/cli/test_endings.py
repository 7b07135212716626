"""How the command ends when something outside of it goes wrong, and what it prints then."""

import os
import signal
import subprocess
import sys

import pytest
from tests.toy_format import ToyImporter, toys

# What runs the tests may ignore signals, as nohup does, and a new process would inherit that.
WAITS = """
import signal, sys, time
signal.signal(signal.SIGINT, signal.default_int_handler)
for name in ("SIGTERM", "SIGHUP"):
    signal.signal(getattr(signal, name), signal.SIG_DFL)

from timeline.cli import main
from tests.toy_format import ToyExporter, toys

def wait(self, event, losses):
    print("writing", file=sys.stderr, flush=True)
    time.sleep(60)

ToyExporter.encode = wait
main(obj=toys())
"""


class Signalled:
    """The command, which writes an export when a signal comes."""

    def __init__(self, folder, number, *, before=""):
        (folder / "talks.toy").write_text("Talks\na\nb\n")
        (folder / "out.toy").write_text("old")
        with subprocess.Popen(
            [sys.executable, "-c", before + WAITS, "export", "talks.toy", "-o", "out.toy"],
            cwd=folder,
            stderr=subprocess.PIPE,
            text=True,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        ) as process:
            assert process.stderr is not None
            first = process.stderr.readline()
            assert first == "writing\n", first + process.stderr.read()
            process.send_signal(number)
            if number == 0:
                process.kill()
            self.stderr = process.stderr.read()
        self.code = process.returncode
        self.left = sorted(path.name for path in folder.iterdir())
        self.held = (folder / "out.toy").read_text()


class TestSignals:
    @pytest.mark.parametrize(
        ("name", "code", "message"),
        [
            ("SIGINT", 130, "error: interrupted\n"),
            ("SIGTERM", 143, "error: ended by SIGTERM\n"),
            ("SIGHUP", 129, "error: ended by SIGHUP\n"),
        ],
    )
    @pytest.mark.parametrize("before", ["", "import os\ndel os.O_TMPFILE\n"])
    def test_end_it_with_their_own_code_and_leave_the_old_file_alone(
        self, tmp_path, name, code, message, before
    ):
        if before and not hasattr(os, "O_TMPFILE"):
            pytest.skip("tested without it")
        ended = Signalled(tmp_path, getattr(signal, name), before=before)
        assert (ended.code, ended.stderr) == (code, message)
        assert (ended.left, ended.held) == (["out.toy", "talks.toy"], "old")

    @pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files have names on this system")
    def test_kill_leaves_the_old_file_alone(self, tmp_path):
        ended = Signalled(tmp_path, 0)
        assert ended.code == -signal.SIGKILL
        assert (ended.left, ended.held) == (["out.toy", "talks.toy"], "old")

    def test_that_are_ignored_stay_ignored(self, tmp_path):
        ignored = "import signal\nsignal.signal(signal.SIGHUP, signal.SIG_IGN)\n"
        asked = "import os\nos.kill(os.getpid(), signal.SIGHUP)\n"
        code = f"{ignored}from timeline.cli import main\n{asked}main()"
        done = subprocess.run(
            [sys.executable, "-c", code, "formats"], capture_output=True, check=False
        )
        assert (done.returncode, done.stderr) == (0, b"")


class TestExitCodes:
    @pytest.mark.parametrize(
        ("error", "ending"),
        [
            (MemoryError(), (2, "error: out of memory\n")),
            (OSError(5, "broken"), (2, "error: broken\n")),
            (KeyboardInterrupt(), (130, "error: interrupted\n")),
        ],
    )
    def test_tell_what_happened(self, folder, timeline_command, monkeypatch, error, ending):
        def fail(*_):
            raise error

        monkeypatch.setattr(ToyImporter, "read", fail)
        (folder / "talks.toy").write_text("Talks\na\n")
        result = timeline_command("show", "talks.toy", registry=toys())
        assert (result.exit_code, result.stderr) == ending

    def test_bug_has_its_own_with_a_traceback_to_report(self, small, timeline_command, monkeypatch):
        def fail(self):
            raise RuntimeError("unforeseen")

        monkeypatch.setattr("timeline.Timeline.__iter__", fail)
        result = timeline_command("show", small)
        assert result.exit_code == 4
        assert "RuntimeError: unforeseen" in result.stderr
        last = "error: this is a bug in timeline; please report these lines"
        assert result.stderr.splitlines()[-1] == last


class TestTerminal:
    NAME = "a\x1b]0;gone\x07\x9b2J\u202eb\nerror: c"

    @pytest.mark.parametrize(
        "arguments",
        [
            ("show", "{}.toml"),
            ("check", "{}.toml"),
            ("export", "{}.toml", "-f", "json"),
            ("export", "{}.toml", "-f", "json", "-o", "{}.toml"),
            ("export", "good.toml", "-o", "{}.json"),
            ("export", "good.toml", "-o", "{}/x.json"),
            ("merge", "good.toml", "{}.toml", "-o", "{}.json"),
            ("show", "{}.nothing"),
            ("show", "good.toml", "--tag", "{}"),
            ("show", "good.toml", "--{}"),
            ("show", "good.toml", "-I", "{}=1"),
            ("show", "good.toml", "--within", "{}"),
            ("new", "{}.toml"),
            ("new", "{}.ics"),
            ("formats", "{}"),
            ("{}",),
        ],
    )
    @pytest.mark.parametrize(
        "text", ["[[events]]\nid = 1\n", "[[events]]\nid = 'a'\ntitle = 'A'\n"]
    )
    def test_never_gets_a_control_character_of_an_argument(
        self, folder, timeline_command, arguments, text
    ):
        (folder / "good.toml").write_text("[[events]]\nid = 'b'\ntitle = 'A'\n")
        (folder / f"{self.NAME}.toml").write_text(text)
        result = timeline_command(*(each.format(self.NAME) for each in arguments))
        printed = result.stdout + result.stderr
        assert not set(printed) & set("\x1b\x07\x9b\u202e")
        assert "\nerror: c" not in printed

    def test_shows_a_title_that_reorders_text_in_its_place(self, folder, timeline_command):
        line = '{"id": "a", "title": "x\u202ey \u2066z"}\n'
        (folder / "a.jsonl").write_text(line, encoding="utf-8")
        shown = timeline_command("show", "a.jsonl").stdout
        assert r"undated  x\u202ey \u2066z" in shown

    def test_keeps_what_joins_characters(self, folder, timeline_command):
        (folder / "a.jsonl").write_text(
            '{"id": "a", "title": "\u0645\u06cc\u200c\u062e"}\n', encoding="utf-8"
        )
        assert "\u0645\u06cc\u200c\u062e" in timeline_command("show", "a.jsonl").stdout
