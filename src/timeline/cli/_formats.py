"""``timeline formats`` and ``timeline plugins``: what is installed."""

from enum import Enum
from typing import TYPE_CHECKING, cast

import click

from timeline.cli import _errors
from timeline.cli._usage import Command
from timeline.errors import FormatError, nearest

if TYPE_CHECKING:
    # Loaded where a command runs, so that --help and --version load nothing.
    from timeline.plugins import InstalledExporter, InstalledImporter, Registry


@click.command(cls=Command)
@click.argument("name", required=False)
def formats(name: str | None) -> None:
    """List the formats; with NAME, the options of that one."""
    with _errors.told():
        if name is None:
            _list()
        else:
            _describe(name)


def _list() -> None:
    import timeline  # noqa: PLC0415 - --help needs no plugin

    rows = [
        (
            info.name,
            _ways(reads=info.reads, writes=info.writes),
            " ".join(info.suffixes),
            info.summary,
        )
        for info in timeline.formats()
    ]
    if not rows:
        click.echo("no format is installed; timeline-json, timeline-ical and others bring them")
        return
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        cells = (cell.ljust(width) for cell, width in zip(row, widths, strict=True))
        click.echo("  ".join(cells).rstrip())


def _describe(name: str) -> None:
    """Print what is known of the format, as it is written and as it is read."""
    written, read = _installed(name)
    installed = (written or read)[0]
    plugin = installed.plugin
    click.echo(f"{name}: {installed.spec.summary}")
    ways = _ways(reads=bool(read), writes=bool(written))
    click.echo(f"{ways}, {installed.spec.media_type}, {' '.join(installed.spec.suffixes)}")
    click.echo(f"from {plugin.distribution} {plugin.version}\n")
    count = sum(_options("-O", each) for each in written) + sum(
        _options("-I", each) for each in read
    )
    if not count:
        click.echo("it has no options")


def _ways(*, reads: bool, writes: bool) -> str:
    """What can be done with a format, as "read/write"."""
    return "/".join(word for word, can in (("read", reads), ("write", writes)) if can)


def _options(letter: str, installed: "InstalledExporter | InstalledImporter") -> int:
    """Print the options to write with, or to read with; the answer is how many there are."""
    from timeline.plugins import describe_options, options_type_of  # noqa: PLC0415

    options = describe_options(options_type_of(installed.load()))
    for option in options:
        default = "required" if option.required else f"default {_typed(option.default)}"
        click.echo(f"{letter} {option.name}=...  {option.takes}; {default}")
        click.echo(click.wrap_text(option.doc, 88, "    ", "    "))
    return len(options)


def _installed(name: str) -> "tuple[list[InstalledExporter], list[InstalledImporter]]":
    """The format called *name* as it is written and as it is read; one of them at least.

    Raises:
        FormatError: there is none, or there are several.

    """
    from timeline.plugins import default_registry  # noqa: PLC0415

    registry = default_registry()
    writes = any(name in {known.spec.name, known.qualified} for known in registry.exporters())
    reads = any(name in {known.spec.name, known.qualified} for known in registry.importers())
    if not (writes or reads):
        raise _unknown(name, registry)
    return (
        [registry.exporter(name)] if writes else [],
        [registry.importer(name)] if reads else [],
    )


def _unknown(name: str, registry: "Registry") -> FormatError:
    """The error for a name that no format has."""
    writes = {each.spec.name for each in registry.exporters()}
    known = sorted(writes | {each.spec.name for each in registry.importers()})
    left_out = [f"{found.name} ({found.reason})" for found in registry.found() if found.reason]
    return FormatError(
        f"no format called {name!r}{nearest(name.lower(), known) or ';'}"
        f" installed: {', '.join(known) or 'none'}"
        + (f"; left out: {', '.join(left_out)}" if left_out else ""),
        name=name,
        known=known,
    )


def _typed(value: object) -> str:
    """*value* as one would type it behind an option's ``=``."""
    match value:
        case bool() | None:
            return str(value).lower()
        case Enum():
            return str(value.value)
        case tuple():
            return ",".join(map(_typed, cast("tuple[object, ...]", value))) or "empty"
        case _:
            return str(value) or "empty"


@click.command(cls=Command)
def plugins() -> None:
    """List the plugins that were found, and why any was left out."""
    from timeline.plugins import default_registry  # noqa: PLC0415 - --help needs no plugin

    with _errors.told():
        for found in default_registry().found():
            origin = f"{found.name}  {found.distribution} {found.version}"
            if found.reason:
                click.echo(f"{origin}  left out: {found.reason}")
            else:
                click.echo(f"{origin}  {', '.join(found.formats)}")
