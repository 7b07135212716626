"""How the commands read FILE: its format, the format's options, and standard input."""

import errno
import functools
import io
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO, NamedTuple, cast

import click

from timeline.cli._echo import echo
from timeline.cli._errors import print_faults
from timeline.cli._main import registry
from timeline.errors import DocumentError, FormatError, OptionError
from timeline.errors.messages import escape_unprintable
from timeline.io import Reading
from timeline.io import read as read_document
from timeline.plugins import InstalledExporter, InstalledImporter

STANDARD_INPUT = "-"


class ReadOptions(NamedTuple):
    """How FILE is to be read."""

    format: str | None
    options: tuple[str, ...]  # each NAME=VALUE
    skip_faults: bool

    def read(self, file: str, held: BinaryIO | None = None) -> Reading:
        """Read *file*, or standard input where it is "-"; faults raise unless they are skipped.

        The contents may be *held* already; then the name of *file* says their format alone.
        """
        if file == STANDARD_INPUT and self.format is None:
            raise click.UsageError("standard input has no suffix: give its format with --from")
        try:
            options = self._parsed(file)
            format_ = self.format
            if held is not None and format_ is None:
                format_ = registry().importer_for(file).qualified
            # The format's own class has checked the options; none is named as a parameter.
            reading = read_document(
                held or (_standard_input() if file == STANDARD_INPUT else file),
                format=format_,
                registry=registry(),
                **options,
            )
        except FormatError as error:
            if self.format is not None:
                raise
            message = f"{error} with --from"
            raise FormatError(message, name=error.name, known=error.known) from error
        for note in reading.notes:
            echo(f"note: {escape_unprintable(reading.name)}: {note}", err=True)
        if not self.skip_faults:
            reading.raise_for_faults()
        faults = (*reading.faults, *reading.unresolved)
        skipped = DocumentError(reading.name, faults, reading.unlisted)
        for line in filter(None, str(skipped).split("\n")):
            echo(f"warning: {line}", err=True)
        return reading

    def read_each(self, files: Sequence[str]) -> Iterator[tuple[str, Reading | None]]:
        """Yield each of *files* with what was read; None where it has faults, which are printed."""
        if files.count(STANDARD_INPUT) > 1:
            raise click.UsageError("standard input can be read once, and - is given twice")
        for file in files:
            try:
                yield file, self.read(file)
            except DocumentError as error:
                print_faults(error)
                yield file, None

    def _parsed(self, file: str) -> Mapping[str, object]:
        if not self.options:
            return {}
        formats = registry()
        importer = formats.importer(self.format) if self.format else formats.importer_for(file)
        (options,) = options_of("-I", [importer], self.options)
        return options


def reading_options(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options for reading FILE to *command*, which takes them as *read_options*."""

    @functools.wraps(command)
    def with_read_options(**given: object) -> None:
        read_options = ReadOptions(
            format=cast("str | None", given.pop("source_format")),
            options=cast("tuple[str, ...]", given.pop("source_options")),
            skip_faults=cast("bool", given.pop("skip_faults")),
        )
        command(read_options=read_options, **given)

    chosen: Callable[..., None] = with_read_options
    for option in (
        click.option(
            "--skip-faults",
            is_flag=True,
            help="Skip what is wrong in FILE, with a warning for each.",
        ),
        click.option(
            "-I",
            "--input-option",
            "source_options",
            multiple=True,
            metavar="NAME=VALUE",
            help="An option of the format of FILE. `timeline formats FORMAT` lists them.",
        ),
        click.option(
            "--from",
            "source_format",
            metavar="FORMAT",
            help="The format of FILE; needed if FILE is - or its suffix is unknown.",
        ),
    ):
        chosen = option(chosen)
    return chosen


def options_of(
    flag: str,
    formats: Sequence[InstalledExporter | InstalledImporter],
    options: Iterable[str],
) -> Iterator[Mapping[str, object]]:
    """Yield the values for each of *formats* of *options*, each given as ``flag NAME=VALUE``."""
    texts: dict[str, dict[str, str]] = {each.spec.name: {} for each in formats}
    for option in options:
        name, equals, value = option.partition("=")
        owner, dot, bare = name.rpartition(".")
        if not equals or not bare:
            message = f"{flag} {option}: expected NAME=VALUE, or FORMAT.NAME=VALUE"
            raise OptionError(message, owner=owner, option=bare)
        if not dot and len(formats) > 1:
            example = f"{flag} {next(iter(texts))}.{option}"
            message = f"{flag} {option}: name the format that it is for, as in {example}"
            raise OptionError(message, option=bare, value=value)
        owner = owner or next(iter(texts))
        if owner not in texts:
            message = (
                f"{flag} {option}: {owner!r} is not a format that is"
                f" {'read' if flag == '-I' else 'written'}; these are: {', '.join(texts)}"
            )
            raise FormatError(message, name=owner, known=texts)
        if bare in texts[owner]:
            message = f"{flag} {option}: {bare} of {owner} is given twice"
            raise OptionError(message, owner=owner, option=bare, value=value)
        texts[owner][bare] = value
    for each in formats:
        values = each.parse_options(texts[each.spec.name])
        # Made here only to report a wrong value before anything is read or written.
        each.make_options(values)
        yield values


def name_of(file: str) -> str:
    """Return what messages call *file*."""
    return "standard input" if file == STANDARD_INPUT else escape_unprintable(file)


def _standard_input() -> BinaryIO:
    """Return all of standard input, in memory: some formats seek, and a pipe cannot."""
    if sys.stdin is None:  # closed before the program started
        raise OSError(errno.EBADF, "it is closed", "standard input")
    held = io.BytesIO(sys.stdin.buffer.read())
    held.name = name_of(STANDARD_INPUT)
    return held
