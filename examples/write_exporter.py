"""Write an exporter in a script, register it, and export with it.

The format has a line for each event, with its date in words and its title. What a line
cannot hold is reported.

Run it: python examples/write_exporter.py examples/baku_beijing.toml chronicle.txt
"""

import sys
from collections.abc import Iterator

import attrs

import timeline
from timeline import Event
from timeline.plugins import Exporter, ExporterSpec, Losses, Registry, hookimpl

WRITTEN = frozenset({"title", "when"})


@attrs.frozen(kw_only=True)
class ChronicleOptions:
    """The options of a chronicle.

    Attributes:
        language: the language of the dates, such as "en" or "fr".

    """

    language: str = "en"


class ChronicleExporter(Exporter[ChronicleOptions]):
    """A line for each event."""

    options_type = ChronicleOptions

    def prologue(self, losses: Losses) -> bytes:
        """Write nothing, and report what the timeline says of itself as lost."""
        losses.add_unwritten(self.metadata, (), "a chronicle has only events")
        return b""

    def encode(self, event: Event, losses: Losses) -> bytes:
        """Return the line of *event*, and report the fields that are not in it."""
        losses.add_unwritten(event, WRITTEN, "a chronicle has only dates and titles")
        date = "undated" if event.when is None else event.when.words(self.options.language)
        return f"{date}: {event.title}\n".encode()


class ChroniclePlugin:
    """What the plugin.py of an installed plugin would contain."""

    @hookimpl
    def timeline_exporters(self) -> Iterator[ExporterSpec]:
        """Return the one format."""
        yield ExporterSpec(
            name="chronicle",
            target=ChronicleExporter,
            media_type="text/plain",
            suffixes=(".txt",),
            summary="a line for each event",
        )


def main(source: str, target: str) -> None:
    """Write *source* as a chronicle to *target*."""
    registry = Registry.installed()
    registry.register(ChroniclePlugin(), "chronicle")
    result = timeline.export(
        timeline.load(source), target, "chronicle", registry=registry, language="fr"
    )
    print(f"wrote {result.events} lines to {target}")
    print(result.losses)


if __name__ == "__main__":
    match sys.argv[1:]:
        case [source, target]:
            main(source, target)
        case _:
            print("usage: python examples/write_exporter.py SOURCE TARGET", file=sys.stderr)
            sys.exit(2)
