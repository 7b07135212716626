# ruff: noqa: RUF001  # punctuation of Chinese
"""A document is in one language throughout, whatever it holds."""

import re
from enum import EnumType, StrEnum

import attrs
import pytest
from markdown_it import MarkdownIt

import timeline
from timeline import Timeline, model
from timeline.labels import FIELDS, LANGUAGES, PHRASES, TYPES, WORDS
from timeline.model import Actor, Citation, Event, Figure, GenericEvent, Place, Source

OTHERS = LANGUAGES[1:]
WORDED = [kind for name in model.__all__ if isinstance(kind := getattr(model, name), EnumType)]
TABLES = [WORDS, TYPES, FIELDS, PHRASES]

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


class TestDocument:
    @pytest.mark.parametrize("kind", WORDED)
    def test_every_enumeration_of_the_model_is_translated(self, kind):
        for word in kind:
            made = Timeline([Sample(id="e", title="E", box=word)])
            (fact,) = re.findall("^Box：(.*)$", shown(made, locale="zh"), re.MULTILINE)
            assert re.fullmatch("[\u4e00-\u9fff]+", fact), word

    @pytest.mark.parametrize("locale", OTHERS)
    @pytest.mark.parametrize(
        ("style", "sections"), [("list", "year"), ("narrative", "decade"), ("table", "type")]
    )
    def test_has_no_english_word_of_ours(self, locale, style, sections):
        options = {"flavour": "gfm", "style": style, "sections": sections}
        written = shown(EVENTS, locale=locale, **options)
        english = set(re.findall(r"[^\W\d_]+", shown(EVENTS, locale="en", **options)))
        column = LANGUAGES.index(locale)
        own = " ".join(row[column] for table in TABLES for row in table.values())
        # Some words are the same in both.
        shared = set(re.findall(r"[^\W\d_]+", own)) | {word.title() for word in own.split()}
        found = set(re.findall(r"[^\W\d_]+", written))
        assert (
            sorted((found & english) - shared - {"Azerbaijan", "China", "AZ", "b", "s", "t", "x"})
            == []
        )

    def test_is_in_the_language_of_the_timeline_unless_another_is_given(self):
        def title(language: str, **options: object) -> str:
            event = Event(id="e", title="E")
            made = Timeline([event], metadata=model.Metadata(language=language))
            return shown(made, **options).split("\n")[0]

        assert title("fr-CA") == "Sans date"
        assert title("fr", locale="de") == "Ohne Datum"
        # Of Italian, there are the names of the months alone.
        assert title("it") == title("") == "Undated"

    def test_has_the_punctuation_of_the_language(self):
        actors = [Actor(code="AZ"), Actor(name="3", role="2")]
        event = Event(id="e", title="E", actors=actors, status="planned", tags=["1", "2"])
        written = shown(Timeline([event]), locale="zh", style="narrative")
        assert "日期不详（计划中）" in written
        assert "人物：阿塞拜疆、3（2）。标签：1、2。" in written

    def test_a_locale_without_words_of_its_own_has_english_ones(self):
        made = Timeline([Event(id="e", title="E", status="planned")])
        assert shown(made, locale="it").endswith("Undated (planned): E")
        assert shown(made, locale="fr_CA") == shown(made, locale="fr-FR")
        assert shown(made, locale="fr_CA").endswith("Sans date (prévu)\u00a0: E")

    def test_names_of_another_type_are_its_own_though_the_model_has_such_words(self):
        fields = {"state": 1, "disputed": 2, "no": 3, "who": 4, "level": 5}
        texts = ["State: 1", "Disputed: 2", "No: 3", "Who: 4", "Level: 5"]
        event = GenericEvent(id="e", title="E", declared="state", fields=fields)
        for locale, kind in (("en", "Type"), ("de", "Art")):
            written = shown(Timeline([event]), locale=locale)
            assert [line for line in written.split("\n") if ": " in line][1:] == [
                f"{kind}: state",
                *texts,
            ]
            assert shown(Timeline([event]), locale=locale, sections="type").startswith("State\n")

    def test_words_of_a_plugins_enumeration_are_its_own(self):
        class Matter(StrEnum):
            STATE = "state"

        event = Sample(id="e", title="E", box=(Matter.STATE, Box(state=Matter.STATE)))
        assert "Box: state, State: state" in shown(Timeline([event]), locale="de")

    def test_amounts_are_written_as_the_language_does(self):
        figure = Figure(measure="m", amount="1234567.5", unit="USD")
        made = Timeline([Event(id="e", title="E", figures=[figure])])
        assert "1.234.567,5 USD" in shown(made, locale="de")
        assert "1\u202f234\u202f567,5 USD" in shown(made, locale="fr")
        assert "1,234,567.5 USD" in shown(made, locale="zh")

    def test_chinese_counts_in_ten_thousands(self):
        figure = Figure(measure="m", amount="3740000000", unit="USD")
        other = Figure(measure="n", amount="50000", unit="%")
        made = Timeline([Event(id="e", title="E", figures=[figure, other])])
        assert "m：37.4亿 USD · n：5万%" in shown(made, locale="zh")


@attrs.frozen(kw_only=True)
class Sample(Event):
    """An event of a type of a plugin's own."""

    type_name = "sample"
    box: object = ()


@attrs.frozen(kw_only=True)
class Box:
    """A value of a plugin's own."""

    state: object


def shown(made: Timeline, **options: object) -> str:
    """What a reader sees of *made*."""
    parser = MarkdownIt("commonmark").enable("table")
    tokens = parser.parse(timeline.dumps(made, "markdown", **options).decode())
    return "\n".join(
        "".join(child.content for child in token.children if not child.type.startswith("html"))
        for token in tokens
        if token.type == "inline"
    )
