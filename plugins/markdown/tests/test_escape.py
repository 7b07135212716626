"""No text changes the structure, and none is littered: held against a renderer of others."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from plugins.markdown.tests import nasty
from plugins.markdown.tests.nasty import LINES, TEXTS

import timeline
from timeline import Event, Metadata, Source, Timeline

RENDERERS = {
    flavour: MarkdownIt("commonmark")
    if flavour == "commonmark"
    else MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for flavour in nasty.FLAVOURS
}
FLAVOURS = st.sampled_from(nasty.FLAVOURS)
SEEN = LINES.filter(str.strip)


class Written:
    """How documents of one flavour write a text in each kind of place."""

    def __init__(self, flavour: str) -> None:
        self._flavour = flavour

    def _document(self, *events: Event, sources: tuple[Source, ...] = (), **options: str) -> str:
        made = Timeline(events, metadata=Metadata(sources=sources))
        options |= {"flavour": self._flavour, "sections": "none"}
        return timeline.dumps(made, "markdown", **options).decode()

    def inline(self, text: str) -> str:
        """As the title of an item of a list."""
        document = self._document(Event(id="e", title=text))
        return document.removesuffix("\n").removesuffix(" ^e").partition("**Undated**: ")[2]

    def line(self, text: str) -> str:
        """As a line of its own."""
        return self.paragraphs(text)

    def paragraphs(self, text: str) -> str:
        """As the description of an event."""
        document = self._document(Event(id="e", title="E", description=text), style="narrative")
        _, _, rest = document.partition("**Undated**")
        return rest.removeprefix(" ^e").removeprefix("\n\n").removesuffix("\n")

    def item(self, text: str) -> str:
        """As the description of an item, with the item."""
        return self._document(Event(id="e", title="E", description=text))

    def heading(self, text: str) -> str:
        """As a heading, without its marks."""
        (line,) = re.findall("^## (.*)$", self._document(Event(id="e", title=text),
            style="narrative"), re.MULTILINE)  # fmt: skip
        return line.removeprefix('<a id="event.e"></a>')

    def label(self, text: str) -> str:
        """As the name of a source, where it is cited."""
        source = Source(id="s", publisher=text)
        document = self._document(Event(id="e", title="E", citations=["s"]), sources=(source,))
        (line,) = re.findall("^  - Sources: (.*)$", document, re.MULTILINE)
        return line.removesuffix("[^s]").removeprefix("[").removesuffix("](#source.s)")

    def row(self, one: str, other: str) -> str:
        """As the title and the type's own text in a row of a table, with the table."""
        return self._document(timeline.Regime(id="e", title=one, terms=other), style="table")

    def link(self, url: str) -> str:
        """As the address of a source."""
        document = self._document(sources=(Source(id="s", url=url),))
        return (
            document.removesuffix(".\n")
            .rpartition("\n")[2]
            .partition("[^s]: " if self._flavour != "commonmark" else "</a>")[2]
        )


def parsed(flavour: str, source: str) -> list[Token]:
    return RENDERERS[flavour].parse(nasty.without_nothing(source) if flavour == "mdx" else source)


def shown(tokens: list[Token]) -> str:
    """The text of what is in a block; any markup but a break is an error."""
    parts: list[str] = []
    for token in tokens:
        if token.type in {"text", "text_special"}:
            parts.append(token.content)
        elif token.type.startswith("link_") and nasty.is_address(
            token.attrs.get("href", "http://")
        ):
            continue
        elif token.type == "hardbreak" or token.content == "<br />":
            parts.append("\n")
        else:
            raise AssertionError(f"{token.type}: {token.content!r}")
    return "".join(parts)


def types(tokens: list[Token]) -> list[str]:
    return [token.type for token in tokens]


