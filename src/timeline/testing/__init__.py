"""For plugin authors: the tests that a format or a type of event has to pass, and random data.

The conformance classes need pytest and the strategies need hypothesis; the extra "testing"
installs both. A name is loaded when it is first asked for, so neither needs what the other does.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from timeline.testing._conformance.event_types import EventTypeConformance
    from timeline.testing._conformance.exporters import ExporterConformance
    from timeline.testing._conformance.importers import ImporterConformance
    from timeline.testing._strategies.dates import (
        all_ofs,
        date_times,
        dates,
        far_years,
        intervals,
        one_ofs,
        points,
        ranges,
        seasons,
        whens,
    )
    from timeline.testing._strategies.models import (
        actors,
        citations,
        codes,
        countries,
        events,
        extras,
        figures,
        metadata,
        phases,
        places,
        plain_values,
        relations,
        sources,
        timelines,
    )
    from timeline.testing._strategies.texts import ids, language_tags, lines, texts, urls

__all__ = [
    "EventTypeConformance",
    "ExporterConformance",
    "ImporterConformance",
    "actors",
    "all_ofs",
    "citations",
    "codes",
    "countries",
    "date_times",
    "dates",
    "events",
    "extras",
    "far_years",
    "figures",
    "ids",
    "intervals",
    "language_tags",
    "lines",
    "metadata",
    "one_ofs",
    "phases",
    "places",
    "plain_values",
    "points",
    "ranges",
    "relations",
    "seasons",
    "sources",
    "texts",
    "timelines",
    "urls",
    "whens",
]

_HOMES = {
    "_conformance.event_types": {"EventTypeConformance"},
    "_conformance.exporters": {"ExporterConformance"},
    "_conformance.importers": {"ImporterConformance"},
    "_strategies.dates": {
        "all_ofs",
        "date_times",
        "dates",
        "far_years",
        "intervals",
        "one_ofs",
        "points",
        "ranges",
        "seasons",
        "whens",
    },
    "_strategies.models": {
        "actors",
        "citations",
        "codes",
        "countries",
        "events",
        "extras",
        "figures",
        "metadata",
        "phases",
        "places",
        "plain_values",
        "relations",
        "sources",
        "timelines",
    },
    "_strategies.texts": {"ids", "language_tags", "lines", "texts", "urls"},
}

if not TYPE_CHECKING:  # a type checker would accept any name

    def __getattr__(name: str) -> object:
        from importlib import import_module  # noqa: PLC0415 - at the first name asked for

        home = next((home for home, names in _HOMES.items() if name in names), None)
        if home is None:
            raise AttributeError(f"module 'timeline.testing' has no attribute {name!r}")
        value = globals()[name] = getattr(import_module(f"timeline.testing.{home}"), name)
        return value

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
