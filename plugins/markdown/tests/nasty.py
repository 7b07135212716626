"""Timelines whose every text tries to be markup, and the same with plain words instead.

Two documents of such a pair have to have one structure: where a plain word stands in the
one, the text that it stands for has to be read in the other. So a test needs to know
nothing of what a document looks like.
"""

import re
from collections.abc import Callable, Mapping

import attrs
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

import timeline
from timeline import Timeline, testing
from timeline_markdown._flavour import Flavour
from timeline_markdown._options import Style

SHAPES = [
    (flavour, style)
    for flavour in Flavour
    for style in Style
    if style is not Style.TABLE or flavour.traits.tables
]
HOT = st.lists(
    st.sampled_from(
        [
            *"\\`*_{}[]()#+-.!<>&|~=:;$%^@\"'/ 1aé—\u00a0\u3000",
            "http://x.org",
            "www.a.com",
            "&amp;",
            "&#35;",
            "<b>",
            "<!--",
            "</a>",
            "<javascript:x>",
            "](javascript:x)",
            "a@b.com",
            "1. ",
            "10) ",
            "![x](y)",
            "[a]: b",
            "[^a]: b",
            "[^a]",
            "import x",
            "**",
            " * ",
            "~~~",
            "---",
            "===",
            "| - |",
            "    ",
        ]
    ),
    min_size=1,
    max_size=12,
).map("".join)
LINES = HOT | st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029"), min_size=1
)
TEXTS = st.lists(LINES | st.just(""), min_size=1, max_size=5).map("\n".join).filter(str.strip)

_OF_SEVERAL_LINES = {"description", "quote", "terms"}
# What takes no text of any kind: ids, codes, addresses; and what no reader is shown.
_NO_TEXT = {
    "id",
    "code",
    "country",
    "language",
    "url",
    "source",
    "event",
    "type",
    "declared",
    "extra",
}
_WORD = re.compile(r"Qz\d+x[.!?]?")

Change = Callable[[str, str], str]


def changed(made: Timeline, change: Change) -> Timeline:
    """*made* with each text replaced by what *change* makes of it and its field's name."""
    events = [_changed(event, "", change) for event in made]
    return Timeline(events, metadata=_changed(made.metadata, "", change))


def _changed(value, name: str, change: Change):
    if name in _NO_TEXT:
        return value
    if type(value) is str:
        return change(value, name) if value else value
    if isinstance(value, tuple):
        items = tuple(_changed(item, name, change) for item in value)
        return tuple(dict.fromkeys(items)) if name == "tags" else items
    if isinstance(value, Mapping):
        return {key: _changed(item, key, change) for key, item in value.items()}
    if type(value).__module__.startswith("timeline.model"):
        fields = attrs.fields_dict(type(value)) if attrs.has(type(value)) else {}
        new = {
            field: _changed(getattr(value, field), field, change)
            for field in fields
            if field not in _NO_TEXT
        }
        return attrs.evolve(value, **new) if new else value
    return value


@st.composite
def timelines(draw: DrawFn) -> Timeline:
    """Timelines whose texts, all of them, are made of markup or of anything."""

    def hot(_: str, name: str) -> str:
        return draw(TEXTS if name in _OF_SEVERAL_LINES else LINES.filter(str.strip))

    return changed(draw(testing.timelines(max_size=3)), hot)


def pairs() -> SearchStrategy[tuple[Timeline, Timeline, Callable[[str], str]]]:
    """A timeline, the same of plain words, and what turns these words back in a text."""
    return timelines().map(_pair)


def _pair(made: Timeline) -> tuple[Timeline, Timeline, Callable[[str], str]]:
    # A percent sign as a unit is no text: it stands close to its number.
    words: dict[str, str] = {"": "", "%": "%"}
    texts: dict[str, str] = {}

    def plain(line: str) -> str:
        if line not in words:
            # A sentence whose last word ends in one of these takes no full stop.
            stop = line[-1] if line[-1] in ".!?" else ""
            words[line] = f"Qz{len(words)}x{stop}"
            texts[words[line]] = line
        return words[line]

    def back(word: re.Match[str]) -> str:
        # A full stop behind a word is the document's own.
        return texts.get(word[0]) or texts[word[0][:-1]] + word[0][-1]

    words_only = changed(made, lambda text, _: "\n".join(map(plain, text.split("\n"))))
    return made, words_only, lambda text: _WORD.sub(back, text)


def document(made: Timeline, flavour: Flavour, style: Style, **options: object) -> str:
    """*made* as Markdown."""
    return timeline.dumps(made, "markdown", flavour=flavour, style=style, **options).decode()
