"""sections/: what is written, what is kept, and what an interruption leaves."""

import datetime as dt
import errno
import fcntl
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import get_args

import pytest

from lawplain import store
from lawplain.errors import ANSWERS, Answer, LawplainError, Reason
from lawplain.law import plain_text
from lawplain.law.model import Provision, Publication
from lawplain.sources.nz import act_xml
from lawplain.store import act_json, lock

CASE = (Path(__file__).parents[1] / "cases" / "short-act.xml").read_text(encoding="utf-8")
NEWER = CASE.replace("over 7 years", "over 9 years").replace("2020-01-01", "2021-01-01")
OLD, NEW = act_xml.read(CASE.encode()), act_xml.read(NEWER.encode())
SECTION = next(p for p in OLD.act.contents if p.id == "T40")


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def read_section(folder: Path) -> Provision:
    act = store.read(folder)
    assert act is not None
    return next(p for p in act.contents if p.id == "T40")


def test_nothing_is_stored(tmp_path: Path) -> None:
    assert store.read(tmp_path / "kites") is None


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    assert store.write(tmp_path, OLD)
    assert store.read(tmp_path) == OLD.act
    assert sorted(files(tmp_path)) == sorted([f"{name}.xml" for name in OLD.elements] + ["act.json"])


def test_the_same_version_twice_changes_no_byte(tmp_path: Path) -> None:
    store.write(tmp_path, OLD)
    before = {p: p.stat().st_mtime_ns for p in tmp_path.iterdir()}
    assert not store.write(tmp_path, OLD)
    assert {p: p.stat().st_mtime_ns for p in tmp_path.iterdir()} == before


def test_act_json_holds_facts_and_no_words(tmp_path: Path) -> None:
    text = act_json.act_json(OLD)
    facts = json.loads(text)
    assert (facts["format"], facts["as_at"], facts["source"]) == (1, "2020-01-01", {"kind": "file", "address": ""})
    section = next(item for item in facts["contents"] if item["id"] == "T40")
    assert section["label"] == "3"
    assert section["fingerprint"] == SECTION.fingerprint
    assert {"pin": "(2)", "anchor": "s2", "status": "repealed"} in section["places"]
    assert "fly a kite" not in text


def test_contents_without_words_still_read(tmp_path: Path) -> None:
    """This repository holds act.json and one section's words."""
    store.write(tmp_path, OLD)
    for file in tmp_path.glob("*.xml"):
        file.unlink()
    act = store.read(tmp_path)
    assert act is not None
    assert [replace(p, text=None) for p in OLD.act.contents] == list(act.contents)


def test_a_file_edited_by_hand_is_not_believed(tmp_path: Path) -> None:
    store.write(tmp_path, OLD)
    (tmp_path / "3.xml").write_text((tmp_path / "3.xml").read_text().replace("kind", "wild"))
    with pytest.raises(LawplainError, match=r"3\.xml: This file is not the one that act\.json describes"):
        store.read(tmp_path)


@pytest.mark.parametrize(
    ("content", "place", "said"),
    [
        (b"", ":1:1", "it is no JSON"),
        (b'{\n "format" 1}', ":2:11", "it is no JSON"),
        (b'{"format": "\xff"}', "", "its byte 12 is not UTF-8"),
        (b'{"format": 1}', "", "“reference” is missing"),
        (b"[]", "", "it does not hold what an act.json holds"),
        (b"null", "", "it does not hold what an act.json holds"),
        (b"[" * 100_000, "", "it does not hold what an act.json holds"),
        (b'{"format": 2}', "", "This is format 2"),
    ],
)
def test_a_damaged_act_json_is_named(tmp_path: Path, content: bytes, place: str, said: str) -> None:
    (tmp_path / "act.json").write_bytes(content)
    with pytest.raises(LawplainError) as caught:
        store.read(tmp_path)
    assert str(caught.value).startswith(f"{tmp_path}/act.json{place}: ")
    assert said in caught.value.what
    assert f"delete it and run: lawplain fetch {tmp_path.name}" in caught.value.fix


def test_a_name_in_act_json_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    store.write(tmp_path, OLD)
    path = tmp_path / "act.json"
    path.write_text(path.read_text().replace('"name": "3"', '"name": "../3"'))
    with pytest.raises(LawplainError, match="not a name"):
        store.read(tmp_path)


