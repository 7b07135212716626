"""How wide a text is in no particular font, and where it breaks into lines.

Whoever looks at a picture has fonts of their own. A width here is that of the widest of the
common sans-serif fonts (DejaVu Sans, Noto Sans, Liberation Sans), so that no text is wider than
the place that the layout keeps for it.
"""

import re
import unicodedata
from bisect import bisect_right
from functools import lru_cache
from typing import Final

import attrs

ELLIPSIS: Final = "…"

# Characters are drawn as these, because XML, or the order of a line, cannot take them.
REPLACEMENT: Final = "\ufffd"
_BIDI_CONTROLS: Final = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")

# Not the spaces at which no line breaks.
_SPACES: Final = re.compile(
    "[ \t-\r\x1c-\x1f\x85\u1680\u2000-\u2006\u2008-\u200a\u2028\u2029\u205f\u3000]+"
)

_UNIT: Final = 32
"""Widths are counted in this part of the size of the font."""

# One character a width, for U+0020 to U+052F: Latin, Greek and Cyrillic.
_WIDTHS: Final = (
    "357C=GA155:C3434==========33CCC:I>>@A><AA38>:FAB>B@><@>H>>>545C:8<=:=<4==11;1H=<==695=;C"
    ";;9=:=C(((((((((((((((((((((((((((((((((35====::;H8<C(H:8C558==3858<HHH<>>>>>>H@>>>>3333"
    "AABBBBBCB@@@@>>=<<<<<<H:<<<<1111<=<<<<<C<====;=;><><><@:@:@:@:A=A=><><><><><A=A=A=A=A=F?"
    "3131313131@:81>;;:1:1:4:3:2A=A=A=CA=B<B<B<KI@6@6@6>9>9>9>9<5<5<5@=@=@=@=@=@=HC>;>>9>9>94"
    "=@>=>=??:AC>=<=B<;:A>H43@;1;IA=BF<KD>=?=9=45<5<D>B@@@>9>>;9=>;9=3:92VRMCB9JIE><31B<@=@=@"
    "=@=@=<><><HHA=A==;B<B<>;1VRMA=L>A=><HHB<><><=<=<3131B<B<?6?6@=@=>9<5=9A=@D?<>9><=<B<B<B<"
    "B<<;8C81HH>?::<99<8>@>=<21A=?6<;<===::=?<<C::A>1?==<<===144581?HHH===<DB@6666699<<933735"
    "5=<<;C;<9:;;9999B;>?=2>9@99IJJC<DD?=9;>>55.122594173332244888888188818883322885388888838"
    "6.47488888668896633817781222299:(((((((((((((((((((((((((((((((((((((((((((((((((((((((("
    "((((((((((((((((((((((((((((((((((((((((((((((((((((((((=;D=11A=@@;:::32@@@@;;?3BD7@C@DC"
    "4>>:>>>AB3>>FA=BA>@=<>B>CB3>>:=4<>=;<::=<4;;=::<?=;=<<@;AC4<<<C=<<?C?@D>B<=;;7>>D=FCA>B<"
    "><A<?<<:>=:1B<<<=?F@=???>>D<?>338KJD?A=A>>><A>K=AA?AFABA>@<=D>A?KKCE>?K@<<;9?<E:==<=A=<="
    "=:;;D;><FG?B<:C<<<<9:9111EE=<=;=FCA>G@EBNIB=ID=:DEB<A>A>PLGANIFC?:<(((((((B>><<=<9>;=:KE"
    "=:?<?<?<DCA>IEKFE??:<;<;<;>;FB?<?<?=G@G@3KE?<A>A>A>?<FA3><><HH=<B<B<KE=:>;A=A=B<B<B<?:<;"
    "<;<;?<<9EB>;>;>;><IEHD>;KGLGA>A?<:A=NHEDJHB=HC?<KEKFB>@=@=UN?<?;"
)
# The same for U+2000 to U+206F: spaces, dashes, quotation marks.
_PUNCTUATION: Final = (
    "8H8H30.=3/,(((((44=:HH::33339999::;;8>H3(((((((/Sa06;07<555C898BB4L8.55F@@;===:3B:7HBC;B"
    "CC3BC330(((((@(((((((((("
)
_PUNCTUATION_START: Final = 0x2000
_BASE: Final = 40
_SKIPPED: Final = 0x5C  # a backslash would have to be escaped above

