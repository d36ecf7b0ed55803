"""What a site is built from, and what the last build left, so that only what changed is made again.

`build/built.json` says what the last build left: safe to delete, then everything is made again. Inputs are
lawplain.toml, mkdocs.yml and what that names, content/, sections/ and fetch-log/, lawplain itself with all that is
installed beside it, and how many explanations there were on earlier days, which git tells.
"""

import datetime as dt
import hashlib
import json
import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from lawplain import store
from lawplain.config import Config
from lawplain.content.folder import READERS, REVIEWS
from lawplain.errors import naming
from lawplain.findings import Finding
from lawplain.kept import Kept
from lawplain.site.build import growth, mkdocs_yml
from lawplain.site.page import Known

_FORMAT = 4
_OWN = Path(__file__).parents[2]
_OF_PAGES = ("content/", "sections/", "fetch-log/")
_MADE = frozenset({"node_modules", "__pycache__"})
"""Folders of these names are no input, wherever they are; nor are the site and build/ of the project."""
Progress = Callable[[str, int, int], None]
"""A function that is told which stage a build has reached, and how much of it is done, out of how much."""
Looks = dict[str, list[int]]
"""The size and time of each file, by its name: they change when someone touches the file."""


@dataclass(frozen=True)
class Inputs:
    """All that a site is made of, taken before anything is read.

    `files` has the SHA-256 of each file that is an input by its name; `program` is a digest of lawplain itself and of
    all that is installed, `around` of that and of what it was told; `trends` are what `growth` found, at the commit
    `point`. `looks` are those of all these files when they were taken. `without` are the folders of the project that
    are not looked into.
    """

    root: Path
    without: frozenset[Path]
    program: str
    around: str
    point: tuple[str, ...]
    trends: Mapping[str, growth.Trend]
    files: Mapping[str, str]
    looks: Looks = field(compare=False, repr=False)

    @property
    def kept(self) -> Kept:
        """What this lawplain kept when it built this site before."""
        return Kept(self.root / "build" / "kept", self.program)

    @property
    def digest(self) -> str:
        """One digest of everything: while it is the same, so is the whole site."""
        return _digest(self.around, json.dumps(self.trends), *(f"{name}\0{mark}" for name, mark in self.files.items()))

    def of_act(self, slug: str) -> str:
        """A digest of what all pages of an Act share, without its summaries and what they lead to in other Acts."""
        own = (f"content/{slug}/", f"sections/{slug}/", f"fetch-log/{slug}.json", "content/languages/", "lawplain.toml")

        def read(name: str) -> bool:
            shared = name.startswith("content/") and name.count("/") == 1 and name != "content/corrections.yml"
            of_entry = name.endswith(".md") or f"/{READERS}/" in name or f"/{REVIEWS}/" in name
            return shared or (name.startswith(own) and not of_entry)

        return self._of(read)

    @property
    def frame(self) -> str:
        """A digest of what stands around every page: all inputs but the law and what people write."""
        return self._of(lambda name: not name.startswith(_OF_PAGES))

    def _of(self, wanted: Callable[[str], bool]) -> str:
        return _digest(self.around, *(f"{name}\0{mark}" for name, mark in self.files.items() if wanted(name)))

    def unmoved(self) -> bool:
        """Are the files still as they were when this was taken? If not, nobody knows which of them was read."""
        return _looks(self.root, _named(self.root, self.without)) == self.looks


@dataclass(frozen=True, slots=True)
class Made:
    """What a unit made: `reads` are the keys of the entries that it looked at, `stamp` is of all that it is made of."""

    stamp: str
    reads: tuple[str, ...]
    pages: tuple[Known, ...]
    files: tuple[str, ...]

    def as_json(self) -> list[object]:
        rows = [[p.path, p.own_language, p.changed.isoformat() if p.changed else "", p.kind] for p in self.pages]
        return [self.stamp, self.reads, rows, self.files]

    @classmethod
    def from_json(cls, row: Sequence[Any]) -> "Made":
        pages = (Known(path, own, dt.date.fromisoformat(on) if on else None, kind) for path, own, on, kind in row[2])
        return cls(row[0], tuple(row[1]), tuple(pages), tuple(row[3]))


