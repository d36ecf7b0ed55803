"""sections/ and fetch-log/: the only module that writes them, and what it guarantees about them.

A version is written beside the old one and moved into place file by file, `act.json` last. A command that finds such
a move interrupted finishes it, or takes back what was never complete, before it reads anything.
"""

import datetime as dt
import fcntl
import hashlib
import json
import os
import re
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from lawplain import side_by_side
from lawplain.errors import ANSWERS, Answer, LawplainError
from lawplain.model import Act, Definition, HistoryNote, Origin, Place, Provision, Publication, Text

FORMAT = 1
PATIENCE = 20.0
"""Seconds that one command waits for another that reads or writes the same folder."""
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]*")
_READY, _NEXT, _REMOVE = ".ready", ".next", ".remove"


# --- sections/ -------------------------------------------------------------------------------------------------------


UNREAD = Text((), ())
"""Stands for words that are stored and were not asked for."""


def read(folder: Path) -> Act | None:
    """The stored version of an Act, its words where they are stored; None where nothing is.

    Raises LawplainError where a stored file is not the one that `act.json` describes: it was damaged or edited.
    """
    return begin(folder, 1)()


def outline(folder: Path) -> Act | None:
    """Like `read`, with `UNREAD` in place of words: for those who only count. No file but `act.json` is read."""
    if not folder.is_dir():
        return None
    if _unsettled(folder):
        return read(folder)
    with _locked(folder, fcntl.LOCK_SH):
        if not (folder / "act.json").exists():
            return None
        act, hashes = _from_json(folder / "act.json")
        there = {file.name for file in folder.glob("*.xml")}
        stored = {p.id for p in act.contents if hashes.get(p.name) and f"{p.name}.xml" in there}
    return replace(act, contents=tuple(replace(p, text=UNREAD) if p.id in stored else p for p in act.contents))


