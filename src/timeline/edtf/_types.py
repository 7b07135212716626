"""The sum of all kinds of value."""

from timeline.edtf._compounds import AllOf, Interval, OneOf
from timeline.edtf._moments import Date, DateTime, Season, Year

When = Date | Season | Year | DateTime | Interval | OneOf | AllOf
"""What a date can be: one of these seven, which `isinstance` and `match` tell apart."""
