"""Dates of ISO 8601-2 (EDTF): their bounds, and questions that may have no certain answer.

`timeline.edtf.day_numbers` has the bounds as numbers, for programs that index many dates.
"""

from timeline.edtf import _algebra, _sparse, _value
from timeline.edtf._allen import Allen
from timeline.edtf._change import ChangeKind, DateChange, DoubtChange, change
from timeline.edtf._components import Component, Digits, Grouping, Marks, Precision, Qualifier
from timeline.edtf._construct import (
    DateLike,
    all_of,
    as_when,
    date,
    from_python,
    interval,
    one_of,
    season,
)
from timeline.edtf._date import Date, DateTime, Season
from timeline.edtf._day import OPEN, UNKNOWN, Day, Open, Unknown
from timeline.edtf._enums import Certainty
from timeline.edtf._interval import End, Interval, Point, Range
from timeline.edtf._parse import parse
from timeline.edtf._sets import AllOf, Member, OneOf, When
from timeline.edtf._value import Bound, Bounds
from timeline.edtf._year import Year
from timeline.edtf.day_numbers import SortKey, sort_key
from timeline.edtf.reading import explain, read
from timeline.errors import AmbiguousDateError, EdtfError

__all__ = [
    "OPEN",
    "UNKNOWN",
    "AllOf",
    "Allen",
    "AmbiguousDateError",
    "Bound",
    "Bounds",
    "Certainty",
    "ChangeKind",
    "Component",
    "Date",
    "DateChange",
    "DateLike",
    "DateTime",
    "Day",
    "Digits",
    "DoubtChange",
    "EdtfError",
    "End",
    "Grouping",
    "Interval",
    "Marks",
    "Member",
    "OneOf",
    "Open",
    "Point",
    "Precision",
    "Qualifier",
    "Range",
    "Season",
    "SortKey",
    "Unknown",
    "When",
    "Year",
    "all_of",
    "as_when",
    "change",
    "date",
    "explain",
    "from_python",
    "interval",
    "one_of",
    "parse",
    "read",
    "season",
    "sort_key",
]

# Functions that make dates need the kinds of date, and the kinds have methods that call them.
# This is the only place where the two are joined.
_value.bind(
    _value.Builders(
        as_when=as_when,
        narrow=_algebra.narrow,
        as_extent=_algebra.as_extent,
        widen=_algebra.widen,
        may_share=_sparse.may_share,
        surely_within=_sparse.surely_within,
    )
)
