"""What lies in content/ and is not read: nobody should think that a file was checked, or is shown, that lawplain never
opened."""

from collections.abc import Collection, Iterator
from pathlib import Path

from lawplain.errors import nearest
from lawplain.findings import Finding, Level

RULE = "unread"
SHARED = ("topics.yml", "words.yml", "help.yml", "corrections.yml", "languages.yml", "site.yml", "elsewhere.yml")
"""The files beside the folders of Acts."""
LANGUAGES = "languages"
"""The folder of catalogues beside them."""
GUIDES = "guides"
"""The folder of guides, which are about several sections, beside those of the Acts."""
MEANINGS = "meanings.yml"
READERS, REVIEWS = "readers", "reviews"
"""The folders of readers' tests and of reviews by people in that of an Act."""
_IGNORED = frozenset({"thumbs.db", "desktop.ini"})
_LEFT_BEHIND = ("~", ".bak", ".orig", ".rej", ".swp", ".tmp")
"""How files end that programs leave behind: no editor means them to be read."""


def known(folder: Path, slugs: Collection[str], languages: Collection[str]) -> Iterator[str]:
    """Every file in content/ that is read for these Acts and languages, by its path."""
    files = [folder / name for name in SHARED]
    files += [folder / LANGUAGES / f"{code}.po" for code in languages]
    files += (folder / GUIDES).glob("*.md")
    files += [file for inside in (READERS, REVIEWS) for file in (folder / GUIDES / inside).glob("*.yml")]
    for slug in slugs:
        files += [*(folder / slug).glob("*.md"), folder / slug / MEANINGS]
        files += [file for inside in (READERS, REVIEWS) for file in (folder / slug / inside).glob("*.yml")]
    return (file.relative_to(folder.parent).as_posix() for file in files if file.is_file())


def unread(folder: Path, slugs: Collection[str], languages: Collection[str]) -> Iterator[Finding]:
    """Every file and folder in content/ that is not read for these Acts and languages, with the likely mend."""
    if not folder.is_dir():
        return
    for one in _inside(folder):
        if one.is_dir() and one.name == LANGUAGES:
            yield from _unread_in(one, folder, [f"{code}.po" for code in languages])
        elif one.is_dir() and one.name == GUIDES:
            yield from _unread_in(one, folder, (), ".md", inside=[READERS, REVIEWS])
        elif one.is_dir() and one.name in slugs:
            yield from _unread_in(one, folder, [MEANINGS], ".md", inside=[READERS, REVIEWS])
        elif one.is_dir():
            near = nearest(one.name.casefold(), slugs)
            fix = f"Did you mean {near}?" if near else f"The laws in lawplain.toml are: {', '.join(slugs) or 'none'}."
            count = sum(file.is_file() for file in one.rglob("*"))
            said = f"This folder belongs to no Act in lawplain.toml, so none of its {count} files is read."
            yield _finding(one, folder, "error", said, fix)
        elif one.name not in SHARED or not one.is_file():
            yield _stray(one, folder, SHARED)


def _unread_in(
    act: Path, folder: Path, names: Collection[str], ending: str = "", inside: Collection[str] = ()
) -> Iterator[Finding]:
    """What is not read in a folder: whatever has none of these names, nor this `ending`; `inside` are folders in it."""
    for one in _inside(act):
        if one.is_dir() and one.name in inside:
            yield from _unread_in(one, folder, (), ".yml")
        elif one.is_dir():
            yield _finding(one, folder, "error", "Nothing in this folder is read.", f"Move its files into {act.name}.")
        elif not one.is_file() or not (one.name in names or (ending and one.suffix == ending)):
            yield _stray(one, folder, names, summaries=ending == ".md")


def _stray(one: Path, folder: Path, names: Collection[str], *, summaries: bool = False) -> Finding:
    level: Level = "warning" if one.name.endswith(_LEFT_BEHIND) else "error"
    said = "This file is not read: lawplain does not know its name."
    if not one.exists():
        return _finding(one, folder, "error", "This link leads to no file.", "Put the file itself here.")
    stem = one.name.casefold().partition(".")[0]
    parts = one.name.casefold().split(".")[1:]
    near = nearest(one.name.casefold().removesuffix(".txt"), names)
    if summaries and ("md" in parts or "markdown" in parts) and level == "error":
        fix = f"Rename it to {one.name[: len(stem)]}.md. (Windows hides endings like .txt until you let it show them.)"
        return _finding(one, folder, level, "This file is not read: its name does not end in .md.", fix)
    if near:
        return _finding(one, folder, level, said, f"Did you mean {near}?")
    fix = "Delete it, if no one needs it." if level == "warning" else "Move it out of content/, or rename it."
    return _finding(one, folder, level, said, fix)


def _inside(folder: Path) -> list[Path]:
    shown = (one for one in folder.iterdir() if not one.name.startswith("."))
    return sorted(one for one in shown if one.name.casefold() not in _IGNORED)


def _finding(one: Path, folder: Path, level: Level, said: str, fix: str) -> Finding:
    return Finding(one.relative_to(folder.parent).as_posix(), 1, 1, RULE, level, said, fix)
