"""Plain values as JSON text, laid out as the options say."""

import re
from collections.abc import Mapping

import msgspec

_NOT_ASCII = re.compile(r"[^\x00-\x7f]")
_BEYOND_ONE_UNIT = 0x10000


class Encoder:
    """Makes plain values JSON text.

    Args:
        indent: how many spaces a level stands in; 0 for no line breaks.
        sort_keys: whether the keys of each table are sorted.
        ascii_only: whether other characters are escaped.

    """

    def __init__(self, *, indent: int, sort_keys: bool, ascii_only: bool) -> None:
        self._encode = msgspec.json.Encoder(order="sorted" if sort_keys else None).encode
        self._indent = indent
        self._ascii_only = ascii_only

    def encode(self, value: object, level: int = 0) -> bytes:
        """*value* as JSON, its inner lines indented as at *level*."""
        return self._laid_out(self._encode(value), level)

    def encode_in_order(self, table: Mapping[str, object], level: int = 0) -> bytes:
        """*table* as JSON, its own keys in their order whatever becomes of those beneath."""
        raw = {key: msgspec.Raw(self._encode(value)) for key, value in table.items()}
        return self._laid_out(msgspec.json.encode(raw), level)

    def _laid_out(self, data: bytes, level: int) -> bytes:
        if self._indent:
            data = msgspec.json.format(data, indent=self._indent)
            if level:
                # A line break within a text is escaped, so each one here is ours.
                data = data.replace(b"\n", b"\n" + b" " * (level * self._indent))
        return _escaped(data) if self._ascii_only and not data.isascii() else data

    def start(self, level: int) -> bytes:
        """What stands before a value on a line of its own, at *level*."""
        return b" " * (level * self._indent)

    def name(self, name: str, level: int) -> bytes:
        """*name* as the key of a member on a line of its own, with its colon."""
        return self.start(level) + self._encode(name) + (b": " if self._indent else b":")


def _escaped(data: bytes) -> bytes:
    # Outside of texts JSON is ASCII, so whatever else there is may be escaped.
    return _NOT_ASCII.sub(_escape, data.decode()).encode()


def _escape(character: re.Match[str]) -> str:
    code = ord(character[0])
    if code < _BEYOND_ONE_UNIT:
        return f"\\u{code:04x}"
    high, low = divmod(code - _BEYOND_ONE_UNIT, 0x400)
    return f"\\u{0xD800 + high:04x}\\u{0xDC00 + low:04x}"
