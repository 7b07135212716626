"""What the tests of this plugin share: a small driver, and a timeline of many kinds of event."""

import io
from collections.abc import Iterable
from typing import TypeVar

import attrs

import timeline
from timeline.errors import Fault, Faults
from timeline.model import (
    Accession,
    Actor,
    Agreement,
    Citation,
    Declaration,
    Event,
    Figure,
    Meeting,
    Metadata,
    Observation,
    Phase,
    Place,
    Regime,
    Relation,
    Source,
    Visit,
)
from timeline.plugins import EventStream, LossReport, default_registry
from timeline.wire import EventTypes

T = TypeVar("T", bound=attrs.AttrsInstance)

NO_METADATA = Metadata()


def write(
    events: Iterable[Event], metadata: Metadata = NO_METADATA, **options: object
) -> tuple[bytes, LossReport]:
    """The calendar of *events*, which need not be sound, and its losses."""
    file = io.BytesIO()
    stream = EventStream.of(events, metadata)
    result = timeline.export(stream, file, format="ical", **options)
    return file.getvalue(), result.losses


def lines_of(event: Event, metadata: Metadata = NO_METADATA, **options: object) -> list[str]:
    """The unfolded lines of the calendar of one event."""
    data, _ = write([event], metadata, **options)
    return data.replace(b"\r\n ", b"").decode().split("\r\n")


def value_of(name: str, event: Event, metadata: Metadata = NO_METADATA, **options: object) -> str:
    """The value of the one line of *event* that begins with *name*, still escaped."""
    own = lines_of(event, metadata, **options)
    own = own[own.index("BEGIN:VEVENT") : own.index("END:VEVENT")]
    (line,) = [line for line in own if line.startswith(f"{name}:")]
    return line.removeprefix(f"{name}:")


def read(
    data: bytes | str, types: EventTypes | None = None, **options: object
) -> tuple[Metadata, list[Event], list[Fault]]:
    """The metadata, the events and the faults of a calendar."""
    faults = Faults()
    installed = default_registry().importer("ical")
    importer = installed.load()(installed.make_options(options), types or EventTypes())
    stream = importer.read(io.BytesIO(data.encode() if isinstance(data, str) else data), faults)
    events = [event for event, _ in stream.events]
    return stream.metadata, events, list(faults)


def unescaped(value: str) -> str:
    """The text of an escaped value without escaped backslashes."""
    return value.replace("\\n", "\n").replace("\\", "")


def smuggle(instance: T, **values: object) -> T:
    """*instance* with values that its class would refuse, as a careless plugin could make it."""
    copy = attrs.evolve(instance)
    for name, value in values.items():
        object.__setattr__(copy, name, value)
    return copy


def calendar(*lines: str) -> str:
    """A calendar of one event of these *lines*, which has a UID and a DTSTAMP."""
    return "\r\n".join(
        (
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//test//EN",
            "BEGIN:VEVENT",
            "UID:one",
            "DTSTAMP:20240101T000000Z",
            *lines,
            "END:VEVENT",
            "END:VCALENDAR",
            "",
        )
    )


METADATA = Metadata(
    title="Baku, Beijing; and the road",
    description="Two states,\nand what is between them.",
    language="en",
    revised="2025-07-28",
    sources=[
        Source(
            id="ttp",
            title='Baku and Beijing "strengthen" ties; with focus, on trade',
            author="Carter Hoffman",
            publisher="Trade Treasury Payments",
            published="2025-07-28",
            url="https://example.org/baku;beijing,2025?a=b",
        ),
        Source(id="anews", publisher="Anews", published="2024-07-03"),
    ],
)

EVENTS = (
    Event(id="relations", title="Diplomatic relations", when="1992-04-02", actors=["AZ", "CN"]),
    Accession(
        id="wto", title="Azerbaijan applies to the WTO", when="1997", organisation="WTO",
        stage="applied", tags=["trade", "wto"],
    ),
    Observation(
        id="trade-2015", title="Trade in 2015", when="2015",
        figures=[Figure(measure="turnover", amount="561000000", unit="USD", period="2015")],
    ),
    Event(
        id="long", when="2023-10-26", tags=["tränsport", "middle-corridor"],
        title=r"Züge; Bahnen, \n und „Züge“ \ " + "перевозки 铁路运输 🚂 " * 9,
        description="First line, second; third\\\n\nDetails:\n" + "ə" * 200 + "\\" * 90,
        relations=[Relation(kind="follows", event="relations")],
        citations=[Citation(source="ttp", says="2023-10", quote="October\n2023", locator="p. 4")],
    ),
    Declaration(
        id="partnership", title="Strategic partnership", when="2024-07-03",
        level="strategic partnership", places=[Place(name="Astana", country="KZ",
        latitude=51.17, longitude=71.45)],
        citations=[Citation(source="ttp", says="2024-07"), "anews"],
    ),
    Visit(
        id="visit", title="State visit", when="2025-04-22/2025-04-24", rank="state", host="CN",
        guest=Actor(name="Ilham Aliyev", kind="person", role="President"),
    ),
    Agreement(
        id="visa", title="Agreement on visas", when="2025-04-23", instrument="treaty",
        phases=[
            Phase(stage="signed", when="2025-04-23", actors=["AZ", "CN"]),
            Phase(stage="ratified", when="2025-05-30"),
            Phase(stage="ratified", when="2025-06"),
            Phase(stage="in force", when="2025-07-16"),
        ],
    ),
    Regime(
        id="visa-free", title="Visa-free travel", when="2025-07-16/..", status="ongoing",
        regime="visa-free", terms="30 days a visit;\n90 days in any 180.",
        relations=[Relation(kind="implements", event="visa")],
    ),
    Meeting(id="forum", title="Shusha forum", when="[..2025-07-27]", format="forum"),
    Event(id="firms", title="298 firms", when="2025-06~", codes={"cameo": "057"}),
    Event(id="buses", title="Electric buses", when="[2025-07-29..2025-12-31]", status="expected"),
    Event(id="either", title="In one year or another", when="[2019,2021,2023-05]"),
    Event(id="call", title="A call", when="2024-07-03T10:30:00+04:00", status="cancelled"),
    Event(id="noon", title="Noon in Greenwich", when="2024-07-03T12:00:00Z"),
    Event(id="clock", title="Ten by any clock", when="2024-07-03T10:00:00"),
)  # fmt: skip
"""Events of many kinds, between 1992 and 2025, all of which a calendar can show."""

EXTREMES = (
    Event(id="first", title="The first day", when="0001-01-01"),
    Event(id="ides", title="Of four digits", when="0476-09-04"),
    Event(id="before-the-epoch", title="Before 1970", when="1848~"),
    Event(id="last", title="The last day", when="9998-12-31"),
)
"""The ends of the time that a calendar has."""
