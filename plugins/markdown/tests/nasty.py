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
from timeline.model import GenericEvent

FLAVOURS = ("commonmark", "gfm", "obsidian", "mdx")
STYLES = ("list", "table", "narrative")
SHAPES = [
    (flavour, style)
    for flavour in FLAVOURS
    for style in STYLES
    if (flavour, style) != ("commonmark", "table")
]
HOT = st.lists(
    st.sampled_from(
        [
            *"\\`*_{}[]()#+-.!<>&|~=:;$%^@\"'/ 1aé—\u00a0\u3000",
            "http://x.org",
            "https://x.org/a_(b)?c=d",
            "http://a:99999/",
            "www.a.com",
            "ftp://a.b/c",
            ":tada:",
            "::a",
            ":a",
            "{#a}",
            "US$5",
            "$x$",
            "#tag",
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
# Fields of a type that is not installed take any text, as names too.
_UNCHECKED = st.text(st.characters(codec="utf-8", categories=["Cc", "L", "N"]), min_size=1)
LINES = HOT | st.text(
    st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="\u2028\u2029"), min_size=1
)
TEXTS = st.lists(LINES | st.just(""), min_size=1, max_size=5).map("\n".join).filter(str.strip)
_BREAKS = st.sampled_from(["\r", "\n", "\r\n"])
OWN = st.lists(LINES | _UNCHECKED | _BREAKS, min_size=1, max_size=4).map("".join)

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
_STOPS = ".!?\u3002\uff01\uff1f"
_WORD = re.compile(rf"Qz\d+,?x[{_STOPS}]?")
_BREAK = re.compile(r"\r\n?|\n")
# What is shown of characters that nobody sees.
_PICTURES = {
    "\t": " ",
    "\x7f": "\u2421",
    **{chr(code): chr(0x2400 + code) for code in range(32) if code not in b"\t\n\r"},
    **{chr(code): "\ufffd" for code in range(0x80, 0xA0)},
}

OWN_NAME, OWN_VALUE = "an own name", "an own value"
"""What the texts are called in the fields of a type that is not installed."""

Change = Callable[[str, str], str]
"""What a text becomes, in a field of that name."""


def changed(made: Timeline, change: Change) -> Timeline:
    """*made* with each text replaced by what *change* makes of it and its field's name."""
    events = [_changed(event, "", change) for event in made]
    return Timeline(events, metadata=_changed(made.metadata, "", change))


def _changed(value, name: str, change: Change):  # noqa: PLR0911 - one for each kind of value
    if name in _NO_TEXT:
        return value
    if type(value) is str:
        return change(value, name) if value else value
    if isinstance(value, tuple):
        items = tuple(_changed(item, name, change) for item in value)
        return tuple(dict.fromkeys(items)) if name == "tags" else items
    if isinstance(value, Mapping) and name in {"fields", OWN_VALUE}:
        named = {change(key, OWN_NAME): item for key, item in value.items()}
        return {key: _changed(item, OWN_VALUE, change) for key, item in named.items()}
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


def _is_no_name(text: str) -> bool:
    # "part_of" is shown as "Part of".
    return re.fullmatch(r"[\w\s-]*", text) is None


# Each text in them is drawn anew.
_TEXT = st.just("a")
_FIELDS = st.dictionaries(
    st.sampled_from("abc"),
    _TEXT
    | st.integers(-(2**63), 2**63 - 1)
    | st.lists(_TEXT, max_size=2)
    | st.dictionaries(_TEXT, _TEXT, min_size=1),
    max_size=3,
)


@st.composite
def timelines(draw: DrawFn) -> Timeline:
    """Timelines whose texts, all of them, are made of markup or of anything."""

    def hot(_: str, name: str) -> str:
        if name in {OWN_NAME, OWN_VALUE}:
            return draw(OWN.filter(str.strip if name == OWN_VALUE else _is_no_name))
        return draw(TEXTS if name in _OF_SEVERAL_LINES else LINES.filter(str.strip))

    made = draw(testing.timelines(max_size=3))
    own = GenericEvent(id="of-a-type-not-installed", title="E", declared="d", fields=draw(_FIELDS))
    return changed(Timeline([*made, own], metadata=made.metadata), hot)


def pairs() -> SearchStrategy[tuple[Timeline, Timeline, Callable[[str], str]]]:
    """A timeline, the same of plain words, and what turns these words back in a text."""
    return timelines().map(_pair)


def _pair(made: Timeline) -> tuple[Timeline, Timeline, Callable[[str], str]]:
    words: dict[str, str] = {"": ""}
    texts: dict[str, str] = {}

    def plain(line: str) -> str:
        if line not in words:
            # A sentence whose last word ends in one of these takes no full stop.
            stop = line[-1] if line[-1] in _STOPS else ""
            # And names with commas have other things between them.
            comma = "," * ("," in line)
            words[line] = f"Qz{len(words)}{comma}x{stop}"
            texts[words[line]] = "".join(_PICTURES.get(character, character) for character in line)
        return words[line]

    def plain_text(text: str, name: str) -> str:
        if name == "unit" and text.startswith("%"):
            # It stands close to its number.
            return f"%{plain(text[1:])}"
        return "\n".join(map(plain, _BREAK.split(text)))

    def back(word: re.Match[str]) -> str:
        # A full stop behind a word is the document's own.
        return texts.get(word[0]) or texts[word[0][:-1]] + word[0][-1]

    return made, changed(made, plain_text), lambda text: _WORD.sub(back, text)


def is_address(target: str) -> bool:
    """Whether a link leads where its text says: an address in a text is a link by itself."""
    return target.lower().startswith(("http://", "https://", "ftp://", "mailto:"))


def without_nothing(written: str) -> str:
    """A document for MDX without the expressions that keep texts from being read as one."""
    return re.sub(r"(?<!\\){ ?}", "", written)


def document(made: Timeline, flavour: str, style: str, **options: object) -> str:
    """*made* as Markdown."""
    return timeline.dumps(made, "markdown", flavour=flavour, style=style, **options).decode()
