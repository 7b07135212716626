"""Reading the authoring format: what is accepted, and what is said of the rest."""

import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline import Event, Metadata
from timeline.errors import DocumentError, Fault, format_path


def read(text: str | bytes, **options: object) -> tuple[Metadata, list[Event], list[Fault]]:
    data = text.encode() if isinstance(text, str) else text
    reading = timeline.read(io.BytesIO(data), format="toml", **options)
    return reading.metadata, list(reading.timeline), list(reading.faults)


def places(faults: list[Fault]) -> list[tuple[int | None, str]]:
    return [(fault.line, format_path(fault.path)) for fault in faults]


def only(text: str) -> Event:
    _, events, faults = read(text)
    assert faults == []
    (event,) = events
    return event


EVENT = '[[events]]\nid = "e"\ntitle = "E"\n'


class TestValues:
    @pytest.mark.parametrize(
        ("written", "when"),
        [
            ("2024-07-03", "2024-07-03"),
            ('"2024-07"', "2024-07"),
            ("2024-07-03T10:00:00Z", "2024-07-03T10:00:00Z"),
            ("2024-07-03 10:00:00+04:00", "2024-07-03T10:00:00+04:00"),
            ("2024-07-03T10:00:00", "2024-07-03T10:00:00"),
        ],
    )
    def test_native_dates_are_dates(self, written, when):
        assert str(only(f"{EVENT}when = {written}\n").when) == when

    def test_amount_with_a_point_is_exact(self):
        event = only(f'{EVENT}figures = [{{ measure = "m", amount = 0.1000000000000000055 }}]\n')
        assert event.figures[0].amount == Decimal("0.1000000000000000055")

    def test_coordinates_are_floats(self):
        event = only(f'{EVENT}places = [{{ name = "P", latitude = 1.5, longitude = 2 }}]\n')
        assert (event.places[0].latitude, event.places[0].longitude) == (1.5, 2.0)

    def test_byte_order_mark_is_dropped(self):
        assert read(b"\xef\xbb\xbf" + EVENT.encode())[1][0].id == "e"

    def test_windows_line_ends_are_line_ends(self):
        assert read(EVENT.replace("\n", "\r\n"))[2] == []

    def test_a_type_that_is_not_installed_can_be_kept(self):
        with pytest.warns(timeline.errors.PluginWarning, match="summit"):
            _, (event,), _ = read(f'{EVENT}type = "summit"\n', unknown_types="keep")
        assert event.type == "summit"


class TestFaults:
    def test_all_faults_of_a_file_come_in_one_run(self):
        _, events, faults = read(
            """\
[timeline]
titel = "T"

[sources.ttp]
title = "S"
published = "2024-13"

[[events]]
id = "good"
title = "Good"

[[events]]
id = "one"
title = "One"
type = "declaratoin"
when = 2024

[[events]]
id = "two"
title = "Two"
when = "2024-13"
colour = "red"
actors = [
    "AZ",
    { nmae = "CN" },
]

[[events.phases]]
x = 1

[evnets]
"""
        )
        assert [event.id for event in events] == ["good"]
        found = {(fault.line, format_path(fault.path), fault.event) for fault in faults}
        assert found >= {
            (2, "timeline.titel", ""),
            (6, "sources.ttp.published", ""),
            (15, "events[1].type", "one"),
            (21, "events[2].when", "two"),
            (22, "events[2].colour", "two"),
            (25, "events[2].actors[1].nmae", "two"),
            (28, "events[2].phases", "two"),
            (31, "evnets", ""),
        }

    def test_unknown_type_names_the_known_and_the_nearest(self):
        (fault,) = read(f'{EVENT}type = "declaratoin"\n')[2]
        assert "'declaratoin' is not allowed" in fault.message
        assert "agreement, declaration, regime" in fault.message
        assert "did you mean 'declaration'?" in fault.message

    def test_what_is_missing_has_the_line_of_its_event(self):
        (fault,) = read('\n[[events]]\nid = "e"\n')[2]
        assert str(fault) == "line 2: events[0].title (e): is missing"

    def test_local_time_is_no_date(self):
        (fault,) = read(f"{EVENT}when = 12:00:00\n")[2]
        assert places([fault]) == [(4, "events[0].when")]

    def test_not_utf_8_names_the_byte_and_its_line(self):
        (fault,) = read(b'[timeline]\ntitle = "\xff"\n')[2]
        assert fault.line == 2
        assert "byte 0xff at offset 20" in fault.message

    def test_duplicates_and_dangling_references_have_their_lines(self, tmp_path):
        file = tmp_path / "a.toml"
        file.write_text(
            f'{EVENT}\n{EVENT}citations = ["nobody"]\n'
            'relations = [{ kind = "follows", event = "nothing" }]\n'
        )
        with pytest.raises(DocumentError) as caught:
            timeline.load(file)
        assert [(fault.line, fault.event) for fault in caught.value.faults] == [
            (6, "e"),
            (8, "e"),
            (9, "e"),
        ]
        assert "nobody" in str(caught.value)
        assert "nothing" in str(caught.value)

    def test_good_events_come_through_when_faults_are_skipped(self):
        _, events, faults = read(f'[[events]]\nid = "bad"\n{EVENT}')
        assert [event.id for event in events] == ["e"]
        assert len(faults) == 1


