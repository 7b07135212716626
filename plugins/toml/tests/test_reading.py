"""Reading the authoring format: what is accepted, and what is said of the rest."""

import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline import wire
from timeline.errors import DocumentError, Fault, Faults
from timeline.model import Event, Metadata
from timeline_toml._importer import TomlImporter, TomlImportOptions


def read(text: str | bytes) -> tuple[Metadata, list[Event], list[Fault]]:
    data = text.encode() if isinstance(text, str) else text
    faults = Faults()
    importer = TomlImporter(TomlImportOptions(), wire.EventTypes())
    stream = importer.read(io.BytesIO(data), faults)
    return stream.metadata, list(stream.events), list(faults)


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
        options = TomlImportOptions(unknown_types=wire.Unknown.KEEP)
        importer = TomlImporter(options, wire.EventTypes())
        with pytest.warns(timeline.errors.PluginWarning, match="summit"):
            (event,) = importer.read(
                io.BytesIO(f'{EVENT}type = "summit"\n'.encode()), Faults()
            ).events
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
        found = {(fault.line, fault.path, fault.event) for fault in faults}
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
        assert (fault.line, fault.path, fault.message) == (2, "events[0].title", "is missing")

    def test_local_time_is_no_date(self):
        (fault,) = read(f"{EVENT}when = 12:00:00\n")[2]
        assert (fault.line, fault.path) == (4, "events[0].when")

    def test_not_utf_8_names_the_byte_and_its_line(self):
        (fault,) = read(b'[timeline]\ntitle = "\xff"\n')[2]
        assert fault.line == 2
        assert "byte 0xff at offset 20" in fault.message

    def test_events_as_one_table_is_told(self):
        (fault,) = read('[events]\nid = "e"\n')[2]
        assert (fault.line, fault.path) == (1, "events")

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
    def test_every_broken_event_is_told_and_the_others_are_read(self):
        _, events, faults = read(
            '[[events]]\nid = "a"\nwhen = 2024-07\n\n'
            f"{EVENT}\n"
            '[[events]]\nid = "b"\nid = "c"\n'
            '[[events]]\nid = "d"\nwhen = "2024-13"\n'
        )
        assert [event.id for event in events] == ["e"]
        assert [fault.line for fault in faults] == [3, 11, 14, 12]
        assert "column 12" in faults[0].message
        assert "quotes" in faults[0].message
        assert "stands twice" in faults[1].message

    @pytest.mark.parametrize(
        ("text", "line", "words"),
        [
            ('[timeline]\ntitle = "x\n', 2, "title"),
            ('[timeline]\ntitle = "a"\ntitle = "b"\n', 3, "stands twice"),
            ("[sources.a]\n[sources.a]\n", 2, "sources.a stands twice"),
            (f'{EVENT}\n{EVENT}description = """\nabc\n[[x]]\n\n', 8, "description"),
            (f'{EVENT}tags = [\n"a",\n\n', 4, "tags"),
            ("\na = " + "[" * 5000 + "]" * 5000, 2, "nested too deep"),
            ("[[events]\n", 1, "events"),
        ],
    )
    def test_place_and_cause_are_told(self, text, line, words):
        (fault,) = read(text)[2]
        assert fault.line == line
        assert words in fault.message

    @pytest.mark.parametrize(
        ("written", "said"),
        [
            ("when = 2016-06-31", "column 8: 2016-06 has no day 31: when = 2016-06-31"),
            ("when = 2016-02-30T10:00:00Z", "column 8: 2016-02 has no day 30: "),
            ("when = 2016-13-01", "column 12: there is no month 13: "),
            ("when = 2016-00-10", "column 12: there is no month 00: "),
            ("when = 2016-12-32", "column 12: 2016-12 has no day 32: "),
            ("when = 2016-01-00", "column 12: 2016-01 has no day 00: "),
            ('description = "x', 'column 17: the text is not closed; " closes it: '),
            ("description = 'x", "the text is not closed; ' closes it: "),
            ("description = 'x\ntags = ['a']", "column 17: the text is not closed; ' closes it: "),
            ('description = """x', 'the text is not closed; """ closes it: '),
            (
                r'description = "a\z"',
                r"column 19: a \ in a text in double quotes is written \\, or",
            ),
            ('tags = ["a", "b]', 'column 17: the text is not closed; " closes it: '),
            ('tags = ["a" "b"]', "column 13: the list needs a comma or ]: "),
            ('tags = ["a"', "the list that begins here needs a comma or ] before line 5: "),
            ('tags = ["a",', "the list that begins here needs a comma or ] before line 5: "),
            ('tags = [\n"a"\n"b"]', "the list that begins here needs a comma or ] before line 6: "),
            ('tags = ["a"\nwhen = "2024"', "the list that begins here needs a comma or ] before"),
            ('tags = [{ a = "b",\n"c" = 1 }]', "column 19: a table in braces stands in one line: "),
            ("description = \u201cx\u201d", "column 15: \u201c is no quote here; a text stands in"),
            (
                r'description = "C:\Users"',
                r"column 20: a \ in a text in double quotes is written \\, or",
            ),
            ("extra.cl\u00e9 = 1", "column 9: a key with other characters than A-Z"),
            ('relations = [{ kind = "follows" ]', "column 33: the table in braces needs a comma"),
        ],
    )
    def test_what_is_missing_is_told_where_it_begins(self, written, said):
        text = f'{EVENT}{written}\n[[events]]\nid = "f"\ntitle = "F"\n'
        _, events, (fault,) = read(text)
        assert [event.id for event in events] == ["f"]
        assert fault.line == 4
        assert fault.message.startswith(f"not TOML: {said}")
        assert "stand in quotes" not in fault.message

    def test_words_where_a_key_is_due_are_not_taken_for_a_key_in_other_characters(self):
        (fault,) = read("this is not a timeline\n")[2]
        assert "expected '='" in fault.message
        assert "other characters" not in fault.message

    @pytest.mark.parametrize(("length", "end"), [(60, "x"), (90, "x...")])
    def test_a_long_line_is_cut(self, length, end):
        (fault,) = read(f"{EVENT}tags = {'x' * length}\n")[2]
        line = fault.message.partition("tags = ")[2].partition(";")[0]
        assert line.endswith(end)
        assert len(line) < 90

    def test_every_broken_statement_of_a_table_is_told_wherever_it_stands(self):
        faults = read(
            "[timeline]\ntitle = X\nrevised = 2024-13-01\n"
            "[sources.s]\ntitle = Y\n"
            f"{EVENT}when = 2024-07\nstatus = planned\n"
        )[2]
        assert [(fault.line, fault.path) for fault in faults] == [
            (2, "timeline"),
            (3, "timeline"),
            (5, "sources.s"),
            (9, ""),
            (10, ""),
        ]

    def test_what_else_is_wrong_with_a_broken_event_is_told_too(self):
        text = '[[events]]\nid = "a"\ntitle = A\nwhen = "2024-13"\ncolour = "red"\n'
        _, events, faults = read(f"{text}{EVENT}")
        assert [event.id for event in events] == ["e"]
        assert [fault.line for fault in faults] == [3, 4, 5]

    @pytest.mark.parametrize(
        "broken",
        [
            "title = A",
            'type = "observation"\nfigures = [{ measure = m, amount = 1 }]',
            'type = "observation"\n[[events.figures]]\nmeasure = "m"\namount = one',
            'type = declaration\nlevel = "x"',
        ],
    )
    def test_what_a_broken_event_lacks_may_be_what_is_broken(self, broken):
        title = "" if "title" in broken else 'title = "A"\n'
        (fault,) = read(f'[[events]]\nid = "a"\n{title}{broken}\n')[2]
        assert fault.message.startswith("not TOML")

    def test_a_broken_source_is_no_fault_of_those_who_cite_it(self):
        text = f'[sources.s]\ntitle = S\n{EVENT}citations = ["s"]\n'
        with pytest.raises(DocumentError) as caught:
            timeline.loads(text, "toml")
        assert [fault.line for fault in caught.value.faults] == [2]

    def test_references_of_a_broken_event_are_looked_at(self):
        text = f'{EVENT}when = x\nrelations = [{{ kind = "follows", event = "nothing" }}]\n'
        with pytest.raises(DocumentError) as caught:
            timeline.loads(text, "toml")
        assert [fault.line for fault in caught.value.faults] == [4, 5]

    @pytest.mark.parametrize(
        "header", ["[[events]", "[[events", "[[ev'ents]]", "[[events,]]", "[[", "[[eve}nts]]"]
    )
    def test_a_table_of_a_broken_header_is_passed_over_with_what_is_in_it(self, header):
        text = f'{header}\nid = "a"\ntitle = A\n[events.extra]\nx = 1\n{EVENT}when = "x"\n'
        assert [fault.line for fault in read(text)[2]] == [1, 3, 9]

    def test_what_looks_like_a_header_within_a_text_or_list_is_none(self):
        event = 'description = """\n[[events]]\nid = "x"\n"""\nextra.x = [\n  ["a"],\n  ["b"],\n]\n'
        _, events, faults = read(f'{EVENT}{event}when = x\n[[events]]\nid = "f"\ntitle = "F"\n')
        assert [event.id for event in events] == ["f"]
        assert [fault.line for fault in faults] == [12]

    def test_a_text_that_is_not_closed_ends_where_the_next_event_can_be_read(self):
        text = f'{EVENT}description = """\nx\n\n{EVENT}description = """x\ny"""\nwhen = "x"\n'
        assert [fault.line for fault in read(text)[2]] == [4, 12]

    def test_what_goes_on_after_a_broken_line_is_no_fault_of_its_own(self):
        event = 'tags = [summer,\n  "b",\n]\ncitations = [{ source = "s",\n  says = "2024" }]\n'
        faults = read(f"{EVENT}{event}")[2]
        assert [fault.line for fault in faults] == [4, 7]
        (fault,) = read(f'{EVENT}  {{ code = "AZ" }},\n  {{ code = "CN" }},\n]\n')[2]
        assert fault.line == 4

    def test_the_second_of_two_tables_is_left_out_and_the_others_are_read(self):
        text = f'[sources.s]\ntitle = "S"\n[sources.s]\ntitle = "T"\n{EVENT}when = "x"\n'
        metadata, _, faults = read(text)
        assert [source.title for source in metadata.sources] == ["S"]
        assert [fault.line for fault in faults] == [3, 8]

    def test_a_file_of_something_else_is_told_in_so_many_faults_and_no_more(self):
        faults = read("this is not a timeline\n" * 5000)[2]
        assert [fault.line for fault in faults] == list(range(1, 52))
        assert "more than 50" in faults[-1].message

    def test_tables_that_stand_twice_are_told_up_to_a_number(self):
        faults = read('[sources.s]\ntitle = "S"\n' * 30)[2]
        assert [fault.line for fault in faults[:-1]] == list(range(3, 42, 2))
        assert "more than 20" in faults[-1].message

    @pytest.mark.parametrize(
        ("header", "words"),
        [
            ("[events]", "[[events]], in two brackets"),
            ("[[sources]]", "as [sources.its-id]"),
            ("[[timeline]]", "[timeline], in single brackets"),
        ],
    )
    def test_a_header_in_the_brackets_of_another_is_told_how_it_stands(self, header, words):
        (fault,) = read(f'\n{header}\nid = "e"\n')[2]
        assert (fault.line, words in fault.message) == (2, True)

    @given(
        st.integers(1, 7),
        st.lists(st.sampled_from([*"ab =\"'[]{},#\\.-1", '"""', "'''", "id", "when"])),
    )
    def test_a_line_that_is_replaced_by_anything_breaks_its_own_event_alone(self, number, parts):
        lines = [
            "[[events]]",
            'id = "b"',
            'title = "B"',
            'tags = ["a", "b"]',
            'description = """',
            "text",
            '"""',
            'citations = [{ source = "s" }]',
        ]
        lines[number] = "".join(parts)
        last = '[[events]]\nid = "f"\ntitle = "F"\nwhen = "x"\n'
        _, events, faults = read(f"{EVENT}{chr(10).join(lines)}\n{last}{EVENT}")
        assert {event.id for event in events} - {"b"} == {"e"}
        assert {fault.line for fault in faults} <= {*range(4, 12), 15}
        assert 15 in {fault.line for fault in faults}

    @pytest.mark.parametrize(
        ("number", "words"),
        [
            ("1" * 5000, "a whole number of more than 4300 digits"),
            ("1_1" * 2500, "a whole number of more than 4300 digits"),
            ("1e9999999999999999999", "1e9999999999999999999 is further from 1 than any number"),
        ],
    )
    def test_a_number_that_nothing_can_hold_is_told_in_its_place(self, number, words):
        _, events, (fault,) = read(f"{EVENT}extra.x = {number}\n[[events]]\nid = 'f'\ntitle = 'F'")
        assert [event.id for event in events] == ["f"]
        assert (fault.line, fault.message.startswith(words)) == (4, True)

    def test_a_wrong_item_of_a_list_has_its_own_line(self):
        (fault,) = read(f'{EVENT}tags = [\n  "a",\n  summer,\n]\n')[2]
        assert fault.line == 6

    def test_a_text_of_many_lines_is_closed_by_three_quotes(self):
        (fault,) = read(f'{EVENT}description = """x\n\n')[2]
        assert (fault.line, 'the text is not closed; """ closes it' in fault.message) == (4, True)

    def test_a_long_line_is_not_repeated_whole(self):
        (fault,) = read(f'[timeline]\ntitle = "{"x" * 10_000}\n')[2]
        assert len(fault.message) < 250
