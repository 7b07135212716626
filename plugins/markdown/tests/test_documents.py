"""Whole documents: their structure, their links, and how they read."""

import re
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import attrs
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from plugins.markdown.tests.nasty import SHAPES

import timeline
from timeline import Timeline, testing
from timeline.errors import Location, OptionError
from timeline.model import (
    Actor,
    Agreement,
    Citation,
    Event,
    Figure,
    Metadata,
    Phase,
    Place,
    Relation,
    Source,
)
from timeline.plugins import EventStream

EXAMPLE = Path(__file__).parents[3] / "examples" / "baku_beijing.toml"
GOLDEN = Path(__file__).parent / "golden"
COMMONMARK = MarkdownIt("commonmark")
ANCHOR = re.compile(r'<a id="((?:event|source)\.[A-Za-z0-9._-]+)">')


def document(made: Timeline, **options: object) -> str:
    return timeline.dumps(made, "markdown", **options).decode()


def entry(event: Event, **options: object) -> str:
    """The lines of *event*, without those of the document around it."""
    sources = [Source(id="s", publisher="The Paper"), Source(id="t", publisher="The Times!")]
    made = Timeline([event], metadata=Metadata(sources=sources))
    _, _, rest = document(made, sections="none", **options).partition("\n")
    return rest.partition("\n## Sources")[0]


class TestGolden:
    @pytest.mark.parametrize(("flavour", "style"), SHAPES)
    def test_the_example_reads_as_it_did(self, flavour, style):
        # After a change on purpose: write the files anew (see golden/README.md), and read them.
        written = document(timeline.load(EXAMPLE), flavour=flavour, style=style)
        assert written == (GOLDEN / f"{flavour}-{style}.md").read_text("utf-8")


class TestStructure:
    @settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
    @given(testing.timelines(), st.sampled_from(["list", "narrative"]))
    def test_an_event_is_an_entry_and_nothing_breaks_out_of_it(self, made, style):
        tokens = COMMONMARK.parse(document(made, style=style))
        inline = [child for token in tokens for child in token.children or ()]
        html = [token.content for token in (*tokens, *inline) if token.type.startswith("html_")]
        links = [token.attrs["href"] for token in inline if token.type == "link_open"]
        anchors = set(ANCHOR.findall("".join(html)))
        assert {f"event.{event.id}" for event in made} <= anchors
        assert all(re.fullmatch(r'(<a id="[A-Za-z0-9._-]+">|</a>|(<br />)+\n?)', h) for h in html)
        for link in links:
            assert link.startswith(("http://", "https://", "HTTP")) or link[1:] in anchors
        assert not {"image", "code_inline"} & {token.type for token in inline}
        assert not {"fence", "code_block", "blockquote_open", "hr", "ordered_list_open"} & {
            token.type for token in tokens
        }
        levels = [token.tag for token in tokens if token.type == "heading_open"]
        entries = (
            sum(t.type == "list_item_open" and t.level == 1 for t in tokens)
            - len(made.metadata.sources)
            if style == "list"
            else levels.count("h3")
        )
        assert entries == len(made)

    def test_a_section_begins_where_the_year_changes(self):
        whens = ["2023", "2023-05", "2024", "-0043", None]
        events = [Event(id=f"e{n}", title="E", when=when) for n, when in enumerate(whens)]
        headings = re.findall("^## (.*)$", document(Timeline(events)), re.MULTILINE)
        assert headings == ["44 BC", "2023", "2024", "Undated"]

    @pytest.mark.parametrize(
        ("by", "headings"),
        [("decade", ["1990s", "2020s"]), ("type", ["Event", "Declaration"]), ("none", [])],
    )
    def test_sections_are_by_what_was_asked_for(self, by, headings):
        events = [
            Event(id="a", title="A", when="1999"),
            timeline.Declaration(id="b", title="B", when="2024"),
        ]
        written = document(Timeline(events), sections=by)
        assert re.findall("^## (.*)$", written, re.MULTILINE) == headings

    def test_table_has_one_head(self):
        events = [Event(id=f"e{year}", title="E", when=str(year)) for year in (2023, 2024, 2025)]
        made = Timeline(events)
        assert document(made, style="table", flavour="gfm").count("| Date | Event |") == 1
        by_year = document(made, style="table", flavour="gfm", sections="year")
        assert by_year.count("| Date | Event |") == by_year.count("\n## ") == 3

    def test_commonmark_has_no_table(self):
        with pytest.raises(OptionError, match="gfm, obsidian, mdx"):
            document(Timeline(), style="table")

    def test_an_unknown_locale_is_refused(self):
        with pytest.raises(OptionError, match="locale"):
            document(Timeline(), locale="xx-nowhere")


