"""CSV and TSV: encodings, delimiters, quotes, headers, dates, lists, and the cells of faults."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

import timeline
from timeline.model import Agreement


def read(text, format_="csv", **options):
    data = text if isinstance(text, bytes) else text.encode()
    return timeline.read(io.BytesIO(data), format=format_, **options)


def rows(*lines, header="title,when"):
    return "\n".join([header, *lines]) + "\n"


def faults(reading):
    return [(fault.address, fault.message) for fault in reading.faults]


def addresses(reading):
    return [fault.address for fault in reading.faults]


def dates(reading):
    assert not reading.faults, [str(fault) for fault in reading.faults]
    return [None if event.when is None else str(event.when) for event in reading.timeline]


def notes(reading):
    return " / ".join(str(note) for note in reading.notes)


class TestEncodings:
    @pytest.mark.parametrize(
        "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"], ids=lambda name: name
    )
    def test_byte_order_mark_decides(self, encoding):
        data = rows("Été à Şuşa,1961").encode(encoding)
        assert [event.title for event in read(data).timeline] == ["Été à Şuşa"]

    def test_other_bytes_are_a_fault_at_their_cell_with_readings(self):
        reading = read(rows("A,1960", "Fête,1961").encode("cp1252"))
        assert len(reading.timeline) == 0
        ((address, message),) = faults(reading)
        assert address == "A3"
        assert "cp1252 'Fête'" in message

    def test_encoding_can_be_said(self):
        reading = read(rows("Fête,1961").encode("cp1252"), encoding="cp1252")
        assert [event.title for event in reading.timeline] == ["Fête"]

    def test_wrong_encoding_is_a_fault(self):
        assert len(read(rows("Fête,1961").encode("cp1252"), encoding="utf-8").faults) == 1


class TestDelimiters:
    @pytest.mark.parametrize("sign", [",", ";", "\t", "|"])
    def test_delimiter_is_the_one_with_which_the_header_is_known(self, sign):
        assert dates(read(f"title{sign}when\nA{sign}1950\n")) == ["1950"]

    def test_line_that_names_it_is_not_a_row(self):
        reading = read("sep=;\ntitle;when\nA;bad\n")
        assert addresses(reading) == ["B2"]
        assert [fault.line for fault in reading.faults] == [3]

    def test_one_column_needs_none(self):
        assert [event.title for event in read("title\nA\nB\n", when="none").timeline] == ["A", "B"]


class TestQuotes:
    def test_quote_that_is_never_closed_is_a_fault_at_its_cell(self):
        reading = read(rows("A,1950", 'B,"1951', "C,1952"))
        assert [event.title for event in reading.timeline] == ["A"]
        ((address, message),) = faults(reading)
        assert address == "B3"
        assert "never closed" in message

    def test_text_after_a_closing_quote_is_a_fault(self):
        reading = read(rows('"A" b,1950', "C,1951"))
        assert addresses(reading) == ["A2"]
        assert [event.title for event in reading.timeline] == ["C"]

    @given(
        st.lists(
            st.text(st.characters(exclude_categories=("Cc", "Cs", "Zl", "Zp")), max_size=8).map(
                str.strip
            ),
            min_size=1,
            max_size=5,
        )
    )
    def test_texts_in_quotes_come_back(self, texts):
        out = io.StringIO()
        writer = csv.writer(out, quoting=csv.QUOTE_ALL)
        writer.writerow(("id", "title", "when", "description"))
        writer.writerows((f"e{at}", f"Title {text}", "2024", text) for at, text in enumerate(texts))
        found = {event.id: event.title for event in read(out.getvalue()).timeline}
        assert found == {f"e{at}": f"Title {text}".strip() for at, text in enumerate(texts)}

    def test_apostrophe_comes_off_only_where_it_protects(self):
        reading = read(rows("'=1+1,1950", "'tis,1951", "''quoted,1952"))
        assert [event.title for event in reading.timeline] == ["=1+1", "'tis", "'quoted"]


class TestHeaders:
    @pytest.mark.parametrize(
        "header",
        [
            "Titel;Datum",
            "TITRE;Date",
            "Título;Fecha",
            "Событие;Дата",
            "标题;日期",
            " Event (short) ;Date:",
            "Name;start-date",
        ],
    )
    def test_words_of_six_languages(self, header):
        assert dates(read(f"{header}\nA;1950\n")) == ["1950"]

    def test_option_names_a_header_or_a_letter(self):
        text = "Betreff,Tag X,Datum\nA,1950,bad\n"
        assert dates(read(text, title="Betreff", when="Tag X")) == ["1950"]
        assert dates(read(text, title="@A", when="@B")) == ["1950"]

    @pytest.mark.parametrize("option", [{"when": "Nirgends"}, {"when": "@Z"}])
    def test_option_that_names_no_column_lists_them(self, option):
        (fault,) = read("title,when\nA,1950\n", **option).faults
        assert "title" in fault.message or "A to B" in fault.message

    def test_two_columns_of_one_field_are_a_fault(self):
        ((address, message),) = faults(read("Event,Name,Date\nA,B,1950\n"))
        assert address == "B1"
        assert "-I title=@A or -I title=@B" in message

    def test_two_kinds_of_date_are_a_fault(self):
        assert addresses(read("title,date,start\nA,1950,1951\n")) == ["C1"]

    def test_header_can_be_said(self):
        assert addresses(read("x,y\ntitle,when\nA,1950\n", header=1)) == ["A1"]
        assert dates(read("x,y\ntitle,when\nA,1950\n", header=2)) == ["1950"]

    def test_column_that_is_no_field_is_noted_or_kept(self):
        text = "title,when,Notiz\nA,1950,nass\n"
        assert "column 'Notiz' was not mapped" in notes(read(text))
        (event,) = read(text, extra="all").timeline
        assert event.extra["Notiz"] == "nass"

    def test_words_that_are_not_types_are_tags(self):
        reading = read("title,when,kind\nA,1950,War\nB,1951,Law\n")
        assert [event.tags for event in reading.timeline] == [("War",), ("Law",)]
        assert "read as tags" in notes(reading)

    def test_misspelled_type_among_types_is_a_fault(self):
        reading = read("title,when,type\nA,1950,visit\nB,1951,vist\n")
        assert addresses(reading) == ["C3"]
        assert [event.type for event in reading.timeline] == ["visit"]


class TestDates:
    @pytest.mark.parametrize(
        ("text", "when"),
        [
            ("1984~", "1984~"),
            ("2024-07/2025", "2024-07/2025"),
            ("1939-12-01 00:00:00", "1939-12-01"),
            ("19391201", "1939-12-01"),
            ("March 1867", "1867-03"),
            ("25/12/2019", "2019-12-25"),
            ("06/26/1945", "1945-06-26"),
            ("5/5/1955", "1955-05-05"),
            ("n.d.", None),
            ("", None),
        ],
    )
    def test_text_is_read(self, text, when):
        assert dates(read(rows(f"A,{text}"))) == [when]

    @pytest.mark.parametrize(
        "text",
        [
            "03/07/2019",
            "2023-24",
            "2007-11-00",
            "-44",
            "-0044",
            "43",
            "45000",
            "nach 1990",
            "03/07/19",
        ],
    )
    def test_text_that_can_be_several_dates_is_a_fault(self, text):
        reading = read(rows(f"A,{text}", "B,1950"))
        assert addresses(reading) == ["B2"]
        assert [event.title for event in reading.timeline] == ["B"]

    @pytest.mark.parametrize(
        ("years", "when"), [("historical", "-0043-03-15"), ("astronomical", "-0044-03-15")]
    )
    def test_negative_year_is_counted_as_said(self, years, when):
        assert dates(read(rows("A,-44-03-15"), years=years)) == [when]

    @pytest.mark.parametrize(
        ("text", "when"),
        [
            ("2007-11-00", "2007-11"),
            ("1951-00-00", "1951"),
            ("20071100", "2007-11"),
            ("0000-00-00", None),
            ("00/00/1951", "1951"),
            ("1951-00-07", "1951-XX-07"),
        ],
    )
    def test_zeros_are_not_known_if_said(self, text, when):
        assert addresses(read(rows(f"A,{text}"))) == ["B2"]
        assert dates(read(rows(f"A,{text}"), zeros="unknown")) == [when]

    def test_message_says_what_the_column_proves(self):
        (fault,) = read(rows("A,03/07/2019", "B,25/12/2019", "C,26/12/2019")).faults
        assert "2 have the day first for certain, 0 the month first" in fault.message
        assert "-I dates=column" in fault.message

    def test_message_about_another_doubt_says_nothing_of_the_order(self):
        (fault,) = read(rows("A,5 Jan 99")).faults
        assert "-I dates" not in fault.message

    def test_column_with_both_orders_proves_nothing(self):
        text = rows("A,03/07/2019", "B,25/12/2019", "C,12/26/2019")
        reading = read(text, dates="column")
        assert addresses(reading) == ["B2"]
        assert [str(event.when) for event in reading.timeline] == ["2019-12-25", "2019-12-26"]

    def test_each_column_proves_its_own_order(self):
        text = "title,signed,in force\nA,25/12/2019,03/07/2020\n"
        assert addresses(read(text, dates="column")) == ["C2"]

    @pytest.mark.parametrize(
        ("cells", "when"),
        [
            ("1914,1918", "1914/1918"),
            ("1914,", "1914"),
            ("1914,present", "1914/.."),
            ("1914,?", "1914/"),
            (",1918", "/1918"),
            ("1914-07-28,1914-07-28", "1914-07-28"),
            ("1914-07-28 10:00:00,1918", "1914-07-28/1918"),
        ],
    )
    def test_start_and_end(self, cells, when):
        assert dates(read(rows(f"A,{cells}", header="title,start,end"))) == [when]

    def test_end_before_the_start_is_a_fault_at_the_end(self):
        assert addresses(read(rows("A,1918,1914", header="title,start,end"))) == ["C2"]

    def test_midnight_is_a_time_only_beside_other_times(self):
        padded = rows("A,2022-04-03T00:00:00", "B,2022-04-04 00:00")
        assert dates(read(padded)) == ["2022-04-03", "2022-04-04"]
        timed = rows("A,2022-04-03 14:30:05", "B,2022-04-04 00:00:00")
        assert dates(read(timed)) == ["2022-04-03T14:30:05", "2022-04-04T00:00:00"]

    def test_midnight_of_a_clock_with_am_and_pm_is_midnight_too(self):
        assert dates(read(rows("A,25/12/2019 12:00:00 AM", "B,26/12/2019 12:00:00 AM"))) == [
            "2019-12-25",
            "2019-12-26",
        ]
        assert dates(read(rows("A,25/12/2019 12:00:00 PM"))) == ["2019-12-25T12:00:00"]

    @pytest.mark.parametrize("text", ["0000", "0", "0000-00"])
    def test_year_nought_is_not_a_year(self, text):
        assert addresses(read(rows(f"A,{text}"))) == ["B2"]
        assert dates(read(rows(f"A,{text}"), zeros="unknown")) == [None]

    @pytest.mark.parametrize("text", ["0001-01-01", "9999-12-31"])
    def test_placeholder_is_noted(self, text):
        assert "where there is no date" in notes(read(rows(f"A,{text}")))

    def test_table_of_ours_takes_edtf_first_and_then_words(self):
        header = "title,when,earliest,latest,words"
        text = rows("A,2023-24,,,", "B,October 2023,,,", header=header)
        assert sorted(dates(read(text))) == ["2023-10", "2023-24"]

    def test_column_of_times(self):
        reading = read(
            rows("A,2022-04-03,14:30:05", "B,2022-04-04,2:30 pm", header="title,date,time")
        )
        assert dates(reading) == ["2022-04-03T14:30:05", "2022-04-04"]
        assert [event.extra.get("time") for event in reading.timeline] == [None, "14:30"]

    def test_days_that_are_all_the_first_look_padded(self):
        months = [f"Event {month},2024-{month:02}-01" for month in range(1, 12)]
        assert "looks padded" in notes(read(rows(*months)))
        assert "looks padded" not in notes(read(rows(*months, "Other,2024-03-02")))

    def test_language_is_said(self):
        assert (
            "-I language=de reads it as 2023-10"
            in read("Titel;Datum\nA;Oktober 2023\n").faults[0].message
        )
        assert dates(read("Titel;Datum\nA;Oktober 2023\n", language="de")) == ["2023-10"]

    @pytest.mark.parametrize(
        ("cells", "when"),
        [
            ("1920,5,", "1920-05"),
            ("1920,0,0", "1920"),
            ("1920,May,3", "1920-05-03"),
            ("1920,,7", "1920-XX-07"),
            ("52 BC,,", "-0051"),
            (",,", None),
        ],
    )
    def test_columns_for_year_month_and_day(self, cells, when):
        assert dates(read(rows(f"A,{cells}", header="title,year,month,day"))) == [when]

    @pytest.mark.parametrize(
        ("cells", "address"),
        [
            ("1920,13,1", "C2"),
            ("1921,2,29", "D2"),
            (",5,", "B2"),
            ("79,,", "B2"),
            ("1920,x,", "C2"),
        ],
    )
    def test_fault_of_a_part_is_at_its_cell(self, cells, address):
        assert addresses(read(rows(f"A,{cells}", header="title,year,month,day"))) == [address]


class TestFields:
    def test_comma_never_separates_names(self):
        text = rows('A,1950,"IRELAND, REPUBLIC OF ; MALTA"', header="title,when,parties")
        (event,) = read(text).timeline
        assert [actor.name for actor in event.actors] == ["IRELAND, REPUBLIC OF", "MALTA"]
        (event,) = read(text, separator=",").timeline
        assert len(event.actors) == 2

    def test_columns_of_steps_make_agreements(self):
        text = rows("A,1950,1951-02", "B,,", header="title,signed,in force")
        one, other = read(text).timeline
        assert isinstance(one, Agreement)
        assert [(phase.stage, str(phase.when)) for phase in one.phases] == [
            ("signed", "1950"),
            ("in force", "1951-02"),
        ]
        assert isinstance(other, Agreement)

    @pytest.mark.parametrize(
        ("cells", "address"),
        [
            ("91,0", "C2"),
            ("1,181", "D2"),
            ("5,", "C2"),
            ("1.234.567,0", "C2"),
            ('"40,4",1', "C2"),
            ("x,1", "C2"),
        ],
    )
    def test_wrong_coordinates_are_a_fault_at_their_cell(self, cells, address):
        assert addresses(read(rows(f"A,1950,{cells}", header="title,when,lat,lon"))) == [address]

    def test_decimal_comma_where_cells_have_another_separator(self):
        (event,) = read("title;when;lat;lon;place\nA;1950;40,41;-49,8;Baku\n").timeline
        assert (event.places[0].latitude, event.places[0].longitude) == (40.41, -49.8)

    def test_sources_are_found_and_described(self):
        text = rows("A,1950,Press,https://example.org/a", header="title,when,source,url")
        reading = read(text)
        (source,) = reading.timeline.metadata.sources
        assert (source.id, source.title, source.url) == ("Press", "Press", "https://example.org/a")
        assert reading.timeline[next(iter(reading.timeline)).id].citations[0].source == "Press"

    def test_id_depends_on_the_row_alone(self):
        one = {e.title: e.id for e in read(rows("A treaty,1950", "条约,1951")).timeline}
        other = {
            e.title: e.id for e in read(rows("条约,1951", "New,1949", "A treaty,1950")).timeline
        }
        assert one.items() <= other.items()
        assert one["A treaty"].startswith("a-treaty-")
        assert one["条约"].startswith("event-")

    def test_wrong_id_has_a_proposal(self):
        ((address, message),) = faults(read(rows("Ä b,A,1950", header="id,title,when")))
        assert address == "A2"
        assert "a-b" in message

    def test_repeats_can_be_numbered(self):
        reading = read(rows("A,1950", "A,1950"), repeats="number")
        first, second = (event.id for event in reading.timeline)
        assert second == f"{first}-2"

    def test_character_that_no_field_holds_is_a_fault_at_its_cell(self):
        text = rows("A,1950,1951,good;b\x01d", header="title,date,in force,tags")
        assert addresses(read(text)) == ["D2"]

    @pytest.mark.parametrize("header", ["title,when", "title,year", "title,when,lat,lon"])
    def test_number_of_5000_digits_is_a_fault(self, header):
        digits = "9" * 5000
        cells = [digits] * header.count(",")
        assert len(read(rows(",".join(["A", *cells]), header=header)).faults) >= 1

    def test_all_faults_of_a_row_are_reported(self):
        text = rows("A b,,bad,91", header="id,title,when,lat")
        assert addresses(read(text)) == ["A2", "B2", "C2", "D2"]

    def test_status_and_type_in_other_languages(self):
        (event,) = read("Titel;Datum;Art;Stand\nA;1950;Besuch;geplant\n").timeline
        assert (event.type, event.status) == ("visit", "planned")
