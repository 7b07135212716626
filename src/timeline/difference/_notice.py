"""Drafts of the notices that tell readers what changed."""

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, cast, get_args

from timeline.collection import Timeline
from timeline.difference._change import Change, NoticeKind
from timeline.difference._text import text_of
from timeline.edtf import When
from timeline.labels import Labels, amount, numbers_of
from timeline.model import (
    Actor,
    Citation,
    Contradiction,
    Event,
    Figure,
    Source,
    Stage,
    Statement,
    Status,
)

_DATES = get_args(When)
_ORDER = (
    NoticeKind.CORRECTION,
    NoticeKind.RETRACTION,
    NoticeKind.CLARIFICATION,
    NoticeKind.UPDATE,
)


class Notice(NamedTuple):
    """A draft of a notice to readers.

    Attributes:
        kind: what it is.
        event: the id of the event.
        heading: what it is, of which day and event.
        text: what was said before, what is said now, and the source of the change.

    """

    kind: NoticeKind
    event: str
    heading: str
    text: str

    def __str__(self) -> str:
        return f"{self.heading}: {self.text}"

    def __format__(self, spec: str) -> str:
        return format(str(self), spec)


class _Words(NamedTuple):
    """The words of a locale, and the sources to name in them."""

    labels: Labels
    locale: str
    sources: Mapping[str, Source]

    def date(self, when: When | None) -> str:
        return self.labels.word("undated") if when is None else when.words(self.locale)

    def sentence(self, name: str, *parts: str) -> str:
        return self.labels.phrase(name, *parts)


def notices_of(
    changes: Iterable[Change], old: Timeline, new: Timeline, locale: str
) -> tuple[Notice, ...]:
    """Return the notices that *changes* call for, the gravest first."""
    new_date = new.revised
    if new_date is not None:
        new_date.words(locale)  # an unknown locale is refused, whatever there is to say
    labels = Labels(locale)
    spoken = locale.lower().replace("-", "_").partition("_")[0] == labels.language
    words = _Words(labels, locale if spoken else "en", {**old.sources, **new.sources})
    owed = [each for each in changes if each.notice is not NoticeKind.NONE]
    owed.sort(key=lambda each: _ORDER.index(each.notice))
    return tuple(
        Notice(
            kind=each.notice,
            event=each.event,
            heading=_heading(each, new_date, words),
            text=words.labels.separator("sentences").join(_sentences(each, words)),
        )
        for each in owed
    )


def _heading(change: Change, day: When | None, words: _Words) -> str:
    kind = words.labels.title(change.notice)
    if day is None:
        return words.sentence("notice of", kind, change.event)
    return words.sentence("notice of day", kind, words.date(day), change.event)


def _sentences(change: Change, words: _Words) -> Iterator[str]:
    yield from _what(change, words)
    if change.notice is NoticeKind.RETRACTION:
        return
    if change.because:
        named = ", ".join(dict.fromkeys(_source(each, words) for each in change.because))
        yield words.sentence("source of change", named)
    else:
        yield words.sentence("no source of change")


def _what(change: Change, words: _Words) -> Iterator[str]:
    old, new = change.old, change.new
    before, after = _date_or_none(old), _date_or_none(new)
    if before is not None or after is not None:
        if before is not None:
            yield words.sentence("was dated", words.date(before))
        yield words.sentence("is dated", words.date(after))
    elif isinstance(new, Contradiction):
        yield words.sentence("sources disagree", _value(new, words))
    elif isinstance(new, Statement):
        yield words.sentence("source disputes", _value(new, words))
    elif old is None:
        yield words.sentence("was added", _value(new, words))
    elif new is None:
        yield words.sentence("was removed", _value(old, words))
    else:
        yield words.sentence("was said", _value(old, words))
        yield words.sentence("is said", _value(new, words))


def _value(value: object, words: _Words) -> str:  # noqa: PLR0911 - one case a kind of value
    """Return *value* as readers of the language read it."""
    labels = words.labels
    match value:
        case Status():
            return labels.word(value.value)
        case Event():
            return f"{value.title} ({words.date(value.when)})"
        case Figure():
            number = amount(value.amount, numbers_of(labels.language))
            time = value.period or value.as_of
            given = f"{value.measure}: {number} {value.unit}".rstrip()
            return given if time is None else f"{given} ({words.date(time)})"
        case Contradiction():
            return ", ".join(_value(each, words) for each in value)
        case Statement():
            label = words.sources[value.source].label
            return labels.phrase("source says", label, words.date(value.says))
        case Actor():
            return text_of(value)
        case str():
            return labels.type(value)
        case _:
            if isinstance(stage := getattr(value, "stage", None), Stage):
                when = _date_or_none(getattr(value, "when", None))
                return f"{labels.word(stage.value)} ({words.date(when)})"
            return text_of(value)


def _date_or_none(value: object) -> When | None:
    return cast("When | None", value) if isinstance(value, _DATES) else None


def _source(citation: Citation, words: _Words) -> str:
    source = words.sources[citation.source]
    if source.published is None:
        return source.label
    return f"{source.label} ({words.date(source.published)})"
