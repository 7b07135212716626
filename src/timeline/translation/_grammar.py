"""All English texts that a phrase in another language can be translated to."""

from collections.abc import Callable, Iterable, Iterator
from typing import Final, TypeAlias

from timeline.errors import EdtfError
from timeline.translation._phrasebook import Phrasebook
from timeline.translation._slots import Slots
from timeline.translation._templates import LISTS, Node, trees_of
from timeline.translation._text import NORMALIZED, tokenize

Translated: TypeAlias = tuple[int, str]
"""The index of the token after a translated part, and its English text."""

_Step: TypeAlias = tuple[Node, int, tuple[str, ...], dict[str, str]]
"""A place in a tree, the index of the next token, and what the slots so far are in English."""

_DATES: Final = {"", "end", "to"}
_MOST: Final = 64
"""The limit of translations of one part. No real phrase has as many; a hostile one may."""
_QUALIFIERS: Final = {"?": "possibly ", "~": "about ", "%": "possibly about "}
_EDGES: Final = {"early ": "the start of ", "late ": "the end of "}


class Grammar:
    """The phrases of one language."""

    def __init__(self, book: Phrasebook) -> None:
        self.book = book
        self.trees = trees_of(book)
        self.slots = Slots(book)
        self.separators = {
            tuple(token.text for token in tokenize(words, book.expansions)): english
            for words, english in book.separators.items()
        }
        self.lists = {
            tuple(token.text for token in tokenize(words.partition("{}")[0], book.expansions)): name
            for name in LISTS
            if (words := book.wording.phrases.get(name, "").translate(NORMALIZED))
        }

    def translations(self, text: str) -> list[str]:
        """Return all English texts that a phrase can be translated to.

        Raises:
            EdtfError: there is none.

        """
        walk = _Walk(self, text)
        found = walk.whole()
        if found:
            return found
        for pattern, expected in self.book.reasons:
            if match := pattern.search(text):
                raise EdtfError(text, match.start(), expected)
        raise EdtfError(text, walk.furthest(), f"expected a date such as {self.book.examples}")


