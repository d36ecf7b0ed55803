"""How many explanations there were in the past, from the git history of content/, where there is one."""

import datetime as dt
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from lawplain.config import Config

Trend = Sequence[tuple[str, int]]
"""(day, how many), oldest first; days as ISO 8601 writes them."""
MOST = 12
"""Points of a trend."""


def of_acts(config: Config) -> dict[str, Trend]:
    """The trend of each Act about which anything is written, by its slug."""
    slugs = (ref.slug for ref in config.acts if (config.root / "content" / ref.slug).is_dir())
    return {slug: read(config.root, slug) for slug in slugs}


def in_days(trends: Mapping[str, Trend]) -> dict[str, tuple[tuple[dt.date, int], ...]]:
    """Trends as pages read them."""
    return {slug: tuple((dt.date.fromisoformat(day), n) for day, n in trend) for slug, trend in trends.items()}


def read(root: Path, slug: str) -> Trend:
    """(day, files that explain a section) at the last commit of a day, oldest first, twelve at most; () without git.

    It depends only on the history that is there: a clone of one commit has no trend.
    """
    folder = f"content/{slug}"
    lines = _git(root, "log", "--first-parent", "--format=%H %cs", "--", folder)
    last = {day: commit for commit, day in reversed([line.split(" ") for line in lines])}
    days = sorted(last)
    step = max(1, -(-len(days) // MOST))
    chosen = days[::-1][::step][::-1]
    return tuple((day, _count(root, last[day], folder)) for day in chosen)


def point(root: Path) -> tuple[str, ...]:
    """What a trend depends on: the commit, and how many commits there are; () without git."""
    return tuple(_git(root, "rev-parse", "HEAD") + _git(root, "rev-list", "--count", "HEAD"))


def _count(root: Path, commit: str, folder: str) -> int:
    names = _git(root, "ls-tree", "--name-only", commit, f"{folder}/")
    files = [name.rpartition("/")[2].removesuffix(".md") for name in names if name.endswith(".md")]
    return sum(name[:1].isdigit() and "." not in name for name in files)


def _git(root: Path, *words: str) -> list[str]:
    try:
        done = subprocess.run(["git", "-C", str(root), *words], capture_output=True, text=True, check=False, timeout=60)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.splitlines() if done.returncode == 0 else []
