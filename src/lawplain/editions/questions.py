"""What people ask: the questions of every section that have an answer, and the pages on which they stand.

Where a page ends is decided here, by the length of the words, and not where it is made: rules, which know of no page,
have to know where links can lead.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from math import ceil

from lawplain.content.fields import Asked, Topic, Words
from lawplain.editions import leaning, marking
from lawplain.editions.answers import Answer, answer
from lawplain.editions.marking import Marker, resting
from lawplain.editions.meanings import Key, vocabulary
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.kept import Kept
from lawplain.law import pins
from lawplain.law.by_identity import Same
from lawplain.law.model import Provision

MOST_LINES, MOST_BYTES = 310, 16_500
"""What stands on one page at most, of answers on a phone: about 12 screens, and 20 KB with all that is around them."""
NOT_HERE, MOST_NOT_HERE = "not-in-the-law", 20
"""The page of what no law answers, and how many entries of elsewhere.yml stand on it."""
_IN_A_LINE = 36
"""Letters in a line on a phone; a few fewer than there are, since words are not cut."""
_MOST_LISTED = 40
"""How many pages a page leads to at most, but for the two halves of it."""
_LINK, _BLOCK, _MEANING = 90, 30, 230
"""Bytes of mark-up of a link, without the slug of its Act; of a title or paragraph; and of a marked word with its
meaning at the foot of the page, without the words of both."""


@dataclass(frozen=True, slots=True)
class Question:
    """One group of questions of a section, and the sentences of its summary that answer."""

    asked: Asked
    answer: Answer


@dataclass(frozen=True, slots=True)
class Size:
    """How much of a page the questions of a section take with their answers. `numbers` are those that have an answer,
    by their place in `people_ask`; `lines` about how many lines all takes on a phone, the space between paragraphs
    included, `bytes` about how many bytes, with mark-up and links. `marked` are the words that these use and a page
    explains, by their terms: the words, and their meaning."""

    numbers: tuple[int, ...]
    lines: int
    bytes: int
    marked: Mapping[Key, tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Asking:
    """A section, and how much the questions take that its page answers."""

    edition: Edition
    entry: Entry
    size: Size

    @property
    def asked(self) -> tuple[Asked, ...]:
        assert self.entry.summary
        return tuple(self.entry.summary.front.people_ask[number] for number in self.size.numbers)


@dataclass(frozen=True, slots=True)
class Sheet:
    """One page of questions, below /questions/. `path` begins with the topic or sub-topic that it is about.

    Where that is more than one page it has pages `inside`, and no questions itself. `edition` and `part` say which Part
    it is about, `part` None for sections before any; `first` and `last` which sections, where a Part is divided.
    """

    path: str
    topic: str
    asking: tuple[Asking, ...]
    inside: tuple["Sheet", ...] = ()
    edition: Edition | None = None
    part: Provision | None = None
    first: Provision | None = None
    last: Provision | None = None

    @property
    def count(self) -> int:
        """How many questions stand on it, or on the pages inside it."""
        return sum(len(one.size.numbers) for one in self.asking) + sum(sheet.count for sheet in self.inside)

    @property
    def all(self) -> Iterator["Sheet"]:
        """It, and every page inside it."""
        yield self
        for sheet in self.inside:
            yield from sheet.all

    @property
    def leaves(self) -> tuple["Sheet", ...]:
        """It, or the pages inside it, that have questions themselves."""
        return tuple(sheet for sheet in self.all if sheet.asking)

    @property
    def tells(self) -> bool:
        """Do the questions of the pages inside it, without their answers, fit on it?"""
        asked = [(leaf, one.entry.name, q.ask[0]) for leaf in self.leaves for one in leaf.asking for q in one.asked]
        size = sum(_BLOCK + _LINK + len(leaf.path + name) + len(words.encode()) for leaf, name, words in asked)
        return sum(1 + _lines(words) for _, _, words in asked) <= MOST_LINES and size <= MOST_BYTES

    @property
    def listed(self) -> tuple["Sheet", ...]:
        """The pages inside it that it leads to: those of its Parts; of a Part those with the questions themselves, or,
        where these are many, those of the halves that they stand in."""
        listed = self.inside
        while self.edition and any(sheet.inside for sheet in listed):
            deeper = tuple(inner for sheet in listed for inner in sheet.inside or (sheet,))
            if len(deeper) > _MOST_LISTED:
                break
            listed = deeper
        return listed


def questions(entry: Entry) -> tuple[Question, ...]:
    """The questions that a section's page answers; none of a summary that readers don't see."""
    provision = entry.provision
    if entry.summary is None or entry.broken or provision is None or provision.kind != "section" or provision.repealed:
        return ()
    found = ((asked, answer(entry, asked.law)) for asked in entry.summary.front.people_ask)
    return tuple(Question(asked, blocks) for asked, blocks in found if blocks)


def sheets(collection: Collection) -> tuple[Sheet, ...]:
    """The pages of questions, one for each topic or sub-topic that has some, in the order of topics.yml.

    A section stands under its first topic alone, so that each answer has one address.
    """
    editions = sorted(collection.editions, key=lambda edition: edition.act.slug)
    return _sheets_of(tuple(map(Same, editions)), Same(collection.topics), Same(collection.words), collection.kept)


@lru_cache(maxsize=2)
def _sheets_of(
    editions: tuple[Same[Edition], ...], those: Same[tuple[Topic, ...]], words: Same[Words], kept: Kept
) -> tuple[Sheet, ...]:
    order = [path for t in those.thing for path in (t.slug, *(f"{t.slug}/{sub.slug}" for sub in t.topics))]
    read_from = tuple(one.thing.act.read_from for one in editions)
    found = defaultdict[str, list[Asking]](list)
    for edition in (one.thing for one in editions):
        law = repr((read_from, edition.meanings, words.thing.explained)) if all(read_from) else ""
        for entry, size in _sizes(edition, words.thing, law, kept):
            assert entry.summary
            topic = next((path for path in entry.summary.front.topics if path in order), None)
            if topic and size.numbers:
                found[topic].append(Asking(edition, entry, size))
    return tuple(_sheet(path, tuple(found[path])) for path in order if path in found)


def _sizes(edition: Edition, words: Words, law: str, kept: Kept) -> list[tuple[Entry, Size]]:
    """The sections that readers see a summary of, each with the size of its questions: as it was before, where that
    follows from the same `law` (with meanings and words), and from the same file."""
    shown = [entry for entry in edition.sections if entry.summary and not entry.broken]
    of = {entry.name: (written(entry), partial(_size, edition, entry, words)) for entry in shown}
    found = kept.each(f"questions/{edition.act.slug}", of, law)
    return [(entry, found[entry.name]) for entry in shown]


def written(entry: Entry) -> str:
    """A digest of the file of an entry that has one, and of what it rests on: beside the law that is stored, the
    answers of its summary in English follow from this. "" where they follow from older law too."""
    assert entry.summary
    if entry.past or any(rest.past for lean in entry.leans for rest in lean.rests):
        return ""
    return hashlib.sha256(repr((entry.summary.lines, leaning.seen(entry.leans))).encode()).hexdigest()


def _size(edition: Edition, entry: Entry, words: Words) -> Size:
    assert entry.summary
    listed, front = questions(entry), entry.summary.front
    blocks = [block for question in listed for block in question.answer]
    texts = [*(one.asked.ask[0] for one in listed), *(block.words for block in blocks)]
    pinned = sum(len(sentence.pinned) for block in blocks for sentence in block.sentences)
    links = (2 + pinned) * (_LINK + len(edition.act.slug))
    return Size(
        tuple(number for number, asked in enumerate(front.people_ask) if any(one.asked is asked for one in listed)),
        3 + _lines(front.also_called) + sum(1 + _lines(text) for text in texts),
        sum(len(text.encode()) + _BLOCK for text in (front.also_called, *texts)) + links,
        _marked(marking.marker(vocabulary(edition), words.explained, entry), entry, listed) if listed else {},
    )


def _marked(marker: Marker, entry: Entry, listed: Iterable[Question]) -> dict[Key, tuple[str, str]]:
    """`Size.marked`, in the order in which a page marks: the answers, then what these left of the questions."""
    for block in (block for question in listed for block in question.answer):
        list(marker.line(block.tokens, entry))
    for asked in (question.asked for question in listed):
        marker.pieces(asked.ask[0], *resting(entry, pins.parse(asked.law)))
    plain = marker.vocabulary.meanings
    return {key: (one.words, one.own.says if one.own else plain[key].meaning) for key, one in marker.used.items()}


def paths(collection: Collection) -> tuple[str, ...]:
    """The path of every page of questions, below /questions/."""
    asked = tuple(one.path for sheet in sheets(collection) for one in sheet.all)
    return (*asked, *dict.fromkeys(not_here(number) for number in range(len(collection.elsewhere))))


def not_here(number: int) -> str:
    """The path of the page on which an entry of elsewhere.yml stands, by its number in that file."""
    page = number // MOST_NOT_HERE
    return f"{NOT_HERE}/{page + 1}" if page else NOT_HERE


def _sheet(topic: str, asking: tuple[Asking, ...]) -> Sheet:
    """The page of a topic; where that would be too long, with a page for each Part inside it."""
    if _fits(asking):
        return Sheet(topic, topic, asking)
    parts = defaultdict[tuple[str, str], list[Asking]](list)
    for one in asking:
        assert one.entry.provision
        parts[one.edition.act.slug, one.entry.provision.part].append(one)
    return Sheet(topic, topic, (), tuple(_of_part(topic, tuple(inside)) for inside in parts.values()))


def _of_part(topic: str, asking: tuple[Asking, ...]) -> Sheet:
    """The page of a Part in a topic; where that would be too long, with pages of some of its sections."""
    edition, provision = asking[0].edition, asking[0].entry.provision
    assert provision
    part = next((p for p in edition.act.contents if p.id == provision.part), None)
    path = f"{topic}/{edition.act.slug}/{part.name if part else 'first'}"
    if _fits(asking):
        return Sheet(path, topic, asking, (), edition, part)
    sections = tuple(p for p in edition.act.sections if p.part == provision.part)
    halves = _halves(Sheet(path, topic, (), (), edition, part), sections, asking)
    return Sheet(path, topic, (), tuple(halves), edition, part)


def _halves(of: Sheet, sections: tuple[Provision, ...], asking: tuple[Asking, ...]) -> Iterator[Sheet]:
    """The pages of the two halves of some sections, each in halves again where it would be too long.

    The halves are those of the law, whatever is asked: so an address stays as more is asked.
    """
    middle = (len(sections) + 1) // 2
    for half in (sections[:middle], sections[middle:]):
        ids = {provision.id for provision in half}
        inside = tuple(one for one in asking if one.entry.provision and one.entry.provision.id in ids)
        if not inside:
            continue
        ends = dict.fromkeys((half[0].name, half[-1].name))
        sheet = replace(of, path=f"{of.path}/{'-'.join(ends)}", asking=inside, first=half[0], last=half[-1])
        if len(half) > 1 and not _fits(inside):
            sheet = replace(sheet, asking=(), inside=tuple(_halves(of, half, inside)))
        yield sheet


def _fits(asking: Iterable[Asking]) -> bool:
    listed = tuple(asking)
    meanings = {key: told for one in listed for key, told in one.size.marked.items()}.values()
    lines = sum(_lines(words) + _lines(meaning) for words, meaning in meanings)
    size = sum(_MEANING + 3 * len(words.encode()) + len(meaning.encode()) for words, meaning in meanings)
    longest = sum(one.size.lines for one in listed) + lines
    return longest <= MOST_LINES and sum(one.size.bytes for one in listed) + size <= MOST_BYTES


def _lines(words: str) -> int:
    return ceil(len(words) / _IN_A_LINE)
