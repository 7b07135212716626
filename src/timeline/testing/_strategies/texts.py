"""Hypothesis strategies for texts: ordinary ones, and those that break formats."""

import string

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

_NASTY_LINES = (
    "a, b; c | d",
    "comma,semicolon;colon:equals=",
    "He said \"no\", she said 'yes'",
    "back\\slash, \\n that is no line break, \\",
    "<b>&amp;</b><script>alert(1)</script>",
    "*star* _under_ `tick` # hash [link](x) ![image](y) | cell |",
    "- list",
    "1. list",
    "> quote",
    "---",
    "=SUM(A1:A9)",
    "%s {name} ${HOME} $(x)",
    "null",
    "true",
    "2024-07-03",
    "BEGIN:VEVENT",
    "شراكة استراتيجية",
    "\u202eright to left\u202c and back",
    "אזרבייג׳ן and 中国",  # noqa: RUF001 - letters of another script
    "👩‍👩‍👧‍👦🇦🇿 family and flag",
    "e\u0301 is not é",
    "Ə ə İ ı ß ﬁ",  # noqa: RUF001 - letters that change length with their case
    "\ufeffbyte order mark",
    "zero\u200bwidth\u00adhyphen",
    "no\u00a0break\u3000space",
    " space around ",
    "\U0010ffff\ufffe",
    "x" * 2000,
    "長い題名" * 200,
    "word " * 300,
)
_NASTY_TEXTS = (
    "two\nlines",
    "two\r\nlines, in the way of DOS",
    "\n\nempty lines first and last\n\n",
    "# heading\n\n- list\n\n```\ncode\n```\n",
    "line\u2028separator and paragraph\u2029separator",
    "BEGIN:VCALENDAR\nEND:VCALENDAR",
    '"""\n\'\'\'\n\\"""',
    " \n ",
)

_IN_LINE = st.characters(exclude_categories=("Cc", "Cs"), exclude_characters="\u2028\u2029")
_IN_TEXT = st.characters(exclude_categories=("Cc", "Cs"), include_characters="\n")
_PLAIN = st.text(alphabet=string.ascii_letters + string.digits + " ", max_size=20)


def lines(*, empty: bool = True) -> SearchStrategy[str]:
    """One line of any text, such as a title; never blank unless *empty*."""
    any_lines = _PLAIN | st.text(alphabet=_IN_LINE, max_size=40) | st.sampled_from(_NASTY_LINES)
    return any_lines if empty else any_lines.filter(str.strip)


def texts() -> SearchStrategy[str]:
    """Any text, with line breaks of every kind."""
    return (
        _PLAIN
        | st.text(alphabet=_IN_TEXT, max_size=100)
        | st.sampled_from((*_NASTY_LINES, *_NASTY_TEXTS))
    )


def ids() -> SearchStrategy[str]:
    """An id: words of ASCII letters and digits, joined."""
    words = st.text(alphabet=string.ascii_letters + string.digits, min_size=1, max_size=8)
    joined = st.lists(words, min_size=1, max_size=4).map("-".join)
    odd = st.sampled_from(("0", "a.b_c-d", "A--b", "type", "events", "null", "x" * 200))
    return joined | odd


def language_tags() -> SearchStrategy[str]:
    """A BCP 47 language tag, or nothing."""
    return st.sampled_from(("", "en", "az", "pt-BR", "zh-Hant-TW", "x-private"))


def urls() -> SearchStrategy[str]:
    """An absolute URL, or nothing."""
    return st.sampled_from(
        (
            "",
            "https://example.org",
            "http://example.org/a?b=c&d=%C3%A9#e,f;g",
            "https://example.org/(brackets)/[1]/'quote'",
            "https://пример.example/путь",
            "https://example.org/" + "x" * 500,
        )
    )
