"""No text of an event becomes markup or script, whatever it holds and wherever it is."""

import base64
import hashlib
import re

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plugins.html.tests.reader import Page, page_of

from timeline import Event, Timeline
from timeline.model import (
    Actor,
    Citation,
    Figure,
    GenericEvent,
    Metadata,
    Place,
    Relation,
    Source,
)
from timeline.testing import lines, texts, timelines

ELEMENTS = {
    *("html", "head", "meta", "title", "style", "body", "header", "main", "section", "figure"),
    *("h1", "h2", "h3", "h4", "p", "div", "span", "b", "bdi", "a", "time", "ol", "ul", "li"),
    *("form", "input", "select", "option", "button", "output", "canvas", "script"),
    *("table", "thead", "tbody", "tr", "th", "td"),
    *("svg", "g", "path", "rect", "circle", "text", "tspan", "desc"),
}
# What could run, load or look different, wherever it is.
REFUSED = {"style", "src", "srcdoc", "srcset", "action", "formaction", "background", "ping"}
HOSTILE = (
    "<script>alert(1)</script>",
    "</script><script>alert(1)</script>",
    "</style></title></textarea><img src=x onerror=alert(1)>",
    '"><svg onload=alert(1)>',
    "' autofocus onfocus=alert(1) x='",
    "<!-- --!> <!--<script>",
    "]]><![CDATA[",
    "&lt;b&gt; &amp;amp; &#60;",
    "javascript:alert(1)",
    "{{constructor.constructor('alert(1)')()}} ${alert(1)}",
    "\u202egnol\u202c \u2066x \u200f",
    "a" * 3000,
)


def check(page: Page) -> None:
    """Assert that *page* has only elements and attributes of ours, and only our script."""
    assert {each.name for each in page.elements} <= ELEMENTS
    assert page.comments == []
    for each in page.elements:
        names = each.attributes.keys()
        assert not [name for name in names if name.startswith("on")], each
        assert names & REFUSED == set(), each
        if (target := each.attributes.get("href")) is not None:
            assert re.match(r"#|https?://", target, re.IGNORECASE), target
    ids = [each.attributes["id"] for each in page.elements if "id" in each.attributes]
    assert len(set(ids)) == len(ids)
    scripts = [page.text(each) for each in page.all("script") if not each.attributes]
    assert scripts == page_of(Timeline()).texts("script")[1:]
    (style,) = page.texts("style")
    (policy,) = (
        each.attributes["content"] for each in page.all("meta") if "http-equiv" in each.attributes
    )
    for text in (*scripts, style):
        digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
        assert f"'sha256-{digest}'" in policy
    assert "unsafe" not in policy
    assert policy.startswith("default-src 'none';")


def with_text(text: str) -> Timeline:
    """A timeline with *text* wherever a text may be."""
    line = " ".join(text.split()) or "x"
    known = {"title": line, "description": text, "tags": [line]}
    event = Event(
        id="events",
        when="2024-07",
        actors=[Actor(name=line, role=line)],
        places=[Place(name=line, country="AZ", codes={"x": line})],
        figures=[
            Figure(measure=line, amount=1, unit=line, words=line, period="2023"),
            Figure(measure=line, amount=2, unit=line, as_of="2024"),
        ],
        citations=[Citation(source="s", says="2023", quote=text, locator=line)],
        relations=[Relation(kind="follows", event="own")],
        codes={"x": line},
        **known,
    )
    own = GenericEvent(
        id="own", declared="own", fields={line: text, "k": [text, {line: 1}]}, **known
    )
    source = Source(id="s", title=line, author=line, publisher=line)
    return Timeline([event, own], title=line, description=text, sources=[source])


class TestTexts:
    @pytest.mark.parametrize("text", HOSTILE)
    def test_hostile_text_is_shown_as_it_is(self, text):
        page = page_of(with_text(text))
        check(page)
        line = " ".join(text.split())
        assert page.texts("h1") == [line]
        assert text in page.texts("p", class_="d")

    @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=60)
    @given(st.one_of(lines(empty=False), texts(), st.sampled_from(HOSTILE)))
    def test_any_text_in_any_field_is_no_markup(self, text):
        check(page_of(with_text(text)))

    @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
    @given(timelines())
    def test_any_timeline_is_a_page_with_each_title_in_it(self, made):
        page = page_of(made)
        check(page)
        headings = {*page.texts("h3"), *page.texts("h4")}
        assert {clean(event.title) for event in made} <= headings

    @pytest.mark.parametrize("character", ["\x00", "\x1b", "\x7f", "\x85", "\uffff"])
    def test_character_that_html_forbids_is_replaced(self, character):
        event = GenericEvent(id="e", title="E", declared="d", fields={"k": f"a{character}b"})
        page = page_of(Timeline([event]))
        assert "a\ufffdb" in page.source
        assert character not in page.source


def clean(text: str) -> str:
    """The text as a page can hold it."""
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]", "\ufffd", text)


class TestIds:
    def test_ids_of_events_are_never_those_of_the_page(self):
        names = ["events", "source", "find", "canvas", "data", "toString", "constructor", "A--b"]
        made = Timeline([Event(id=name, title="E") for name in names])
        page = page_of(made)
        check(page)
        items = [each.attributes["id"] for each in page.all("li")]
        assert sorted(items) == sorted(names)

    def test_a_source_and_an_event_may_have_one_id(self):
        sources = [Source(id="a", title="A source")]
        event = Event(id="a", title="E", citations=["a"])
        page = page_of(Timeline([event], sources=sources))
        check(page)
        assert "#source:a" in {each.attributes.get("href") for each in page.all("a")}


class TestLinks:
    def test_only_addresses_of_the_web_are_links(self):
        source = Source(id="s", title="S")
        # No source can be made with such an address; a page does not depend on it.
        object.__setattr__(source, "url", "javascript:alert(1)")
        page = page_of(Timeline([], metadata=Metadata(sources=[source])))
        check(page)

    def test_the_reader_of_a_source_is_not_told_where_a_reader_came_from(self):
        source = Source(id="s", title="S", url="HTTPS://example.org/?a=1&b=\u00e9")
        page = page_of(Timeline([], metadata=Metadata(sources=[source])))
        (link,) = (each for each in page.all("a") if "rel" in each.attributes)
        assert link.attributes == {"href": source.url, "rel": "noreferrer"}


class TestData:
    @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=30)
    @given(timelines())
    def test_numbers_of_the_script_hold_no_text_of_an_event(self, made):
        data = page_of(made).data()
        words = page_of(Timeline(metadata=attrs.evolve(made.metadata))).data()
        assert data.pop("words") == words["words"]
        assert data.pop("lang") == words["lang"]
        assert set(kinds(data)) <= {int, float, bool, type(None)}


def kinds(value: object):
    """The types of the values within *value*."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for item in value:
            yield from kinds(item)
    else:
        yield type(value)
