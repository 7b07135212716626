"""How errors become messages and exit codes: one line for each error, and never a traceback."""

import os
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import NoReturn

import click

from timeline.errors import DocumentError, EdtfError, PluginError, TimelineError

FOUND = 1
BAD_INPUT = 2
BROKEN_PLUGIN = 3
BROKEN_PIPE = 128 + 13
"""The exit code by which a shell reports a program that the signal SIGPIPE ended."""


def print_warning(message: Warning | str, *_: object, **__: object) -> None:
    """Print a warning, without the line of our code that emitted it."""
    click.echo(f"warning: {message}", err=True)


def fail(message: str, code: int = BAD_INPUT) -> NoReturn:
    """Print *message* and exit with *code*."""
    click.echo(message, err=True)
    raise SystemExit(code)


def print_faults(error: DocumentError) -> None:
    """Print every fault of a document, their number, and how to skip them."""
    count = len(error.faults)
    click.echo(str(error), err=True)
    click.echo(
        f"error: {count} fault{'s' * (count != 1)} in {error.name};"
        f" --skip-faults skips {'it' if count == 1 else 'them'}",
        err=True,
    )


@contextmanager
def errors_printed() -> Generator[None]:
    """Print an error raised in the block, and exit with its code."""
    try:
        yield
    except DocumentError as error:
        print_faults(error)
        raise SystemExit(BAD_INPUT) from error
    except EdtfError as error:
        from timeline.edtf import explain  # noqa: PLC0415 - for this error alone

        fail(f"error: {explain(error)}")
    except PluginError as error:
        fail(f"error: {error}", BROKEN_PLUGIN)
    except TimelineError as error:
        fail(f"error: {error}")
    except BrokenPipeError:
        _exit_quietly()
    except OSError as error:
        name = f"{error.filename}: " if error.filename else ""
        fail(f"error: {name}{error.strerror or error}")
    except UnicodeEncodeError as error:
        character = error.object[error.start]
        fail(
            f"error: standard output, in {error.encoding}, has no {character!a}:"
            " set PYTHONIOENCODING=utf-8, or choose another locale"
        )


def _exit_quietly() -> NoReturn:
    """Exit as a program does whose output nobody reads any more."""
    with suppress(OSError, ValueError):
        # Unwritten output would raise a second error when the interpreter ends.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    raise SystemExit(BROKEN_PIPE)


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
