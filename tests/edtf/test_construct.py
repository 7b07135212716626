import datetime as dt
import enum

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf
from timeline.edtf import OPEN, UNKNOWN, Qualifier
from timeline.edtf.day_numbers import day_range
from timeline.errors import FieldError
from timeline.testing import whens


class TestConstruction:
    @given(st.dates())
    def test_a_python_date_is_that_day(self, date):
        assert str(edtf.from_python(date)) == date.isoformat()
        assert edtf.as_when(date).earliest.date == date

    def test_a_datetime_is_that_second(self):
        moment = pendulum.datetime(2024, 7, 3, 12, 30, tz="Asia/Baku")
        assert str(edtf.as_when(moment)) == "2024-07-03T12:30:00+04:00"
        assert str(edtf.as_when(moment.naive())) == "2024-07-03T12:30:00"

    def test_a_fraction_of_a_second_is_refused(self):
        with pytest.raises(edtf.EdtfError, match="whole seconds"):
            edtf.from_python(dt.datetime(2024, 7, 3, 12, 30, 0, 1, tzinfo=dt.UTC))

    def test_an_offset_with_a_fraction_of_a_minute_is_refused(self):
        zone = dt.timezone(dt.timedelta(hours=3, seconds=12))
        with pytest.raises(edtf.EdtfError, match="whole minutes"):
            edtf.from_python(dt.datetime(1890, 7, 3, 12, 30, tzinfo=zone))

    @given(whens())
    def test_a_value_is_itself(self, when):
        assert edtf.as_when(when) is when
        assert edtf.as_when(str(when)) == when
        assert isinstance(when, edtf.When)

    @pytest.mark.parametrize("value", [None, 2024, 2024.5, b"2024", ["2024"]])
    def test_other_types_are_a_type_error(self, value):
        with pytest.raises(TypeError, match="is not a date"):
            edtf.as_when(value)
        with pytest.raises(TypeError, match="is not a"):
            edtf.parse(value)

    def test_parts_make_the_same_value_as_their_text(self):
        grouping = edtf.Grouping.QUARTER_3
        assert edtf.date(2023, 10) == edtf.parse("2023-10")
        assert edtf.date(-44, 3, 15, qualifier=Qualifier.UNCERTAIN) == edtf.parse("-0044-03-15?")
        assert edtf.date(20_000) == edtf.parse("Y20000")
        assert edtf.season(2024, grouping) == edtf.season(2024, 35) == edtf.parse("2024-35")
        assert edtf.interval("2023", OPEN) == edtf.parse("2023/..")
        assert edtf.interval(None, dt.date(2024, 1, 2)) == edtf.parse("/2024-01-02")
        assert edtf.interval(UNKNOWN, "2024") == edtf.parse("/2024")
        assert edtf.one_of("1667", "1670..1672", "1980..") == edtf.parse("[1667,1670..1672,1980..]")
        assert edtf.all_of("1667", edtf.date(1668)) == edtf.parse("{1667,1668}")

    @pytest.mark.parametrize(
        "make",
        [
            lambda: edtf.date(2023, 13),
            lambda: edtf.date(2023, 2, 29),
            lambda: edtf.date(2023, None, 2),
            lambda: edtf.date(10_000, 1),
            lambda: edtf.Date(year=10_000),
            lambda: edtf.Date(year=2024, marks=edtf.parse("2024-06?").marks),
            lambda: edtf.Date(year=edtf.Digits((2, None))),
            lambda: edtf.Date(year=2024, month=edtf.Digits((3, None))),
            lambda: edtf.season(10_000, 21),
            lambda: edtf.season(2024, 20),
            lambda: edtf.Year(mantissa=1984),
            lambda: edtf.Year(mantissa=10**18),
            lambda: edtf.Year(mantissa=1, exponent=10**9),
            lambda: edtf.Year(mantissa=1984, significant=5),
            lambda: edtf.interval("2005", "2004"),
            lambda: edtf.interval(None, None),
            lambda: edtf.interval("2005/2006", "2007"),
            lambda: edtf.interval(dt.datetime(2024, 7, 3, tzinfo=dt.UTC), None),
            edtf.one_of,
            lambda: edtf.all_of("[1984]"),
            lambda: edtf.Digits((1, 2)),
            lambda: edtf.Digits((None, 12)),
            lambda: edtf.Digits((None, 1.0)),
            lambda: edtf.Digits.parse("1٣X"),
            lambda: edtf.Date(year=2024, month=10**30),
            lambda: edtf.Date(year=10**5000),
            lambda: edtf.DateTime(year=1, month=1, day=1, hour=1, minute=1, second=10**5000),
            lambda: edtf.season(2024, 42),
            lambda: edtf.Marks((Qualifier.BOTH,) * 3, (Qualifier.BOTH,) * 3),
        ],
    )
    def test_a_value_that_does_not_exist_cannot_be_made(self, make):
        with pytest.raises(ValueError, match=r"\w"):
            make()

    @pytest.mark.parametrize(
        "make",
        [
            lambda: edtf.date(2024.0),
            lambda: edtf.date(2024, 7.0),
            lambda: edtf.date(2024, 7, 3.0),
            lambda: edtf.date(2024, True),
            lambda: edtf.date("2024"),
            lambda: edtf.Season(year=2024, grouping=5),
            lambda: edtf.Season(year=2024, grouping=21),
            lambda: edtf.Season(year=2024.0, grouping=edtf.Grouping.SPRING),
            lambda: edtf.Year(mantissa=2e4),
            lambda: edtf.Year(mantissa=17, exponent=True),
            lambda: edtf.DateTime(year=2024, month=7, day=3, hour=1, minute=0, second=1.5),
            lambda: edtf.Interval(start="2024", end="2025"),
            lambda: edtf.Interval(start=edtf.parse("2024"), end=None),
            lambda: edtf.Interval(start=edtf.parse("[2024]"), end=OPEN),
            lambda: edtf.Range(start=UNKNOWN, end=edtf.parse("2025")),
            lambda: edtf.OneOf(members="ab"),
            lambda: edtf.AllOf(members=[edtf.parse("[2024]")]),
            lambda: edtf.OneOf(members=5),
            lambda: edtf.Date(year=2024, marks="?"),
            lambda: edtf.Date(year=2024, month=[]),
            lambda: edtf.Season(year=2024, grouping=edtf.Grouping.SPRING, marks=None),
            lambda: edtf.Year(mantissa=20_000, marks=edtf.Qualifier.BOTH),
            lambda: edtf.Year(mantissa=edtf.Digits((1, None))),
            lambda: edtf.date(2024, qualifier="?"),
            lambda: edtf.season(2024, 21, qualifier=None),
            lambda: edtf.season(2024, "21"),
            lambda: edtf.season(2024, 21.0),
            lambda: edtf.Marks("?~%"),
            lambda: edtf.Marks(right=[Qualifier.NONE] * 3),
            lambda: edtf.Digits([1, None]),
            lambda: edtf.Digits((1, None), "-"),
            lambda: edtf.Digits.parse(5),
            lambda: edtf.sort_key("2024"),
            lambda: day_range(None),
            lambda: edtf.parse("2024").widen(years=1.5),
            lambda: edtf.parse("2024").before(2025),
        ],
    )
    def test_parts_of_the_wrong_type_are_refused(self, make):
        with pytest.raises(TypeError, match=" is not a "):
            make()

    @pytest.mark.parametrize(
        ("make", "field", "value"),
        [
            (lambda: edtf.season(2024, 42), "grouping", 42),
            (lambda: edtf.Digits((1, 2)), "digits", (1, 2)),
            (lambda: edtf.Digits((None, 12)), "digits", (None, 12)),
            (lambda: edtf.Digits.parse("1?X"), "digits", "1?X"),
            (lambda: edtf.Marks((Qualifier.BOTH,) * 3, (Qualifier.BOTH,) * 3), "right", "%"),
        ],
    )
    def test_a_refused_part_is_a_field_error_that_names_it(self, make, field, value):
        with pytest.raises(FieldError) as caught:
            make()
        assert (caught.value.field, caught.value.value) == (field, value)

    def test_an_error_shows_the_text_of_what_was_given(self):
        with pytest.raises(edtf.EdtfError, match="'2024--1' is not a date: month -1; expected 01"):
            edtf.date(2024, -1)

    @pytest.mark.parametrize(
        ("make", "text"),
        [
            (lambda: edtf.date(10**18), "1" + "0" * 18),
            (lambda: edtf.Day(-(10**20), 1, 1), "-1" + "0" * 20),
            (lambda: edtf.Year(mantissa=17, exponent=99), "Y17E99"),
            (lambda: edtf.Year(mantissa=-17, exponent=-1), "-0017"),
            (lambda: edtf.date(2024, -1), "2024--1"),
            (lambda: edtf.date(10**5000), "int too large to show"),
            (lambda: edtf.date(10**100), f"1{'0' * 76}..."),
        ],
    )
    def test_the_text_of_an_error_has_at_most_eighty_characters(self, make, text):
        with pytest.raises(edtf.EdtfError) as caught:
            make()
        assert caught.value.text == text

    def test_from_python_refuses_texts(self):
        with pytest.raises(TypeError, match="'2024' is neither a date nor a datetime"):
            edtf.from_python("2024")

    def test_a_member_of_an_int_enum_is_a_number(self):
        month = enum.IntEnum("Month", {"JULY": 7}).JULY
        assert edtf.date(2024, month) == edtf.parse(str(edtf.date(2024, month)))
