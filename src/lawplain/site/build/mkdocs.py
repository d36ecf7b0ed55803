"""The renderer, mkdocs or properdocs, run over the pages that changed: on every core a piece of them, side by side.

No page of ours depends on another: nothing is in the nav, no plugin looks at all of them. So a page is rendered in a
piece as it is among all. With a mkdocs.yml to which that does not apply, all are rendered, in one piece.
"""

import errno
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from lawplain import parallel
from lawplain.config import SiteConfig
from lawplain.errors import LawplainError
from lawplain.site import page_types
from lawplain.site.build import inputs, mkdocs_worker, placing, source_pages

_SAID = "said.txt"
_PIECE = 64
"""Pages for which it is not worth to begin another process."""
_NOT_OURS = ("javascripts", "stylesheets", "images")
"""Folders of Material's own files below assets/; our pages use none of them."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One run of the renderer: its folder, and the process."""

    folder: Path
    process: subprocess.Popen[bytes]


class Rendering:
    """Runs of the renderer that began. `done` counts what they have behind them, of `all`: a page counts twice, read
    and written."""

    def __init__(self, mkdocs_yml: Path, pieces: Sequence[Piece], pages: int) -> None:
        self.mkdocs_yml, self.pieces, self.all = mkdocs_yml, pieces, 2 * pages

    def done(self) -> int:
        return sum(_number(piece.folder / "done") for piece in self.pieces)

    def running(self) -> bool:
        return any(piece.process.poll() is None for piece in self.pieces)

    def wait(self) -> None:
        """LawplainError carries what the renderer said; OSError what the system refused it."""
        for piece in self.pieces:
            if code := piece.process.wait():
                words = (piece.folder / _SAID).read_text(encoding="utf-8", errors="replace")
                if code == mkdocs_worker.REFUSED:
                    raise _refused(piece.folder, words)
                raise LawplainError(
                    f"{self.mkdocs_yml.name} could not be followed: {words.strip()[-2000:]}",
                    fix="If you changed mkdocs.yml, take that back; otherwise please report this.",
                    path=self.mkdocs_yml,
                )

    def stop(self) -> None:
        for piece in self.pieces:
            piece.process.kill()
            piece.process.wait()

    def move(self, site_dir: Path) -> set[str]:
        """Puts what was made into the site's folder, and returns the names of its files."""
        names: set[str] = set()
        for piece in self.pieces:
            made = piece.folder / "site"
            for folder in _NOT_OURS:
                shutil.rmtree(made / "assets" / folder, ignore_errors=True)
            for file in made.glob("sitemap.xml*"):  # the list of pages is ours
                file.unlink()
            names.update(inputs.walked(made))
            _moved(made, site_dir)
            shutil.rmtree(piece.folder)
        return names


def _refused(folder: Path, words: str) -> OSError:
    """What the system refused a piece, by its last words; where it had none, the disk is full."""
    try:
        return OSError(*json.loads(words.splitlines()[-1]))
    except (IndexError, ValueError, TypeError):
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(folder))


def begin(
    root: Path,
    site: SiteConfig,
    paths: Iterable[str],
    whole: bool,
    renderer: str,
    time_limits: str = "",
    english: str = "en",
    guides: str = "",
) -> Rendering:
    """Begins to render the pages of these paths, from build/docs, with the project's mkdocs.yml.

    `whole`: they are all that there are, and are rendered in one piece. `time_limits`: the address of the page that the
    head of each page leads to, "" for none, and `guides` that of the list of guides. `english`: the tag of the site's
    English.
    """
    home, listed = root / "build" / "pieces", list(paths)
    shutil.rmtree(home, ignore_errors=True)
    count = 1 if whole else max(1, min(parallel.cores(), len(listed) // _PIECE))
    environment = os.environ | {
        "LAWPLAIN_SITE_NAME": site.name,
        "LAWPLAIN_SITE_ADDRESS": site.address,
        "LAWPLAIN_TIME_LIMITS": time_limits,
        "LAWPLAIN_GUIDES": guides,
        "LAWPLAIN_ENGLISH": english,
        "LAWPLAIN_FOOT": json.dumps(page_types.foot()),
        "NO_MKDOCS_2_WARNING": "1",
    }
    pieces = []
    for number in range(count if listed else 0):
        folder, own = home / str(number), listed[number::count]
        docs = root / "build" / "docs" if whole else folder / "docs"
        if not whole:
            for path in own:
                name = source_pages.name(path)
                (docs / name).parent.mkdir(parents=True, exist_ok=True)
                placing.link(root / "build" / "docs" / name, docs / name)
        folder.mkdir(parents=True, exist_ok=True)
        first = "" if whole else source_pages.name(own[0])
        words = [renderer, str(root / "mkdocs.yml"), str(docs), str(folder), first, str(os.getpid())]
        command = [sys.executable, "-m", "lawplain.site.build.mkdocs_worker", *words]
        with (folder / _SAID).open("wb") as said:
            pieces.append(Piece(folder, subprocess.Popen(command, env=environment, stdout=said, stderr=said, cwd=root)))
    return Rendering(root / "mkdocs.yml", pieces, len(listed))


def _moved(folder: Path, target: Path) -> None:
    """Moves what is in a folder, file by file where the target has the same folder or is on another disk."""
    target.mkdir(parents=True, exist_ok=True)
    for one in list(folder.iterdir()):
        there = target / one.name
        if one.is_dir() and there.is_dir():
            _moved(one, there)
            continue
        try:
            one.replace(there)
        except OSError as error:
            if error.errno != errno.EXDEV:
                raise
            if one.is_dir():
                _moved(one, there)
                continue
            there.unlink(missing_ok=True)
            placing.copy(one, there)


def _number(file: Path) -> int:
    try:
        return int(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return 0
