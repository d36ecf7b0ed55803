"""Work on every core: forked processes, so that what was read once is there in each and nothing has to be handed in."""

import ctypes
import gc
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from typing import Any, TypeVar

T = TypeVar("T")
Results = Callable[[], list[T]]
"""Waits, and gives what each job returned, in their order; raises what a job raised."""
_jobs: Sequence[Callable[[], Any]] = ()


def run(jobs: Sequence[Callable[[], T]], done: Callable[[int], None] = lambda number: None) -> list[T]:
    """What each job returns, in their order. What a job raises is raised here.

    They begin in their order, so the longest is best the first; `done` is called with the number of each that ended.
    One after the other where there is one core, or where a process with threads, or another system than Linux, makes
    forking unsafe: the results are the same.
    """
    return begin(jobs, done)()


def begin(jobs: Sequence[Callable[[], T]], done: Callable[[int], None] = lambda number: None) -> Results[T]:
    """Begins the jobs, and returns at once, so that this process can do something else beside them."""
    if min(cores(), len(jobs)) < 2 or sys.platform != "linux" or threading.active_count() > 1 or _jobs:
        return lambda: [_in_turn(job, number, done) for number, job in enumerate(jobs)]
    globals()["_jobs"] = jobs
    gc.freeze()  # what is there already is shared with the other processes as long as nobody writes to it
    fork = multiprocessing.get_context("fork")
    pool = ProcessPoolExecutor(min(cores(), len(jobs)), fork, _begun, (os.getpid(),))
    waiting = {pool.submit(_run, number): number for number in range(len(jobs))}

    def results() -> list[T]:
        try:
            for one in as_completed(waiting):
                one.result()
                done(waiting[one])
            return [one.result() for one in waiting]
        finally:
            pool.shutdown(cancel_futures=True)
            gc.unfreeze()
            globals()["_jobs"] = ()

    return results


def cores() -> int:
    """How many this process may use; LAWPLAIN_CORES says fewer."""
    asked = os.environ.get("LAWPLAIN_CORES", "")
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(own, int(asked)) if asked.isdigit() and int(asked) else own


def end_with(parent: int) -> None:
    """This process ends when `parent`, which began it, is killed. Else it would work on for nobody, and hold the locks
    that the other held. Linux only: elsewhere nothing is forked."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
        if os.getppid() != parent:  # killed before that was said
            os._exit(1)


def _begun(parent: int) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is said once, by the process that began the others
    end_with(parent)


def _run(number: int) -> Any:
    return _jobs[number]()


def _in_turn(job: Callable[[], T], number: int, done: Callable[[int], None]) -> T:
    found = job()
    done(number)
    return found
