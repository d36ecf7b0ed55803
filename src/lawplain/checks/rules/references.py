"""Every section, Part, Schedule and Act that a summary names is one that the law names there, or that explains it.

Why: a reader follows “section 355” to decide what to do. A reference is right where the pinned words hold it, or the
pin leads to it; where the section that it names refers back to this one; or where a term of this section gets its
meaning there, as “unlawfully in New Zealand” does in section 9. One that stands elsewhere in the section only is a
hint. What the Act does not have at all is an error in every file.

Good: A court can order otherwise under section 355(6). [(1)]
Bad: A court can order otherwise under section 3555. [(1)]
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Final, Literal

from lawplain.checks.subjects import Claim, Text, claims, paragraphs, where
from lawplain.findings import Finding, Level
from lawplain.law import plain_text as words_of_law
from lawplain.law import subsection_lines
from lawplain.law.by_identity import Same
from lawplain.law.mentions import RELATIVE, Mention, parse
from lawplain.law.model import Act, Passage, Provision
from lawplain.law.neighbours import numbered
from lawplain.law.pins import covers
from lawplain.law.quantities import quantities

RULE = "references"
LEVEL: Level = "error"
SCOPE: Final = "text"

_NOT_LINKED = {True: ", nor anywhere in the {}.", False: ", and it does not refer to this {}."}
_CAPITAL = re.compile(r"(?<=[\w,;] )Sections?\s\d+[A-Z]*")
_NEXT = 3
"""A slip of the finger takes one section for another whose number is so near."""
_UNITS = frozenset({"section", "part", "schedule"})


def check(subject: Text) -> Iterator[Finding]:
    provision = subject.explained
    yield from _nowhere(subject)
    yield from _capitals(subject)
    if provision or subject.provision is None:
        section = subsection_lines.whole(provision) if provision else ""
        for claim in claims(subject):
            yield from _sections(subject, claim, provision, section)
            yield from _acts(subject, claim, section)


def _nowhere(subject: Text) -> Iterator[Finding]:
    """References to what the Act, or the section, does not have."""
    act, own = subject.edition.act, subject.provision
    for paragraph in paragraphs(subject.written):
        for sentence in paragraph.sentences:
            for mention in parse(sentence.words):
                said = _lacks(mention, act, own)
                if said:
                    at = (sentence.line, sentence.column)
                    yield subject.finding(RULE, LEVEL, at, said, "Look at the number in the law.")


def _capitals(subject: Text) -> Iterator[Finding]:
    """ "See Section 51": the law writes a small s inside a sentence, and a capital there names a piece of land."""
    body = subject.written.body
    for number, line in enumerate(body.source.split("\n"), body.first_line):
        for match in _CAPITAL.finditer(line):
            said = f"“{match[0]}” inside a sentence is no reference: it becomes no link, and is not checked."
            fix = f"Write it with a small letter: “{match[0][0].lower()}{match[0][1:]}”."
            yield subject.finding(RULE, LEVEL, (number, match.start() + 1), said, fix)


def _lacks(mention: Mention, act: Act, own: Provision | None) -> str:
    if mention.act or (mention.within and mention.within.act):
        return ""
    if own and mention.unit == own.instrument.inner and not mention.within and own.kind == "section" and own.places:
        has = any(covers(mention.pinpoint, place.pin) for place in own.places)
        return "" if has else f"{own.instrument.words['Unit']} {own.label} has no {mention.unit} {mention.pinpoint}."
    if mention.unit not in _UNITS or mention.within:
        return ""
    target = _target(act, mention)
    if target is None:
        if not any(p.kind == mention.unit for p in act.contents):
            return ""  # a source without schedules says nothing about them
        return f"The {act.title} has no {_shown(mention)}."
    if mention.pinpoint and target.places and not any(covers(mention.pinpoint, p.pin) for p in target.places):
        return f"{target.instrument.words['Unit']} {target.label} has no {mention.pinpoint}."
    return ""


def _sections(subject: Text, claim: Claim, provision: Provision | None, section: str) -> Iterator[Finding]:
    for mention in parse(claim.words):
        if mention.unit in RELATIVE or mention.within or _held(mention, parse(claim.law), claim.law):
            continue
        if mention.unit == "section" and not mention.act and mention.label in claim.sections:
            continue
        if not claim.field and _lacks(mention, subject.edition.act, subject.provision):
            continue  # said by _nowhere
        elsewhere = _held(mention, parse(section), section)
        if (
            provision
            and not elsewhere
            and not mention.act
            and (why := _explains(subject.edition.act, mention, provision, section))
        ):
            if why == "refers back" and (unsaid := _unsaid(mention, claim)):
                words = claim.words[mention.start : mention.end]
                said = f"“{words}” is not in the words of {claim.pin}, which name {unsaid}."
                yield subject.finding(
                    RULE, "hint", where(subject.written, claim, words), said, f"Do you mean {unsaid}?"
                )
            continue
        words = claim.words[mention.start : mention.end]
        level: Level = "hint" if elsewhere or not _all_stored(subject.edition.act) else LEVEL
        said = f"“{words}” is not in the words of {'the law' if claim.pin == 'all' else claim.pin}"
        unit = subject.instrument.unit
        said += f", only elsewhere in the {unit}." if elsewhere else _NOT_LINKED[bool(mention.act)].format(unit)
        fix = "Does the pin name the right place?" if elsewhere else f"Name the {unit} that the law names there."
        yield subject.finding(RULE, level, where(subject.written, claim, words), said, fix)


def _held(mention: Mention, law: tuple[Mention, ...], text: str) -> bool:
    """Do the law's words name it: itself, a place inside it, or a range that it lies in?"""
    for i, other in enumerate(law):
        if other.unit != mention.unit:
            continue
        if other.label == mention.label and _same_place(mention.pinpoint, other.pinpoint):
            return True
        if i and text[law[i - 1].end : other.start].strip() in ("to", "–", "-"):
            first, last = law[i - 1].label, other.label
            if first and last and _order(first) <= _order(mention.label) <= _order(last):
                return True
    return False


