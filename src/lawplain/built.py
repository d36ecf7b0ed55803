"""What a site was built from, so that a build where nothing changed ends before it begins.

`build/built.json` says it. It is safe to delete. Inputs are the bytes of every file of the project but what builds make
(mkdocs.yml can name any of them), lawplain itself with all that is installed beside it, and the commit, from which the
growth is counted. It says too what the built files looked like, so that a site that someone touched is built again.
"""

import hashlib
import json
import os
import sys
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from importlib import metadata
from pathlib import Path

from lawplain import trend
from lawplain.config import Config
from lawplain.model import Finding

_FORMAT = 1
_OWN = Path(__file__).parent
_MADE = frozenset({"build", "site", "node_modules", "__pycache__"})


@dataclass(frozen=True, slots=True)
class Built:
    """What a build found: the errors for which it left summaries out, and the number of its pages."""

    errors: tuple[Finding, ...]
    pages: int


def inputs(config: Config, site_dir: Path, renderer: str) -> str:
    """A digest of all that a site is made of. To be taken before anything is read: what changes later then differs."""
    found = hashlib.sha256()
    said = [sys.version, renderer, str(site_dir.absolute()), *trend.point(config.root)]
    said += sorted(f"{each.metadata['Name']} {each.version}" for each in metadata.distributions())
    said += sorted(f"{name}={value}" for name, value in os.environ.items() if name.startswith("LAWPLAIN_"))
    found.update(json.dumps(said).encode())
    own = (("lawplain", _OWN, name) for name in _files(_OWN, frozenset()))
    project = (("", config.root, name) for name in _files(config.root, frozenset({site_dir.resolve()})))
    for whose, folder, name in (*own, *project):
        found.update(f"{whose}\0{name}\0".encode())
        found.update(hashlib.sha256((folder / name).read_bytes()).digest())
    return found.hexdigest()


def unchanged(config: Config, site_dir: Path, digest: str) -> Built | None:
    """What the last build found, where it had the same inputs and its files are as it left them; else None."""
    try:
        state = json.loads(_state(config).read_text(encoding="utf-8"))
        if (state["format"], state["inputs"], state["output"]) != (_FORMAT, digest, _output(site_dir)):
            return None
        return Built(tuple(Finding(**finding) for finding in state["errors"]), int(state["pages"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def forget(config: Config) -> None:
    """Before a build begins: one that is broken off has built nothing."""
    _state(config).unlink(missing_ok=True)


def remember(config: Config, site_dir: Path, digest: str, errors: Sequence[Finding], pages: int) -> None:
    state = {"format": _FORMAT, "inputs": digest, "output": _output(site_dir), "pages": pages}
    state["errors"] = [asdict(error) for error in errors]
    file = _state(config)
    file.parent.mkdir(parents=True, exist_ok=True)
    coming = file.with_suffix(".next")
    coming.write_text(json.dumps(state, ensure_ascii=False), encoding="utf-8")
    coming.replace(file)


def _state(config: Config) -> Path:
    return config.root / "build" / "built.json"


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
        found += [(here / name).relative_to(folder).as_posix() for name in names if (here / name).is_file()]
    return sorted(found)


def _output(site_dir: Path) -> str:
    """Of every built file its path, size and time: what changes when someone touches one."""
    found = hashlib.sha256()
    for name in sorted(file.relative_to(site_dir).as_posix() for file in site_dir.rglob("*") if file.is_file()):
        state = (site_dir / name).stat()
        found.update(f"{name}\0{state.st_size}\0{state.st_mtime_ns}\n".encode())
    return found.hexdigest()
