"""What rules look at: summaries with their entries, the words of the law that they explain, their sentences."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from lawplain.content import Summary, prose
from lawplain.editions.leaning import of_pin
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.findings import Finding, Level
from lawplain.law import pins, subsection_lines
from lawplain.law.by_identity import Same
from lawplain.law.instrument import Instrument
from lawplain.law.model import Provision


@dataclass(frozen=True, slots=True)
class Subject:
    """A summary, the entry it belongs to, and its Act. `collection`: what all summaries share, as topics and words."""

    collection: Collection
    edition: Edition
    entry: Entry
    summary: Summary

    def finding(self, rule: str, level: Level, at: tuple[int, int], message: str, fix: str) -> Finding:
        return Finding(self.summary.path, *at, rule, level, message, fix)

    @property
    def warns(self) -> Level:
        """How strictly the newer rules of writing are asked for: a text that has questions, or kinds of key facts, was
        written by them; in an older one they find what is to be mended when it is written anew."""
        front = self.summary.front
        newer = bool(front.people_ask) or any(fact.kind for fact in front.key_facts)
        return "warning" if newer else "hint"

    @property
    def instrument(self) -> Instrument:
        """What the law and its provisions are called."""
        return self.edition.act.instrument

    @property
    def title_at(self) -> tuple[int, int]:
        return self.summary.place("also_called")


def subjects(collection: Collection) -> Iterator[Subject]:
    """Every summary that is read, of sections, Parts and Acts; orphans too."""
    for edition in collection.editions:
        for entry in edition.entries:
            if entry.summary:
                yield Subject(collection, edition, entry, entry.summary)


def explained(entry: Entry) -> Provision | None:
    """A section with the words that its summary explains; None where these words are not stored.

    The present words where the summary holds their fingerprint, or holds none and no change came after it; else the
    superseded ones that were kept.
    """
    provision, summary = entry.provision, entry.summary
    if provision is None or summary is None or provision.kind != "section" or provision.repealed:
        return None
    mark = summary.front.law_fingerprint
    present = mark == provision.fingerprint if mark else not entry.since and entry.state != "ahead"
    if present:
        return provision if provision.text else None
    return entry.past if entry.past and entry.past.text else None


def pinnable(entry: Entry) -> Provision | None:
    """The provision whose places a summary's pins name: the version that it explains. None where that is not known.

    A summary that the law overtook is not at fault: the rule `stale` says so, and the page says so.
    """
    if entry.provision is None or entry.provision.repealed:
        return None
    return explained(entry) or (None if entry.outdated else entry.provision)


def not_checked(entry: Entry) -> bool:
    """Is there a section's summary that can't be held against the words it explains, because they are not stored?"""
    provision = entry.provision
    kept = provision is not None and provision.kind == "section" and not provision.repealed
    return entry.summary is not None and kept and explained(entry) is None


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of a summary, and the words of the law that they rest on. `at` is where they start, or their pin.

    `field` is "" for the body. `sections` are the numbers of other sections of the Act that the pin names.
    """

    words: str
    law: str
    pin: str
    at: tuple[int, int]
    field: str = ""
    sections: frozenset[str] = frozenset()


def claims(subject: Subject) -> tuple[Claim, ...]:
    """Each stretch of the body with its pin's words of the law, each key fact with its own; and the title, with all.

    What rests on words that are not stored is left out. A file about a Part or an Act has the claims of its pins.
    """
    return _claims_of(Same(subject.entry))


@lru_cache(maxsize=2048)
def _claims_of(entry: Same[Entry]) -> tuple[Claim, ...]:
    """Kept, since several rules ask for them, one after the other."""
    return tuple(_claims(entry.thing))


