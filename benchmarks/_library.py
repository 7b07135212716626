"""The libraries that are measured, and how to find them."""

import json
import shutil
import subprocess
from collections.abc import Callable
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import attrs

from benchmarks import _browser

HERE = Path(__file__).parent
BUILD = HERE.parent / "build" / "bench"
NODE = BUILD / "node"
LIBICAL_PROGRAM = BUILD / "libical"


@attrs.frozen
class Library:
    """A library that may be installed.

    Attributes:
        name: its name in the table.
        find: return its version, or None if it is not installed.

    """

    name: str
    find: Callable[[], str | None] = attrs.field(repr=False)


def _of_python(name: str) -> Library:
    def find() -> str | None:
        try:
            return version(name)
        except PackageNotFoundError:
            return None

    return Library(name, find)


def _of_node(name: str) -> Library:
    def find() -> str | None:
        described = NODE / "node_modules" / name / "package.json"
        if shutil.which("node") is None or not described.exists():
            return None
        return str(json.loads(described.read_text(encoding="utf-8"))["version"])

    return Library(f"{name} (node)", find)


def _in_chromium(library: Library) -> Library:
    def find() -> str | None:
        return library.find() if _browser.is_there() else None

    return Library(library.name, find)


def _libical() -> str | None:
    return program_output([str(LIBICAL_PROGRAM), "version"]) if LIBICAL_PROGRAM.exists() else None


def program_output(command: list[str], *, text: str = "", folder: Path | None = None) -> str:
    """Return what the program prints, given *text* on standard input.

    Raises:
        AssertionError: The program failed, or found its own result wrong; the message is its
            standard error.

    """
    done = subprocess.run(  # noqa: S603 - the programs are ours
        command, input=text, capture_output=True, text=True, check=False, cwd=folder
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def node_seconds(script: str, *arguments: object) -> float:
    """Return the seconds that a script in `peers` measures, run by node."""
    # Through standard input, so that node looks for packages in the folder of the build.
    text = (HERE / "peers" / script).read_text(encoding="utf-8")
    command = ["node", "--input-type=module", "-", *map(str, arguments)]
    return float(program_output(command, text=text, folder=NODE))


OURS = Library("timeline", lambda: version("timeline-events"))

CATTRS = _of_python("cattrs")
EDTF = _of_python("edtf")
EDTF_JS = _of_node("edtf")
EDTF_TS = _of_node("@edtf-ts/core")
ICALENDAR = _of_python("icalendar")
ICAL_JS = _of_node("ical.js")
ICS = _of_python("ics")
INTERVALTREE = _of_python("intervaltree")
LIBICAL = Library("libical (C)", _libical)
MSGSPEC = _of_python("msgspec")
NCLS = _of_python("ncls")
ORJSON = _of_python("orjson")
PAGE = _in_chromium(OURS)
PANDAS = _of_python("pandas")
PENDULUM = _of_python("pendulum")
PYTHON = Library("python alone", lambda: "")
TIMELINEJS = _in_chromium(_of_node("@knight-lab/timelinejs"))
UNDATE = _of_python("undate")
VIS = _in_chromium(_of_node("vis-timeline"))
VOBJECT = _of_python("vobject")

LIBRARIES = (
    OURS, CATTRS, EDTF, EDTF_JS, EDTF_TS, ICALENDAR, ICAL_JS, ICS, INTERVALTREE, LIBICAL, MSGSPEC,
    NCLS, ORJSON, PANDAS, PENDULUM, TIMELINEJS, UNDATE, VIS, VOBJECT,
)  # fmt: skip
