"""The result of an export, and its summary for people."""

import os
from typing import TYPE_CHECKING

import attrs

from timeline.errors.messages import escape_unprintable
from timeline.io._writing import Written
from timeline.plugins import InstalledExporter, LossReport

if TYPE_CHECKING:
    from pathlib import Path

REASONS_SHOWN = 6
FIELDS_SHOWN = 6


@attrs.frozen(kw_only=True)
class ExportResult:
    """What an export wrote, and what it could not write.

    Attributes:
        format: the name of the format.
        path: the file; None if it was an open one.
        events: how many events were written.
        bytes: how many bytes were written.
        losses: what was not written; falsy if nothing was lost.

    Its text is a summary of a few lines: what was written, and what was lost for which
    reason. Reasons that took the most fields come first.

    """

    format: str
    path: "Path | None"
    events: int
    bytes: int
    losses: LossReport

    def __str__(self) -> str:
        return summary(self, "result.losses")

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def result_of(
    written: Written, installed: InstalledExporter, target: str | os.PathLike[str] | None
) -> ExportResult:
    """Return the result of a document that was *written* to *target*, in the format *installed*."""
    path = None
    if target is not None:
        from pathlib import Path  # noqa: PLC0415 - for a path, not for a file

        path = Path(target)
    return ExportResult(
        format=installed.spec.name,
        path=path,
        events=written.events,
        bytes=written.bytes,
        losses=written.losses,
    )


def summary(result: ExportResult, all_losses: str) -> str:
    """Return a few lines about *result*; *all_losses* is where to find what they leave out."""
    place = "" if result.path is None else f"{escape_unprintable(str(result.path))}: "
    events = f"{result.events} event{'s' * (result.events != 1)}"
    head = f"{place}{events} as {result.format}, {_size(result.bytes)}"
    if not result.losses:
        return f"{head}, nothing lost"
    by_reason: dict[str, list[str]] = {}
    for loss in result.losses:
        # How often the field was lost; for whole events also which ones.
        counted = loss.counted if loss.field == "event" else loss.count
        by_reason.setdefault(loss.reason, []).append(f"{loss.field} ({counted})")
    lines = [
        f"  lost {_listed(fields)}: {reason}"
        for reason, fields in sorted(by_reason.items(), key=lambda item: -len(item[1]))
    ]
    if hidden := lines[REASONS_SHOWN:]:
        count = f"{len(hidden)} more reason{'s' * (len(hidden) != 1)}"
        more = f"  and for {count}; {all_losses} has them all"
        lines[REASONS_SHOWN:] = [more]
    return "\n".join([head, *lines])


def _listed(fields: list[str]) -> str:
    if len(fields) <= FIELDS_SHOWN:
        return ", ".join(fields)
    return f"{', '.join(fields[:FIELDS_SHOWN])} and {len(fields) - FIELDS_SHOWN} more fields"


def _size(count: int) -> str:
    if count < 1000:  # noqa: PLR2004
        return f"{count} byte{'s' * (count != 1)}"
    size, units = count / 1000, ["kB", "MB", "GB", "TB"]
    while size >= 1000 and len(units) > 1:  # noqa: PLR2004
        size /= 1000
        del units[0]
    return f"{size:.1f} {units[0]}"
