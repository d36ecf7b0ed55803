"""What people wrote, as frozen types."""

import hashlib
import json
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import ClassVar

from lawplain.content import located_yaml, prose
from lawplain.content.fields import (
    Correction,
    Elsewhere,
    Extension,
    Front,
    FrontMatter,
    Help,
    KeyFact,
    Meaning,
    SpokenLanguage,
    Topic,
    TranslatedFact,
    TranslationMatter,
    Words,
)
from lawplain.content.guide_fields import GuideMatter, GuideTranslationMatter, Step
from lawplain.content.readers import Readers
from lawplain.content.reviews import Reviews
from lawplain.errors import LawplainError
from lawplain.findings import Finding
from lawplain.language.speech import Language
from lawplain.law import pins, plain_text
from lawplain.law.pins import Elsewhere as Other


@dataclass(frozen=True, slots=True)
class Statement:
    """Words of a front matter that tell something of the law: `loc` is their field, `law` the pin that they rest on: ""
    where they rest on all that the text does, None where they rest on nothing in it, as that the law is silent."""

    words: str
    loc: tuple[str | int, ...]
    law: str | None = ""


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

    title_field: ClassVar[str] = "also_called"

    def place(self, *loc: str | int) -> tuple[int, int]:
        """Line and column of a field of the front matter."""
        return self.located.at(loc)

    @property
    def title(self) -> str:
        return self.front.also_called

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The title, and what its key facts tell."""
        return Statement(self.title, ("also_called",)), *_facts(self.front.key_facts)

    @property
    def others(self) -> tuple[Other, ...]:
        """The places of other provisions that its pins name, in the body and in its fields, each once."""
        front = self.front
        fields = [fact.law for fact in front.key_facts]
        fields += [fact.extend.law for fact in front.key_facts if fact.extend]
        fields += [asked.law for asked in front.people_ask]
        fields += [place.law for place in front.not_in_force]
        written = [pinned.pin for pinned in self.body.pinned] + [pin for text in fields if (pin := pins.parse(text))]
        return tuple(dict.fromkeys(other for pin in written for other in pin.others))

    @property
    def text_fingerprint(self) -> str:
        """The fingerprint of the title, key facts, first questions and body: what a translation was made from."""
        asked = [[[one.law, one.ask[0]] for one in self.front.people_ask]] if self.front.people_ask else []
        return self._fingerprint(*asked)

    @property
    def read_fingerprint(self) -> str:
        """The fingerprint of the title, key facts and body: what a reader of the page was tested on."""
        return self._fingerprint()

    def _fingerprint(self, *more: object) -> str:
        facts = [list(told(fact)) for fact in self.front.key_facts]
        parts = [self.front.also_called, facts, plain_text.tidy(self.body.source), *more]
        return _mark(parts)


def _mark(parts: object) -> str:
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:16]


def _facts(facts: Iterable[KeyFact]) -> Iterator[Statement]:
    for i, fact in enumerate(facts):
        for name, words in (("what", fact.what), ("fact", fact.fact), ("within", fact.within), ("who", fact.who)):
            if words:
                yield Statement(words, ("key_facts", i, name), fact.law)
        if fact.counts_from:
            yield Statement(fact.counts_from, ("key_facts", i, "from"), fact.law)
        if fact.extend:
            yield Statement(fact.extend.says, ("key_facts", i, "extend", "says"), fact.extend.law)


def _steps(steps: Iterable[Step]) -> Iterator[Statement]:
    """A condition can rest on what any step says."""
    for i, step in enumerate(steps):
        for name, words in (("title", step.title), ("when", step.when), ("who", step.who)):
            if words:
                yield Statement(words, ("steps", i, name), step.law)
        for j, way in enumerate(step.next):
            if way.condition:
                yield Statement(way.condition, ("steps", i, "next", j, "if"))


def told(fact: KeyFact | TranslatedFact) -> tuple[str, ...]:
    """What a key fact tells in words, a translated one too, in one order: what is not there is left out."""
    extend = fact.extend.says if isinstance(fact.extend, Extension) else fact.extend
    more = (words for words in (fact.counts_from, extend, fact.who) if words)
    return fact.what, fact.fact, *more


@dataclass(frozen=True, slots=True)
class Translation:
    """A summary's text in another language."""

    path: str
    name: str
    language: str
    front: TranslationMatter
    body: prose.Body
    located: located_yaml.Located = field(
        default_factory=lambda: located_yaml.Located(None, {}), compare=False, repr=False
    )

    def place(self, *loc: str | int) -> tuple[int, int]:
        """Line and column of a field of the front matter."""
        return self.located.at(loc)


