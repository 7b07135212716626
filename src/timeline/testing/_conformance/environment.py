"""Checks that a plugin's work depends on its input alone, and leaves its process as it was."""

import datetime as dt
import decimal
import gc
import io
import locale
import os
import pickle
import platform
import random
import socket
import subprocess
import sys
import tempfile
import threading
import time
import warnings
from collections.abc import Callable, Generator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, ExitStack, contextmanager, redirect_stdout, suppress
from pathlib import Path, PurePath
from types import FrameType, ModuleType
from typing import Protocol, cast
from unittest import mock

from timeline.testing._conformance.subject import first_difference

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
        "_locale.setlocale",
        "_locale.localeconv",
        "posix.uname",
        "posix.getlogin",
        "nt.getlogin",
    }
)
_OF_DATES = frozenset({"now", "today", "utcnow"})
_PROGRAM = "from timeline.testing._conformance.environment import main; main()"
_SEEDS = ("1", "20250728")
_LOCALES = ("de_DE.UTF-8", "fr_FR.UTF-8", "tr_TR.UTF-8", "de_DE", "fr_FR", "German_Germany.1252")
_AT_FIRST = dict(os.environ)
"""The environment before any plugin is tested, as a test may change it for those after it."""
_TIMES = 3
"""How often the work is repeated when what it leaves open is counted."""
_OTHER_TIME = dt.datetime(2001, 9, 9, tzinfo=dt.UTC).timestamp()


class Work(Protocol):
    """Something that a plugin does, always with the same input; can be pickled."""

    @property
    def name(self) -> str:
        """The name of the plugin's class."""
        ...

    def __call__(self) -> bytes:
        """Do it, and return all that comes of it."""
        ...


def outside_influences(work: Work) -> Iterator[str]:
    """Yield a complaint for everything but its input that the result of *work* depends on."""
    printed = io.StringIO()
    with watched() as asked, redirect_stdout(printed):
        first = work()
    if asked:
        yield (
            f"{work.name} calls {asked[0]}: the same input must give the same result every"
            " day and on every machine; use metadata.revised, or an option"
        )
    if printed.getvalue():
        yield (
            f"{work.name} prints {printed.getvalue()[:40]!r}: the document may go to standard"
            " output, so remove the print, or log it"
        )
    with redirect_stdout(io.StringIO()):
        second = work()
        if second != first:
            yield (
                f"{work.name} writes another document for the same events the second time: keep"
                f" nothing in the class or the module; {_difference(second, first)}"
            )
            return
        for advice, circumstances in _CIRCUMSTANCES.items():
            with circumstances():
                other = work()
            if other != first:
                yield f"{work.name} writes another document {advice}; {_difference(other, first)}"
    yield from _in_other_processes(work, first)


def _in_other_processes(work: Work, first: bytes) -> Iterator[str]:
    try:
        pickled = pickle.dumps(work)
    except (pickle.PicklingError, AttributeError, TypeError):
        return  # a class defined within a test; an installed one can be pickled
    found: list[tuple[bytes, list[str]]] = []
    for done in _runs(pickled):
        if done.returncode:
            said = done.stderr.decode(errors="replace").strip().splitlines()
            last = said[-1] if said else f"exit code {done.returncode}"
            if "__main__" not in last:  # a class of a script, which no other process has
                yield (
                    f"{work.name} fails in another process: {last}. Executors of an export run it"
                    " in one: put what it needs into its module, where an import makes it, and not"
                    " into what a hook or a caller has to fill first; name the encoding of files"
                )
            return
        found.append(pickle.loads(done.stdout))  # noqa: S301 - from our own child
    for data, _ in found:
        if data != first:
            yield (
                f"{work.name} writes another document in another process, where hashes differ:"
                f" {_difference(data, first)}. Sort what comes from a set, use no hash() or id(),"
                " and keep nothing in the module that only one process has"
            )
            return
    yield from (f"{work.name} {left}" for left in found[0][1])


def _difference(one: bytes, other: bytes) -> str:
    at = first_difference(one, other)
    return f"from byte {at}: {other[at : at + 40]!r} here, {one[at : at + 40]!r} there"


