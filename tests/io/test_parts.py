"""Exports in parts: each within the limit, all events once, all files or none."""

import errno
import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.toy_format import toys

import timeline
from timeline import Event, Relation, Timeline, export_parts
from timeline.errors import FieldError, FormatError, TimelineWarning
from timeline.plugins import EventStream

TIMELINE = Timeline(
    [Event(id=f"e{n:03}", title="T" * (n % 40 + 1), when=str(1900 + n)) for n in range(120)],
    title="Many",
    revised="2025-07-28",
)


@pytest.fixture
def target(tmp_path):
    return tmp_path / "many.ics"


def names(folder) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


class TestRelations:
    @pytest.mark.parametrize(
        "given", [lambda tl: tl, lambda tl: EventStream.of(iter(tl), tl.metadata)]
    )
    def test_each_part_loads_and_tells_what_leads_out_of_it(self, given, tmp_path):
        follows = [Relation(kind="follows", event=other) for other in ("a", "b")]
        tl = Timeline(
            [
                Event(id="a", title="A", when="2001"),
                Event(id="b", title="B", when="2002"),
                Event(id="c", title="C", when="2003", relations=follows),
                Event(id="d", title="D" * 100, when="2004", relations=follows[:1]),
            ]
        )
        results = export_parts(given(tl), tmp_path / "t.json", "json", max_bytes=290)
        read = [timeline.load(result.path) for result in results]
        assert [[event.id for event in part] for part in read] == [["a", "b", "c"], ["d"]]
        assert read[0]["c"].relations == tuple(follows)
        assert [[loss.examples for loss in result.losses] for result in results] == [[], [("d",)]]

    def test_of_shards_are_reported_as_those_of_their_timeline(self, tmp_path):
        follows = [Relation(kind="follows", event="other")]
        one = Event(id="one", title="One", when="2024", relations=follows)
        part = Timeline([one, Event(id="other", title="Other", when="2023")]).within("2024")
        reports = [
            export_parts(given, tmp_path / "talks.json", max_bytes=10_000)[0].losses
            for given in (part, timeline.shards(part))
        ]
        assert reports[0]
        assert reports[0] == reports[1]


class TestParts:
    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25)
    @given(
        max_bytes=st.integers(600, 40_000), format_=st.sampled_from(["ical", "json", "markdown"])
    )
    def test_no_part_is_larger_and_every_event_is_in_one(self, target, max_bytes, format_):
        for path in target.parent.iterdir():
            path.unlink()
        results = export_parts(TIMELINE, target, format_, max_bytes=max_bytes)
        assert sum(result.events for result in results) == len(TIMELINE)
        for result in results:
            assert result.path is not None
            assert result.path.stat().st_size == result.bytes
            assert result.bytes <= max_bytes or result.events == 1
        assert names(target.parent) == sorted(result.path.name for result in results)

    def test_parts_together_are_the_timeline(self, target):
        results = export_parts(TIMELINE, target.with_suffix(".json"), "json", max_bytes=3000)
        read = [event for result in results for event in timeline.load(result.path)]
        assert len(results) > 1
        assert read == list(TIMELINE)

    def test_each_part_is_what_an_export_of_its_events_is(self, target):
        first, *_ = export_parts(TIMELINE, target, "ical", max_bytes=5000)
        alone = timeline.dumps(TIMELINE[: first.events], "ical")
        assert first.path.read_bytes() == alone

    def test_parts_are_numbered_from_1(self, target):
        export_parts(TIMELINE, target, "ical", max_bytes=20_000)
        assert names(target.parent)[0] == "many-1.ics"
        assert "many.ics" not in names(target.parent)

    def test_parts_that_an_earlier_export_left_are_named(self, target, recwarn):
        before = export_parts(TIMELINE, target, max_bytes=1000)
        assert len(before) > 3
        assert not recwarn
        with pytest.warns(TimelineWarning) as caught:
            after = export_parts(TIMELINE, target, max_bytes=10_000_000)
        assert len(after) == 1
        first, last = (target.with_name(f"many-{number}.ics") for number in (2, len(before)))
        assert str(caught[0].message).startswith(f"{first} to {last}: left by an earlier export")

    def test_larger_event_has_a_part_of_its_own(self, target):
        huge = Timeline([*TIMELINE[:2], Event(id="huge", title="x" * 9000, when="1902")])
        results = export_parts(huge, target.with_suffix(".json"), "json", max_bytes=2000)
        assert [result.events for result in results] == [2, 1]

    def test_there_may_be_more_parts_than_files_that_may_be_open(self, target):
        resource = pytest.importorskip("resource")
        limits = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (len(TIMELINE), limits[1]))
        try:
            results = export_parts(TIMELINE, target, "ical", max_bytes=1)
        finally:
            resource.setrlimit(resource.RLIMIT_NOFILE, limits)
        assert len(names(target.parent)) == len(results) == len(TIMELINE)

    @pytest.mark.parametrize(("max_bytes", "parts"), [(9, 1), (7, 2), (1, 2)])
    def test_part_is_filled_up_to_the_limit(self, tmp_path, max_bytes, parts):
        two = Timeline([Event(id="a", title="A"), Event(id="b", title="B")], title="T")
        # Together "T\na,b\n.\n": 8 bytes; a separator is reckoned before each event.
        results = export_parts(
            two, tmp_path / "two.toy", "toy", max_bytes=max_bytes, registry=toys()
        )
        assert len(results) == parts

    def test_empty_timeline_is_one_empty_part(self, target):
        (result,) = export_parts(Timeline([]), target, "json", max_bytes=1000)
        assert result.events == 0


