import io
import os
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import attrs
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.toy_format import many_toys, toys

import timeline
from timeline import DocumentError, Timeline
from timeline.errors import (
    ConflictError,
    DuplicateIdError,
    FieldError,
    InconsistentError,
    PluginError,
    SkippedWarning,
)
from timeline.plugins import EventStream

REGISTRY = toys()
TOYS = many_toys()
FEW = 2 * (os.cpu_count() or 1) + 2
SERIAL = timeline.dumps(TOYS, "toy", registry=REGISTRY)


class Inline(Executor):
    """Does the work at once."""

    def __init__(self):
        self.submitted = 0

    def submit(self, fn, /, *args, **kwargs):
        self.submitted += 1
        future = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 - as executors do
            future.set_exception(error)
        return future


def exported(events, executor, **options):
    buffer = io.BytesIO()
    result = timeline.export(events, buffer, "toy", executor=executor, registry=REGISTRY, **options)
    return buffer.getvalue(), result


class TestRanges:
    @given(st.integers(1, 2100))
    def test_shards_of_any_size_join_to_the_serial_bytes(self, size):
        data, result = exported(timeline.shards(TOYS, size=size), Inline())
        assert data == SERIAL
        assert result.events == 1714

    def test_shards_without_an_executor_are_serial(self):
        assert timeline.dumps(timeline.shards(TOYS, size=7), "toy", registry=REGISTRY) == SERIAL

    def test_losses_of_shards_sum_to_the_serial_ones(self):
        serial = timeline.export(TOYS, io.BytesIO(), "toy", registry=REGISTRY)
        _, sharded = exported(timeline.shards(TOYS, size=99), Inline())
        assert sharded.losses == serial.losses
        assert sharded.losses.total > 300

    @pytest.mark.parametrize("size", [1, 99, 3000])
    def test_all_events_of_a_loss_are_named_alike_where_they_are_asked_for(self, size):
        serial = timeline.export(TOYS, io.BytesIO(), "toy", examples=None, registry=REGISTRY)
        sharded = timeline.export(
            timeline.shards(TOYS, size=size),
            io.BytesIO(),
            "toy",
            examples=None,
            executor=Inline(),
            registry=REGISTRY,
        )
        assert sharded.losses == serial.losses
        named = [len(loss.examples) for loss in serial.losses if loss.examples]
        assert named == [loss.count for loss in serial.losses if loss.examples]
        assert sum(named) > 300

    def test_executor_cuts_a_timeline_by_itself(self):
        executor = Inline()
        assert exported(TOYS, executor)[0] == SERIAL
        assert executor.submitted == 2

    def test_executor_takes_a_stream(self):
        executor = Inline()
        assert exported(EventStream.of(TOYS, TOYS.metadata), executor)[0] == SERIAL
        assert executor.submitted == 2

    def test_executor_has_work_for_every_processor_and_not_for_long(self):
        taken, ahead = 0, []
        whole = timeline.shards(TOYS, size=10)

        def parts():
            nonlocal taken
            for part in whole.parts:
                taken += 1
                yield part

        class Target(io.BytesIO):
            def write(self, data):
                # The prologue is written first, then a piece of each shard.
                ahead.append(taken - len(ahead) + 1)
                return super().write(data)

        target = Target()
        timeline.export(
            attrs.evolve(whole, parts=parts()), target, "toy", executor=Inline(), registry=REGISTRY
        )
        assert (target.getvalue(), taken) == (SERIAL, 200)
        assert (os.cpu_count() or 1) <= max(ahead) <= FEW

    @pytest.mark.parametrize("size", [0, -1])
    def test_shard_has_at_least_one_event(self, size):
        with pytest.raises(FieldError, match=r"^size: .* not allowed; expected a whole") as caught:
            timeline.shards(TOYS, size=size)
        assert (caught.value.field, caught.value.value) == ("size", size)

    @pytest.mark.parametrize("size", ["1", 2.5, True, None])
    def test_size_of_a_shard_is_a_whole_number(self, size):
        with pytest.raises(TypeError, match=r"^size: .* not allowed; expected a whole"):
            timeline.shards(TOYS, size=size)

    def test_empty_timeline_has_no_shard(self):
        empty = timeline.shards(Timeline([]))
        assert exported(empty, Inline())[0] == b"\n\n.\n"

    def test_format_that_sees_all_events_at_once_does_without(self):
        buffer = io.BytesIO()
        executor = Inline()
        timeline.export(
            timeline.shards(TOYS, size=9), buffer, "picture", executor=executor, registry=REGISTRY
        )
        assert buffer.getvalue().count(b"event-") == 2000
        assert executor.submitted == 0


