"""The numbers that the script draws and filters by: no text of an event is among them."""

import json
import math
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import attrs

from timeline.labels import Labels
from timeline.model import Event, Status
from timeline_svg import Edge, Mark, Shape, text_width

LABEL_SIZE = 12.5
"""The size of a label in the picture that can be zoomed, in pixels."""

_WIDEST_LABEL = 260
_MOST_CHOICES = 400
_REAL = frozenset({Status.OCCURRED, Status.ONGOING, Status.ENDED})


def _has_steps(mark: Mark) -> bool:
    # A single step is most often the event itself, such as the signing of an agreement.
    return len(mark.steps) > 1 or mark.shape is Shape.STEPS


_FLAGS: tuple[Callable[[Mark], bool], ...] = (
    lambda mark: mark.event.status not in _REAL,
    lambda mark: mark.right is Edge.OPEN and mark.shape is Shape.EXTENT,
    lambda mark: mark.shape is Shape.EXTENT,
    lambda mark: mark.left in (Edge.UNKNOWN, Edge.ANY),
    lambda mark: mark.right in (Edge.UNKNOWN, Edge.ANY),
    lambda mark: mark.left is Edge.OPEN and mark.shape is Shape.EXTENT,
    lambda mark: mark.approximate,
    lambda mark: mark.event.status is Status.CANCELLED,
    lambda mark: mark.uncertain,
    lambda mark: mark.shape is Shape.SEVERAL,
    _has_steps,
)
"""What the bits of a mark's flags mean, from the lowest; the script has them in this order."""

_PHRASES = {"of": "of events", "view": "in view", "rest": "more columns", "bc": "year bc"}
_WORDS = ("zoom", "whole picture")


@attrs.frozen
class Choice:
    """A list of values to filter by.

    Attributes:
        names: each value that can be chosen, with its number, in alphabetical order.
        numbers: the numbers of the values of each event.

    """

    names: Sequence[tuple[str, int]]
    numbers: Sequence[Sequence[int]]


def choice(values: Iterable[Iterable[str]]) -> Choice:
    """Return the choice among *values*, of which each event has any number."""
    of_events = [tuple(dict.fromkeys(each)) for each in values]
    counted = Counter(value for each in of_events for value in each)
    numbers = {value: number for number, value in enumerate(counted)}
    # A list of thousands cannot be read; the rest can be found by a text.
    frequent = [value for value, _ in counted.most_common(_MOST_CHOICES)]
    return Choice(
        [(value, numbers[value]) for value in sorted(frequent, key=str.casefold)],
        [[numbers[value] for value in each] for each in of_events],
    )


def choices(events: Sequence[Event], labels: Labels) -> dict[str, Choice]:
    """Return what the list can be filtered by, under the name of its label."""
    return {
        "type": choice((labels.type_title(event.type),) for event in events),
        "who": choice([actor.label for actor in event.participants] for event in events),
        "tags": choice(event.tags for event in events),
        "status": choice((labels.word(event.status),) for event in events),
    }


def data_block(
    marks: Sequence[Mark],
    by: Mapping[str, Choice],
    labels: Labels,
    *,
    as_of: float | None,
    explores: bool,
) -> str:
    """Return the numbers as JSON, with the words of the script.

    Args:
        marks: the events, in the order of the list.
        by: what the list can be filtered by.
        labels: the words of the page's language.
        as_of: the end of the day as of which the timeline is written.
        explores: whether the picture that can be zoomed is shown at once.

    """
    first = min((mark.first for mark in marks if mark.first is not None), default=0.0)
    last = max((mark.last for mark in marks if mark.last is not None), default=first + 1)
    margin = max((last - first) * 0.03, 1)
    data = {
        "lang": labels.language,
        "words": {
            **{name: labels.phrase(phrase, "%", "%") for name, phrase in _PHRASES.items()},
            **{name: labels.title(name) for name in _WORDS},
        },
        "limits": [_number(limit) for mark in marks for limit in _limits(mark)],
        "widths": [_label_width(mark.event.title) for mark in marks],
        "flags": [_flags(mark) for mark in marks],
        "parts": {number: parts for number, mark in enumerate(marks) if (parts := _parts(mark))},
        "by": {name: each.numbers for name, each in by.items() if len(each.names) > 1},
        "range": [_number(first - margin), _number(last + 3 * margin)],
        "now": None if as_of is None else _number(as_of),
        "explores": explores,
    }
    # JSON needs no "<", which could end the element or open a comment.
    return json.dumps(data, separators=(",", ":"), ensure_ascii=False).replace("<", "\\u003c")


def _limits(mark: Mark) -> tuple[float, float, float, float]:
    if mark.shape is Shape.UNDATED:
        return math.inf, math.inf, math.inf, math.inf
    return mark.start_earliest, mark.start_latest, mark.end_earliest, mark.end_latest


def _parts(mark: Mark) -> list[int | float | None]:
    """The first and last limits of each date of several, or of each step."""
    if _has_steps(mark):
        return [_number(limit) for step in mark.steps for limit in (step.first, step.last)]
    return [_number(limit) for run in mark.runs for limit in run]


def _number(limit: float) -> int | float | None:
    if not math.isfinite(limit):
        return None
    return int(limit) if limit == int(limit) else round(limit, 5)


def _flags(mark: Mark) -> int:
    return sum(1 << bit for bit, is_set in enumerate(_FLAGS) if is_set(mark))


def _label_width(title: str) -> int:
    # A label that is cut has at most as many letters as the narrowest ones that fit.
    return round(min(_WIDEST_LABEL, text_width(title[:_WIDEST_LABEL], LABEL_SIZE)))