class TestRefusals:
    @pytest.mark.parametrize("limit", [0, -1])
    def test_limit_is_positive(self, target, limit):
        with pytest.raises(FieldError, match=r"^max_bytes: .*; expected a whole") as caught:
            export_parts(TIMELINE, target, "ical", max_bytes=limit)
        assert (caught.value.field, caught.value.value) == ("max_bytes", limit)

    @pytest.mark.parametrize("limit", ["1", 2.5, True, None])
    def test_limit_is_a_whole_number(self, target, limit):
        with pytest.raises(TypeError, match=r"^max_bytes: .*; expected a whole"):
            export_parts(TIMELINE, target, "ical", max_bytes=limit)

    def test_format_that_must_see_all_events_at_once_has_no_parts(self, target):
        with pytest.raises(FormatError, match="picture must see all events at once"):
            export_parts(TIMELINE, target, "picture", max_bytes=1000, registry=toys())
        assert names(target.parent) == []

    def test_unknown_format(self, target):
        with pytest.raises(FormatError, match="icla"):
            export_parts(TIMELINE, target, "icla", max_bytes=1000)

    def test_directory_is_refused(self, target):
        with pytest.raises(IsADirectoryError, match=str(target.parent)):
            export_parts(TIMELINE, target.parent, "ical", max_bytes=1000)

    def test_list_of_events_is_refused(self, target):
        with pytest.raises(TypeError, match="timeline: list is not allowed"):
            export_parts(list(TIMELINE), target, "ical", max_bytes=1000)

    def test_a_part_that_cannot_be_written_leaves_none(self, target):
        target.with_name("many-3.ics").mkdir()
        with pytest.raises(IsADirectoryError):
            export_parts(TIMELINE, target, "ical", max_bytes=2000)
        assert names(target.parent) == ["many-3.ics"]

    def test_a_rename_that_fails_leaves_those_before_it_whole_and_the_others_as_they_were(
        self, target, monkeypatch
    ):
        paths = [target.with_name(f"many-{number}.ics") for number in (1, 2, 3)]
        for path in paths:
            path.write_bytes(b"before")
        rename = Path.replace

        def fails_for_the_second(self, target):
            if Path(target) == paths[1]:
                raise OSError(errno.EIO, "broken")
            return rename(self, target)

        monkeypatch.setattr(Path, "replace", fails_for_the_second)
        with pytest.raises(OSError, match="broken"):
            export_parts(TIMELINE, target, max_bytes=2000)
        assert paths[0].read_bytes().endswith(b"END:VCALENDAR\r\n")
        assert [path.read_bytes() for path in paths[1:]] == [b"before", b"before"]
        assert sorted(target.parent.iterdir()) == paths

    def test_failure_leaves_no_part(self, target):
        def broken():
            yield from TIMELINE
            raise RuntimeError("the source broke")

        stream = EventStream.of(broken(), TIMELINE.metadata)
        with pytest.raises(RuntimeError):
            export_parts(stream, target, "ical", max_bytes=2000)
        assert names(target.parent) == []

    @pytest.mark.skipif(not hasattr(os, "O_TMPFILE"), reason="files have names on this system")
    def test_killed_process_leaves_no_part(self, target):
        def killed():
            yield from TIMELINE
            os._exit(9)

        child = os.fork()
        if child == 0:
            export_parts(EventStream.of(killed(), TIMELINE.metadata), target, max_bytes=1)
        assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9
        assert names(target.parent) == []
