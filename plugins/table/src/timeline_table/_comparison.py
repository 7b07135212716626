"""What a row does not hold of its event: the row is read as the importer would read it.

So what is reported as lost is what does not come back, whatever a cell looks like.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Final, cast

import attrs

from timeline import Event, GenericEvent
from timeline.errors import Faults
from timeline.plugins import Losses, dump_event, present_fields
from timeline.wire import EventTypes
from timeline_table._cells import Reporter, Row, Sheet
from timeline_table._dates import Rules
from timeline_table._headers import FIELDS, OWN, STAGES, Columns
from timeline_table._rows import RowReader, RowRules

STORED: Final = "timeline"
"""The column with the whole event as JSON."""

_NO_COLUMN: Final = "a table has no column for it"
_IN_PART: Final = "its cell does not hold all of it"
# The column that holds a field of an event.
_COLUMN_OF: Final = {"citations": "sources"}


class Comparison:
    """Report what the rows under *names* do not hold of their events.

    Args:
        names: the names of the columns.

    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = tuple(names)
        self._has_stages = not set(STAGES).isdisjoint(names)
        own = all(name in names for name in OWN)
        fields = {*FIELDS, *(("country",) if own else ())}
        columns = Columns(
            header=Row(1, None, list(names)),
            names=self._names,
            at={name: at for at, name in enumerate(names) if name in fields},
            own=own,
            edtf=True,
        )
        rules = RowRules(dates=Rules(edtf=True), repeats="number")
        reporter = Reporter(Faults())
        self._reader = RowReader(
            Sheet(rows=(), decimal=".,"), columns, (), rules, EventTypes(), reporter
        )

    def report(self, event: Event, cells: Mapping[str, str], losses: Losses) -> None:
        """Report each field of *event* that is read from these cells as something else."""
        self._reader.know(event)
        row = Row(2, None, [cells[name] for name in self._names])
        got = self._reader.event(row)
        # The type, and the name of one that is not installed, are the cell of the type.
        of_type = {"type", "declared"} if isinstance(event, GenericEvent) else {"type"}
        present = [name for name in present_fields(event) if name not in of_type]
        if got is None:
            for name in present:
                losses.add(event, name, "its row cannot be read back")
            return
        if type(got) is not type(event) and not isinstance(event, GenericEvent):
            losses.add(event, "type", "a table has no columns for all that the type needs")
        for name in present:
            column = _COLUMN_OF.get(name, name)
            is_written = column in self._names or (name == "phases" and self._has_stages)
            reason = _IN_PART if is_written else _NO_COLUMN
            if not hasattr(got, name):
                losses.add(event, name, reason)
                continue
            given = cast("object", getattr(event, name))
            for path in dict.fromkeys(
                _differences(given, cast("object", getattr(got, name)), name)
            ):
                losses.add(event, path, reason)


def stored(event: Event) -> str:
    """Return the whole event as a text."""
    return json.dumps(dump_event(event), ensure_ascii=False, separators=(",", ":"))


def _differences(given: object, got: object, path: str) -> Iterator[str]:
    """Yield the paths, without indexes, at which two values differ."""
    kind = type(given)
    if kind is not type(got):
        yield path
    elif kind is tuple:
        ones, others = cast("tuple[object, ...]", given), cast("tuple[object, ...]", got)
        if len(ones) != len(others):
            yield path
            return
        for one, other in zip(ones, others, strict=True):
            yield from _differences(one, other, path)
    elif attrs.has(kind) and kind.__module__.startswith("timeline.model"):
        for field in attrs.fields(kind):
            yield from _differences(
                getattr(given, field.name), getattr(got, field.name), f"{path}.{field.name}"
            )
    elif given != got:
        yield path
