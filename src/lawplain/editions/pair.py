"""Act + summaries -> Edition: which summary explains which provision, and in what state each entry is.

The one place that computes a state; checks and pages can't disagree.
"""

import datetime as dt
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping, Set
from dataclasses import dataclass, field, replace
from typing import Literal

from lawplain.content import ActContent, Content, GuideTranslation, SiteLanguage, Summary, Translation
from lawplain.content.fields import Correction, Front, Help, Meaning, Topic, Words
from lawplain.content.readers import Readers
from lawplain.content.reviews import Reviews
from lawplain.editions.elsewhere import Handed, handed
from lawplain.editions.guides import Guided, guided
from lawplain.editions.leaning import Lean, Rest, leans, with_unstarted
from lawplain.editions.spoken import Spoken
from lawplain.findings import Finding
from lawplain.kept import NOTHING, Kept
from lawplain.law import versions
from lawplain.law.instrument import together
from lawplain.law.model import Act, HistoryNote, Provision
from lawplain.law.neighbours import Laws, not_started
from lawplain.store import FetchLog

State = Literal[
    "orphan",  # a summary without a provision
    "repealed",
    "expired",
    "spent",
    "not-in-force",
    "missing",  # no summary
    "no-text",  # the contents are known, the words are not fetched
    "ahead",  # the summary explains a later version than the one stored, of a day that was
    "stale",  # the law changed after the version that the summary explains
    "explained",
]
STATES: tuple[State, ...] = State.__args__  # type: ignore[attr-defined]
PastWords = Callable[[Provision, str], Provision | None]


@dataclass(frozen=True, slots=True)
class Entry:
    """One provision with the summary that explains it. Exactly one of the two can be None.

    `words_differ`: the law's words are not those that the summary explains. `since`: the legal changes after the
    version that it explains, oldest first. `past`: the words it explains, where these were superseded and are kept.
    `broken`: there is a summary, but it has errors and is not shown. `spoken`: on the pages of another language,
    whether the summary here is in it. `leans`: the places of other provisions that it rests on. `unstarted`:
    the pins of its own places that are not in force. `readers`: the readers' tests of its summary,
    `reviews` those by people; `text_mark`: then, the fingerprint of its English text.
    """

    provision: Provision | None
    summary: Summary | None
    state: State
    words_differ: bool = False
    since: tuple[HistoryNote, ...] = ()
    past: Provision | None = None
    broken: bool = False
    translations: tuple[Translation, ...] = ()
    spoken: Spoken = ""
    leans: tuple[Lean, ...] = ()
    unstarted: tuple[str, ...] = ()
    readers: Readers | None = None
    text_mark: str = ""
    reviews: Reviews | None = None

    @property
    def paths(self) -> tuple[str, ...]:
        """The files of its summary, of the translations of that, its readers' tests and reviews."""
        beside = (one.path for one in (self.readers, self.reviews) if one)
        return (self.summary.path, *(t.path for t in self.translations), *beside) if self.summary else ()

    @property
    def name(self) -> str:
        """Its address, below that of the Act."""
        return self.provision.name if self.provision else self.summary.name if self.summary else ""

    @property
    def leans_outdated(self) -> tuple[Rest, ...]:
        """The places of other provisions that it rests on and that changed after it was written."""
        return tuple({rest.name: rest for lean in self.leans for rest in lean.outdated}.values())

    @property
    def outdated(self) -> bool:
        """Is the summary older than the law? True for a stale one, and where only its words are not stored."""
        return self.summary is not None and (self.words_differ or bool(self.since))


@dataclass(frozen=True, slots=True)
class Edition:
    """One Act with what people wrote about it: the one thing that checks and page makers receive.

    `sections` and `parts` are in document order; `whole` is the Act's own entry; `orphans` are summaries whose
    provision is not in the Act; `doubled` are summaries that are left out, each with the one that has the same id;
    `strays` are translations whose English file does not exist;
    `readers` and `reviews` are all that there are.
    """

    act: Act
    whole: Entry
    parts: tuple[Entry, ...]
    sections: tuple[Entry, ...]
    orphans: tuple[Entry, ...]
    meanings: tuple[Meaning, ...]
    log: FetchLog
    doubled: tuple[tuple[Summary, Summary], ...] = ()
    strays: tuple[Translation, ...] = ()
    readers: tuple[Readers, ...] = ()
    reviews: tuple[Reviews, ...] = ()

    @property
    def entries(self) -> tuple[Entry, ...]:
        return (self.whole, *self.parts, *self.sections, *self.orphans)

    @property
    def summaries(self) -> tuple[Summary, ...]:
        """Every summary of the Act, its Parts and sections; of orphans too."""
        return tuple(entry.summary for entry in self.entries if entry.summary)

    @property
    def paths(self) -> frozenset[str]:
        """The files of all that is written about the Act's provisions, translations too."""
        return frozenset(path for entry in self.entries for path in entry.paths) | {t.path for t in self.strays}

    def mapped(self, change: Callable[[Entry], Entry]) -> "Edition":
        """The edition with every entry changed in the same way."""
        return replace(
            self,
            whole=change(self.whole),
            parts=tuple(map(change, self.parts)),
            sections=tuple(map(change, self.sections)),
            orphans=tuple(map(change, self.orphans)),
        )


