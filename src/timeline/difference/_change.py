"""One change between two versions of a timeline, and the notice that it calls for."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType
from typing import Final

import attrs

from timeline.difference._text import text_of
from timeline.edtf import ChangeKind, DoubtChange
from timeline.model import Citation


class DifferenceKind(StrEnum):
    """What became of a part of a timeline; of dates, as `timeline.edtf.ChangeKind` has it."""

    ADDED = "added"
    REMOVED = "removed"
    RENAMED = "renamed"
    """The same event or source under another id."""
    RETYPED = "retyped"
    """The same event as one of another type."""
    CHANGED = "changed"
    """An actor or place with another role, kind or coordinates."""
    REORDERED = "reordered"
    """The same items in another order."""
    REWORDED = "reworded"
    """Other words; of a date, other words that say the same."""
    REVISED = "revised"
    """Another amount for the same time."""
    UPDATED = "updated"
    """Another amount of a figure that does not say which time it holds for."""
    ADVANCED = "advanced"
    """A status that follows the old one."""
    REVERTED = "reverted"
    """A status that the old one follows."""
    CONTRADICTED = "contradicted"
    """A date or status that rules out the old one."""
    DATED = "dated"
    UNDATED = "undated"
    QUALIFIED = "qualified"
    NARROWED = "narrowed"
    WIDENED = "widened"
    SHIFTED = "shifted"
    RECAST = "recast"
    ENDED = "ended"
    REOPENED = "reopened"
    CONTRADICTION_APPEARED = "contradiction-appeared"
    """Two sources contradict each other that did not before."""
    CONTRADICTION_RESOLVED = "contradiction-resolved"
    """They no longer do, and both are still cited."""
    CONTRADICTION_WITHDRAWN = "contradiction-withdrawn"
    """One of them is no longer cited; the contradiction was not resolved."""
    DISPUTE_APPEARED = "dispute-appeared"
    """A source contradicts the event's own date and did not before."""
    DISPUTE_RESOLVED = "dispute-resolved"
    DISPUTE_WITHDRAWN = "dispute-withdrawn"


class NoticeKind(StrEnum):
    """The notice to readers that a change calls for.

    A correction is owed where what was written is now impossible; a clarification where it is
    still possible.
    """

    NONE = ""
    CORRECTION = "correction"
    CLARIFICATION = "clarification"
    UPDATE = "update"
    RETRACTION = "retraction"


class Part(StrEnum):
    """What a change is about, as far as notices distinguish it."""

    EVENT = "event"
    TYPE = "type"
    DATE = "date"
    STATUS = "status"
    FIGURE = "figure"
    ACTOR = "actor"
    STEP = "step"
    EVIDENCE = "evidence"
    OTHER = "other"


_KIND = DifferenceKind
_NOTICES: Final[Mapping[Part, Mapping[DifferenceKind, NoticeKind]]] = {
    Part.EVENT: {
        _KIND.ADDED: NoticeKind.UPDATE,
        _KIND.REMOVED: NoticeKind.RETRACTION,
    },
    Part.TYPE: {_KIND.RETYPED: NoticeKind.CORRECTION},
    Part.DATE: {
        _KIND.CONTRADICTED: NoticeKind.CORRECTION,
        _KIND.NARROWED: NoticeKind.CLARIFICATION,
        _KIND.WIDENED: NoticeKind.CLARIFICATION,
        _KIND.SHIFTED: NoticeKind.CLARIFICATION,
        _KIND.RECAST: NoticeKind.CLARIFICATION,
        _KIND.QUALIFIED: NoticeKind.CLARIFICATION,
        _KIND.UNDATED: NoticeKind.CLARIFICATION,
        _KIND.DATED: NoticeKind.UPDATE,
        _KIND.ENDED: NoticeKind.UPDATE,
        _KIND.REOPENED: NoticeKind.UPDATE,
    },
    Part.STATUS: {
        _KIND.CONTRADICTED: NoticeKind.CORRECTION,
        _KIND.REVERTED: NoticeKind.CORRECTION,
        _KIND.ADVANCED: NoticeKind.UPDATE,
    },
    Part.FIGURE: {
        _KIND.REVISED: NoticeKind.CORRECTION,
        _KIND.REMOVED: NoticeKind.CORRECTION,
        _KIND.ADDED: NoticeKind.UPDATE,
        _KIND.UPDATED: NoticeKind.UPDATE,
    },
    Part.ACTOR: {_KIND.REMOVED: NoticeKind.CORRECTION},
    Part.STEP: {
        _KIND.REMOVED: NoticeKind.CORRECTION,
        _KIND.ADDED: NoticeKind.UPDATE,
    },
    Part.EVIDENCE: {
        _KIND.CONTRADICTION_APPEARED: NoticeKind.CLARIFICATION,
        _KIND.DISPUTE_APPEARED: NoticeKind.CLARIFICATION,
    },
}
_NO_NOTICES: Final[Mapping[DifferenceKind, NoticeKind]] = MappingProxyType({})


def notice_of(part: Part, kind: DifferenceKind) -> NoticeKind:
    """Return the notice that a change of *part* calls for."""
    return _NOTICES.get(part, _NO_NOTICES).get(kind, NoticeKind.NONE)


@attrs.frozen(kw_only=True)
class Change:
    """One change of a timeline.

    Attributes:
        event: the id of the event, as it is now; "" for a change of the metadata or a source.
        path: what changed in it, such as "when", "citations.ttp" or "phases.signed.when": names
            of fields, and what the items of lists are known by; "" for the event as a whole.
        kind: what became of it.
        old: what it was, as a value of the model or as text; None if there was nothing.
        new: what it is now; None if there is nothing.
        because: the citations that are new, or give another date than before, and whose date
            agrees with the new one. They are the sources of the change; if there are none, no
            source is named for it.
        notice: the notice to readers that it calls for; `NoticeKind.NONE` for none.
        start: of a date, what became of the start; None unless both are intervals.
        end: likewise of the end.
        doubt: of a date, what became of its marks of doubt.

    """

    event: str
    path: str
    kind: DifferenceKind
    old: object = None
    new: object = None
    because: tuple[Citation, ...] = ()
    notice: NoticeKind = NoticeKind.NONE
    start: ChangeKind | None = None
    end: ChangeKind | None = None
    doubt: DoubtChange = DoubtChange.SAME

    @property
    def values(self) -> str:
        """What it was and what it is now, in a few words: ``2023-10 → 2024``."""
        sides = (self.old, self.new)
        return " → ".join(text_of(each) for each in sides if each is not None)

    def __str__(self) -> str:
        said = ", ".join(map(text_of, self.because))
        parts = (self.event, self.path, self.kind, self.values, said and f"({said})")
        return "  ".join(filter(None, parts))

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)