def test_what_notes_no_source_is_an_act_of_new_zealand(tmp_path: Path) -> None:
    """So act.json was written while there was one source."""
    store.write(tmp_path, OLD)
    path = tmp_path / "act.json"
    path.write_text(path.read_text().replace('"source": "nz", "instrument": "act", ', ""))
    assert store.read(tmp_path) == OLD.act


def test_a_law_of_an_unknown_source_is_not_called_damaged(tmp_path: Path) -> None:
    store.write(tmp_path, OLD)
    path = tmp_path / "act.json"
    path.write_text(path.read_text().replace('"source": "nz"', '"source": "atlantis"'))
    with pytest.raises(LawplainError, match="there is no source “atlantis”, only: nz"):
        store.read(tmp_path)


def test_superseded_words_are_kept_while_a_summary_explains_them(tmp_path: Path) -> None:
    store.write(tmp_path, OLD)
    store.write(tmp_path, NEW, [("T40", SECTION.fingerprint)])
    past = store.read_past(tmp_path, NEW.act, read_section(tmp_path), SECTION.fingerprint)
    assert past is not None
    assert past.text is not None
    assert "over 7 years" in plain_text.plain(past.text.body)
    assert f"past/T40@{SECTION.fingerprint}.xml" in files(tmp_path)


def test_superseded_words_that_nothing_explains_are_not_kept(tmp_path: Path) -> None:
    store.write(tmp_path, OLD)
    store.write(tmp_path, NEW)
    assert not (tmp_path / "past").exists()


def test_past_words_go_when_the_summary_is_mended(tmp_path: Path) -> None:
    store.write(tmp_path, OLD)
    store.write(tmp_path, NEW, [("T40", SECTION.fingerprint)])
    store.write(tmp_path, NEW, [("T40", read_section(tmp_path).fingerprint)])
    assert [name for name in files(tmp_path) if name.startswith("past/")] == []


class Killed(BaseException):
    """What a power cut is to a program."""


def killed_at(call: int, real: Callable[..., None]) -> Callable[..., None]:
    left = [call]

    def counted(*args: object, **named: object) -> None:
        left[0] -= 1
        if left[0] < 0:
            raise Killed
        real(*args, **named)

    return counted


