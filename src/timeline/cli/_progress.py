"""A progress bar on standard error, for long work in a terminal."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import attrs

if TYPE_CHECKING:
    from timeline.collection import Timeline
    from timeline.io import Shards

LONG = 5000


@contextmanager
def shown(loaded: "Timeline", doing: str) -> Generator["Timeline | Shards"]:
    """*loaded*, whose events move a bar as they pass where there are many and somebody looks."""
    if len(loaded) < LONG or not _somebody_looks():
        yield loaded
        return
    from rich.console import Console  # noqa: PLC0415 - only a drawn bar pays for it
    from rich.progress import Progress  # noqa: PLC0415

    from timeline.io import shards  # noqa: PLC0415

    parts = shards(loaded)
    with Progress(console=Console(stderr=True), transient=True) as progress:
        yield attrs.evolve(parts, parts=progress.track(tuple(parts.parts), description=doing))


def _somebody_looks() -> bool:
    # There is none for a program that starts with it closed.
    return sys.stderr is not None and sys.stderr.isatty()