class TestText:
    @given(FLAVOURS, SEEN)
    def test_a_line_of_its_own_is_a_paragraph_with_just_that_text(self, flavour, line):
        tokens = parsed(flavour, Written(flavour).line(line))
        assert types(tokens) == ["paragraph_open", "inline", "paragraph_close"]
        assert shown(tokens[1].children) == line

    @given(FLAVOURS, SEEN)
    def test_a_heading_has_just_that_text(self, flavour, line):
        tokens = parsed(flavour, f"## {Written(flavour).heading(line)}")
        assert types(tokens) == ["heading_open", "inline", "heading_close"]
        assert shown(tokens[1].children) == line

    @given(FLAVOURS, SEEN, SEEN)
    def test_two_texts_in_one_line_do_not_complete_each_other(self, flavour, one, other):
        markdown = Written(flavour)
        source = f"- **{markdown.inline(one)}** ({markdown.inline(other)}), {markdown.inline(one)}"
        (line,) = (t for t in parsed(flavour, source) if t.type == "inline")
        inner = [token for token in line.children if not token.type.startswith("strong_")]
        assert len(inner) == len(line.children) - 2
        assert shown(inner) == f"{one} ({other}), {one}"

    @given(FLAVOURS, SEEN)
    def test_the_text_of_a_link_is_just_that_text(self, flavour, line):
        source = f"a [{Written(flavour).label(line)}](#b) c"
        _, inline, _ = parsed(flavour, source)
        before, opened, *inner, closed, after = inline.children
        assert (before.content, after.content) == ("a ", " c")
        assert (opened.attrs, closed.type) == ({"href": "#b"}, "link_close")
        assert shown(inner) == line

    @given(st.sampled_from(nasty.FLAVOURS[1:]), SEEN, SEEN)
    def test_a_cell_has_just_that_text_and_the_row_just_its_cells(self, flavour, one, other):
        tokens = parsed(flavour, Written(flavour).row(one, other))
        cells = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == "td_open"]
        _, title, details, sources = cells
        of_the_id = {"html_inline", "code_inline"}
        seen = shown([each for each in title.children if each.type not in of_the_id])
        assert seen == (f" {one}" if flavour == "obsidian" else one)
        assert shown(details.children) == f"Type: regime\nTerms: {other}"
        assert shown(sources.children) == ""

    @given(FLAVOURS, TEXTS, st.booleans())
    def test_paragraphs_have_just_the_lines_of_the_text(self, flavour, text, is_in_item):
        written = Written(flavour)
        tokens = parsed(flavour, written.item(text) if is_in_item else written.paragraphs(text))
        blocks = [token for token in tokens if token.type in {"inline", "html_block"}]
        found = [
            "\n" * token.content.count("<br />")
            if token.type == "html_block"
            else shown(token.children)
            for token in blocks[is_in_item:]
        ]
        assert "\n\n".join(found) == text
        allowed = {"paragraph_open", "inline", "paragraph_close", "html_block"}
        if is_in_item:
            allowed |= {"bullet_list_open", "bullet_list_close"}
            allowed |= {"list_item_open", "list_item_close"}
        assert set(types(tokens)) <= allowed


class TestLitter:
    @pytest.mark.parametrize("flavour", nasty.FLAVOURS)
    @pytest.mark.parametrize(
        "prose",
        [
            "On 3 July 2024, in Astana: China's largest partner (by far), up ~5% - and more!",
            "R&D; snake_case_name, 2 * 3 = 6, 1 < 2 > 0, a/b, 'x', \"y\", 10:30:15",
            "Nr. 1. The first. 2+2=4. e-mail: a@b.com, 50%, + and - in between",
            "https://example.org/a_b?c=d&e=f and www.example.org",
            "Şuşa — 北京市。",
            "worth $3.74 billion, from US$5 to US$6 a barrel, or $ 7",
            "“It is a treaty” [sic] [Editor's note: amended on 5 May.] a ** b",
            "Issue #12, km^2, x##y, 12#",
            "(see https://example.org/a), or https://example.org/a?b=c&d=e.",
        ],
    )
    def test_ordinary_prose_stays_as_it_is(self, flavour, prose):
        assert Written(flavour).line(prose) == prose

    @pytest.mark.parametrize(
        ("flavour", "text", "escaped"),
        [
            ("commonmark", "1997. A year", "1997\\. A year"),
            ("commonmark", "10) ten", "10\\) ten"),
            ("commonmark", "+ more", "\\+ more"),
            ("commonmark", "- less", "\\- less"),
            ("commonmark", "> quoted", "\\> quoted"),
            ("commonmark", "---", "\\---"),
            ("commonmark", "===", "\\==="),
            ("commonmark", "~~~", "\\~~~"),
            ("commonmark", "    code", "&#32;   code"),
            ("gfm", "| - |", "\\| - |"),
            ("mdx", ":::note 1", "\\:::note 1"),
            ("mdx", "::leaf 1", "\\::leaf 1"),
            ("gfm", "[ ] to do", "\\[ ] to do"),
            ("commonmark", "[a]: b", "\\[a]: b"),
            ("commonmark", "[^a] [[a]] ^[a] [a", "\\[^a] \\[[a]] ^\\[a] \\[a"),
            ("mdx", ":name[label]", ":name\\[label]"),
            ("commonmark", "# no heading", "\\# no heading"),
            ("commonmark", "a *b* [c](javascript:d)", "a \\*b\\* \\[c](javascript:d)"),
            ("commonmark", "<script>", "\\<script>"),
            ("commonmark", "&amp; & AT&T", "\\&amp; & AT&T"),
            ("commonmark", " a ", "&#32;a&#32;"),
            ("gfm", "$x$ and $$y$$", "\\$x\\$ and \\$\\$y\\$\\$"),
            ("gfm", "~~gone~~", "\\~\\~gone\\~\\~"),
            ("gfm", "https://x.org/*a*", "https\\://x.org/\\*a\\*"),
            ("gfm", ":tada: :-1: :100:", "\\:tada: \\:-1: \\:100:"),
            ("obsidian", "#tag ==x== %%y%%", "\\#tag \\==x\\== \\%%y\\%%"),
            ("obsidian", "#🎉 #-a #/b #1a", "\\#🎉 \\#-a \\#/b \\#1a"),
            ("obsidian", "end ^block", "end \\^block"),
            ("mdx", "{x} < y", "\\{x} < y"),
            ("mdx", "export the goods", "&#101;xport the goods"),
        ],
    )
    def test_what_would_be_markup_gets_one_backslash(self, flavour, text, escaped):
        assert Written(flavour).line(text) == escaped