@dataclass(frozen=True, slots=True)
class Collection:
    """All Acts of a site, and what its pages share; the others as in `Content`. `stray_guides` are translations whose
    English guide can't be read, `guide_readers` all readers' tests of guides, `guide_reviews` all reviews of
    them.

    `today` is the day after which a date is in the future, wherever somebody is. `kept` has what was found out about
    the same before."""

    editions: tuple[Edition, ...]
    topics: tuple[Topic, ...]
    words: Words
    help: tuple[Help, ...]
    corrections: tuple[Correction, ...]
    findings: tuple[Finding, ...]
    site_languages: tuple[SiteLanguage, ...] = ()
    unread: frozenset[str] = frozenset()
    lost_topics: frozenset[str] = frozenset()
    lines: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False, repr=False)
    front: Front = field(default_factory=Front)
    today: dt.date = dt.date.max
    files: frozenset[str] = frozenset()
    elsewhere: tuple[Handed, ...] = ()
    guides: tuple[Guided, ...] = ()
    stray_guides: tuple[GuideTranslation, ...] = ()
    guide_readers: tuple[Readers, ...] = ()
    guide_reviews: tuple[Reviews, ...] = ()
    kept: Kept = field(default=NOTHING, compare=False, repr=False)

    def place(self, path: str, *words: str) -> tuple[int, int]:
        """Line and column of words in a file that many pages share: of the last of them, each looked for behind the
        one before."""
        number, column = -1, 0
        for wanted in words:
            shape = re.compile(rf"{re.escape(wanted)}(?![\w-])")
            for at, line in enumerate(self.lines.get(path, ())[number + 1 :], number + 1):
                if match := shape.search(line):
                    number, column = at, match.start()
                    break
        return max(number, 0) + 1, column + 1


def collect(
    editions: Iterable[Edition], content: Content, today: dt.date = dt.date.max, laws: Laws | None = None
) -> Collection:
    """A collection of these editions; `laws` are all Acts of the site, without them there are those of the editions."""
    editions = tuple(editions)
    laws = laws or Laws({edition.act.slug: edition.act for edition in editions})
    names = {guide.name for guide in content.guides}
    english = together(edition.act.instrument for edition in editions).country.english
    return Collection(
        editions,
        content.topics,
        content.words,
        content.help,
        content.corrections,
        content.findings,
        tuple(replace(one, language=replace(one.language, english=english)) for one in content.site_languages),
        content.unread,
        content.lost_topics,
        content.lines,
        content.front,
        today,
        content.files,
        handed(content.elsewhere, laws),
        guided(content, laws),
        tuple(one for one in content.guide_translations if one.name not in names),
        content.guide_readers,
        content.guide_reviews,
    )


