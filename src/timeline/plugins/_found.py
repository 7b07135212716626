"""What became of each plugin."""

import attrs

from timeline.plugins._installed import Plugin


@attrs.frozen(kw_only=True)
class Found:
    """A plugin that was found, and what became of it.

    Attributes:
        plugin: its name, distribution and version.
        exporters: the names of the formats that it writes.
        importers: the names of the formats that it reads.
        event_types: the names of the types of event that it brings.
        reason: why it, or a part of it, was left out; "" where all is used.

    """

    plugin: Plugin
    exporters: tuple[str, ...] = ()
    importers: tuple[str, ...] = ()
    event_types: tuple[str, ...] = ()
    reason: str = ""

    @property
    def name(self) -> str:
        """The plugin's name."""
        return self.plugin.name

    @property
    def distribution(self) -> str:
        """The distribution that it came in."""
        return self.plugin.distribution

    @property
    def version(self) -> str:
        """The distribution's version, or ""."""
        return self.plugin.version

    @property
    def formats(self) -> tuple[str, ...]:
        """The names of the formats that it writes or reads, each once."""
        return tuple(dict.fromkeys(self.exporters + self.importers))
