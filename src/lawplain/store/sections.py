"""sections/: the only module that writes it, and what it guarantees about it.

A version is written beside the old one and moved into place file by file, `act.json` last. A command that finds such
a move interrupted finishes it, or takes back what was never complete, before it reads anything.
"""

import hashlib
import re
import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from lawplain import parallel, sources
from lawplain.errors import LawplainError
from lawplain.kept import NOTHING, Kept
from lawplain.law.model import Act, Provision, Publication, Text
from lawplain.store.act_json import act_json, again_by, from_json
from lawplain.store.durable import write_through
from lawplain.store.lock import EXCLUSIVE, SHARED, locked

_READY, _NEXT, _REMOVE = ".ready", ".next", ".remove"


UNREAD = Text((), ())
"""Stands for words that are stored and were not asked for."""


def read(folder: Path, kept: Kept = NOTHING) -> Act | None:
    """The stored version of an Act, its words where they are stored; None where nothing is.

    Raises LawplainError where a stored file is not the one that `act.json` describes: it was damaged or edited.
    """
    with reading(folder, kept=kept) as act:
        return act()


def outline(folder: Path) -> Act | None:
    """Like `read`, with `UNREAD` in place of words, for those who only count. No file but `act.json` is read."""
    if not folder.is_dir():
        return None
    if _unsettled(folder):
        return read(folder)
    with locked(folder, SHARED):
        if not (folder / "act.json").exists():
            return None
        act, hashes = from_json(folder / "act.json")
        there = {file.name for file in folder.glob("*.xml")}
        stored = {p.id for p in act.contents if hashes.get(p.name) and f"{p.name}.xml" in there}
    return replace(act, contents=tuple(replace(p, text=UNREAD) if p.id in stored else p for p in act.contents))


