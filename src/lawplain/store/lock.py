"""Readers and writers of a folder wait for each other."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from lawplain.errors import LawplainError

PATIENCE = 20.0
"""Seconds that one command waits for another that reads or writes the same folder."""


@contextmanager
def locked(folder: Path, kind: int) -> Iterator[None]:
    """Many readers or one writer at a time, each waiting `PATIENCE` seconds for the other.

    The lock is on the folder itself: nothing is written for it, so that a folder that can't be written can be read.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        _wait_for(handle, kind, folder)
        yield
    finally:
        os.close(handle)


def _wait_for(handle: int, kind: int, folder: Path) -> None:
    until = time.monotonic() + PATIENCE
    while True:
        try:
            fcntl.flock(handle, kind | fcntl.LOCK_NB)
            return
        except BlockingIOError:
            if time.monotonic() > until:
                what = "Another lawplain has been at work in this folder for some time."
                raise LawplainError(what, fix="Wait until it is done, then run it again.", path=folder) from None
            time.sleep(0.02)
