"""How the commands read FILE: its format and that format's options, and standard input."""

import errno
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, BinaryIO

import click

from timeline.cli._errors import tell_faults
from timeline.cli._options import checked
from timeline.errors import DocumentError, FormatError, OptionError

if TYPE_CHECKING:
    # Loaded where a command runs, so that --help and --version load nothing.
    from timeline.collection import Timeline
    from timeline.io import Located

STANDARD_INPUT = "-"


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """*command* with the options that say how FILE is read, whose values `load` takes."""
    for option in (
        click.option(
            "--skip-faults", is_flag=True, help="Leave out what is wrong in FILE, and warn."
        ),
        click.option(
            "-I",
            "--input-option",
            "input_options",
            multiple=True,
            metavar="NAME=VALUE",
            help="An option of the format of FILE. `timeline formats FORMAT` lists them.",
        ),
        click.option(
            "--from",
            "source_format",
            metavar="FORMAT",
            help="The format that FILE is in, where its suffix does not tell, or FILE is -.",
        ),
    ):
        command = option(command)
    return command


def load(
    file: str, source_format: str | None, input_options: tuple[str, ...], *, skip_faults: bool
) -> "Timeline":
    """The timeline of *file*, or of standard input; what is raised is what `located` raises."""
    return located(file, source_format, input_options, skip_faults=skip_faults).timeline


def located(
    file: str, source_format: str | None, input_options: tuple[str, ...], *, skip_faults: bool
) -> "Located":
    """The timeline of *file*, or of standard input, with the places of its parts.

    Raises:
        click.UsageError: standard input, without its format.
        DocumentError: what is read has faults, and they are not skipped.
        FormatError: there is no such format to read, or no telling which it is.
        OptionError: an option that the format does not have or that is given twice,
            or a value it refuses.
        OSError: it cannot be read.

    """
    from timeline.io import load_located  # noqa: PLC0415 - --help needs none of it

    if file == STANDARD_INPUT and source_format is None:
        raise click.UsageError("standard input has no suffix to go by: say --from FORMAT")
    try:
        read_with = _parsed(file, source_format, input_options)
        # The options were read by the format's own class, and none is called as load's own.
        return load_located(
            _standard_input() if file == STANDARD_INPUT else file,
            format=source_format,
            strict=not skip_faults,
            **read_with,  # type: ignore[arg-type]
        )
    except FormatError as error:
        if source_format is not None:
            raise
        message = f"{error}; --from FORMAT names one"
        raise FormatError(message, name=error.name, known=error.known) from error


def each_located(
    files: Iterable[str],
    source_format: str | None,
    input_options: tuple[str, ...],
    *,
    skip_faults: bool,
) -> "Iterator[tuple[str, Located | None]]":
    """Each of *files*, with None in place of what has faults, which are told.

    Raises:
        click.UsageError: standard input, twice or without its format.
        FormatError, OptionError, OSError: as of `located`.

    """
    listed = tuple(files)
    if listed.count(STANDARD_INPUT) > 1:
        raise click.UsageError("standard input can be read once, and - is given twice")
    for file in listed:
        try:
            yield file, located(file, source_format, input_options, skip_faults=skip_faults)
        except DocumentError as error:
            tell_faults(error)
            yield file, None


def name_of(file: str) -> str:
    """What messages call *file*."""
    return "standard input" if file == STANDARD_INPUT else file


def _standard_input() -> BinaryIO:
    """All of standard input, for a format may want to go back in it, which a pipe cannot."""
    if sys.stdin is None:  # as it is for a program that starts with it closed
        raise OSError(errno.EBADF, "it is closed", "standard input")
    held = io.BytesIO(sys.stdin.buffer.read())
    held.name = name_of(STANDARD_INPUT)
    return held


def _parsed(file: str, source_format: str | None, given: tuple[str, ...]) -> Mapping[str, object]:
    """The options *given* for reading *file*, by keyword."""
    if not given:
        return {}
    from timeline.plugins import default_registry  # noqa: PLC0415

    registry = default_registry()
    importer = registry.importer(source_format) if source_format else registry.importer_for(file)
    texts: dict[str, str] = {}
    for option in given:
        name, equals, value = option.partition("=")
        if not equals or not name:
            message = f"-I {option}: it takes NAME=VALUE"
            raise OptionError(message, owner=importer.spec.name, option=name)
        if name in texts:
            message = f"-I {option}: {name} is given twice"
            raise OptionError(message, owner=importer.spec.name, option=name, value=value)
        texts[name] = value
    return checked(importer, texts)