# For all other characters, the width that most of their script stay below: the first
# character of each range, and its width.
_SCRIPTS: Final = (
    (0x0000, 1.05), (0x0530, 0.75), (0x0590, 0.7), (0x0600, 0.8), (0x0700, 0.85), (0x0900, 0.8),
    (0x0B80, 1.2), (0x0C00, 0.95), (0x0D00, 1.15), (0x0E00, 0.72), (0x1000, 0.95), (0x10A0, 0.8),
    (0x1100, 1.0), (0x1200, 0.9), (0x13A0, 1.0), (0x1D00, 0.7), (0x1E00, 0.8), (0x1F00, 1.05),
    (0x2070, 0.7), (0x20A0, 0.9), (0x2100, 1.1), (0x2E00, 0.8), (0x2E3A, 3.0), (0x2E3C, 0.8),
    (0x2E80, 1.0), (0xA000, 1.0), (0xAC00, 1.0), (0xD7B0, 1.0), (0xFB00, 1.2), (0xFB50, 1.6),
    (0xFDF0, 7.3), (0xFDFE, 1.0), (0xFE70, 1.0), (0xFF00, 1.0), (0x10000, 1.15), (0x1F000, 1.35),
    (0x1FB00, 1.0),
)  # fmt: skip
_SCRIPT_STARTS: Final = tuple(start for start, _ in _SCRIPTS)

BOLD: Final = 1.08
"""How much wider a bold text is."""


def drawable(text: str) -> str:
    r"""Return *text* as one line that can be drawn: without controls, and with single spaces.

    Marks that change the direction of what follows are left out, since they would reach beyond
    the text. Other control characters become U+FFFD.

    >>> drawable("a\u202eb\tc\x07")
    'ab c\ufffd'
    """
    words = _SPACES.sub(" ", text).strip(" ")
    return words if words.isprintable() else "".join(map(_drawn_as, words))


def _drawn_as(character: str) -> str:
    if character in _BIDI_CONTROLS:
        return ""
    is_control = unicodedata.category(character) in ("Cc", "Cs", "Zl", "Zp")
    return REPLACEMENT if is_control or character in "\ufffe\uffff" else character


def is_seen_whole(text: str) -> bool:
    r"""Return whether a reader sees every character of a drawn *text* for what it is.

    >>> is_seen_whole("WTO talks"), is_seen_whole("WTO\xa0talks")
    (True, False)
    """
    if text.isascii():
        return drawable(text) == text
    unseen = (unicodedata.category(each) in ("Cf", "Zs") for each in text.replace(" ", ""))
    # Composed and decomposed letters look the same; a picture is read as the composed ones. So do
    # ligatures that are one character, for fonts join the letters of the two as well.
    is_composed = unicodedata.is_normalized("NFC", text) and not any(map(_is_ligature, text))
    return is_composed and drawable(text) == text and not any(unseen)


def _is_ligature(character: str) -> bool:
    is_joined = unicodedata.decomposition(character).startswith("<compat>")
    return is_joined and character.isalpha()


