"""Work on an executor, its results in order, whatever becomes of its workers."""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import ExitStack
from itertools import islice
from typing import TypeVar

T = TypeVar("T")
R = TypeVar("R")

# Enough to keep the workers busy, few enough that what waits to be written is small.
AHEAD = 2 * (os.cpu_count() or 1) + 2
ATTEMPTS = 3


def in_order(executor: Executor, function: Callable[[T], R], items: Iterable[T]) -> Iterator[R]:
    """The results of *function* for *items*, one each, in the order of the items.

    When a worker dies, its pool is broken: whatever was not yet given back is done
    again in a new pool of processes, so that nothing is lost or given twice.

    Raises:
        BrokenProcessPool: the workers died three times over.

    """
    coming = iter(items)
    taken: deque[T] = deque()
    running: deque[Future[R]] = deque()
    attempts = 1
    with ExitStack() as own:
        own.callback(_cancel, running)
        while True:
            taken.extend(islice(coming, AHEAD - len(taken)))
            if not taken:
                return
            try:
                # The loop may meet the broken pool as it submits, or as it waits.
                while len(running) < len(taken):
                    running.append(executor.submit(function, taken[len(running)]))
                result = running[0].result()
            except BrokenProcessPool as error:
                if attempts == ATTEMPTS:
                    error.add_note(f"the workers died {attempts} times, last over {taken[0]!r}")
                    raise
                attempts += 1
                running.clear()
                executor = own.enter_context(ProcessPoolExecutor())
                continue
            taken.popleft()
            running.popleft()
            yield result


def _cancel(futures: Iterable[Future[R]]) -> None:
    for future in futures:
        future.cancel()