@contextmanager
def reading(folder: Path, parts: int = 1, kept: Kept = NOTHING) -> Iterator[Callable[[], Act | None]]:
    """Reads an Act in so many parts, beside what is done in the block, which asks for it when it needs it; or takes
    what was read of the same files before, and is `kept`.

    The folder is locked until the end of the block. Raises LawplainError as `read` does.
    """
    if not folder.is_dir():
        yield lambda: None
        return
    if _unsettled(folder):
        with locked(folder, EXCLUSIVE):
            settle(folder)
    with locked(folder, SHARED):
        if not (folder / "act.json").exists():
            yield lambda: None
            return
        name, read_from = f"sections/{folder.name}", _digest(folder) if kept.folder else ""
        if before := kept.find(name, read_from):
            yield lambda: before
            return
        act, hashes = from_json(folder / "act.json")
        act = replace(act, read_from=read_from)
        size = -(-len(act.contents) // parts) or 1
        cut = [act.contents[i : i + size] for i in range(0, len(act.contents), size)]
        with parallel.beside([partial(_with_texts, folder, act, some, hashes) for some in cut]) as texts:

            def whole() -> Act:
                contents = tuple(provision for some in texts() for provision in some)
                return kept.put(name, replace(act, contents=contents), read_from)

            yield whole


def _digest(folder: Path) -> str:
    """Of all files that a version is read from: only with the folder locked."""
    found = hashlib.sha256()
    for file in sorted((folder / "act.json", *folder.glob("*.xml"))):
        found.update(f"{file.name} {hashlib.sha256(file.read_bytes()).hexdigest()}\n".encode())
    return found.hexdigest()


def _with_texts(folder: Path, act: Act, some: Iterable[Provision], hashes: dict[str, str]) -> list[Provision]:
    return [_with_text(folder, act, p, hashes.get(p.name, "")) for p in some]


def read_past(folder: Path, act: Act, provision: Provision, fingerprint: str) -> Provision | None:
    """The superseded words of a provision that a summary still explains; None where they are not kept."""
    path = folder / _past_name(provision.id, fingerprint)
    if not path.exists():
        return None
    return sources.of(act).read_text(provision, path.read_text(encoding="utf-8"))


def write(folder: Path, publication: Publication, explained: Iterable[tuple[str, str]] = ()) -> bool:
    """Makes the publication the stored version; True where a byte changed.

    `explained` holds the (id, fingerprint) of every summary: superseded words that one of them explains are kept in
    `past/`. Whatever interrupts this, the next command finds the old version or the new one, whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder, EXCLUSIVE):
        settle(folder)
        return _write(folder, publication, explained)


@dataclass(frozen=True, slots=True)
class Held:
    """An Act's folder while one command has it for itself. `act` is what is stored there now, its
    words too."""

    folder: Path
    act: Act | None

    def write(self, publication: Publication, explained: Iterable[tuple[str, str]] = ()) -> bool:
        """What `store.write` does."""
        return _write(self.folder, publication, explained)


@contextmanager
def held(folder: Path) -> Iterator[Held]:
    """Has an Act's folder for itself: what is judged of the version stored there holds until the
    end of the block.

    Nothing else of this module that locks the folder may be called inside: it would wait for
    itself.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with locked(folder, EXCLUSIVE):
        settle(folder)
        act = None
        if (folder / "act.json").exists():
            act, hashes = from_json(folder / "act.json")
            act = replace(act, contents=tuple(_with_texts(folder, act, act.contents, hashes)))
        yield Held(folder, act)


def _write(folder: Path, publication: Publication, explained: Iterable[tuple[str, str]]) -> bool:
    """Writes it all; only with the folder locked, and settled."""
    files = {f"{name}.xml": element for name, element in publication.elements.items()}
    kept, obsolete = _past(folder, publication.act, frozenset(explained))
    files |= kept
    stale = {p.name for p in folder.glob("*.xml")} - files.keys() | obsolete
    files["act.json"] = act_json(publication)
    changed = {name: text for name, text in files.items() if not _same(folder / name, text)}
    if not changed and not stale:
        return False
    _prepare(folder, changed, stale)
    settle(folder)
    return True


def settle(folder: Path) -> None:
    """Finishes a move into place that was interrupted, and takes back one that was never ready.

    Only with the folder locked: what looks interrupted may be another command at work.
    """
    shutil.rmtree(folder / _NEXT, ignore_errors=True)
    ready = folder / _READY
    if not ready.is_dir():
        return
    for new in sorted(ready.rglob("*.xml")):
        target = folder / new.relative_to(ready)
        target.parent.mkdir(exist_ok=True)
        new.replace(target)
    removed = ready / _REMOVE
    for name in removed.read_text(encoding="utf-8").split("\n") if removed.exists() else ():
        if name:
            (folder / name).unlink(missing_ok=True)
    if (ready / "act.json").exists():
        (ready / "act.json").replace(folder / "act.json")
    shutil.rmtree(ready)


def _with_text(folder: Path, act: Act, provision: Provision, sha256: str) -> Provision:
    path = folder / f"{provision.name}.xml"
    if not sha256 or not path.exists():
        return provision
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise LawplainError(
            "This file is not the one that act.json describes: it was damaged, or edited by hand.",
            fix=f"Take it back from git, or {again_by(path)}",
            path=path,
        )
    return sources.of(act).read_text(provision, content.decode())


def _past(folder: Path, new: Act, explained: frozenset[tuple[str, str]]) -> tuple[dict[str, str], set[str]]:
    """The files of `past/` after this change: those to write, and those that no summary explains any more."""
    present = {p.id: p.fingerprint for p in new.contents}
    wanted = {_past_name(*pair): pair for pair in explained if present.get(pair[0]) != pair[1]}
    there = {f"past/{p.name}" for p in (folder / "past").glob("*.xml")}
    kept = {name: (folder / name).read_text(encoding="utf-8") for name in there & wanted.keys()}
    if (folder / "act.json").exists():
        old, _ = from_json(folder / "act.json")
        for p in old.contents:
            name, path = _past_name(p.id, p.fingerprint), folder / f"{p.name}.xml"
            if p.name and name in wanted and path.exists():
                kept[name] = path.read_text(encoding="utf-8")
    return kept, there - kept.keys()


def _past_name(id_: str, fingerprint: str) -> str:
    return f"past/{re.sub(r'[^A-Za-z0-9_-]', '_', id_)}@{fingerprint}.xml"


def _prepare(folder: Path, changed: dict[str, str], stale: set[str]) -> None:
    """Writes all that is new beside the old, to the disk, then declares it ready in one step."""
    coming = folder / _NEXT
    for name, text in changed.items():
        path = coming / name
        path.parent.mkdir(parents=True, exist_ok=True)
        write_through(path, text)
    coming.mkdir(parents=True, exist_ok=True)
    write_through(coming / _REMOVE, "\n".join(sorted(stale)))
    coming.replace(folder / _READY)


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_bytes() == text.encode()


def _unsettled(folder: Path) -> bool:
    return (folder / _NEXT).exists() or (folder / _READY).exists()