@dataclass(frozen=True, slots=True)
class Left:
    """What a build left in the site's folder, and what it found.

    `errors` are those for which it left summaries out; `found` has, by its path, a stamp of each summary, and what the
    rules found that look at it alone. `words` has, by the slug of each Act, how
    many of its sections (those repealed aside) have their words, and how many there are. `pages`
    has, by its path, the digest of what the renderer was given; `where` is a digest of the
    languages that they are in; `units` has, by the key of each unit, what that made; `static` are
    the files beside pages that the renderer made; `zips` digests of what each was packed from.
    `point` and `trends` are those of its inputs. `fresh` is False of a build that left all as it was.
    """

    inputs: str = ""
    frame: str = ""
    errors: tuple[Finding, ...] = ()
    words: Mapping[str, Sequence[int]] = field(default_factory=dict)
    found: Mapping[str, tuple[str, tuple[Finding, ...]]] = field(default_factory=dict)
    where: str = ""
    units: Mapping[str, Made] = field(default_factory=dict)
    pages: Mapping[str, str] = field(default_factory=dict)
    static: tuple[str, ...] = ()
    zips: Mapping[str, str] = field(default_factory=dict)
    looks: Looks = field(default_factory=dict)
    point: Sequence[str] = ()
    trends: Mapping[str, growth.Trend] = field(default_factory=dict)
    fresh: bool = True


NOTHING = Left()
"""Where no build was before, or nobody knows what it left."""


def inputs(
    config: Config, site_dir: Path, renderer: str, now: dt.datetime | None = None, last: Left = NOTHING
) -> Inputs:
    """All that a site is made of. To be taken before anything is read: what changes later then differs. `last` is what
    the last build left: at the same commit git is not asked again.

    Of a fetch log it is what is believed at `now` (None: by this machine's clock). So pages that
    were built beside a clock that was ahead are made again once it is right.
    """
    installed = sorted(each.name for home in sys.path if Path(home).is_dir() for each in Path(home).glob("*.dist-info"))
    said = [renderer, str(site_dir.absolute())]
    said += sorted(f"{name}={value}" for name, value in os.environ.items() if _decides(name))
    made = (config.root / "site", config.root / "build", site_dir)
    without = frozenset(folder.resolve() for folder in made)
    looks = _looks(config.root, _named(config.root, without))
    own = [f"{name}\0{_sha(Path(name))}" for name in looks if Path(name).is_absolute()]
    files = {name: _sha(config.root / name) for name in looks if not Path(name).is_absolute()}
    logs = {config.log(ref.slug).relative_to(config.root).as_posix(): config.log(ref.slug) for ref in config.acts}
    files |= {name: _digest(repr(store.read_log(log, now))) for name, log in logs.items() if name in files}
    point = growth.point(config.root)
    trends = last.trends if point == tuple(last.point) else growth.of_acts(config)
    program = _digest(sys.version, *installed, *own)
    return Inputs(config.root, without, program, _digest(program, *said), point, trends, files, looks)


def left(config: Config, site_dir: Path) -> Left:
    """What the last build left in this folder; nothing where that is not known.

    Where a file was touched since, came or went, it is of no inputs any more, and the file is not among its `looks`.
    """
    try:
        state = json.loads(_state(config, site_dir).read_text(encoding="utf-8"))
        if state.pop("format") != _FORMAT:
            return NOTHING
        state["errors"] = tuple(Finding(**finding) for finding in state["errors"])
        found = state["found"].items()
        state["found"] = {path: (stamp, tuple(Finding(**one) for one in each)) for path, (stamp, each) in found}
        now = looks(site_dir)
        if now != state["looks"]:
            state["inputs"] = ""
            state["looks"] = {name: look for name, look in state["looks"].items() if now.get(name) == look}
        state["units"] = {key: Made.from_json(row) for key, row in state["units"].items()}
        return Left(**state | {"static": tuple(state["static"])})
    except (OSError, ValueError, KeyError, IndexError, TypeError, AttributeError):
        return NOTHING


