"""Checks that output depends on nothing else: no clock, random value, hash or process."""

import datetime as dt
import os
import pickle
import random
import subprocess
import sys
from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from pathlib import PurePath
from types import FrameType, ModuleType

from timeline.model import Event, Metadata
from timeline.testing._conformance.subject import Subject, first_difference

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
_PROGRAM = "from timeline.testing._conformance.environment import main; main()"


def outside_influences(
    subject: Subject, events: Sequence[Event], metadata: Metadata
) -> Iterator[str]:
    """Yield a complaint if the same events give another document later or in another process."""
    with watched() as asked:
        first = subject.document(events, metadata)
    if asked:
        yield (
            f"{subject.name} calls {asked[0]}: the same timeline must give the same bytes every"
            " day; use metadata.revised, or an option"
        )
    if subject.document(events, metadata) != first:
        yield (
            f"{subject.name} writes another document for the same events the second time: keep"
            " nothing in the class or the module"
        )
    try:
        elsewhere = document_elsewhere(subject, events, metadata)
    except (pickle.PicklingError, AttributeError):
        # A class defined within a test cannot be pickled; an installed one can.
        return
    if elsewhere != first.data:
        at = first_difference(elsewhere, first.data)
        yield (
            f"{subject.name} writes another document in another process, from byte {at}:"
            f" {first.data[at : at + 40]!r} here, {elsewhere[at : at + 40]!r} there. Sort what"
            " comes from a set, and use no local time, locale, hash() or id()"
        )


@contextmanager
def watched() -> Generator[list[str]]:
    """Collect the calls, within the block, that depend on more than their arguments."""
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


def document_elsewhere(subject: Subject, events: Sequence[Event], metadata: Metadata) -> bytes:
    """Return the document that a new interpreter makes of *events*.

    It has another hash seed, so that sets have another order, and another time zone. A
    `PicklingError` says that the exporter's class is in no module that can be imported.
    """
    job = pickle.dumps((sys.path, pickle.dumps((subject, events, metadata))))
    environment = {**os.environ, "PYTHONHASHSEED": "20250728", "TZ": "Pacific/Kiritimati"}
    done = subprocess.run(  # noqa: S603 - our own interpreter and our own program
        [sys.executable, "-c", _PROGRAM],
        input=job,
        capture_output=True,
        check=False,
        env=environment,
    )
    if done.returncode:
        raise pickle.PicklingError(done.stderr.decode(errors="replace").strip().splitlines()[-1])
    return done.stdout


def main() -> None:
    """Read a pickled job from standard input, and write its document to standard output."""
    # In two steps: the classes of the second are found on the path that the first gives.
    sys.path[:], inner = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    subject, events, metadata = pickle.loads(inner)  # noqa: S301
    sys.stdout.buffer.write(subject.document(events, metadata).data)
