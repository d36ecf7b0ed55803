"""What rules look at: summaries and guides, the words of the law that they rest on, their sentences."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from lawplain.content import Guide, Summary, prose
from lawplain.editions.guides import Guided
from lawplain.editions.leaning import Lean, of_pin
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.findings import Finding, Level
from lawplain.law import pins, subsection_lines
from lawplain.law.by_identity import Same
from lawplain.law.instrument import Instrument
from lawplain.law.model import Provision


@dataclass(frozen=True)
class Text:
    """A text that people wrote, a summary or a guide, and its Act. `about` is what it is about, with all that it rests
    on. `collection`: what all texts share, as topics and words."""

    collection: Collection
    edition: Edition
    about: Entry | Guided
    written: Summary | Guide

    def finding(self, rule: str, level: Level, at: tuple[int, int], message: str, fix: str) -> Finding:
        return Finding(self.written.path, *at, rule, level, message, fix)

    @property
    def warns(self) -> Level:
        """How strictly the newer rules of writing are asked for: a text that has questions, or kinds of key facts, was
        written by them, and every guide; in an older one they find what is to be mended when it is written anew."""
        if isinstance(self.written, Guide):
            return "warning"
        front = self.written.front
        newer = bool(front.people_ask) or any(fact.kind for fact in front.key_facts)
        return "warning" if newer else "hint"

    @property
    def provision(self) -> Provision | None:
        """The one provision that it is about; a guide is about several."""
        return self.about.provision if isinstance(self.about, Entry) else None

    @property
    def explained(self) -> Provision | None:
        """The same, with the words that the text explains; None where these words are not stored."""
        return explained(self.about) if isinstance(self.about, Entry) else None

    @property
    def instrument(self) -> Instrument:
        """What the law and its provisions are called."""
        return self.edition.act.instrument

    @property
    def title_at(self) -> tuple[int, int]:
        return self.written.place(self.written.title_field)


class Subject(Text):
    """A summary, and the entry it belongs to."""

    @property
    def entry(self) -> Entry:
        assert isinstance(self.about, Entry)
        return self.about

    @property
    def summary(self) -> Summary:
        assert isinstance(self.written, Summary)
        return self.written


def subjects(collection: Collection) -> Iterator[Subject]:
    """Every summary that is read, of sections, Parts and Acts; orphans too."""
    for edition in collection.editions:
        for entry in edition.entries:
            if entry.summary:
                yield Subject(collection, edition, entry, entry.summary)


def texts(collection: Collection) -> Iterator[Text]:
    """Every summary, and every guide whose law is stored."""
    yield from subjects(collection)
    editions = {edition.act.slug: edition for edition in collection.editions}
    for guided in collection.guides:
        if edition := editions.get(guided.guide.front.law):
            yield Text(collection, edition, guided, guided.guide)


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


def not_checked(entry: Entry | Guided) -> bool:
    """Is there a text that can't be held against the words it explains, because they are not stored?"""
    if isinstance(entry, Guided):
        return any(rest.spot and rest.words is None for lean in entry.leans for rest in lean.rests)
    provision = entry.provision
    kept = provision is not None and provision.kind == "section" and not provision.repealed
    return entry.summary is not None and kept and explained(entry) is None


@dataclass(frozen=True, slots=True)
class Claim:
    """Words of a text, and the words of the law that they rest on. `at` is where they start, or their pin.

    `field` is "" for the body. `sections` are the numbers of other sections of the Act that the pin names.
    """

    words: str
    law: str
    pin: str
    at: tuple[int, int]
    field: str = ""
    sections: frozenset[str] = frozenset()


def claims(text: Text) -> tuple[Claim, ...]:
    """Each stretch of the body with its pin's words of the law, each key fact or step with its own; and the title, with
    all.

    What rests on words that are not stored is left out. A file about a Part or an Act has the claims of its pins.
    """
    return _claims_of(Same(text.about))


@lru_cache(maxsize=2048)
def _claims_of(about: Same[Entry | Guided]) -> tuple[Claim, ...]:
    """Kept, since several rules ask for them, one after the other."""
    return tuple(_claims(about.thing))


def _claims(about: Entry | Guided) -> Iterator[Claim]:
    written = about.guide if isinstance(about, Guided) else about.summary
    if written is None or (isinstance(about, Entry) and (about.provision is None or about.provision.repealed)):
        return
    for pinned in written.body.pinned:
        yield from _claim(about, pinned.explains, pinned.pin, (pinned.line, pinned.column))
    for one in written.statements:
        if one.law:
            yield from _claim(about, one.words, pins.parse(one.law), written.place(*one.loc), str(one.loc[-1]))
    law = _all_words(about)
    if law is not None:
        for one in written.statements:
            if one.law == "":
                yield Claim(one.words, law, "all", written.place(*one.loc), str(one.loc[-1]), _labels(about.leans))