class TestAddress:
    """Where one is seen without markup of its own, it goes on to the next space."""

    @pytest.mark.parametrize(
        ("text", "inside"),
        [
            ("See https://x.org/a", "See <https://x.org/a>"),
            ("<https://x.org> for more", "\\<<https://x.org>> for more"),
            ("“https://x.org/a”, he said", "“<https://x.org/a>”, he said"),
            ("a|https://x.org|b", "a|<https://x.org>|b"),
            ("\\https://x.org", "\\\\<https://x.org>"),
            ("https://x.org ", "<https://x.org>&#32;"),
            ("https://x.org/_a_b b", "<https://x.org/_a_b> b"),
            ("www.x.org/a", "[www.x.org/a](http://www.x.org/a)"),
            ("!www.x.org/a", "!www\\.x.org/a"),
            ("http://<host>:8080/ b", "http\\://\\<host>:8080/ b"),
            ("http://a:99999/ b", "http\\://a:99999/ b"),
            ("https://x.org/*a* b", "https\\://x.org/\\*a\\* b"),
        ],
    )
    def test_is_a_link_where_all_see_the_same_and_else_none(self, text, inside):
        assert Written("gfm").inline(text) == inside

    @pytest.mark.parametrize(
        ("text", "inside"),
        [
            ("See <https://x.org> for more", "See \\<[https://x.org](https://x.org)> for more"),
            ("See https://x.org/a", "See [https://x.org/a](https://x.org/a)"),
            ("http://<host>:8080/ b", "http{}://\\<host>:8080/ b"),
            ("www.<host>.com b", "www{}.\\<host>.com b"),
            ("http://10.0.0.999/ b", "http{}://10.0.0.999/ b"),
            ("!https://x.org/a", "!https{}://x.org/a"),
        ],
    )
    def test_mdx_sees_none_in_two_texts(self, text, inside):
        assert Written("mdx").inline(text) == inside

    @pytest.mark.parametrize("flavour", nasty.FLAVOURS[1:])
    def test_at_the_end_of_a_line_nothing_joins_it(self, flavour):
        assert Written(flavour).line("See https://x.org/a") == "See https://x.org/a"
        assert Written(flavour).heading("See https://x.org/a") == "See https://x.org/a"
        before_a_break, _, _ = Written(flavour).paragraphs("https://x.org/a\nb").partition("\\\n")
        assert before_a_break in {"<https://x.org/a>", "[https://x.org/a](https://x.org/a)"}

    def test_a_reference_in_it_is_not_read(self):
        markdown = Written("commonmark")
        assert markdown.link("https://x.org/?a=1&copy=2") == "<https://x.org/?a=1&copy=2>"
        written = markdown.link("https://x.org/?a=1&reg;=2")
        assert written == "[https://x.org/?a=1\\&reg;=2](https://x.org/?a=1&amp;reg;=2)"

    def test_one_that_docusaurus_would_refuse_is_an_element(self):
        written = Written("mdx").link("http://u@a:99999/?b&c")
        assert written == '<a href="http://u@a:99999/?b&amp;c">http{}://u{}@a:99999/?b&c</a>'


class TestMdx:
    @pytest.mark.parametrize(
        ("text", "escaped"),
        [
            (":tada: up", ":{}tada: up"),
            ("Fees :tada", "Fees :{}tada"),
            ("10:30:15", "10:30:15"),
        ],
    )
    def test_an_emoji_is_broken_where_a_backslash_would_not_help(self, text, escaped):
        assert Written("mdx").inline(text) == escaped

    def test_a_name_before_a_footnote_is_no_directive(self):
        assert Written("mdx").label("AP:News") == "AP:{}News"

    def test_a_heading_has_no_directive_which_the_table_of_contents_would_leave_out(self):
        assert Written("mdx").heading("At 10:30, AP:news") == "At 10:30, AP:{}news"

    def test_a_heading_takes_no_id_from_its_text(self):
        assert Written("mdx").heading("A {#b}") == "A \\{#b}{ }"
        assert Written("gfm").heading("A {#b}") == "A {#b}"
