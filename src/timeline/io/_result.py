"""What an export is told by."""

from pathlib import Path

import attrs

from timeline.io._driver import Written
from timeline.plugins import InstalledExporter, Loss, LossReport

REASONS_SHOWN = 6
FIELDS_SHOWN = 6


@attrs.frozen(kw_only=True)
class ExportResult:
    """What an export wrote, and what it could not.

    Attributes:
        format: the name of the format.
        path: the file; None where it went to an open one.
        events: how many events were written.
        bytes: how many bytes were written.
        losses: what was not written; falsy when that is nothing.

    Its text is a few lines for a person: what was written, and what was lost for which
    reason, those that took the most fields first.

    """

    format: str
    path: Path | None
    events: int
    bytes: int
    losses: LossReport

    def __str__(self) -> str:
        return summary(self, "result.losses")

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


def result_of(written: Written, installed: InstalledExporter, path: Path | None) -> ExportResult:
    """What is told of *written*, a document in the format *installed*."""
    return ExportResult(
        format=installed.spec.name,
        path=path,
        events=written.events,
        bytes=written.bytes,
        losses=written.losses,
    )


def summary(result: ExportResult, report: str) -> str:
    """The lines that say of one document what is in it, and what is not.

    Args:
        result: what was exported.
        report: what to call the place where all losses are, if these lines have not all.

    """
    place = "" if result.path is None else f"{result.path}: "
    events = f"{result.events} event{'s' * (result.events != 1)}"
    head = f"{place}{events} as {result.format}, {_size(result.bytes)}"
    if not result.losses:
        return f"{head}, nothing lost"
    by_reason: dict[str, list[str]] = {}
    for loss in result.losses:
        by_reason.setdefault(loss.reason, []).append(_counted(loss))
    lines = [
        f"  lost {_some(fields)}: {reason}"
        for reason, fields in sorted(by_reason.items(), key=lambda item: -len(item[1]))
    ]
    if hidden := lines[REASONS_SHOWN:]:
        lines[REASONS_SHOWN:] = [f"  and for {len(hidden)} more reasons; {report} has them all"]
    return "\n".join([head, *lines])


def _counted(loss: Loss) -> str:
    """The field and how often it was lost; of whole events also which, for they are not there."""
    return f"{loss.field} ({loss.counted if loss.field == 'event' else loss.count})"


def _some(fields: list[str]) -> str:
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
