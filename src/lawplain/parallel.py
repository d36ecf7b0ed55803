"""Work on every core, in forked processes: what was read once is there in each, and nothing has to be handed in."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor, as_completed
from contextlib import contextmanager
from functools import partial
from typing import Any, TypeVar

T = TypeVar("T")
Jobs = Sequence[Callable[[], T]]
Done = Callable[[int], None]
Results = Callable[[], list[T]]
"""Waits for the jobs and returns what each of them returned, in their order; raises what a job raised."""


def _nobody(number: int) -> None:
    """Is told which job ended, and does nothing about it."""


def run(jobs: Jobs[T], done: Done = _nobody) -> list[T]:
    """What each job returns, in their order. What a job raises is raised here.

    The jobs begin in their order, so put the longest first; `done` is called with the number of each that ended.
    They run one after the other where there is one core, or where a process with threads, or another system than
    Linux, makes forking unsafe: the results are the same.
    """
    with beside(jobs, done) as results:
        return results()


@contextmanager
def beside(jobs: Jobs[T], done: Done = _nobody) -> Iterator[Results[T]]:
    """Runs the jobs beside what this process does in the block, which asks for their results when it needs them."""
    if not _can_fork(len(jobs)):
        yield lambda: [_in_turn(job, number, done) for number, job in enumerate(jobs)]
        return
    gc.freeze()  # what is there already is shared with the other processes as long as nobody writes to it
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(min(cores(), len(jobs)), fork, _Worker.start, (jobs, os.getpid()))
    try:
        yield partial(_results, [pool.submit(_Worker.run, number) for number in range(len(jobs))], done)
    finally:
        pool.shutdown(cancel_futures=True)
        gc.unfreeze()


def cores() -> int:
    """How many cores this process may use; LAWPLAIN_CORES can say fewer."""
    asked = os.environ.get("LAWPLAIN_CORES", "")
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(own, int(asked)) if asked.isdigit() and int(asked) else own


def end_with(parent: int) -> None:
    """Makes this process end when `parent`, which began it, is killed.

    Else it would work on for nobody, and hold the locks that the other held. Linux only: elsewhere nothing is forked.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:  # killed before that was said
            os._exit(1)


class _Worker:
    """One of the processes. A fork hands it the jobs as they are, where a call would have to pickle them."""

    jobs: Jobs[Any] = ()

    @classmethod
    def start(cls, jobs: Jobs[Any], parent: int) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is answered once, by the process that began the others
        end_with(parent)
        cls.jobs = jobs

    @classmethod
    def run(cls, number: int) -> Any:
        return cls.jobs[number]()


def _can_fork(count: int) -> bool:
    """Is it worth it, and safe? A process that waits for others has threads; one of those others has jobs."""
    return min(cores(), count) > 1 and sys.platform == "linux" and threading.active_count() == 1 and not _Worker.jobs


def _results(waiting: Sequence[Future[T]], done: Done) -> list[T]:
    for ended in as_completed(waiting):
        ended.result()
        done(waiting.index(ended))
    return [one.result() for one in waiting]


def _in_turn(job: Callable[[], T], number: int, done: Done) -> T:
    result = job()
    done(number)
    return result
