"""The calendar exporter: the calendar's own properties, and its events."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from timeline.edtf import When, parse
from timeline.model import Event, Metadata, RelationKind, Step
from timeline.plugins import Exporter, Losses
from timeline_ical._colors import COLORS
from timeline_ical._dates import (
    NO_YEAR,
    Drawn,
    UndrawableError,
    draw,
    encode_edtf,
    utc,
    wording,
)
from timeline_ical._details import (
    LINE_SEPARATOR,
    event_details,
    has_separator,
    is_agreement,
    join,
    report_losses,
    report_step_losses,
    source_label,
    stage_name,
    step_details,
)
from timeline_ical._extra import NOTHING, Kept, write_extra
from timeline_ical._lines import escape, fold, parameter
from timeline_ical._options import EPOCH, IcalOptions
from timeline_ical._places import write_places
from timeline_ical._properties import (
    FOREIGN_UID,
    plain_status_line,
    related_line,
    status_lines,
    step_names,
    step_uid,
    uid_of,
)

_BEGIN = b"BEGIN:VEVENT\r\n"
# An event of the past occupies nobody's time; Outlook has its own property for that.
_END = b"\r\nTRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\nEND:VEVENT\r\n"

_NO_LANGUAGE = "a calendar gives its language only with a name or description"
_OTHER_NAME = "replaced by the option name"
_NO_SOURCES = "a calendar has no list of sources; events cite them as text"
_UNKNOWN_UID = "the UIDs of events outside of what is exported are not known"
_NO_EXTRA = "a calendar has no property for your own values"


class _Numbered(NamedTuple):
    """A step with its number among those of the same stage, from 1."""

    step: Step
    number: int
    name: str

    @property
    def line(self) -> bytes:
        """The line that names it."""
        return fold(f"X-TIMELINE-PHASE:{escape(str(self.step.stage))} {self.number}")


class IcalExporter(Exporter[IcalOptions]):
    """Write each event as a VEVENT, and its steps as further ones.

    Attributes:
        locale: the locale of the words before titles. It is English if the calendar does not
            give its language, or readers could not tell where the title begins.

    """

    options_type = IcalOptions

    def __init__(self, options: IcalOptions, metadata: Metadata) -> None:
        super().__init__(options, metadata)
        self._gives_language = bool(
            options.embed or options.name or metadata.title or metadata.description
        )
        self.locale = metadata.locale if self._gives_language else "en"
        self._stamp = _stamp(options, metadata)
        self._sequence = _sequence(self._stamp)
        self._sources = {source.id: source_label(source) for source in metadata.sources}
        self._urls = {source.id: source.url for source in metadata.sources if source.url}
        self._links = {
            source.id: fold(
                'LINK;LINKREL="describedby"'
                f"{parameter('LABEL', source.label)};VALUE=URI:{source.url}"
            )
            for source in metadata.sources
            if source.url and options.links
        }

    def prologue(self, losses: Losses) -> bytes:
        """Return the calendar's own properties (RFC 5545, 3.6; RFC 7986)."""
        metadata = self.metadata
        revision = list(_revision(metadata))
        lines = [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            f"PRODID:{escape(self.options.prodid)}",
            "CALSCALE:GREGORIAN",
            *_settings(self.options),
            *_texts(self.options, metadata),
            *revision,
        ]
        written = [fold(line) for line in lines]
        if self.options.embed:
            from timeline_ical import _embedding  # noqa: PLC0415 - json and the wire are slow to load

            written.append(_embedding.metadata_line(metadata))
        else:
            if self.options.name and metadata.title not in {"", self.options.name}:
                losses.add(None, "timeline.title", _OTHER_NAME)
            if has_separator(metadata.description):
                losses.add(None, "timeline.description", LINE_SEPARATOR)
            if metadata.language and not self._gives_language:
                losses.add(None, "timeline.language", _NO_LANGUAGE)
            if metadata.revised is not None and not revision:
                losses.add(None, "timeline.revised", NO_YEAR)
            for _ in metadata.sources:
                losses.add(None, "timeline.sources", _NO_SOURCES)
            if metadata.extra:
                losses.add(None, "timeline.extra", _NO_EXTRA)
        return b"".join(line + b"\r\n" for line in written)

    def epilogue(self) -> bytes:
        """Return the end of the calendar."""
        return b"END:VCALENDAR\r\n"

    def encode(self, event: Event, losses: Losses) -> bytes:
        """Return *event* as one or more VEVENTs; nothing if a calendar cannot show its date.

        An event without a date is written at the first of its steps that a calendar can show.
        """
        steps = event.steps
        dated = None if event.when is not None else self._first_drawable(steps)
        try:
            drawn = draw(dated.step.when if dated else event.when, self.options.imprecise)
        except UndrawableError as error:
            losses.add(event, "event", str(error))
            return b""
        if drawn.loss:
            if dated:
                self._report_step(event, dated.step, drawn.loss, losses)
            else:
                losses.add(event, "when", drawn.loss)
        report_losses(event, losses, embedded=self.options.embed)
        kept = write_extra(event, has_url=self._cites_url(event)) if event.extra else NOTHING
        if not self.options.embed:
            for reason in kept.losses:
                losses.add(event, "extra", reason)
            self._report_unknown(event, losses)
        lines = self._lines(event, drawn, dated, kept)
        if event.places:
            places = write_places(event.places)
            lines += places.lines
            if not self.options.embed:
                for field, reason in places.losses:
                    losses.add(event, field, reason)
        if self.options.embed:
            from timeline_ical import _embedding  # noqa: PLC0415 - as above

            lines.append(_embedding.event_line(event))
        whole = _BEGIN + b"\r\n".join(lines) + _END
        return whole + self._steps(event, steps, losses, but=dated) if steps else whole

    def _first_drawable(self, steps: tuple[Step, ...]) -> _Numbered | None:
        for numbered in _numbered(steps):
            try:
                draw(numbered.step.when, self.options.imprecise)
            except UndrawableError:
                continue
            return numbered
        return None

    def _cites_url(self, event: Event) -> bool:
        return any(citation.source in self._urls for citation in event.citations)

    def _report_unknown(self, event: Event, losses: Losses) -> None:
        """Report relations of an event of another program to events whose UIDs are not known."""
        if FOREIGN_UID in event.codes:
            for relation in event.relations:
                if relation.event not in self.titles:
                    losses.add(event, "relations", _UNKNOWN_UID)

    def _lines(
        self, event: Event, drawn: Drawn, dated: _Numbered | None, kept: Kept
    ) -> list[bytes]:
        """The lines of *event*, except for places, the embedded event and constant lines.

        If it has no date, it is at that of the step *dated*.
        """
        domain = self.options.domain
        words = self._wording(dated.step.when if dated else event.when, drawn)
        stage = f": {stage_name(dated.step.stage, self.locale)}" if dated else ""
        uid = event.codes.get(FOREIGN_UID) if event.codes else None
        drawn = drawn._replace(lines=kept.dates) if kept.dates else drawn
        lines = self._first_lines(uid or uid_of(event.id, domain), drawn, kept, foreign=bool(uid))
        lines += map(fold, kept.lines)
        lines.append(fold(f"SUMMARY:{escape(words + event.title + stage)}"))
        if description := join(event.description, event_details(event, self._sources)):
            lines.append(fold(f"DESCRIPTION:{escape(description)}"))
        if event.tags:
            lines.append(_categories(event.tags))
        if self._urls and event.citations:
            lines += self._citations(event)
        for relation in event.relations:
            foreign = self.codes.get(relation.event, {}).get(FOREIGN_UID, "")
            lines.append(related_line(relation.kind, relation.event, foreign, domain))
        lines.append(status_lines(event.status))
        if dated:
            lines.append(dated.line)
        if uid:
            lines.append(fold(f"X-TIMELINE-ID:{event.id}"))
        lines.append(_type(event.type))
        return lines

    def _first_lines(
        self, uid: str, drawn: Drawn, kept: Kept = NOTHING, *, foreign: bool = False
    ) -> list[bytes]:
        stamp = fold(f"DTSTAMP:{max(self._stamp, kept.stamp)}")
        lines = [fold(f"UID:{escape(uid)}"), stamp, drawn.lines.encode()]
        # Programs that hold the version that was read take a higher number for newer, and decide
        # between equal ones by their order.
        if sequence := max(self._sequence, kept.sequence + 1 if foreign else 0):
            lines.insert(2, b"SEQUENCE:%d" % sequence)
        if drawn.edtf:
            lines.append(fold(f"X-EDTF:{drawn.edtf}"))
        return lines

    def _citations(self, event: Event) -> list[bytes]:
        """The URL of the first source of *event* that has one, and links to all."""
        cited = [c.source for c in event.citations if c.source in self._urls]
        if not cited:
            return []
        links = [self._links[source] for source in dict.fromkeys(cited)] if self._links else []
        return [fold(f"URL:{self._urls[cited[0]]}"), *links]

    def _steps(
        self, event: Event, steps: tuple[Step, ...], losses: Losses, *, but: _Numbered | None
    ) -> bytes:
        """The *steps* of *event* that have a date, each as an event of its own, *but* one."""
        written: list[bytes] = []
        for numbered in _numbered(steps):
            if numbered == but:
                continue
            step = numbered.step
            try:
                drawn = draw(step.when, self.options.imprecise)
            except UndrawableError as error:
                if not self.options.embed and is_agreement(event):
                    losses.add(event, str(step.path[0]), str(error))
                continue
            if drawn.loss:
                self._report_step(event, step, drawn.loss, losses)
            words = self._wording(step.when, drawn)
            written.append(self._step(event, numbered, drawn, words))
        if not self.options.embed:
            report_step_losses(event, steps, losses)
        return b"".join(written)

    def _step(self, event: Event, numbered: _Numbered, drawn: Drawn, words: str) -> bytes:
        step, domain = numbered.step, self.options.domain
        foreign = event.codes.get(FOREIGN_UID, "")
        title = f"{words}{event.title}: {stage_name(step.stage, self.locale)}"
        description = join("", step_details(step, self._sources))
        lines = [
            *self._first_lines(step_uid(event.id, numbered.name, domain), drawn),
            fold(f"SUMMARY:{escape(title)}"),
            *([fold(f"DESCRIPTION:{escape(description)}")] if description else ()),
            related_line(RelationKind.PART_OF, event.id, foreign, domain),
            plain_status_line(event.status).encode(),
            numbered.line,
        ]
        return _BEGIN + b"\r\n".join(lines) + _END

    def _report_step(self, event: Event, step: Step, reason: str, losses: Losses) -> None:
        """Report what the date of *step* loses, unless its field is lost as a whole."""
        if is_agreement(event):
            losses.add(event, f"{step.path[0]}.when", reason)
        elif self.options.embed:
            losses.add(event, str(step.path[0]), reason)

    def _wording(self, when: When | None, drawn: Drawn) -> str:
        """The words before the title, if the calendar shows an imprecise date."""
        return wording(when, self.locale) if when is not None and drawn.imprecise else ""


