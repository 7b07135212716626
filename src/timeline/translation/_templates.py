"""The templates of a phrase book, each with its English one, as trees of words and slots."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Final

import attrs

from timeline.translation._phrasebook import Phrasebook
from timeline.translation._text import NORMALIZED, tokenize
from timeline.wording import language_of

_SLOT: Final = re.compile(r"\{(\w*)\}")
_CASE: Final = re.compile(r"\{\w*\}")
_OPTION: Final = re.compile(r"\[([^][()]*)\]|\(([^][()]*)\)")
# Kinds of dates whose words have no year that an era could follow.
_WITHOUT_ERA: Final = {"d", "d month", "m", "no year", "digits", "long year"}
_SEASONS: Final = {"spring", "summer", "autumn", "winter"}
_NUMBER_OF_ERA: Final = re.compile(r"\{(?:year|n|first)\}")
_CASES_OF_ENDS: Final = {"to", "until"}
_ENDS: Final = {"not after", "until, no start", "until, start unknown"}
_MEMBERS: Final = ("to", "not after", "not after day", "not before", "not before day")
_QUALIFIERS: Final = ("?", "~", "%")
# In every language.
_UNCERTAIN: Final = (("{} \uff08?\uff09", "possibly {}"), ("{}?", "{}?"))
_RANGE: Final = (("{}-{end}", "{} - {}"),)
LISTS: Final = ("one of", "all of")
"""The phrases before a list of dates."""


@attrs.define
class Node:
    """A place in a tree of templates: what may follow there.

    Attributes:
        words: the next place for each word.
        slots: the next place for each slot.
        english: the English templates of the templates that end here.

    """

    words: dict[str, "Node"] = attrs.field(factory=dict[str, "Node"])
    slots: dict[str, "Node"] = attrs.field(factory=dict[str, "Node"])
    english: list[str] = attrs.field(factory=list[str])


@attrs.frozen(kw_only=True)
class Trees:
    """All templates of a language: those of its phrase book and those that words are made from."""

    dates: Node
    ends: Node
    parts: Node
    edges: Node
    remarks: Node
    qualified: Node
    members: Node
    phrases: Node


def trees_of(book: Phrasebook) -> Trees:
    """Return the templates of a language."""
    english, words = language_of("en"), book.wording

    @cache  # the templates share most of their words
    def words_of(text: str) -> tuple[str, ...]:
        found = tokenize(text.translate(NORMALIZED), book.expansions)
        return tuple(token.text for token in found)

    def tree(*pairs: Iterable[tuple[str, str]]) -> Node:
        root = Node()
        for each in pairs:
            for template, text in each:
                _add(root, template, text, words_of)
        return root

    def phrases(names: Iterable[str]) -> Iterator[tuple[str, str]]:
        for name in names:
            if name in words.phrases:
                yield _phrase(name, words.phrases[name]), _CASE.sub("{}", english.phrases[name])

    whole = [name for name in words.phrases if name not in {*_MEMBERS, *_QUALIFIERS, *LISTS}]
    return Trees(
        dates=tree(_dates(book)),
        ends=tree(_dates_in_words(book, at_end=True)),
        parts=tree(book.parts),
        edges=tree(book.edges),
        remarks=tree(_remarks(book)),
        qualified=tree(phrases(_QUALIFIERS), book.qualified, _UNCERTAIN),
        members=tree(phrases(_MEMBERS), book.members, _RANGE),
        phrases=tree(phrases(whole), book.phrases),
    )


def _phrase(name: str, template: str) -> str:
    """The template of a phrase, with ``{end}`` for the end of a period."""
    if "{to}" in template:  # the case contains the preposition, as in "à juin"
        return _CASE.sub("{}", template.replace("{to}", "@")).replace("@", "{to}")
    text = _CASE.sub("{end}" if name.removesuffix(" day") in _ENDS else "{}", template)
    if name in {"from to", "to"}:
        head, _, tail = text.rpartition("{}")
        return f"{head}{{end}}{tail}"
    return text


def _remarks(book: Phrasebook) -> Iterator[tuple[str, str]]:
    english = language_of("en").remarks
    for name, template in book.wording.remarks.items():
        slot = "{count}" if name == "significant" else "{digits}"
        yield _CASE.sub(slot, template), _CASE.sub(slot, english.get(name, name))


def _dates(book: Phrasebook) -> Iterator[tuple[str, str]]:
    """The templates of all dates, with every era."""
    words = book.wording
    yield from _dates_in_words(book, at_end=False)
    for template, text in book.dates:
        yield template, text
        if text.partition(" ")[0] in _SEASONS:
            yield template.replace("{year}", "{pair}"), text.replace("{year}", "{pair}")
        if _NUMBER_OF_ERA.search(template):
            yield from _with_eras(book, template, text)
    day = words.dates["day"], language_of("en").dates["day"]
    for template, text in (day, *_with_eras(book, *day)):
        yield words.dates["time"].replace("{day}", template), f"{text} at {{clock}}{{zone}}"
    yield from (("{d}", "{d}"), ("{numeric}", "{numeric}"))


def _dates_in_words(book: Phrasebook, *, at_end: bool) -> Iterator[tuple[str, str]]:
    """The templates that `When.words` uses for dates, or for those that end a period.

    "Zum 3. Juli" is a day after "bis". Alone, it may also be a deadline.
    """
    for name, template in book.wording.dates.items():
        kind, _, case = name.partition(".")
        if kind in {"time", "year of a season"} or (case in _CASES_OF_ENDS) is not at_end:
            continue
        pair = template.replace("{alone}", "{month}"), language_of("en").dates[kind]
        yield pair
        if kind not in _WITHOUT_ERA:
            yield from _with_eras(book, *pair)
        if kind in _SEASONS:
            yield template.replace("{year}", "{pair}"), f"{kind} {{pair}}"


def _with_eras(book: Phrasebook, template: str, text: str) -> Iterator[tuple[str, str]]:
    for around, era in book.eras:
        pair = around.replace("{}", template), era.replace("{}", text)
        yield pair[0].replace("{year}", "{any}"), pair[1].replace("{year}", "{any}")


def _add(root: Node, template: str, english: str, words_of: Callable[[str], Iterable[str]]) -> None:
    for variant in _variants(template):
        node = root
        for index, piece in enumerate(_SLOT.split(variant)):
            if index % 2:
                node = node.slots.setdefault(piece, Node())
                continue
            for word in words_of(piece):
                following = node.words.get(word)
                if following is None:
                    following = node.words[word] = Node()
                node = following
        if english not in node.english:
            node.english.append(english)


def _variants(template: str) -> Iterator[str]:
    """Yield all texts that a template with options and alternatives stands for.

    >>> sorted(_variants("[gegen ]Ende (2024|2025)"))
    ['Ende 2024', 'Ende 2025', 'gegen Ende 2024', 'gegen Ende 2025']

    """
    match = _OPTION.search(template)
    if match is None:
        yield template
        return
    choices = ["", match[1]] if match[1] is not None else match[2].split("|")
    for choice in choices:
        yield from _variants(f"{template[: match.start()]}{choice}{template[match.end() :]}")
