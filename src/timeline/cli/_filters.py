"""The options of ``timeline show`` and ``timeline export`` that choose events."""

import functools
import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import Literal, NamedTuple, cast

import click

from timeline.cli._main import registry
from timeline.collection import Timeline
from timeline.errors import NoMatchWarning
from timeline.errors.messages import did_you_mean
from timeline.model import countries

_WINDOWS: Mapping[str, str] = {
    "within": "Only events that may lie within this date, such as 2024-07.",
    "overlapping": "Only events that may share time with this date.",
    "before": "Only events that may be over before this date begins.",
    "after": "Only events that may begin after this date is over.",
    "at": "Only events that may be going on at this moment.",
}
_NAMES: Mapping[str, tuple[str, str]] = {
    "type": ("TYPE", "Only events of this type, such as declaration."),
    "actor": ("NAME", "Only events with this actor, by code or name."),
    "tag": ("TAG", "Only events with this tag."),
    "status": ("STATUS", "Only events with this status, such as planned."),
    "source": ("ID", "Only events that cite the source with this id."),
    "place": ("NAME", "Only events at this place, by name or by country code."),
}
_MOST_LISTED = 20
"""How many names a message lists at most; a file may have thousands."""


class Filters(NamedTuple):
    """Which events are wanted: those that meet every condition."""

    as_known: str | None  # the day whose knowledge counts; None for all that is known
    windows: Mapping[str, str]  # dates, by the name of the question
    at_least: Literal["possible", "certain"]
    names: Mapping[str, tuple[str, ...]]  # by option; an event needs one of each option's

    def of(self, whole: Timeline) -> Timeline:
        """Return the events of *whole* that meet every condition."""
        found = whole if self.as_known is None else whole.as_known(self.as_known, self.at_least)
        for name, window in self.windows.items():
            ask = cast("Callable[..., Timeline]", getattr(found, name))
            found = ask(window, self.at_least)
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            found = found.where(**self.names)
        for each in caught:
            if isinstance(each.message, NoMatchWarning):
                _refuse(each.message)
        return found


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that choose events to *command*, which takes them as *filters*."""

    @functools.wraps(command)
    def filtered(*, certain: bool, as_known: str | None, **given: object) -> None:
        # Click gives a window as one text and names as a tuple of texts.
        windows = cast("Mapping[str, str]", _taken(given, _WINDOWS))
        names = cast("Mapping[str, tuple[str, ...]]", _taken(given, _NAMES))
        if certain and not windows and as_known is None:
            *options, last = (f"--{name}" for name in ("as-known", *_WINDOWS))
            raise click.UsageError(f"--certain needs {', '.join(options)} or {last}")
        at_least: Literal["possible", "certain"] = "certain" if certain else "possible"
        command(filters=Filters(as_known, windows, at_least, names), **given)

    options = [
        click.option(
            "--as-known",
            metavar="DATE",
            help="Only what the cited sources had said by this date, as they had said it.",
        ),
        *(click.option(f"--{name}", metavar="WHEN", help=text) for name, text in _WINDOWS.items()),
        click.option("--certain", is_flag=True, help="With a date filter: only certain matches."),
        *(
            click.option(f"--{name}", metavar=metavar, multiple=True, help=text)
            for name, (metavar, text) in _NAMES.items()
        ),
    ]
    chosen: Callable[..., None] = filtered
    # The option added last is listed first.
    for option in reversed(options):
        chosen = option(chosen)
    return chosen


def _taken(given: dict[str, object], names: Iterable[str]) -> Mapping[str, object]:
    """Remove the values of *names* from *given*, and return those that are set."""
    values = {name: given.pop(name) for name in names}
    return {name: value for name, value in values.items() if value not in {None, ()}}


def _refuse(warning: NoMatchWarning) -> None:
    """Turn *warning* into wrong usage, unless it is of a type that a plugin brings."""
    argument, name, known = warning.argument, warning.name, [*warning.known]
    if argument == "type":
        known = sorted({*known, *registry().event_types()})
        if name in known:
            return
    # If only the case differs, that is what was meant.
    meant = next((each for each in known if each.casefold() == name.casefold()), name)
    hint = did_you_mean(meant, known) or (_code_hint(name) if argument == "actor" else "")
    listed = ", ".join(known[:_MOST_LISTED]) or "none"
    more = f" and {len(known) - _MOST_LISTED} more" if len(known) > _MOST_LISTED else ""
    raise click.UsageError(
        f"--{argument} {name!r} matches no event{hint}{'' if hint.endswith('?') else ';'}"
        f" the {argument}s are {listed}{more}"
    )


def _code_hint(given: str) -> str:
    """Return the end of a message about *given* if it looks like a country code and is not one."""
    looks_like_one = len(given) == 2 and given.isascii() and given.isupper()  # noqa: PLR2004
    if countries.is_code(given) or not (looks_like_one or countries.instead(given)):
        return ""
    return f"; {countries.wanted(given)}"
