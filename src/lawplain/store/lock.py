"""Readers and writers of a folder wait for each other.

Where a system has no locks of this kind (Windows), one person works alone: reading goes on without, and what writes the
law says that it needs another system.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from lawplain.errors import LawplainError

try:
    import fcntl as _locks
except ImportError:
    _system: Any = None
else:
    _system = _locks

PATIENCE = 20.0
"""Seconds that one command waits for another that reads or writes the same folder."""
SHARED, EXCLUSIVE = 1, 2
"""For many readers, and for one writer."""


@contextmanager
def locked(folder: Path, kind: int) -> Iterator[None]:
    """Many readers or one writer at a time, each waiting `PATIENCE` seconds for the other.

    The lock is on the folder itself: nothing is written for it, so that a folder that can't be written can be read.
    """
    if _system is None:
        if kind == EXCLUSIVE:
            what = "Taking in the law needs Linux or macOS, where two fetches at once are kept apart."
            fix = "On Windows use WSL, or take sections/ from the site's repository (docs/running.md, “Where it runs”)."
            raise LawplainError(what, fix=fix)
        yield
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        _wait_for(handle, kind, folder)
        yield
    finally:
        os.close(handle)


def taken(handle: int, *, wait: bool = False) -> bool:
    """Takes an open file for this process alone, if need be once another has let it go; False where another has it."""
    if _system is not None:
        try:
            _system.flock(handle, _system.LOCK_EX | (0 if wait else _system.LOCK_NB))
        except BlockingIOError:
            return False
    return True


def _wait_for(handle: int, kind: int, folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            _system.flock(handle, (_system.LOCK_EX if kind == EXCLUSIVE else _system.LOCK_SH) | _system.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                what = "Another lawplain has been at work in this folder for some time."
                raise LawplainError(what, fix="Wait until it is done, then run it again.", path=folder) from None
            time.sleep(0.02)
