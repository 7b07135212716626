"""How a timeline is written to a target that was planned."""

import errno
import sys
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from timeline.cli import _errors
from timeline.cli._targets import STANDARD_OUTPUT, Target

if TYPE_CHECKING:
    # Loaded where a command runs, so that --help and --version load nothing.
    from timeline.collection import Timeline
    from timeline.io import ExportResult


def write(
    loaded: "Timeline",
    target: Target,
    max_bytes: int | None = None,
    *,
    every_loss: bool = False,
) -> "tuple[ExportResult, ...]":
    """Write *loaded* to one target, in files of at most *max_bytes* where that is said.

    With *every_loss* the report names all events of each loss, not the first few.

    Raises:
        OSError: it cannot be written.

    """
    import timeline  # noqa: PLC0415
    from timeline.cli._progress import shown  # noqa: PLC0415
    from timeline.plugins import EXAMPLES  # noqa: PLC0415

    examples = None if every_loss else EXAMPLES
    to_standard_output = target.path == STANDARD_OUTPUT
    with (
        _errors.named("standard output" if to_standard_output else target.path),
        shown(loaded, f"writing {target.format}") as events,
    ):
        if target.folder is not None:
            Path(target.folder).mkdir(parents=True, exist_ok=True)
        # The options were read by the format's own class, and none is called as export's own.
        if max_bytes is not None:
            return timeline.export_parts(
                events,
                target.path,
                target.format,
                max_bytes=max_bytes,
                examples=examples,
                **target.options,  # type: ignore[arg-type]
            )
        where = _standard_output() if to_standard_output else target.path
        result = timeline.export(
            events,
            where,
            target.format,
            examples=examples,
            **target.options,  # type: ignore[arg-type]
        )
        return (result,)


def _standard_output() -> BinaryIO:
    if sys.stdout is None:  # as it is for a program that starts with it closed
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdout.buffer