class TestEntry:
    def test_a_date_is_in_words_of_the_locale_and_in_edtf_where_asked(self):
        event = Event(id="e", title="E", when="2023-10", status="planned")
        assert entry(event) == '- <a id="event.e"></a>**October 2023** (planned): E\n'
        assert "**Octobre 2023**" in entry(event, locale="fr")
        assert "**October 2023 `2023-10`** (planned)" in entry(event, edtf=True)

    def test_sources_say_what_they_say_of_the_date(self):
        citations = [Citation(source="s", says="2024-07", quote="July", locator="p. 4")]
        event = Event(id="e", title="E", when="2024-07", citations=citations)
        said = "(p. 4, says: July 2024, “July”)"
        assert f"Sources: [The Paper](#source.s) {said}\n" in entry(event)
        assert f"Sources: The Paper[^s] {said}\n" in entry(event, flavour="gfm")

    def test_a_label_before_a_footnote_makes_no_image(self):
        event = Event(id="e", title="E", citations=["t"])
        assert "The Times\\![^t]" in entry(event, flavour="gfm")

    @pytest.mark.parametrize(
        ("title", "shown"),
        [("# h", "\\# h"), ("- x", "\\- x"), ("1. x", "1\\. x"), ("> q", "\\> q")],
    )
    def test_a_source_begins_no_block_where_its_name_begins_a_line(self, title, shown):
        source = Source(id="s", title=title, author=title)
        text = document(Timeline([], metadata=Metadata(sources=[source])), flavour="gfm")
        assert f"\n\n{shown}[^s]\n" in text
        assert f"\n[^s]: {shown}, “{title}”.\n" in text

    def test_a_source_is_no_code_to_mdx_where_its_name_begins_a_line(self):
        source = Source(id="s", title="import x", author="export y")
        text = document(Timeline([], metadata=Metadata(sources=[source])), flavour="mdx")
        assert "\n\n&#105;mport x[^s]\n" in text

    def test_contradictions_are_shown(self):
        citations = [Citation(source="s", says="2023"), Citation(source="t", says="2024")]
        shown = entry(Event(id="e", title="E", when="2024", citations=citations))
        assert (
            "Contradiction: [The Paper](#source.s) (2023) against [The Times\\!](#source.t) (2024)"
        ) in shown
        assert "Contrary to the date: [The Paper](#source.s) (2023)" in shown

    def test_relations_are_links_and_in_obsidian_to_blocks(self):
        event = Event(
            id="e_1.a", title="E", relations=[Relation(kind="part-of", event="b"),
                                               Relation(kind="part-of", event="c_d")]
        )  # fmt: skip
        shown = entry_of(event)
        assert "Part of: [B](#event.b), [C_D](#event.c_d)\n" in shown(flavour="commonmark")
        assert "Part of: [B](#^b), [C_D](#^c-x5f-d)\n" in shown(flavour="obsidian")
        assert "Part of: B (`b`), C_D (`c_d`) |" in shown(flavour="obsidian", style="table")
        assert "Undated**: E ^e-x5f-1-x2e-a\n" in shown(flavour="obsidian")

    def test_actors_places_and_figures_say_all_that_is_known(self):
        event = Event(
            id="e",
            title="E",
            actors=["AZ", Actor(name="BYD", kind="company", role="investor")],
            places=[Place(name="Baku", country="AZ", latitude=40.4, longitude=-49.9)],
            figures=[Figure(measure="turnover", amount="3740000000", unit="USD", period="2024")],
        )
        shown = entry(event)
        assert "Who: Azerbaijan; BYD (company, investor)\n" in shown
        assert "Where: Baku, Azerbaijan (40.4° N 49.9° W)\n" in shown
        assert "Figures: turnover: 3.74 billion USD (2024)\n" in shown

    def test_phases_have_their_own_dates_actors_and_sources(self):
        phase = Phase(stage="in force", when="2025-07-16", actors=["AZ"], citations=["s"])
        shown = entry(Agreement(id="e", title="E", phases=[phase]))
        assert "In force: 16 July 2025 · by Azerbaijan · [The Paper](#source.s)\n" in shown

    def test_relations_of_a_kind_stand_together_wherever_they_are(self):
        kinds = [("follows", "b"), ("causes", "c"), ("follows", "d")]
        relations = [Relation(kind=kind, event=event) for kind, event in kinds]
        shown = entry_of(Event(id="e", title="E", relations=relations))(flavour="commonmark")
        assert "Follows: [B](#event.b), [D](#event.d)\n  - Causes: [C](#event.c)\n" in shown

    def test_related_events_are_named_by_their_titles(self):
        made = Timeline(
            [
                Event(id="one", title="A, [b] | c"),
                Event(id="two", title="Two"),
                Event(
                    id="e",
                    title="E",
                    relations=[
                        Relation(kind="follows", event="one"),
                        Relation(kind="follows", event="two"),
                    ],
                ),
            ]
        )
        shown = "Follows: [A, \\[b\\] \\| c](#event.one); [Two](#event.two)"
        assert f"{shown}\n" in document(made)
        assert f"{shown} |" in document(made, style="table", flavour="gfm")

    def test_stream_names_related_events_by_their_ids(self):
        relations = [Relation(kind="follows", event="one")]
        event = Event(id="e", title="E", relations=relations)
        stream = EventStream(metadata=Metadata(), events=[(event, Location())])
        assert "Follows: [one](#event.one)\n" in timeline.dumps(stream, "markdown").decode()

    @pytest.mark.parametrize(
        ("locale", "shown"),
        [
            ("en", "**Signed 23 November 1970, in force 1973**: Protocol"),
            ("fr", "**Signé\u00a0: 23 novembre 1970, en vigueur\u00a0: 1973**\u00a0: Protocol"),
            ("zh", "**签署：1970年11月23日、生效：1973年**：Protocol"),  # noqa: RUF001
        ],
    )
    def test_steps_date_an_agreement_without_a_date(self, locale, shown):
        phases = [
            Phase(stage="signed", when="1970-11-23"),
            Phase(stage="ratified"),
            Phase(stage="in force", when="1973"),
        ]
        event = Agreement(id="e", title="Protocol", phases=phases)
        assert shown in entry(event, locale=locale)
        by_decade = document(Timeline([event]), locale=locale, sections="decade")
        assert "1970" in re.findall("^## (.*)$", by_decade, re.MULTILINE)[0]

    def test_names_with_commas_are_kept_apart(self):
        shown = entry(Event(id="e", title="E", actors=["AZ", "Congo, The Republic of", "CN"]))
        assert "Who: Azerbaijan; Congo, The Republic of; China\n" in shown

    def test_a_unit_that_begins_with_a_percent_sign_is_written_as_one(self):
        figures = [Figure(measure="m", amount="12.5", unit="% of GDP")]
        event = Event(id="e", title="E", figures=figures)
        assert "m: 12.5% of GDP\n" in entry(event)
        assert "m\u00a0: 12,5\u00a0% of GDP\n" in entry(event, locale="fr")

    def test_any_words_of_a_date_can_stand_behind_a_label(self):
        figures = [Figure(measure="m", amount=1, as_of="2025-38")]
        citations = [Citation(source="s", says="[..2024-05]")]
        shown = entry(Event(id="e", title="E", figures=figures, citations=citations))
        assert "(as of: middle four months of 2025)" in shown
        assert "(says: in or before May 2024)" in shown

    @pytest.mark.parametrize(
        ("degrees", "shown"), [(0.00001, "0.00001"), (40.0, "40"), (-0.0, "0"), (12.5, "12.5")]
    )
    def test_coordinates_are_written_out(self, degrees, shown):
        place = Place(name="P", latitude=degrees, longitude=0)
        assert f"P ({shown}° N 0° E)\n" in entry(Event(id="e", title="E", places=[place]))

    def test_a_source_known_by_its_address_alone_is_called_by_its_host(self):
        source = Source(id="s", url="https://example.org/a/b?c")
        made = Timeline([Event(id="e", title="E", citations=["s"])], sources=[source])
        assert "Sources: [example.org](#source.s)\n" in document(made)

    def test_what_is_not_shown_is_reported(self, tmp_path):
        made = Timeline(
            [Event(id="e", title="E", extra={"a": 1})],
            metadata=Metadata(language="en", extra={"b": 2}),
        )
        result = timeline.export(made, tmp_path / "a.md", "markdown")
        fields = [loss.field for loss in result.losses]
        assert fields == ["extra", "timeline.extra", "timeline.language"]