def _claim(
    about: Entry | Guided, words: str, pin: pins.Pin | None, at: tuple[int, int], field: str = ""
) -> Iterator[Claim]:
    law = pinned_words(about, pin) if pin else None
    if pin and law is not None:
        yield Claim(words, law, pin.text, at, field, _labels(of_pin(about.leans, pin)))


def _labels(leans: Iterable[Lean]) -> frozenset[str]:
    """The numbers of the sections of the same Act that are leaned on."""
    return frozenset(spot.provision.label for lean in leans if not lean.other.law for spot in lean.spots)


def _all_words(about: Entry | Guided) -> str | None:
    """All words of the law that a text rests on; None where those of its own section are not stored."""
    own = explained(about) if isinstance(about, Entry) else None
    if own is None and isinstance(about, Entry):
        return None
    return "\n".join([subsection_lines.whole(own) if own else "", *(lean.words or "" for lean in about.leans)])


def pinned_words(about: Entry | Guided, pin: pins.Pin) -> str | None:
    """The words of the law that a pin of a text names, here and elsewhere; None where some of them are not stored, or
    not there (which the rule `pins` says)."""
    provision = explained(about) if isinstance(about, Entry) else None
    if pin.ranges and (provision is None or pins.find(pin, provision.places)[1]):
        return None
    words = [subsection_lines.spoken_of(pin, provision)] if provision and pin.ranges else []
    for lean in of_pin(about.leans, pin):
        if lean.words is None:
            return None
        words.append(lean.words)
    return "\n".join(words)


def where(written: Summary | Guide, claim: Claim, words: str) -> tuple[int, int]:
    """Line and column of some words of a claim: in a body the last place before the pin where they stand."""
    if claim.field:
        return claim.at
    line, column = claim.at
    first = words.split(maxsplit=1)[0]
    for wanted in (words, first):
        for number in range(line, max(written.body.first_line, line - 12) - 1, -1):
            text = _line(written, number)
            end = column - 1 if number == line else len(text)
            if (found := text.rfind(wanted, 0, end)) >= 0:
                return number, found + 1
            if not text.strip():
                break
    return claim.at


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a text, without mark-up and pins."""

    words: str
    line: int
    column: int

    @property
    def count(self) -> int:
        return count(self.words)


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph or list item of a body, or a line of the front matter of a guide."""

    sentences: tuple[Sentence, ...]
    line: int
    listed: bool = False

    @property
    def words(self) -> str:
        return " ".join(sentence.words for sentence in self.sentences)


def paragraphs(written: Summary | Guide) -> Iterator[Paragraph]:
    """The paragraphs of a body, in order; then what a guide says in its front matter, which is read as its text is."""
    body = written.body
    depth = 0
    for token in body.tokens:
        depth += token.nesting if token.type.startswith("list_item") else 0
        if token.type != "inline" or not token.map:
            continue
        start, end = token.map or (0, 0)
        words = prose.words(token.children or ())
        first, last = body.first_line + start, body.first_line + max(start, end - 1)
        parts = [part.strip() for part in prose.SENTENCE_END.split(re.sub(r"[ \t]+", " ", words).strip())]
        yield Paragraph(tuple(_placed(written, [p for p in parts if p], first, last)), first, depth > 0)
    if isinstance(written, Guide):
        for one in written.statements:
            line, column = written.place(*one.loc)
            said = prose.SENTENCE_END.split(one.words.strip())
            yield Paragraph(tuple(Sentence(part, line, column) for part in said), line)


def mistyped(written: Summary | Guide) -> bool:
    """Does something stand in brackets that was to be a pin, and is none? The rule `pins` names it."""
    children = (child for token in written.body.tokens for child in token.children or [])
    return any(child.type == "not_a_pin" for child in children)


def count(words: str) -> int:
    """How many words, as a reader counts them: "2-year" and "355(6)" are one each."""
    return sum(any(c.isalnum() for c in word) for word in words.split())


def _placed(written: Summary | Guide, parts: list[str], first: int, last: int) -> Iterator[Sentence]:
    line, column = first, 0
    for part in parts:
        head = part.split()[0]
        for number in range(line, last + 1):
            found = _line(written, number).find(head, column if number == line else 0)
            if found >= 0:
                line, column = number, found
                break
        yield Sentence(part, line, column + 1)
        column += len(head)


def _line(written: Summary | Guide, number: int) -> str:
    lines = written.body.source.split("\n")
    index = number - written.body.first_line
    return lines[index] if 0 <= index < len(lines) else ""
