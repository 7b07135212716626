"""Reading text files."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from timeline.errors import FaultSink

_BOM = "\ufeff"
# A word with which a value or key begins; which quote is missing, nobody knows.
_BEGINS = re.compile(r"[\"'=:][ \t]*([A-Za-z0-9._-]+)")


def read_text(file: BinaryIO, faults: FaultSink) -> str | None:
    """The text of a UTF-8 *file*, without its byte order mark; None where it is not UTF-8.

    What is not UTF-8 becomes a fault that names the first such byte and its line.
    """
    data = file.read()
    try:
        return data.decode().removeprefix(_BOM)
    except UnicodeDecodeError as error:
        faults.add(
            f"not UTF-8: byte 0x{data[error.start]:02x} at offset {error.start}",
            line=data.count(b"\n", 0, error.start) + 1,
        )
        return None


def possible_ids(text: str) -> Iterator[str]:
    """The words of *text*, which could not be read, that may be the id of what it described.

    They are those with which a value or key begins, in JSON, TOML and the like.

    >>> list(possible_ids('id = "talks, title = "Talks in Baku"'))
    ['talks', 'Talks']
    """
    return (begun[1] for begun in _BEGINS.finditer(text))
