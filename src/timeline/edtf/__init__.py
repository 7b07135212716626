"""Dates: ISO 8601-2 (EDTF) values, their bounds, and how they lie to each other."""

from timeline.edtf._allen import Allen
from timeline.edtf._certainty import Certainty
from timeline.edtf._compounds import AllOf, Interval, OneOf, Range
from timeline.edtf._construct import all_of, as_when, date, from_python, interval, one_of, season
from timeline.edtf._day import DISTANT_FUTURE, DISTANT_PAST, OPEN, UNKNOWN, Day, Open, Unknown
from timeline.edtf._digits import Digits
from timeline.edtf._grouping import Grouping
from timeline.edtf._moments import Date, DateTime, Season, Year
from timeline.edtf._order import day_range, sort_key
from timeline.edtf._parse import parse
from timeline.edtf._precision import Precision
from timeline.edtf._qualifier import Marks, Qualifier
from timeline.edtf._read import read
from timeline.edtf._shapes import Limits
from timeline.edtf._types import When
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
    "Date",
    "DateTime",
    "Day",
    "Digits",
    "EdtfError",
    "Grouping",
    "Interval",
    "Limits",
    "Marks",
    "OneOf",
    "Open",
    "Precision",
    "Qualifier",
    "Range",
    "Season",
    "Unknown",
    "When",
    "Year",
    "all_of",
    "as_when",
    "date",
    "day_range",
    "from_python",
    "interval",
    "one_of",
    "parse",
    "read",
    "season",
    "sort_key",
]