def _numbered(steps: tuple[Step, ...]) -> Iterator[_Numbered]:
    numbers: dict[str, int] = {}
    for step, name in zip(steps, step_names(steps), strict=True):
        numbers[step.stage] = number = numbers.get(step.stage, 0) + 1
        yield _Numbered(step, number, name)


def _stamp(options: IcalOptions, metadata: Metadata) -> str:
    """The time of revision: of the options, else of the timeline, else 1970."""
    if not options.stamp and metadata.revised is not None:
        try:
            return utc(metadata.revised)
        except UndrawableError:
            pass
    return utc(parse(options.stamp or EPOCH))


def _sequence(stamp: str) -> int:
    """The minutes from 1970 to a DTSTAMP, so that a later revision is a higher SEQUENCE."""
    since = datetime.fromisoformat(stamp) - datetime(1970, 1, 1, tzinfo=UTC)
    return max(0, since // timedelta(minutes=1))


@lru_cache(maxsize=1024)
def _categories(tags: tuple[str, ...]) -> bytes:
    return fold(f"CATEGORIES:{','.join(map(escape, tags))}")


@lru_cache(maxsize=256)
def _type(name: str) -> bytes:
    return fold(f"X-TIMELINE-TYPE:{name}")


def _settings(options: IcalOptions) -> Iterator[str]:
    if options.method:
        yield f"METHOD:{options.method}"
    if options.refresh:
        # Outlook reads only the older name.
        yield f"REFRESH-INTERVAL;VALUE=DURATION:{options.refresh}"
        yield f"X-PUBLISHED-TTL:{options.refresh}"
    if options.color:
        yield f"COLOR:{options.color}"
        yield f"X-APPLE-CALENDAR-COLOR:{COLORS[options.color]}"


def _texts(options: IcalOptions, metadata: Metadata) -> Iterator[str]:
    name = options.name or metadata.title
    language = parameter("LANGUAGE", metadata.language) if metadata.language else ""
    if name:
        yield f"NAME{language}:{escape(name)}"
        yield f"X-WR-CALNAME:{escape(name)}"
    if metadata.description:
        yield f"DESCRIPTION{language}:{escape(metadata.description)}"
        yield f"X-WR-CALDESC:{escape(metadata.description)}"


def _revision(metadata: Metadata) -> Iterator[str]:
    if metadata.revised is None:
        return
    try:
        yield f"LAST-MODIFIED:{utc(metadata.revised)}"
    except UndrawableError:
        return
    yield f"X-EDTF:{encode_edtf(str(metadata.revised))}"
