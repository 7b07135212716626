"""``timeline diff``: what changed between two versions of a timeline, and what readers are owed."""

import errno
import io
import json
import re
import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import Enum
from pathlib import Path
from typing import cast, get_args

import attrs
import click

from timeline.cli._echo import echo, escape_controls
from timeline.cli._errors import BAD_INPUT, FOUND, fail, naming_file, print_faults
from timeline.cli._input import ReadOptions, reading_options
from timeline.cli._main import Command
from timeline.cli._table import aligned, terminal_width
from timeline.cli._targets import STANDARD_OUTPUT, not_the_source
from timeline.collection import Timeline
from timeline.difference import Change, Diff, DifferenceKind, NoticeKind
from timeline.difference import diff as difference_of
from timeline.edtf import When
from timeline.errors import DocumentError
from timeline.errors.messages import escape_unprintable
from timeline.io import replacing
from timeline.model import Contradiction, Statement

_DATES = get_args(When)
_NOTHING = "/dev/null"
_LEAST_ROOM = 30
"""The columns that the values of a change need beside the other cells of a line."""
_MARKS = re.compile(r"([\\`*_\[\]<>#|~])")


@click.command(cls=Command)
@click.argument("files", metavar="OLD NEW", nargs=-1, required=True, type=click.Path())
@click.option(
    "-f",
    "--format",
    "format_",
    type=click.Choice(["text", "markdown", "json", "notice"]),
    default="text",
    help="A line for each change; a page; for programs; or drafts of notices to readers.",
)
@click.option("-o", "--output", metavar="PATH", help="Write to this file.")
@click.option(
    "--only",
    multiple=True,
    metavar="KIND",
    type=click.Choice([each.value for each in DifferenceKind]),
    help="Only changes of this kind, such as contradicted or added.",
)
@click.option("--no-renames", is_flag=True, help="Take no new event for one that is gone.")
@click.option(
    "--fail-on",
    multiple=True,
    type=click.Choice([each.value for each in NoticeKind if each]),
    help="Exit with 1 only if there is a change that calls for such a notice.",
)
@click.option(
    "--rev",
    metavar="OLD[..NEW]",
    help="Compare FILE at this revision of git with FILE, or with another revision.",
)
@click.option(
    "--as-known",
    metavar="DATE",
    help="Compare what the sources had said by this date; of one FILE, with all of FILE.",
)
@click.option("--locale", metavar="LOCALE", help="The language of -f notice.")
@click.option("--git-driver", is_flag=True, help="Take the arguments of git's diff drivers.")
@reading_options
def diff(
    files: tuple[str, ...],
    *,
    format_: str,
    output: str | None,
    only: tuple[str, ...],
    no_renames: bool,
    fail_on: tuple[str, ...],
    rev: str | None,
    as_known: str | None,
    locale: str | None,
    git_driver: bool,
    read_options: ReadOptions,
) -> None:
    """Report what changed between the timelines OLD and NEW.

    Every change of a date is classified: narrowed and contradicted are different things. The exit
    code is 0 if nothing changed, 1 if something did, and 2 if a FILE has faults.

    \b
    timeline diff yesterday.toml talks.toml
    timeline diff --rev HEAD talks.toml -f notice
    timeline diff talks.toml --as-known 2025-07-01
    """  # noqa: D301 - click needs this character, which keeps the examples' line breaks
    if output is not None and output != STANDARD_OUTPUT:
        for file in files:
            not_the_source(output, Path(file))
    if git_driver:
        old, new = _of_driver(files, read_options)
    elif rev is not None:
        old, new = _of_revisions(files, rev, read_options)
    else:
        old, new = _of_files(files, read_options, alone=as_known is not None)
    if as_known is not None:
        is_one = len(files) == 1 and rev is None
        old, new = old.as_known(as_known), new if is_one else new.as_known(as_known)
    found = difference_of(old, new, renames=not no_renames)
    found = found.only(only) if only else found
    text = _WRITERS[format_](found, locale or "")
    if output is None or output == STANDARD_OUTPUT:
        if text:
            echo(f"timeline diff {files[0]}\n{text}" if git_driver else text)
    else:
        with naming_file(output), replacing(output) as target:
            target.write(f"{text}\n".encode() if text else b"")
    if format_ == "notice" and not text:
        echo("no notice is owed", err=True)
    kinds = {change.notice.value for change in found}
    if (kinds & {*fail_on} if fail_on else found.changes) and not git_driver:
        raise SystemExit(FOUND)


