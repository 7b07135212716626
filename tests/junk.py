"""Values of wrong types, to test what constructors do with them."""

import datetime as dt
from decimal import Decimal
from fractions import Fraction

import attrs
from hypothesis import strategies as st

from timeline import Event, edtf


class Text(str):
    """A subclass of str, as some libraries return."""

    __slots__ = ()


_SINGLE = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.sampled_from([10**18, -(10**30), 10**5000]),
    st.floats(),
    st.text(max_size=5),
    st.text(max_size=5).map(Text),
    st.binary(max_size=3),
    st.sampled_from(
        [
            Decimal(1),
            Fraction(1, 2),
            1j,
            dt.date(2024, 7, 3),
            dt.time(1),
            ...,
            object(),
            Event,
            Event(id="a", title="A"),
            edtf.parse("2024"),
            edtf.parse("{2024}"),
            edtf.Day(2024, 7, 3),
            edtf.Digits((1, None)),
            edtf.Qualifier.BOTH,
            edtf.Marks(),
            edtf.OPEN,
            edtf.UNKNOWN,
        ]
    ),
)

junk = st.one_of(
    _SINGLE,
    st.lists(_SINGLE, max_size=3),
    st.lists(_SINGLE, max_size=3).map(tuple),
    st.dictionaries(st.one_of(st.integers(), st.text(max_size=3)), _SINGLE, max_size=2),
    st.sets(st.one_of(st.integers(), st.text(max_size=3)), max_size=2),
)
"""Any value, most of them of a type that no field accepts."""


@st.composite
def changed(draw, whole):
    """Return a field's name and all fields of *whole*, an attrs instance, with junk in that one."""
    names = [attribute.name for attribute in attrs.fields(type(whole))]
    name = draw(st.sampled_from(names))
    return name, {each: getattr(whole, each) for each in names} | {name: draw(junk)}


def outcome(call):
    """Return the result of a call, or the error it raises if it is one that callers can expect."""
    try:
        return call()
    except (TypeError, ValueError, OverflowError) as error:
        return error
