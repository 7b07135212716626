"""How errors become messages and exit codes: one line for each error.

docs/command.md lists the codes.
"""

import errno
import io
import os
import signal
import sys
import threading
from collections.abc import Generator
from contextlib import contextmanager, suppress
from types import FrameType
from typing import NoReturn

import click

from timeline.cli._echo import echo
from timeline.errors import DocumentError, EdtfError, PluginError, TimelineError
from timeline.errors.messages import escape_unprintable

FOUND = 1
BAD_INPUT = 2
BROKEN_PLUGIN = 3
BUG = 4
SIGNAL = 128
"""Plus the number of a signal: the exit code by which a shell reports what the signal ended."""
BROKEN_PIPE = SIGNAL + 13


class _Signalled(KeyboardInterrupt):
    """The signal *number*, which ends the command as Ctrl-C does."""

    def __init__(self, number: int) -> None:
        super().__init__(number)
        self.number = number


def print_warning(message: Warning | str, *_: object, **__: object) -> None:
    """Print a warning, without the line of our code that emitted it."""
    echo(f"warning: {message}", err=True)


def fail(message: str) -> NoReturn:
    """Print *message* and exit with the code for bad input."""
    echo(message, err=True)
    raise SystemExit(BAD_INPUT)


def print_faults(error: DocumentError) -> None:
    """Print every fault of a document, their number, and how to skip them."""
    echo(_faults(error), err=True)


def _faults(error: DocumentError) -> str:
    count = len(error.faults) + error.unlisted
    return (
        f"{error}\nerror: {count} fault{'s' * (count != 1)} in {escape_unprintable(error.name)};"
        f" --skip-faults skips {'it' if count == 1 else 'them'}"
    )


@contextmanager
def errors_printed() -> Generator[None]:
    """Print what is raised in the block, signals too, and exit with its code."""
    try:
        with _signals_raised():
            yield
            with naming_file("standard output"):
                if sys.stdout is not None:
                    sys.stdout.flush()
    except click.exceptions.Exit:
        # After --help and --version, which click prints.
        if sys.stdout is None:
            _exit_with(OSError(errno.EBADF, "it is closed", "standard output"))
        raise
    except click.Abort:
        raise
    except (Exception, KeyboardInterrupt) as error:  # noqa: BLE001 - what is left is a bug
        _exit_with(error)


def _exit_with(error: BaseException) -> NoReturn:
    message, code = _outcome(error)
    # Standard error may be closed, or a full disk; there is nobody left to tell.
    with suppress(OSError):
        if message:
            echo(message, err=True)
    if isinstance(error, OSError):
        with suppress(OSError, ValueError, AttributeError):
            # Unwritten output would raise a second error when the interpreter ends.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(code) from error


def _outcome(error: BaseException) -> tuple[str, int]:  # noqa: C901, PLR0911 - one case a kind
    """Return the message about *error*, and the exit code."""
    match error:
        case click.UsageError():
            text = io.StringIO()
            error.show(text)
            shown = text.getvalue().replace(error.message, escape_unprintable(error.message))
            # Click capitalises the word; all our other errors start with it in lower case.
            return shown.rstrip("\n").replace("Error: ", "error: ", 1), error.exit_code
        case DocumentError():
            return _faults(error), BAD_INPUT
        case EdtfError():
            from timeline.edtf import explain  # noqa: PLC0415 - for this error alone

            return f"error: {explain(error)}", BAD_INPUT
        case PluginError():
            return f"error: {escape_unprintable(str(error))}", BROKEN_PLUGIN
        case TimelineError():
            return f"error: {escape_unprintable(str(error))}", BAD_INPUT
        case BrokenPipeError():
            # As a program ends whose output nobody reads any more.
            return "", BROKEN_PIPE
        case OSError():
            name = f"{escape_unprintable(str(error.filename))}: " if error.filename else ""
            return f"error: {name}{error.strerror or error}", BAD_INPUT
        case MemoryError():
            return "error: out of memory", BAD_INPUT
        case UnicodeEncodeError():
            message = (
                f"error: standard output, in {error.encoding}, has no"
                f" {error.object[error.start]!a}: set PYTHONIOENCODING=utf-8, or choose another"
                " locale"
            )
            return message, BAD_INPUT
        case _Signalled():
            return f"error: ended by {signal.Signals(error.number).name}", SIGNAL + error.number
        case KeyboardInterrupt():
            return "error: interrupted", SIGNAL + signal.SIGINT
        case _:
            import traceback  # noqa: PLC0415 - for a bug alone

            lines = "".join(traceback.format_exception(error))
            return f"{lines}error: this is a bug in timeline; please report these lines", BUG


@contextmanager
def _signals_raised() -> Generator[None]:
    """Raise the signals that end a program as Ctrl-C is raised, so that files are cleaned up."""
    handled: list[int] = []

    def interrupt(number: int, _: FrameType | None) -> None:
        raise _Signalled(number)

    # Only the main thread may set handlers; what ignores a signal, as nohup, wants it ignored.
    if threading.current_thread() is threading.main_thread():
        for name in ("SIGTERM", "SIGHUP"):
            number: int | None = getattr(signal, name, None)
            if number is not None and signal.getsignal(number) is signal.SIG_DFL:
                signal.signal(number, interrupt)
                handled.append(number)
    try:
        yield
    finally:
        for number in handled:
            signal.signal(number, signal.SIG_DFL)


@contextmanager
def naming_file(name: str) -> Generator[None]:
    """Add *name* to an `OSError` raised in the block that names no file."""
    try:
        yield
    except OSError as error:
        # Opening a file names it in the error; writing to it does not.
        if error.filename is None:
            error.filename = name
        raise
