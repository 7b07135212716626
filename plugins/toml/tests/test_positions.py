"""The lines of keys, against what a text puts in the way."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from timeline_toml import _layout
from timeline_toml._positions import Positions

TEXT = '''\
a.b = { c = [1, "]", { d = "}" }], e = 1 } # [x]
text = """
[[events]]
id = 1
"""""
[[events]] # [[
"q k" = 1
[events.t.u]
z = 1

[[events.list]]
a = 1
[[events.list]]
a = [
  1, # ]
  \'\'\'
  ]\'\'\',
  3,
]
[[events]]
x = \'#\'
'''


class TestPositions:
    def test_text_is_what_toml_makes_of_it(self):
        assert len(tomllib.loads(TEXT)["events"]) == 2

    def test_each_key_has_its_line(self):
        positions = Positions(TEXT)
        lines = {
            "a.b.c[2].d": 1,
            "a.b.e": 1,
            "text": 2,
            "events[0]": 6,
            "events[0].q k": 7,
            "events[0].t.u.z": 9,
            "events[0].list[1]": 13,
            "events[0].list[1].a[0]": 15,
            "events[0].list[1].a[1]": 16,
            "events[0].list[1].a[2]": 18,
            "events[1]": 20,
            "events[1].x": 21,
        }
        assert {path: positions.line(path) for path in lines} == lines

    def test_what_is_missing_has_the_line_of_what_is_around(self):
        positions = Positions(TEXT)
        assert positions.line("events[1].places[0].name") == 20

    def test_a_key_that_is_made_of_signs_of_a_path_has_a_line_too(self):
        positions = Positions('a = 1\n"x\\u0041]" = 1\n"b[" = 1\n')
        assert positions.line("xA]") == 2
        assert positions.line("b[.c") == 3
        assert positions.line("y]") is None
        assert Positions('"\\1" = 1').line("\\1") == 1
        assert positions.line("nowhere") is None

    @given(st.text(alphabet="[]{}\"'#=.,\\ \nab1", max_size=40))
    def test_any_text_ends(self, text):
        assert Positions(text).line("z") is None

    @given(
        st.lists(st.dictionaries(st.sampled_from("abc"), st.text("[]\"'\n#= x"), min_size=1)),
    )
    def test_every_event_is_found_whatever_its_texts_hold(self, tables):
        text = _layout.document("events", _layout.blocks(tables, width=20))
        assert tomllib.loads(text).get("events", []) == tables
        lines = text.split("\n")
        positions = Positions(text)
        for number, table in enumerate(tables):
            assert lines[positions.line(f"events[{number}]") - 1] == "[[events]]"
            for key in table:
                assert lines[positions.line(f"events[{number}].{key}") - 1].startswith(f"{key} = ")
