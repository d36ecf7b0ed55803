"""A site is put in place in one step: whoever looks sees the whole old one or the whole new one.

The new one grows beside the old one, on the same disk, in a folder that is hidden (`.site.next` beside `site`). As long
as that is there, a build is at work or was broken off. What did not change is one file in both, under two names, with
the time that it had, so that servers and browsers know it again. Nothing is ever written into a file that is in both.
"""

import ctypes
import filecmp
import os
import shutil
from collections.abc import Container, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lawplain.errors import Exit, LawplainError, naming

_OURS = ("published.json", "sitemap.xml", "_headers")
"""Every site has these; a folder with none of them is somebody else's."""
_HERE = -100
_EXCHANGE = 2


@contextmanager
def beside(site_dir: Path) -> Iterator[Path]:
    """The empty folder in which a new site grows; it takes the place of `site_dir` at the end. Where an error ends it,
    the old site stays, and the folder stays, empty, and says so."""
    check(site_dir)
    target = site_dir.resolve()
    coming, old = _coming(target), target.with_name(f".{target.name}.old")
    if old.exists() and not target.exists():
        old.rename(target)  # killed between the two steps of `_put`
    for left in (coming, old):
        _remove(left)
    coming.mkdir(parents=True)
    try:
        yield coming
    except BaseException:
        with suppress(OSError):
            _remove(coming)
            coming.mkdir()
        raise
    _put(coming, target, old)


def unfinished(site_dir: Path) -> bool:
    """Whether a build of this site is running, or one was interrupted."""
    return _coming(site_dir.resolve()).exists()


def keep(site_dir: Path, coming: Path, wanted: Container[str]) -> None:
    """Links what stays of the old site into the new one, and all that is hidden (.git, .well-known): it is not ours."""
    for home, folders, names in os.walk(site_dir):
        before = "".join(f"{part}/" for part in Path(home).relative_to(site_dir).parts)
        hidden = "/." in f"/{before}"
        every = (*names, *(one for one in folders if Path(home, one).is_symlink()))
        staying = [name for name in every if hidden or name.startswith(".") or f"{before}{name}" in wanted]
        if hidden or staying:
            (coming / before).mkdir(parents=True, exist_ok=True)
        for name in staying:
            link(Path(home, name), coming / before / name)


def same(site_dir: Path, coming: Path) -> None:
    """What was made anew and came out the same becomes the old file."""
    for home, _, names in os.walk(coming):
        for name in names:
            new = Path(home, name)
            old = site_dir / new.relative_to(coming)
            if old.is_file() and not old.samefile(new) and filecmp.cmp(old, new, shallow=False):
                new.unlink()
                link(old, new)


def link(file: Path, name: Path) -> None:
    """The file under another name too; a copy, as old as it is, where the disk can't do that."""
    if file.is_symlink():
        name.symlink_to(file.readlink())
        return
    try:
        name.hardlink_to(file)
    except OSError:
        copy(file, name)


def copy(file: Path, name: Path) -> None:
    """As old as it is, for what knows files by their times."""
    with naming(name):
        shutil.copy2(file, name)


def _coming(target: Path) -> Path:
    return target.with_name(f".{target.name}.next")


def check(site_dir: Path) -> None:
    """LawplainError where this folder can't be replaced as a whole, or holds what no build has made."""
    if site_dir.exists() and not site_dir.is_dir():
        raise LawplainError("It is a file, not a folder.", path=site_dir, fix="Name a folder.", exit_code=Exit.USAGE)
    if os.path.ismount(site_dir):
        what = "It is a disk of its own, and a site takes the place of the old one as a whole folder."
        raise LawplainError(what, path=site_dir, fix=f"Name a folder on it: {site_dir / 'site'}", exit_code=Exit.USAGE)
    if site_dir.is_dir() and not any((site_dir / name).exists() for name in _OURS):
        strange = sorted(one.name for one in site_dir.iterdir() if not one.name.startswith("."))
        if strange:
            what = f"It holds something else than a lawplain site ({', '.join(strange[:3])}); nothing was touched."
            fix = "Name another folder, or empty this one."
            raise LawplainError(what, path=site_dir, fix=fix, exit_code=Exit.USAGE)


def _put(coming: Path, target: Path, old: Path) -> None:
    """One step where the system can exchange two folders (Linux, on nearly every disk); else two, with no site between
    them for the blink of an eye, and what is missing after a kill there is put back by the next build."""
    if not target.exists():
        coming.rename(target)
        return
    shutil.copymode(target, coming)
    if not _exchanged(coming, target):
        target.rename(old)
        coming.rename(target)
        _remove(old)
    _remove(coming)


def _exchanged(one: Path, other: Path) -> bool:
    """renameat2(2) with RENAME_EXCHANGE, which Python does not offer."""
    try:
        call = ctypes.CDLL(None).renameat2
    except (AttributeError, OSError, TypeError):
        return False
    return bool(call(_HERE, os.fsencode(one), _HERE, os.fsencode(other), _EXCHANGE) == 0)


def _remove(folder: Path) -> None:
    if folder.exists():
        shutil.rmtree(folder)
