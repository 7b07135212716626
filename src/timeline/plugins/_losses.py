"""What an event holds, and what an export could not write of it."""

from collections.abc import Callable, Collection, Hashable, Iterator
from functools import cache
from typing import cast

import attrs

from timeline.model import Event, Metadata

EXAMPLES = 3
"""How many events a loss names by default."""


@attrs.frozen(kw_only=True)
class Loss:
    """One kind of thing that an export did not write.

    Attributes:
        field: the field that was lost, such as ``figures`` or ``actors.role``, with everything
            in it; ``type`` is the type of the event, and ``event`` the whole event; fields
            of the timeline itself start with ``timeline.``.
        reason: why, in words that fit every event.
        count: how many times it was lost.
        examples: the ids of the first events that lost it, as many as the report names.

    """

    field: str
    reason: str
    count: int
    examples: tuple[str, ...] = ()

    def __str__(self) -> str:
        return f"{self.field}: {self.reason} ({self.counted})"

    @property
    def counted(self) -> str:
        """The count and the first few events, as one text."""
        first = self.examples[:EXAMPLES]
        more = ", ..." if first and self.count > len(first) else ""
        return f"{self.count}{': ' if first else ''}{', '.join(first)}{more}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


@attrs.frozen
class LossReport:
    """Everything that an export did not write; falsy if nothing was lost.

    Reports can be added: that of a sharded export is the sum of those of its shards.

    Attributes:
        losses: one for each field and reason, sorted by them.
        examples: how many events each loss names at most; None for all. Reports that differ
            only in this are equal.

    """

    losses: tuple[Loss, ...] = ()
    examples: int | None = attrs.field(default=EXAMPLES, kw_only=True, eq=False, repr=False)

    def __bool__(self) -> bool:
        return bool(self.losses)

    def __iter__(self) -> Iterator[Loss]:
        return iter(self.losses)

    def __len__(self) -> int:
        return len(self.losses)

    def __add__(self, other: "LossReport") -> "LossReport":
        limits = (self.examples, other.examples)
        total = Losses(None if None in limits else max(filter(None, limits)))
        for report in (self, other):
            total.add_report(report)
        return total.report()

    @property
    def total(self) -> int:
        """The sum of the counts."""
        return sum(loss.count for loss in self.losses)

    def covers(self, path: str) -> bool:
        """Return whether the field at *path*, such as ``actors.role``, is reported as lost.

        A loss covers the field that it names and everything in it.
        """
        return any(
            loss.field == path
            or path.startswith(f"{loss.field}.")
            or (loss.field == "event" and not path.startswith("timeline."))
            for loss in self.losses
        )

    def as_dict(self) -> dict[str, object]:
        """Return the report in plain values: the total, then each loss with its examples."""
        losses = [{**attrs.asdict(loss), "examples": [*loss.examples]} for loss in self.losses]
        return {"total": self.total, "losses": losses}

    def to_json(self) -> str:
        """Return `as_dict` as a JSON document."""
        import json  # noqa: PLC0415 - few exports are followed by it

        return json.dumps(self.as_dict(), ensure_ascii=False, indent=2)

    def __str__(self) -> str:
        return "\n".join(map(str, self.losses)) or "nothing lost"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class Losses:
    """The losses of one export while it runs; an exporter calls `add` for what it does not write.

    Args:
        examples: how many events each loss names at most; None for all.

    """

    def __init__(self, examples: int | None = EXAMPLES) -> None:
        self._limit = examples
        self._counts: dict[tuple[str, str], int] = {}
        self._examples: dict[tuple[str, str], list[str]] = {}

    def add(self, event: Event | None, field: str, reason: str) -> None:
        """Record that *field* of *event* is not in the output.

        Args:
            event: the event; None for the timeline itself, whose fields are
                called ``timeline.title`` and so on.
            field: the name of the field, as in `Loss`. Only what the event has can
                be lost: a field at its default is not a loss.
            reason: why, in the same words for every event, because the report
                counts them together.

        """
        key = (field, reason)
        self._counts[key] = self._counts.get(key, 0) + 1
        if event is not None:
            examples = self._examples.setdefault(key, [])
            if self._limit is None or len(examples) < self._limit:
                examples.append(event.id)

    def add_unwritten(self, owner: Event | Metadata, written: Collection[str], reason: str) -> None:
        """Record each field that *owner*, an event or the timeline, has and that is not *written*.

        Whoever writes "type" has also written the name of a type that is not installed.
        """
        for field in present_fields(owner):
            if field in written:
                continue
            if isinstance(owner, Metadata):
                self.add(None, f"timeline.{field}", reason)
            elif not ("type" in written and _is_name_of_type(owner, field)):
                self.add(owner, field, reason)

    def add_report(self, report: LossReport) -> None:
        """Add the losses of another export."""
        for loss in report:
            key = (loss.field, loss.reason)
            self._counts[key] = self._counts.get(key, 0) + loss.count
            examples = self._examples.setdefault(key, [])
            left = None if self._limit is None else self._limit - len(examples)
            examples.extend(loss.examples[:left])

    def report(self) -> LossReport:
        """Return what was recorded so far."""
        return LossReport(
            tuple(
                Loss(
                    field=field,
                    reason=reason,
                    count=count,
                    examples=tuple(self._examples.get((field, reason), ())),
                )
                for (field, reason), count in sorted(self._counts.items())
            ),
            examples=self._limit,
        )


def _is_name_of_type(event: Event, field: str) -> bool:
    if field != "declared":
        return False
    from timeline.model import GenericEvent  # noqa: PLC0415 - for types that are not installed

    return isinstance(event, GenericEvent)


def present_fields(owner: Event | Metadata) -> tuple[str, ...]:
    """Return the names of the fields that *owner* has: those that are not at their default.

    An event of a type of its own also has "type". What an exporter does not write of
    these is lost.

    >>> present_fields(Event(id="summit", title="A summit", when="2023-10"))
    ('id', 'title', 'when')
    """
    names = tuple(
        name
        for name, default in _fields(cast("Hashable", type(owner)))
        if getattr(owner, name) != default
    )
    special = isinstance(owner, Event) and type(owner) is not Event
    return ("type", *names) if special else names


@cache
def _fields(kind: Hashable) -> tuple[tuple[str, object], ...]:
    return tuple(
        (field.name, _default(field))
        for field in attrs.fields(cast("type[attrs.AttrsInstance]", kind))
    )


def _default(field: "attrs.Attribute[object]") -> object:
    default: object = field.default
    factory = cast("Callable[[], object] | None", getattr(default, "factory", None))
    return default if factory is None else factory()
