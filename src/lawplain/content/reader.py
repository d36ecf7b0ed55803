"""Reads content/: Markdown and YAML files that people write. What is wrong with them becomes findings."""

import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any, Generic, Literal, NamedTuple, TypeVar

from lawplain.content import folder as contents
from lawplain.content import located_yaml, prose, raw, topic_names
from lawplain.content.beside import Beside
from lawplain.content.fields import (
    Correction,
    Elsewhere,
    Front,
    FrontMatter,
    Help,
    Meaning,
    SpokenLanguage,
    Topic,
    TranslationMatter,
    Words,
)
from lawplain.content.guide_fields import GuideMatter, GuideTranslationMatter
from lawplain.content.readers import Readers, ReadersFile
from lawplain.content.reviews import Reviews, ReviewsFile
from lawplain.content.types import ActContent, Content, Guide, GuideTranslation, SiteLanguage, Summary, Translation
from lawplain.errors import nearest
from lawplain.findings import Finding, Read
from lawplain.kept import NOTHING, Kept
from lawplain.language.speech import Language

T = TypeVar("T")
How = Literal["strict", "lenient", "outline"]
"""How a summary is read. "strict": for readers, so that a wrong field loses it. "lenient": with stand-ins for wrong
fields, to be checked and never to be shown. "outline": the front matter alone, for those who only count."""
_MEANT = re.compile(r"\s*[-–—_*]{1,}\s*")
"""A line that is meant to be the three hyphens after the front matter."""
_TRANSLATION = re.compile(r"(?P<name>.+)\.(?P<language>[a-z]{2,3}(?:-[A-Za-z]{2,8})*)")


def read(
    folder: Path,
    slugs: tuple[str, ...],
    instead: Mapping[str, bytes] | None = None,
    how: How = "strict",
    kept: Kept = NOTHING,
) -> Content:
    """Everything in `content/` for the Acts named. A file with errors is left out and its findings are returned.

    `instead` holds, by path, what stands in for a file of an Act: what it would be after a change. `kept` has what was
    read of such files before.
    """
    files = _Files(folder, how, instead or {}, kept)
    acts = [files.act(slug) for slug in slugs]
    by_slug = {act.value.slug: act.value for act in acts}
    guides = files.guides(slugs)
    if how == "outline":
        found = (*(finding for act in acts for finding in act.findings), *guides.findings)
        return Content(by_slug, guides=guides.english, findings=_sorted(found))
    topics: _Part[tuple[Topic, ...]] = files.yaml("topics.yml", tuple[Topic, ...], (), "slug")
    words = files.yaml("words.yml", Words, Words())
    help_: _Part[tuple[Help, ...]] = files.yaml("help.yml", tuple[Help, ...], ())
    front = files.yaml("site.yml", Front, Front())
    elsewhere: _Part[tuple[Elsewhere, ...]] = files.yaml("elsewhere.yml", tuple[Elsewhere, ...], ())
    corrections: _Part[tuple[Correction, ...]] = files.yaml("corrections.yml", tuple[Correction, ...], ())
    languages = files.site_languages()
    not_read = tuple(contents.unread(folder, slugs, [one.front.code for one in languages.value]))
    parts: tuple[_Part[Any], ...] = (*acts, topics, words, help_, front, elsewhere, corrections, languages)
    return Content(
        acts=topic_names.resolved(by_slug, topics.value),
        topics=topics.value,
        words=words.value,
        help=topic_names.resolved_help(help_.value, topics.value),
        front=front.value,
        elsewhere=topic_names.resolved_elsewhere(elsewhere.value, topics.value),
        guides=topic_names.resolved_guides(guides.english, topics.value),
        guide_translations=guides.translations,
        guide_readers=guides.readers,
        guide_reviews=guides.reviews,
        corrections=corrections.value,
        findings=_sorted((*(finding for part in parts for finding in part.findings), *guides.findings, *not_read)),
        site_languages=languages.value,
        unread=frozenset().union(*(part.unread for part in parts)),
        lost_topics=topic_names.lost(topics.lost),
        lines={path: lines for part in parts for path, lines in part.lines.items()},
        files=frozenset(contents.known(folder, slugs, [one.front.code for one in languages.value])),
    )


@lru_cache(maxsize=8192)
def read_summary(text: str, path: str, name: str, how: How = "strict") -> Read[Summary | None]:
    """One file's text as a summary, or None and what is wrong with it. A fault in a pin alone does not lose it.

    Kept by its text: `lawplain serve` reads every file again after each save, and all but one are as they were.
    """
    halves, wrong = _halves(text, path)
    if halves is None:
        return Read(None, wrong)
    front, body = _front(halves, path, FrontMatter), _body(halves, path, how)
    known = front.value or (_salvaged(halves.front) if how == "lenient" else None)
    summary = Summary(path, name, known, body.value, halves.front, tuple(text.split("\n"))) if known else None
    return Read(summary, _without_echoes((*wrong, *body.findings), front.findings))


