"""What people wrote, as frozen types."""

import hashlib
import json
from dataclasses import dataclass, field

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
from lawplain.findings import Finding
from lawplain.language.speech import Language
from lawplain.law import plain_text


@dataclass(frozen=True, slots=True)
class Summary:
    """One file that explains a section, a Part or an Act. `name` is the file's, without ".md".

    `path` is relative to the project, for people to find it. `place` says where a field stands. `lines` are the lines
    of the file as it is written.
    """

    path: str
    name: str
    front: FrontMatter
    body: prose.Body
    located: located_yaml.Located = field(compare=False, repr=False)
    lines: tuple[str, ...] = field(default=(), compare=False, repr=False)

    def place(self, *loc: str | int) -> tuple[int, int]:
        """Line and column of a field of the front matter."""
        return self.located.at(loc)

    @property
    def text_fingerprint(self) -> str:
        """Of the title, key facts and body: what a translation was made from."""
        facts = [[fact.what, fact.fact] for fact in self.front.key_facts]
        whole = json.dumps([self.front.also_called, facts, plain_text.tidy(self.body.source)], ensure_ascii=False)
        return hashlib.sha256(whole.encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Translation:
    """A summary's text in another language."""

    path: str
    name: str
    language: str
    front: TranslationMatter
    body: prose.Body


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """A language that the site speaks beside English, as people wrote it. `path` is its catalogue's."""

    path: str
    front: SpokenLanguage
    language: Language


@dataclass(frozen=True, slots=True)
class ActContent:
    """What people wrote about one Act. `broken` holds the names of files that could not be used."""

    slug: str
    summaries: tuple[Summary, ...] = ()
    translations: tuple[Translation, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    broken: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Content:
    """All that people wrote, and every fault that kept a file, or a part of one, from being read."""

    acts: dict[str, ActContent]
    topics: tuple[Topic, ...] = ()
    words: Words = field(default_factory=Words)
    help: tuple[Help, ...] = ()
    corrections: tuple[Correction, ...] = ()
    findings: tuple[Finding, ...] = ()
    site_languages: tuple[SiteLanguage, ...] = ()
