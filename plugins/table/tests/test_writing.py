"""Tables that are written: cells, protection against formulas, limits, and the way back."""

import csv
import datetime as dt
import io

import attrs
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import timeline
from timeline import Event, OptionError, Source, Timeline
from timeline.model import Agreement, Citation, Phase, Place
from timeline.testing import timelines

RISKY = ("=1+1", "+1", "-1", "@SUM(A1)", "\uff1dA1", "\uff0b1", "'=1", "'")


def rows(events, format_="csv", **options):
    data = timeline.dumps(Timeline(events), format_, **options)
    delimiter = "\t" if format_ == "tsv" else ","
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig")), delimiter=delimiter))


def back(tl, format_, **options):
    return timeline.loads(timeline.dumps(tl, format_, **options), format_)


def sheet(events, name="Events", **options):
    data = timeline.dumps(Timeline(events), "xlsx", **options)
    return openpyxl.load_workbook(io.BytesIO(data))[name]


class TestCells:
    def test_date_is_written_as_known_beside_its_limits_and_words(self):
        (row,) = rows([Event(id="e", title="E", when="2024-02")])
        assert (row["when"], row["earliest"], row["latest"], row["words"]) == (
            "2024-02",
            "2024-02-01",
            "2024-02-29",
            "February 2024",
        )

    def test_lists_have_an_item_on_each_line(self):
        places = [
            Place(name="Baku", country="AZ"),
            Place(name="Rome", latitude=41.9, longitude=12.5),
        ]
        cites = [Citation(source="a", says="2024"), Citation(source="b")]
        event = Event(id="e", title="E", actors=["AZ", "A, B"], places=places, citations=cites)
        tl = Timeline([event], sources=[Source(id=name, title=name) for name in "ab"])
        data = timeline.dumps(tl, "csv").decode("utf-8-sig")
        (row,) = csv.DictReader(io.StringIO(data))
        assert row["actors"] == "AZ\nA, B"
        assert (row["country"], row["latitude"], row["says"]) == ("AZ\n", "'\n41.9", "2024\n")

    def test_columns_can_be_chosen(self):
        phases = [Phase(stage="signed", when="1950"), Phase(stage="in force", when="1951-02")]
        agreement = Agreement(id="a", title="A", phases=phases)
        chosen = ("id", "type", "title", "signed", "in_force")
        (row,) = rows([agreement], columns=chosen)
        assert tuple(row.values()) == ("a", "agreement", "A", "1950", "1951-02")
        assert list(back(Timeline([agreement]), "csv", columns=chosen)) == [agreement]

    @pytest.mark.parametrize("columns", [("id",), ("title", "nonsense"), ("title", "title")])
    def test_columns_that_make_no_table_are_refused(self, columns):
        with pytest.raises(OptionError):
            rows([], columns=columns)


class TestFormulas:
    @pytest.mark.parametrize("text", RISKY)
    @pytest.mark.parametrize("format_", ["csv", "tsv"])
    def test_no_cell_of_text_starts_as_a_formula(self, text, format_):
        event = Event(id="e", title=text, description=f"{text}\nmore", actors=[text], tags=[text])
        (row,) = rows([event], format_)
        assert not any(cell.startswith(RISKY[:6]) for cell in row.values())
        assert list(back(Timeline([event]), format_)) == [event]

    @pytest.mark.parametrize("text", RISKY)
    def test_every_cell_of_a_workbook_is_a_text(self, text):
        event = Event(id="e", title=text, description=text)
        assert {cell.data_type for cell in sheet([event])[2] if cell.value} <= {"s", "d"}
        assert list(back(Timeline([event]), "xlsx")) == [event]

    def test_number_of_more_digits_than_a_cell_holds_is_a_text(self):
        place = Place(name="Quito", latitude=-58.181225984251206, longitude=-78.5)
        event = Event(id="e", title="E", when="2024", places=[place])
        assert list(back(Timeline([event]), "xlsx")) == [event]

    def test_negative_numbers_are_numbers(self):
        place = Place(name="Quito", latitude=-0.2, longitude=-78.5)
        (row,) = rows([Event(id="e", title="E", places=[place])])
        assert (row["latitude"], row["longitude"]) == ("-0.2", "-78.5")


