"""content/: Markdown and YAML files that people write, read into types; what is wrong with them becomes findings."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from lawplain.content import located_yaml, prose
from lawplain.content.fields import (
    Correction,
    FrontMatter,
    Help,
    Meaning,
    SpokenLanguage,
    Topic,
    TranslationMatter,
    Words,
)
from lawplain.content.types import ActContent, Content, SiteLanguage, Summary, Translation
from lawplain.findings import Finding
from lawplain.language.speech import Language

LARGEST = 256 * 1024
"""Bytes. A summary has 2,000; what is larger than this is no summary and is not read."""


CATALOGUE_LARGEST = 8 * LARGEST
"""Bytes. A catalogue holds every sentence of the pages twice, and the topics, places of help and plain meanings."""


_HIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufdd0-\ufdef\ufff9-\ufffb]")
"""Controls; ends of lines that YAML sees and editors don't; what turns the direction of writing
round: a page sets that itself."""


_TRANSLATION = re.compile(r"(?P<name>.+)\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]{2,8})*)")


def read(
    folder: Path, slugs: tuple[str, ...], instead: Mapping[str, bytes] | None = None, *, lenient: bool = False
) -> Content:
    """Everything in `content/` for the Acts named. A file with errors is left out and its findings are returned.

    `instead` holds, by path, what stands in for a file of an Act: what it would be after a change. `lenient` keeps a
    summary whose front matter has wrong fields, with stand-ins for these: to be checked, never to be shown.
    """
    findings: list[Finding] = []
    root = folder.parent
    acts = {slug: _read_act(folder / slug, root, findings, instead or {}, lenient) for slug in slugs}
    topics = _read_yaml(folder / "topics.yml", root, tuple[Topic, ...], (), findings)
    words = _read_yaml(folder / "words.yml", root, Words, Words(), findings)
    help_ = _read_yaml(folder / "help.yml", root, tuple[Help, ...], (), findings)
    corrections = _read_yaml(folder / "corrections.yml", root, tuple[Correction, ...], (), findings)
    site_languages = _read_site_languages(folder, root, findings)
    return Content(acts, topics, words, help_, corrections, tuple(sorted(findings)), site_languages)


def outline(folder: Path, slugs: tuple[str, ...]) -> Content:
    """The front matter of the summaries of the Acts named, and nothing else: for those who only count."""
    findings: list[Finding] = []
    acts = {slug: _read_act(folder / slug, folder.parent, findings, {}, lenient=False, bodies=False) for slug in slugs}
    return Content(acts, findings=tuple(sorted(findings)))


def read_summary(
    text: str, path: str, name: str, *, lenient: bool = False, bodies: bool = True
) -> tuple[Summary | None, list[Finding]]:
    """One file's text as a summary, or None and what is wrong with it. A fault in a pin alone doesn't lose it.

    `lenient`: wrong fields, the id aside, have stand-ins, and don't lose it either.
    """
    summary, findings = _summary(text, path, name, lenient, bodies)
    return summary, list(findings)


@lru_cache(maxsize=8192)
def _summary(
    text: str, path: str, name: str, lenient: bool, bodies: bool
) -> tuple[Summary | None, tuple[Finding, ...]]:
    """Kept by its text: `lawplain serve` reads every file again after each save, and all but one are as they were."""
    front, located, body, findings = _read_file(text, path, FrontMatter, bodies)
    if front is None and lenient:
        front = _salvaged(located)
    lines = tuple(text.split("\n"))
    return (Summary(path, name, front, body, located, lines) if front else None), tuple(findings)


def _salvaged(located: located_yaml.Located) -> FrontMatter | None:
    """The front matter with stand-ins for the fields that are wrong; None where its id is, or all of it."""
    if not isinstance(located.value, dict):
        return None
    stand_ins = {"also_called": "?", "topics": ("none",), "law_as_at": "9999-12-31", "method": "written-by-a-person"}
    good = {name: value for name, value in located.value.items() if name in FrontMatter.model_fields}
    for name in list(good):
        alone = located_yaml.Located(stand_ins | {"id": "none"} | {name: good[name]}, {})
        if located_yaml.check(alone, FrontMatter, "")[1]:
            del good[name]
    front, _ = located_yaml.check(located_yaml.Located(stand_ins | good, {}), FrontMatter, "")
    return front if "id" in good else None


def _read_act(
    folder: Path, root: Path, findings: list[Finding], instead: Mapping[str, bytes], lenient: bool, bodies: bool = True
) -> ActContent:
    summaries: list[Summary] = []
    translations: list[Translation] = []
    broken: set[str] = set()
    for file in sorted(folder.glob("*.md")):
        path = _shown(file, root)
        text = _text(instead.get(path) or file.read_bytes(), path, findings)
        match = _TRANSLATION.fullmatch(file.stem)
        found: list[Finding] = []
        if text is None:
            broken.add(file.stem)
        elif match:
            front, _, body, found = _read_file(text, path, TranslationMatter)
            if front:
                translations.append(Translation(path, match["name"], match["language"], front, body))
        else:
            summary, found = read_summary(text, path, file.stem, lenient=lenient, bodies=bodies)
            if summary:
                summaries.append(summary)
            if summary is None or any(f.level == "error" for f in found):
                broken.add(file.stem)
        findings += found
    meanings = _read_yaml(folder / "meanings.yml", root, tuple[Meaning, ...], (), findings) if bodies else ()
    return ActContent(folder.name, tuple(summaries), tuple(translations), meanings, frozenset(broken))


def _read_site_languages(folder: Path, root: Path, findings: list[Finding]) -> tuple[SiteLanguage, ...]:
    site_languages = []
    for front in _read_yaml(folder / "languages.yml", root, tuple[SpokenLanguage, ...], (), findings):
        file = folder / "languages" / f"{front.code}.po"
        path = _shown(file, root)
        text = _text(file.read_bytes(), path, findings, CATALOGUE_LARGEST) if file.exists() else None
        messages, found = _catalogue(text, path) if text is not None else ({}, [])
        findings += found
        site_languages.append(SiteLanguage(path, front, Language(front.code, front.name, front.direction, messages)))
    return tuple(site_languages)


def _catalogue(text: str, path: str) -> tuple[dict[str, str], list[Finding]]:
    from lawplain.language import catalogue  # noqa: PLC0415 - only where another language is spoken

    return catalogue.read(text, path)


def _read_file(
    text: str, path: str, kind: Any, bodies: bool = True
) -> tuple[Any, located_yaml.Located, prose.Body, list[Finding]]:
    empty = located_yaml.Located(None, {}), prose.Body("")
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        said, fix = "The file does not start with front matter.", "Begin it with a line of three hyphens, ---."
        return None, *empty, [Finding(path, 1, 1, "front-matter", "error", said, fix)]
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    if not end:
        said, fix = "The front matter does not end.", "Close it with a line of three hyphens, ---."
        return None, *empty, [Finding(path, 1, 1, "front-matter", "error", said, fix)]
    located, findings = located_yaml.load("\n".join(lines[1:end]), path, first_line=2)
    source = "\n".join(lines[end + 1 :])
    body, in_body = prose.read(source, path, end + 2) if bodies else (prose.Body(source, first_line=end + 2), [])
    findings += in_body
    if not located.places and any(f.rule == "yaml" for f in findings):
        return None, located, body, findings
    front, in_matter = located_yaml.check(located, kind, path)
    return front, located, body, findings + in_matter


def _read_yaml(file: Path, root: Path, kind: Any, default: Any, findings: list[Finding]) -> Any:
    if not file.exists():
        return default
    path = _shown(file, root)
    text = _text(file.read_bytes(), path, findings)
    if text is None:
        return default
    located, found = located_yaml.load(text, path)
    findings += found
    if located.value is None:
        return default
    value, found = located_yaml.check(located, kind, path, rule=file.stem)
    findings += found
    return default if value is None else value


def _text(content: bytes, path: str, findings: list[Finding], largest: int = LARGEST) -> str | None:
    """A file as text: UTF-8, with or without BOM, any line ends; None where it is not that."""
    if len(content) > largest:
        said = f"This file has {len(content):,} bytes; a text that people write has at most {largest:,}."
        findings.append(Finding(path, 1, 1, "file", "error", said, "Is it the right file?"))
        return None
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        said = f"Byte {content[error.start]:#04x} is not UTF-8."
        findings.append(Finding(path, line, 1, "file", "error", said, "Save the file as UTF-8."))
        return None
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if hidden := _HIDDEN.search(text):
        line, column = text.count("\n", 0, hidden.start()) + 1, hidden.start() - text.rfind("\n", 0, hidden.start())
        said = f"There is a character here that nobody sees (U+{ord(hidden[0]):04X}); it can make words look other."
        findings.append(Finding(path, line, column, "file", "error", said, "Delete it, and type the words again."))
        return None
    return text


def _shown(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()