def _same_place(pinpoint: str, other: str) -> bool:
    return not pinpoint or other.startswith(pinpoint) or (bool(other) and pinpoint.startswith(other))


def _order(label: str) -> tuple[int, str]:
    digits = "".join(c for c in label if c.isdigit())
    return int(digits or 0), label.lstrip("0123456789")


def _unsaid(mention: Mention, claim: Claim) -> str:
    """A section that the pinned words name and the summary does not, not far in number from the one that it names."""
    said = {other.label for other in parse(claim.words) if other.unit == "section"}
    for other in parse(claim.law):
        near = abs(_order(other.label)[0] - _order(mention.label)[0]) <= _NEXT
        if near and other.unit == mention.unit == "section" and not other.act and other.label not in said:
            return _shown(other)
    return ""


def _explains(
    act: Act, mention: Mention, provision: Provision, section: str
) -> Literal["", "refers back", "gives a meaning", "unknown"]:
    """How the named provision explains this section: it refers back to it, or gives one of its terms a meaning."""
    target = _target(act, mention)
    if target is None:
        return "unknown"  # said by _nowhere
    if target.definitions or (target.text is None and target.kind == "section"):
        return "gives a meaning"
    if any(back.label == provision.label for back in parse(subsection_lines.whole(target)) if not back.act):
        return "refers back"
    text = section.casefold()
    means = any(
        (named.unit, named.label) == (mention.unit, mention.label)
        for home, terms, meaning in _meanings(Same(act))
        if home != provision.id
        if any(term.casefold() in text for term in terms)
        for named in parse(meaning)
    )
    return "gives a meaning" if means else ""


@lru_cache(maxsize=8)
def _meanings(act: Same[Act]) -> tuple[tuple[str, tuple[str, ...], str], ...]:
    """The terms that the Act defines, with the words that define them: (id of the section, terms, words)."""
    found = []
    for home in act.thing.sections:
        if home.definitions and home.text:
            by_anchor = {d.anchor: d.terms for d in home.definitions}
            for passage in words_of_law.passages(home.text.body):
                if isinstance(passage, Passage) and passage.anchor in by_anchor:
                    found.append((home.id, by_anchor[passage.anchor], words_of_law.plain([passage])))
    return tuple(found)


def _acts(subject: Text, claim: Claim, section: str) -> Iterator[Finding]:
    """Titles of other Acts: in the pinned words, or anywhere in this Act, which may call it "the former Act"."""
    for act in quantities(claim.words):
        if act.kind != "act" or act.value in claim.law.casefold() or act.value in section.casefold():
            continue
        own = subject.edition.act
        if not own.title.casefold().endswith(act.value) and act.value not in _all_words(Same(own)):
            words = claim.words[act.start : act.end]
            said = f"Nothing in the {own.title} names the “{words}”."
            at = where(subject.written, claim, words)
            level: Level = LEVEL if _all_stored(own) else "hint"
            yield subject.finding(RULE, level, at, said, "Look at the title and its year in the law.")


def _all_stored(act: Act) -> bool:
    """Is every word of the Act stored, so that "nothing names it" can be said?"""
    return all(section.text is not None for section in act.sections if section.fingerprint)


def _target(act: Act, mention: Mention) -> Provision | None:
    return numbered(act, mention.unit, mention.label)


@lru_cache(maxsize=8)
def _all_words(act: Same[Act]) -> str:
    """Every word of an Act that is stored, without letter case."""
    return "\n".join(subsection_lines.whole(provision) for provision in act.thing.contents).casefold()


def _shown(mention: Mention) -> str:
    return f"{mention.unit.capitalize() if mention.unit != 'section' else mention.unit} {mention.label}"
