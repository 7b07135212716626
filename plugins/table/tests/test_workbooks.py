"""Workbooks: the reader against openpyxl, the number formats, and hostile files."""

import datetime as dt
import io
import re
import zipfile

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.utils.datetime import CALENDAR_MAC_1904

import timeline


def workbook(rows, formats=None, **sheet):
    """A workbook of one sheet, in which *formats* has number formats by address."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    for address, code in (formats or {}).items():
        book.active[address].number_format = code
    for name, value in sheet.items():
        setattr(book.active, name, value)
    return saved(book)


def saved(book):
    data = io.BytesIO()
    book.save(data)
    return data.getvalue()


def read(data, **options):
    return timeline.read(io.BytesIO(data), format="xlsx", **options)


def dates(data, **options):
    reading = read(data, **options)
    assert not reading.faults, [str(fault) for fault in reading.faults]
    return {event.title: str(event.when) for event in reading.timeline}


def addresses(reading):
    return [fault.address for fault in reading.faults]


class TestAgainstOpenpyxl:
    @settings(max_examples=25, deadline=None)
    @given(
        st.lists(
            st.tuples(
                st.text(
                    st.characters(
                        min_codepoint=33, exclude_categories=("Cs", "Cc", "Zl", "Zp", "Cn")
                    ),
                    min_size=1,
                    max_size=30,
                ).filter(lambda text: not text.startswith("=")),
                st.dates(dt.date(1900, 3, 1), dt.date(9999, 12, 31)),
            ),
            min_size=1,
            max_size=12,
        )
    )
    def test_texts_and_days_are_those_that_it_wrote(self, rows):
        data = workbook(
            [("id", "title", "when"), *((f"e{at}", *row) for at, row in enumerate(rows))]
        )
        found = {event.id: (event.title, str(event.when)) for event in read(data).timeline}
        assert found == {
            f"e{at}": (
                " ".join(title.split()) if title.strip() != title else title,
                day.isoformat(),
            )
            for at, (title, day) in enumerate(rows)
        }

    @pytest.mark.parametrize(
        "day", [dt.date(1904, 1, 2), dt.date(1991, 7, 14), dt.date(2100, 2, 28)]
    )
    def test_both_calendars_have_the_same_days(self, day):
        book = openpyxl.Workbook()
        book.epoch = CALENDAR_MAC_1904
        book.active.append(("title", "when"))
        book.active.append(("A", day))
        book.active["B2"].number_format = "yyyy-mm-dd"
        assert dates(saved(book)) == {"A": day.isoformat()}


class TestNumberFormats:
    @pytest.mark.parametrize(
        ("code", "shown"),
        [
            ("yyyy-mm-dd", "2022-08-23"),
            ("d mmm yyyy", "2022-08-23"),
            ("dddd, d. mmmm yyyy", "2022-08-23"),
            ("mmm yyyy", "2022-08"),
            ("[$-407]MMMM\\ YYYY;@", "2022-08"),
            ('"in" mmm-yy', "2022-08"),
            ("mmmmm yy", "2022-08"),
            ("dddd mmmm yyyy", "2022-08"),
            ("yyyy", "2022"),
            ("[Red]yyyy;[Blue]yyyy", "2022"),
            ('yyyy"年"m"月"', "2022-08"),
            ('yyyy"年"m"月"d"日"', "2022-08-23"),
            ("[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy", "2022-08-23"),
            ("_-yyyy_-;*-yyyy", "2022"),
            ("yyyy/mm/dd\\ hh:mm:ss", "2022-08-23"),
        ],
    )
    def test_what_is_displayed_is_what_is_read(self, code, shown):
        data = workbook([("title", "when"), ("A", dt.date(2022, 8, 23))], {"B2": code})
        assert dates(data) == {"A": shown}

    @pytest.mark.parametrize(
        "code", ["d mmm", "dd/mm", "mmmm", "dddd", "h:mm", "[h]:mm", "yyyy dd"]
    )
    def test_a_date_without_its_year_or_month_is_a_fault(self, code):
        data = workbook([("title", "when"), ("A", dt.date(2022, 8, 23))], {"B2": code})
        assert addresses(read(data)) == ["B2"]

    def test_minutes_are_not_months(self):
        data = workbook(
            [("title", "when"), ("A", dt.datetime.fromisoformat("2022-08-23T14:30"))],
            {"B2": "yyyy hh:mm"},
        )
        assert dates(data) == {"A": "2022"}

    def test_time_without_seconds_is_kept_beside_the_day(self):
        data = workbook(
            [("title", "when"), ("A", dt.datetime.fromisoformat("2022-08-23T14:30"))],
            {"B2": "yyyy-mm-dd hh:mm"},
        )
        (event,) = read(data).timeline
        assert (str(event.when), event.extra["time"]) == ("2022-08-23", "14:30")

    def test_leading_zeros_that_a_cell_displays_are_read(self):
        data = workbook([("id", "title", "when"), (7, "A", 476)], {"A2": "000", "C2": "0000"})
        (event,) = read(data).timeline
        assert (event.id, str(event.when)) == ("007", "0476")

    def test_cells_held_takes_the_day(self):
        data = workbook([("title", "when"), ("A", dt.date(2022, 8, 23))], {"B2": "yyyy"})
        assert dates(data, cells="held") == {"A": "2022-08-23"}

    @pytest.mark.parametrize(
        ("number", "shown"),
        [(1943, "1943"), (100, "0100"), (9999, "9999"), (19391201, "1939-12-01")],
    )
    def test_number_without_a_format_is_a_year_or_eight_digits(self, number, shown):
        assert dates(workbook([("title", "when"), ("A", number)])) == {"A": shown}

    @pytest.mark.parametrize("number", [0, 7, 99, 45000, 1943.5, -44, 19391301])
    def test_number_that_can_be_several_things_is_a_fault(self, number):
        assert addresses(read(workbook([("title", "when"), ("A", number)]))) == ["B2"]

    def test_fault_of_a_number_has_both_readings(self):
        (fault,) = read(workbook([("title", "when"), ("A", 45000)])).faults
        assert "2023-03-15" in fault.message
        assert "Y45000" in fault.message


class TestSheets:
    def test_days_that_a_program_may_have_exchanged_are_noted(self):
        data = workbook([("title", "when"), ("A", dt.date(2019, 3, 7)), ("B", "25/12/2019")])
        assert "exchanged their day and month" in str(read(data).notes[0])
        data = workbook([("title", "when"), ("A", dt.date(2019, 3, 17)), ("B", "25/12/2019")])
        assert not read(data).notes

    def test_merged_cells_hold_for_each_of_their_rows(self):
        book = openpyxl.Workbook()
        for row in (
            ("title", "when", "place"),
            ("A", "1950", "Rome"),
            ("B", None, None),
            ("C", "1951"),
        ):
            book.active.append(row)
        book.active.merge_cells("B2:B3")
        book.active.merge_cells("C2:C3")
        reading = read(saved(book))
        assert [(e.title, str(e.when), [p.name for p in e.places]) for e in reading.timeline] == [
            ("A", "1950", ["Rome"]),
            ("B", "1950", ["Rome"]),
            ("C", "1951", []),
        ]

    def test_title_is_never_filled_down(self):
        book = openpyxl.Workbook()
        for row in (("title", "when"), ("A", "1950"), (None, "1951")):
            book.active.append(row)
        book.active.merge_cells("A2:A3")
        assert addresses(read(saved(book))) == ["A3"]

    def test_empty_cell_is_not_filled_down(self):
        assert dates(workbook([("title", "when"), ("A", "1950"), ("B", None)])) == {
            "A": "1950",
            "B": "None",
        }

    def test_hidden_rows_are_read_unless_skipped(self):
        book = openpyxl.Workbook()
        for row in (("title", "when"), ("A", "1950"), ("B", "1951")):
            book.active.append(row)
        book.active.row_dimensions[3].hidden = True
        data = saved(book)
        assert [str(note) for note in read(data).notes] == ["A3: 1 hidden row is read"]
        assert list(dates(data, hidden="skip")) == ["A"]

    def test_several_sheets_with_events_are_a_fault_until_one_is_named(self):
        book = openpyxl.Workbook()
        for sheet in (book.active, book.create_sheet("Second sheet")):
            sheet.append(("title", "when"))
            sheet.append((sheet.title, "bad date"))
        data = saved(book)
        assert "-I sheet='Second sheet'" in str(read(data).faults[0])
        assert addresses(read(data, sheet="Second sheet")) == ["'Second sheet'!B2"]

    def test_error_of_a_column_that_is_not_read_is_none_of_ours(self):
        data = workbook([("title", "when", "note"), ("A", "1950", "#REF!")])
        assert dates(data) == {"A": "1950"}

    def test_formula_without_a_value_is_a_fault_where_it_is_read(self):
        data = workbook([("title", "when"), ("=A1", "1950"), ("B", "1951")])
        assert addresses(read(data)) == ["A2"]


def rewritten(data, part, change):
    source = zipfile.ZipFile(io.BytesIO(data))
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name in source.namelist():
            content = source.read(name)
            archive.writestr(name, change(content) if name == part else content)
    return target.getvalue()


class TestHostileFiles:
    SHEET = "xl/worksheets/sheet1.xml"
    GOOD = workbook([("title", "when"), ("A", "1950")])

    def refused(self, change, part=SHEET):
        reading = read(rewritten(self.GOOD, part, change))
        assert len(reading.timeline) == 0
        (fault,) = reading.faults
        return fault.message

    def test_document_type_is_refused(self):
        bomb = b'<!DOCTYPE w [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
        assert "document type" in self.refused(lambda xml: bomb + xml)

    def test_entity_without_a_document_type_is_refused(self):
        assert "not XML" in self.refused(lambda xml: xml.replace(b"1950", b"&b;"))

    def test_sheet_that_unpacks_to_gigabytes_is_refused(self):
        space = b" " * ((1 << 30) + 1)
        assert "unpacks to more than" in self.refused(
            lambda xml: xml.replace(b"<sheetData>", b"<sheetData>" + space)
        )

    test_sheet_that_unpacks_to_gigabytes_is_refused = pytest.mark.slow(
        test_sheet_that_unpacks_to_gigabytes_is_refused
    )

    def test_cell_of_more_than_a_million_characters_is_refused(self):
        assert "characters" in self.refused(lambda xml: xml.replace(b"1950", b"1" * 1_100_000))

    @pytest.mark.parametrize("row", [b'r="1048577"', b'r="1"'])
    def test_rows_beyond_the_last_or_out_of_order_are_refused(self, row):
        self.refused(lambda xml: xml.replace(b'<row r="2"', b"<row " + row))

    def test_elements_with_a_prefix_are_those_without(self):
        def prefixed(xml):
            xml = re.sub(rb"<(/?)(\w)", rb"<\1x:\2", xml)
            return xml.replace(b"xmlns=", b"xmlns:x=")

        assert dates(rewritten(self.GOOD, self.SHEET, prefixed)) == {"A": "1950"}

    def test_cells_out_of_order_are_refused(self):
        self.refused(lambda xml: xml.replace(b'r="B2"', b'r="A2"'))

    def test_column_that_no_sheet_has_is_refused(self):
        self.refused(lambda xml: xml.replace(b'r="B2"', b'r="XFE2"'))

    @pytest.mark.parametrize(
        ("data", "said"),
        [
            (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "password"),
            (b"PK\x03\x04 and no more", "not an .xlsx file"),
            (b"title,when\n", "not an .xlsx file"),
        ],
    )
    def test_file_of_another_kind_says_what_to_do(self, data, said):
        (fault,) = read(data).faults
        assert said in fault.message
