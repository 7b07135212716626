"""The difference between two versions of a timeline."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from timeline.collection import Timeline
from timeline.difference._change import Change, DifferenceKind, Part
from timeline.difference._matching import match
from timeline.difference._notice import Notice, notices_of
from timeline.difference._renames import renames as probable_renames
from timeline.difference._rules import Scope, changes_of_event, changes_of_fields
from timeline.errors.messages import require_type
from timeline.model import Event, Source


@attrs.frozen(kw_only=True)
class Diff:
    """What changed between two versions of a timeline.

    Attributes:
        old: the old version.
        new: the new version.
        changes: the changes: of the metadata, of sources, the events that are gone, by id, and
            then, in the order of the new version, those that are new or changed.

    """

    old: Timeline
    new: Timeline
    changes: tuple[Change, ...]

    def __len__(self) -> int:
        return len(self.changes)

    def __iter__(self) -> Iterator[Change]:
        return iter(self.changes)

    def __repr__(self) -> str:
        return f"<Diff: {len(self)} change{'s' * (len(self) != 1)}>"

    def only(self, kinds: Iterable[DifferenceKind | str]) -> "Diff":
        """Return the changes of *kinds* alone."""
        wanted = {DifferenceKind(kind) for kind in kinds}
        kept = tuple(change for change in self.changes if change.kind in wanted)
        return attrs.evolve(self, changes=kept)

    def notices(self, locale: str = "") -> tuple[Notice, ...]:
        """Return drafts of what to tell readers: corrections first, then what is owed less.

        Each names the sources of the change, or says that none is named. The day is that of the
        new version's last revision. Why a mistake was made is for the editor to add.

        Args:
            locale: the language; that of the new version by default, or English.

        Raises:
            FieldError: dates cannot be written in that locale.

        """
        return notices_of(self.changes, self.old, self.new, locale or self.new.metadata.locale)


def diff(old: Timeline, new: Timeline, *, renames: bool = True) -> Diff:
    """Return what changed from *old* to *new*.

    Every date that changed is classified by `timeline.edtf.change`, so that "narrowed" and
    "contradicted" are different things; an end before the day on which the old version was
    revised contradicts it. Events are matched by id.

    Args:
        old: the old version.
        new: the new version.
        renames: whether an event that is gone and one that is new may be one under another id.
            Where two are as likely, none is taken.

    Raises:
        TypeError: one of them is not a timeline.

    >>> from timeline import Event, Timeline
    >>> was = Timeline([Event(id="opening", title="The line opens", when="2023-10")])
    >>> now = Timeline([Event(id="opening", title="The line opens", when="2024")])
    >>> for change in diff(was, now):
    ...     print(change)
    opening  when  contradicted  2023-10 → 2024

    """
    require_type("old", old, Timeline, "a timeline")
    require_type("new", new, Timeline, "a timeline")
    if old == new:
        return Diff(old=old, new=new, changes=())
    removed = sorted((event for event in old if event.id not in new), key=lambda each: each.id)
    added = [event for event in new if event.id not in old]
    names = probable_renames(removed, added) if renames else {}
    renamed_sources = _renamed_sources(old.sources, new.sources)
    scope = Scope(event="", as_of=old.revised, events=names, sources=renamed_sources)
    changes = (
        *_changes_of_head(scope, old, new),
        *_removals(scope, removed, names),
        *_changes_of_events(scope, old, new, names),
    )
    return Diff(old=old, new=new, changes=changes)


def _changes_of_head(scope: Scope, old: Timeline, new: Timeline) -> Iterator[Change]:
    """Yield what changed in the metadata and the sources."""
    timeless = scope._replace(as_of=None)
    yield from changes_of_fields(timeless, old.metadata, new.metadata, skipped=("sources",))
    olds, news = list(old.sources.values()), list(new.sources.values())
    if olds == news:
        return
    here = timeless.at("sources")
    matched = match(olds, news, (lambda source: scope.sources.get(source.id, source.id),))
    for at in matched.removed:
        yield here.at(olds[at].id).change(DifferenceKind.REMOVED, olds[at], None)
    for before, after in matched.pairs:
        yield from _changes_of_source(here.at(news[after].id), olds[before], news[after])
    for at in matched.added:
        yield here.at(news[at].id).change(DifferenceKind.ADDED, None, news[at])
    if matched.is_reordered:
        yield here.change(DifferenceKind.REORDERED, tuple(old.sources), tuple(new.sources))


def _changes_of_source(scope: Scope, old: Source, new: Source) -> Iterator[Change]:
    if old.id != new.id:
        yield scope.change(DifferenceKind.RENAMED, old.id, new.id)
    yield from changes_of_fields(scope, old, new, skipped=("id",))


def _renamed_sources(old: Mapping[str, Source], new: Mapping[str, Source]) -> dict[str, str]:
    """Return the new id of each source that has the URL of one that is gone, by its old id."""
    gone = _by_url(source for source in old.values() if source.id not in new)
    came = _by_url(source for source in new.values() if source.id not in old)
    return {
        ids[0]: came[url][0]
        for url, ids in gone.items()
        if len(ids) == 1 and len(came.get(url, ())) == 1
    }


def _by_url(sources: Iterable[Source]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for source in sources:
        if source.url:
            found.setdefault(source.url, []).append(source.id)
    return found


def _removals(scope: Scope, removed: Sequence[Event], names: Mapping[str, str]) -> Iterator[Change]:
    for event in removed:
        if event.id not in names:
            here = scope._replace(event=event.id, part=Part.EVENT)
            yield here.change(DifferenceKind.REMOVED, event, None)


def _changes_of_events(
    scope: Scope, old: Timeline, new: Timeline, names: Mapping[str, str]
) -> Iterator[Change]:
    """Yield the events that are new, and what changed in the others."""
    former = {now: was for was, now in names.items()}
    for event in new:
        before = old.get(former.get(event.id, event.id))
        if before is event or before == event:
            continue
        here = scope._replace(event=event.id)
        if before is None:
            added = here._replace(part=Part.EVENT, because=event.citations)
            yield added.change(DifferenceKind.ADDED, None, event)
        else:
            yield from changes_of_event(here, before, event)