def _runs(pickled: bytes) -> "list[subprocess.CompletedProcess[bytes]]":
    """Return what new interpreters make of the *pickled* work.

    Each has another hash seed, so that sets have another order; they run at the same time.
    """
    job = pickle.dumps((sys.path, pickled))

    def run(seed: str) -> "subprocess.CompletedProcess[bytes]":
        # Without UTF-8 mode, a file that is opened without its encoding is read as ASCII.
        environment = {
            **_AT_FIRST,
            "PYTHONHASHSEED": seed,
            "LC_ALL": "C",
            "PYTHONUTF8": "0",
            "PYTHONCOERCECLOCALE": "0",
        }
        return subprocess.run(  # noqa: S603 - our own interpreter and our own program
            [sys.executable, "-c", _PROGRAM],
            input=job,
            capture_output=True,
            check=False,
            env=environment,
        )

    with ThreadPoolExecutor() as pool:
        return [*pool.map(run, _SEEDS)]


def main() -> None:
    """Do the pickled work of standard input; write its result and what it leaves otherwise."""
    out = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a plugin prints does not belong to the result
    # In two steps: the classes of the second are found on the path that the first gives.
    sys.path[:], inner = pickle.load(sys.stdin.buffer)  # noqa: S301 - from our own parent
    work = cast("Work", pickle.loads(inner))  # noqa: S301
    results: list[bytes] = []
    left = [*_remains(lambda: results.append(work()))]
    out.write(pickle.dumps((results[0], left)))
    out.close()


@contextmanager
def _elsewhere() -> Generator[None]:
    before = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            yield
        finally:
            os.chdir(before)


@contextmanager
def _with_line_separator() -> Generator[None]:
    with mock.patch.object(os, "linesep", "\r\n" if os.linesep == "\n" else "\n"):
        yield


@contextmanager
def _on_another_machine() -> Generator[None]:
    names = ("USER", "LOGNAME", "USERNAME", "HOSTNAME", "COMPUTERNAME")
    with ExitStack() as stack:
        stack.enter_context(mock.patch.dict(os.environ, dict.fromkeys(names, "conformance")))
        stack.enter_context(mock.patch.object(socket, "gethostname", return_value="conformance"))
        stack.enter_context(mock.patch.object(platform, "node", return_value="conformance"))
        stack.enter_context(mock.patch.object(os, "cpu_count", return_value=97))
        yield


@contextmanager
def _with_files_of_another_day() -> Generator[None]:
    real = {name: cast("object", getattr(os, name)) for name in ("stat", "lstat", "fstat")}

    def aged(name: str) -> Callable[..., os.stat_result]:
        def stat(*args: object, **named: object) -> os.stat_result:
            found = cast("Callable[..., os.stat_result]", real[name])(*args, **named)
            times = dict.fromkeys(("st_atime", "st_mtime", "st_ctime"), _OTHER_TIME)
            whole = {f"{key}_ns": int(value) * 10**9 for key, value in times.items()}
            values = [*found[:7], *(int(value) for value in times.values())]
            return os.stat_result(values, {**_named(found), **times, **whole})

        return stat

    with ExitStack() as stack:
        for name in real:
            stack.enter_context(mock.patch.object(os, name, aged(name)))
        yield


def _named(found: os.stat_result) -> dict[str, object]:
    return {name: getattr(found, name) for name in dir(found) if name.startswith("st_")}


@contextmanager
def _with_time_zone() -> Generator[None]:
    with mock.patch.dict(os.environ, {"TZ": "Pacific/Kiritimati"}):
        _set_zone()
        yield
    _set_zone()


def _set_zone() -> None:
    if hasattr(time, "tzset"):
        time.tzset()


@contextmanager
def _with_locale() -> Generator[None]:
    before = locale.setlocale(locale.LC_ALL)
    try:
        for name in _LOCALES:
            with suppress(locale.Error):
                locale.setlocale(locale.LC_ALL, name)
                break
        yield
    finally:
        locale.setlocale(locale.LC_ALL, before)


@contextmanager
def _with_precision() -> Generator[None]:
    with decimal.localcontext(decimal.Context(prec=4, rounding=decimal.ROUND_UP)):
        yield