def interrupted(folder: Path, step: str, call: int, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Writes the new version and kills it at the given call of a step; False where it got through."""
    with monkeypatch.context() as patched:
        patched.setattr(os, step, killed_at(call, getattr(os, step)))
        try:
            store.write(folder, NEW, [("T40", SECTION.fingerprint)])
        except Killed:
            return True
    return False


@pytest.mark.parametrize("step", ["fsync", "replace", "unlink", "rmdir"])
def test_a_kill_at_any_step_leaves_the_old_version_or_the_new(
    tmp_path: Path, step: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    kills = 0
    for call in range(40):
        folder = tmp_path / f"{step}{call}"
        store.write(folder, OLD)
        if not interrupted(folder, step, call, monkeypatch):
            break
        kills += 1
        act = store.read(folder)
        assert act in (OLD.act, NEW.act)
        leftover = {".next", ".ready"} & {p.name for p in folder.iterdir()}
        assert leftover == set()
    assert kills or step in ("unlink", "rmdir")
    shutil.rmtree(tmp_path)


def test_two_writers_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second waits for the first, and says so when that takes too long."""
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with (
        lock.locked(tmp_path, fcntl.LOCK_EX),
        pytest.raises(LawplainError, match="Another lawplain has been at work"),
    ):
        store.write(tmp_path, OLD)
    store.write(tmp_path, OLD)
    assert store.read(tmp_path) == OLD.act


WRITER = """
import sys
from pathlib import Path
from lawplain import store
from lawplain.sources.nz import act_xml
old, new = (act_xml.read(Path(name).read_bytes()) for name in sys.argv[2:4])
print("ready", flush=True)
for _ in range(int(sys.argv[4])):
    store.write(Path(sys.argv[1]), new)
    store.write(Path(sys.argv[1]), old)
"""


def test_reading_while_another_program_writes_gives_the_old_version_or_the_new(tmp_path: Path) -> None:
    folder = tmp_path / "kites"
    store.write(folder, OLD)
    (tmp_path / "old.xml").write_text(CASE, encoding="utf-8")
    (tmp_path / "new.xml").write_text(NEWER, encoding="utf-8")
    names = [folder, tmp_path / "old.xml", tmp_path / "new.xml"]
    writer = subprocess.Popen([sys.executable, "-c", WRITER, *map(str, names), "60"], stdout=subprocess.PIPE)
    assert writer.stdout
    writer.stdout.readline()
    seen = set()
    while writer.poll() is None:
        act = store.read(folder)
        assert act in (OLD.act, NEW.act)
        seen.add(act.as_at if act else None)
    writer.stdout.close()
    assert writer.returncode == 0
    assert store.read(folder) == OLD.act


@pytest.mark.parametrize("full_at", range(1, 12))
def test_a_full_disk_at_any_write_leaves_the_old_version(
    tmp_path: Path, full_at: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.write(tmp_path, OLD)
    before = files(tmp_path)
    real, left = os.fsync, [full_at]

    def fsync(handle: int) -> None:
        left[0] -= 1
        if left[0] <= 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        real(handle)

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", fsync)
        try:
            store.write(tmp_path, NEW)
        except OSError as error:
            assert error.errno == errno.ENOSPC
        else:
            assert left[0] > 0, "the disk was full and nobody noticed"
            return
    assert store.read(tmp_path) == OLD.act
    assert files(tmp_path) == before


READ_ONLY = """
import os, sys
from pathlib import Path
from lawplain import store
from lawplain.sources.nz import act_xml
new = act_xml.read(sys.stdin.buffer.read())
store.read(Path(sys.argv[1]))  # what is loaded by its name is loaded now: nobody may not read every clone
if os.getuid() == 0:
    os.setuid(65534)  # root may write everywhere; nobody may not
print(store.read(Path(sys.argv[1])).as_at)
store.write(Path(sys.argv[1]), new)
"""


def test_a_folder_that_cannot_be_written_can_be_read() -> None:
    with tempfile.TemporaryDirectory() as top:
        folder = Path(top) / "kites"
        store.write(folder, OLD)
        for path in (*folder.iterdir(), folder, Path(top)):
            path.chmod(0o555 if path.is_dir() else 0o444)
        command = [sys.executable, "-c", READ_ONLY, str(folder)]
        done = subprocess.run(command, input=NEWER.encode(), capture_output=True, check=False)
        assert done.stdout.decode().strip() == OLD.act.as_at.isoformat()
        assert b"Permission denied" in done.stderr
        assert store.read(folder) == OLD.act
        for path in (Path(top), folder):
            path.chmod(0o755)


def test_a_full_disk_is_said_with_the_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fsync(_: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", fsync)
    with pytest.raises(OSError, match=r"kites/\.next/"):
        store.write(tmp_path / "kites", OLD)


def test_who_holds_a_folder_finds_it_tidy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A write was killed after it was ready: what is judged is what it wrote."""
    store.write(tmp_path, OLD)
    assert interrupted(tmp_path, "replace", 1, monkeypatch)
    assert (tmp_path / ".ready").is_dir()
    with store.held(tmp_path) as held:
        assert held.act == NEW.act


def test_who_holds_a_folder_sees_what_is_stored_and_nobody_else_reads_or_writes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lock, "PATIENCE", 0.05)
    with store.held(tmp_path / "kites") as held:
        assert held.act is None
        assert held.write(OLD)
    with store.held(tmp_path / "kites") as held:
        assert held.act == OLD.act
        for other in (partial(store.read, held.folder), partial(store.write, held.folder, NEW)):
            with pytest.raises(LawplainError, match="Another lawplain has been at work"):
                other()
        assert held.write(NEW)
    assert store.read(tmp_path / "kites") == NEW.act


def test_a_whole_act_comes_back_version_after_version(tmp_path: Path, sample_versions: tuple[Publication, ...]) -> None:
    for version in sample_versions:
        assert store.write(tmp_path, version)
        assert store.read(tmp_path) == version.act
    assert not store.write(tmp_path, sample_versions[-1])


# --- fetch-log/ ------------------------------------------------------------------------------------------------------

NOW = dt.datetime(2020, 1, 2, 3, 4, 5, tzinfo=dt.UTC)
MOMENT = "2020-01-02T03:04:05+00:00"


def test_what_is_noted_is_read_and_the_rest_stays(tmp_path: Path) -> None:
    path = tmp_path / "fetch-log" / "kites.json"
    assert store.read_log(path, NOW) == store.FetchLog()
    store.note(path, NOW, tried=MOMENT, result="new", succeeded=MOMENT, etag='"tag"')
    store.note(path, NOW, tried=MOMENT, result="challenge", message="A riddle.")
    assert store.read_log(path, NOW) == store.FetchLog(MOMENT, "challenge", "A riddle.", MOMENT, '"tag"')
    assert [file.name for file in path.parent.iterdir()] == ["kites.json"]


@pytest.mark.parametrize("text", ["", "{broken", "[]", "null", "[" * 100_000])
def test_a_log_that_cannot_be_read_knows_nothing(tmp_path: Path, text: str) -> None:
    (tmp_path / "kites.json").write_text(text)
    assert store.read_log(tmp_path / "kites.json", NOW) == store.FetchLog()


def test_a_log_from_before_the_hash_is_read(tmp_path: Path) -> None:
    """As 0.1.0 wrote them at first; the ETag in it belongs to bytes that nobody knows."""
    facts = {"format": 1, "tried": MOMENT, "result": "unchanged", "message": "", "succeeded": MOMENT, "etag": '"tag"'}
    (tmp_path / "kites.json").write_text(json.dumps(facts | {"last_modified": ""}))
    log = store.read_log(tmp_path / "kites.json", NOW)
    assert (log.answer, log.succeeded, log.etag, log.sha256) == ("law", MOMENT, '"tag"', "")


@pytest.mark.parametrize(
    ("written", "believed"),
    [
        (MOMENT, MOMENT),
        ("2020-01-02T23:59:59+00:00", "2020-01-02T23:59:59+00:00"),  # two machines' clocks differ a little
        ("2020-01-03T00:00:00+00:00", ""),
        ("2020-01-03T01:00:00+13:00", "2020-01-02T12:00:00+00:00"),
        ("2020-01-02", "2020-01-02T00:00:00+00:00"),
        ("9999-12-31T23:59:59-12:00", ""),
        ("yesterday", ""),
        ("", ""),
    ],
)
def test_a_moment_after_today_is_not_believed(tmp_path: Path, written: str, believed: str) -> None:
    (tmp_path / "kites.json").write_text(json.dumps({"tried": written, "succeeded": written, "result": "new"}))
    assert store.read_log(tmp_path / "kites.json", NOW) == store.FetchLog(believed, "new", "", believed)


def test_by_this_machine_s_clock_where_no_other_is_named(tmp_path: Path) -> None:
    far = (dt.datetime.now(dt.UTC) + dt.timedelta(days=400)).isoformat()
    (tmp_path / "kites.json").write_text(json.dumps({"tried": MOMENT, "succeeded": far}))
    log = store.read_log(tmp_path / "kites.json")
    assert (log.tried, log.succeeded) == (MOMENT, "")


NOTER = """
import datetime, sys
from pathlib import Path
from lawplain import store
for number in range(100):
    store.note(Path(sys.argv[1]), datetime.datetime.now(datetime.UTC), **{sys.argv[2]: str(number)})
"""


def test_of_two_that_note_at_once_neither_forgets_what_the_other_noted(tmp_path: Path) -> None:
    path = tmp_path / "fetch-log" / "kites.json"
    both = [subprocess.Popen([sys.executable, "-c", NOTER, str(path), fact]) for fact in ("etag", "message")]
    assert [each.wait(60) for each in both] == [0, 0]
    log = store.read_log(path)
    assert (log.etag, log.message) == ("99", "99")


def test_every_reason_says_what_the_source_did() -> None:
    assert ANSWERS.keys() == set(get_args(Reason))
    assert set(ANSWERS.values()) == set(get_args(Answer))
    sent = {reason for reason, answer in ANSWERS.items() if answer == "unusable"}
    assert {"html", "not-xml", "not-an-act", "wrong-act", "older", "future", "shrunk", "cut-off"} <= sent
    assert {reason for reason, answer in ANSWERS.items() if answer == "silent"} == {"no-connection", "too-slow"}
    assert store.FetchLog(result="a name from elsewhere").answer == "refused"
