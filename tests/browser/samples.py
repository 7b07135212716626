"""Timelines to look at: every kind of date, every script, hostile texts, and many events."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import timeline
from timeline import Event, Timeline
from timeline.model import Actor, Agreement, Citation, Figure, Phase, Relation, Source

ROOT = Path(__file__).parent.parent.parent

_DATES = (
    *("1985", "1985-04-12", "1984-06/1986-02", "1983-02-11/1984-09-03", "1986/..", "1984/"),
    *("/1985-05", "../1984-07-01", "1986-03~", "1985-11-20~", "1987?", "1986-05-01?"),
    *("[1983-03..1984-02]", "[..1985-08-01]", "[1986-09-01..]", "{1983-05,1984-12,1986-07-01}"),
    *("[1983-11,1985-06,1987-02]", "198X-12-25", "1984/1985", "1985-21", "1984-03~/1986-11~"),
    *("/..", "1985-04-12T10:30:00", "../..", "1950S2", "1985-XX-12", None),
)


def kinds() -> Timeline:
    """Each kind of date in words, each status, steps, sources that differ, and figures."""
    events = [
        Event(
            id=f"date-{number}",
            title=f"Written {when}" if when else "Without a date",
            when=when,
            status="ongoing" if when and when.endswith("..") else "occurred",
        )
        for number, when in enumerate(_DATES)
    ]
    for number, status in enumerate(("proposed", "planned", "expected", "cancelled")):
        dates = (f"1988-0{number + 2}-10", f"1988-0{number + 1}/1989-0{number + 2}", "1988")
        events += [
            Event(id=f"{status}-{index}", title=f"Is {status}", when=when, status=status)
            for index, when in enumerate(dates)
        ]
    phases = [Phase(stage="signed", when="1986-02"), Phase(stage="in force", when="1987-05-01")]
    events += [
        Agreement(id="steps", title="Has steps", when="1986-02", phases=phases),
        Agreement(id="steps-alone", title="Has only steps", phases=phases),
        Event(
            id="differs",
            title="Of which the sources say different things",
            when="1985-03",
            citations=[Citation(source="a", says="1984"), Citation(source="b", says="1985-03-02")],
            figures=[Figure(measure="losses", amount=n * 7, period=f"198{n}") for n in range(3, 7)],
            relations=[Relation(kind="follows", event="date-1")],
        ),
    ]
    sources = [
        Source(id="a", title="A chronicle", url="https://example.org/chronicle"),
        Source(id="b", publisher="A gazette"),
    ]
    return Timeline(events, title="Every kind of date", sources=sources, revised="1987-06-01")


def eons() -> Timeline:
    """Billions of years, to last year."""
    dates = ("Y-4540000000", "Y-3800000000", "Y-252000000", "Y-66000000", "-9999", "0079", "1969")
    events = [
        Event(id=f"e{n}", title=f"In the year {when}", when=when) for n, when in enumerate(dates)
    ]
    return Timeline(events, title="Since the Earth")


def hours() -> Timeline:
    """Hours of one day, and the visit that they are part of."""
    times = [f"2025-04-23T{hour:02}:00:00" for hour in (9, 11, 11, 15, 18)]
    events = [
        Event(id=f"e{n}", title=f"Talks, part {n}", when=when) for n, when in enumerate(times)
    ]
    visit = Event(id="visit", title="The visit", when="2025-04-22/2025-04-24")
    return Timeline([*events, visit], title="Three days in April")


def scripts() -> Timeline:
    """Titles in many scripts, very long ones, and ones that would be markup or script."""
    titles = (
        "中华人民共和国和阿塞拜疆共和国建立战略伙伴关系的联合声明",
        "日本国との間の投資の相互促進及び保護に関する協定",
        "توقيع اتفاقية الإعفاء المتبادل من التأشيرة بين البلدين",
        "פגישת שרי החוץ בבאקו, סבב שני",
        "بيان WTO رقم 12 بشأن التجارة (Geneva)",
        "Подписание соглашения о взаимной отмене виз",  # noqa: RUF001 - Russian
        "การประชุมสุดยอดว่าด้วยเส้นทางข้ามทะเลแคสเปียน",
        "व्यापार और पारगमन पर संयुक्त घोषणा",
        "🚂 The first block train 🇨🇳→🇦🇿 arrives",
        "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft",
        "A title of very many words " * 40,
        "x" * 10_000,
        "</script><script>alert(1)</script>",
        "<img src=x onerror=alert(1)> <svg onload=alert(1)>",
        '"><a href="javascript:alert(1)" autofocus onfocus=alert(1)>',
        "</title></style></textarea><!-- ]]> &lt;b&gt;",
        "\u202egnol ti erofeb\u202c turned",
    )
    events = [
        Event(
            id=name,
            title=title.strip(),
            when=f"2024-{number % 12 + 1:02}",
            description=f"{title}\n{title[:200]}",
            tags=[title[:60].strip()],
            actors=[Actor(name=title[:60].strip(), role=title[:30].strip())],
            citations=[Citation(source="s", says="2024", quote=title[:90], locator=title[:9])],
        )
        for number, (name, title) in enumerate(zip(_ids(), titles, strict=False))
    ]
    source = Source(id="s", title=titles[12], author=titles[13], url="https://example.org/?a=1&b=2")
    return Timeline(events, title=titles[14], description=titles[12], sources=[source])


def _ids() -> Iterator[str]:
    """Ids that a page could have for itself."""
    yield from ("events", "canvas", "find", "data", "form", "location", "constructor")
    yield from (f"e{number}" for number in range(100))


def right_to_left() -> Timeline:
    """A timeline in Arabic."""
    events = [
        Event(id="a", title="توقيع اتفاقية الإعفاء المتبادل من التأشيرة", when="2025-04-23"),
        Event(id="b", title="الطريق العابر لبحر قزوين", when="[2025-05..]", status="planned"),
        Event(id="c", title="نظام الإعفاء من التأشيرة", when="2025-03-01/..", status="ongoing"),
        Event(id="d", title="Trade talks (WTO)", when="2024-02"),
    ]
    return Timeline(events, title="باكو وبكين", language="ar", revised="2025-05-10")


def many(count: int) -> Timeline:
    """So many events of 35 years, most of them in the last ones; always the same."""
    chosen = random.Random(count)  # noqa: S311 - no secret
    words = ["trade", "transit", "rail", "port", "visa", "energy", "summit", "treaty", "gas"]
    actors = ["AZ", "CN", "KZ", "GE", "TR", "UZ", "TM", "DE", "FR", "IT"]
    events: list[Event] = []
    for number in range(count):
        year = int(chosen.triangular(1990, 2025, 2023))
        month, day = chosen.randint(1, 12), chosen.randint(1, 28)
        full = f"{year}-{month:02}-{day:02}"
        forms = (full, f"{year}-{month:02}", f"{year}", f"{full}/{year + 1}-12", f"{full}/..")
        more = (f"{year}-{month:02}/", f"[..{full}]", f"{year}-{month:02}~", f"[{full}..]", None)
        (when,) = chosen.choices((*forms, *more), (45, 20, 10, 8, 3, 2, 4, 4, 2, 2))
        (status,) = chosen.choices(("occurred", "planned", "cancelled"), (92, 5, 3))
        one, other = chosen.sample(actors, 2)
        events.append(
            Event(
                id=f"e{number}",
                title=f"{one} and {other} on {' and '.join(chosen.sample(words, 3))}",
                when=when,
                status="ongoing" if when and when.endswith("..") and "[" not in when else status,
                actors=[one, other],
                tags=[chosen.choice(words)],
                citations=[Citation(source="a", says=when)] if when else [],
            )
        )
    source = Source(id="a", publisher="A gazette", url="https://example.org/gazette")
    return Timeline(events, title=f"{count} events", sources=[source], revised="2024-06-30")


def flagship() -> Timeline:
    """The example of the documentation."""
    return timeline.load(ROOT / "examples" / "baku_beijing.toml")


SMALL: dict[str, Callable[[], Timeline]] = {
    "flagship": flagship,
    "kinds": kinds,
    "eons": eons,
    "hours": hours,
    "scripts": scripts,
    "right-to-left": right_to_left,
    "thirty": lambda: many(30),
    "thousand": lambda: many(1_000),
}
LARGE: dict[str, Callable[[], Timeline]] = {
    "ten-thousand": lambda: many(10_000),
    "fifty-thousand": lambda: many(50_000),
}
