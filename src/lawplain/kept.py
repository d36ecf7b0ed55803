"""What was worked out once, kept on this machine for the next build: never needed, and safe to delete.

A thing is kept with a digest of its name, of all that it follows from, of what made it, and of itself. Where one of
them is another (the law changed, lawplain did, a file was damaged, cut off, or is another's), the thing is as good as
not there, and is made anew.
"""

import gc
import hashlib
import json
import os
import pickle
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
_DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Kept:
    """A folder of such things, a file each; None for none, where nothing is kept. `maker` is a digest of all programs
    that have a part in making them."""

    folder: Path | None = None
    maker: str = ""

    def find(self, name: str, *key: str) -> Any:
        """What is kept under a name, where it follows from this key; else None.

        Only what the digest is of is unpickled: pickle would take damaged bytes for anything.
        """
        if self.folder is None or not all(key):
            return None
        try:
            content = (self.folder / name).read_bytes()
        except OSError:
            return None
        mark, thing = content[:_DIGEST], content[_DIGEST:]
        if mark != self._mark(thing, name, *key):
            return None
        try:
            return pickle.loads(thing)
        except (ImportError, AttributeError):  # it names a module of the process that kept it, as a debugger's
            return None

    def put(self, name: str, thing: T, *key: str) -> T:
        """Keeps a thing in place of what had this name, and returns it. What can't be pickled or written is not kept
        (a date, where a debugger or a test put another class in place of that of dates), nor is what follows from
        nobody knows what: a part of its key is ""."""
        if self.folder is not None and all(key):
            file = self.folder / name
            coming = file.with_name(f".{file.name}.{os.getpid()}")
            with suppress(OSError, RecursionError, pickle.PicklingError):
                content = pickle.dumps(thing, pickle.HIGHEST_PROTOCOL)
                file.parent.mkdir(parents=True, exist_ok=True)
                coming.write_bytes(self._mark(content, name, *key) + content)
                coming.replace(file)
        return thing

    def of(self, name: str, make: Callable[[], T], *key: str) -> T:
        """What `make` returns, which must follow from the key alone and not be None: what it returned before, where
        that is kept under this name."""
        found: T | None = self.find(name, *key)
        return self.put(name, make(), *key) if found is None else found

    def each(self, name: str, of: Mapping[str, tuple[str, Callable[[], T]]], *key: str) -> dict[str, T]:
        """Many small things that are kept under one name, by their own. `of` says of each what it follows from beside
        the key, "" where nobody knows, and what makes it, where it was not made of the same before."""
        before: dict[str, tuple[str, T]] = self.find(name, *key) or {}
        same = {own: before[own] for own, (mark, _) in of.items() if mark and before.get(own, ("",))[0] == mark}
        made = {own: (mark, make()) for own, (mark, make) in of.items() if own not in same}
        found = self.put(name, same | made, *key) if made else same
        return {own: found[own][1] for own in of}

    def _mark(self, thing: bytes, *of: str) -> bytes:
        found = hashlib.sha256(json.dumps((self.maker, *of)).encode())
        found.update(thing)
        return found.digest()


NOTHING = Kept()


@contextmanager
def all_needed() -> Iterator[None]:
    """Nothing that is made inside becomes garbage, so nobody looks for any: that takes longer than to read what is
    kept."""
    looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if looking:
            gc.enable()
