"""The sum of all kinds of value, and of what stands for one."""

import datetime as dt

from timeline.edtf._compounds import AllOf, Interval, OneOf
from timeline.edtf._moments import Date, DateTime, Season, Year

When = Date | Season | Year | DateTime | Interval | OneOf | AllOf
"""What a date can be: one of these seven, which `isinstance` and `match` tell apart."""

DateLike = When | str | dt.date
"""What stands for a date: a value, its EDTF text, or a date or datetime of Python's."""
