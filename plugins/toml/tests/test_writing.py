"""Writing the authoring format: as by hand, and lossless."""

import datetime as dt
import re
import tomllib
from pathlib import Path

import pytest
import tomlkit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.work import calls_of

import timeline
from timeline import Timeline, testing
from timeline.errors import OptionError
from timeline.model import Event, Figure, Place, Relation, Source

EXAMPLE = Path(__file__).parents[3] / "examples" / "baku_beijing.toml"

GOLDEN = Path(__file__).parent / "golden" / "baku_beijing.toml"

PLAIN = st.recursive(
    st.text() | st.integers(-(2**63), 2**63 - 1) | st.booleans()
    | st.floats(allow_nan=False, allow_infinity=False),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)  # fmt: skip


def block(event: Event) -> str:
    whole = timeline.dumps(Timeline([event]), "toml").decode()
    return whole.strip("\n")


def _tight(line: str) -> str:
    """*line* without spaces inside the braces of inline tables."""
    return line.replace("{ ", "{").replace(" }", "}")


class TestLayout:
    def test_an_event_reads_as_written_by_hand(self):
        event = timeline.Declaration(
            id="strategic-partnership-2024",
            title="Joint Declaration on the Establishment of a Strategic Partnership",
            when="2024-07-03",
            actors=["AZ", "CN"],
            places=["Astana"],
            level="strategic partnership",
            tags=["diplomacy"],
        )
        assert block(event) == (
            "[[events]]\n"
            'type = "declaration"\n'
            'id = "strategic-partnership-2024"\n'
            'title = "Joint Declaration on the Establishment of a Strategic Partnership"\n'
            'when = "2024-07-03"\n'
            'level = "strategic partnership"\n'
            'actors = ["AZ", "CN"]\n'
            'places = ["Astana"]\n'
            'tags = ["diplomacy"]'
        )

    def test_two_tables_stand_one_below_the_other_and_one_alone(self):
        event = Event(
            id="e",
            title="E",
            places=[Place(name="Baku", country="AZ")],
            figures=[Figure(measure="a", amount=1), Figure(measure="b", amount="0.50")],
        )
        assert block(event).split("\n")[3:] == [
            'places = [{name = "Baku", country = "AZ"}]',
            "figures = [",
            '    {measure = "a", amount = 1},',
            '    {measure = "b", amount = "0.50"},',
            "]",
        ]

    def test_a_description_of_several_lines_stands_in_several(self):
        event = Event(id="e", title="E", description="One.\n\nTwo.")
        assert block(event).split("\n")[3:] == ['description = """One.', "", 'Two."""']

    def test_what_an_event_is_stands_first_and_its_lists_last(self):
        event = timeline.Agreement(
            id="e",
            title="E",
            when="2024",
            status="planned",
            description="D",
            instrument="treaty",
            actors=["AZ"],
            places=["Baku"],
            figures=[Figure(measure="m", amount=1)],
            relations=[Relation(kind="follows", event="f")],
            tags=["t"],
            codes={"cameo": "057"},
            citations=["s"],
            extra={"x": "y"},
        )
        other = Event(id="f", title="F", when="2025")
        tl = Timeline([event, other], sources=[Source(id="s", title="S")])
        _, written, _ = timeline.dumps(tl, "toml").decode().split("[[events]]")
        found = re.findall(r"^(?:\[events\.)?(\w+)", written, re.MULTILINE)
        assert found == [
            *("type", "id", "title", "when", "status", "description", "instrument"),
            *("actors", "places", "figures", "relations", "tags", "codes", "citations", "extra"),
        ]

    @pytest.mark.parametrize(("width", "lines"), [(41, 4), (42, 1)])
    def test_a_list_stands_in_one_line_as_long_as_the_line_has_room(self, width, lines):
        event = Event(id="e", title="E", tags=["a" * 14, "b" * 13])
        assert len('tags = ["aaaaaaaaaaaaaa", "bbbbbbbbbbbbb"]') == 42
        whole = timeline.dumps(Timeline([event]), "toml", width=width).decode().strip("\n")
        assert len(whole.split("\n")[3:]) == lines

    def test_only_dates_that_are_days_are_dates_of_toml(self):
        about = {"title": "2025-07-28", "description": "2025-07-28", "revised": "2025-07-28"}
        written = tomllib.loads(timeline.dumps(Timeline([], **about), "toml").decode())
        assert written["timeline"] == {**about, "revised": dt.date(2025, 7, 28)}
        # Neither Python nor TOML has that year.
        written = timeline.dumps(Timeline([], revised="0000-05-01"), "toml").decode()
        assert tomllib.loads(written)["timeline"] == {"revised": "0000-05-01"}

    def test_the_example_is_written_as_it_was_by_hand(self):
        # After a change on purpose: timeline export examples/baku_beijing.toml -f toml -o ...
        written = timeline.dumps(timeline.load(EXAMPLE), "toml")
        assert written == GOLDEN.read_bytes()
        by_hand = {_tight(line) for line in EXAMPLE.read_text("utf-8").split("\n")}
        lines = [_tight(line) for line in written.decode().split("\n")]
        assert sum(line in by_hand for line in lines) / len(lines) > 0.95

    @given(st.dictionaries(st.text(), PLAIN, min_size=1, max_size=4), st.integers(40, 100))
    def test_two_other_parsers_read_back_what_was_written(self, table, width):
        event = Event(id="e", title="E", extra=table)
        text = timeline.dumps(Timeline([event]), "toml", width=width).decode()
        assert tomllib.loads(text)["events"][0]["extra"] == table
        assert tomlkit.parse(text).unwrap()["events"][0]["extra"] == table

    def test_tables_within_tables_have_headers_of_their_own(self):
        extra = {"list": {"deep": {"of": [1, {"a": "b"}]}, "own": [1]}, "several": [{"x": [1]}, {}]}
        written = block(Event(id="e", title="E", extra=extra))
        assert tomllib.loads(written)["events"][0]["extra"] == extra
        assert re.findall(r"^\[.*", written, re.MULTILINE) == [
            "[[events]]",
            "[events.extra]",
            "[events.extra.list]",
            "[events.extra.list.deep]",
            "[[events.extra.several]]",
            "[[events.extra.several]]",
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "\n",
            "\nfirst",
            'quotes """ and """" within\n',
            'last\n"',
            'last\n""',
            'last\n"""',
            "back\\slash\n\\",
            "\u2028\n",
        ],
    )
    def test_text_of_several_lines_is_read_back_as_it_was(self, text):
        written = block(Event(id="e", title="E", description=text))
        for parse in (tomllib.loads, tomlkit.parse):
            assert parse(written)["events"][0]["description"] == text

    def test_is_written_in_about_the_time_of_json(self):
        phases = [timeline.Phase(stage="signed", when="2024", actors=["AZ", "CN"])]
        events = [
            timeline.Agreement(
                id=f"e{n}", title=f"Event {n}", when="2024-07-03", tags=["one", "two"],
                citations=["s"], phases=phases,
            )
            for n in range(50)
        ]  # fmt: skip
        made = Timeline(events, sources=[Source(id="s", title="S")])
        json = calls_of(lambda: timeline.dumps(made, "json"))
        assert calls_of(lambda: timeline.dumps(made, "toml")) < 4 * json


class TestRoundTrip:
    @pytest.mark.filterwarnings("ignore::timeline.errors.PluginWarning")
    @settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow])
    @given(testing.timelines())
    def test_reading_back_gives_the_same_timeline(self, made):
        read = timeline.loads(timeline.dumps(made, "toml"), "toml", unknown_types="keep")
        assert list(read) == list(made)
        assert read.metadata == made.metadata


def test_width_that_is_too_small_names_the_option_and_its_range():
    with pytest.raises(OptionError) as caught:
        timeline.dumps(Timeline([]), "toml", width=39)
    said = "toml: option width: 39 is not allowed; expected at least 40"
    assert str(caught.value) == said
