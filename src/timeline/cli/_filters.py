"""The options that choose events, for ``timeline show`` and ``timeline export`` alike."""

import functools
import warnings
from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Literal, cast

import attrs
import click

from timeline.errors import NoMatchWarning, nearest

if TYPE_CHECKING:
    # Loaded where a command runs, so that --help and --version load nothing.
    from timeline.collection import Timeline

WINDOWS: Mapping[str, str] = {
    "within": "Only what may lie within this date, as 2024-07.",
    "overlapping": "Only what may share time with this date.",
    "before": "Only what may be over before this date begins.",
    "after": "Only what may begin after this date is over.",
    "at": "Only what may be going on at this moment.",
}
WORDS: Mapping[str, tuple[str, str]] = {
    "type": ("TYPE", "Only events of this type, as declaration."),
    "actor": ("NAME", "Only events of this actor, by code or name."),
    "tag": ("TAG", "Only events of this tag."),
    "status": ("STATUS", "Only events of this status, as planned."),
    "source": ("ID", "Only events that cite the source of this id."),
    "place": ("NAME", "Only events at this place, by name or by its country's code."),
}
NAMES_SHOWN = 20
"""How many words a message lists; a file may have very many."""


@attrs.frozen(kw_only=True)
class Filters:
    """What the events that are wanted have to meet, all of it.

    Attributes:
        windows: the dates to ask for, by the name of the question.
        certain: whether only what certainly meets the windows is wanted.
        words: the words that events are known by, by the name of the option; of the
            words of one option, an event needs to meet one.

    """

    windows: Mapping[str, str]
    certain: bool
    words: Mapping[str, tuple[str, ...]]

    def check(self) -> None:
        """Refuse what can be seen to be wrong before the file is read.

        Raises:
            click.UsageError: a word that is no status, or sureness without a date.

        """
        from timeline.model import Status  # noqa: PLC0415 - --help needs none of it

        if self.certain and not self.windows:
            *options, last = (f"--{name}" for name in WINDOWS)
            raise click.UsageError(f"--certain needs {', '.join(options)} or {last}")
        for status in self.words.get("status", ()):
            _check("status", status, "the statuses", map(str, Status))

    def of(self, whole: "Timeline") -> "Timeline":
        """The events of *whole* that meet all of it.

        Raises:
            click.UsageError: a word that stands nowhere in *whole*.
            EdtfError: a window that is no date.

        """
        from timeline.collection import Timeline  # noqa: PLC0415

        for name, words in self.words.items():
            _check_stand(name, words, whole)
        questions = {
            "within": Timeline.within,
            "overlapping": Timeline.overlapping,
            "before": Timeline.before,
            "after": Timeline.after,
            "at": Timeline.at,
        }
        at_least: Literal["possible", "certain"] = "certain" if self.certain else "possible"
        found = whole
        for name, window in self.windows.items():
            found = questions[name](found, window, at_least)
        with warnings.catch_warnings():
            # An installed type that no event has is a fine answer of no events.
            warnings.simplefilter("ignore", NoMatchWarning)
            return found.where(**self.words)


def filter_options(command: Callable[..., None]) -> Callable[..., None]:
    """*command*, which takes ``filters``, with the options that they are given by."""

    @functools.wraps(command)
    def filtered(*, certain: bool, **given: object) -> None:
        # As click gives the values of these options: a text, and several texts.
        windows = cast("Mapping[str, str]", _taken(given, WINDOWS))
        words = cast("Mapping[str, tuple[str, ...]]", _taken(given, WORDS))
        command(filters=Filters(windows=windows, certain=certain, words=words), **given)

    options = [
        *(click.option(f"--{name}", metavar="WHEN", help=text) for name, text in WINDOWS.items()),
        click.option("--certain", is_flag=True, help="With these: only what certainly does."),
        *(
            click.option(f"--{name}", metavar=metavar, multiple=True, help=text)
            for name, (metavar, text) in WORDS.items()
        ),
    ]
    chosen: Callable[..., None] = filtered
    # The last one added is the first one listed.
    for option in reversed(options):
        chosen = option(chosen)
    return chosen


def _taken(given: dict[str, object], names: Iterable[str]) -> Mapping[str, object]:
    """Those of *given* that have one of these *names* and were said; they leave it."""
    values = {name: given.pop(name) for name in names}
    return {name: value for name, value in values.items() if value not in {None, ()}}


def _check_stand(name: str, words: Iterable[str], whole: "Timeline") -> None:
    """Refuse any of *words* that no event of *whole* can answer to."""
    from timeline.collection import names_of  # noqa: PLC0415 - --help needs none of it
    from timeline.plugins import default_registry  # noqa: PLC0415

    if name == "status":  # one that no event has is a word all the same
        return
    if name == "type":
        installed = default_registry().event_types()
        known = sorted({*installed, *(event.type for event in whole)})
        for word in words:
            _check(name, word, "the types", known)
        return
    standing = {text for event in whole for text in names_of(event, name) if text}
    if name == "source":
        standing.update(whole.sources)
    for word in words:
        _check(name, word, f"its {name}s", sorted(standing), " stands nowhere in the file")


def _check(name: str, given: str, kinds: str, known: Iterable[str], where: str = "") -> None:
    """Refuse a word that is not *known*, with the ones that are."""
    names = list(known)
    if given in names:
        return
    # Where only the case differs, that is what was meant.
    meant = next((each for each in names if each.casefold() == given.casefold()), given)
    near = nearest(meant, names) or (_code(given) if name == "actor" else "")
    listed = ", ".join(names[:NAMES_SHOWN]) or "none"
    more = f" and {len(names) - NAMES_SHOWN} more" if len(names) > NAMES_SHOWN else ""
    raise click.UsageError(
        f"--{name} {given!r}{where}{near}{'' if near.endswith('?') else ';'}"
        f" {kinds} are {listed}{more}"
    )


def _code(given: str) -> str:
    """The end of a message about a text that looks like a country's code, and is none."""
    from timeline.model import countries  # noqa: PLC0415

    looks_so = len(given) == 2 and given.isascii() and given.isupper()  # noqa: PLR2004
    if countries.is_code(given) or not (looks_so or countries.instead(given)):
        return ""
    return f"; {countries.wanted(given)}"
