"""Work on every core: forked processes, so that what was read once is there in each and nothing has to be handed in."""

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from typing import Any, TypeVar

T = TypeVar("T")
_jobs: Sequence[Callable[[], Any]] = ()


def run(jobs: Sequence[Callable[[], T]]) -> list[T]:
    """What each job returns, in their order. What a job raises is raised here.

    One after the other where there is one core, or where a process with threads, or another system than Linux, makes
    forking unsafe: the results are the same.
    """
    cores = min(_cores(), len(jobs))
    if cores < 2 or sys.platform != "linux" or threading.active_count() > 1 or _jobs:
        return [job() for job in jobs]
    globals()["_jobs"] = jobs
    try:
        quiet = (signal.SIGINT, signal.SIG_IGN)  # Ctrl+C is said once, by the process that began the others
        with ProcessPoolExecutor(cores, multiprocessing.get_context("fork"), signal.signal, quiet) as pool:
            return list(pool.map(_run, range(len(jobs))))
    finally:
        globals()["_jobs"] = ()


def _cores() -> int:
    """How many this process may use; LAWPLAIN_CORES says fewer."""
    asked = os.environ.get("LAWPLAIN_CORES", "")
    own = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(own, int(asked)) if asked.isdigit() and int(asked) else own


def _run(number: int) -> Any:
    return _jobs[number]()
