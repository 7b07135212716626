"""``timeline formats`` and ``timeline plugins``: what is installed."""

from collections.abc import Iterator
from enum import Enum
from typing import cast

import click

from timeline.cli._echo import echo
from timeline.cli._main import Command, registry
from timeline.cli._table import aligned, terminal_width
from timeline.errors import FormatError
from timeline.errors.messages import did_you_mean
from timeline.io import formats as formats_of
from timeline.plugins import Found, InstalledExporter, InstalledImporter

_WIDEST = 88
"""The columns of an option's description; longer lines are hard to read."""


@click.command(cls=Command)
@click.argument("name", required=False)
def formats(name: str | None) -> None:
    """List the formats, or the options of the format NAME."""
    if name is None:
        _list_formats()
    else:
        _describe(name)


def _list_formats() -> None:
    rows = [
        (
            info.name,
            _directions(reads=info.reads, writes=info.writes),
            " ".join(info.suffixes),
            info.summary,
        )
        for info in formats_of(registry=registry())
    ]
    if not rows:
        echo(
            "no format is installed; install timeline-toml, timeline-html, timeline-ical or"
            " another of the distributions that the documentation lists"
        )
        return
    echo("\n".join(aligned(rows)))


def _describe(name: str) -> None:
    """Print what is known of a format, with its options for writing and for reading."""
    exporters, importers = _installed(name)
    installed = (exporters or importers)[0]
    plugin = installed.plugin
    echo(_wrapped(f"{name}: {installed.spec.summary}"))
    directions = _directions(reads=bool(importers), writes=bool(exporters))
    echo(f"{directions}, {installed.spec.media_type}, {' '.join(installed.spec.suffixes)}")
    echo(f"from {plugin.distribution} {plugin.version}\n")
    count = sum(_print_options("-O", each) for each in exporters)
    count += sum(_print_options("-I", each) for each in importers)
    if not count:
        echo("it has no options")


def _directions(*, reads: bool, writes: bool) -> str:
    """Return what can be done with a format, such as "read/write"."""
    return "/".join(word for word, can in (("read", reads), ("write", writes)) if can)


def _print_options(letter: str, installed: InstalledExporter | InstalledImporter) -> int:
    """Print the options for writing, or for reading, and return how many there are."""
    options = installed.describe_options()
    for option in options:
        if option.required:
            default = "required"
        elif option.secret:
            default = "default not shown"
        else:
            default = f"default {_as_typed(option.default)}"
        echo(_wrapped(f"{letter} {option.name}=...  {option.takes}; {default}"))
        width = min(terminal_width() or _WIDEST, _WIDEST)
        echo(click.wrap_text(option.doc, width, "    ", "    "))
    return len(options)


def _wrapped(text: str) -> str:
    """Return *text* in lines of the terminal's width; in one where there is no terminal."""
    width = terminal_width()
    return click.wrap_text(text, width, "", "      ") if width else text


def _installed(name: str) -> tuple[list[InstalledExporter], list[InstalledImporter]]:
    """Return the exporter and the importer of the format *name*; one of them may be missing."""
    formats = registry()
    writes = {each for one in formats.exporters() for each in (one.spec.name, one.qualified)}
    reads = {each for one in formats.importers() for each in (one.spec.name, one.qualified)}
    if name not in writes | reads:
        known = sorted(each for each in writes | reads if ":" not in each)
        skipped = [
            f"{found.plugin.name} ({found.reason})" for found in formats.found() if found.reason
        ]
        message = f"no format called {name!r}{did_you_mean(name.lower(), known) or ';'}"
        message += f" installed: {', '.join(known) or 'none'}"
        message += f"; not loaded: {', '.join(skipped)}" if skipped else ""
        raise FormatError(message, name=name, known=known)
    return (
        [formats.exporter(name)] if name in writes else [],
        [formats.importer(name)] if name in reads else [],
    )


def _as_typed(value: object) -> str:
    """Return *value* as one would type it after an option's ``=``."""
    match value:
        case bool() | None:
            return str(value).lower()
        case Enum():
            return str(value.value)
        case tuple():
            return ",".join(map(_as_typed, cast("tuple[object, ...]", value))) or "empty"
        case dict():
            pairs = cast("dict[str, object]", value).items()
            return ",".join(f"{name}:{_as_typed(item)}" for name, item in pairs) or "empty"
        case _:
            return str(value) or "empty"


@click.command(cls=Command)
def plugins() -> None:
    """List the plugins, what each adds, and why any was not loaded."""
    for found in registry().found():
        echo(f"{found.plugin.name}  {found.plugin.distribution} {found.plugin.version}".rstrip())
        for line in _contents(found):
            echo(f"    {line}")


def _contents(found: Found) -> Iterator[str]:
    if found.formats:
        directions = (
            _directions(reads=name in found.importers, writes=name in found.exporters)
            for name in found.formats
        )
        pairs = zip(found.formats, directions, strict=True)
        yield f"formats: {', '.join(f'{name} ({ways})' for name, ways in pairs)}"
    if found.event_types:
        yield f"types of event: {', '.join(found.event_types)}"
    if found.checks:
        yield f"checks: {', '.join(found.checks)}"
    if found.path:
        yield f"module: {found.path}"
    yield from found.clashes
    if found.reason:
        loaded = found.formats or found.event_types or found.checks
        yield f"{'not loaded in part' if loaded else 'not loaded'}: {found.reason}"