class TestWorkbooks:
    def test_limits_are_dates_that_excel_has(self):
        dates = {
            "2024-02": dt.datetime.fromisoformat("2024-02-29"),
            "1899": "1899-12-31",
            "Y12345": "Y12345",
        }
        events = [Event(id=f"e{at}", title="E", when=when) for at, when in enumerate(dates)]
        found = {row[3].value: row[5].value for row in sheet(events).iter_rows(min_row=2)}
        assert found["2024-02"] == dates["2024-02"]
        assert found["1899"] == "1899-12-31"

    def test_date_is_a_text(self):
        cell = sheet([Event(id="e", title="E", when="2024-07")])["D2"]
        assert (cell.value, cell.number_format, cell.data_type) == ("2024-07", "@", "s")

    def test_types_and_statuses_can_be_chosen(self):
        validations = sheet([]).data_validations.dataValidation
        assert any("agreement" in each.formula1 for each in validations)
        assert any("ongoing" in each.formula1 for each in validations)

    def test_headers_say_what_they_are_for(self):
        assert all(cell.comment.text for cell in sheet([])[1])

    def test_same_timeline_gives_the_same_bytes(self):
        tl = Timeline([Event(id="e", title="E", when="2024")], title="T")
        assert timeline.dumps(tl, "xlsx") == timeline.dumps(tl, "xlsx")

    def test_text_too_long_for_a_cell_is_a_loss(self):
        event = Event(
            id="e", title="E", description="x" * 40_000, tags=["y" * 20_000, "z" * 20_000]
        )
        result = timeline.export(Timeline([event]), io.BytesIO(), "xlsx")
        assert {loss.field for loss in result.losses} == {"description", "tags"}
        (got,) = back(Timeline([event]), "xlsx")
        assert got.tags == ("y" * 20_000,)

    def test_event_too_long_for_its_cell_loses_only_what_other_cells_lack(self):
        event = Event(id="e", title="E", description="x" * 40_000, extra={"kept": "not"})
        result = timeline.export(Timeline([event]), io.BytesIO(), "xlsx", lossless=True)
        assert {loss.field for loss in result.losses} == {"description", "extra"}

    def test_what_the_timeline_says_of_itself_comes_back(self):
        tl = Timeline(
            [Event(id="e", title="E", citations=["a"])],
            title="Talks",
            description="Two\nlines",
            language="fr",
            revised="2024-07-03",
            sources=[Source(id="a", title="A", published="2024", url="https://example.org/a")],
            extra={"kept": [1, "two"]},
        )
        assert back(tl, "xlsx") == tl

    def test_long_links_are_texts(self):
        urls = ["https://example.org/a", f"https://example.org/{'a' * 2100}"]
        sources = [Source(id=f"s{at}", url=url) for at, url in enumerate(urls)]
        events = [Event(id=f"e{at}", title="E", citations=[f"s{at}"]) for at in range(2)]
        tl = Timeline(events, sources=sources)
        assert back(tl, "xlsx") == tl
        book = openpyxl.load_workbook(io.BytesIO(timeline.dumps(tl, "xlsx")))
        column = [cell.value for cell in book["Events"][1]].index("url") + 1
        links = [book["Events"].cell(row, column).hyperlink for row in (2, 3)]
        assert [link is not None for link in links] == [True, False]


@pytest.mark.filterwarnings("ignore::timeline.errors.PluginWarning")
class TestLossless:
    @settings(max_examples=15, deadline=None)
    @given(timelines(max_size=4))
    def test_workbook_gives_back_an_equal_timeline(self, tl):
        assert back(tl, "xlsx", lossless=True) == tl

    @settings(max_examples=15, deadline=None)
    @given(timelines(max_size=4), st.sampled_from(["csv", "tsv"]))
    def test_text_gives_back_equal_events(self, tl, format_):
        assert list(back(tl, format_, lossless=True)) == list(tl)

    def test_cell_that_was_changed_wins_and_the_rest_is_kept(self):
        event = Event(id="e", title="Old", when="2024", status="planned", extra={"kept": 1})
        data = timeline.dumps(Timeline([event]), "csv", lossless=True).decode()
        changed = data.replace("e,event,Old,2024,", "e,event,New,2024-07,")
        assert changed != data
        assert list(timeline.loads(changed.encode(), "csv")) == [
            attrs.evolve(event, title="New", when="2024-07")
        ]

    def test_stored_event_that_is_damaged_is_a_fault_at_its_cell(self):
        data = timeline.dumps(Timeline([Event(id="e", title="E")]), "csv", lossless=True)
        reading = timeline.read(io.BytesIO(data.replace(b'"{', b'"[')), format="csv")
        assert [fault.address for fault in reading.faults] == ["T2"]


class TestTimelineJs:
    SHEET = (
        (
            "Year,Month,Day,Time,End Year,Display Date,Headline,Text,Media,Type,Group\n"
            ',,,,,,The <b>quarry</b>,"<p>A hill</p><p>of stone</p>",,title,\n'
            '"1,891",4,,,,early,First cut,See <a href=""https://example.org"">this</a>,pic.jpg,,Work\n'
            "79,,,,80,,Ash,,,era,\n"
        )
        .replace('<a href=""', '"<a href=""')
        .replace("this</a>", 'this</a>"')
        .replace('See "', '"See ')
    )

    def test_title_row_years_and_html(self):
        tl = timeline.loads(self.SHEET.encode(), "csv")
        assert (tl.metadata.title, tl.metadata.description) == ("The quarry", "A hill\n\nof stone")
        ash, cut = tl
        assert (str(ash.when), ash.tags) == ("0079/0080", ("era",))
        assert (str(cut.when), cut.tags) == ("1891-04", ("Work",))
        assert cut.description == "See this (https://example.org)"
        assert cut.extra == {"display_date": "early", "media": "pic.jpg"}

    def test_old_sheets_have_the_month_first(self):
        text = "Start Date,End Date,Headline,Text,Media\n3/7/1914,11/1918,War,,\n,,No date,,\n"
        reading = timeline.read(io.BytesIO(text.encode()), format="csv")
        assert [str(event.when) for event in reading.timeline] == ["1914-03-07/1918-11"]
        assert [fault.address for fault in reading.faults] == ["A3"]