def begin(folder: Path, parts: int) -> Callable[[], Act | None]:
    """Begins to read an Act, in as many parts side by side; what is returned waits, and gives what `read` gives.

    The folder is locked in between.
    """
    if not folder.is_dir():
        return lambda: None
    if _unsettled(folder):
        with _locked(folder, fcntl.LOCK_EX):
            settle(folder)
    with ExitStack() as stack:
        stack.enter_context(_locked(folder, fcntl.LOCK_SH))
        path = folder / "act.json"
        if not path.exists():
            return lambda: None
        act, hashes = _from_json(path)
        size = -(-len(act.contents) // parts) or 1
        cut = [act.contents[i : i + size] for i in range(0, len(act.contents), size)]
        coming = side_by_side.begin([partial(_with_texts, folder, some, hashes) for some in cut])
        lock = stack.pop_all()

    def whole() -> Act:
        with lock:
            return replace(act, contents=tuple(provision for some in coming() for provision in some))

    return whole


def _with_texts(folder: Path, provisions: Iterable[Provision], hashes: dict[str, str]) -> list[Provision]:
    return [_with_text(folder, p, hashes.get(p.name, "")) for p in provisions]


def read_past(folder: Path, provision: Provision, fingerprint: str) -> Provision | None:
    """The superseded words of a provision that a summary still explains; None where they are not kept."""
    path = folder / _past_name(provision.id, fingerprint)
    if not path.exists():
        return None
    return _words(provision, path.read_text(encoding="utf-8"))


def write(folder: Path, publication: Publication, explained: Iterable[tuple[str, str]] = ()) -> bool:
    """Makes the publication the stored version; True where a byte changed.

    `explained` holds the (id, fingerprint) of every summary: superseded words that one of them explains are kept in
    `past/`. Whatever interrupts this, the next command finds the old version or the new one, whole.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with _locked(folder, fcntl.LOCK_EX):
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
    with _locked(folder, fcntl.LOCK_EX):
        settle(folder)
        act = None
        if (folder / "act.json").exists():
            act, hashes = _from_json(folder / "act.json")
            act = replace(act, contents=tuple(_with_texts(folder, act.contents, hashes)))
        yield Held(folder, act)


def _write(folder: Path, publication: Publication, explained: Iterable[tuple[str, str]]) -> bool:
    """Only with the folder locked, and settled."""
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


def act_json(publication: Publication) -> str:
    """`act.json`: the facts of a version (ids, labels, headings, dates, fingerprints), none of its words."""
    act = publication.act
    head = {
        "format": FORMAT,
        "title": act.title,
        "slug": act.slug,
        "id": act.id,
        "reference": {"type": act.type, "year": act.year, "number": act.number},
        "as_at": act.as_at.isoformat(),
        "undated": act.undated,
        "assent": act.assent.isoformat() if act.assent else None,
        "source": {"kind": act.origin.kind, "address": act.origin.address},
        "sha256": act.sha256,
    }
    head |= {"status": act.status} if act.status else {}
    head |= {"ended": act.ended.isoformat()} if act.ended else {}
    head |= {"former_titles": act.former_titles} if act.former_titles else {}
    head |= {"history": [_note_json(note) for note in act.history]} if act.history else {}
    hashes = {name: _sha256(element) for name, element in publication.elements.items()}
    contents = [_provision_json(p, hashes.get(p.name, "")) for p in act.contents]
    lines = [f" {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}," for key, value in head.items()]
    return "{\n" + "\n".join(lines) + '\n "contents": [\n' + ",\n".join(contents) + "\n ]\n}\n"


def _provision_json(provision: Provision, sha256: str) -> str:
    """One provision, its plain facts a line each and its lists an item a line, so that a change reads well."""
    p = provision
    facts: dict[str, Any] = {"kind": p.kind, "id": p.id, "label": p.label, "heading": p.heading, "name": p.name}
    facts |= {"status": p.status, "part": p.part, "subpart": p.subpart, "crosshead": p.crosshead}
    facts |= {"level": p.level if p.level > 1 else 0, "fingerprint": p.fingerprint, "sha256": sha256}
    facts["places"] = [_kept({"pin": x.pin, "anchor": x.anchor, "status": x.status}) for x in p.places]
    facts["definitions"] = [
        _kept({"id": d.id, "terms": d.terms, "anchor": d.anchor, "fingerprint": d.fingerprint, "status": d.status})
        for d in p.definitions
    ]
    facts["history"] = [_note_json(n) for n in p.history]
    return "  {\n" + ",\n".join(_fact(key, value) for key, value in _kept(facts).items()) + "\n  }"


def _note_json(note: HistoryNote) -> dict[str, Any]:
    facts = {"id": note.id, "date": note.date.isoformat() if note.date else "", "operation": note.operation}
    return _kept(facts | {"provision": note.provision, "by": note.by, "remark": note.remark})


def _note(item: dict[str, Any]) -> HistoryNote:
    return HistoryNote(
        id=item.get("id", ""),
        date=_date(item.get("date")),
        operation=item.get("operation", ""),
        provision=item.get("provision", ""),
        by=item.get("by", ""),
        remark=item.get("remark", ""),
    )


def _fact(key: str, value: Any) -> str:
    if isinstance(value, list):
        items = ",\n".join(f"    {json.dumps(item, ensure_ascii=False)}" for item in value)
        return f"   {json.dumps(key)}: [\n{items}\n   ]"
    return f"   {json.dumps(key)}: {json.dumps(value, ensure_ascii=False)}"


def _kept(facts: dict[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in facts.items() if value}


def _from_json(path: Path) -> tuple[Act, dict[str, str]]:
    """The Act of an `act.json`, without words, and the SHA-256 of each stored file by its provision's name."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if data["format"] != FORMAT:
            what = f"This is format {data['format']}; this lawplain reads format {FORMAT}."
            raise LawplainError(what, fix=f"Use the lawplain that wrote it, or {_again(path)}", path=path)
        reference, source = data["reference"], data["source"]
        act = Act(
            slug=data["slug"],
            id=data["id"],
            title=data["title"],
            type=reference["type"],
            year=reference["year"],
            number=reference["number"],
            as_at=dt.date.fromisoformat(data["as_at"]),
            undated=data["undated"],
            assent=_date(data["assent"]),
            origin=Origin(source["kind"], source["address"]),
            sha256=data["sha256"],
            contents=tuple(_provision(item) for item in data["contents"]),
            status=data.get("status", ""),
            ended=_date(data.get("ended")),
            former_titles=tuple(data.get("former_titles", ())),
            history=tuple(_note(note) for note in data.get("history", ())),
        )
        return act, {item.get("name", ""): item.get("sha256", "") for item in data["contents"]}
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        at = (error.lineno, error.colno) if isinstance(error, json.JSONDecodeError) else (None, None)
        what = f"This file is damaged: {_damage(error)}."
        fix = f"Take it back from git, or {_again(path)}"
        raise LawplainError(what, fix=fix, path=path, line=at[0], column=at[1]) from None


def _damage(error: Exception) -> str:
    """What is wrong with an `act.json`, as a clause."""
    match error:
        case json.JSONDecodeError():
            return f"it is no JSON ({error.msg})"
        case UnicodeDecodeError():
            return f"its byte {error.start} is not UTF-8"
        case KeyError():
            return f"“{error.args[0]}” is missing"
        case ValueError():
            return str(error)
    return "it does not hold what an act.json holds"


def _again(path: Path) -> str:
    """How a stored file is had anew."""
    return f"delete it and run: lawplain fetch {path.parent.name}"


def _provision(item: dict[str, Any]) -> Provision:
    name = item.get("name", "")
    if name and not _NAME.fullmatch(name):
        raise ValueError(f"“{name}” is not a name that a file can have")
    return Provision(
        kind=item["kind"],
        id=item["id"],
        label=item.get("label", ""),
        heading=item.get("heading", ""),
        name=name,
        status=item.get("status", ""),
        part=item.get("part", ""),
        subpart=item.get("subpart", ""),
        crosshead=item.get("crosshead", ""),
        level=item.get("level", 1),
        places=tuple(Place(p.get("pin", ""), p.get("anchor", ""), p.get("status", "")) for p in item.get("places", ())),
        definitions=tuple(
            Definition(d.get("id", ""), tuple(d["terms"]), d.get("anchor", ""), d["fingerprint"], d.get("status", ""))
            for d in item.get("definitions", ())
        ),
        fingerprint=item.get("fingerprint", ""),
        history=tuple(_note(n) for n in item.get("history", ())),
    )


def _with_text(folder: Path, provision: Provision, sha256: str) -> Provision:
    path = folder / f"{provision.name}.xml"
    if not sha256 or not path.exists():
        return provision
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != sha256:
        raise LawplainError(
            "This file is not the one that act.json describes: it was damaged, or edited by hand.",
            fix=f"Take it back from git, or {_again(path)}",
            path=path,
        )
    return _words(provision, content.decode())


def _words(provision: Provision, element: str) -> Provision:
    from lawplain.sources import nz_xml  # noqa: PLC0415 - those who only count read no XML

    return nz_xml.read_text(provision, element)[0]


def _past(folder: Path, new: Act, explained: frozenset[tuple[str, str]]) -> tuple[dict[str, str], set[str]]:
    """The files of `past/` after this change: those to write, and those that no summary explains any more."""
    present = {p.id: p.fingerprint for p in new.contents}
    wanted = {_past_name(*pair): pair for pair in explained if present.get(pair[0]) != pair[1]}
    there = {f"past/{p.name}" for p in (folder / "past").glob("*.xml")}
    kept = {name: (folder / name).read_text(encoding="utf-8") for name in there & wanted.keys()}
    if (folder / "act.json").exists():
        old, _ = _from_json(folder / "act.json")
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
        _write_through(path, text)
    coming.mkdir(parents=True, exist_ok=True)
    _write_through(coming / _REMOVE, "\n".join(sorted(stale)))
    coming.replace(folder / _READY)


def _write_through(path: Path, text: str) -> None:
    try:
        with path.open("w", encoding="utf-8", newline="\n") as file:
            file.write(text)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        error.filename = error.filename or str(path)  # a full disk does not say which
        raise


def _same(path: Path, text: str) -> bool:
    return path.exists() and path.read_bytes() == text.encode()


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def _date(text: str | None) -> dt.date | None:
    return dt.date.fromisoformat(text) if text else None


def _unsettled(folder: Path) -> bool:
    return (folder / _NEXT).exists() or (folder / _READY).exists()


@contextmanager
def _locked(folder: Path, kind: int) -> Iterator[None]:
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


# --- fetch-log/ ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class FetchLog:
    """When an Act was last asked for, and what came. Moments are UTC, to the second; "" where there
    is none.

    `tried` is when the source was last asked for the newest version, or a file was given instead.
    `result` is what came of that: "new" or "unchanged" from the source, "file", or the reason of a
    refusal, which `message` then says in a sentence. `succeeded` is when the source last gave the
    newest version: bytes with this `sha256`, from this `address`, of which `etag` and
    `last_modified` were said, and of no others.
    """

    tried: str = ""
    result: str = ""
    message: str = ""
    succeeded: str = ""
    etag: str = ""
    last_modified: str = ""
    address: str = ""
    sha256: str = ""

    @property
    def answer(self) -> Answer | Literal["law", "file", ""]:
        """What came of the last try: the law, a file in its place, or what the source did
        instead."""
        if self.result in ("new", "unchanged"):
            return "law"
        if self.result in ("file", ""):
            return self.result  # type: ignore[return-value]
        return ANSWERS.get(self.result, "refused")

    def believed(self, now: dt.datetime) -> "FetchLog":
        """The log without moments that are none, or are on a day after that of `now`: a clock was
        wrong then."""
        return replace(self, tried=_moment(self.tried, now), succeeded=_moment(self.succeeded, now))


def _moment(text: str, now: dt.datetime) -> str:
    try:
        moment = dt.datetime.fromisoformat(text)
        moment = moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        return ""
    return moment.isoformat() if moment.date() <= now.astimezone(dt.UTC).date() else ""


def read_log(path: Path, now: dt.datetime | None = None) -> FetchLog:
    """The fetch log of an Act, as it is believed at `now` (by this machine's clock, where none is
    given).

    An empty one where the Act was never fetched or the log can't be read.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        known = {key: str(data[key]) for key in FetchLog.__dataclass_fields__ if data.get(key)}
    except (OSError, ValueError, AttributeError, RecursionError):
        return FetchLog()
    return FetchLog(**known).believed(now or dt.datetime.now(dt.UTC))


def note(path: Path, now: dt.datetime, **facts: str) -> None:
    """Writes these facts into a fetch log, in one step and beside no other command; the others stay
    as they were.

    A moment in it that is not believed at `now` is corrected: it is not there any more.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with _locked(path.parent, fcntl.LOCK_EX):
        log = replace(read_log(path, now), **facts)
        text = {"format": FORMAT} | {key: getattr(log, key) for key in FetchLog.__dataclass_fields__}
        coming = path.with_suffix(".json.next")
        _write_through(coming, json.dumps(text, ensure_ascii=False, indent=1) + "\n")
        coming.replace(path)
