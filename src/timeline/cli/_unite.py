"""``timeline merge --unite``, for files and as a merge driver of git."""

from collections.abc import Sequence
from pathlib import Path
from typing import Literal

import attrs
import click

from timeline.cli._errors import BAD_INPUT, naming_file
from timeline.cli._input import ReadOptions, name_of, options_of
from timeline.cli._main import registry
from timeline.cli._output import print_summary, write
from timeline.cli._targets import Target
from timeline.collection import Timeline, UniteNote
from timeline.errors.messages import did_you_mean
from timeline.io import replacing

_Side = Literal["ours", "theirs"]


def unite(
    read: Sequence[tuple[str, Timeline]],
    base: Timeline | None,
    prefer: _Side,
    pairs: Sequence[str],
) -> tuple[Timeline, tuple[UniteNote, ...]]:
    """Return all of *read* as one, and the notes about it.

    Each of *pairs* is ``A=B``: event B of a later file is event A of the first.
    """
    (_, whole), *others = _joined(read, pairs)
    notes: list[UniteNote] = []
    for _, other in others:
        whole, found = whole.unite(other, base=base, prefer=prefer)
        notes += found
    return whole, tuple(notes)


def drive(
    files: Sequence[str], prefer: _Side, options: Sequence[str], read_options: ReadOptions
) -> tuple[UniteNote, ...]:
    """Unite the files that git passes to a merge driver, write over ours, and return the notes.

    They are the base, which is empty if there is none, ours, theirs, and the name that the file
    has in the repository: git gives the others names without a suffix.
    """
    if len(files) not in {3, 4}:
        raise click.UsageError("--git-driver takes the files %O %A %B of git, and the name %P")
    base, ours, theirs, name = (*files, files[1])[:4]
    known = registry()
    if read_options.format is None:
        read_options = read_options._replace(format=known.importer_for(name).qualified)
    exporter = known.exporter_for(name)
    (chosen,) = options_of("-O", [exporter], options)
    has_base = Path(base).stat().st_size > 0
    read = [reading for _, reading in read_options.read_each([ours, theirs, base][: 2 + has_base])]
    readings = [each for each in read if each is not None]
    if len(readings) < len(read):
        raise SystemExit(BAD_INPUT)
    versions = [each.timeline for each in readings]
    united = versions[0].unite(versions[1], base=versions[2] if has_base else None, prefer=prefer)
    if united.timeline == versions[1]:
        # As it is written there, with its comments.
        with naming_file(ours), replacing(ours) as file:
            file.write(Path(theirs).read_bytes())
    elif united.timeline != versions[0]:
        (result,) = write(united.timeline, Target(exporter.qualified, ours, None, chosen))
        print_summary([attrs.evolve(result, path=Path(name))], aside=True)
    return united.notes


def _joined(
    read: Sequence[tuple[str, Timeline]], pairs: Sequence[str]
) -> list[tuple[str, Timeline]]:
    """Return *read*, with the second event of each pair called as the first."""
    (first, ours), *others = read
    names: dict[str, str] = {}
    for pair in pairs:
        own, equals, other = pair.partition("=")
        if not equals or not own or not other:
            raise click.UsageError(f"--same {pair}: expected A=B, the ids of two events")
        if own not in ours:
            near = did_you_mean(own, (event.id for event in ours))
            raise click.UsageError(f"--same {pair}: {name_of(first)} has no event {own!r}{near}")
        if not any(other in each for _, each in others):
            near = did_you_mean(other, (event.id for _, each in others for event in each))
            raise click.UsageError(f"--same {pair}: no later file has an event {other!r}{near}")
        for file, each in read:
            if other in each and own in each:
                raise click.UsageError(f"--same {pair}: {name_of(file)} has both events")
        names[other] = own
    return [(first, ours), *((file, _renamed(each, names)) for file, each in others)]


def _renamed(timeline: Timeline, names: dict[str, str]) -> Timeline:
    """Return *timeline* with events of other ids, in relations too."""
    if not any(name in timeline for name in names):
        return timeline
    events = [
        attrs.evolve(
            event,
            id=names.get(event.id, event.id),
            relations=[
                attrs.evolve(relation, event=names.get(relation.event, relation.event))
                for relation in event.relations
            ],
        )
        for event in timeline
    ]
    return Timeline(events, metadata=timeline.metadata)
