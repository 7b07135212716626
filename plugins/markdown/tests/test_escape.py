"""No text changes the structure, and none is littered: held against a renderer of others."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token
from plugins.markdown.tests import nasty
from plugins.markdown.tests.nasty import LINES, TEXTS

from timeline_markdown._escape import Escaper
from timeline_markdown._flavour import Flavour
from timeline_markdown._prose import paragraphs

RENDERERS = {
    flavour: MarkdownIt("commonmark")
    if flavour is Flavour.COMMONMARK
    else MarkdownIt("commonmark").enable(["table", "strikethrough"])
    for flavour in Flavour
}
FLAVOURS = st.sampled_from(Flavour)


def parsed(flavour: Flavour, source: str) -> list[Token]:
    return RENDERERS[flavour].parse(
        nasty.without_nothing(source) if flavour is Flavour.MDX else source
    )


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
    @given(FLAVOURS, LINES)
    def test_a_line_of_its_own_is_a_paragraph_with_just_that_text(self, flavour, line):
        tokens = parsed(flavour, Escaper(flavour).start(line))
        assert types(tokens) == ["paragraph_open", "inline", "paragraph_close"]
        assert shown(tokens[1].children) == line

    @given(FLAVOURS, LINES)
    def test_a_heading_has_just_that_text(self, flavour, line):
        tokens = parsed(flavour, f"## {Escaper(flavour).heading(line)}")
        assert types(tokens) == ["heading_open", "inline", "heading_close"]
        assert shown(tokens[1].children) == line

    @given(FLAVOURS, LINES, LINES)
    def test_two_texts_in_one_line_do_not_complete_each_other(self, flavour, one, other):
        markdown = Escaper(flavour)
        source = f"- **{markdown.inline(one)}** ({markdown.inline(other)}), {markdown.inline(one)}"
        (line,) = (t for t in parsed(flavour, source) if t.type == "inline")
        inner = [token for token in line.children if not token.type.startswith("strong_")]
        assert len(inner) == len(line.children) - 2
        assert shown(inner) == f"{one} ({other}), {one}"

    @given(FLAVOURS, LINES)
    def test_the_text_of_a_link_is_just_that_text(self, flavour, line):
        source = f"a [{Escaper(flavour).label(line)}](#b) c"
        _, inline, _ = parsed(flavour, source)
        before, opened, *inner, closed, after = inline.children
        assert (before.content, after.content) == ("a ", " c")
        assert (opened.attrs, closed.type) == ({"href": "#b"}, "link_close")
        assert shown(inner) == line

    @given(st.sampled_from([f for f in Flavour if f.traits.tables]), LINES, LINES)
    def test_a_cell_has_just_that_text_and_the_row_just_its_cells(self, flavour, one, other):
        markdown = Escaper(flavour)
        row = f"| {markdown.cell(one)} | {markdown.cell(other)} |"
        tokens = parsed(flavour, f"| a | b |\n| - | - |\n{row}\n")
        cells = [tokens[at + 1] for at, token in enumerate(tokens) if token.type == "td_open"]
        assert [shown(cell.children) for cell in cells] == [one, other]

    @given(FLAVOURS, TEXTS, st.sampled_from(["", "  "]))
    def test_paragraphs_have_just_the_lines_of_the_text(self, flavour, text, indent):
        source = paragraphs(text, Escaper(flavour), indent)
        tokens = parsed(flavour, f"- item\n\n{source}\n" if indent else source)
        blocks = [token for token in tokens if token.type in {"inline", "html_block"}]
        found = [
            "\n" * token.content.count("<br />")
            if token.type == "html_block"
            else shown(token.children)
            for token in blocks
        ]
        assert "\n\n".join(found[1:] if indent else found) == text
        allowed = {"paragraph_open", "inline", "paragraph_close", "html_block"}
        if indent:
            allowed |= {"bullet_list_open", "bullet_list_close"}
            allowed |= {"list_item_open", "list_item_close"}
        assert set(types(tokens)) <= allowed


class TestLitter:
    @pytest.mark.parametrize("flavour", Flavour)
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
        assert Escaper(flavour).start(prose) == prose

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
        assert Escaper(Flavour(flavour)).start(text) == escaped


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
        assert Escaper(Flavour.GFM).inline(text) == inside

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
        assert Escaper(Flavour.MDX).inline(text) == inside

    @pytest.mark.parametrize("flavour", [each for each in Flavour if each.traits.autolinks])
    def test_at_the_end_of_a_line_nothing_joins_it(self, flavour):
        assert Escaper(flavour).start("See https://x.org/a") == "See https://x.org/a"
        assert Escaper(flavour).heading("See https://x.org/a") == "See https://x.org/a"
        before_a_break, _, _ = paragraphs("https://x.org/a\nb", Escaper(flavour)).partition("\\\n")
        assert before_a_break in {"<https://x.org/a>", "[https://x.org/a](https://x.org/a)"}

    def test_a_reference_in_it_is_not_read(self):
        markdown = Escaper(Flavour.COMMONMARK)
        assert markdown.link("https://x.org/?a=1&copy=2") == "<https://x.org/?a=1&copy=2>"
        written = markdown.link("https://x.org/?a=1&reg;=2")
        assert written == "[https://x.org/?a=1\\&reg;=2](https://x.org/?a=1&amp;reg;=2)"

    def test_one_that_docusaurus_would_refuse_is_an_element(self):
        written = Escaper(Flavour.MDX).link("http://u@a:99999/?b&c")
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
        assert Escaper(Flavour.MDX).inline(text) == escaped

    def test_a_name_before_a_footnote_is_no_directive(self):
        assert Escaper(Flavour.MDX).label("AP:News") == "AP:{}News"

    def test_a_heading_has_no_directive_which_the_table_of_contents_would_leave_out(self):
        assert Escaper(Flavour.MDX).heading("At 10:30, AP:news") == "At 10:30, AP:{}news"

    def test_a_heading_takes_no_id_from_its_text(self):
        assert Escaper(Flavour.MDX).heading("A {#b}") == "A \\{#b}{ }"
        assert Escaper(Flavour.GFM).heading("A {#b}") == "A {#b}"
