# ruff: noqa: RUF001  # other scripts have letters and signs that look like Latin ones
"""The dates of a column: what a cell says, and what the column as a whole shows about it.

A cell never decides more than it displays. The order of a day and a month in digits, and
whether midnight is a time, are questions to the whole column.
"""

import re
from collections.abc import Iterable
from typing import Final, Literal, NamedTuple, TypeAlias

import attrs

from timeline.edtf import Date, DateTime, Interval, Precision, When, explain, parse, read
from timeline.errors import AmbiguousDateError, EdtfError
from timeline.errors.messages import brief
from timeline_table._cells import Cell, Moment, Row, Sheet, Trouble, clock, letters, number_text

DayOrder: TypeAlias = Literal["refuse", "column", "dmy", "mdy"]
Years: TypeAlias = Literal["refuse", "historical", "astronomical"]
Zeros: TypeAlias = Literal["refuse", "unknown"]
CellDates: TypeAlias = Literal["displayed", "held"]

_NO_DATE: Final = frozenset(
    [
        "n.d.",
        "n. d.",
        "nd",
        "s.d.",
        "s. d.",
        "o. j.",
        "o.j.",
        "o. d.",
        "б. д.",
        "б.д.",
        "б. г.",
        "unknown",
        "undated",
        "not dated",
        "date unknown",
        "unbekannt",
        "ohne datum",
        "inconnu",
        "inconnue",
        "sans date",
        "desconocido",
        "desconocida",
        "sin fecha",
        "неизвестно",
        "без даты",
        "不详",
        "未知",
        "?",
        "??",
        "???",
        "-",
        "–",
        "—",
        "−",
        "n/a",
        "n.a.",
        "na",
        "none",
        "null",
        "nan",
        "nat",
        "tbd",
        "tba",
        "tbc",
    ]
)
_OPEN_END: Final = frozenset(
    [
        "..",
        "present",
        "the present",
        "now",
        "ongoing",
        "still",
        "to date",
        "heute",
        "jetzt",
        "andauernd",
        "présent",
        "en cours",
        "aujourd'hui",
        "actualidad",
        "presente",
        "en curso",
        "настоящее время",
        "по настоящее время",
        "至今",
        "现在",
    ]
)
_UNKNOWN_END: Final = frozenset(
    ["?", "??", "???", "unknown", "unbekannt", "inconnue", "inconnu", "desconocido"]
)
_LONGEST_YEAR: Final = 9
_LEAST_YEAR, _MOST_YEAR = 100, 9999
_LAST_MONTH: Final = 12
_DAY_SECONDS: Final = 86_400
_REMEMBERED: Final = 30_000
# As many days, all the first of a month, are more than chance.
_PADDED: Final = 10

_DIGITS = re.compile(r"(?<![0-9])([0-9]{1,2})([./-])([0-9]{1,2})\2([0-9]{4})(?![0-9])")
_YEAR_AND_TWO = re.compile(r"[0-9]{4}-[0-9]{2}")
_NEGATIVE = re.compile(r"[-−–] ?([0-9]+)((?:-[0-9]{2}){0,2})")
_TIMED = re.compile(
    r"(.*?[^ T])(?:T|[ ,]+)([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?"
    r"(?: ?([AaPp])\.?[Mm]\.?)?"
)
_TIME = re.compile(
    r"[ T]([0-9]{1,2}):([0-9]{2})(?::([0-9]{2})(?:[.,]([0-9]+))?)?(?: ?([AaPp])\.?[Mm])?"
)
# What programs write where there is no date.
_PLACEHOLDERS: Final = frozenset({"0001-01-01", "9999-12-31"})
_ZEROS_LAST = re.compile(r"([0-9]{4})([-./])([0-9]{1,2})(?:\2([0-9]{1,2}))?")
_ZEROS_FIRST = re.compile(r"([0-9]{1,2})([-./])([0-9]{1,2})\2([0-9]{4})")


