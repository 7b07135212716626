"""What ``timeline export`` tells of its files: a few lines for each, and all losses as JSON."""

import errno
import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from timeline.cli import _errors
from timeline.cli._targets import STANDARD_OUTPUT

if TYPE_CHECKING:
    # Loaded where a command runs, so that --help and --version load nothing.
    from timeline.io import ExportResult


def check_report(report: str, others: list[str], made: Iterable[str]) -> None:
    """Refuse to write the losses over one of the other files, or where they cannot be.

    Args:
        report: the file that they are to be written to.
        others: the files that are read and written.
        made: the directories that are made for these where they are missing.

    Raises:
        click.UsageError: it is standard output, or one of the others.
        OSError: its directory is missing or closed, or it is read-only.

    """
    if report == STANDARD_OUTPUT:
        raise click.UsageError("--losses takes a file, not standard output")
    path = Path(report).resolve()
    if any(Path(other).resolve() == path for other in others):
        raise click.UsageError(f"--losses {report} would overwrite that file: say another")
    if path.parent in {Path(folder).resolve() for folder in made}:
        return
    if not path.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "no such directory", str(Path(report).parent))
    if not os.access(path if path.exists() else path.parent, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), report)


def write_report(results: "list[ExportResult]", path: str) -> None:
    """Write what each format lost to *path*, as JSON."""
    import json  # noqa: PLC0415

    from timeline.io import replacing  # noqa: PLC0415
    from timeline.plugins import LossReport  # noqa: PLC0415

    reports: dict[str, LossReport] = {}
    for result in results:
        reports[result.format] = reports.get(result.format, LossReport()) + result.losses
    lost = {name: losses.as_dict() for name, losses in reports.items()}
    with _errors.named(path), replacing(path) as file:
        file.write((json.dumps(lost, ensure_ascii=False, indent=2) + "\n").encode())


def summary(result: "ExportResult") -> str:
    """The lines that say of one file what is in it, and what is not."""
    from timeline.io._result import summary as told  # noqa: PLC0415

    place = "standard output: " if result.path is None else ""
    return place + told(result, "--losses FILE")