_CIRCUMSTANCES: Mapping[str, Callable[[], AbstractContextManager[None]]] = {
    "in another folder: write no path, and open files next to the module, not in the current"
    " folder": _elsewhere,
    "where os.linesep is another: write \\n, or what the format's standard says": (
        _with_line_separator
    ),
    "on another machine: write no name of a user or a host, no count of processors": (
        _on_another_machine
    ),
    "when files have another date: write no time of a file, as each installation has its own": (
        _with_files_of_another_day
    ),
    "in another time zone: use no local time, and convert none to it": _with_time_zone,
    "under another locale: use no locale, no format 'n' and no %B of strftime": _with_locale,
    "with another decimal context: give Decimal arithmetic a context of your own, with"
    " decimal.localcontext()": _with_precision,
}


def _remains(work: Callable[[], object]) -> Iterator[str]:
    """Do *work* repeatedly; yield a complaint for each thing that it leaves otherwise."""
    with ExitStack() as stack:
        stack.enter_context(redirect_stdout(io.StringIO()))
        stack.enter_context(decimal.localcontext(decimal.Context()))
        stack.enter_context(warnings.catch_warnings())
        warnings.resetwarnings()
        stack.enter_context(mock.patch.object(warnings, "showwarning"))
        before = _state()
        work()
        after = _state()
        for advice, value in before.items():
            if after[advice] != value:
                yield f"leaves the process otherwise than it was: {advice}"
        work()
        gc.collect()
        opened, threads = _descriptors(), threading.active_count()
        for _ in range(_TIMES):
            work()
        gc.collect()
        if opened is not None and cast("int", _descriptors()) >= opened + _TIMES:
            yield "leaves a file open each time: open it in a with statement"
        if threading.active_count() >= threads + _TIMES:
            yield "leaves a thread running each time: join it, or use none"


def _state() -> dict[str, object]:
    context = decimal.getcontext()
    return {
        "the decimal context is changed; compute within decimal.localcontext()": (
            context.prec,
            context.rounding,
            tuple(context.traps.items()),
        ),
        "the filters of warnings are changed; use warnings.catch_warnings()": [*warnings.filters],
        "the locale is changed; it belongs to the program": locale.setlocale(locale.LC_ALL),
        "the current folder is changed; use full paths": Path.cwd(),
        "os.environ is changed; it belongs to the program": dict(os.environ),
        "sys.path is changed; import what is installed": [*sys.path],
        "the state of random is changed; use a random.Random of your own": random.getstate(),
        "a limit of the interpreter is changed": (
            sys.getrecursionlimit(),
            getattr(sys, "get_int_max_str_digits", int)(),
        ),
        "the default timeout of sockets is changed": socket.getdefaulttimeout(),
        "a standard stream is replaced": (sys.stdout, sys.stderr, sys.stdin),
        "the garbage collector is switched on or off": gc.isenabled(),
    }


def _descriptors() -> int | None:
    for folder in ("/proc/self/fd", "/dev/fd"):
        if Path(folder).is_dir():
            return sum(1 for _ in Path(folder).iterdir())
    return None


@contextmanager
def watched() -> Generator[list[str]]:
    """Collect the calls, within the block, that depend on more than their arguments."""
    asked: list[str] = []

    def note(frame: FrameType, event: str, called: object) -> None:
        if event == "c_call" and (name := _forbidden(called)) and not _only_asks(frame):
            place = f"{PurePath(frame.f_code.co_filename).name}:{frame.f_lineno}"
            asked.append(f"{name} in {frame.f_code.co_qualname} ({place})")

    before = sys.getprofile()
    sys.setprofile(note)
    try:
        yield asked
    finally:
        sys.setprofile(before)


def _only_asks(frame: FrameType) -> bool:
    """Return whether *frame* asks for the locale and does not set it, as strptime does."""
    code = frame.f_code
    asks = code.co_name == "getlocale" or (
        code.co_name == "setlocale" and frame.f_locals.get("locale") is None
    )
    return asks and code.co_filename == locale.__file__


def _forbidden(called: object) -> str:
    name = str(getattr(called, "__name__", ""))
    owner: object = getattr(called, "__self__", None)
    if isinstance(owner, ModuleType):
        full = f"{owner.__name__}.{name}"
        return full if full in _OF_MODULES else ""
    if isinstance(owner, type) and issubclass(owner, dt.date):
        return f"{owner.__name__}.{name}" if name in _OF_DATES else ""
    return f"random.{name}" if isinstance(owner, random.Random) else ""