# What is compared.


def _of_files(
    files: Sequence[str], read_options: ReadOptions, *, alone: bool
) -> tuple[Timeline, Timeline]:
    if len(files) == 1 and alone:
        timeline = read_options.read(files[0]).timeline
        return timeline, timeline
    if len(files) != 2:  # noqa: PLR2004
        raise click.UsageError("give two files, OLD and NEW; or one, with --rev or --as-known")
    read = [reading for _, reading in read_options.read_each(files)]
    readings = [each for each in read if each is not None]
    if len(readings) < len(read):
        raise SystemExit(BAD_INPUT)
    return readings[0].timeline, readings[1].timeline


def _of_revisions(
    files: Sequence[str], rev: str, read_options: ReadOptions
) -> tuple[Timeline, Timeline]:
    if len(files) != 1:
        raise click.UsageError("--rev compares one FILE with itself")
    first, dots, second = rev.partition("..")
    if not first or second.startswith(".") or (dots and not second):
        raise click.UsageError(f"--rev {rev}: expected OLD or OLD..NEW, as in HEAD~1..HEAD")
    old = _at_revision(files[0], first, read_options)
    new = _at_revision(files[0], second, read_options) if second else None
    return old, read_options.read(files[0]).timeline if new is None else new


def _at_revision(file: str, rev: str, read_options: ReadOptions) -> Timeline:
    """Return the timeline that *file* was at a revision of its git repository."""
    path = Path(file)
    try:
        done = subprocess.run(  # noqa: S603 - the user's own git, and no shell
            ["git", "show", "--end-of-options", f"{rev}:./{path.name}"],  # noqa: S607 - the user's
            cwd=path.parent,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError as error:
        name = "git" if path.parent.is_dir() else str(path.parent)
        raise FileNotFoundError(errno.ENOENT, "no such program or folder", name) from error
    if done.returncode:
        said = done.stderr.decode(errors="replace").strip()
        fail(f"error: {escape_unprintable(file)} at {escape_unprintable(rev)}: {said}")
    held = io.BytesIO(done.stdout)
    held.name = f"{rev}:{file}"
    return read_options.read(file, held).timeline


def _of_driver(files: Sequence[str], read_options: ReadOptions) -> tuple[Timeline, Timeline]:
    """Return the two versions that git names: path, file, hash and mode of the old, of the new."""
    if len(files) == 1:
        fail(f"{escape_unprintable(files[0])}: it has conflicts; there is nothing to compare")
    if len(files) not in {7, 8, 9}:
        raise click.UsageError("--git-driver takes the seven arguments of git's diff drivers")
    empty = Timeline()
    try:
        old, new = (
            empty if file == _NOTHING else read_options.read(file).timeline
            for file in (files[1], files[4])
        )
    except DocumentError as error:
        print_faults(error)
        # With any other exit code, git would not show the files after this one.
        raise SystemExit(0) from error
    return old, new


# How it is written.


def _text(found: Diff, _: str) -> str:
    if not found.changes:
        return ""
    rows = [
        [escape_controls(cell) for cell in (each.event or "timeline", each.path, each.kind)]
        + [escape_controls(_values(each))]
        for each in found
    ]
    width = terminal_width()
    before = sum(max(map(len, column)) + 2 for column in list(zip(*rows, strict=True))[:-1])
    if width is None or width - before >= _LEAST_ROOM:
        lines = list(aligned(rows))
    else:
        lines = [line for row in rows for line in _folded(row)]
    return "\n".join((*lines, _summary(found)))


def _folded(row: Sequence[str]) -> Iterator[str]:
    """Yield a change in two lines, for a terminal that is too narrow for columns."""
    *cells, last = row
    yield "  ".join(filter(None, cells))
    if last:
        yield from aligned([["  ", last]])


def _values(change: Change) -> str:
    said = ", ".join(
        each.source if each.says is None else f"{each.source} says {each.says}"
        for each in change.because
    )
    return "  ".join(filter(None, (change.values, said and f"({said})")))


def _summary(found: Diff) -> str:
    notices = Counter(each.notice for each in found if each.notice)
    owed = ", ".join(
        f"{notices[kind]} {kind}{'s' * (notices[kind] != 1)}"
        for kind in NoticeKind
        if notices[kind]
    )
    return f"{len(found)} change{'s' * (len(found) != 1)}{owed and f': {owed}'}"


def _markdown(found: Diff, _: str) -> str:
    blocks: list[str] = []
    last: str | None = None
    for change in found:
        if change.event != last:
            last = change.event
            event = found.new.get(last) or found.old.get(last)
            title = event.title if event else found.new.title or "The timeline"
            blocks += ["", f"## {_escaped(title)}" + (f" (`{last}`)" if last else ""), ""]
        path = f"{_escaped(change.path)} " if change.path else ""
        values = _escaped(_values(change))
        blocks.append(f"- {path}**{change.kind}**{values and f': {values}'}")
    return "\n".join(blocks).strip()


def _escaped(text: str) -> str:
    return _MARKS.sub(r"\\\1", " ".join(text.split()))


def _notice(found: Diff, locale: str) -> str:
    return "\n\n".join(
        f"*{_escaped(each.heading)}.* {_escaped(each.text)}" for each in found.notices(locale)
    )


def _json(found: Diff, _: str) -> str:
    changes = [_record(change) for change in found]
    return json.dumps({"version": 1, "changes": changes}, ensure_ascii=False, indent=2)


def _record(change: Change) -> dict[str, object]:
    record: dict[str, object] = {
        "event": change.event,
        "path": change.path,
        "kind": change.kind.value,
    }
    if change.start is not None and change.end is not None:
        record |= {"start": change.start.value, "end": change.end.value}
    if change.doubt:
        record["doubt"] = change.doubt.value
    return record | {
        "old": _plain(change.old),
        "new": _plain(change.new),
        "because": [_plain(each) for each in change.because],
        "notice": change.notice.value,
    }


def _plain(value: object) -> object:  # noqa: PLR0911 - one case a kind of value
    """Return *value* as JSON holds it: dates and amounts as texts, records without defaults."""
    if isinstance(value, (*_DATES, Decimal)):
        return str(value)
    if isinstance(value, Enum):
        return cast("object", value.value)
    if isinstance(value, Mapping):
        items = cast("Mapping[str, object]", value).items()
        return {key: _plain(each) for key, each in items}
    if isinstance(value, Statement | Contradiction):
        return {name: _plain(each) for name, each in value._asdict().items()}
    if isinstance(value, tuple):
        return [_plain(each) for each in cast("tuple[object, ...]", value)]
    if attrs.has(type(value)):
        fields = attrs.fields(cast("type[attrs.AttrsInstance]", type(value)))
        held = {field.name: cast("object", getattr(value, field.name)) for field in fields}
        given = {f.name for f in fields if held[f.name] != f.default}
        return {name: _plain(each) for name, each in held.items() if name in given}
    return value


_WRITERS: Mapping[str, Callable[[Diff, str], str]] = {
    "text": _text,
    "markdown": _markdown,
    "json": _json,
    "notice": _notice,
}