def entry_of(event: Event):
    others = [
        Event(id=relation.event, title=relation.event.upper()) for relation in event.relations
    ]
    made = Timeline([event, *others])
    return lambda **options: document(made, **options)


class TestFrontMatter:
    def test_characters_that_yaml_refuses_are_written_by_their_codes(self):
        made = Timeline(title="a\ufffeb\uffffc\ufeffd")
        written = document(made, front_matter=True).split("\n")
        assert written[1] == 'title: "a\\ufffeb\\uffffc\\ufeffd"'

    def test_values_are_always_quoted(self):
        made = Timeline(metadata=Metadata(title='no: "x" # y', language="no", revised="2025"
                                          "-07-28"))  # fmt: skip
        assert document(made, front_matter=True).split("\n")[:6] == [
            "---",
            'title: "no: \\"x\\" # y"',
            'lang: "no"',
            'date: "2025-07-28"',
            "---",
            "",
        ]


def amount(value: Decimal) -> str:
    """The *value* of a figure as a document writes it."""
    shown = entry(Event(id="e", title="E", figures=[Figure(measure="m", amount=value)]))
    return re.search("Figures: m: (.*)", shown)[1]


class TestAmounts:
    @given(
        st.decimals(-(10**27), 10**27, allow_nan=False, allow_infinity=False, places=3)
        | st.integers(-(10**30), 10**30).map(Decimal)
    )
    def test_no_digit_is_lost(self, value):
        number, _, scale = amount(value).replace(",", "").partition(" ")
        power = {"": 0, "million": 6, "billion": 9, "trillion": 12}[scale]
        assert Fraction(number) * 10**power == Fraction(value)

    @pytest.mark.parametrize(
        ("value", "words"),
        [
            ("298", "298"),
            ("1234567", "1,234,567"),
            ("1500000", "1.5 million"),
            ("-3740000000", "-3.74 billion"),
            ("0.50", "0.50"),
            ("1E+999", "1 \u00d7 10⁹⁹⁹"),
            ("-1.5E-40", "-1.5 \u00d7 10⁻⁴⁰"),
            ("0", "0"),
            ("-0", "0"),
            ("-0.0", "0.0"),
        ],
    )
    def test_amounts_read_as_people_write_them(self, value, words):
        assert amount(Decimal(value)) == words


