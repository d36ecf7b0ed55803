"""What a site is built from, and what the last build left, so that only what changed is made again.

`build/built.json` says what the last build left: safe to delete, then everything is made again. Inputs are the bytes of
every file of the project but what builds make (mkdocs.yml can name any of them), lawplain itself with all that is
installed beside it, and the commit, from which the growth is counted.
"""

import datetime as dt
import hashlib
import json
import os
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path

from lawplain import store
from lawplain.config import Config
from lawplain.errors import naming
from lawplain.findings import Finding
from lawplain.site.build import growth

_FORMAT = 3
_OWN = Path(__file__).parents[2]
_MADE = frozenset({"node_modules", "__pycache__"})
"""Folders of these names are no input, wherever they are; nor are the site and build/ of the project."""
Progress = Callable[[str, int, int], None]
"""Told which stage a build is at, and how much of it is done of how much."""
Looks = dict[str, list[int]]
"""Of files by their name: size and time, which change when someone touches one."""


@dataclass(frozen=True)
class Inputs:
    """All that a site is made of, taken before anything is read.

    `files` has the SHA-256 of every file of the project by its name; `around` is a digest of lawplain itself and of all
    that is installed; `commit` is git's. `looks` are those of all these files when they were taken. `without` are the
    folders of the project that are not looked into.
    """

    root: Path
    without: frozenset[Path]
    around: str
    commit: tuple[str, ...]
    files: Mapping[str, str]
    looks: Looks = field(compare=False, repr=False)

    @property
    def digest(self) -> str:
        """Of everything: where it is the same, the whole site is."""
        return _digest(self.around, *self.commit, *(f"{name}\0{mark}" for name, mark in self.files.items()))

    def of_act(self, slug: str) -> str:
        """Of what an Act's own pages are made of, but for what they lead to in other Acts."""
        shared = (line for line in self._by_act.get("", ()) if line.startswith(("content/", "lawplain.toml\0")))
        return _digest(self.around, *shared, *self._by_act.get(slug, ()))

    @property
    def frame(self) -> str:
        """Of what stands around every page: all but what belongs to one Act."""
        return _digest(self.around, *self._by_act.get("", ()))

    @cached_property
    def _by_act(self) -> dict[str, list[str]]:
        """Each file as a line, by the Act that it belongs to; "" for what all share."""
        found: dict[str, list[str]] = {}
        for name, mark in self.files.items():
            home, *rest = name.split("/")
            own = home in ("sections", "fetch-log") or (home == "content" and len(rest) > 1 and rest[0] != "languages")
            found.setdefault(rest[0].removesuffix(".json") if own and rest else "", []).append(f"{name}\0{mark}")
        return found

    def unmoved(self) -> bool:
        """Are the files still as they were when this was taken? If not, nobody knows which of them was read."""
        return _looks(self.root, _named(self.root, self.without)) == self.looks


@dataclass(frozen=True, slots=True)
class Left:
    """What a build left in the site's folder, and what it found.

    `errors` are those for which it left summaries out. `words` has, by the slug of each Act, how
    many of its sections (those repealed aside) have their words, and how many there are. `pages`
    has, by its path, the digest of what the renderer was given; `where` is a digest of the
    languages that they are in, `batches` are the names of the files that keep them; `static` are
    the files beside pages that the renderer made; `zips` digests of what each was packed from.
    `fresh` is False of a build that left all as it was.
    """

    inputs: str = ""
    frame: str = ""
    errors: tuple[Finding, ...] = ()
    words: Mapping[str, Sequence[int]] = field(default_factory=dict)
    where: str = ""
    batches: Collection[str] = ()
    pages: Mapping[str, str] = field(default_factory=dict)
    static: tuple[str, ...] = ()
    zips: Mapping[str, str] = field(default_factory=dict)
    looks: Looks = field(default_factory=dict)
    fresh: bool = True


NOTHING = Left()
"""Where no build was before, or nobody knows what it left."""


def inputs(config: Config, site_dir: Path, renderer: str, now: dt.datetime | None = None) -> Inputs:
    """All that a site is made of. To be taken before anything is read: what changes later then
    differs.

    Of a fetch log it is what is believed at `now` (None: by this machine's clock). So pages that
    were built beside a clock that was ahead are made again once it is right.
    """
    said = [sys.version, renderer, str(site_dir.absolute())]
    said += sorted(each.name for home in sys.path if Path(home).is_dir() for each in Path(home).glob("*.dist-info"))
    said += sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("LAWPLAIN_"))
    made = (config.root / "site", config.root / "build", site_dir)
    without = frozenset(folder.resolve() for folder in made)
    looks = _looks(config.root, _named(config.root, without))
    own = [f"{name}\0{_sha(_OWN / name)}" for name in _files(_OWN, frozenset())]
    files = {name: _sha(config.root / name) for name in _files(config.root, without)}
    logs = {config.log(ref.slug).relative_to(config.root).as_posix(): config.log(ref.slug) for ref in config.acts}
    files |= {name: _digest(repr(store.read_log(log, now))) for name, log in logs.items() if name in files}
    return Inputs(config.root, without, _digest(*said, *own), growth.point(config.root), files, looks)


def left(config: Config, site_dir: Path) -> Left:
    """What the last build left in this folder; nothing where that is not known.

    Where a file was touched since, came or went, it is of no inputs any more, and the file is not among its `looks`.
    """
    try:
        state = json.loads(_state(config, site_dir).read_text(encoding="utf-8"))
        if state.pop("format") != _FORMAT:
            return NOTHING
        state["errors"] = tuple(Finding(**finding) for finding in state["errors"])
        now = looks(site_dir)
        if now != state["looks"]:
            state["inputs"] = ""
            state["looks"] = {name: look for name, look in state["looks"].items() if now.get(name) == look}
        return Left(**state | {"static": tuple(state["static"]), "batches": frozenset(state["batches"])})
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return NOTHING


def forget(config: Config, site_dir: Path) -> None:
    """Before a build begins: one that is broken off has built nothing."""
    _state(config, site_dir).unlink(missing_ok=True)


def remember(config: Config, site_dir: Path, found: Left) -> None:
    """Says what a build left, for the next one."""
    file = _state(config, site_dir)
    file.parent.mkdir(parents=True, exist_ok=True)
    coming = file.with_suffix(".next")
    with naming(coming):
        coming.write_text(json.dumps({"format": _FORMAT, **asdict(found)}, ensure_ascii=False), encoding="utf-8")
    coming.replace(file)


def looks(site_dir: Path) -> Looks:
    """Those of every built file."""
    return _looks(site_dir, walked(site_dir))


def walked(folder: Path) -> Iterator[str]:
    """The names of all files below a folder, those that are hidden too."""
    for home, _, names in os.walk(folder):
        before = Path(home).relative_to(folder).as_posix()
        yield from names if before == "." else (f"{before}/{name}" for name in names)


def _named(root: Path, without: frozenset[Path]) -> list[str]:
    """Every file of the project, and with its whole path every file of lawplain itself."""
    return [*_files(root, without), *(str(_OWN / name) for name in _files(_OWN, frozenset()))]


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