@dataclass(frozen=True, slots=True)
class Guide:
    """One guide: what happens, from start to end, over several sections. `name` is the file's, without ".md".

    `short` is the short answer; `texts` has the text of each step by its id, in the order of the file. `body` is all of
    them together, without the lines that name a step. The others as of `Summary`.
    """

    path: str
    name: str
    front: GuideMatter
    short: prose.Body
    texts: tuple[tuple[str, prose.Body], ...]
    body: prose.Body
    located: located_yaml.Located = field(compare=False, repr=False)
    lines: tuple[str, ...] = field(default=(), compare=False, repr=False)

    title_field: ClassVar[str] = "title"

    def place(self, *loc: str | int) -> tuple[int, int]:
        """Line and column of a field of the front matter."""
        return self.located.at(loc)

    @property
    def title(self) -> str:
        return self.front.title

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The title, for whom it is, what its steps tell, and on what the law is silent."""
        front = self.front
        begun = Statement(front.title, ("title",)), Statement(front.for_, ("for",))
        silent = [Statement(s.says, ("not_in_the_act", i, "says"), None) for i, s in enumerate(front.not_in_the_act)]
        return *begun, *_steps(front.steps), *silent

    def text(self, step: str) -> prose.Body | None:
        """The text of a step; None where it has none."""
        return next((body for name, body in self.texts if name == step), None)

    @property
    def text_fingerprint(self) -> str:
        """The fingerprint of all that a translation is made from: the words of the front matter and the body."""
        asked = [one.ask[0] for one in self.front.people_ask]
        said = [[one.words, *map(str, one.loc)] for one in self.statements]
        return _mark([said, asked, plain_text.tidy(self.body.source)])

    @property
    def read_fingerprint(self) -> str:
        """The fingerprint of what a reader of the page was tested on: the same without the questions."""
        said = [[one.words, *map(str, one.loc)] for one in self.statements]
        return _mark([said, plain_text.tidy(self.body.source)])

    @property
    def others(self) -> tuple[Other, ...]:
        """The places that its pins name, in the order of its text and then of its steps, each once."""
        written = [pinned.pin for pinned in self.body.pinned]
        written += [pin for step in self.front.steps if (pin := pins.parse(step.law))]
        return tuple(dict.fromkeys(other for pin in written for other in pin.others))


@dataclass(frozen=True, slots=True)
class GuideTranslation:
    """A guide in another language. The others as of `Guide`."""

    path: str
    name: str
    language: str
    front: GuideTranslationMatter
    short: prose.Body
    texts: tuple[tuple[str, prose.Body], ...]
    body: prose.Body
    located: located_yaml.Located = field(compare=False, repr=False)

    def place(self, *loc: str | int) -> tuple[int, int]:
        """Line and column of a field of the front matter."""
        return self.located.at(loc)

    def text(self, step: str) -> prose.Body | None:
        """The text of a step; None where it has none."""
        return next((body for name, body in self.texts if name == step), None)


@dataclass(frozen=True, slots=True)
class SiteLanguage:
    """A language that the site speaks besides English, as people wrote it. `path` is its catalogue's."""

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
    readers: tuple[Readers, ...] = ()
    reviews: tuple[Reviews, ...] = ()


@dataclass(frozen=True, slots=True)
class Content:
    """All that people wrote, and every fault that kept a file, or a part of one, from being read.

    `unread` are the files that many pages share and that can't be read at all; `lost_topics` the topics whose entry in
    topics.yml is wrong: what names them is not at fault. `lines` are those of the files that many pages share.
    `files` are all that were opened.
    """

    acts: dict[str, ActContent]
    topics: tuple[Topic, ...] = ()
    words: Words = field(default_factory=Words)
    help: tuple[Help, ...] = ()
    corrections: tuple[Correction, ...] = ()
    findings: tuple[Finding, ...] = ()
    site_languages: tuple[SiteLanguage, ...] = ()
    unread: frozenset[str] = frozenset()
    lost_topics: frozenset[str] = frozenset()
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    files: frozenset[str] = frozenset()
    front: Front = field(default_factory=Front)
    elsewhere: tuple[Elsewhere, ...] = ()
    guides: tuple[Guide, ...] = ()
    guide_translations: tuple[GuideTranslation, ...] = ()
    guide_readers: tuple[Readers, ...] = ()
    guide_reviews: tuple[Reviews, ...] = ()


def unreadable(findings: Iterable[Finding], unread: Container[str]) -> LawplainError:
    """Why nothing can be built: files that many pages need can't be read at all, and these are their faults."""
    first, *others = (f for f in findings if f.path in unread and f.level == "error")
    said = f"{first.message}\n  {first.fix}"
    said += "".join(f"\n{f.path}:{f.line}:{f.column}: {f.message}\n  {f.fix}" for f in others)
    fix = "Many pages need this, so nothing was built; what was there before is as it was."
    return LawplainError(said, fix=fix, path=first.path, line=first.line, column=first.column)
