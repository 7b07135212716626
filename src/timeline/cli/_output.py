"""Writing what was planned: the files, a progress bar, the summary and the losses."""

import errno
import sys
from collections.abc import Generator, Iterable
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

import attrs
import click

import timeline as library
from timeline.cli._echo import echo, standard_output
from timeline.cli._errors import naming_file
from timeline.cli._main import registry
from timeline.cli._targets import STANDARD_OUTPUT, Target
from timeline.collection import Timeline
from timeline.io import ExportResult, Shards, replacing, shards
from timeline.io._result import summary
from timeline.plugins import EXAMPLES, LossReport

LONG = 5000
"""How many events make an export long enough for a progress bar."""


def write(
    timeline: Timeline,
    target: Target,
    *,
    max_bytes: int | None = None,
    every_loss: bool = False,
) -> tuple[ExportResult, ...]:
    """Write *timeline* to *target*, or to several files of at most *max_bytes*.

    The report names every event of each loss with *every_loss*; else the first few.
    """
    examples = None if every_loss else EXAMPLES
    to_standard_output = target.path == STANDARD_OUTPUT
    where = _standard_output() if to_standard_output else target.path
    with (
        naming_file("standard output" if to_standard_output else target.path),
        _progress(timeline, f"writing {target.format.rpartition(':')[2]}") as events,
    ):
        if target.folder is not None:
            Path(target.folder).mkdir(parents=True, exist_ok=True)
        # The format's own class has checked the options; none has the name of a parameter.
        if max_bytes is not None:
            return library.export_parts(
                events,
                target.path,
                target.format,
                max_bytes=max_bytes,
                examples=examples,
                registry=registry(),
                **target.options,
            )
        result = library.export(
            events,
            where,
            target.format,
            examples=examples,
            registry=registry(),
            **target.options,  # type: ignore[arg-type]
        )
        if not isinstance(where, str):
            where.flush()
        return (result,)


def print_summary(results: Iterable[ExportResult], *, aside: bool) -> None:
    """Print what was written and lost; *aside* from the data, to standard error, if so."""
    for result in results:
        place = "standard output: " if result.path is None else ""
        echo(place + summary(result, "--losses FILE"), err=aside)


def write_report(results: Iterable[ExportResult], path: str) -> None:
    """Write what each format lost to *path*, as JSON."""
    import json  # noqa: PLC0415 - for --losses alone

    reports: dict[str, LossReport] = {}
    for result in results:
        reports[result.format] = reports.get(result.format, LossReport()) + result.losses
    lost = {name: losses.as_dict() for name, losses in reports.items()}
    with naming_file(path), replacing(path) as file:
        file.write((json.dumps(lost, ensure_ascii=False, indent=2) + "\n").encode())


@contextmanager
def _progress(timeline: Timeline, doing: str) -> Generator[Timeline | Shards]:
    """Draw a progress bar while *timeline* is written, if it is long and stderr is a terminal."""
    # There is no standard error in a program that starts with it closed.
    if len(timeline) < LONG or sys.stderr is None or not sys.stderr.isatty():
        yield timeline
        return
    whole = shards(timeline)
    with click.progressbar(tuple(whole.parts), label=doing, file=sys.stderr) as parts:
        yield attrs.evolve(whole, parts=parts)


def _standard_output() -> BinaryIO:
    if (out := standard_output()) is None:  # closed before the program started
        raise OSError(errno.EBADF, "it is closed", "standard output")
    return out.buffer
