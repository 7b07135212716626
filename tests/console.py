"""The ``console`` blocks of documents as tests, and the files that they work on.

A line that starts with ``$ `` is run; what follows up to the next one is what it
must print, where ``...`` stands for anything. Each document has a folder of its own
that shows the project's files and is thrown away with what the commands wrote.
"""

import difflib
import doctest
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from sybil import Example

ROOT = Path(__file__).parent.parent
SHOWN = (
    ".venv",
    "Makefile",
    "docs",
    "examples",
    "plugins",
    "pyproject.toml",
    "uv.lock",
)


def set_up_folder(namespace: dict[str, Any]) -> None:
    """Enter a new folder that shows the project's files."""
    folder = Path(tempfile.mkdtemp(prefix="timeline-docs-"))
    for name in SHOWN:
        if (ROOT / name).exists():
            (folder / name).symlink_to(ROOT / name)
    namespace["_left"] = Path.cwd()
    namespace["_folder"] = folder
    os.chdir(folder)


def tear_down_folder(namespace: dict[str, Any]) -> None:
    """Leave the folder and remove it."""
    os.chdir(namespace["_left"])
    shutil.rmtree(namespace["_folder"])


def _run(command: str, folder: Path) -> str:
    environment = dict(os.environ)
    environment["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{environment['PATH']}"
    environment["COLUMNS"] = "100"
    for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):  # a make within a make says more
        environment.pop(name, None)
    # The environment is the one that runs the tests: never made anew from a folder of links.
    command = re.sub(r"^make ", "make -o .venv/.demo -o .venv/.dev ", command)
    done = subprocess.run(  # noqa: S602 - the commands are our own documents'
        command,
        shell=True,
        cwd=folder,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        timeout=120,
        check=False,
    )
    return done.stdout


def write_file_block(example: Example) -> None:
    """Write a block whose first line is a comment with a file's name into the folder."""
    found = re.match(r"# ([\w.-]+)\n", example.parsed)
    if found:
        (example.namespace["_folder"] / found[1]).write_text(example.parsed, encoding="utf-8")


def run_console_block(example: Example) -> str | None:
    """What went wrong in a block, or nothing."""
    folder = example.namespace["_folder"]
    checker = doctest.OutputChecker()
    problems: list[str] = []
    for session in ("\n" + example.parsed).split("\n$ ")[1:]:
        command, _, expected = session.partition("\n")
        expected = expected.strip("\n") + "\n" if expected.strip() else ""
        printed = _run(command, folder)
        shown = "\n".join(line.rstrip() for line in printed.strip("\n").split("\n"))
        shown = shown + "\n" if shown else ""
        if not checker.check_output(expected, shown, doctest.ELLIPSIS):
            difference = "\n".join(
                difflib.unified_diff(
                    expected.splitlines(), shown.splitlines(), "document", "printed", lineterm=""
                )
            )
            problems.append(f"$ {command}\n{difference}")
    return "\n\n".join(problems) or None
