"""What a plugin declares."""

import attrs

from timeline.formats._exporter import AnyExporter
from timeline.formats._importer import Importer
from timeline.model import Event

API = 1


@attrs.frozen(kw_only=True)
class ExporterSpec:
    """A format that a plugin writes.

    Attributes:
        name: what callers call it, as "ical".
        target: where its class is, as "timeline_ical._exporter:IcalExporter",
            imported when the format is first used; or the class itself, which
            suits a script.
        media_type: its media type, as "text/calendar".
        suffixes: the endings of its files, each with its dot; the first is the
            one that new files get.
        summary: one line for the list of formats.
        encoding: the encoding of a text format; None for a binary one.
        whole: whether it must see all events at once: a `WholeExporter`.
        lossless: the claim that it loses nothing, whatever the timeline.
        api: the version of this contract that it was written for.

    """

    name: str
    target: str | type[AnyExporter]
    media_type: str
    suffixes: tuple[str, ...]
    summary: str
    encoding: str | None = "utf-8"
    whole: bool = False
    lossless: bool = False
    api: int = API


@attrs.frozen(kw_only=True)
class ImporterSpec:
    """A format that a plugin reads.

    Attributes:
        name: what callers call it, as "ical".
        target: where its class is, or the class itself, as `ExporterSpec` has it.
        media_type: its media type, as "text/calendar".
        suffixes: the endings of its files, each with its dot.
        summary: one line for the list of formats.
        api: the version of this contract that it was written for.

    """

    name: str
    target: str | type[Importer[object]]
    media_type: str
    suffixes: tuple[str, ...]
    summary: str
    api: int = API


@attrs.frozen(kw_only=True)
class EventTypeSpec:
    """A type of event that a plugin brings.

    Attributes:
        event_type: a frozen attrs class that extends `timeline.Event` and names
            itself in its ``type_name``.
        api: the version of this contract that it was written for.

    """

    event_type: type[Event]
    api: int = API