class TestSyntax:
    """The first syntax error is reported with its line and column, and with what to write."""

    @pytest.mark.parametrize(
        ("text", "line", "column", "words"),
        [
            ('[timeline]\ntitle = "x\n', 2, 9, 'the text is not closed: " closes it: title = "x'),
            ('[timeline]\ntitle = "a"\ntitle = "b"\n', 3, 12, "the key title is given twice"),
            ("[sources.a]\n[sources.a]\n", 2, 1, "sources.a is given twice"),
            ("[[events]\n", 1, 1, "a header is written as [name] or [[name]]: [[events]"),
            ("[[events\n", 1, 1, "a header is written as [name] or [[name]]"),
            ("[events]\n[[events]]\n", 2, 1, "write each event under [[events]]"),
            ("this is not a timeline\n", 1, 6, "a line is a header, as [name], or a key with"),
            ('title: "A"\n', 1, 6, "write = after a key, not :"),
            ("title = \x07\n", 1, 9, "U+0007 is not allowed here"),
        ],
    )
    def test_place_and_cause_are_reported(self, text, line, column, words):
        _, events, (fault,) = read(text)
        assert events == []
        assert fault.line == line
        assert fault.message.startswith(f"not TOML: column {column}: {words}")

    @pytest.mark.parametrize(
        ("written", "column", "words"),
        [
            ("when = 2016-06-31", 8, "2016-06 has no day 31: when = 2016-06-31"),
            ("when = 2016-02-30T10:00:00Z", 8, "2016-02 has no day 30: "),
            ("when = 2016-13-01", 8, "there is no month 13: "),
            ("when = 2016-00-10", 8, "there is no month 00; write '2016-XX-10': "),
            ("when = 2016-12-32", 8, "2016-12 has no day 32: "),
            ("when = 2016-01-00", 8, "2016-01 has no day 00; write '2016-01': "),
            ("when = 2016-00-00", 8, "there is no month 00; write '2016': "),
            ("when = 2024-07", 12, "write '2024-07' in quotes: when = 2024-07"),
            ("status = planned # so far", 10, "write 'planned' in quotes"),
            ("status =", 9, "the value is missing"),
            ("extra.x = True", 11, "write true: "),
            ("extra.x = 1 extra.y = 2", 13, "a line holds one key with its value"),
            ('description = "x', 15, 'the text is not closed: " closes it: '),
            ("description = 'x", 15, "the text is not closed: ' closes it: "),
            ("description = 'x\ntags = ['a']", 15, "the text is not closed: ' closes it: "),
            ('description = """x', 15, 'the text is not closed: """ closes it: '),
            ('description = """x\n', 15, 'the text is not closed: """ closes it: '),
            ('description = "a "b" c"', 19, 'the text ends before this; write " within a text'),
            (r'description = "a\z"', 19, r"write \ in double quotes as \\, or put the text in"),
            (r'description = "C:\Users"', 20, r"write \ in double quotes as \\, or put the text"),
            ('tags = ["a", "b]', 14, 'the text is not closed: " closes it: '),
            ('tags = ["a" "b"]', 13, "a comma or the ] of the list is missing here: "),
            ("tags = [summer]", 9, "write 'summer' in quotes"),
            ('tags = ["a"', 8, "a comma or the ] of the list is missing before line 5: "),
            ('tags = ["a",', 8, "a comma or the ] of the list is missing before line 5: "),
            ('tags = [\n"a"\n"b"]', 8, "a comma or the ] of the list is missing before line 6: "),
            ('tags = ["a"\nwhen = "2024"', 8, "a comma or the ] of the list is missing before"),
            ("description = \u201cx\u201d", 15, "\u201c is not a quote in TOML: write"),
            ("extra.cl\u00e9 = 1", 9, "write a key with other characters than A-Z, a-z, 0-9"),
            ('relations = [{ kind = "follows" ]', 33, "a comma or the } of the table is missing"),
        ],
    )
    def test_what_is_wrong_is_reported_where_it_begins(self, written, column, words):
        (fault,) = read(f'{EVENT}{written}\n[[events]]\nid = "f"\ntitle = "F"\n')[2]
        assert fault.line == 4
        assert fault.message.startswith(f"not TOML: column {column}: {words}")

    def test_a_wrong_item_of_a_list_has_its_own_line(self):
        (fault,) = read(f'{EVENT}tags = [\n  "a",\n  summer,\n]\n')[2]
        assert (fault.line, "column 3: write 'summer' in quotes" in fault.message) == (6, True)

    def test_what_looks_like_a_header_within_a_text_or_list_is_none(self):
        event = 'description = """\n[[events]]\n"""\nextra.x = [\n  ["a"],\n  ["b"],\n]\n'
        (fault,) = read(f"{EVENT}{event}when = x\n")[2]
        assert (fault.line, "write 'x' in quotes" in fault.message) == (11, True)

    @pytest.mark.parametrize(("length", "end"), [(60, "x"), (90, "...")])
    def test_a_long_line_is_cut(self, length, end):
        (fault,) = read(f'{EVENT}tags = "{"x" * length}\n')[2]
        shown = fault.message.partition("closes it: ")[2]
        assert shown.endswith(end)
        assert len(shown) < 90

    @pytest.mark.parametrize(
        ("header", "words"),
        [
            ("[events]", "under [[events]], in double brackets"),
            ("[[sources]]", "as [sources.its-id]"),
            ("[[timeline]]", "[timeline], in single brackets"),
        ],
    )
    def test_a_header_in_wrong_brackets_is_reported_with_how_to_write_it(self, header, words):
        (fault,) = read(f'\n{header}\nid = "e"\n')[2]
        assert (fault.line, words in fault.message) == (2, True)

    @given(
        st.integers(0, 8),
        st.lists(st.sampled_from([*"ab =\"'[]{},#\\.-1\r", '"""', "'''", "id", "when"])),
    )
    def test_any_line_is_read_or_refused_at_a_place_in_the_text(self, number, parts):
        lines = [
            "[[events]]",
            'id = "b"',
            'title = "B"',
            'tags = ["a", "b"]',
            'description = """',
            "text",
            '"""',
            'citations = [{ source = "s" }]',
            "[timeline]",
        ]
        lines[number] = "".join(parts)
        _, _, faults = read("\n".join(lines))
        # Each has a line, and a syntax error is reported alone.
        assert all(1 <= fault.line <= len(lines) for fault in faults)
        assert len(faults) == 1 or not any(f.message.startswith("not TOML") for f in faults)

    @pytest.mark.parametrize("number", ["1" * 5000, "1_1" * 2500])
    def test_a_whole_number_that_python_does_not_read_is_reported_in_its_place(self, number):
        (fault,) = read(f"{EVENT}extra.x = {number}\n")[2]
        assert str(fault) == "line 4: a whole number has more than 4300 digits"

    def test_a_number_out_of_range_is_a_fault_of_its_event_alone(self):
        number = "1e9999999999999999999"
        text = f"{EVENT}extra.x = {number}\n[[events]]\nid = 'f'\ntitle = 'F'"
        _, events, (fault,) = read(text)
        assert [event.id for event in events] == ["f"]
        assert places([fault]) == [(4, "events[0].extra.x")]
        assert fault.message.startswith(f"{number} is out of range; ")

    def test_hostile_depth_is_a_fault(self):
        (fault,) = read("\na = " + "[" * 5000 + "]" * 5000)[2]
        assert "nested too deep" in fault.message


