"""Reading text files."""

from typing import BinaryIO

from timeline.errors import Faults

_BOM = "\ufeff"


def read_text(file: BinaryIO, faults: Faults) -> str | None:
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
