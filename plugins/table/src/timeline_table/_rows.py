"""The rows of a table as events; what is wrong with one is a fault at its cell."""

import json
import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from typing import Final, Literal, TypeAlias, TypeVar, cast

import attrs

from timeline import (
    Actor,
    Agreement,
    Citation,
    Event,
    FieldError,
    GenericEvent,
    Phase,
    Place,
    Source,
    Stage,
    Status,
)
from timeline.edtf import Date, Precision, When, explain, parse, read
from timeline.errors import EdtfError, Faults, Location
from timeline.errors.messages import brief
from timeline.model.fields import is_slug
from timeline.wire import DocumentReader, EventTypes
from timeline_table._cells import Cell, Moment, Reporter, Row, Sheet, Trouble, letters, text_of
from timeline_table._dates import (
    DateColumn,
    Found,
    Refused,
    Rules,
    at_time,
    is_open_end,
    joined,
    year_of,
)
from timeline_table._fields import (
    beside,
    degrees,
    items,
    line_of,
    proposed_id,
    row_id,
    source_id,
    source_of,
    status_words,
    type_words,
    urls_in,
)
from timeline_table._headers import STAGES, Columns
from timeline_table._record import cells_of

Repeats: TypeAlias = Literal["refuse", "number"]
T = TypeVar("T")

_DATES: Final = ("when", "start", "end", *STAGES, "says")
_MOST_LATITUDE, _MOST_LONGITUDE = 90, 180
_LAST_MONTH: Final = 12
_LEAST_YEAR: Final = 100
_REMEMBERED: Final = 20_000
_NAMED_VALUES: Final = 4
_DAY_SECONDS: Final = 86_400
_CLOCK = re.compile(r"([0-9]{1,2}):([0-9]{2})(?::([0-9]{2}))?(?: ?([AaPp])\.?[Mm]\.?)?")
_WHOLE = re.compile("[-−]?[0-9]{1,9}")  # noqa: RUF001 - a minus sign
# The attribute of an event that a column changes.
_ATTRIBUTE: Final[Mapping[str, str]] = {
    **dict.fromkeys(("when", "start", "end", "year", "month", "day"), "when"),
    **dict.fromkeys(("end_year", "end_month", "end_day", "time"), "when"),
    **dict.fromkeys(("places", "country", "latitude", "longitude"), "places"),
    **dict.fromkeys(("sources", "says"), "citations"),
    **{name: name for name in ("id", "type", "title", "status", "description", "actors", "tags")},
}
_NO_STATUSES: Final[Mapping[str, Status]] = {}
_EMPTY: Final = Event(id="empty", title="empty")


@attrs.frozen(kw_only=True)
class RowRules:
    """How the rows of a table are to be read.

    Attributes:
        dates: how their dates are.
        repeats: what two rows with one title and date are.
        separator: what separates the items of a list; "" for line breaks, ``;`` and ``|``.
        extra: whether columns that are no field are kept.
        any_year: whether a year may have one or two digits.
        is_text: whether a cell beyond the header is a fault, as in a text with separators.

    """

    dates: Rules
    repeats: Repeats = "refuse"
    separator: str = ""
    extra: bool = False
    any_year: bool = False
    is_text: bool = False


