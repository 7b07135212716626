"""A document is in one language throughout, and the words for it are complete."""

import re
from enum import StrEnum

import attrs
import pytest
from markdown_it import MarkdownIt

import timeline
from timeline import Timeline, model, wire
from timeline.edtf._words import _language
from timeline.model import Actor, Citation, Event, Figure, Place, Source
from timeline_markdown._labels import LANGUAGES, PHRASES, WORDS, Labels

OTHERS = LANGUAGES[1:]
NAMES = {
    *wire.EventTypes(),
    *(word.value for kind in vars(model).values() if isinstance(kind, type)
      and issubclass(kind, StrEnum) for word in kind),
    *(field.name for kind in wire.EventTypes().values() for field in attrs.fields(kind)),
} - {field.name for field in attrs.fields(Event)} - {"phases"}  # fmt: skip

EVENTS = Timeline(
    [
        model.Visit(
            id="a", title="1", when="1992", status="planned", rank="state", host="CN",
            actors=[Actor(code="AZ", kind="country", role="2"), Actor(name="3", kind="company")],
            places=[Place(name="4", latitude=1.5, longitude=-2.5)],
            figures=[Figure(measure="5", amount="1234567", unit="%", as_of="2024", words="6")],
            citations=[
                Citation(source="s", says="1991", quote="7"),
                Citation(source="t", says="1993"),
            ],
            relations=[model.Relation(kind="follows", event="b")],
            tags=["8"], codes={"9": "10"},
        ),
        Event(id="b", title="11"),
        Event(id="c", title="12", when="-0043"),
        Event(id="d", title="13", when="[..2024]", citations=["s"]),
        model.Agreement(
            id="e", title="14", phases=[model.Phase(stage="in force", actors=["CN"])],
        ),
    ],
    sources=[
        Source(id="s", title="15", accessed="2024", language="x-1"),
        Source(id="t", title="16", published="2023"),
    ],
    revised="2024-07-03",
)  # fmt: skip


class TestTables:
    def test_every_word_of_the_model_is_in_them(self):
        assert sorted(NAMES - WORDS.keys()) == []

    def test_languages_are_those_of_dates(self):
        assert sorted(LANGUAGES) == sorted(_language._LANGUAGES)

    @pytest.mark.parametrize("table", [WORDS, PHRASES])
    def test_every_word_is_there_in_every_language(self, table):
        assert [name for name, row in table.items() if len(row) != len(LANGUAGES)] == []
        assert [name for name, row in table.items() if not all(map(str.strip, row))] == []

    @pytest.mark.parametrize("name", PHRASES)
    def test_phrase_has_as_many_places_in_every_language(self, name):
        assert len({text.count("{}") for text in PHRASES[name]}) == 1

    def test_scripts_are_not_mixed_up(self):
        other = re.compile("[\u0400-\u04ff\u4e00-\u9fff]")
        rows = (*WORDS.values(), *PHRASES.values())
        assert [row for row in rows if other.search("".join(row[:4]))] == []
        words = WORDS.values()
        assert [row for row in words if not re.fullmatch("[\u0400-\u04ff -]+", row[4])] == []
        assert [row for row in words if not re.fullmatch("[\u4e00-\u9fff]+", row[5])] == []


class TestDocument:
    @pytest.mark.parametrize("locale", OTHERS)
    @pytest.mark.parametrize(
        ("style", "sections"), [("list", "year"), ("narrative", "decade"), ("table", "type")]
    )
    def test_has_no_english_word_of_ours(self, locale, style, sections):
        options = {"flavour": "gfm", "style": style, "sections": sections}
        written = shown(EVENTS, locale=locale, **options)
        english = set(re.findall(r"[^\W\d_]+", shown(EVENTS, locale="en", **options)))
        column = LANGUAGES.index(locale)
        own = " ".join(row[column] for row in (*WORDS.values(), *PHRASES.values()))
        # Names of countries are English in every locale, and some words are the same in both.
        shared = set(re.findall(r"[^\W\d_]+", own)) | {word.title() for word in own.split()}
        found = set(re.findall(r"[^\W\d_]+", written))
        assert (
            sorted((found & english) - shared - {"Azerbaijan", "China", "AZ", "b", "s", "t", "x"})
            == []
        )

    def test_a_locale_without_words_of_its_own_has_english_ones(self):
        assert Labels("it").word("planned") == "planned"
        assert Labels("fr_CA").word("planned") == Labels("fr-FR").word("planned") == "prévu"

    def test_a_plugins_own_names_are_its_own(self):
        assert Labels("fr").title("orbital_period") == "Orbital period"

    def test_amounts_are_written_as_the_language_does(self):
        figure = Figure(measure="m", amount="1234567.5", unit="USD")
        made = Timeline([Event(id="e", title="E", figures=[figure])])
        assert "1.234.567,5 USD" in shown(made, locale="de")
        assert "1\u202f234\u202f567,5 USD" in shown(made, locale="fr")
        assert "1,234,567.5 USD" in shown(made, locale="zh")


def shown(made: Timeline, **options: object) -> str:
    """What a reader sees of *made*."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(timeline.dumps(made, "markdown", **options).decode())
    return "\n".join(
        "".join(child.content for child in token.children if not child.type.startswith("html"))
        for token in tokens
        if token.type == "inline"
    )