class TestFiles:
    @pytest.fixture
    def files(self, tmp_path):
        texts = {"1.toy": "First\na\nb", "2.toy": "Second\nc b", "3.toy": "Third\nd"}
        for name, text in texts.items():
            (tmp_path / name).write_text(text)
        return [tmp_path / name for name in texts]

    def test_each_file_is_a_shard_and_the_first_names_the_whole(self, files):
        executor = Inline()
        data, result = exported(timeline.shards(files, registry=REGISTRY), executor)
        assert data == b"First\na,b,c,d\n.\n"
        assert (executor.submitted, result.events) == (3, 4)
        assert (
            timeline.dumps(timeline.shards(files, registry=REGISTRY), "toy", registry=REGISTRY)
            == data
        )

    def test_files_are_read_where_they_are_written(self, files):
        with ProcessPoolExecutor(2) as pool:
            data, _ = exported(timeline.shards(files, registry=REGISTRY), pool)
        assert data == b"First\na,b,c,d\n.\n"

    def test_fault_in_a_file_comes_back_whole_from_another_process(self, files, tmp_path):
        files[1].write_text("Second\nbad\nc\nbad")
        target = tmp_path / "out.toy"
        target.write_bytes(b"old")
        with ProcessPoolExecutor(1) as pool, pytest.raises(DocumentError) as caught:
            timeline.export(
                timeline.shards(files, registry=REGISTRY),
                target,
                "toy",
                executor=pool,
                registry=REGISTRY,
            )
        assert caught.value.name == str(files[1])
        assert [fault.line for fault in caught.value.faults] == [2, 4]
        assert target.read_bytes() == b"old"

    def test_skipped_fault_warns_in_this_process(self, files):
        files[1].write_text("Second\nbad\nc")
        shards = timeline.shards(files, registry=REGISTRY, strict=False)
        with ProcessPoolExecutor(1) as pool, pytest.warns(SkippedWarning) as caught:
            data, _ = exported(shards, pool)
        assert data == b"First\na,b,c,d\n.\n"
        assert [str(w.message) for w in caught] == [f"{files[1]}: line 2: a bad line"]

    @pytest.mark.parametrize("kind", [str, Path])
    def test_single_path_is_one_file(self, files, kind):
        made = timeline.shards(kind(files[0]), registry=REGISTRY)
        assert [repr(part) for part in made.parts] == [f"file {files[0]}"]

    @pytest.mark.parametrize("source", [None, 3])
    def test_what_is_neither_timeline_nor_path_is_refused(self, source):
        with pytest.raises(TypeError, match=f"source: {source} is not allowed; expected a Time"):
            timeline.shards(source, registry=REGISTRY)

    def test_no_file_is_refused(self):
        with pytest.raises(FieldError, match=r"source: .*; expected the path of at least one file"):
            timeline.shards([], registry=REGISTRY)

    def test_sources_of_all_are_put_together(self, tmp_path):
        for name, source in (("1.toml", "ttp"), ("2.toml", "anews")):
            (tmp_path / name).write_text(f'[sources.{source}]\ntitle = "T"\n')
        made = timeline.shards([tmp_path / "1.toml", tmp_path / "2.toml"])
        assert [source.id for source in made.metadata.sources] == ["ttp", "anews"]

    @pytest.mark.parametrize("executor", [None, 1])
    @pytest.mark.parametrize("format_", ["toy", "picture"])
    def test_id_that_two_files_use_is_refused(self, files, tmp_path, executor, format_):
        files[1].write_text("Second\nc\na\nc")
        target = tmp_path / "out"
        target.write_bytes(b"old")
        with pytest.raises(InconsistentError) as caught:
            timeline.export(
                timeline.shards(files, registry=REGISTRY),
                target,
                format_,
                executor=executor,
                registry=REGISTRY,
            )
        assert str(caught.value).splitlines() == [
            f"shards: {files[1]}: (a): event id 'a' is used twice: {files[0]} and {files[1]}",
            f"shards: {files[1]}: (c): event id 'c' is used twice: {files[1]}",
        ]
        assert {type(error) for error in caught.value.errors} == {DuplicateIdError}
        assert target.read_bytes() == b"old"

    @pytest.mark.parametrize("executor", [None, 1])
    def test_reference_to_what_is_in_no_file_is_refused(self, tmp_path, executor):
        texts = [
            '{"id": "a", "title": "A", "relations": [{"kind": "follows", "event": "nowhere"}]}',
            '{"id": "b", "title": "B", "citations": ["nobody"]}',
            '{"id": "c", "title": "C", "relations": [{"kind": "follows", "event": "a"}]}',
        ]
        files = [tmp_path / f"{number}.jsonl" for number in range(len(texts))]
        for file, text in zip(files, texts, strict=True):
            file.write_text(text)
        target = tmp_path / "all.ics"
        with pytest.raises(InconsistentError) as caught:
            timeline.export(timeline.shards(files), target, executor=executor)
        assert [(fault.address, fault.event) for fault in caught.value.faults] == [
            (str(files[0]), "a"),
            (str(files[1]), "b"),
        ]
        assert "names the event 'nowhere'" in str(caught.value)
        assert not target.exists()
        with pytest.warns(SkippedWarning) as warned:
            timeline.export(timeline.shards(files, strict=False), target, executor=executor)
        assert [warning.message.name for warning in warned] == list(map(str, files[:2]))
        assert target.exists()

    def test_source_described_two_ways_is_refused(self, tmp_path):
        for name in ("1", "2"):
            (tmp_path / f"{name}.toml").write_text(f'[sources.ttp]\ntitle = "{name}"\n')
        with pytest.raises(ConflictError, match="'ttp' in title"):
            timeline.shards([tmp_path / "1.toml", tmp_path / "2.toml"])