class RowReader:
    """Read the rows of one table.

    Args:
        sheet: the table.
        columns: its columns.
        rows: the rows below the header.
        rules: how to read them.
        types: the types of event that are installed.
        reporter: where faults and notes go.
        sources: the sources that the file itself describes.

    """

    def __init__(  # noqa: PLR0913, PLR0917 - what a table is made of
        self,
        sheet: Sheet,
        columns: Columns,
        rows: Sequence[Row],
        rules: RowRules,
        types: Mapping[str, type[Event]],
        reporter: Reporter,
        sources: Sequence[Source] = (),
    ) -> None:
        self._sheet = sheet
        self._columns = columns
        self._at = dict(columns.at)
        self._rules = rules
        self._types = types
        self._reporter = reporter
        self._problems: list[tuple[str, int]] = []
        self._stages = [stage for stage in STAGES if stage in self._at]
        fields = ("when", "start", "year", *STAGES, "title")
        self._date_field = next((field for field in fields if field in self._at), "title")
        self._width = len(columns.names)
        self._unnamed = [at for at, name in enumerate(columns.names) if not name]
        self._type_words = dict(type_words(tuple(types))) if "type" in self._at else {}
        self._status_words = status_words() if "status" in self._at else _NO_STATUSES
        self._tag_column = self._column_of_tags(rows)
        self._dates = {
            str(field): DateColumn(sheet, self._at[field], rows, rules.dates, columns.language)
            for field in _DATES
            if field in self._at
        }
        # A date in a column of years may be a phrase.
        self._year = DateColumn(sheet, self._at.get("year", 0), (), rules.dates, columns.language)
        self._no_times = self._are_midnights(rows)
        self._stored_faults = Faults()
        installed = types if isinstance(types, EventTypes) else None
        self._documents = DocumentReader(self._stored_faults, installed)
        self._actors: dict[str, tuple[Actor, ...]] = {}
        self._places_of: dict[str, tuple[Place, ...]] = {}
        self._seen: dict[str, tuple[int, int, str]] = {}
        self._sources = {source.id: source for source in sources}
        self._has_sources = bool(sources)
        self._source_ids: dict[tuple[str, str], str] = {}
        self._cited_by: dict[tuple[str, ...], tuple[Citation, ...]] = {}
        self._find_sources(rows)

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources that the file describes, and those that its rows name."""
        return tuple(self._sources.values())

    def note_columns(self) -> None:
        """Note what is known of the columns before a row is read."""
        header = self._columns.header
        for column in () if self._rules.extra else self._columns.unmapped:
            name = brief(self._columns.names[column])
            self._reporter.note(f"column {name} was not mapped", header, column)
        for field, dates in self._dates.items():
            if dates.order.note and dates.order.proof:
                self._reporter.note(dates.order.note, *dates.order.proof)
            if dates.exchanged is not None:
                other, text = dates.exchanged
                self._reporter.note(
                    f"column {letters(self._at[field])} has texts such as {text} beside dates whose"
                    " days are all up to 12: a program may have exchanged their day and month",
                    other,
                    self._at[field],
                )
            if dates.midnights and not self._columns.edtf:
                self._reporter.note(
                    f"column {letters(self._at[field])}: all {dates.midnights:,} times are"
                    " 00:00:00, so days are read",
                    header,
                    self._at[field],
                )

    def note_dates(self) -> None:
        """Note what is known of the dates once every row is read."""
        for field, dates in self._dates.items():
            if dates.looks_padded and not self._columns.edtf:
                column = letters(self._at[field])
                self._reporter.note(
                    f"column {column} looks padded: all {dates.first_days:,} days are the first"
                    " of a month; where the day is not known, write 2024-07",
                    self._columns.header,
                    self._at[field],
                )

    def know(self, event: Event) -> None:
        """Take the type of *event* for one that is installed, if it has a class."""
        if event.type not in self._types and not isinstance(event, GenericEvent):
            self._types = {**self._types, event.type: type(event)}
            if self._type_words:
                self._type_words[event.type.casefold()] = event.type

    def is_empty(self, row: Row) -> bool:
        """Return whether a row has nothing in the columns that are read."""
        cells, width = row.cells, len(row.cells)
        title = self._at["title"]
        if title < width and cells[title] != "":
            return False
        return not any(at < width and cells[at] != "" for at in self._at.values())

    def location(self, row: Row) -> Location:
        """Return where a row is."""
        address = self._reporter.address(row.number, self._at.get("title", 0))
        return Location(line=row.line, address=address)

    def event(self, row: Row) -> Event | None:
        """Return the event of a row; None, and faults, if something in it is wrong."""
        self._problems = []
        self._check_width(row)
        stored = self._guarded("timeline", self._stored, row) if "timeline" in self._at else None
        changed = self._changed(row, stored) if stored is not None else None
        event: Event | None = None
        if not self._problems:
            event = stored if changed == set() else self._read(row, stored, changed)
        for message, column in sorted(self._problems, key=itemgetter(1)):
            self._reporter.fault(message, row, column)
        return None if self._problems else event

    def _read(self, row: Row, stored: Event | None, changed: set[str] | None) -> Event | None:
        values = self._values(row)
        if self._problems:
            return None
        if stored is None or changed is None:
            return self._made(row, values)
        return self._evolved(stored, {_ATTRIBUTE[field] for field in changed}, values)

    def _guarded(self, field: str, read_field: Callable[[Row], T], row: Row) -> T | None:
        """Return what *read_field* reads; None, and a problem, if it is refused."""
        try:
            return read_field(row)
        except Refused as refused:
            column = self._at.get(refused.field or field, self._at.get(field, 0))
            self._problems.append((refused.message, column))
        except FieldError as error:
            self._problems.append((str(error), self._at.get(field, 0)))
        return None

    def _cell(self, row: Row, field: str) -> Cell:
        """Return the cell of a field, a text without the spaces around it."""
        cell = row.cell(self._at[field])
        return cell.strip() if isinstance(cell, str) else cell

    def _text(self, row: Row, field: str) -> str:
        """Return the text of a cell.

        Raises:
            Refused: its value cannot be known.

        """
        at = self._at[field]
        cell = row.cells[at] if at < len(row.cells) else ""
        if isinstance(cell, str):
            return cell
        if isinstance(cell, Trouble):
            raise Refused(cell.message, field)
        return text_of(cell)

    def _check_width(self, row: Row) -> None:
        for at in self._unnamed:
            if row.cell(at) != "":
                self._reporter.note(
                    f"column {letters(at)} has no header and is not read",
                    row,
                    at,
                    kind=f"no header {at}",
                )
        for at in range(self._width, len(row.cells)):
            if row.cells[at] == "":
                continue
            if self._rules.is_text:
                message = (
                    f"there are {len(row.cells)} cells under {self._width} headers: put a cell"
                    " that holds the separator in quotes"
                )
                self._problems.append((message, at))
                return
            self._reporter.note(
                f"column {letters(at)} has no header and is not read",
                row,
                at,
                kind=f"no header {at}",
            )

    # The fields of a row.

    def _values(self, row: Row) -> dict[str, object]:  # noqa: C901 - one field after another
        """Return the fields of the row's event that are not empty."""
        at = self._at
        values: dict[str, object] = {"title": self._guarded("title", self._title, row)}
        if "id" in at:
            values["id"] = self._guarded("id", self._id, row)
        if "type" in at:
            values["type"] = self._guarded("type", self._type, row)
        phases = tuple(filter(None, [self._phase(row, stage) for stage in self._stages]))
        extra = self._extra(row) if self._rules.extra else {}
        found = self._guarded(self._date_field, self._found, row)
        if found is not None:
            values["when"] = found.when
            column = at.get(self._date_field, 0)
            if found.time:
                extra["time"] = found.time
            if found.note:
                self._reporter.note(found.note, row, column, kind=found.kind)
            is_undated = found.when is None and not phases
            if is_undated and not self._problems and not self._columns.own:
                self._reporter.note("there is no date", row, column)
        if "status" in at:
            values["status"] = self._guarded("status", self._status, row)
        if "description" in at:
            values["description"] = self._guarded("description", self._description, row)
        if "actors" in at:
            values["actors"] = self._guarded("actors", self._actor_list, row)
        if "places" in at or "latitude" in at or "longitude" in at:
            values["places"] = self._guarded("places", self._place_list, row)
        if "tags" in at or self._tag_column:
            values["tags"] = self._guarded("tags", self._tag_list, row)
        if "sources" in at or "url" in at or "says" in at:
            values["citations"] = self._guarded("sources", self._citations, row)
        values["phases"] = phases
        values["extra"] = extra
        return {name: value for name, value in values.items() if value}

    def _made(self, row: Row, values: dict[str, object]) -> Event | None:
        """Return the event with these fields, of the type that they are for."""
        name = str(values.pop("type", "agreement" if self._stages else "event"))
        kind = self._types.get(name, GenericEvent)
        if kind is GenericEvent:
            values["declared"] = name
        if "phases" in values and not issubclass(kind, Agreement):
            stages = ", ".join(self._stages)
            message = f"{brief(name)} has no column {stages}, which make an agreement"
            self._problems.append((message, self._at.get("type", 0)))
            return None
        if "id" not in values and not self._take_row_id(row, values):
            return None
        event = self._constructed(kind, values)
        if event is not None or self._problems:
            return event
        self._reporter.note(
            f"a table has no columns for what {name} needs: it is read as event",
            row,
            self._at.get("type", 0),
            kind=f"no columns for {name}",
        )
        common = attrs.fields_dict(Event).keys()
        return self._constructed(Event, {key: values[key] for key in values if key in common})

    def _constructed(self, kind: type[Event], values: dict[str, object]) -> Event | None:
        """Return an event of a type; None, and a problem unless the type needs other fields."""
        make = cast("Callable[..., Event]", kind)
        try:
            return make(**values)
        except FieldError as error:
            # An item of a field is called as in tags[0].
            field = error.field.partition("[")[0].partition(".")[0]
            if field in values or kind is Event:
                self._problems.append((str(error), self._column_of(field)))
        except TypeError:
            pass  # the type has a field that every event of it needs
        return None

    def _column_of(self, attribute: str) -> int:
        if attribute == "when":
            return self._at.get(self._date_field, 0)
        column = {"citations": "sources"}.get(attribute, attribute)
        return self._at.get(column, 0)

    def _take_row_id(self, row: Row, values: dict[str, object]) -> bool:
        """Add an id that depends on the row alone; False, and a problem, if another row has it."""
        title = str(values["title"])
        phases = cast("Sequence[Phase]", values.get("phases", ()))
        dates = [str(values["when"])] if "when" in values else []
        dates += [f"{phase.stage} {phase.when}" for phase in phases]
        date = "; ".join(dates)
        name = row_id(title, date)
        number, count, key = self._seen.get(name, (row.number, 0, f"{title}\0{date}"))
        self._seen[name] = (number, count + 1, key)
        values["id"] = name
        if not count:
            return True
        if self._rules.repeats == "number":
            values["id"] = f"{name}-{count + 1}"
            return True
        same = "repeats" if key == f"{title}\0{date}" else "gets the id of"
        message = (
            f"row {row.number} {same} row {number}, of the same title and date: give both an id"
            " in a column id, or say -I repeats=number"
        )
        self._problems.append((message, self._at["title"]))
        return False

    def _title(self, row: Row) -> str:
        title = line_of(self._text(row, "title"))
        if not title:
            raise Refused("there is no title; each event needs one")
        return title

    def _id(self, row: Row) -> str:
        text = self._text(row, "id").strip()
        if text and not is_slug(text):
            raise Refused(
                f"{brief(text)} is not an id: ASCII letters and digits joined by '-', '.' or '_',"
                f" at most 200{proposed_id(text)}"
            )
        return text

    def _type(self, row: Row) -> str:
        text = line_of(self._text(row, "type"))
        if not text:
            return ""
        name = self._type_words.get(text.casefold())
        if name is None and self._columns.own and is_slug(text):
            note = f"the type {brief(text)} is not installed: its events are kept as they are"
            self._reporter.note(note, row, self._at["type"])
            return text
        if name is None:
            raise Refused(f"{brief(text)} is not a type; the types are {', '.join(self._types)}")
        return name

    def _status(self, row: Row) -> Status | None:
        text = line_of(self._text(row, "status"))
        if not text:
            return None
        status = self._status_words.get(text.casefold())
        if status is None:
            raise Refused(f"{brief(text)} is not a status; expected {', '.join(Status)}")
        return status

    def _description(self, row: Row) -> str:
        text = self._text(row, "description")
        return text if text.strip() else ""

    def _items(self, row: Row, field: str) -> list[str]:
        return items(self._text(row, field), self._rules.separator)

    def _actor_list(self, row: Row) -> tuple[Actor, ...]:
        text = self._text(row, "actors")
        known = self._actors.get(text)
        if known is None:
            known = tuple(map(Actor.from_text, items(text, self._rules.separator)))
            if len(self._actors) < _REMEMBERED:
                self._actors[text] = known
        return known

    def _tag_list(self, row: Row) -> tuple[str, ...]:
        tags = self._items(row, "tags") if "tags" in self._at else []
        if self._tag_column is not None:
            tags += items(text_of(row.cell(self._tag_column)), self._rules.separator)
        return tuple(dict.fromkeys(tags))

    def _place_list(self, row: Row) -> tuple[Place, ...]:
        names = self._items(row, "places") if "places" in self._at else []
        at = self._at
        if not ("latitude" in at or "longitude" in at or "country" in at):
            key = "\n".join(names)
            if key not in self._places_of:
                if len(self._places_of) >= _REMEMBERED:
                    self._places_of.clear()
                self._places_of[key] = tuple(map(Place.from_text, names))
            return self._places_of[key]
        if len(names) == 1 and (place := self._numbered_place(row, names[0])):
            return (place,)
        latitudes = self._degrees(row, "latitude", _MOST_LATITUDE, len(names))
        longitudes = self._degrees(row, "longitude", _MOST_LONGITUDE, len(names))
        if not names and latitudes[0] is not None and longitudes[0] is not None:
            names = [f"{latitudes[0]}, {longitudes[0]}"]
        countries = [""] * len(names)
        if "country" in at:
            countries = beside(self._text(row, "country"), len(names), "countries", "places")
        places: list[Place] = []
        for index, (latitude, longitude) in enumerate(zip(latitudes, longitudes, strict=True)):
            _check_both(latitude, longitude)
            if index < len(names):
                places.append(
                    Place(
                        name=names[index],
                        country=countries[index],
                        latitude=latitude,
                        longitude=longitude,
                    )
                )
        return tuple(places)

    def _numbered_place(self, row: Row, name: str) -> Place | None:
        """Return a place whose coordinates are numbers, as in most rows; None for others."""
        at = self._at
        if "country" in at or "latitude" not in at or "longitude" not in at:
            return None
        latitude, longitude = row.cell(at["latitude"]), row.cell(at["longitude"])
        if not (isinstance(latitude, float) and isinstance(longitude, float)):
            return None
        if abs(latitude) > _MOST_LATITUDE or abs(longitude) > _MOST_LONGITUDE:
            return None
        return Place(name=name, latitude=latitude, longitude=longitude)

    def _degrees(self, row: Row, field: str, most: int, count: int) -> list[float | None]:
        """Return the coordinates beside *count* places; one for a row without places."""
        if field not in self._at:
            return [None] * max(count, 1)
        cell = row.cell(self._at[field])
        try:
            if isinstance(cell, str) and count > 1:
                lines = beside(cell, count, "coordinates", "places")
                return [degrees(line, self._sheet.decimal, most) for line in lines]
            number = degrees(cell, self._sheet.decimal, most)
        except Refused as refused:
            raise Refused(refused.message, field) from None
        if number is not None and count > 1:
            raise Refused(f"one coordinate for {count} places: write one for each, in lines", field)
        return [number] * max(count, 1)

    def _extra(self, row: Row) -> dict[str, object]:
        found: dict[str, object] = {}
        for column in self._columns.unmapped:
            if text := text_of(row.cell(column)).strip():
                found[self._columns.names[column]] = text
        return found

    # Dates.

    def _date(self, row: Row, field: str) -> Found:
        try:
            return self._dates[field].read(self._cell(row, field))
        except Refused as refused:
            raise Refused(refused.message, field) from None

    def _found(self, row: Row) -> Found:
        """Return the date of a row."""
        at = self._at
        if "when" in at or "start" in at:
            found = self._date(row, "when" if "when" in at else "start")
            if "end" in at:
                found = self._until(row, found)
        elif "year" in at:
            found = self._parts(row, "")
            if "end_year" in at:
                last = self._parts(row, "end_")
                found = joined(found, last, "")
        else:
            return Found(undated=True)
        return self._timed(row, found) if "time" in at else found

    def _until(self, row: Row, start: Found) -> Found:
        cell = self._cell(row, "end")
        end = Found() if is_open_end(cell) else self._date(row, "end")
        try:
            return joined(start, end, cell if isinstance(cell, str) else "")
        except Refused as refused:
            raise Refused(
                refused.message, refused.field if refused.field == "end" else ""
            ) from None

    def _part(self, row: Row, field: str) -> int | str | None:
        """Return the number or the words in a column of years, months or days."""
        if field not in self._at:
            return None
        cell = self._cell(row, field)
        if isinstance(cell, Trouble):
            raise Refused(cell.message, field)
        if isinstance(cell, Moment):
            if field.endswith("year") and cell.shows.year and not cell.shows.month:
                return cell.day.year
            raise Refused(f"{text_of(cell)} is a date; expected a number", field)
        text = text_of(cell)
        if not _WHOLE.fullmatch(text):
            return text or None
        number = int(text.replace("\u2212", "-"))
        is_year = field.endswith("year") and self._rules.dates.years == "astronomical"
        return number if number or is_year else None

    def _parts(self, row: Row, prefix: str) -> Found:  # noqa: C901 - one part after another
        """Return the date in columns for year, month and day."""
        year, month, day = (self._part(row, f"{prefix}{name}") for name in ("year", "month", "day"))
        if year is None:
            if month is None and day is None:
                return Found(undated=True)
            raise Refused("there is no year, and so no date", f"{prefix}year")
        is_short = isinstance(year, int) and 0 < year < _LEAST_YEAR
        if is_short and not self._rules.any_year:
            raise Refused(
                f"{year} may be the year {year} or one of a later century: write AD {year}, or all"
                " digits of the year",
                f"{prefix}year",
            )
        if isinstance(year, str) and month is None and day is None:
            try:
                return self._year.read(year)
            except Refused as refused:
                raise Refused(refused.message, f"{prefix}year") from None
        if isinstance(year, str) or isinstance(month, str):
            return self._in_words(prefix, year, month, day)
        if isinstance(day, str):
            raise Refused(f"{brief(day)} is not a day; expected 1 to 31", f"{prefix}day")
        if month is not None and not 1 <= month <= _LAST_MONTH:
            raise Refused(f"month {month}: expected 1 to 12", f"{prefix}month")
        try:
            text = year_of(year, self._rules.dates.years)
        except Refused as refused:
            raise Refused(refused.message, f"{prefix}year") from None
        if month is not None:
            text += f"-{month:02}"
        if day is not None:
            text += f"-{day:02}" if month is not None else f"-XX-{day:02}"
        try:
            return Found(parse(text))
        except EdtfError as error:
            last = "day" if day is not None else "month" if month is not None else "year"
            raise Refused(explain(error), f"{prefix}{last}") from None

    def _in_words(
        self, prefix: str, year: int | str, month: int | str | None, day: int | str | None
    ) -> Found:
        """Return the date of columns in which the month is a word, or the year has an era."""
        phrase = " ".join(str(part) for part in (day, month, year) if part is not None)
        problem = ""
        for language in dict.fromkeys((self._rules.dates.language, self._columns.language, "en")):
            try:
                when = read(phrase, language=language)
            except EdtfError as error:
                problem = explain(error)
            else:
                if isinstance(when, Date) and (when.day is not None) == (day is not None):
                    return Found(when)
                problem = f"{brief(phrase)} is not one date; expected a year, a month and a day"
        raise Refused(problem, f"{prefix}month" if isinstance(month, str) else f"{prefix}year")

    def _timed(self, row: Row, found: Found) -> Found:
        """Return the date with what its column of times says."""
        cell = self._cell(row, "time")
        if isinstance(cell, Trouble):
            raise Refused(cell.message, "time")
        if cell == "" or self._no_times:
            return found
        second: int | None = None
        seconds = False
        if isinstance(cell, Moment) and cell.shows.hour:
            second, seconds = cell.second % _DAY_SECONDS, cell.shows.second
        elif isinstance(cell, str) and (clock := _CLOCK.fullmatch(cell)):
            hour, minute, seconds = int(clock[1]), int(clock[2]), clock[3] is not None
            if clock[4]:
                hour = hour % 12 + (12 if clock[4] in "Pp" else 0)
            second = hour * 3600 + minute * 60 + int(clock[3] or 0)
        is_day = isinstance(found.when, Date) and found.when.precision is Precision.DAY
        if second is None or second >= _DAY_SECONDS or not is_day or found.when is None:
            time = text_of(cell)
            note = f"{brief(time)} is not part of a date: it is in extra.time"
            return found._replace(time=time, note=note, kind="a time beside a date")
        return at_time(found.when, second, seconds=seconds)

    def _are_midnights(self, rows: Sequence[Row]) -> bool:
        """Return whether every time in the column of times is midnight, which nobody said."""
        if "time" not in self._at:
            return False
        cells = [cell for row in rows if (cell := row.cell(self._at["time"])) != ""]
        return bool(cells) and all(_is_midnight(cell) for cell in cells)

    def _phase(self, row: Row, stage: str) -> Phase | None:
        found = self._guarded(stage, lambda row: self._date(row, stage), row)
        if found is None or found.when is None:
            return None
        if found.note:
            self._reporter.note(found.note, row, self._at[stage], kind=found.kind)
        return Phase(stage=Stage(stage.replace("_", " ")), when=found.when)

    # Sources.

    def _named_sources(self, row: Row) -> list[tuple[str, str]]:
        """Return the text and the address of each source of a row, one of them may be ""."""
        names = self._items(row, "sources") if "sources" in self._at else []
        urls = urls_in(self._text(row, "url")) if "url" in self._at else []
        if len(urls) == len(names):
            return list(zip(names, urls, strict=True))
        known = {source.url for name in names if (source := self._sources.get(name))}
        own = [] if self._columns.own else [("", url) for url in urls if url not in known]
        return [*((name, "") for name in names), *own]

    def _find_sources(self, rows: Sequence[Row]) -> None:  # noqa: C901 - by what is known of each
        """Find the sources that the rows name, before the first event is read."""
        if "sources" not in self._at and "url" not in self._at and "timeline" not in self._at:
            return
        given = set(self._sources)
        for row in rows:
            if "timeline" in self._at:
                self._find_stored_sources(row)
            try:
                named = self._named_sources(row)
            except Refused:
                continue  # reported when the row is read
            for text, url in named:
                if (text, url) in self._source_ids:
                    continue
                try:
                    source = source_of(text, url)
                except FieldError:
                    continue  # likewise
                known = self._sources.get(source.id)
                if known is None and given and self._columns.own and source.id == text:
                    # The file lists its sources, so the timeline reports this one as missing.
                    self._source_ids[text, url] = text
                    continue
                if known is None:
                    self._sources[source.id] = source
                elif source.id not in given and url and known.url and known.url != url:
                    other = source_id(f"{text} {url}")
                    source = attrs.evolve(source, id=other)
                    self._sources[other] = source
                elif source.id not in given and url and not known.url:
                    self._sources[source.id] = attrs.evolve(known, url=url)
                self._source_ids[text, url] = source.id

    def _find_stored_sources(self, row: Row) -> None:
        """Find the sources that an event cites that is stored beside its cells."""
        try:
            event = self._stored(row)
        except Refused:
            return  # reported when the row is read
        for _, citation in event.cited if event is not None else ():
            name = citation.source
            if name not in self._sources and not self._has_sources:
                self._sources[name] = Source(id=name, title=name)

    def _citations(self, row: Row) -> tuple[Citation, ...]:
        if "says" in self._at:
            return self._cited(row)
        # Most rows have the sources of others.
        fields = ("sources", "url")
        key = tuple(self._text(row, field) if field in self._at else "" for field in fields)
        known = self._cited_by.get(key)
        if known is None:
            known = self._cited(row)
            if len(self._cited_by) < _REMEMBERED:
                self._cited_by[key] = known
        return known

    def _cited(self, row: Row) -> tuple[Citation, ...]:
        named = self._named_sources(row)
        says: list[When | None] = [None] * len(named)
        if "says" in self._at:
            says = self._said(row, len(named))
        found: list[Citation] = []
        for (text, url), date in zip(named, says, strict=True):
            source = self._source_ids.get((text, url))
            if source is None:
                source = source_of(text, url).id
            found.append(Citation(source=source, says=date))
        return tuple(found)

    def _said(self, row: Row, count: int) -> list[When | None]:
        cell = self._cell(row, "says")
        if not isinstance(cell, str):
            when = self._date(row, "says").when
            if count != 1:
                raise Refused(f"one date for {count} sources: write one for each, in lines", "says")
            return [when]
        try:
            lines = beside(row.cell(self._at["says"]), count, "dates", "sources")  # type: ignore[arg-type]
            return [self._dates["says"].read(line).when for line in lines]
        except Refused as refused:
            raise Refused(refused.message, "says") from None

    # Words that are none of ours.

    def _column_of_tags(self, rows: Sequence[Row]) -> int | None:
        """Return the column of types if most of its words are none, which makes them tags.

        A column of statuses like that is not read.
        """
        tags: int | None = None
        for field, words in (("type", self._type_words), ("status", self._status_words)):
            column = self._at.get(field)
            if column is None or field in self._columns.said or self._columns.own:
                continue
            texts = Counter(text for row in rows if (text := line_of(text_of(row.cell(column)))))
            known = sum(count for text, count in texts.items() if text.casefold() in words)
            if known * 2 >= sum(texts.values()):
                continue
            del self._at[field]
            others = [text for text in texts if text.casefold() not in words]
            listed = ", ".join(map(brief, others[:_NAMED_VALUES]))
            more = ", ..." if len(others) > _NAMED_VALUES else ""
            kinds = "types" if field == "type" else "statuses"
            done = "read as tags" if field == "type" else "not read"
            name = self._columns.names[column]
            self._reporter.note(
                f"column {brief(name)} holds words that are not {kinds} of event"
                f" ({listed}{more}): it is {done}; -I {field}=@{letters(column)} insists",
                self._columns.header,
                column,
            )
            if field == "type":
                tags = column
        return tags

    # Events that are stored beside their cells.

    def _stored(self, row: Row) -> Event | None:
        text = self._text(row, "timeline")
        if not text.strip():
            return None
        try:
            plain = json.loads(text)
        except (ValueError, RecursionError) as error:
            raise Refused(
                f"is not JSON: {error}; empty the cell to read the others alone"
            ) from None
        known = len(self._stored_faults)
        event = self._documents.event(plain, Location())
        if event is None:
            found = "; ".join(map(str, self._stored_faults.since(known)))
            raise Refused(f"holds no event: {found}; empty the cell to read the others alone")
        return event

    def _changed(self, row: Row, stored: Event) -> set[str]:
        """Return the fields whose cells are not those of the event stored beside them."""
        cells = cells_of(stored, {})
        changed = {
            field
            for field in self._at
            if field in _ATTRIBUTE and text_of(row.cell(self._at[field])) != cells.get(field, "")
        }
        if "type" in changed:
            message = f"differs from {stored.type}, the type in the cell of the column timeline"
            self._problems.append((message, self._at["type"]))
        return changed

    def _evolved(
        self, stored: Event, attributes: set[str], values: dict[str, object]
    ) -> Event | None:
        changes = {name: values.get(name, getattr(_EMPTY, name)) for name in attributes}
        if "id" in changes and "id" not in values:
            changes["id"] = stored.id
        try:
            return attrs.evolve(stored, **changes)  # type: ignore[arg-type]  # checked by the event
        except FieldError as error:
            self._problems.append((str(error), self._column_of(error.field)))
            return None


def _check_both(latitude: float | None, longitude: float | None) -> None:
    """Refuse one coordinate without the other."""
    if latitude is None and longitude is not None:
        raise Refused("there is a longitude and no latitude", "longitude")
    if longitude is None and latitude is not None:
        raise Refused("there is a latitude and no longitude", "latitude")


def _is_midnight(cell: Cell) -> bool:
    if isinstance(cell, Moment):
        return cell.shows.hour and cell.second % _DAY_SECONDS == 0
    return isinstance(cell, str) and cell.strip() in {"0:00", "00:00", "0:00:00", "00:00:00"}
