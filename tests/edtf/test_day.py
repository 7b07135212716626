import re

import pendulum
import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline import edtf
from timeline.edtf import Day
from timeline.errors import FieldError

numbers = st.integers(-(10**20), 10**20)


class TestDay:
    @given(numbers)
    def test_a_number_and_its_day_are_one_to_one(self, number):
        assert Day.from_number(number).number == number

    @given(st.dates())
    def test_numbers_are_those_of_python(self, date):
        day = Day.from_number(date.toordinal())
        assert (day.year, day.month, day.day) == (date.year, date.month, date.day)
        assert Day(date.year, date.month, date.day).number == date.toordinal()

    @given(numbers)
    def test_the_next_number_is_the_next_day(self, number):
        today, tomorrow = Day.from_number(number), Day.from_number(number + 1)
        assert today < tomorrow
        assert (tomorrow.day == 1) or (tomorrow.day == today.day + 1)

    @pytest.mark.parametrize(
        ("parts", "message"),
        [
            (
                (2024, 13, 40),
                "'2024-13-40' is not a date: expected a month from 1 to 12 at ",
            ),
            (
                (-44, 0, 1),
                "expected a month from 1 to 12 at position 6",
            ),
            (
                (2023, 2, 29),
                "'2023-02-29' is not a date: expected a day from 1 to 28 at position 8",
            ),
            ((2024, 2, 0), "'2024-02-00' is not a date: expected a day from 1 to 29 at position 8"),
            (
                (10**18, 1, 1),
                "expected a year of at most 18 digits at position 0",
            ),
            ((-(10**5000), 1, 1), "expected a year of at most 18 digits"),
        ],
    )
    def test_a_day_that_does_not_exist_is_refused(self, parts, message):
        with pytest.raises(edtf.EdtfError, match=re.escape(message)):
            Day(*parts)

    @pytest.mark.parametrize("part", [3.0, True, "3", None, [3]])
    @pytest.mark.parametrize("place", [0, 1, 2])
    def test_parts_that_are_not_whole_numbers_are_refused(self, part, place):
        parts = [2024, 1, 1]
        parts[place] = part
        with pytest.raises(TypeError, match=r"(year|month|day) .* is not a whole number"):
            Day(*parts)

    def test_days_of_eighteen_digit_years_are_the_last_with_numbers(self):
        first, last = Day(1 - 10**18, 1, 1), Day(10**18 - 1, 12, 31)
        assert Day.from_number(first.number) == first
        assert Day.from_number(last.number) == last
        for number in (first.number - 1, last.number + 1, 10**5000):
            with pytest.raises(FieldError, match="at most 18 digits"):
                Day.from_number(number)
        for number in (1.0, True, None, "1"):
            with pytest.raises(TypeError, match=r"is not a whole number"):
                Day.from_number(number)
        with pytest.raises(FieldError, match="at most 18 digits"):
            edtf.parse("Y999999999999999999").widen(years=1)

    def test_its_date_is_a_pendulum_date(self):
        assert Day(2024, 7, 3).date == pendulum.Date(2024, 7, 3)
        assert type(Day(2024, 7, 3).date) is pendulum.Date

    @pytest.mark.parametrize("year", [0, -1, 10_000])
    def test_years_that_pendulum_lacks_overflow(self, year):
        with pytest.raises(OverflowError, match="outside the years 1 to 9999"):
            _ = Day(year, 1, 1).date
