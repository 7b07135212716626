"""What is said of a text that is not TOML: what is missing there, and what to write."""

import datetime as dt
import re

_TWICE = re.compile(r"cannot declare \((.*?),?\) twice")
_NAME = re.compile(r"'([^']*)'")
_QUOTE = re.compile(r"""expected "('+)"$""")
_UNQUOTED = re.compile(r"""[^#"'=]+=[ \t]*[^"'\s{][^"']*""")
_DAY = re.compile(r"[=\[,][ \t]*([0-9]{4})-([0-9]{2})-([0-9]{2})(?![0-9])")
_CURLY = re.compile("[\u201c-\u201f\u2018-\u201b\u00ab\u00bb](?=[^\"']*$)")
_NO_KEY = "invalid initial character for a key part"
_IN_QUOTES = "; texts, and dates other than whole days, stand in quotes"
_SHOWN = 80


def complaint(message: str, line: str) -> str:
    """What is wrong with *line*, as the *message* of `tomllib` tells it, and the line."""
    message = message[:1].lower() + message[1:]
    words = _no_such_day(line) or _in_our_words(message, line)
    hint = _IN_QUOTES if words == message and _UNQUOTED.fullmatch(line) else ""
    return f"{words}: {shown(line)}{hint}"


def open_list(before: int, line: str) -> str:
    """What is wrong with a list that begins in *line*, and is not closed before a later one."""
    return f"the list that begins here needs a comma or ] before line {before}: {shown(line)}"


def shown(line: str) -> str:
    """*line*, cut where it is long."""
    return line if len(line) <= _SHOWN else line[:_SHOWN] + "..."


def _no_such_day(line: str) -> str:
    """What is wrong with the first date of *line* that no calendar has; empty where none is."""
    for year, month, day in _DAY.findall(line):
        try:
            dt.date(int(year) or 4, int(month), int(day))
        except ValueError:
            if "01" <= month <= "12":
                return f"{year}-{month} has no day {day}"
            return f"there is no month {month}"
    return ""


def _in_our_words(message: str, line: str) -> str:
    if curly := _CURLY.search(line):
        return f"{curly[0]} is no quote here; a text stands in \" or '"
    if message.startswith("expected '=' after") and not line.partition("=")[0].isascii():
        return "a key with other characters than A-Z, a-z, 0-9, _ and - stands in quotes"
    if message == _NO_KEY and line.endswith((",", "{")):
        return "a table in braces stands in one line"
    if quote := _closing_quote(message):
        return f"the text is not closed; {quote} closes it"
    if twice := _TWICE.fullmatch(message):
        return f"the table {'.'.join(_NAME.findall(twice[1]))} stands twice"
    return _OUR_WORDS.get(message, message)


_BACKSLASH = r"a \ in a text in double quotes is written \\, or the text stands in '"
_OUR_WORDS = {
    "invalid hex value": _BACKSLASH,
    "unescaped '\\' in a string": _BACKSLASH,
    "cannot overwrite a value": "the key or table stands twice",
    "unclosed array": "the list needs a comma or ]",
    "unclosed inline table": "the table in braces needs a comma or }",
}


def _closing_quote(message: str) -> str:
    """The quote that a text lacks, where that is what *message* says."""
    if message == "illegal character '\\n'":
        return '"'
    if message == "found invalid character '\\n'":
        return "'"
    if message == "unterminated string":
        return '"""'
    found = _QUOTE.fullmatch(message)
    return found[1] if found else ""