class Refused(Exception):  # noqa: N818 - it carries a fault, and never leaves this distribution
    """A value that is not read, with the fault to report.

    Args:
        message: the fault.
        field: the field of the column that it is in; "" for the one that was asked for.

    """

    def __init__(self, message: str, field: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.field = field


class Found(NamedTuple):
    """What a cell says.

    Attributes:
        when: the date; None if there is none.
        time: a time of the day that EDTF cannot hold, as it has no seconds.
        note: what deserves a look, and the kind of such notes; "" for nothing.
        kind: see *note*.
        undated: whether the cell says that there is no date, or says nothing.

    """

    when: When | None = None
    time: str = ""
    note: str = ""
    kind: str = ""
    undated: bool = False


@attrs.frozen(kw_only=True)
class Rules:
    """How the dates of a table are to be read.

    Attributes:
        language: of phrases.
        dates: the order of days and months in digits.
        years: what a year with a minus sign is.
        zeros: what a day or month 0 is.
        cells: whether a date is read as it is displayed, or as the cell holds it.
        edtf: whether dates are EDTF only.

    """

    language: str = "en"
    dates: DayOrder = "refuse"
    years: Years = "refuse"
    zeros: Zeros = "refuse"
    cells: CellDates = "displayed"
    edtf: bool = False


class Order(NamedTuple):
    """What the cells of a column show about the order of days and months in digits."""

    known: Literal["dmy", "mdy"] | None  # the order in which cells are read
    note: str = ""
    proof: tuple[Row, int] | None = None  # the cell that the note is about
    advice: str = ""  # for a cell that can be read in both


class DateColumn:
    """Read the dates of one column.

    Args:
        sheet: the table.
        column: which column, from 0.
        rows: the rows below the header.
        rules: how to read.
        header_language: the language of the headers, for advice.

    """

    def __init__(  # noqa: C901 - by the kind of cell
        self,
        sheet: Sheet,
        column: int,
        rows: Iterable[Row],
        rules: Rules,
        header_language: str = "en",
    ) -> None:
        self.column = column
        self._sheet = sheet
        self._rules = rules
        self._header_language = header_language
        self._advised = False
        self._known: dict[str | Moment, Found | str] = {}
        two_ways: list[str] = []
        orders: dict[Literal["dmy", "mdy"], list[tuple[Row, str]]] = {"dmy": [], "mdy": []}
        filled = timed = 0
        early_days: list[Row] = []
        late_days = 0
        self.first_days = self.other_days = 0
        only_midnights = True
        for row in rows:
            cell = row.cell(column)
            if isinstance(cell, Moment):
                if cell.shows.day and cell.shows.month:
                    late_days += cell.day.day > _LAST_MONTH
                    early_days.append(row)
                if cell.shows.hour and cell.shows.day:
                    timed += 1
                    only_midnights = only_midnights and cell.second % _DAY_SECONDS == 0
            elif isinstance(cell, str) and cell:
                filled += 1
                for found in _DIGITS.finditer(cell):
                    one, other = int(found[1]), int(found[3])
                    if one == other or not (one and other):
                        continue
                    if one > _LAST_MONTH >= other:
                        orders["dmy"].append((row, found[0]))
                    elif other > _LAST_MONTH >= one:
                        orders["mdy"].append((row, found[0]))
                    elif one <= _LAST_MONTH and other <= _LAST_MONTH:
                        two_ways.append(cell)
                if ":" in cell and (time := _TIME.search(cell)):
                    timed += 1
                    only_midnights = only_midnights and _is_midnight(time)
        self._days_only = timed > 0 and only_midnights
        self.midnights = timed if self._days_only else 0
        self.order = self._order(filled, two_ways, orders)
        # A program that takes the month first makes dates of these texts that it can so
        # understand, with day and month exchanged, and leaves the others.
        proved = orders["dmy"] or orders["mdy"]
        self.exchanged = proved[0] if proved and early_days and not late_days else None

    def _order(
        self,
        filled: int,
        two_ways: list[str],
        orders: dict[Literal["dmy", "mdy"], list[tuple[Row, str]]],
    ) -> Order:
        rule = self._rules.dates
        if rule in {"dmy", "mdy"}:
            return Order("dmy" if rule == "dmy" else "mdy")
        name = letters(self.column)
        dmy, mdy = orders["dmy"], orders["mdy"]
        counts = (
            f"column {name}: {len(two_ways):,} of {filled:,} dates can be read two ways;"
            f" {len(dmy):,} {'has' if len(dmy) == 1 else 'have'} the day first for certain,"
            f" {len(mdy):,} the month first"
        )
        told = "-I dates=dmy or -I dates=mdy says which"
        if dmy and mdy:
            both = (
                f"{dmy[0][1]} in row {dmy[0][0].number} and {mdy[0][1]} in row {mdy[0][0].number}"
            )
            return Order(None, advice=f"{counts} ({both}), so the column proves nothing; {told}")
        if not (dmy or mdy):
            return Order(None, advice=f"{counts}; {told}")
        known: Literal["dmy", "mdy"] = "dmy" if dmy else "mdy"
        if rule == "refuse":
            return Order(
                None, advice=f"{counts}: -I dates=column trusts that, -I dates={known} says it"
            )
        row, text = (dmy or mdy)[0]
        first = "day" if dmy else "month"
        note = f"column {name}: the {first} is first, as {text} shows"
        return Order(known, note=note if two_ways else "", proof=(row, self.column))

    def read(self, cell: Cell) -> Found:
        """Return what *cell* says.

        Raises:
            Refused: it is not a date, or can be read in several ways.

        """
        match cell:
            case "":
                return Found(undated=True)
            case str() | Moment():
                found = self._remembered(cell)
            case Trouble(message):
                raise Refused(message)
            case _:
                found = self._number(float(cell))
        when = found.when
        if isinstance(when, Date) and when.precision is Precision.DAY:
            if when.day == 1:
                self.first_days += 1
            else:
                self.other_days += 1
        return found

    @property
    def looks_padded(self) -> bool:
        """Whether many days were read, and each is the first of a month."""
        return self.first_days >= _PADDED and not self.other_days

    def _remembered(self, cell: str | Moment) -> Found:
        known = self._known.get(cell)
        if known is None:
            try:
                if isinstance(cell, Moment):
                    known = self._moment(cell)
                else:
                    known = self._text(" ".join(cell.split()))
            except Refused as refused:
                known = refused.message
            if len(self._known) < _REMEMBERED:
                self._known[cell] = known
        if isinstance(known, Found):
            return known
        has_order = isinstance(cell, str) and _DIGITS.search(cell) is not None
        if self.order.advice and not self._advised and has_order and " can be read as " in known:
            self._advised = True
            raise Refused(f"{known}. {self.order.advice}")
        raise Refused(known)

    def _text(self, text: str) -> Found:  # noqa: C901, PLR0911, PLR0912 - one form after the other
        rules = self._rules
        if rules.edtf:
            try:
                return Found(parse(text))
            except EdtfError:
                pass  # somebody wrote in the cell since
        if text.casefold() in _NO_DATE:
            return Found(undated=True)
        if not text.strip("0- ") and (zeros := _without_zeros(text, None)):
            return _known_parts(text, zeros, rules.zeros)
        if negative := _NEGATIVE.fullmatch(text):
            return Found(_negative(text, negative[1], negative[2], rules.years))
        if not _YEAR_AND_TWO.fullmatch(text):
            try:
                when = parse(text)
            except EdtfError:
                pass
            else:
                if isinstance(when, DateTime) and self._days_only:
                    return Found(parse(text[: text.index("T")]))
                return _without_placeholder(when, text)
        if timed := _TIMED.fullmatch(text):
            day = self._day_or_none(timed[1])
            if day is not None:
                return self._at(day, timed)
        if zeros := _without_zeros(text, self.order.known):
            return _known_parts(text, zeros, rules.zeros)
        if text.isascii() and text.isdigit():
            return self._bare_digits(text)
        return Found(self._phrase(text))

    def _day_or_none(self, text: str) -> When | None:
        """Return the day that the text before a time is; None if it is not one."""
        try:
            when = self._text(text).when
        except Refused as refused:
            if " can be read as " in refused.message:
                raise
            return None
        return when if isinstance(when, Date) and when.precision is Precision.DAY else None

    def _at(self, day: When, timed: re.Match[str]) -> Found:
        hour, minute, second = (int(part or 0) for part in timed.group(2, 3, 4))
        if half := timed[6]:
            if not 1 <= hour <= _LAST_MONTH:
                raise Refused(f"{brief(timed[0])} has an hour that no clock with am and pm has")
            hour = hour % 12 + (12 if half in "Pp" else 0)
        if self._days_only:
            return Found(day)
        if hour > 23 or minute > 59 or second > 59:  # noqa: PLR2004 - a clock
            raise Refused(f"{brief(timed[0])} has a time that no clock shows")
        return at_time(day, hour * 3600 + minute * 60 + second, seconds=timed[4] is not None)

    def _bare_digits(self, text: str) -> Found:
        if len(text) == 8:  # noqa: PLR2004 - year, month and day
            try:
                return Found(parse(f"{text[:4]}-{text[4:6]}-{text[6:]}"))
            except EdtfError as error:
                raise Refused(
                    f"{text} is not a day as year, month and day without signs: {error}"
                ) from None
        if len(text) == 5:  # noqa: PLR2004 - as the numbers of days of our time have
            return self._number(float(text))
        return Found(self._phrase(text))

    def _phrase(self, text: str) -> When:
        rules, order = self._rules, self.order.known
        if order and (digits := _DIGITS.fullmatch(text)):
            month, first = (digits[3], "day") if order == "dmy" else (digits[1], "month")
            if int(month) > _LAST_MONTH:
                raise Refused(f"{brief(text)} has no month {month}, with the {first} first")
        try:
            return read(text, language=rules.language, order=order)
        except AmbiguousDateError as error:
            raise Refused(str(error).partition(": write the one")[0]) from None
        except EdtfError as error:
            if rules.language != "en":
                try:
                    return read(text, order=self.order.known)
                except EdtfError:
                    pass
            raise Refused(f"{explain(error)}{self._other_language(text)}") from None

    def _other_language(self, text: str) -> str:
        other = self._header_language
        if other == self._rules.language:
            return ""
        try:
            when = read(text, language=other, order=self.order.known)
        except EdtfError:
            return ""
        return f"; -I language={other} reads it as {when}"

    def _number(self, number: float) -> Found:
        text = number_text(number)
        if not number.is_integer():
            raise Refused(f"{text} is neither a year nor a day{self._as_serial(number)}")
        if _LEAST_YEAR <= number <= _MOST_YEAR:
            return Found(parse(f"{int(number):04}"))
        if number < 0:
            return Found(_negative(text, text[1:], "", self._rules.years))
        if number < _LEAST_YEAR:
            raise Refused(f"{text} is not a year: write all its digits, or AD {text}")
        if len(text) == 8 and text.isdigit():  # noqa: PLR2004 - year, month and day
            return self._bare_digits(text)
        raise Refused(
            f"{text} has no date format: it may be {self._as_serial(number) or 'a day or'}"
            f" the year {text}; format it as a date, or write the year as Y{text}"
        )

    def _as_serial(self, number: float) -> str:
        """Return the day that a number without a date format would be, for a message."""
        ordinal = self._sheet.first_day.toordinal() + int(number) if abs(number) < 1e7 else 0  # noqa: PLR2004 - any day
        if not 1 <= ordinal <= self._sheet.first_day.max.toordinal():
            return ""
        day = self._sheet.first_day.fromordinal(ordinal).isoformat()
        return f"the day {day} or" if number.is_integer() else f"; as a date it is in the day {day}"

    def _moment(self, moment: Moment) -> Found:
        day, second, shows = moment
        if not (shows.year or shows.month or shows.day):
            raise Refused("displays a time without a day")
        if not shows.year:
            raise Refused(
                f"displays no year; the cell holds {day}, whose year a program may have filled in:"
                " display the year, or write the date as text"
            )
        if shows.day and not shows.month:
            raise Refused(f"displays a day without its month; the cell holds {day}")
        full = parse(day.isoformat())
        if not shows.day and self._rules.cells == "displayed":
            known = 2 if shows.month else 1
            when = parse("-".join(day.isoformat().split("-")[:known]))
            if day.day == 1 and (shows.month or day.month == 1):
                return Found(when)
            what = "month" if shows.month else "year"
            note = f"displays {when.words()}, holds {full.words()}: the {what} is read"
            return Found(when, note=note, kind=f"displays a {what}")
        if not (shows.hour and shows.day) or self._days_only:
            return Found(full)
        found = at_time(full, second, seconds=shows.second)
        if second % _DAY_SECONDS or found.note:
            return found
        note = "00:00:00 is read as a time, since another cell of the column has one"
        return found._replace(note=note, kind="midnight")


def at_time(day: When, second: int, *, seconds: bool) -> Found:
    """Return a *day* with a time, which EDTF holds if its seconds are known."""
    if seconds:
        return Found(parse(f"{day}T{clock(second, seconds=True)}"))
    time = clock(second, seconds=False)
    return Found(
        day,
        time=time,
        note=f"{time} has no seconds, which EDTF needs: the day is read, the time is in extra.time",
        kind="a time without seconds",
    )


def _is_midnight(time: re.Match[str]) -> bool:
    hour, *rest = (int(part or 0) for part in time.group(1, 2, 3, 4))
    # On a clock with am and pm, midnight is 12 am.
    first = 12 if (time[5] or "") in {"A", "a"} else 0
    return hour == first and not any(rest)


def _without_placeholder(when: When, text: str) -> Found:
    """Return a date, with a note if programs write it where there is none."""
    if text not in _PLACEHOLDERS:
        return Found(when)
    note = f"{text} is what programs write where there is no date; it is read as that day"
    return Found(when, note=note, kind=text)


def year_of(number: int, years: Years) -> str:
    """Return the EDTF of a year that may be negative or have more than four digits.

    Raises:
        Refused: it is negative, and nothing says how years before Christ are counted.

    """
    if number >= 0:
        return f"{number:04}" if number <= _MOST_YEAR else f"Y{number}"
    shift = {"historical": 1, "astronomical": 0, "refuse": None}[years]
    if shift is None:
        raise Refused(
            f"year {number}: {-number} BC, which is {_signed(number + 1)} in EDTF, or the"
            f" astronomical {_signed(number)}? -I years=historical or -I years=astronomical says"
            " which"
        )
    return _signed(number + shift)


def _signed(year: int) -> str:
    if year == 0:
        return "0000"
    return f"-{-year:04}" if year >= -_MOST_YEAR else f"Y{year}"


def _negative(text: str, digits: str, rest: str, years: Years) -> When:
    if len(digits) > _LONGEST_YEAR:
        raise Refused(f"{brief(text)} is not a date: the year has too many digits")
    year = year_of(-int(digits), years)
    try:
        return parse(f"{year}{rest}")
    except EdtfError as error:
        raise Refused(explain(error)) from None


def _without_zeros(  # noqa: PLR0911 - one form after the other
    text: str, order: str | None
) -> tuple[str, str] | None:
    """Return what is 0 in a date in digits, and the date without it; None if nothing is."""
    if last := _ZEROS_LAST.fullmatch(text):
        year, month, day = last[1], last[3], last[4] or ""
    elif first := _ZEROS_FIRST.fullmatch(text):
        one, other = (first[1], first[3]) if order != "mdy" else (first[3], first[1])
        if order is None and int(one) != int(other) and not (int(one) and int(other)):
            number, year = first[1] if int(first[1]) else first[3], first[4]
            return "order", f"{year}-{int(number):02}, or the day {number} of a month in {year}"
        year, month, day = first[4], other, one
    elif text.isdigit() and len(text) == 8:  # noqa: PLR2004 - year, month and day
        year, month, day = text[:4], text[4:6], text[6:]
    elif text and not text.strip("0"):
        return "year", ""
    else:
        return None
    if int(year) == 0:
        return "year", ""
    if int(month) == 0:
        return "month", year if not int(day or 0) else f"{year}-XX-{int(day):02}"
    if day and int(day) == 0:
        return "day", f"{year}-{int(month):02}"
    return None


def _known_parts(text: str, zeros: tuple[str, str], rule: Zeros) -> Found:
    part, rest = zeros
    if part == "order":
        raise Refused(f"{brief(text)} has a 0: it can be read as {rest}")
    if rule == "unknown":
        return Found(parse(rest)) if rest else Found(undated=True)
    if not rest:
        raise Refused(f"{brief(text)} has no year; -I zeros=unknown reads it as no date")
    raise Refused(
        f"{brief(text)}: there is no {part} 0; write {rest} if it is not known, or say"
        " -I zeros=unknown"
    )


def joined(start: Found, end: Found, end_text: str) -> Found:
    """Return the time from *start* to *end*, which are the cells of two columns.

    Raises:
        Refused: they are not two dates, or the end is before the start.

    """
    if isinstance(start.when, Date) and isinstance(end.when, Date) and not (start.time or end.time):
        if start.when == end.when and start.when.precision is Precision.DAY:
            return start
        try:
            both = Interval(start=start.when, end=end.when)
        except EdtfError as error:
            message = f"{end.when} cannot be the end of what starts {start.when}: {explain(error)}"
            raise Refused(message, "end") from None
        return Found(both, note=start.note or end.note, kind=start.kind or end.kind)
    word = end_text.casefold().strip()
    if (
        end.when is None
        and word not in _OPEN_END
        and (start.when is None or word not in _UNKNOWN_END)
    ):
        return start
    first = "" if start.when is None else str(_day_of(start.when))
    last = ".." if word in _OPEN_END else "" if end.when is None else str(_day_of(end.when))
    if first == last == "" or (not first and last == ".."):
        raise Refused("there is an end and no start; write the start, or leave it empty", "end")
    try:
        when = parse(f"{first}/{last}")
    except EdtfError as error:
        message = f"{last or '?'} cannot be the end of what starts {first or '?'}: {explain(error)}"
        raise Refused(message, "end") from None
    times = [clock_of(start), clock_of(end)]
    if not any(times):
        return Found(when, note=start.note or end.note, kind=start.kind or end.kind)
    time = "–".join(each or "?" for each in times)
    note = f"an interval has no times of day: {time} is in extra.time"
    return Found(when, time=time, note=note, kind="times of an interval")


def is_open_end(cell: Cell) -> bool:
    """Return whether a cell says that something has not ended, or that its end is unknown."""
    return isinstance(cell, str) and cell.casefold().strip() in _OPEN_END | _UNKNOWN_END


def clock_of(found: Found) -> str:
    """Return the time of day that a date has, or ""."""
    if isinstance(found.when, DateTime):
        return str(found.when).partition("T")[2]
    return found.time


def _day_of(when: When) -> When:
    return parse(str(when).partition("T")[0]) if isinstance(when, DateTime) else when
