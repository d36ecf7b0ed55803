"""Mistakes that editors make, each with what is said of it: tests/cases/mistakes.yml says how to read it.

Each is made in a copy of the invented site. It is found at the line where it was made, by the rule that is named, in
words of a reader and not of a program; and nothing else is an error that does not follow from it.
"""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import kite_site
import pytest
import yaml

from lawplain import checks, config, content, editions
from lawplain.config import Config
from lawplain.editions.pair import Collection
from lawplain.errors import LawplainError
from lawplain.findings import Finding

MISTAKES: list[dict[str, Any]] = yaml.safe_load((kite_site.CASES / "mistakes.yml").read_text(encoding="utf-8"))
JARGON = re.compile(r"\\[dswb]|\^\[|\[\^|pattern|regex|(?:[Ss]tring|[Ii]nput) should|valid (?:string|integer)|\bdict\b")
"""Words of programs that no editor should have to read."""
CHARACTERS = {"NO-BREAK": "\u00a0", "ZERO-WIDTH": "\u200b", "SOFT-HYPHEN": "\u00ad", "RIGHT-TO-LEFT": "\u202e"}


@dataclass(frozen=True)
class Site:
    """A site of invented Acts in which mistakes are made, and what is found in it without any."""

    settings: Config
    law: Collection
    before: frozenset[Finding]

    def found(self) -> list[Finding]:
        try:
            settings = config.read(self.settings.root)
        except LawplainError as error:
            path = Path(str(error.path)).name
            return [Finding(path, error.line or 1, error.column or 1, "settings", "error", error.what, error.fix)]
        written = content.read(settings.root / "content", tuple(ref.slug for ref in settings.acts), how="lenient")
        collection = editions.rewritten(settings, self.law, written)
        return list(checks.run(collection, settings.checks))


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    settings = kite_site.make(tmp_path_factory.mktemp("mistakes"))
    whole = Site(settings, editions.load(settings), frozenset())
    return Site(settings, whole.law, frozenset(whole.found()))


@pytest.fixture
def mended(site: Site) -> Iterator[Site]:
    """The site, whose files are put back afterwards."""
    home = site.settings.root
    yield site
    shutil.rmtree(home / "content")
    shutil.copytree(kite_site.HOME / "content", home / "content")
    shutil.copy(kite_site.HOME / "lawplain.toml", home)


@pytest.mark.parametrize("mistake", MISTAKES, ids=[each["mistake"] for each in MISTAKES])
def test_a_mistake_is_found_where_it_was_made(mended: Site, mistake: dict[str, Any]) -> None:
    path, line = make(mended.settings.root, mistake)
    new = [finding for finding in mended.found() if finding not in mended.before]
    rule, level = mistake["rule"], mistake.get("level", "error")
    (said,) = [f for f in new if (f.path, f.line, f.rule, f.level) == (path, line, rule, level)] or shown(new)
    assert mistake["says"] in said.message
    assert mistake["mend"] in said.fix
    for finding in new:
        assert not JARGON.search(f"{finding.message} {finding.fix}")
    others = sorted(f.rule for f in new if f.level == "error" and f is not said)
    if others != sorted(mistake.get("also", [])):
        shown(new)


def test_there_are_enough_of_them() -> None:
    assert len(MISTAKES) >= 120
    assert len({each["mistake"] for each in MISTAKES}) == len(MISTAKES)


def make(root: Path, mistake: dict[str, Any]) -> tuple[str, int]:
    """Makes the mistake; returns the file and the line at which it is to be found."""
    name = typed(mistake.get("in", "27.md"))
    home = root if name.endswith(".toml") else root / "content"
    if "/" not in name and name.endswith(".md"):
        name = f"{kite_site.KITES}/{name}"
    file = home / name
    at = 1
    if "bytes" in mistake:
        file.write_bytes(bytes.fromhex(mistake["bytes"]))
    elif "renamed" in mistake:
        file = file.rename(home / mistake["renamed"])
    elif "new" in mistake and "old" not in mistake:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(typed(mistake["new"]), encoding="utf-8")
    else:
        before = file.read_text(encoding="utf-8")
        old, new = typed(mistake["old"]), typed(mistake["new"])
        assert old in before, "the mistake can't be made: these words are not in the file"
        after = before.replace(old, new, 1)
        file.write_text(after, encoding="utf-8")
        lines = zip(before.split("\n"), after.split("\n"), strict=False)
        at = next(number for number, (was, now) in enumerate(lines, 1) if was != now)
    found = root / "content" / mistake["found_in"] if "found_in" in mistake else file
    if "line" in mistake:
        at = mistake["line"]
        if isinstance(at, str):
            at = found.read_text(encoding="utf-8").split("\n").index(typed(at)) + 1
    return found.relative_to(root).as_posix(), at


def typed(words: str) -> str:
    """The words with the characters that nobody could see in the list."""
    for name, character in CHARACTERS.items():
        words = words.replace(f"<{name}>", character)
    return words


def shown(findings: list[Finding]) -> list[Finding]:
    """Fails with what was found, to be read."""
    lines = [f"{f.path}:{f.line}: {f.level}: {f.message} | {f.fix} [{f.rule}]" for f in findings]
    raise AssertionError("\n".join(["found instead:", *lines]))