class TestWorkers:
    @pytest.mark.parametrize("pool", [ThreadPoolExecutor, ProcessPoolExecutor])
    def test_pools_write_the_serial_bytes(self, pool):
        with pool(2) as executor:
            assert exported(timeline.shards(TOYS, size=300), executor)[0] == SERIAL

    def test_number_of_processes_is_enough(self):
        assert exported(timeline.shards(TOYS, size=300), 2)[0] == SERIAL

    @pytest.fixture
    def kill(self, tmp_path):
        """A file that kills the process that meets event-1500."""
        path = tmp_path / "kill"
        path.write_text("event-1500")
        return path

    def test_killed_process_neither_loses_nor_doubles_an_event(self, kill):
        data, result = exported(timeline.shards(TOYS, size=100), 2, kill=str(kill))
        assert not kill.read_text(), "no process was killed"
        assert data == SERIAL
        assert result.events == 1714

    def test_processes_that_die_now_and_then_do_not_end_an_export(self, kill):
        kill.write_text(" ".join(f"event-{number}" for number in range(150, 1700, 300)))
        assert exported(timeline.shards(TOYS, size=100), 1, kill=str(kill))[0] == SERIAL
        assert not kill.read_text()

    def test_shard_that_kills_every_process_is_given_up_and_named(self, kill, tmp_path):
        target = tmp_path / "out.toy"
        message = "the processes died 3 times in a row, last at events event-1000 to event-1999"
        with pytest.raises(BrokenProcessPool, match=message):
            timeline.export(
                timeline.shards(TOYS, size=1000),
                target,
                executor=1,
                registry=REGISTRY,
                kill=str(kill),
                again=True,
            )
        assert not target.exists()

    def test_executor_that_breaks_is_not_replaced(self, kill, tmp_path):
        target = tmp_path / "out.toy"
        message = r"the executor broke at events event-1000 to event-1999 \(.*\); executor=2 starts"
        with (
            ProcessPoolExecutor(1) as executor,
            pytest.raises(BrokenProcessPool, match=message) as caught,
        ):
            timeline.export(
                timeline.shards(TOYS, size=1000),
                target,
                executor=executor,
                registry=REGISTRY,
                kill=str(kill),
            )
        assert isinstance(caught.value.__cause__, BrokenProcessPool)
        assert not target.exists()

    def test_error_of_a_shard_comes_through_and_what_was_not_begun_is_cancelled(self):
        class Failing(Executor):
            """Fails at the first piece of work, and never begins the others."""

            futures = ()

            def submit(self, fn, /, *args, **kwargs):
                future = Future()
                if not self.futures:
                    future.set_exception(RuntimeError("no luck"))
                self.futures += (future,)
                return future

        executor = Failing()
        with pytest.raises(RuntimeError, match="no luck"):
            exported(timeline.shards(TOYS, size=10), executor)
        assert 1 < len(executor.futures) <= FEW
        assert all(future.cancelled() for future in executor.futures[1:])

    def test_error_of_an_exporter_stops_the_work(self):
        events = [
            timeline.Event(id="boom", title="B", when="0001"),
            *(TOYS[n] for n in range(1999)),
        ]
        executor = Inline()
        with pytest.raises(PluginError, match="a fault in the exporter"):
            exported(timeline.shards(Timeline(events), size=10), executor)
        assert executor.submitted <= FEW

    @pytest.mark.parametrize(
        ("executor", "kind"), [("2", TypeError), (True, TypeError), (0, FieldError)]
    )
    @pytest.mark.parametrize("format_", ["toy", "picture"])
    def test_anything_but_an_executor_is_refused_before_anything_is_written(
        self, executor, kind, format_
    ):
        target = io.BytesIO()
        with pytest.raises(kind, match=r"^executor: .* is not allowed; expected"):
            timeline.export(TOYS, target, format_, executor=executor, registry=REGISTRY)
        assert target.getvalue() == b""


class TestHugeNumbers:
    """A number that no machine can count to is refused where it is given."""

    @pytest.mark.parametrize("number", [10**30, 100_000])
    def test_of_processes(self, number):
        with pytest.raises(FieldError, match=r"^executor: .* expected 1 to 1000 processes"):
            timeline.export(TOYS, io.BytesIO(), "json", executor=number)

    def test_of_events_or_bytes(self, tmp_path):
        with pytest.raises(FieldError, match=r"^size: .* expected at most"):
            timeline.shards(TOYS, size=10**30)
        with pytest.raises(FieldError, match=r"^examples: .* expected at most"):
            timeline.export(TOYS, io.BytesIO(), "json", examples=10**30)
        with pytest.raises(FieldError, match=r"^max_bytes: .* expected at most"):
            timeline.export_parts(TOYS, tmp_path / "t.json", max_bytes=10**30)
