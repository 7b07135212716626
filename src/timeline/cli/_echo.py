"""Print text: nothing in it controls the terminal, and nothing is lost without an error."""

import errno
import os
import re
import sys
from collections.abc import Generator
from contextlib import contextmanager, suppress
from typing import TextIO

import click

# What moves the cursor or starts a command of the terminal, what reorders the text after it,
# and what no encoding has. Line breaks are ours. Compiled for a text that may have any: the set
# takes long to compile.
_CONTROLS = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


_ours: TextIO | None = None
"""Standard output while a command works."""


def standard_output() -> TextIO | None:
    """Return where a command prints; None if the program started with standard output closed."""
    return sys.stdout if _ours is None else _ours


@contextmanager
def standard_output_kept() -> Generator[None]:
    """Let nothing but `standard_output` lead to standard output; all else goes to standard error.

    Plugins print, and so do libraries and programs that they use. A document that goes to
    standard output must hold none of that.
    """
    global _ours
    before = sys.stdout
    if before is None:  # closed before the program started
        yield
        return
    with _elsewhere(before) as _ours:
        sys.stdout = sys.stderr
        try:
            yield
        finally:
            sys.stdout, _ours = before, None


@contextmanager
def _elsewhere(stream: TextIO) -> Generator[TextIO]:
    """Open what *stream* leads to once more, and let its descriptor lead to standard error."""
    try:
        number = stream.fileno()
    except (OSError, ValueError):  # not a file of the system
        yield stream
        return
    stream.flush()
    real = os.dup(number)
    try:
        # If standard error is closed, there is nobody to tell.
        with suppress(OSError):
            os.dup2(2, number)
        with open(real, "w", encoding=stream.encoding, errors=stream.errors, closefd=False) as file:
            yield file
    except OSError as error:
        error.filename = error.filename or "standard output"
        raise
    finally:
        os.dup2(real, number)
        os.close(real)


def echo(text: str, *, err: bool = False, bold: bool = False) -> None:
    """Print *text* and a line break to standard output, or to standard error.

    Raises:
        OSError: standard output is closed, or cannot be written.

    """
    out = sys.stderr if err else standard_output()
    if out is None and not err:  # closed before the program started
        raise OSError(errno.EBADF, "it is closed", "standard output")
    try:
        click.echo(click.style(escape_controls(text), bold=bold or None), file=out, err=err)
    except OSError as error:
        error.filename = "standard error" if err else "standard output"
        raise


def escape_controls(text: str) -> str:
    """Return *text* with what a terminal would obey escaped."""
    if text.isprintable():
        return text
    return re.sub(_CONTROLS, lambda found: found[0].encode("unicode_escape").decode(), text)
