"""How the command tells of faults: one clear line each, and never a traceback."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import NoReturn, TextIO

import click

from timeline.errors import DocumentError, EdtfError, PluginError, TimelineError

FOUND = 1
BAD_INPUT = 2
BROKEN_PLUGIN = 3
NOBODY_READS = 128 + 13
"""What a shell says of a program that a closed pipe ended, by the signal SIGPIPE."""


def warn(  # noqa: PLR0917 - the signature is that of warnings.showwarning
    message: Warning | str,
    category: type[Warning],  # noqa: ARG001
    filename: str,  # noqa: ARG001
    lineno: int,  # noqa: ARG001
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    """Print a warning without the place in our code that gave it."""
    click.echo(f"warning: {message}", err=True)


def fail(message: str, code: int = BAD_INPUT) -> NoReturn:
    """Print what is wrong and leave with that exit code."""
    click.echo(message, err=True)
    raise SystemExit(code)


def tell_faults(error: DocumentError) -> None:
    """Print every fault of a document, how many there are, and how to go on without them."""
    count = len(error.faults)
    click.echo(str(error), err=True)
    click.echo(
        f"error: {count} fault{'s' * (count != 1)} in {error.name};"
        f" --skip-faults leaves {'it' if count == 1 else 'them'} out",
        err=True,
    )


def _leave_quietly() -> NoReturn:
    """Leave as a program does whose output nobody reads any more."""
    with suppress(OSError, ValueError):
        # What is not written yet would be a second error when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(NOBODY_READS)


@contextmanager
def told() -> Generator[None]:
    """A block whose errors are printed for a person to read."""
    try:
        yield
    except DocumentError as error:
        tell_faults(error)
        raise SystemExit(BAD_INPUT) from error
    except EdtfError as error:
        from timeline.edtf import explain  # noqa: PLC0415 - --help needs none of it

        fail(f"error: {explain(error)}")
    except PluginError as error:
        fail(f"error: {error}", BROKEN_PLUGIN)
    except TimelineError as error:
        fail(f"error: {error}")
    except BrokenPipeError:
        _leave_quietly()
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        fail(f"error: {name}{error.strerror or error}")


@contextmanager
def named(name: str) -> Generator[None]:
    """A block that writes *name*, for the errors that do not say of what they are."""
    try:
        yield
    except OSError as error:
        # A write knows no name, only an open does.
        if error.filename is None:
            error.filename = name
        raise