class _Walk:
    """One phrase, with what has been found at each of its tokens.

    Each method that reads a part returns every way to read it from a token on.
    """

    def __init__(self, grammar: Grammar, text: str) -> None:
        self._grammar = grammar
        self._original = text
        self._text = text.translate(NORMALIZED)
        ended = self._text.rstrip().removesuffix(".").removesuffix("。")
        self._tokens = tokenize(ended, grammar.book.expansions)
        self._at = {token.start: index for index, token in reversed([*enumerate(self._tokens)])}
        self._furthest = 0
        self._known: dict[tuple[str, int], list[Translated]] = {}

    def furthest(self) -> int:
        """The index in the text of the first token that nothing could be made of."""
        if self._furthest < len(self._tokens):
            return self._tokens[self._furthest].start
        return len(self._text)

    def whole(self) -> list[str]:
        found = [*self._walk(self._grammar.trees.phrases, 0), *self._lists(0, "")]
        for words, name in self._grammar.lists.items():
            if tuple(token.text for token in self._tokens[: len(words)]) == words:
                found += self._lists(len(words), f"{name}: ")
        return [*dict.fromkeys(text for end, text in found if end == len(self._tokens))]

    def _once(
        self, name: str, at: int, read: Callable[[], Iterator[Translated]]
    ) -> list[Translated]:
        """All ways to read a part from a token on, found once."""
        if (name, at) not in self._known:
            found = list(dict.fromkeys(read()))
            if len(found) > _MOST:
                start = self._tokens[at].start
                raise EdtfError(self._original, start, "expected fewer words with several meanings")
            self._known[name, at] = found
        return self._known[name, at]

    def _walk(self, root: Node, at: int, date: str = "bound") -> Iterator[Translated]:
        """Translate by the templates of a tree; *date* is how its ``{}`` is read."""
        todo: list[_Step] = [(root, at, (), {})]
        while todo:
            node, index, dates, values = todo.pop()
            self._furthest = max(self._furthest, index)
            for english in node.english:
                yield index, english.format(*dates, **values)
            todo += self._next(node, index, dates, values, date)

    def _next(
        self, node: Node, at: int, dates: tuple[str, ...], values: dict[str, str], date: str
    ) -> Iterator[_Step]:
        """What may follow a place in a tree."""
        if at < len(self._tokens) and (word := node.words.get(self._tokens[at].text)):
            yield word, at + 1, dates, values
        for slot, following in node.slots.items():
            if slot in _DATES:
                for end, text in self._part(slot or date, at):
                    yield following, end, (*dates, text), values
            elif slot == "date":
                for end, text in self._part(slot, at):
                    yield following, end, dates, {**values, slot: text}
            elif found := self._slot(slot, at):
                yield following, found[0], dates, {**values, slot: found[1]}

    def _part(self, name: str, at: int) -> list[Translated]:
        if at >= len(self._tokens):
            return []
        if name == "date":
            return self._once(name, at, lambda: self._dates(at))
        if name == "member":
            return self._once(name, at, lambda: self._members(at))
        mode, _, remarked = name.partition(" ")
        if remarked:
            return self._once(name, at, lambda: self._remarked(mode, at))
        return self._once(name, at, lambda: self._qualified(mode, at))

    def _dates(self, at: int) -> Iterator[Translated]:
        """A date, with the whole of a dash: winter 2001-2002 is not "winter 2001" to 2002."""
        found = [*self._walk(self._grammar.trees.dates, at)]
        longest = max((end for end, _ in found), default=at)
        yield from (each for each in found if each[0] == longest or not self._is(each[0], "-"))

    def _slot(self, slot: str, at: int) -> Translated | None:
        if at >= len(self._tokens):
            return (at, "") if slot == "zone" else None
        read = self._grammar.slots.read(slot, self._text, self._original, self._tokens[at])
        if read is None:
            return None
        index, english = read
        end = at
        while end < len(self._tokens) and self._tokens[end].start < index:
            end += 1
        # It must end where a token ends.
        return None if end > at and self._tokens[end - 1].end != index else (end, english)

    def _members(self, at: int) -> Iterator[Translated]:
        yield from self._part("plain", at)
        yield from self._walk(self._grammar.trees.members, at)

    def _qualified(self, mode: str, at: int) -> Iterator[Translated]:
        """A date with or without a qualifier; *mode* is as in `_remarked`."""
        yield from self._part(f"{mode} remarked", at)
        yield from self._walk(self._grammar.trees.qualified, at, f"{mode} remarked")

    def _remarked(self, mode: str, at: int) -> Iterator[Translated]:
        """A date with or without remarks in parentheses.

        In the *mode* "plain", the end of 2024 is late 2024. In a longer phrase, "bound", it may
        also be the last day, and in the mode "end" it is. In the mode "to", the date itself has
        the preposition.
        """
        trees = self._grammar.trees
        found = [] if mode == "to" else [*self._part("date", at), *self._walk(trees.parts, at)]
        if mode in {"end", "to"}:
            found += self._walk(trees.ends, at)
        edges: Iterable[Translated] = () if mode == "to" else self._walk(trees.edges, at)
        for end, english in edges:
            vague = next((word for word in _EDGES if english.startswith(word)), "")
            exact = f"{_EDGES[vague]}{english.removeprefix(vague)}" if vague else english
            if mode == "plain" or not (mode == "end" and vague == "late "):
                found.append((end, english))
            if mode != "plain":
                found.append((end, exact))
        for end, english in found:
            yield end, english
            if self._is(end, "("):
                yield from self._with_remarks(english, end + 1)

    def _with_remarks(self, date: str, at: int) -> Iterator[Translated]:
        todo: list[tuple[int, str, tuple[str, ...]]] = [(at, "", ())]
        while todo:
            index, qualifier, remarks = todo.pop()
            for end, remark in self._remark(index):
                named, more = (remark, ()) if remark in _QUALIFIERS else (qualifier, (remark,))
                if self._is(end, ","):
                    todo.append((end + 1, named, (*remarks, *more)))
                elif self._is(end, ")"):
                    all_of = ", ".join((*remarks, *more))
                    text = f"{date} ({all_of})" if all_of else date
                    yield end + 1, f"{_QUALIFIERS.get(named, '')}{text}"

    def _remark(self, at: int) -> list[Translated]:
        """What may be in parentheses; the year of a day, if it is not a single one, is there."""
        years = [each for each in self._part("date", at) if not each[1].isdigit()]
        return [*self._walk(self._grammar.trees.remarks, at), *years]

    def _lists(self, start: int, kind: str) -> Iterator[Translated]:
        """Dates with commas and "or" or "and" between them; or only one."""
        separators = self._grammar.separators
        todo = {start: [kind]}
        for at in range(start, len(self._tokens)):
            for before in todo.pop(at, []):
                for end, member in self._part("member", at):
                    yield end, f"{before}{member}"
                    for words, separator in separators.items():
                        after = end + len(words)
                        if tuple(token.text for token in self._tokens[end:after]) != words:
                            continue
                        texts = todo.setdefault(after, [])
                        texts.append(f"{before}{member}{separator}")
                        if len(texts) > _MOST:
                            start = self._tokens[at].start
                            expected = "expected fewer words with several meanings"
                            raise EdtfError(self._original, start, expected)

    def _is(self, at: int, mark: str) -> bool:
        return at < len(self._tokens) and self._tokens[at].text == mark
