"""content/: Markdown and YAML files that people write, read into types; what is wrong with them becomes findings."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from lawplain.content import folder as contents
from lawplain.content import located_yaml, prose, raw, topic_names
from lawplain.content.fields import (
    Correction,
    Front,
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

_MEANT = re.compile(r"\s*[-–—_*]{1,}\s*")
"""A line that is meant to be the three hyphens after the front matter."""
_TRANSLATION = re.compile(r"(?P<name>.+)\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]{2,8})*)")


@dataclass(slots=True)
class _Into:
    """What is wrong; which of the files that many pages share can't be read at all, and the lines of the others; as
    reading goes on."""

    findings: list[Finding] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    lines: dict[str, tuple[str, ...]] = field(default_factory=dict)


def read(
    folder: Path, slugs: tuple[str, ...], instead: Mapping[str, bytes] | None = None, *, lenient: bool = False
) -> Content:
    """Everything in `content/` for the Acts named. A file with errors is left out and its findings are returned.

    `instead` holds, by path, what stands in for a file of an Act: what it would be after a change. `lenient` keeps a
    summary whose front matter has wrong fields, with stand-ins for these: to be checked, never to be shown.
    """
    into = _Into()
    root = folder.parent
    acts = {slug: _read_act(folder / slug, root, into, instead or {}, lenient) for slug in slugs}
    topics, lost = _read_yaml(folder / "topics.yml", root, tuple[Topic, ...], (), into, "slug")
    words, _ = _read_yaml(folder / "words.yml", root, Words, Words(), into)
    help_, _ = _read_yaml(folder / "help.yml", root, tuple[Help, ...], (), into)
    front, _ = _read_yaml(folder / "site.yml", root, Front, Front(), into)
    corrections, _ = _read_yaml(folder / "corrections.yml", root, tuple[Correction, ...], (), into)
    site_languages = _read_site_languages(folder, root, into)
    into.findings += contents.unread(folder, slugs, [one.front.code for one in site_languages])
    return Content(
        topic_names.resolved(acts, topics),
        topics,
        words,
        topic_names.resolved_help(help_, topics),
        corrections,
        tuple(sorted(into.findings)),
        site_languages,
        frozenset(into.unread),
        topic_names.lost(lost),
        into.lines,
        front,
    )


def outline(folder: Path, slugs: tuple[str, ...]) -> Content:
    """The front matter of the summaries of the Acts named, and nothing else: for those who only count."""
    into = _Into()
    acts = {slug: _read_act(folder / slug, folder.parent, into, {}, lenient=False, bodies=False) for slug in slugs}
    return Content(acts, findings=tuple(sorted(into.findings)))


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
    if isinstance(good.get("topics"), tuple):
        good["topics"] = good["topics"][:3]
    for name in list(good):
        alone = located_yaml.Located(stand_ins | {"id": "none"} | {name: good[name]}, {})
        if located_yaml.check(alone, FrontMatter, "")[1]:
            del good[name]
    front, _ = located_yaml.check(located_yaml.Located(stand_ins | good, {}), FrontMatter, "")
    if front and "topics" not in good:
        front = front.model_copy(update={"topics": ()})
    return front if "id" in good else None


def _read_act(
    folder: Path, root: Path, into: _Into, instead: Mapping[str, bytes], lenient: bool, bodies: bool = True
) -> ActContent:
    summaries: list[Summary] = []
    translations: list[Translation] = []
    broken: set[str] = set()
    for file in sorted(folder.glob("*.md")):
        if not file.is_file():
            continue  # `contents.unread` says so
        path = _shown(file, root)
        match = _TRANSLATION.fullmatch(file.stem)
        text, found = raw.text(instead.get(path) or file.read_bytes(), path, english=not match)
        if text is None:
            broken.add(file.stem)
        elif match:
            front, _, body, more = _read_file(text, path, TranslationMatter)
            found = _once(found, more)
            if front:
                translations.append(Translation(path, match["name"], match["language"], front, body))
        else:
            summary, more = read_summary(text, path, file.stem, lenient=lenient, bodies=bodies)
            found = _once(found, more)
            if summary:
                summaries.append(summary)
            if summary is None or any(f.level == "error" for f in found):
                broken.add(file.stem)
        into.findings += found
    meanings, _ = _read_yaml(folder / contents.MEANINGS, root, tuple[Meaning, ...], (), into) if bodies else ((), ())
    return ActContent(folder.name, tuple(summaries), tuple(translations), meanings, frozenset(broken))


def _read_site_languages(folder: Path, root: Path, into: _Into) -> tuple[SiteLanguage, ...]:
    site_languages = []
    for front in _read_yaml(folder / "languages.yml", root, tuple[SpokenLanguage, ...], (), into, "code")[0]:
        file = folder / contents.LANGUAGES / f"{front.code}.po"
        path = _shown(file, root)
        messages: dict[str, str] = {}
        if file.is_file():
            text, found = raw.text(file.read_bytes(), path, largest=raw.CATALOGUE_LARGEST, english=False)
            if text is not None:
                messages, more = _catalogue(text, path)
                found += more
            if found and not messages:
                into.unread.add(path)
            into.findings += found
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
        meant = next((i for i, line in enumerate(lines[1:], 1) if _MEANT.fullmatch(line)), 0)
        said = "This line does not end the front matter." if meant else "The front matter does not end."
        fix = "Close it with a line of three hyphens, ---."
        return None, *empty, [Finding(path, meant + 1, 1, "front-matter", "error", said, fix)]
    located, findings = located_yaml.load("\n".join(lines[1:end]), path, first_line=2)
    source = "\n".join(lines[end + 1 :])
    body, in_body = prose.read(source, path, end + 2) if bodies else (prose.Body(source, first_line=end + 2), [])
    findings += in_body
    if not located.places and any(f.rule == "yaml" for f in findings):
        return None, located, body, findings
    front, in_matter = located_yaml.check(located, kind, path)
    wrong = {finding.line for finding in (*findings, *in_matter) if finding.level == "error"}
    findings = [f for f in findings if f.level == "error" or f.line not in wrong]  # said already, better
    return front, located, body, findings + in_matter


def _read_yaml(file: Path, root: Path, kind: Any, default: Any, into: _Into, *own: str) -> tuple[Any, tuple[Any, ...]]:
    """A file that many pages share, without the entries that are wrong; and these, as they are written. `own` as in
    `located_yaml.check_each`."""
    if not file.is_file():
        return default, ()
    path = _shown(file, root)
    text, found = raw.text(file.read_bytes(), path)
    if text is None:
        into.findings += found
        into.unread.add(path)
        return default, ()
    into.lines[path] = tuple(text.split("\n"))
    located, more = located_yaml.load(text, path)
    found = _once(found, more)
    if located.value is None:
        into.findings += found
        if found:
            into.unread.add(path)
        return default, ()
    kept = located_yaml.check_each(located, kind, path, "shared-files", found, own)
    into.findings += [*found, *kept.findings]
    if kept.value is None:
        into.unread.add(path)
        return default, kept.lost
    return kept.value, kept.lost


def _once(before: list[Finding], after: list[Finding]) -> list[Finding]:
    """What was found, and what was found next on other lines: what is wrong with a line may follow from the first."""
    lines = {finding.line for finding in before}
    return [*before, *(finding for finding in after if finding.line not in lines)]


def _shown(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix()