def _claims(entry: Entry) -> Iterator[Claim]:
    summary, provision = entry.summary, explained(entry)
    if summary is None or entry.provision is None or entry.provision.repealed:
        return

    def claim(words: str, pin: pins.Pin | None, at: tuple[int, int], field: str = "") -> Iterator[Claim]:
        law = pinned_words(entry, pin) if pin else None
        if pin and law is not None:
            found = of_pin(entry.leans, pin)
            named = {spot.provision.label for lean in found if not lean.other.law for spot in lean.spots}
            yield Claim(words, law, pin.text, at, field, frozenset(named))

    for pinned in summary.body.pinned:
        yield from claim(pinned.explains, pinned.pin, (pinned.line, pinned.column))
    for i, fact in enumerate(summary.front.key_facts):
        pin = pins.parse(fact.law)
        for field, words in (("what", fact.what), ("fact", fact.fact), ("within", fact.within), ("who", fact.who)):
            if words:
                yield from claim(words, pin, summary.place("key_facts", i, field), field)
        if fact.counts_from:
            yield from claim(fact.counts_from, pin, summary.place("key_facts", i, "from"), "from")
        if fact.extend:
            at = summary.place("key_facts", i, "extend", "says")
            yield from claim(fact.extend.says, pins.parse(fact.extend.law), at, "extend")
    if provision:
        all_words = [subsection_lines.whole(provision), *(lean.words or "" for lean in entry.leans)]
        yield Claim(summary.front.also_called, "\n".join(all_words), "all", summary.place("also_called"), "title")


def pinned_words(entry: Entry, pin: pins.Pin) -> str | None:
    """The words of the law that a pin of an entry's summary names, here and elsewhere; None where some of them are not
    stored, or not there (which the rule `pins` says)."""
    provision = explained(entry)
    if pin.ranges and (provision is None or pins.find(pin, provision.places)[1]):
        return None
    words = [subsection_lines.spoken_of(pin, provision)] if provision and pin.ranges else []
    for lean in of_pin(entry.leans, pin):
        if lean.words is None:
            return None
        words.append(lean.words)
    return "\n".join(words)


def where(summary: Summary, claim: Claim, words: str) -> tuple[int, int]:
    """Line and column of some words of a claim: in a body the last place before the pin where they stand."""
    if claim.field:
        return claim.at
    line, column = claim.at
    first = words.split(maxsplit=1)[0]
    for wanted in (words, first):
        for number in range(line, max(summary.body.first_line, line - 12) - 1, -1):
            text = _line(summary, number)
            end = column - 1 if number == line else len(text)
            if (found := text.rfind(wanted, 0, end)) >= 0:
                return number, found + 1
            if not text.strip():
                break
    return claim.at


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a body, without mark-up and pins."""

    words: str
    line: int
    column: int

    @property
    def count(self) -> int:
        return count(self.words)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or list item of a body."""

    sentences: tuple[Sentence, ...]
    line: int
    listed: bool = False

    @property
    def words(self) -> str:
        return " ".join(sentence.words for sentence in self.sentences)


def paragraphs(summary: Summary) -> Iterator[Paragraph]:
    """The paragraphs of a body, in order."""
    body = summary.body
    depth = 0
    for token in body.tokens:
        depth += token.nesting if token.type.startswith("list_item") else 0
        if token.type != "inline" or not token.map:
            continue
        start, end = token.map or (0, 0)
        words = prose.words(token.children or ())
        first, last = body.first_line + start, body.first_line + max(start, end - 1)
        parts = [part.strip() for part in prose.SENTENCE_END.split(re.sub(r"[ \t]+", " ", words).strip())]
        yield Paragraph(tuple(_placed(summary, [p for p in parts if p], first, last)), first, depth > 0)


def mistyped(summary: Summary) -> bool:
    """Does something stand in brackets that was to be a pin, and is none? The rule `pins` names it."""
    children = (child for token in summary.body.tokens for child in token.children or [])
    return any(child.type == "not_a_pin" for child in children)


def count(words: str) -> int:
    """How many words, as a reader counts them: "2-year" and "355(6)" are one each."""
    return sum(any(c.isalnum() for c in word) for word in words.split())


def _placed(summary: Summary, parts: list[str], first: int, last: int) -> Iterator[Sentence]:
    line, column = first, 0
    for part in parts:
        head = part.split()[0]
        for number in range(line, last + 1):
            found = _line(summary, number).find(head, column if number == line else 0)
            if found >= 0:
                line, column = number, found
                break
        yield Sentence(part, line, column + 1)
        column += len(head)


def _line(summary: Summary, number: int) -> str:
    lines = summary.body.source.split("\n")
    index = number - summary.body.first_line
    return lines[index] if 0 <= index < len(lines) else ""
