import pickle
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.junk import changed, junk, outcome

from timeline import edtf
from timeline.edtf import Qualifier, day_numbers
from timeline.errors import FieldError

WHOLE = [
    *map(edtf.parse, ["2024", "2024-07-03?", "2024-21", "Y17E7", "1950S2", "2024-07-03T01:00:00Z"]),
    *map(edtf.parse, ["2024/2025", "[2024,2025]", "{2024,2025..2027}"]),
    edtf.Range(start=edtf.parse("2024"), end=edtf.OPEN),
    edtf.Day(2024, 7, 3),
    edtf.Digits((1, None)),
    edtf.Marks(right=(Qualifier.BOTH, Qualifier.NONE, Qualifier.NONE)),
]


class TestAWrongType:
    @pytest.mark.parametrize("whole", WHOLE, ids=lambda whole: type(whole).__name__)
    @given(data=st.data())
    def test_is_refused_by_name_or_makes_a_valid_value(self, whole, data):
        name, fields = data.draw(changed(whole))
        match outcome(lambda: type(whole)(**fields)):
            case edtf.EdtfError() as error:
                assert error.expected
            case TypeError() as error:
                assert name in str(error)
            case ValueError():
                # These two are parts of dates, and no text that is none.
                assert isinstance(whole, edtf.Digits | edtf.Marks)
            case value:
                assert pickle.loads(pickle.dumps(value)) == value  # noqa: S301 - our own
                assert hash(value) == hash(type(whole)(**fields))
                if isinstance(value, edtf.When):
                    assert edtf.parse(str(value)) == value

    @pytest.mark.parametrize(
        "call",
        [
            edtf.date,
            lambda value: edtf.date(2024, value),
            lambda value: edtf.date(2024, 1, value),
            lambda value: edtf.date(2024, qualifier=value),
            lambda value: edtf.season(2024, value),
            lambda value: edtf.interval(value, "2024"),
            edtf.one_of,
            edtf.all_of,
            edtf.as_when,
            edtf.from_python,
            edtf.parse,
            edtf.read,
            lambda value: edtf.read("last year", as_of=value),
            edtf.sort_key,
            day_numbers.day_range,
            day_numbers.day_runs,
            edtf.parse("2024").overlaps,
            edtf.parse("2024").within,
            edtf.parse("2024").relations,
            edtf.parse("2024").words,
            lambda value: edtf.parse("2024").widen(years=value),
            edtf.Day.from_number,
            edtf.Digits.parse,
        ],
    )
    @given(value=junk)
    def test_every_function_accepts_it_or_raises_a_clear_error(self, call, value):
        answer = outcome(lambda: call(value))
        # Python's own words name no value and nothing that is allowed.
        assert not re.search(r"'\w+' object|not supported between", str(answer))


@pytest.mark.parametrize("wrong", [5, None, "July 2024", ValueError("July 2024")], ids=repr)
def test_explain_refuses_what_is_no_error_about_a_date(wrong):
    with pytest.raises(TypeError, match="is not an EdtfError"):
        edtf.explain(wrong)


TAKE_A_NUMBER = {
    "widen by years": lambda number: edtf.parse("{1984,1990}").widen(years=number),
    "widen by months": lambda number: edtf.parse("1984/..").widen(months=number),
    "widen by days": lambda number: edtf.parse("1984").widen(days=number),
    "Day.from_number": edtf.Day.from_number,
    "date": edtf.date,
    "season": lambda number: edtf.season(2024, number),
    "Year": lambda number: edtf.Year(mantissa=number),
    "an exponent": lambda number: edtf.Year(mantissa=12345, exponent=number),
}


@pytest.mark.parametrize("take", TAKE_A_NUMBER.values(), ids=TAKE_A_NUMBER)
class TestNumbers:
    @pytest.mark.parametrize("number", [10**30, 10**5000, -(10**30)], ids=["30", "5000", "-30"])
    def test_that_are_too_large_are_refused(self, take, number):
        with pytest.raises((edtf.EdtfError, FieldError)):
            take(number)

    @pytest.mark.parametrize("number", [True, 1.0, "1"])
    def test_that_are_not_whole_are_wrong_types(self, take, number):
        with pytest.raises(TypeError, match="is not a whole number"):
            take(number)
