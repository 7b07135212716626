"""Pictures: well-formed, legible, complete, and the same everywhere."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from plugins.svg.tests.seen import SVG, marks, outside, overlapping, parsed, texts

import timeline
from timeline import Event, Figure, OptionError, Timeline, testing
from timeline_svg import Embedding, SvgOptions, draw, mark

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "baku_beijing.toml"
HOSTILE = "</title><script>alert(1)</script> & \"'\u202e]]> <![CDATA[ --> <!ENTITY"


def picture(events, **options):
    return timeline.dumps(Timeline(events, title="A timeline"), "svg", **options).decode()


def titles(root):
    return [title.text for title in root.iter(f"{SVG}title")][1:]


def assert_legible(svg):
    root = parsed(svg)
    found = texts(root)
    assert overlapping(found) == []
    assert outside(root, found) == []
    _, _, width, _ = map(float, root.get("viewBox").split())
    for points in marks(root).values():
        assert all(-1 <= x <= width + 1 for x, _ in points)
    return root


class TestLegible:
    @settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow])
    @given(
        testing.timelines(),
        st.sampled_from([320, 343, 499, 760, 960, 1600]),
        st.sampled_from(["none", "type", "actor", "tag", "status"]),
        st.sampled_from(["", "en", "fr", "de", "es", "ru", "zh", "ar"]),
        st.booleans(),
    )
    def test_no_texts_overlap_in_any_picture(self, made, width, group, locale, breaks):
        data = timeline.dumps(
            made, "svg", width=width, group=group, locale=locale, breaks=breaks
        ).decode()
        root = assert_legible(data)
        assert len(titles(root)) >= len(made)

    @pytest.mark.parametrize("width", [320, 343, 960, 2400])
    @pytest.mark.parametrize("group", ["none", "tag", "actor"])
    @pytest.mark.parametrize("direction", ["ltr", "rtl"])
    def test_example_is_legible(self, width, group, direction):
        loaded = timeline.load(EXAMPLE)
        data = timeline.dumps(loaded, "svg", width=width, group=group, direction=direction)
        root = assert_legible(data.decode())
        assert sorted(title for title in titles(root) if "trade turnover" not in title) == sorted(
            event.title for event in loaded
        )

    @pytest.mark.parametrize("count", [81, 300, 1200])
    def test_many_events_are_legible(self, count):
        whens = ("{}-05-04", "{}-07", "{}", "[..{}-03-02]", "{}-02/..", "{}-01-05/{}-09")
        events = [
            Event(
                id=f"e{n}",
                title=f"Event {n} of many, with a title of some length",
                when=whens[n % 6].format(*[1980 + n * 7 % 45] * 2),
                status="ongoing" if n % 6 == 4 else "occurred",
            )
            for n in range(count)
        ]
        assert_legible(picture(events))


class TestLimits:
    @pytest.mark.parametrize(
        "whens",
        [
            [],
            ["2024"],
            ["2024-07-03T10:00:00Z"],
            [None, None],
            ["/.."],
            ["Y-99999999999999999", "Y99999999999999999"],
            ["Y-170000002", "0000", "2024-01-01"],
            ["XXXX-12-25"],
            ["2024-07-03T10:00:00Z", "2024-07-03T10:00:01Z"],
            ["-0001", "0000", "0001"],
            ["../1984", "1984/..", "[..1984]", "[1984..]", "/1984", "1984/"],
        ],
    )
    def test_any_dates_make_a_picture(self, whens):
        events = [Event(id=f"e{n}", title=f"Event {n}", when=w) for n, w in enumerate(whens)]
        root = assert_legible(picture(events))
        assert sorted(titles(root)) == sorted(event.title for event in events)

    def test_very_long_titles_are_cut_in_sight_and_whole_when_asked(self):
        title = "word " * 2_000
        root = assert_legible(picture([Event(id="long", title=title.strip(), when="2024")]))
        assert titles(root) == [title.strip()]
        assert any(text.text.split("\u00a0")[0].endswith("…") for text in texts(root))

    def test_many_groups_become_one(self):
        events = [
            Event(id=f"e{n}", title=f"Event {n}", when="2024", tags=[f"tag {n}"])
            for n in range(400)
        ]
        root = assert_legible(picture(events, group="tag"))
        assert "others" in [text.text for text in texts(root)]

    @pytest.mark.parametrize("options", [{"width": 319}, {"width": 4001}, {"rows": 0}])
    def test_options_out_of_range_are_refused(self, options):
        with pytest.raises(OptionError, match="expected"):
            picture([], **options)

    @pytest.mark.parametrize("day", ["2024", "2024-07~", "someday"])
    def test_as_of_is_a_day(self, day):
        with pytest.raises(OptionError):
            picture([], as_of=day)


class TestSafety:
    def test_text_cannot_become_markup(self):
        events = [
            Event(id="e", title=HOSTILE, when="2024", description=HOSTILE, tags=[HOSTILE]),
            Event(id="u", title=HOSTILE, actors=[HOSTILE]),
        ]
        data = timeline.dumps(Timeline(events, title=HOSTILE), "svg", group="tag").decode()
        root = parsed(data)
        kinds = {element.tag.removeprefix(SVG) for element in root.iter()}
        assert kinds <= {"svg", "title", "desc", "style", "rect", "path", "g", "text", "tspan"}
        assert "url(" not in data
        assert not [name for each in root.iter() for name in each.attrib if name.startswith("on")]

    def test_characters_that_xml_cannot_hold_are_replaced(self):
        data = picture([Event(id="e", title="A title", when="2024", description="a\ufffeb\uffffc")])
        assert "a\ufffdb\ufffdc" in data
        parsed(data)


class TestSigns:
    def test_disputed_date_is_marked(self):
        root = parsed(picture([Event(id="e", title="E", when="2024", citations=[])]))
        assert not any("\u2260" in text.text for text in texts(root))
        disputed = timeline.loads(
            b"[sources.a]\ntitle = 'A'\n[[events]]\nid = 'e'\ntitle = 'E'\nwhen = '2024'\n"
            b"citations = [{ source = 'a', says = '2023' }]\n",
            "toml",
        )
        root = parsed(timeline.dumps(disputed, "svg").decode())
        assert [text.text for text in texts(root) if "\u2260" in text.text] == [
            "E\u00a0\u00a02024 \u2260",
            "\u2260",
        ]

    def test_legend_explains_only_the_signs_that_occur(self):
        words = {
            text.text
            for text in texts(parsed(picture([Event(id="e", title="E", when="2024-05-01")])))
        }
        assert "once, sometime between the ends" in words
        assert "goes on" not in words

    def test_figures_of_several_events_are_a_chart(self):
        events = [
            Event(
                id=f"e{year}",
                title="Trade",
                when=str(year),
                figures=[Figure(measure="turnover", amount=year, unit="USD", period=str(year))],
            )
            for year in (2015, 2016)
        ]
        root = assert_legible(picture(events))
        words = {text.text for text in texts(root)}
        assert {"turnover, USD", "2,015", "2,016"} <= words
        assert "turnover, USD" not in {text.text for text in texts(parsed(picture(events[:1])))}

    def test_what_goes_on_is_certain_until_the_day_of_revision(self):
        events = [
            Event(id="e", title="E", when="2010-01-01/..", status="ongoing"),
            Event(id="later", title="L", when="2020"),
        ]
        ends = []
        for day in ("2012-01-01", "2018-01-01"):
            root = parsed(picture(events, as_of=day, breaks=False))
            (group,) = [each for each in root.iter(f"{SVG}g") if each.get("data-id") == "e"]
            ends.append(group.find(f"{SVG}path").get("d"))
        assert ends[0] != ends[1]

    def test_clock_is_not_read(self):
        events = [Event(id="e", title="E", when="2010-01-01/..", status="ongoing")]
        assert "as of" not in " ".join(text.text for text in texts(parsed(picture(events))))


class TestDirection:
    def test_time_runs_to_the_left_from_right_to_left(self):
        events = [Event(id="old", title="O", when="1990"), Event(id="new", title="N", when="2020")]
        for direction, is_left in (("ltr", True), ("rtl", False)):
            found = marks(parsed(picture(events, direction=direction)))
            assert (min(found["old"])[0] < min(found["new"])[0]) is is_left


class TestDeterminism:
    def test_bytes_do_not_depend_on_the_hash_seed(self, tmp_path):
        script = (
            "import sys, timeline\n"
            f"made = timeline.load({str(EXAMPLE)!r})\n"
            "sys.stdout.buffer.write(timeline.dumps(made, 'svg', group='actor'))\n"
        )
        outputs = {
            subprocess.run(
                [sys.executable, "-c", script],
                env={**os.environ, "PYTHONHASHSEED": seed},
                capture_output=True,
                check=True,
                cwd=tmp_path,
            ).stdout
            for seed in ("0", "1", "424242")
        }
        assert len(outputs) == 1
        assert outputs.pop() == timeline.dumps(timeline.load(EXAMPLE), "svg", group="actor")


class TestEmbedding:
    def test_page_may_have_the_style_and_the_details(self):
        loaded = timeline.load(EXAMPLE)
        drawn = draw(
            map(mark, loaded),
            loaded.metadata,
            SvgOptions(title=False),
            Embedding(style=False, links=True, details=False),
        )
        root = parsed(drawn.svg)
        assert root.find(f"{SVG}style") is None
        assert {link.get("href") for link in root.iter(f"{SVG}a")} == {
            f"#{event.id}" for event in loaded
        }
        assert len(list(root.iter(f"{SVG}desc"))) == 1
