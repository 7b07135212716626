"""Calendars as other people's programs read them: how many events, their dates and titles."""

import base64
import json
import os
import re
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import attrs
import pytest
from plugins.ical.tests import checker, support
from plugins.ical.tests.interop import thunderbird

import timeline
from timeline.model import Event

HERE = Path(__file__).parent
FOLDER = Path(os.environ.get("TIMELINE_INTEROP", "build/interop")).absolute()
LIMIT = 60


def program(name: str) -> str:
    """Where *name* is installed; the test is skipped where it is not."""
    path = FOLDER / "venv" / "bin" / name
    found = str(path) if path.exists() else shutil.which(name)
    if not found:
        pytest.skip(f"{name} is not installed")
    return found


def run(*command: object, **environment: str) -> str:
    """What a command prints; it must succeed."""
    done = subprocess.run(
        [str(part) for part in command],
        capture_output=True,
        check=False,
        timeout=LIMIT,
        env={**os.environ, "TZ": "UTC", "LC_ALL": "C.UTF-8", **environment},
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def node(script: str, file: Path) -> list[dict[str, str]]:
    """The events that a script of Node's prints."""
    binary, modules = program("node"), FOLDER / "node"
    if not (modules / "node_modules").is_dir():
        pytest.skip("the packages of Node are not installed")
    return json.loads(run(binary, HERE / script, file, modules))


def plain(text: str) -> str:
    """A value of type TEXT, unescaped by the letter of the standard."""
    return re.sub(r"\\(.)", lambda match: "\n" if match[1] in "nN" else match[1], text)


@pytest.fixture(scope="module")
def modern(tmp_path_factory):
    """A calendar of 1992 to 2025, and its events as its bytes have them."""
    return _calendar(tmp_path_factory, support.EVENTS)


@pytest.fixture(scope="module")
def everything(tmp_path_factory):
    """The same with the first and the last day that calendars have."""
    return _calendar(tmp_path_factory, (*support.EVENTS, *support.EXTREMES))


def _calendar(factory, events):
    data, _ = support.write(events, support.METADATA, color="teal", refresh="P1D")
    assert checker.check(data) == []
    file = factory.mktemp("calendar") / "timeline.ics"
    file.write_bytes(data)
    return file, {event["UID"]: event for event in checker.events(data)}


def last_day(event: dict[str, str]) -> str:
    """The last day of an event of whole days, as people count."""
    end = date.fromisoformat(event["DTEND"]) - timedelta(days=1)
    return end.isoformat()


class TestIcalJs:
    def test_it_reads_every_event(self, everything):
        file, events = everything
        read = node("ical_js.mjs", file)
        assert [event["uid"] for event in read] == list(events)
        for event in read:
            written = events[event["uid"]]
            assert event["title"] == plain(written["SUMMARY"])
            assert event["start"] == written["DTSTART"]
            assert event["end"] == written.get("DTEND", "")
            assert event["description"] == plain(written.get("DESCRIPTION", ""))
            assert event["edtf"] == written.get("X-EDTF", "")
            assert ",".join(event["tags"]) == written.get("CATEGORIES", "")


class TestNodeIcal:
    # It unescapes twice, so that a backslash before an n becomes a line break.
    UNREADABLE = "long@timeline.invalid"

    def test_it_reads_every_event(self, modern):
        file, events = modern
        read = node("node_ical.mjs", file)
        assert [event["uid"] for event in read] == list(events)
        for event in read:
            written = events[event["uid"]]
            assert event["start"] == written["DTSTART"].removesuffix("Z")
            if event["uid"] != self.UNREADABLE:
                assert event["title"] == plain(written["SUMMARY"])
                assert event["description"] == plain(written.get("DESCRIPTION", ""))
            if "DTEND" in written:
                assert event["end"] == written["DTEND"]


def edition(title: str, **options: str) -> bytes:
    """An edition of a timeline of one event, which has had other titles."""
    return support.write([Event(id="a", title=title, when="2024-07-03T10:00:00Z")], **options)[0]


class TestSubscriptions:
    """What is shown of editions that follow each other.

    Whoever subscribes fetches the whole file and shows what is in it, so an edited timeline needs
    no later DTSTAMP and no higher SEQUENCE, and one that is taken back is taken back.
    """

    EDITIONS = (
        edition("First"),
        edition("Second"),
        edition("Third", stamp="2025-07-28"),
        edition("First"),
    )
    TITLES = (["First"], ["Second"], ["Third"], ["First"])

    def test_thunderbird_shows_what_it_fetched_last(self, tmp_path):
        texts = [data.decode() for data in self.EDITIONS]
        shown = thunderbird.show_editions(program("thunderbird"), texts, tmp_path)
        assert shown["subscribed"] == list(self.TITLES)
        # Into a calendar of its own, it imports no event twice, however new it is.
        assert shown["imported"] == [["First"]] * 4

    def test_khal_shows_the_file_that_is_there(self, tmp_path):
        listed = khal_in(tmp_path)
        for data, titles in zip(self.EDITIONS, self.TITLES, strict=True):
            # As vdirsyncer does, which fetches calendars for it.
            (tmp_path / "new.ics").write_bytes(data)
            (tmp_path / "new.ics").rename(tmp_path / "vdir" / "a.ics")
            assert listed() == titles

    def test_khal_shows_what_it_imported_last(self, tmp_path):
        listed = khal_in(tmp_path)
        for data, titles in zip(self.EDITIONS, self.TITLES, strict=True):
            (tmp_path / "new.ics").write_bytes(data)
            listed("import", "--batch", "-a", "test", tmp_path / "new.ics")
            assert listed() == titles


def khal_in(folder: Path) -> Callable[..., list[str]]:
    """A function that runs khal on a calendar in *folder*, or lists the titles of July 2024."""
    khal = program("khal")
    (folder / "vdir").mkdir()
    (folder / "config").write_text(
        f"[calendars]\n[[test]]\npath = {folder / 'vdir'}\ntype = calendar\n"
        "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\n"
        f"longdateformat = %Y-%m-%d\ndateformat = %Y-%m-%d\n[sqlite]\npath = {folder / 'db'}\n"
    )
    july = ("list", "--once", "--day-format", "", "--format", "{title}", "2024-07-01", "31d")

    def listed(*arguments: object) -> list[str]:
        command = (khal, "-c", folder / "config", *(arguments or july))
        return run(*command, HOME=str(folder)).split()

    return listed


class TestEditions:
    """Two editions of one event in one file, as a program's store may hold them.

    node-ical takes the last of equal SEQUENCE, recurring-ical-events the first: only a higher
    SEQUENCE is newer to both. Neither looks at DTSTAMP.
    """

    @pytest.mark.parametrize("is_reversed", [False, True])
    def test_what_was_read_and_edited_is_newer_than_what_was_read(self, is_reversed, tmp_path):
        old = support.calendar("SEQUENCE:4", "DTSTART:20240703T100000Z", "SUMMARY:Old").encode()
        (event,) = support.read(old)[1]
        new, _ = support.write([attrs.evolve(event, title="New")])
        file = self._both(old, new, tmp_path, is_reversed=is_reversed)
        assert self._read_by_all(file) == [["New"]] * 3

    @pytest.mark.parametrize("is_reversed", [False, True])
    @pytest.mark.parametrize("stamp", ["2025-07-29", "now"])
    def test_a_later_revision_is_newer(self, stamp, is_reversed, tmp_path):
        old, new = edition("Old", stamp="2025-07-28"), edition("New", stamp=stamp)
        file = self._both(old, new, tmp_path, is_reversed=is_reversed)
        assert self._read_by_all(file) == [["New"]] * 3

    @pytest.mark.parametrize("is_reversed", [False, True])
    def test_without_one_their_order_decides(self, is_reversed, tmp_path):
        file = self._both(edition("A"), edition("B"), tmp_path, is_reversed=is_reversed)
        first, last = ("B", "A") if is_reversed else ("A", "B")
        ours, node_ical, recurring = self._read_by_all(file)
        assert (ours, node_ical, recurring) == ([first], [last], [first])

    def _both(self, old: bytes, new: bytes, folder: Path, *, is_reversed: bool) -> Path:
        blocks = [
            data[data.index(b"BEGIN:VEVENT") : data.index(b"END:VCALENDAR")] for data in (old, new)
        ]
        both = b"".join(reversed(blocks) if is_reversed else blocks)
        file = folder / "both.ics"
        file.write_bytes(b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" + both + b"END:VCALENDAR\r\n")
        return file

    def _read_by_all(self, file: Path) -> list[list[str]]:
        """The titles that this library, node-ical and recurring-ical-events read."""
        ours = [event.title for event in timeline.read(file).timeline]
        by_node = [event["title"] for event in node("node_ical.mjs", file)]
        python = FOLDER / "venv" / "bin" / "python"
        if not python.exists():
            pytest.skip("recurring-ical-events is not installed")
        return [ours, by_node, json.loads(run(python, HERE / "recurring.py", file))]


class TestLibical:
    @pytest.fixture
    def reader(self, tmp_path_factory):
        compiler, finder = program("cc"), program("pkg-config")
        found = subprocess.run(
            [finder, "--cflags", "--libs", "libical"], capture_output=True, check=False
        )
        if found.returncode:
            pytest.skip("libical is not installed")
        binary = tmp_path_factory.mktemp("libical") / "libical"
        run(compiler, HERE / "libical.c", "-o", binary, *found.stdout.decode().split())
        return binary

    def test_it_reads_every_event_and_finds_no_error(self, reader, everything):
        file, events = everything
        errors, *lines = run(reader, file).splitlines()
        assert errors == "0"
        assert len(lines) == len(events)
        for line, (uid, written) in zip(lines, events.items(), strict=True):
            read = [
                re.sub(
                    r"\\(.)", lambda match: {"t": "\t", "n": "\n"}.get(match[1], match[1]), value
                )
                for value in line.split("\t")
            ]
            assert read == [
                uid,
                written["DTSTART"],
                written.get("DTEND", ""),
                plain(written["SUMMARY"]).rstrip(),
                plain(written.get("DESCRIPTION", "")),
            ]


class TestKhal:
    FORMAT = "{uid}|{start-long}|{end-long}|{title}"

    def test_it_imports_and_lists_every_event(self, modern, tmp_path):
        file, events = modern
        khal = program("khal")
        (tmp_path / "vdir").mkdir()
        config = tmp_path / "config"
        config.write_text(
            f"[calendars]\n[[test]]\npath = {tmp_path / 'vdir'}\ntype = calendar\n"
            "[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\ntimeformat = %H:%M\n"
            "dateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
            "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
            f"[sqlite]\npath = {tmp_path / 'khal.db'}\n"
        )
        home = str(tmp_path)
        run(khal, "-c", config, "import", "--batch", "-a", "test", file, HOME=home)
        assert len(list((tmp_path / "vdir").iterdir())) == len(events)
        listing = run(
            khal, "-c", config, "list", "--once", "--notstarted", "--day-format", "",
            "--format", self.FORMAT, "1992-01-01", "12500d", HOME=home,
        )  # fmt: skip
        read = {line.split("|")[0]: line.split("|")[1:] for line in listing.splitlines() if line}
        assert read.keys() == events.keys()
        for uid, (start, end, title) in read.items():
            written = events[uid]
            assert title == plain(written["SUMMARY"])
            assert start.replace("-", "")[:8] == written["DTSTART"][:8]
            if "DTEND" in written:
                assert end == last_day(written)

    def test_the_ends_of_time_do_not_stop_it(self, everything, tmp_path):
        file, events = everything
        khal = program("khal")
        (tmp_path / "vdir").mkdir()
        config = tmp_path / "config"
        config.write_text(
            f"[calendars]\n[[test]]\npath = {tmp_path / 'vdir'}\ntype = calendar\n"
            f"[locale]\nlocal_timezone = UTC\ndefault_timezone = UTC\n[sqlite]\n"
            f"path = {tmp_path / 'khal.db'}\n"
        )
        run(khal, "-c", config, "import", "--batch", "-a", "test", file, HOME=str(tmp_path))
        assert len(list((tmp_path / "vdir").iterdir())) == len(events)


class TestRadicale:
    @pytest.fixture
    def server(self, tmp_path):
        radicale = program("radicale")
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        options = {
            "server-hosts": f"127.0.0.1:{port}",
            "auth-type": "none",
            "storage-filesystem-folder": tmp_path,
        }
        process = subprocess.Popen(
            [radicale, "--config", "", *(f"--{key}={value}" for key, value in options.items())],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            yield self._ready(f"http://127.0.0.1:{port}")
        finally:
            process.terminate()
            process.wait(LIMIT)

    def _ready(self, url: str) -> str:
        for _ in range(200):
            try:
                urllib.request.urlopen(url, timeout=LIMIT)  # noqa: S310 - of this machine
            except urllib.error.HTTPError:
                return url
            except OSError:
                # A server says nothing when it is ready; only asking again tells.
                time.sleep(0.05)
            else:
                return url
        pytest.fail("the server did not start")

    def _ask(self, method: str, url: str, data: bytes | None = None) -> tuple[int, bytes]:
        headers = {
            "Authorization": f"Basic {base64.b64encode(b'user:any').decode()}",
            "Content-Type": "text/calendar; charset=utf-8" if data else "text/xml",
        }
        request = urllib.request.Request(url, data=data, method=method, headers=headers)  # noqa: S310
        with urllib.request.urlopen(request, timeout=LIMIT) as answer:  # noqa: S310 - of this machine
            return answer.status, answer.read()

    def test_it_takes_the_calendar_and_gives_it_back(self, server, everything):
        file, events = everything
        # The server makes the home of a user who asks for anything.
        self._ask("PROPFIND", f"{server}/user/")
        status, _ = self._ask("PUT", f"{server}/user/timeline/", file.read_bytes())
        assert status == 201
        _, data = self._ask("GET", f"{server}/user/timeline/")
        found = {event["UID"]: event for event in checker.events(data)}
        assert found.keys() == events.keys()
        for uid, written in events.items():
            for name in ("DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "X-EDTF", "CATEGORIES"):
                assert plain(found[uid].get(name, "")) == plain(written.get(name, ""))
        _, read, faults = support.read(data)
        assert faults == []
        assert {event.id: event.when for event in read if "~" not in event.id}.items() >= {
            (event.id, event.when) for event in (*support.EVENTS, *support.EXTREMES)
        }


class TestCalcurse:
    def test_it_imports_every_event(self, everything, tmp_path):
        file, events = everything
        calcurse = program("calcurse")
        report = run(calcurse, "-D", tmp_path, "-i", file)
        appointments = sum("DTEND" not in event for event in events.values())
        days = len(events) - appointments
        assert f"{appointments} apps / {days} events / 0 todos / 0 skipped" in report
        kept = (tmp_path / "apts").read_text()
        for written in events.values():
            year, month, day = (
                written["DTSTART"][:4],
                written["DTSTART"][4:6],
                written["DTSTART"][6:8],
            )
            assert any(
                line.startswith(f"{month}/{day}/{year}")
                and line.endswith(plain(written["SUMMARY"]).rstrip())
                for line in map(str.rstrip, kept.splitlines())
            ), written


class TestThunderbird:
    def test_it_reads_every_event(self, modern, tmp_path):
        file, events = modern
        read = thunderbird.read(program("thunderbird"), file.read_bytes().decode(), tmp_path)
        assert [event["uid"] for event in read] == list(events)
        for event in read:
            written = events[event["uid"]]
            assert event["title"] == plain(written["SUMMARY"])
            assert event["start"] == written["DTSTART"]
            # It gives a moment an end, which is its start.
            assert event["end"] == written.get("DTEND", written["DTSTART"])
            assert event["description"] == plain(written.get("DESCRIPTION", ""))
