"""Run the ``console`` blocks of documents as tests.

A line that starts with ``$ `` is a command; the lines up to the next one are its expected
output, in which ``...`` matches anything. Each document has a temporary folder with links to
the project's files.
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
LINKED = (
    ".venv",
    "Makefile",
    "docs",
    "examples",
    "plugins",
    "pyproject.toml",
    "uv.lock",
)


def set_up_folder(namespace: dict[str, Any]) -> None:
    """Enter a new folder with links to the project's files."""
    folder = Path(tempfile.mkdtemp(prefix="timeline-docs-"))
    for name in LINKED:
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
    for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):  # a nested make prints more
        environment.pop(name, None)
    # Use the environment that runs the tests: never create it again in a folder of links.
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
    """Write a block that begins with a file name in a comment to that file in the folder."""
    found = re.match(r"# ([\w.-]+)\n", example.parsed)
    if found:
        (example.namespace["_folder"] / found[1]).write_text(example.parsed, encoding="utf-8")


def run_console_block(example: Example) -> str | None:
    """Return how the output of a block differs from the document, or None."""
    folder = example.namespace["_folder"]
    checker = doctest.OutputChecker()
    problems: list[str] = []
    for session in ("\n" + example.parsed).split("\n$ ")[1:]:
        command, _, expected = session.partition("\n")
        expected = expected.strip("\n") + "\n" if expected.strip() else ""
        printed = _run(command, folder)
        lines = [line.rstrip() for line in printed.strip("\n").split("\n")]
        output = "\n".join(lines) + "\n" if any(lines) else ""
        if not checker.check_output(expected, output, doctest.ELLIPSIS):
            difference = "\n".join(
                difflib.unified_diff(
                    expected.splitlines(), output.splitlines(), "document", "printed", lineterm=""
                )
            )
            problems.append(f"$ {command}\n{difference}")
    return "\n\n".join(problems) or None
