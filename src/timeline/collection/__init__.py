"""Timelines: immutable collections of events, and the questions that they answer.

What only some programs use is loaded when it is first asked for.
"""

from typing import TYPE_CHECKING

from timeline.collection._integrity import Defect, defects, numbered_events
from timeline.collection._timeline import MetadataParts, Timeline

if TYPE_CHECKING:
    from timeline.collection._conditions import names_of
    from timeline.collection._queries import AtLeast
    from timeline.collection._summaries import Gap, GroupKey, Measured, Span

__all__ = [
    "AtLeast",
    "Defect",
    "Gap",
    "GroupKey",
    "Measured",
    "MetadataParts",
    "Span",
    "Timeline",
    "defects",
    "names_of",
    "numbered_events",
]

_LAZY = {
    "AtLeast": "_queries",
    "Gap": "_summaries",
    "GroupKey": "_summaries",
    "Measured": "_summaries",
    "Span": "_summaries",
    "names_of": "_conditions",
}

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        if name not in _LAZY:
            raise AttributeError(f"module 'timeline.collection' has no attribute {name!r}")
        from importlib import import_module  # noqa: PLC0415 - at the first such name

        value = getattr(import_module(f"timeline.collection.{_LAZY[name]}"), name)
        globals()[name] = value
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
