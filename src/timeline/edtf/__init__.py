"""Dates: ISO 8601-2 (EDTF) values, their bounds, and how they lie to each other."""

from timeline.edtf._allen import Allen
from timeline.edtf._calendar import Component
from timeline.edtf._certainty import Certainty
from timeline.edtf._compounds import AllOf, End, Interval, Member, OneOf, Point, Range
from timeline.edtf._construct import all_of, as_when, date, from_python, interval, one_of, season
from timeline.edtf._day import DISTANT_FUTURE, DISTANT_PAST, OPEN, UNKNOWN, Day, Open, Unknown
from timeline.edtf._digits import Digits
from timeline.edtf._explain import explain, wanted
from timeline.edtf._grouping import Grouping
from timeline.edtf._moments import Date, DateTime, Season, Year
from timeline.edtf._order import SortKey, day_range, day_runs, sort_key
from timeline.edtf._parse import parse
from timeline.edtf._precision import Precision
from timeline.edtf._qualifier import Marks, Qualifier
from timeline.edtf._read import read
from timeline.edtf._shapes import Limits
from timeline.edtf._types import DateLike, When
from timeline.edtf._value import Bound, Bounds
from timeline.errors import AmbiguousDateError, EdtfError

__all__ = [
    "DISTANT_FUTURE",
    "DISTANT_PAST",
    "OPEN",
    "UNKNOWN",
    "AllOf",
    "Allen",
    "AmbiguousDateError",
    "Bound",
    "Bounds",
    "Certainty",
    "Component",
    "Date",
    "DateLike",
    "DateTime",
    "Day",
    "Digits",
    "EdtfError",
    "End",
    "Grouping",
    "Interval",
    "Limits",
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
    "date",
    "day_range",
    "day_runs",
    "explain",
    "from_python",
    "interval",
    "one_of",
    "parse",
    "read",
    "season",
    "sort_key",
    "wanted",
]