@lru_cache(maxsize=256)
def read_guide(text: str, path: str, name: str, how: How = "strict") -> Read[Guide | None]:
    """One file's text as a guide, or None and what is wrong with it. A fault in a pin alone does not lose it."""
    halves, wrong = _halves(text, path)
    if halves is None:
        return Read(None, wrong)
    front, body = _front(halves, path, GuideMatter), _body(halves, path, how)
    guide = None
    if front.value:
        whole, (short, *texts) = _guide_texts(body.value, how)
        lines = tuple(text.split("\n"))
        guide = Guide(path, name, front.value, short[1], tuple(texts), whole, halves.front, lines)
    return Read(guide, _without_echoes((*wrong, *body.findings), front.findings))


def read_guide_translation(
    text: str, path: str, name: str, language: str, how: How = "strict"
) -> Read[GuideTranslation | None]:
    """One file's text as the translation of the guide `name`, or None and what is wrong with it."""
    halves, wrong = _halves(text, path)
    if halves is None:
        return Read(None, wrong)
    front, body = _front(halves, path, GuideTranslationMatter), _body(halves, path, how)
    guide = None
    if front.value:
        whole, (short, *texts) = _guide_texts(body.value, how)
        guide = GuideTranslation(path, name, language, front.value, short[1], tuple(texts), whole, halves.front)
    return Read(guide, _without_echoes((*wrong, *body.findings), front.findings))


def _guide_texts(body: prose.Body, how: How) -> tuple[prose.Body, tuple[tuple[str, prose.Body], ...]]:
    """The text of a guide without the lines that name its steps; and its parts, the short answer first."""
    return (body, (("", body),)) if how == "outline" else prose.sections(body)


def read_translation(text: str, path: str, name: str, language: str, how: How = "strict") -> Read[Translation | None]:
    """One file's text as the translation of the summary `name`, or None and what is wrong with it."""
    halves, wrong = _halves(text, path)
    if halves is None:
        return Read(None, wrong)
    front, body = _front(halves, path, TranslationMatter), _body(halves, path, how)
    translation = Translation(path, name, language, front.value, body.value, halves.front) if front.value else None
    return Read(translation, _without_echoes((*wrong, *body.findings), front.findings))


def read_readers(content: bytes, path: str, name: str) -> Read[Readers | None]:
    """One file's bytes as readers' tests, or None and what is wrong with them."""
    return _beside(content, path, name, ReadersFile)


def read_reviews(content: bytes, path: str, name: str) -> Read[Reviews | None]:
    """One file's bytes as reviews by people, or None and what is wrong with them."""
    return _beside(content, path, name, ReviewsFile)


def _beside(content: bytes, path: str, name: str, kind: type[T]) -> Read[Beside[T] | None]:
    text, wrong = raw.text(content, path)
    if text is None:
        return Read(None, wrong)
    located, more = located_yaml.load(text, path)
    wrong = _once(wrong, more)
    if located.value is None and wrong:
        return Read(None, wrong)
    front, more = located_yaml.check(located, kind, path, "beside")
    wrong = _once(wrong, more)
    usable = front is not None and not any(finding.level == "error" for finding in wrong)
    return Read(Beside(path, name, front, located) if front is not None and usable else None, wrong)


@dataclass(frozen=True, slots=True)
class _Part(Generic[T]):
    """What could be read of a part of content/, and what is wrong with it.

    Of files that many pages share: `lost` are the entries that are wrong, as they are written; `unread` the files
    that can't be read at all; `lines` those of the others.
    """

    value: T
    findings: tuple[Finding, ...] = ()
    lost: tuple[Any, ...] = ()
    unread: frozenset[str] = frozenset()
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict)


