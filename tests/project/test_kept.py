"""What is kept is a thing that was made once from the same, or nothing."""

import datetime as dt
import gc
import pickle
import sys
import types
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from lawplain.kept import NOTHING, Kept, all_needed


class Making:
    """Makes a thing, and counts how often it did."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> tuple[str, ...]:
        self.times += 1
        return ("a kite", "a line")


@pytest.fixture
def make() -> Making:
    return Making()


def test_a_thing_is_made_once_for_all_who_ask_with_the_same_key(tmp_path: Path, make: Making) -> None:
    for _ in range(3):
        assert Kept(tmp_path, "lawplain 1").of("law/kites", make, "version 1", "strict") == ("a kite", "a line")
    assert make.times == 1


def test_what_follows_from_something_else_is_made_anew(tmp_path: Path, make: Making) -> None:
    kept = Kept(tmp_path, "lawplain 1")
    kept.of("law/kites", make, "version 1")
    kept.of("law/kites", make, "version 2")
    kept.of("law/lines", make, "version 2")
    Kept(tmp_path, "lawplain 2").of("law/kites", make, "version 2")
    assert make.times == 4


def test_nothing_is_kept_without_a_folder_or_under_an_unknown_key(tmp_path: Path, make: Making) -> None:
    for _ in range(2):
        NOTHING.of("law/kites", make, "version 1")
        Kept(tmp_path, "lawplain 1").of("law/kites", make, "version 1", "")
    assert make.times == 4
    assert list(tmp_path.iterdir()) == []


class Trap:
    """Says so where a pickle of it is read."""

    def __reduce__(self) -> tuple[Callable[[str], object], tuple[str]]:
        return pytest.fail, ("what is damaged was unpickled",)


@pytest.mark.parametrize(
    "damaged",
    [
        lambda content: b"",
        lambda content: content[:7],
        lambda content: content[:-1],
        lambda content: content[:40] + bytes([content[40] ^ 1]) + content[41:],
        lambda content: content[:32] + pickle.dumps(Trap()),
        lambda content: pickle.dumps(Trap()),
    ],
)
def test_what_is_damaged_is_made_anew_and_not_read(
    tmp_path: Path, make: Making, damaged: Callable[[bytes], bytes]
) -> None:
    kept = Kept(tmp_path, "lawplain 1")
    kept.of("law", make, "version 1")
    (tmp_path / "law").write_bytes(damaged((tmp_path / "law").read_bytes()))
    for _ in range(2):
        assert kept.of("law", make, "version 1") == ("a kite", "a line")
    assert make.times == 2


def test_the_thing_of_another_name_is_none_of_this_one(tmp_path: Path, make: Making) -> None:
    kept = Kept(tmp_path, "lawplain 1")
    kept.of("content/2.md", make, "the same words")
    (tmp_path / "content/2.md").rename(tmp_path / "content/3.md")
    kept.of("content/3.md", make, "the same words")
    assert make.times == 2


def test_of_many_things_only_those_are_made_that_follow_from_something_else(tmp_path: Path) -> None:
    kept, made = Kept(tmp_path, "lawplain 1"), list[str]()

    def each(version: str, **marks: str) -> dict[str, str]:
        def make(name: str) -> str:
            made.append(name)
            return marks[name]

        return kept.each("lines", {name: (mark, partial(make, name)) for name, mark in marks.items()}, version)

    assert each("version 1", long="5 m", short="1 m") == {"long": "5 m", "short": "1 m"}
    assert each("version 1", long="6 m", short="1 m") == {"long": "6 m", "short": "1 m"}
    assert made == ["long", "short", "long"]
    each("version 1", short="1 m")
    assert made == ["long", "short", "long"]
    each("version 2", short="1 m")
    assert made == ["long", "short", "long", "short"]
    for _ in range(2):
        each("version 2", short="", long="6 m")
    assert made[4:] == ["short", "long", "short"], "nobody knows what the short one follows from"


def test_where_nothing_can_be_written_all_goes_on(tmp_path: Path, make: Making) -> None:
    (tmp_path / "kept").write_text("a file where the folder would be", encoding="utf-8")
    assert Kept(tmp_path / "kept", "lawplain 1").of("law", make, "version 1") == ("a kite", "a line")


def test_what_cannot_be_pickled_is_made_each_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    today = dt.date(2020, 3, 4)
    monkeypatch.setattr(dt, "date", type("date", (dt.date,), {}))
    assert Kept(tmp_path, "lawplain 1").of("day", lambda: today, "version 1") == today
    assert list(tmp_path.iterdir()) == []


def test_what_names_a_module_that_is_gone_is_made_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    gone = types.ModuleType("gone")
    gone.Thing = type("Thing", (), {"__module__": "gone"})  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, "gone", gone)
    assert Kept(tmp_path, "lawplain 1").of("thing", gone.Thing, "version 1")
    monkeypatch.delitem(sys.modules, "gone")
    assert Kept(tmp_path, "lawplain 1").of("thing", lambda: "made anew", "version 1") == "made anew"


def test_garbage_is_looked_for_again_afterwards() -> None:
    with pytest.raises(ValueError), all_needed():
        assert not gc.isenabled()
        raise ValueError
    assert gc.isenabled()
