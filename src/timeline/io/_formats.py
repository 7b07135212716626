"""The formats that are installed, for people and programs to choose from."""

import attrs

from timeline.plugins import InstalledExporter, InstalledImporter, Registry
from timeline.plugins._registry import chosen_registry


@attrs.frozen(kw_only=True)
class FormatInfo:
    """A format that is installed.

    Attributes:
        name: its name; "distribution:name" if several share the name.
        reads: whether it can be read.
        writes: whether it can be written.
        media_type: its media type.
        suffixes: the suffixes of its files.
        summary: what it is, in one line.
        distribution: the distribution that it comes from.
        version: that distribution's version.

    """

    name: str
    reads: bool
    writes: bool
    media_type: str
    suffixes: tuple[str, ...]
    summary: str
    distribution: str
    version: str


def formats(*, registry: Registry | None = None) -> tuple[FormatInfo, ...]:
    """Return the formats that are installed, by name, without importing their code.

    Args:
        registry: where to look; by default among what is installed.

    """
    registry = chosen_registry(registry)
    exporters, importers = registry.exporters(), registry.importers()
    writing = {format_.qualified for format_ in exporters}
    reading = {format_.qualified for format_ in importers}
    every: tuple[InstalledExporter | InstalledImporter, ...] = (*importers, *exporters)
    first = {format_.qualified: format_ for format_ in every}
    names = [format_.spec.name for format_ in first.values()]
    infos = (
        FormatInfo(
            name=format_.spec.name if names.count(format_.spec.name) == 1 else qualified,
            reads=qualified in reading,
            writes=qualified in writing,
            media_type=format_.spec.media_type,
            suffixes=format_.spec.suffixes,
            summary=format_.spec.summary,
            distribution=format_.plugin.distribution,
            version=format_.plugin.version,
        )
        for qualified, format_ in first.items()
    )
    return tuple(sorted(infos, key=lambda info: info.name))
