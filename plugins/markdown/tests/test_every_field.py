"""No text of any field changes the structure of a document, and all of them are read in it."""

import re
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from plugins.markdown.tests import nasty

import timeline
from timeline import Event, Timeline
from timeline.model import Source

LANGUAGES = ("en", "fr", "de", "es", "ru", "zh")
PARSERS = {
    flavour: MarkdownIt("commonmark")
    if flavour == "commonmark"
    else MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for flavour in nasty.FLAVOURS
}
# This parser knows no footnotes; their texts begin blocks, as those of items do.
FOOTNOTE = re.compile(r"^\[\^[\w.-]+\]: ", re.MULTILINE)
BREAKS = re.compile(r"(<br />)+\n?")


def parsed(made: Timeline, flavour: str, style: str, locale: str) -> list[Token]:
    written = nasty.document(made, flavour, style, locale=locale)
    if flavour == "mdx":
        written = nasty.without_nothing(written)
    return PARSERS[flavour].parse(FOOTNOTE.sub("- ", written))


def structure(tokens: list[Token], back: Callable[[str], str] = str) -> list[tuple[str, ...]]:
    """What a renderer sees: markup, and the texts between, line breaks as such."""
    found: list[tuple[str, ...]] = []
    in_address = False
    for token in tokens:
        if token.type == "link_open" and nasty.is_address(token.attrs["href"]):
            in_address = True
        elif token.type == "link_close" and in_address:
            in_address = False
        elif token.type == "inline":
            found += structure(token.children, back)
        elif token.type in {"text", "text_special"}:
            found.append(("text", back(token.content)))
        elif token.type == "hardbreak":
            found.append(("text", "\n"))
        elif token.type.startswith("html_") and BREAKS.fullmatch(token.content):
            found.append(("text", "\n" * token.content.count("<br />")))
        else:
            found.append((token.type, token.tag, token.content, str(token.attrs)))
    return _joined(found)


def _joined(found: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    joined: list[tuple[str, ...]] = []
    for item in found:
        if item[0] == "text" and joined and joined[-1][0] == "text":
            joined[-1] = ("text", joined[-1][1] + item[1])
        elif item != ("text", ""):
            joined.append(item)
    return joined


class TestEveryField:
    @settings(suppress_health_check=list(HealthCheck), max_examples=60)
    @given(nasty.pairs(), st.sampled_from(nasty.SHAPES), st.sampled_from(LANGUAGES))
    def test_holds_any_text_in_the_place_of_a_word(self, pair, shape, locale):
        hot, plain, back = pair
        assert structure(parsed(hot, *shape, locale)) == structure(
            parsed(plain, *shape, locale), back
        )

    @pytest.mark.parametrize("flavour", nasty.FLAVOURS)
    def test_address_that_would_run_is_no_link(self, flavour):
        text = "[x](javascript:alert(1)) <javascript:alert(1)> ![x](data:text/html,x)"
        source = Source(id="s", title=text, publisher=text)
        event = Event(id="e", title=text, description=text, tags=[text], citations=["s"])
        written = timeline.dumps(Timeline([event], sources=[source]), "markdown", flavour=flavour)
        tokens = PARSERS[flavour].parse(written.decode())
        inline = [child for token in tokens for child in token.children or ()]
        links = {token.attrs["href"] for token in inline if token.type == "link_open"}
        assert links <= {"#source.s"}
        assert "image" not in {token.type for token in inline}


class TestFootnote:
    @pytest.mark.parametrize("flavour", ["gfm", "obsidian", "mdx"])
    def test_caret_before_one_begins_no_footnote_within_the_line(self, flavour):
        made = Timeline(sources=[Source(id="s", title="Area in km^")])
        written = timeline.dumps(made, "markdown", flavour=flavour).decode()
        assert "\n\nArea in km\\^[^s]\n" in written


class TestBreak:
    def test_space_at_the_start_of_a_line_stands_behind_an_element(self):
        event = Event(id="e", title="E", description="one\n two\nthree")
        written = timeline.dumps(Timeline([event]), "markdown", flavour="mdx").decode()
        assert "  one<br />&#32;two\\\n  three\n" in written