def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the most that *text* takes in px, in a common font of *size* px.

    >>> text_width("Baku and Beijing", 10)
    86.5625
    """
    return _ems(text) * size * (BOLD if bold else 1.0)


@lru_cache(maxsize=16_384)
def _ems(text: str) -> float:
    return sum(map(_em, text))


@lru_cache(maxsize=16_384)
def _em(character: str) -> float:
    code = ord(character)
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    for start, widths in ((0x20, _WIDTHS), (_PUNCTUATION_START, _PUNCTUATION)):
        if 0 <= code - start < len(widths) and (width := _decoded(widths[code - start])):
            return width
    by_script = _SCRIPTS[bisect_right(_SCRIPT_STARTS, code) - 1][1]
    is_wide = unicodedata.east_asian_width(character) in "WF"
    return max(1.0, by_script) if is_wide else by_script


def _decoded(sign: str) -> float:
    units = ord(sign) - _BASE
    return (units - (ord(sign) > _SKIPPED)) / _UNIT


def is_rtl(text: str) -> bool:
    """Return whether *text* is read from right to left: whether its first letter is.

    >>> is_rtl("(WTO)"), is_rtl("باكو")
    (False, True)
    """
    if text.isascii():
        return False
    for character in text:
        direction = unicodedata.bidirectional(character)
        if direction in ("R", "AL"):
            return True
        if direction == "L":
            return False
    return False


@attrs.frozen
class Wrapped:
    """A text in lines.

    Attributes:
        lines: the lines, at least one; the last ends in "…" if the text was cut.
        width: that of the widest line, in px.
        is_cut: whether it was cut.

    """

    lines: tuple[str, ...]
    width: float
    is_cut: bool = False


def wrap(text: str, size: float, most: float, max_lines: int, *, bold: bool = False) -> Wrapped:
    """Return a drawable *text* in at most *max_lines* lines of at most *most* px.

    Lines break at spaces and between the characters of scripts without spaces; a word longer
    than a line breaks anywhere.
    """
    room = most / (size * (BOLD if bold else 1.0))
    lines: list[str] = []
    line, used = "", 0.0
    pieces = _pieces(_visible(text, room, max_lines))
    pieces.reverse()
    while pieces:
        piece, space = pieces.pop()
        gap = " " if space and line else ""
        width = _ems(gap + piece)
        if used + width <= room:
            line += gap + piece
            used += width
            continue
        if not line:
            head = _fitting(piece, room)
            if head == piece:
                # A single character wider than the line.
                line, used = piece, width
                continue
            pieces.append((piece[len(head) :], False))
            line = head
        else:
            pieces.append((piece, space))
        lines.append(line)
        line, used = "", 0.0
        if len(lines) == max_lines:
            break
    if line or not lines:
        lines.append(line)
    is_cut = bool(pieces)
    if is_cut:
        lines[-1] = _ended(lines[-1], room)
    width = max((text_width(line, size, bold=bold) for line in lines), default=0.0)
    return Wrapped(tuple(lines), width, is_cut)


def _visible(text: str, room: float, max_lines: int) -> str:
    """Return the part of a very long text that can be in sight, and a little more."""
    # The narrowest character takes more than a twentieth of the size of the font.
    return text[: int(room * 20 * (max_lines + 1)) + 200]


def _ended(line: str, room: float) -> str:
    while line and _ems(line + ELLIPSIS) > room:
        line = line[:-1]
    return line.rstrip() + ELLIPSIS


def _fitting(word: str, room: float) -> str:
    """Return as much of the start of *word* as fits, at least one character with its marks."""
    used = 0.0
    for end, character in enumerate(word):
        used += _em(character)
        if used > room and end:
            return word[:end]
    return word


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Return the words and single wide characters, each with whether a space precedes it."""
    if text.isascii():
        return [(word, index > 0) for index, word in enumerate(text.split(" "))]
    pieces: list[tuple[str, bool]] = []
    for index, word in enumerate(text.split(" ")):
        space = index > 0
        start = 0
        for at, character in enumerate(word):
            if unicodedata.east_asian_width(character) not in "WF":
                continue
            if at > start:
                pieces.append((word[start:at], space))
                space = False
            # Closing punctuation stays with what it closes.
            if pieces and not space and unicodedata.category(character) in ("Pe", "Po", "Pf"):
                before, space_before = pieces.pop()
                pieces.append((before + character, space_before))
            else:
                pieces.append((character, space))
            space = False
            start = at + 1
        if start < len(word):
            pieces.append((word[start:], space))
    return pieces