class _Guides(NamedTuple):
    """What could be read of the guides, and what is wrong with them."""

    english: tuple[Guide, ...]
    translations: tuple[GuideTranslation, ...]
    readers: tuple[Readers, ...]
    reviews: tuple[Reviews, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class _Files:
    """The files of content/, with what stands in for some of them."""

    folder: Path
    how: How
    instead: Mapping[str, bytes]
    kept: Kept

    def act(self, slug: str) -> _Part[ActContent]:
        """What people wrote about one Act."""
        summaries, translations = list[Summary](), list[Translation]()
        findings, broken = list[Finding](), set[str]()
        for file in sorted((self.folder / slug).glob("*.md")):
            path = self.path(file)
            match = _TRANSLATION.fullmatch(file.stem)
            if not file.is_file():
                continue  # `contents.unread` says so
            text, wrong = raw.text(self.instead.get(path) or file.read_bytes(), path, english=not match)
            if text is None:
                broken.add(file.stem)
            elif match:
                of_file = partial(read_translation, text, path, match["name"], match["language"], self.how)
                translation = self.kept.of(path, of_file, text, self.how)
                wrong = _once(wrong, translation.findings)
                translations += [translation.value] if translation.value else []
            else:
                summary = self.kept.of(path, partial(read_summary, text, path, file.stem, self.how), text, self.how)
                wrong = _once(wrong, summary.findings)
                summaries += [summary.value] if summary.value else []
                if summary.value is None or any(f.level == "error" for f in wrong):
                    broken.add(file.stem)
            findings += wrong
        meanings: _Part[tuple[Meaning, ...]] = _Part(())
        if self.how != "outline":
            meanings = self.yaml(f"{slug}/{contents.MEANINGS}", tuple[Meaning, ...], ())
        tests = self.beside(slug, contents.READERS, read_readers)
        reviews = self.beside(slug, contents.REVIEWS, read_reviews)
        act = ActContent(
            slug,
            tuple(summaries),
            tuple(translations),
            meanings.value,
            frozenset(broken),
            tests.value,
            reviews.value,
        )
        wrong = (*findings, *meanings.findings, *tests.findings, *reviews.findings)
        return _Part(act, wrong, unread=meanings.unread, lines=meanings.lines)

    def guides(self, slugs: tuple[str, ...]) -> "_Guides":
        """The guides about these laws, in the order of their names, with their translations, tests and reviews."""
        guides, translations, findings = list[Guide](), list[GuideTranslation](), list[Finding]()
        for file in sorted((self.folder / contents.GUIDES).glob("*.md")):
            if not file.is_file():
                continue
            path, match = self.path(file), _TRANSLATION.fullmatch(file.stem)
            text, wrong = raw.text(self.instead.get(path) or file.read_bytes(), path, english=not match)
            if text is not None and match:
                of_file = partial(read_guide_translation, text, path, match["name"], match["language"], self.how)
                translation = self.kept.of(path, of_file, text, self.how)
                wrong = _once(wrong, translation.findings)
                translations += [translation.value] if translation.value else []
            elif text is not None:
                guide = self.kept.of(path, partial(read_guide, text, path, file.stem, self.how), text, self.how)
                wrong = _once(wrong, guide.findings)
                if guide.value and guide.value.front.law not in slugs:
                    wrong = (*wrong, _no_law(guide.value, slugs))
                guides += [guide.value] if guide.value else []
            findings += wrong
        tests = self.beside(contents.GUIDES, contents.READERS, read_readers)
        reviews = self.beside(contents.GUIDES, contents.REVIEWS, read_reviews)
        wrong = (*findings, *tests.findings, *reviews.findings)
        return _Guides(tuple(guides), tuple(translations), tests.value, reviews.value, wrong)

    def beside(
        self, slug: str, inside: str, read_: Callable[[bytes, str, str], Read[Beside[T] | None]]
    ) -> Read[tuple[Beside[T], ...]]:
        """The files of one kind beside an Act's explanations. One with an error is left out whole: half a test, or half
        a review, tells nothing."""
        found, findings = list[Beside[T]](), list[Finding]()
        for file in sorted((self.folder / slug / inside).glob("*.yml")) if self.how != "outline" else ():
            if not file.is_file():
                continue
            path = self.path(file)
            content = self.instead.get(path) or file.read_bytes()
            read = self.kept.of(path, partial(read_, content, path, file.stem), hashlib.sha256(content).hexdigest())
            findings += read.findings
            found += [read.value] if read.value else []
        return Read(tuple(found), tuple(findings))

    def site_languages(self) -> _Part[tuple[SiteLanguage, ...]]:
        """The languages of languages.yml, each with its catalogue."""
        listed: _Part[tuple[SpokenLanguage, ...]]
        listed = self.yaml("languages.yml", tuple[SpokenLanguage, ...], (), "code")
        languages, findings, unread = list[SiteLanguage](), list(listed.findings), set(listed.unread)
        for front in listed.value:
            file = self.folder / contents.LANGUAGES / f"{front.code}.po"
            messages, wrong = self.catalogue(file)
            findings += wrong
            if wrong and not messages:
                unread.add(self.path(file))
            language = Language(front.code, front.name, front.direction, messages)
            languages.append(SiteLanguage(self.path(file), front, language))
        return _Part(tuple(languages), tuple(findings), unread=frozenset(unread), lines=listed.lines)

    def catalogue(self, file: Path) -> Read[dict[str, str]]:
        """What a catalogue translates, by the English words."""
        from lawplain.language import catalogue  # noqa: PLC0415 - only where another language is spoken

        if not file.is_file():
            return Read({})
        path = self.path(file)
        text, wrong = raw.text(file.read_bytes(), path, largest=raw.CATALOGUE_LARGEST, english=False)
        if text is None:
            return Read({}, wrong)
        messages, more = catalogue.read(text, path)
        return Read(messages, (*wrong, *more))

    def yaml(self, name: str, kind: type[T], default: T, *own: str) -> _Part[T]:
        """A file that many pages share, without the entries that are wrong. `own` as in `located_yaml.check_each`."""
        file = self.folder / name
        if not file.is_file():
            return _Part(default)
        path = self.path(file)
        unread = frozenset({path})
        text, wrong = raw.text(file.read_bytes(), path)
        if text is None:
            return _Part(default, wrong, unread=unread)
        lines = {path: tuple(text.split("\n"))}
        located, more = located_yaml.load(text, path)
        wrong = _once(wrong, more)
        if located.value is None:
            return _Part(default, wrong, unread=unread if wrong else frozenset(), lines=lines)
        kept = located_yaml.check_each(located, kind, path, "shared-files", wrong, own)
        wrong = (*wrong, *kept.findings)
        if kept.value is None:
            return _Part(default, wrong, kept.lost, unread, lines)
        return _Part(kept.value, wrong, kept.lost, lines=lines)

    def path(self, file: Path) -> str:
        return file.relative_to(self.folder.parent).as_posix()


class _Halves(NamedTuple):
    """The two halves of a file. `readable`: the front matter is YAML; else nothing is to be said of its fields."""

    front: located_yaml.Located
    body: str
    first_line: int
    readable: bool


def _halves(text: str, path: str) -> Read[_Halves | None]:
    lines = text.split("\n")
    if lines[0].rstrip() != "---":
        said, fix = "The file does not start with front matter.", "Begin it with a line of three hyphens, ---."
        return Read(None, (Finding(path, 1, 1, "front-matter", "error", said, fix),))
    end = next((i for i, line in enumerate(lines[1:], 1) if line.rstrip() == "---"), 0)
    if not end:
        meant = next((i for i, line in enumerate(lines[1:], 1) if _MEANT.fullmatch(line)), 0)
        said = "This line does not end the front matter." if meant else "The front matter does not end."
        fix = "Close it with a line of three hyphens, ---."
        return Read(None, (Finding(path, meant + 1, 1, "front-matter", "error", said, fix),))
    front, wrong = located_yaml.load("\n".join(lines[1:end]), path, first_line=2)
    readable = bool(front.places) or not any(f.rule == "yaml" for f in wrong)
    return Read(_Halves(front, "\n".join(lines[end + 1 :]), end + 2, readable), wrong)


def _front(halves: _Halves, path: str, kind: type[T]) -> Read[T | None]:
    return located_yaml.check(halves.front, kind, path) if halves.readable else Read(None)


def _body(halves: _Halves, path: str, how: How) -> Read[prose.Body]:
    if how == "outline":
        return Read(prose.Body(halves.body, first_line=halves.first_line))
    return prose.read(halves.body, path, halves.first_line)


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
        if located_yaml.check(alone, FrontMatter, "").findings:
            del good[name]
    front = located_yaml.check(located_yaml.Located(stand_ins | good, {}), FrontMatter, "").value
    if front and "topics" not in good:
        front = front.model_copy(update={"topics": ()})
    return front if "id" in good else None


def _no_law(guide: Guide, slugs: tuple[str, ...]) -> Finding:
    near = nearest(guide.front.law, slugs)
    fix = f"Did you mean {near}?" if near else f"The laws in lawplain.toml are: {', '.join(slugs) or 'none'}."
    said = f"“{guide.front.law}” is no law of this site."
    return Finding(guide.path, *guide.place("law"), "front-matter", "error", said, fix)


def _without_echoes(before: tuple[Finding, ...], fields: tuple[Finding, ...]) -> tuple[Finding, ...]:
    """All of these, without the doubts about a line with an error: the error says it better."""
    wrong = {finding.line for finding in (*before, *fields) if finding.level == "error"}
    return (*(f for f in before if f.level == "error" or f.line not in wrong), *fields)


def _once(before: tuple[Finding, ...], after: Iterable[Finding]) -> tuple[Finding, ...]:
    """What was found, and what was found next on other lines: what is wrong with a line may follow from the first."""
    lines = {finding.line for finding in before}
    return (*before, *(finding for finding in after if finding.line not in lines))


def _sorted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(findings))
