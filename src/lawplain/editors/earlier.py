"""Earlier texts of an explanation, from the git history of its file: somebody who relied on one can show it."""

import datetime as dt
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lawplain import content
from lawplain.content import Summary


@dataclass(frozen=True, slots=True)
class Earlier:
    """A text as it stood from one day on, until the day of the next; None for the one that still stands."""

    summary: Summary
    since: dt.date
    until: dt.date | None


def texts(root: Path, path: str) -> tuple[Earlier, ...]:
    """Every text that a file held, the newest first, by the days of the commits; () without git.

    Two that tell readers the same are one text: what lawplain writes into the front matter is none of it. A day is that
    of the commit; the site can have shown the text from the next build on.
    """
    found, until = list[Earlier](), None
    for commit, day, name in _commits(root, path):
        text = _git(root, "show", f"{commit}:{name}")
        summary, _ = content.read_summary(text, path, Path(path).stem) if text else (None, ())
        if summary is None:
            continue
        if found and summary.read_fingerprint == found[-1].summary.read_fingerprint:
            found[-1] = Earlier(found[-1].summary, day, found[-1].until)
        else:
            until = found[-1].since if found else None
            found.append(Earlier(summary, day, until))
    return tuple(found)


def on(every: tuple[Earlier, ...], day: dt.date) -> Earlier | None:
    """The text that stood on a day; of a day on which it changed, the newer. None where there was none yet."""
    return next((one for one in every if one.since <= day), None)


def _commits(root: Path, path: str) -> Iterator[tuple[str, dt.date, str]]:
    """Each commit that changed a file, the newest first: its day, and the name that the file had then."""
    commit, day = "", dt.date.min
    for line in _git(root, "log", "--follow", "--name-only", "--format=commit %H %cs", "--", path).splitlines():
        if line.startswith("commit "):
            _, commit, written = line.split(" ")
            day = dt.date.fromisoformat(written)
        elif line:
            yield commit, day, line


def _git(root: Path, *words: str) -> str:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
