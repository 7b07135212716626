"""A TOML text as plain values, or a fault that says where and why it is not TOML."""

import re
from collections.abc import Mapping

import tomli

from timeline.errors import Faults
from timeline.wire import exact_number

_SHOWN = 80  # characters
_LONG_NUMBER = r"[0-9_]{4300}"


def parse(text: str, faults: Faults) -> Mapping[str, object] | None:
    """Return the tables of *text*; None, and a fault with its line, if it is not TOML.

    Numbers with a point are `Decimal`.
    """
    text = text.replace("\r\n", "\n")
    try:
        return tomli.loads(text, parse_float=exact_number)
    except tomli.TOMLDecodeError as error:
        from timeline_toml._diagnosis import diagnose  # noqa: PLC0415 - for a wrong document alone

        at, reason = diagnose(text, error.pos, error.msg)
        before = text[:at]
        line, column = before.count("\n") + 1, at - before.rfind("\n")
        shown = text.split("\n")[line - 1].strip()
        shown = shown if len(shown) <= _SHOWN else f"{shown[:_SHOWN]}..."
        faults.add(f"not TOML: column {column}: {reason}: {shown}", line=line)
    except RecursionError:
        faults.add("not read: lists and tables are nested too deep")
    except ValueError:
        # Python limits the digits of whole numbers.
        found = re.search(_LONG_NUMBER, text)
        line = text.count("\n", 0, found.start() if found else 0) + 1
        faults.add("a whole number has more than 4300 digits", line=line)
    return None