def pair(
    act: Act,
    content: ActContent,
    log: FetchLog,
    past: PastWords | None = None,
    laws: Laws | None = None,
    today: dt.date = dt.date.max,
) -> Edition:
    """The edition of an Act. Summaries find their provision by id; the file's name does not matter.

    `past` gives the superseded words of a provision by the fingerprint that a summary holds. `laws` are all Acts of the
    site, for pins to other provisions; without them there is this one.
    """
    laws = laws or with_unstarted(Laws({act.slug: act}), {act.slug: content})
    unstarted = laws.unstarted.get(act.slug, ())
    own = {p.id: p.name for p in act.contents} | {act.id: "act"}
    by_id: dict[str, Summary] = {}
    for one in content.summaries:  # of two with one id, the one that has the name of its section is meant
        if one.front.id not in by_id or one.name == own.get(one.front.id):
            by_id[one.front.id] = one
    translated: dict[str, list[Translation]] = {}
    for translation in content.translations:
        translated.setdefault(translation.name, []).append(translation)

    tested = {one.front.id: one for one in reversed(content.readers)}
    reviewed = {one.front.id: one for one in reversed(content.reviews)}

    def entry(provision: Provision, mark: str) -> Entry:
        summary = by_id.get(provision.id)
        others = tuple(translated.get(summary.name, ())) if summary else ()
        found = _entry(act, provision, summary, mark, past, others, content.broken, today)
        if summary is None or provision.repealed:
            return found
        places = () if provision.status else provision.places  # of a section that has not started its page says so
        dormant = tuple(place.pin for place in places if not_started(place.pin, provision, unstarted))
        rests = leans(summary, act.slug, laws)
        tests, reviews = tested.get(provision.id), reviewed.get(provision.id)
        text = summary.read_fingerprint if tests or reviews else ""
        beside = replace(found, readers=tests, reviews=reviews, text_mark=text)
        return replace(beside, leans=rests, unstarted=dormant)

    names = {summary.name for summary in content.summaries} | content.broken
    parts = [p for p in act.contents if p.kind == "part"]
    outline = Provision(kind="front", id=act.id, label="", heading=act.title, name="act")
    known = {act.id} | {p.id for p in act.contents}
    return Edition(
        act=act,
        whole=entry(outline, outline_fingerprint(act.sections)),
        parts=tuple(entry(p, outline_fingerprint(s for s in act.sections if s.part == p.id)) for p in parts),
        sections=tuple(entry(p, p.fingerprint) for p in act.sections),
        orphans=tuple(Entry(None, s, "orphan") for s in content.summaries if s.front.id not in known),
        meanings=content.meanings,
        log=log,
        doubled=tuple((s, by_id[s.front.id]) for s in content.summaries if s is not by_id[s.front.id]),
        strays=tuple(translation for translation in content.translations if translation.name not in names),
        readers=content.readers,
        reviews=content.reviews,
    )


def withheld(collection: Collection, paths: Set[str]) -> Collection:
    """The collection with the summaries of these files broken, and without these translations and guides: they have
    errors, and no reader is to see them. An edition with none of them is the same thing as before."""

    def marked(entry: Entry) -> Entry:
        if not any(path in paths for path in entry.paths):
            return entry
        kept = tuple(translation for translation in entry.translations if translation.path not in paths)
        broken = entry.broken or (entry.summary is not None and entry.summary.path in paths)
        readers = entry.readers if entry.readers and entry.readers.path not in paths else None
        reviews = entry.reviews if entry.reviews and entry.reviews.path not in paths else None
        return replace(entry, broken=broken, translations=kept, readers=readers, reviews=reviews)

    editions = tuple(e.mapped(marked) if e.paths & paths else e for e in collection.editions)
    guides = tuple(
        replace(
            one,
            translations=tuple(t for t in one.translations if t.path not in paths),
            readers=one.readers if one.readers and one.readers.path not in paths else None,
            reviews=one.reviews if one.reviews and one.reviews.path not in paths else None,
        )
        for one in collection.guides
        if one.guide.path not in paths
    )
    return replace(collection, editions=editions, guides=guides)


def outline_fingerprint(sections: Iterable[Provision]) -> str:
    """The fingerprint of an Act or a Part, made of the ids, labels and headings of its sections."""
    lines = "\n".join(f"{p.id} {p.label} {p.heading}" for p in sections)
    return hashlib.sha256(lines.encode()).hexdigest()[:16]


def current_fingerprints(edition: Edition) -> dict[str, str]:
    """The fingerprint of every provision that a summary can explain, by id."""
    act = edition.act
    marks = {p.id: p.fingerprint for p in act.sections}
    marks |= {
        p.id: outline_fingerprint(s for s in act.sections if s.part == p.id) for p in act.contents if p.kind == "part"
    }
    return marks | {act.id: outline_fingerprint(act.sections)}


def _entry(
    act: Act,
    provision: Provision,
    summary: Summary | None,
    mark: str,
    past: PastWords | None,
    translations: tuple[Translation, ...],
    broken: frozenset[str],
    today: dt.date,
) -> Entry:
    written = summary.front.law_fingerprint if summary else None
    ahead = summary is not None and act.as_at < summary.front.law_as_at <= today
    since = versions.changed_in_law_after(provision, summary.front.law_as_at) if summary else ()
    differ = bool(written) and written != mark and not ahead
    state = _state(provision, summary, ahead, since, differ)
    old = past(provision, written) if past and written and differ else None
    name = summary.name if summary else provision.name
    return Entry(provision, summary, state, differ, since, old, name in broken, translations)


def _state(
    provision: Provision, summary: Summary | None, ahead: bool, since: tuple[HistoryNote, ...], differ: bool
) -> State:
    """The states in their order: the first that holds is the entry's."""
    if provision.status in ("repealed", "expired", "spent", "not-in-force"):
        return provision.status  # type: ignore[return-value]
    if summary is None:
        return "missing"
    if provision.kind == "section" and provision.text is None:
        return "no-text"
    if ahead:
        return "ahead"
    return "stale" if differ or since else "explained"