TEXT = """\
odd = 1
[timeline]
extra.b = { c = [1, "]", { d = "}", x = 1 }], e = 1 } # [x]
description = '''
[[events]]
id = 1
'''
[[events]] # [[
type = "agreement"
"id" = "a"
"title" = "A"
"q k" = 1
[events.t.u]
z = 1

[[events.phases]]
a = 1
[[events.phases]]
actors = [
  1, # ]
  '''
  ]''',
  { nmae = 1 },
]
[[events]]
x = '#'
"""


class TestPlaces:
    @pytest.mark.parametrize(
        ("path", "line"),
        [
            ("odd", 1),
            ("events[0].q k", 12),
            ("events[0].t", 13),
            ("events[0].phases[0].a", 17),
            ("events[0].phases[1].actors[0]", 20),
            ("events[0].phases[1].actors[2].nmae", 23),
            ("events[1].x", 26),
            ("events[1].id", 25),  # missing, so the line of the event
        ],
    )
    def test_each_key_and_item_has_its_line(self, path, line):
        assert (line, path) in places(read(TEXT)[2])

    @pytest.mark.parametrize("key", [r'"x\u0041]"', '"b["', "'c.d'", '"e f"'])
    def test_a_quoted_key_has_its_line(self, key):
        (fault,) = read(f"\n{EVENT}{key} = 1\n")[2]
        assert (fault.line, "is not a field" in fault.message) == (5, True)
