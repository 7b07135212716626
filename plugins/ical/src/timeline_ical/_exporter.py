"""The writer of calendars."""

from collections.abc import Iterable
from functools import lru_cache

from timeline.edtf import When, parse
from timeline.model import Event, Metadata, RelationKind, Stage, Status, Step
from timeline.plugins import Exporter, Losses
from timeline_ical import _calendar, _dates, _details, _places
from timeline_ical._dates import Drawn, UndrawableError
from timeline_ical._ids import FOREIGN_UID, phase_uid, uid_of
from timeline_ical._options import EPOCH, IcalOptions
from timeline_ical._report import report, report_steps
from timeline_ical._stages import stage_in
from timeline_ical._statuses import PLAIN_STATUSES, STATUSES
from timeline_ical._text import content_line, escape, parameter

_BEGIN = b"BEGIN:VEVENT\r\n"
# An event of the past takes up nobody's day; Outlook has its own word for that.
_END = b"\r\nTRANSP:TRANSPARENT\r\nX-MICROSOFT-CDO-BUSYSTATUS:FREE\r\nEND:VEVENT\r\n"

_RELATION_TYPES = {
    kind: "PARENT" if kind is RelationKind.PART_OF else f"X-{kind.upper()}" for kind in RelationKind
}


class IcalExporter(Exporter[IcalOptions]):
    """Writes each event as a VEVENT, and the steps of an agreement as further ones.

    Attributes:
        locale: of the words before titles. A calendar that does not tell its language has
            English ones, for nothing else would tell a reader where the title begins.

    """

    options_type = IcalOptions

    def __init__(self, options: IcalOptions, metadata: Metadata) -> None:
        super().__init__(options, metadata)
        self.locale = metadata.locale if _calendar.tells_language(options, metadata) else "en"
        self._stamp = content_line(f"DTSTAMP:{_stamp(options, metadata)}")
        self._sources = {source.id: _details.of_source(source) for source in metadata.sources}
        self._urls = {source.id: source.url for source in metadata.sources if source.url}
        self._links = {
            source.id: content_line(
                'LINK;LINKREL="describedby"'
                f"{parameter('LABEL', source.label)};VALUE=URI:{source.url}"
            )
            for source in metadata.sources
            if source.url and options.links
        }

    def prologue(self, losses: Losses) -> bytes:
        """The head of the calendar."""
        return _calendar.head(self.options, self.metadata, losses)

    def epilogue(self) -> bytes:
        """The end of the calendar."""
        return b"END:VCALENDAR\r\n"

    def encode(self, event: Event, losses: Losses) -> bytes:
        """*event* as one or more VEVENTs; nothing where no calendar can show its date."""
        if event.when is None:
            losses.add(event, "event", _dates.NO_DATE)
            return b""
        try:
            drawn = _dates.draw(event.when, self.options.imprecise)
        except UndrawableError as error:
            losses.add(event, "event", str(error))
            return b""
        if drawn.loss:
            losses.add(event, "when", drawn.loss)
        report(event, losses, embedded=self.options.embed)
        lines = self._lines(event, drawn, self._wording(event.when, drawn))
        if event.places:
            places = _places.write(event.places)
            lines += places.lines
            if not self.options.embed:
                for field, reason in places.losses:
                    losses.add(event, field, reason)
        if self.options.embed:
            from timeline_ical import _embedding  # noqa: PLC0415 - slow to import

            lines.append(content_line(f"{_embedding.EVENT}:{_embedding.pack_event(event)}"))
        whole = _BEGIN + b"\r\n".join(lines) + _END
        steps = event.steps
        return whole + self._steps(event, steps, losses) if steps else whole

    def _lines(self, event: Event, drawn: Drawn, words: str) -> list[bytes]:
        """The lines of *event*, but for its places and for what is the same in all."""
        uid = event.codes.get(FOREIGN_UID) if event.codes else None
        lines = self._opening(uid or uid_of(event.id, self.options.domain), drawn)
        lines.append(content_line(f"SUMMARY:{escape(words + event.title)}"))
        details = _details.of_event(event, self._sources)
        if description := _details.join(event.description, details):
            lines.append(content_line(f"DESCRIPTION:{escape(description)}"))
        if event.tags:
            lines.append(_categories(event.tags))
        if self._urls and event.citations:
            lines += self._citations(event)
        for relation in event.relations:
            uid_of_other = uid_of(relation.event, self.options.domain)
            kind = _RELATION_TYPES[relation.kind]
            lines.append(content_line(f"RELATED-TO;RELTYPE={kind}:{uid_of_other}"))
        lines.append(_status(event.status))
        if uid:
            lines.append(content_line(f"X-TIMELINE-ID:{event.id}"))
        lines.append(_type(event.type))
        return lines

    def _opening(self, uid: str, drawn: Drawn) -> list[bytes]:
        lines = [content_line(f"UID:{escape(uid)}"), self._stamp, drawn.lines.encode()]
        if drawn.edtf:
            lines.append(content_line(f"X-EDTF:{drawn.edtf}"))
        return lines

    def _citations(self, event: Event) -> list[bytes]:
        """Where the sources of *event* can be read: the first of them, and links to all."""
        cited = [c.source for c in event.citations if c.source in self._urls]
        if not cited:
            return []
        links = [self._links[source] for source in dict.fromkeys(cited)] if self._links else []
        return [content_line(f"URL:{self._urls[cited[0]]}"), *links]

    def _steps(self, event: Event, steps: Iterable[Step], losses: Losses) -> bytes:
        """The *steps* of *event* that have a date, each as an event of its own."""
        written: list[bytes] = []
        numbers: dict[str, int] = {}
        for step in steps:
            numbers[step.stage] = number = numbers.get(step.stage, 0) + 1
            if step.when is None:
                self._lose_step(event, step, losses, _dates.NO_DATE)
                continue
            try:
                drawn = _dates.draw(step.when, self.options.imprecise)
            except UndrawableError as error:
                self._lose_step(event, step, losses, str(error))
                continue
            if drawn.loss:
                losses.add(event, f"{step.path[0]}.when", drawn.loss)
            words = self._wording(step.when, drawn)
            written.append(self._step(event, step, number, drawn, words))
        if not self.options.embed:
            report_steps(event, losses)
        return b"".join(written)

    def _lose_step(self, event: Event, step: Step, losses: Losses, reason: str) -> None:
        if not self.options.embed:
            losses.add(event, str(step.path[0]), reason)

    def _step(self, event: Event, step: Step, number: int, drawn: Drawn, words: str) -> bytes:
        stage, domain = str(step.stage), self.options.domain
        named = stage_in(self.locale, step.stage) if isinstance(step.stage, Stage) else stage
        details = _details.of_step(step, self._sources)
        description = _details.join("", details)
        lines = [
            *self._opening(phase_uid(event.id, stage, number, domain), drawn),
            content_line(f"SUMMARY:{escape(f'{words}{event.title}: {named}')}"),
            *([content_line(f"DESCRIPTION:{escape(description)}")] if description else ()),
            content_line(f"RELATED-TO;RELTYPE=PARENT:{uid_of(event.id, domain)}"),
            f"STATUS:{STATUSES[event.status]}".encode(),
            content_line(f"X-TIMELINE-PHASE:{escape(stage)} {number}"),
        ]
        return _BEGIN + b"\r\n".join(lines) + _END

    def _wording(self, when: When, drawn: Drawn) -> str:
        """What stands before the title, where the calendar shows a date that is not known."""
        return _dates.wording(when, self.locale) if drawn.imprecise else ""


def _stamp(options: IcalOptions, metadata: Metadata) -> str:
    """When the calendar was revised: as the caller, else the timeline, has it; else 1970."""
    if not options.stamp and metadata.revised is not None:
        try:
            return _dates.utc(metadata.revised)
        except UndrawableError:
            pass
    return _dates.utc(parse(options.stamp or EPOCH))


@lru_cache(maxsize=1024)
def _categories(tags: tuple[str, ...]) -> bytes:
    return content_line(f"CATEGORIES:{','.join(map(escape, tags))}")


@lru_cache(maxsize=16)
def _status(status: Status) -> bytes:
    word = STATUSES[status]
    line = f"STATUS:{word}"
    if PLAIN_STATUSES[word] is not status:
        line += f"\r\nX-TIMELINE-STATUS:{status.value}"
    return line.encode()


@lru_cache(maxsize=256)
def _type(name: str) -> bytes:
    return content_line(f"X-TIMELINE-TYPE:{name}")
