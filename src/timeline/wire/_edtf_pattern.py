"""A regular expression for EDTF, for schemas.

It has the grammar of ISO 8601-2:2019 and the ranges of months and days, hours and offsets.
It accepts a day that its month does not have, and an interval that runs backwards.
"""

_MARK = "[?~%]?"
_YEAR = r"(?!-0000)-?[0-9X]{4}"
_MONTH = r"(?:0[1-9X]|1[0-2X]|X[0-9X])"
_GROUPING = "(?:2[1-9]|3[0-9]|4[01])"
_DAY = r"(?:0[1-9X]|[12X][0-9X]|3[01X])"


def _marked(part: str) -> str:
    return f"{_MARK}{part}{_MARK}"


_DATE = f"{_marked(_YEAR)}(?:-{_marked(_MONTH)}(?:-{_marked(_DAY)})?)?"
_SEASON = f"{_marked(_YEAR)}-{_marked(_GROUPING)}"
_LONG = "Y-?[1-9](?:[0-9]{4,17}|[0-9]{0,17}E[1-9][0-9]?)"
_FAR_YEAR = f"{_MARK}(?:{_LONG}|(?!-0000)-?[0-9]{{4}})(?:S[1-9][0-9]?)?{_MARK}"
_POINT = f"(?:{_DATE}|{_SEASON}|{_FAR_YEAR})"
_CLOCK = "(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
_OFFSET = r"(?:Z|(?!-00(?::?00)?$)[+-](?:[01][0-9]|2[0-3])(?::?[0-5][0-9])?)?"

DATE_TIME = f"-?[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T(?:{_CLOCK}){_OFFSET}"
_ANY_DAY = "(?:0[1-9]|[12][0-9]|3[01])"
DAY = f"{_marked('-?[0-9]{4}')}-{_marked('(?:0[1-9]|1[0-2])')}-{_marked(_ANY_DAY)}"

# A date with dots on one side is some moment up to it, or from it on (ISO 8601-2, 10.6).
_END = rf"(?:{_POINT}(?:\.\.)?|\.\.{_POINT}?)"
INTERVAL = f"(?:{_END}/(?:{_END})?|/{_END})"
_MEMBER = rf"(?:{_POINT}(?:\.\.{_POINT}?)?|\.\.{_POINT})"
_MEMBERS = rf"{_MEMBER}(?:,{_MEMBER})*"

EDTF = rf"(?:{_POINT}|{DATE_TIME}|{INTERVAL}|\[{_MEMBERS}\]|\{{{_MEMBERS}\}})"
