"""Formats of one direction, found by name or by suffix."""

from collections.abc import Iterable, Iterator
from typing import Generic, TypeVar

from timeline.errors import FormatError
from timeline.plugins._discovery import normal
from timeline.plugins._installed import InstalledExporter, InstalledImporter

F = TypeVar("F", InstalledExporter, InstalledImporter)


class Catalogue(Generic[F]):
    """The exporters, or the importers, that are known so far.

    Args:
        kind: "exporter" or "importer", for messages.

    """

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self._formats: list[F] = []

    def admit(self, formats: Iterable[F]) -> Iterator[str]:
        """Add *formats*; the reason for each that its distribution already has."""
        for format_ in formats:
            if any(format_.qualified == known.qualified for known in self._formats):
                yield f"{format_.plugin.distribution} has two {self.kind}s {format_.spec.name!r}"
            else:
                self._formats.append(format_)

    def __iter__(self) -> Iterator[F]:
        """The formats, by name and then by distribution."""
        return iter(sorted(self._formats, key=lambda f: (f.spec.name, f.qualified)))

    def names(self) -> list[str]:
        """What to call each format by: its name, or its qualified name where several share it."""
        names = [format_.spec.name for format_ in self]
        return [f.spec.name if names.count(f.spec.name) == 1 else f.qualified for f in self]

    def own(self, name: str) -> list[F]:
        """The formats called *name* of the plugins that are called so too."""
        return [format_ for format_ in self.named(name) if format_.plugin.name == name]

    def named(self, name: str) -> list[F]:
        """The formats called *name*, or "distribution:name"."""
        distribution, colon, short = name.rpartition(":")
        return [
            format_
            for format_ in self
            if format_.spec.name == short
            and (not colon or normal(format_.plugin.distribution) == normal(distribution))
        ]

    def of_file(self, filename: str) -> list[F]:
        """The formats that have the longest of the suffixes that *filename* ends in."""
        lengths = [(self._match(format_, filename), format_) for format_ in self]
        longest = max((length for length, _ in lengths), default=0)
        return [format_ for length, format_ in lengths if length == longest and longest]

    @staticmethod
    def _match(format_: F, filename: str) -> int:
        suffixes = format_.spec.suffixes
        return max((len(s) for s in suffixes if filename.lower().endswith(s.lower())), default=0)

    def suffixes(self) -> str:
        """Every suffix with its format, for messages."""
        return ", ".join(f"{s} ({f.spec.name})" for f in self for s in f.spec.suffixes)


def the_one(matches: list[F], name: str, what: str) -> F:
    """The format of *matches* where it is one.

    Args:
        matches: those that answer to *name*.
        name: the name that was asked for, of a format or a file.
        what: what was asked for, for messages.

    Raises:
        FormatError: several distributions have one.

    """
    if len(matches) > 1:
        known = [format_.qualified for format_ in matches]
        message = f"{what} is of several distributions; say which: {', '.join(known)}"
        raise FormatError(message, name=name, known=known)
    return matches[0]
