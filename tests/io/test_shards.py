import io
import os
import signal
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.toy_format import many_toys, toys

import timeline
from timeline import DocumentError, Timeline
from timeline.errors import ConflictError, FormatError, OptionError, SkippedWarning
from timeline.io import _parallel
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


class Waiting(Executor):
    """Gives the futures that it was given, and does no work."""

    def __init__(self, futures):
        self.futures = iter(futures)

    def submit(self, fn, /, *args, **kwargs):
        return next(self.futures)


def die(tries):
    with tries.open("ab") as file:
        file.write(b".")
    os.kill(os.getpid(), signal.SIGKILL)


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
        assert all(len(loss.examples) == loss.count for loss in serial.losses if loss.examples)
        assert sum(len(loss.examples) for loss in serial.losses) > 300

    def test_executor_cuts_a_timeline_by_itself(self):
        executor = Inline()
        assert exported(TOYS, executor)[0] == SERIAL
        assert executor.submitted == 2

    def test_executor_takes_a_stream_and_stays_a_few_shards_ahead(self, monkeypatch):
        monkeypatch.setattr("timeline.io._export.SIZE", 10)
        taken, ahead = 0, []

        def events():
            nonlocal taken
            for taken, event in enumerate(TOYS, 1):  # noqa: B007 - the target looks at it
                yield event

        class Target(io.BytesIO):
            def write(self, data):
                ahead.append(taken // 10 - len(ahead))
                return super().write(data)

        executor, target = Inline(), Target()
        stream = EventStream.of(events(), TOYS.metadata)
        timeline.export(stream, target, "toy", executor=executor, registry=REGISTRY)
        assert target.getvalue() == SERIAL
        assert executor.submitted == 200
        assert max(ahead) <= FEW

    @pytest.mark.parametrize("size", [0, -1, "1", 2.5, True, None])
    def test_shard_has_at_least_one_event(self, size):
        with pytest.raises(OptionError, match=r"^size: .* not allowed; it takes a whole") as caught:
            timeline.shards(TOYS, size=size)
        assert (caught.value.owner, caught.value.option) == ("shards", "size")
        assert caught.value.value is size

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
    def test_path_alone_is_one_file(self, files, kind):
        made = timeline.shards(kind(files[0]), registry=REGISTRY)
        assert [repr(part) for part in made.parts] == [f"file {files[0]}"]

    @pytest.mark.parametrize("source", [None, 3])
    def test_what_is_neither_timeline_nor_path_is_refused(self, source):
        with pytest.raises(TypeError, match=f"source: {source} is not allowed; it takes a Time"):
            timeline.shards(source, registry=REGISTRY)

    def test_no_file_is_refused(self):
        with pytest.raises(FormatError, match="no file to make shards of"):
            timeline.shards([], registry=REGISTRY)

    def test_sources_of_all_are_put_together(self, tmp_path):
        for name, source in (("1.toml", "ttp"), ("2.toml", "anews")):
            (tmp_path / name).write_text(f'[sources.{source}]\ntitle = "T"\n')
        made = timeline.shards([tmp_path / "1.toml", tmp_path / "2.toml"])
        assert [source.id for source in made.metadata.sources] == ["ttp", "anews"]

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

    def test_killed_worker_neither_loses_nor_doubles_an_event(self, tmp_path):
        kill = tmp_path / "kill"
        kill.touch()
        with ProcessPoolExecutor(2) as executor:
            data, result = exported(timeline.shards(TOYS, size=100), executor, kill=str(kill))
        assert not kill.exists(), "no worker was killed"
        assert data == SERIAL
        assert result.events == 1714

    def test_shard_that_kills_every_worker_is_given_up_and_named(self, tmp_path):
        kill = tmp_path / "kill"
        kill.touch()
        target = tmp_path / "out.toy"
        with ProcessPoolExecutor(1) as executor, pytest.raises(BrokenProcessPool) as caught:
            timeline.export(
                timeline.shards(TOYS, size=1000),
                target,
                "toy",
                executor=executor,
                registry=REGISTRY,
                kill=str(kill),
                again=True,
            )
        (note,) = caught.value.__notes__
        assert note == "the workers died 3 times, last over events event-1000 to event-1999"
        assert not target.exists()

    def test_work_that_kills_is_tried_three_times(self, tmp_path):
        tries = tmp_path / "tries"
        with ProcessPoolExecutor(1) as executor, pytest.raises(BrokenProcessPool):
            list(_parallel.in_order(executor, die, [tries]))
        assert tries.read_bytes() == b"..."

    def test_what_was_not_begun_is_called_off(self):
        first, *others = futures = [Future(), Future(), Future()]
        results = _parallel.in_order(Waiting(futures), str, range(3))
        first.set_result("0")
        assert next(results) == "0"
        results.close()
        assert all(future.cancelled() for future in others)

    def test_error_of_a_worker_comes_through_and_nothing_more_is_begun(self):
        def work(item):
            if item == 3:
                raise RuntimeError("three")
            return item

        executor = Inline()
        results = _parallel.in_order(executor, work, range(1000))
        got = []
        with pytest.raises(RuntimeError, match="three"):
            got.extend(results)
        assert executor.submitted <= FEW + 4

    def test_items_are_taken_only_a_few_ahead_of_the_results(self):
        taken = 0

        def items():
            nonlocal taken
            for number in range(10 * FEW):
                taken = number
                yield number

        results = _parallel.in_order(Inline(), str, items())
        assert max(taken - int(result) for result in results) <= FEW

    def test_each_processor_has_an_item_before_the_first_result(self):
        executor = Inline()
        next(_parallel.in_order(executor, str, range(10 * FEW)))
        assert executor.submitted >= (os.cpu_count() or 1)

    def test_results_come_in_the_order_of_the_items(self):
        with ThreadPoolExecutor(4) as pool:
            assert list(_parallel.in_order(pool, str, range(100))) == list(map(str, range(100)))
