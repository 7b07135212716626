"""For plugin authors: the tests that a format or a type of event has to pass, and random data.

The conformance classes need pytest and the strategies need hypothesis; the extra "testing"
installs both.
"""

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