IDS = st.from_regex(r"[aA1x2e]{1,3}(?:[._-]{1,2}[aA1x2e]{1,3}){0,3}", fullmatch=True)


def block_name(event_id: str) -> str:
    """What Obsidian calls the block of the event with this id."""
    return re.search(r" \^(.*)$", entry(Event(id=event_id, title="E"), flavour="obsidian"))[1]


class TestAnchors:
    def test_no_event_has_the_name_of_a_source_or_of_a_heading(self):
        names = ["source-ttp", "source.ttp", "ttp", "2024", "sources", "event"]
        events = [Event(id=name, title=name, when="2024", citations=["ttp"]) for name in names]
        made = Timeline(events, sources=[Source(id="ttp", title="T")])
        for flavour in ("commonmark", "gfm", "mdx"):
            found = re.findall('id="([^"]*)"', document(made, flavour=flavour))
            # Sources are footnotes in the others.
            assert len(found) == len(events) + (flavour == "commonmark")
            assert len(found) == len(set(found))
            # Names that headings get have no points.
            assert all("." in name for name in found)

    def test_a_heading_of_docusaurus_has_no_link_within(self):
        written = document(Timeline([Event(id="e", title="E")]), flavour="mdx", style="narrative")
        assert '\n<a id="event.e"></a>\n\n### E\n' in written

    @given(IDS, IDS, st.data())
    def test_obsidian_names_no_two_events_alike_in_any_case(self, one, other, data):
        name = block_name(one)
        likely = [one.swapcase(), one.lower(), one.replace(".", "_"), name.rstrip("-"), other]
        other = data.draw(st.sampled_from(likely))
        assert (name.lower() == block_name(other).lower()) == (one == other)
        assert re.fullmatch("[A-Za-z0-9-]+", name)

    def test_footnotes_whose_case_alone_differs_have_numbers(self):
        sources = [Source(id="s", title="A"), Source(id="S", title="B")]
        made = Timeline(metadata=Metadata(sources=sources))
        written = document(made, flavour="gfm")
        assert "[^s]: “A”.\n[^S-2]: “B”.\n" in written


class TestShards:
    def test_shards_join_to_the_same_document(self, tmp_path):
        made = timeline.load(EXAMPLE)
        many = Timeline(
            [attrs.evolve(e, id=f"{e.id}-{n}", relations=()) for n in range(5) for e in made],
            metadata=made.metadata,
        )
        timeline.export(timeline.shards(many, size=7), tmp_path / "a.md", "markdown")
        assert (tmp_path / "a.md").read_text("utf-8") == document(many)
