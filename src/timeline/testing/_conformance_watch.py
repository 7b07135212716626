"""What an export asks of the world while it runs: the time, and chance."""

import datetime as dt
import random
import sys
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import PurePath
from types import FrameType, ModuleType

_OF_MODULES = frozenset(
    {
        "time.time",
        "time.time_ns",
        "time.gmtime",
        "time.localtime",
        "time.ctime",
        "time.asctime",
        "posix.urandom",
        "nt.urandom",
        "posix.getpid",
        "nt.getpid",
        "_uuid.generate_time_safe",
        "_socket.gethostname",
    }
)
_OF_DATES = frozenset({"now", "today", "utcnow"})


@contextmanager
def watched() -> Generator[list[str]]:
    """What was asked for in the block, each with the line that asked."""
    asked: list[str] = []

    def note(frame: FrameType, event: str, called: object) -> None:
        if event == "c_call" and (name := _forbidden(called)):
            place = f"{PurePath(frame.f_code.co_filename).name}:{frame.f_lineno}"
            asked.append(f"{name} in {frame.f_code.co_qualname} ({place})")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield asked
    finally:
        sys.setprofile(before)


def _forbidden(called: object) -> str:
    name = str(getattr(called, "__name__", ""))
    owner: object = getattr(called, "__self__", None)
    if isinstance(owner, ModuleType):
        full = f"{owner.__name__}.{name}"
        return full if full in _OF_MODULES else ""
    if isinstance(owner, type) and issubclass(owner, dt.date):
        return f"{owner.__name__}.{name}" if name in _OF_DATES else ""
    return f"random.{name}" if isinstance(owner, random.Random) else ""
