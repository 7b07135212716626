"""For plugin authors: the tests that a format or a type of event has to pass, and random data.

The conformance classes need pytest and the strategies need hypothesis; the extra "testing"
installs both. Names are imported when they are first used.
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

_MODULES = (
    "_conformance.event_types",
    "_conformance.exporters",
    "_conformance.importers",
    "_strategies.dates",
    "_strategies.texts",
    "_strategies.models",
)

if not TYPE_CHECKING:  # a type checker would take any name for one of these

    def __getattr__(name: str) -> object:
        from importlib import import_module  # noqa: PLC0415 - at the first name asked for

        # The strategies need no pytest, so a conformance class's module is imported for it alone.
        modules = _MODULES[:3] if name.endswith("Conformance") else _MODULES[3:]
        if name in __all__:
            for module in map(import_module, (f"{__name__}.{each}" for each in modules)):
                if getattr(vars(module).get(name), "__module__", "") == module.__name__:
                    value = globals()[name] = vars(module)[name]
                    return value
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

    def __dir__() -> list[str]:
        return sorted({*globals(), *__all__} - {"TYPE_CHECKING"})