def forget(config: Config, site_dir: Path) -> None:
    """Called before a build begins: a build that is interrupted has built nothing."""
    _state(config, site_dir).unlink(missing_ok=True)


def remember(config: Config, site_dir: Path, found: Left) -> None:
    """Writes down what a build left, for the next one."""
    file = _state(config, site_dir)
    file.parent.mkdir(parents=True, exist_ok=True)
    coming = file.with_suffix(".next")
    state = {"format": _FORMAT} | {one.name: getattr(found, one.name) for one in fields(found)}
    with naming(coming):
        coming.write_text(json.dumps(state, ensure_ascii=False, default=_as_json), encoding="utf-8")
    coming.replace(file)


def _as_json(value: Any) -> object:
    return value.as_json() if isinstance(value, Made) else asdict(value)


def looks(site_dir: Path) -> Looks:
    """The looks of every built file."""
    return _looks(site_dir, walked(site_dir))


def walked(folder: Path) -> Iterator[str]:
    """The names of all files below a folder, hidden ones included."""
    for home, _, names in os.walk(folder):
        before = Path(home).relative_to(folder).as_posix()
        yield from names if before == "." else (f"{before}/{name}" for name in names)


def _decides(name: str) -> bool:
    """Does a setting of the environment decide what is built? How many cores are at work does not."""
    return name.startswith("LAWPLAIN_") and name != "LAWPLAIN_CORES"


def _named(root: Path, without: frozenset[Path]) -> list[str]:
    """Every input of the project, and with its whole path every file of lawplain itself."""
    return [*_inputs(root, without), *(str(_OWN / name) for name in _files(_OWN, frozenset()))]


def _looks(folder: Path, names: Iterable[str]) -> Looks:
    found = {}
    for name in names:
        try:
            state = Path(folder, name).stat()
        except OSError:
            continue
        found[name] = [state.st_size, state.st_mtime_ns]
    return found


def _state(config: Config, site_dir: Path) -> Path:
    """A site in another folder than the usual has a note of its own."""
    where = site_dir.absolute()
    usual = where == (config.root / "site").absolute()
    return config.root / "build" / ("built.json" if usual else f"built-{_digest(str(where))[:12]}.json")


def _digest(*said: str) -> str:
    return hashlib.sha256(json.dumps(said).encode()).hexdigest()


def _sha(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def _inputs(root: Path, without: frozenset[Path]) -> list[str]:
    """The files of the project that are inputs, in order: README, docs and tests are none. Where mkdocs.yml may look at
    more than it names, every file is one."""
    found = _files(root, without)
    named = mkdocs_yml.named(root / "mkdocs.yml")
    if named is None:
        return found
    wanted = ("lawplain.toml", "mkdocs.yml", *named)
    return [name for name in found if name.startswith((*_OF_PAGES, *(f"{one}/" for one in named))) or name in wanted]


def _files(folder: Path, without: frozenset[Path]) -> list[str]:
    """The files below a folder, in order, without what is hidden or made; links are followed, each folder once."""
    found, seen = [], set(without)
    for home, folders, names in os.walk(folder, followlinks=True):
        here = Path(home)
        if here.resolve() in seen:
            folders.clear()
            continue
        seen.add(here.resolve())
        folders[:] = sorted(name for name in folders if name not in _MADE and not name.startswith("."))
        before = "" if here == folder else f"{here.relative_to(folder).as_posix()}/"
        found += [f"{before}{name}" for name in names if (here / name).is_file()]
    return sorted(found)
