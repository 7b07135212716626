"""Run work on an executor and return its results in order.

Only exports on an executor import this module, because importing concurrent.futures and
multiprocessing takes 6 ms.
"""

import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import ExitStack
from itertools import islice
from typing import TypeVar

from timeline.errors import FieldError
from timeline.errors.messages import brief

T = TypeVar("T")
R = TypeVar("R")

ATTEMPTS = 3
# All of them are started at once, and more than this are a mistake.
MOST_PROCESSES = 1000


def in_order(
    executor: Executor | int, function: Callable[[T], R], items: Iterable[T]
) -> Iterator[R]:
    """Yield the result of *function* for each of *items*, in their order.

    The executor may be a number of processes to start. If one of those dies, its work is done
    again by new processes, so that nothing is lost or doubled. Three deaths without a result in
    between raise `BrokenExecutor`, and so does a given executor that breaks.
    """
    started_here = isinstance(executor, int)
    # Enough to keep the workers busy, few enough that little waits to be written.
    ahead = 2 * (executor if isinstance(executor, int) else os.cpu_count() or 1) + 2
    coming = iter(items)
    taken: deque[T] = deque()
    running: deque[Future[R]] = deque()
    attempts = 1
    with ExitStack() as pools:
        pool = _pool(executor, pools)
        pools.callback(lambda: [future.cancel() for future in running])
        while True:
            taken.extend(islice(coming, ahead - len(taken)))
            if not taken:
                return
            try:
                try:
                    while len(running) < len(taken):
                        running.append(pool.submit(function, taken[len(running)]))
                except BrokenExecutor:
                    if not running:
                        raise
                # What was finished before the pool broke is kept.
                result = running[0].result()
            except BrokenExecutor as error:
                if not started_here:
                    raise type(error)(
                        f"the executor broke at {taken[0]!r} ({error}); executor=2 starts two"
                        " processes, which are replaced when they die"
                    ) from error
                if attempts == ATTEMPTS:
                    message = f"the processes died {attempts} times in a row, last at {taken[0]!r}"
                    raise type(error)(message) from error
                attempts += 1
                running.clear()
                pool = _pool(executor, pools)
                continue
            attempts = 1
            taken.popleft()
            running.popleft()
            yield result


def check_executor(executor: object) -> None:
    """Refuse what is neither an executor nor a number of processes."""
    if isinstance(executor, bool) or not isinstance(executor, (int, Executor)):
        allowed = "expected an executor, or a number of processes"
        raise TypeError(f"executor: {brief(executor)} is not allowed; {allowed}")
    if isinstance(executor, int) and not 1 <= executor <= MOST_PROCESSES:
        raise FieldError("executor", executor, f"expected 1 to {MOST_PROCESSES} processes")


def _pool(executor: Executor | int, pools: ExitStack) -> Executor:
    if isinstance(executor, Executor):
        return executor
    return pools.enter_context(ProcessPoolExecutor(executor))
