"""What was read but deserves a look: notes, each kind once with its number and first places."""

from collections.abc import Callable, Iterable
from typing import Final

import attrs

from timeline.errors._locations import Location, Path
from timeline.errors.messages import escape_unprintable

MOST_PLACES: Final = 3


@attrs.frozen(kw_only=True)
class Note:
    """Something that was read and may not be what the author of the document meant.

    A fault is wrong and was not read; a note was read.

    >>> places = (Location(address="B8"), Location(address="B9"))
    >>> print(Note(message="shows August 2022, holds a day", places=places, count=15))
    B8: shows August 2022, holds a day; also at B9 and 13 more

    Attributes:
        message: what was read, and how.
        places: the first three places; none where it is about the whole document.
        count: how often it was noted, from 1.

    """

    message: str
    places: tuple[Location, ...] = ()
    count: int = 1

    def __str__(self) -> str:
        first, *others = map(str, self.places) if self.places else [""]
        text = f"{first}: {self.message}" if first else self.message
        more = self.count - 1 - len(others)
        also = ", ".join(others)
        if more and also:
            also += f" and {more} more"
        elif more:
            also = f"{more} more place{'s' * (more != 1)}"
        return escape_unprintable(f"{text}; also at {also}" if also else text)

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class Notes:
    """The notes on one document, one of each kind, in the order of their first places."""

    def __init__(self) -> None:
        self._by_kind: dict[str, Note] = {}

    def add(self, message: str, *, kind: str, place: Location) -> None:
        """Record a note; one of a *kind* that was noted before is counted with it."""
        kind = kind or message
        known = self._by_kind.get(kind)
        places = () if place == Location() else (place,)
        if known is None:
            self._by_kind[kind] = Note(message=message, places=places)
            return
        self._by_kind[kind] = attrs.evolve(
            known, places=(known.places + places)[:MOST_PLACES], count=known.count + 1
        )

    def with_lines(self, line_of: Callable[[Path], int | None] | None) -> tuple[Note, ...]:
        """Return the notes, each place with its line where *line_of* knows it."""
        notes: Iterable[Note] = self._by_kind.values()
        if line_of is None:
            return tuple(notes)
        return tuple(
            attrs.evolve(note, places=tuple(_with_line(place, line_of) for place in note.places))
            for note in notes
        )


def _with_line(place: Location, line_of: Callable[[Path], int | None]) -> Location:
    if place.line or place.address:
        return place
    return attrs.evolve(place, line=line_of(place.path))
