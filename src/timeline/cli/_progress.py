"""A progress bar on standard error, for long work in a terminal."""

import sys
from collections.abc import Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.collection import Timeline
    from timeline.contracts import EventStream

LONG = 5000


@contextmanager
def shown(loaded: "Timeline", doing: str) -> Generator["Timeline | EventStream"]:
    """*loaded*, whose events move a bar as they pass where there are many and somebody looks."""
    if len(loaded) < LONG or not _somebody_looks():
        yield loaded
        return
    from rich.console import Console  # noqa: PLC0415 - only a drawn bar pays for it
    from rich.progress import Progress  # noqa: PLC0415

    from timeline.contracts import EventStream  # noqa: PLC0415

    with Progress(console=Console(stderr=True), transient=True) as progress:
        events = progress.track(loaded, total=len(loaded), description=doing)
        yield EventStream(metadata=loaded.metadata, events=events)


def _somebody_looks() -> bool:
    # There is none for a program that starts with it closed.
    return sys.stderr is not None and sys.stderr.isatty()
