"""Print text: nothing in it controls the terminal, and nothing is lost without an error."""

import errno
import re
import sys

import click

# What moves the cursor or starts a command of the terminal, what reorders the text after it,
# and what no encoding has. Line breaks are ours. Compiled for a text that may have any: the set
# takes long to compile.
_CONTROLS = "[\x00-\x09\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"


def echo(text: str, *, err: bool = False, bold: bool = False) -> None:
    """Print *text* and a line break to standard output, or to standard error.

    Raises:
        OSError: standard output is closed, or cannot be written.

    """
    if not err and sys.stdout is None:  # closed before the program started
        raise OSError(errno.EBADF, "it is closed", "standard output")
    try:
        click.echo(click.style(escape_controls(text), bold=bold or None), err=err)
    except OSError as error:
        error.filename = "standard error" if err else "standard output"
        raise


def escape_controls(text: str) -> str:
    """Return *text* with what a terminal would obey escaped."""
    if text.isprintable():
        return text
    return re.sub(_CONTROLS, lambda found: found[0].encode("unicode_escape").decode(), text)
