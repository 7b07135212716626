"""Checks that each option is described, and has an effect."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from timeline.errors import OptionError
from timeline.model import Event, Metadata
from timeline.plugins import OptionInfo, describe_options, options_type_of
from timeline.testing._conformance.subject import Subject


def unclear_options(options_type: type[object], use: str) -> Iterator[str]:
    """Yield a complaint for each option without a description or a default, for *use*."""
    name = options_type.__name__
    for option in describe_options(options_type):
        if not option.doc:
            yield (
                f"{name}.{option.name} has no description: add '{option.name}: what it is for.' to"
                f" the Attributes: section of the docstring of {name}"
            )
        if option.required:
            yield f"{name}.{option.name} has no default: {use} without options has to work"


def alternatives(
    subject: Subject, given: Mapping[str, Sequence[object]]
) -> Iterator[tuple[OptionInfo, tuple[object, ...]]]:
    """Yield each option with values to try other than the present one.

    An option that is *given* no values has no meaning beside the other options.
    """
    return values_to_try(options_type_of(subject.kind), subject.options, given)


def values_to_try(
    options_type: type[object], options: object, given: Mapping[str, Sequence[object]]
) -> Iterator[tuple[OptionInfo, tuple[object, ...]]]:
    """Yield each option of *options_type* with values other than that in *options*."""
    for option in describe_options(options_type):
        if option.name in given and not given[option.name]:
            continue
        now = getattr(options, option.name, option.default)
        values = given.get(option.name, ()) or option.choices or _guesses(now)
        yield option, tuple(value for value in values if value != now)


def _guesses(now: object) -> tuple[object, ...]:
    if isinstance(now, (int, float)):
        return (now + 1, now * 2 + 10, max(now - 1, 0), 0)
    return ("fr", "text", "Europe/Baku", ";", "|", "\t", 1, 10, ("text",))


def idle_options(
    subject: Subject,
    with_option: Callable[[str, object], Subject],
    given: Mapping[str, Sequence[object]],
    documents: Iterable[tuple[Sequence[Event], Metadata]],
) -> Iterator[str]:
    """Yield a complaint for each option that does not change any of *documents*."""
    documents = tuple(documents)
    before = [subject.document(*document) for document in documents]
    for option, values in alternatives(subject, given):
        tried: list[object] = []
        idle: list[object] = []
        for value in values:
            try:
                changed = with_option(option.name, value)
            except OptionError:
                continue
            tried.append(value)
            if [changed.document(*document) for document in documents] == before:
                idle.append(value)
        what = f"{options_type_of(subject.kind).__name__}.{option.name}"
        if not tried:
            yield (
                f"{what}: no value to try could be guessed; set some in the conformance class:"
                f" option_values = {{{option.name!r}: (value, value)}}"
            )
        elif idle == tried or (idle and (option.choices or option.name in given)):
            yield (
                f"{what} = {idle[0]!r} changes nothing in the document or the losses: make it do"
                " what it says, or remove it; or set values that do something in the conformance"
                f" class: option_values = {{{option.name!r}: (value, value)}}"
            )
