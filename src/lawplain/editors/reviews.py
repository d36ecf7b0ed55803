"""Sheets on which a person holds an explanation against the law, sentence by sentence; and in which order to read.

A sheet is plain text, for paper or screen. Pure: commands read and write.
"""

import datetime as dt
import re
import textwrap
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from lawplain.checks import subjects
from lawplain.content import Guide, Summary
from lawplain.content.edit import as_value
from lawplain.content.fields import KeyFact
from lawplain.content.guide_fields import Step
from lawplain.content.reviews import Mark, Review
from lawplain.editions import fact_places
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.errors import Exit, LawplainError
from lawplain.law import pins

_WIDTH = 96
_HEAD = re.compile(r"=== (?P<path>\S+) · text (?P<text>[0-9a-f]{16}) · law as at (?P<day>\d{4}-\d\d-\d\d)\s*")
_ITEM = re.compile(r"--- (?P<number>\d+) · (?P<law>.+?)\s*")
_BOXES = re.compile(r"\s*\[(?P<right>.?)\]\s*right\s*\[(?P<wrong>.?)\]\s*wrong\s*\[(?P<unclear>.?)\]\s*unclear\s*")
_LAW = "  The law:"
_NAME = re.compile(r"(?i)Your name:(.*)")
_DAY = re.compile(r"(?i)Day:(.*)")
TITLE = "title"
FIRST = """A review. For each numbered part, hold the words against the law below them: are they right, is what they
leave out without harm, would somebody who reads only them do the right thing? Put an x into one box, and write what
is wrong behind “Note:”. What you don't judge, leave. Your name stands on the page only where all of it is right.

Your name:
Day:
"""


@dataclass(frozen=True, slots=True)
class Item:
    """Words of an explanation, the pin that they rest on, and the words of the law there ("" where none are stored)."""

    words: str
    pin: str
    law: str


@dataclass(frozen=True, slots=True)
class Filled:
    """What came back for one explanation. `line` is that of its head."""

    path: str
    text: str
    law_as_at: dt.date
    right: int
    not_marked: int
    marks: tuple[Mark, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet that came back: who filled it in, on which day (None where it has none), and what it says."""

    name: str
    day: dt.date | None
    each: tuple[Filled, ...]


def items(about: Entry | Guided) -> tuple[Item, ...]:
    """What there is to judge: the title, each key fact or step, each stretch of the text with its pin."""
    if isinstance(about, Guided):
        return tuple(_of_guide(about))
    entry = about
    summary, provision = entry.summary, subjects.explained(entry)
    assert summary is not None
    heading = f"The official heading: {entry.provision.heading}" if entry.provision else ""
    found = [Item(summary.front.also_called, TITLE, heading if provision else "")]
    for fact in summary.front.key_facts:
        found.append(Item(_fact(fact), fact.law, _law(entry, fact.law)))
    found += [Item(_line(one.explains), one.pin.text, _law(entry, one.pin.text)) for one in summary.body.pinned]
    return tuple(found)


def _of_guide(one: Guided) -> Iterator[Item]:
    front = one.guide.front
    yield Item(f"{front.title}. For: {front.for_}", TITLE, "")
    for step in front.steps:
        yield Item(_step(step), step.law, _law(one, step.law))
    yield from (Item(_line(p.explains), p.pin.text, _law(one, p.pin.text)) for p in one.guide.body.pinned)


def _step(step: Step) -> str:
    more = (("When", step.when), ("Who", step.who))
    return ". ".join([step.title, *(f"{name}: {words}" for name, words in more if words)])


def text(about: Entry | Guided) -> Summary | Guide:
    """What is judged."""
    written = about.guide if isinstance(about, Guided) else about.summary
    assert written is not None
    return written


def sheet(edition: Edition, about: Entry | Guided) -> str:
    """One explanation, or guide, beside its law, to be filled in."""
    written = text(about)
    head = f"=== {written.path} · text {written.read_fingerprint} · law as at {written.front.law_as_at}\n"
    if isinstance(about, Guided):
        head += f"A guide, {edition.act.title}: {about.guide.title}\n"
    else:
        assert about.provision is not None
        called = f"{about.provision.called.capitalize()} {about.provision.label}"
        head += f"{called}, {edition.act.title}: {about.provision.heading}\n"
    return head + "".join(_printed(number, item) for number, item in enumerate(items(about), 1))


def filled(text: str) -> Sheet:
    """What a person wrote on a sheet. Raises LawplainError with the line where that can't be told."""
    lines = text.splitlines()
    heads = [number for number, line in enumerate(lines) if _HEAD.fullmatch(line)]
    if not heads:
        raise _wrong("This is not a sheet of lawplain review.", "Its heads begin with ===; leave them as they are.", 1)
    name = next((m[1].strip() for line in lines[: heads[0]] if (m := _NAME.match(line))), "")
    if not name:
        raise _wrong("The sheet has no name.", "The reviewer writes their own name behind “Your name:”.", 1)
    written = next(((n, m[1].strip()) for n, line in enumerate(lines[: heads[0]]) if (m := _DAY.match(line))), (0, ""))
    ends = [*heads[1:], len(lines)]
    each = tuple(_one(lines, start, end) for start, end in zip(heads, ends, strict=True))
    return Sheet(name, _day(*written), each)


def review(one: Filled, by: str, on: dt.date) -> Review:
    return Review(
        by=by,
        on=on,
        law_as_at=one.law_as_at,
        text_fingerprint=one.text,
        right=one.right,
        not_marked=one.not_marked,
        marks=one.marks,
    )


def as_yaml(found: Review) -> str:
    """A review as one item of the list in its file."""
    lines = [f"- by: {as_value(found.by)}", f"  on: {found.on}", f"  law_as_at: {found.law_as_at}"]
    lines += [f"  text_fingerprint: {found.text_fingerprint}", f"  right: {found.right}"]
    lines += [f"  not_marked: {found.not_marked}"] if found.not_marked else []
    lines += ["  marks:"] if found.marks else []
    for mark in found.marks:
        lines += [
            f"    - words: {as_value(mark.words)}",
            f"      law: {as_value(mark.law)}",
            f"      mark: {mark.mark}",
        ]
        lines += [f"      note: {as_value(mark.note)}"] if mark.note else []
    return "\n".join(lines) + "\n"


def open_marks(about: Entry | Guided) -> tuple[tuple[Review, Mark], ...]:
    """What reviewers marked and still stands in the text, the newest review first."""
    if about.reviews is None or (isinstance(about, Entry) and about.summary is None):
        return ()
    standing = {item.words for item in items(about)}
    every = ((one, mark) for one in reversed(about.reviews.front.reviews) for mark in one.marks)
    return tuple({(mark.words, mark.law): (one, mark) for one, mark in every if mark.words in standing}.values())


def all_right(about: Entry | Guided, one: Filled) -> bool:
    """Was every part of the present text marked right, against the present law?"""
    whole = not one.marks and not one.not_marked and one.right == len(items(about))
    return whole and one.text == text(about).read_fingerprint and not about.outdated and not about.leans_outdated


def order(collection: Collection) -> Iterator[tuple[Edition, Entry, str]]:
    """What somebody with two hours reads, in this order, each explanation once: those with the time limits that matter
    most, of people who are held, of what has happened to people, where topics start; then all others with a time limit.

    What a person has checked already is left out. site.yml and topics.yml say what matters most.
    """
    front, seen = collection.front, set[str]()
    places = [(place, "deadline") for one in front.situations for place in one.fact]
    places = [(place, "deadline") for place in front.help.deadline] + places
    places += [(place, "detention") for place in (*front.help.detained, *front.help.danger)]
    paths = [(fact_places.split(place)[0], why) for place, why in places]
    paths += [(one.leads_to, "what has happened to people") for one in front.situations]
    for topic in collection.topics:
        paths += [(path, f"topic {sub.name}") for sub in (topic, *topic.topics) for path in sub.start_here]
    limits = [
        (f"{edition.act.slug}/{entry.name}", "time limit")
        for edition in collection.editions
        for entry in edition.sections
        if entry.summary and any(fact.kind == "time-limit" for fact in entry.summary.front.key_facts)
    ]
    for path, why in (*paths, *limits):
        found = fact_places.section(collection, path)
        if found is None or path in seen:
            continue
        seen.add(path)
        edition, entry = found
        readable = entry.summary and not entry.broken and entry.provision and not entry.provision.repealed
        if readable and entry.summary and not entry.summary.front.reviewed_by:
            yield edition, entry, why


def minutes(about: Entry | Guided) -> int:
    """How long the reading takes: the law and the text at 120 words a minute, and 20 seconds for each part."""
    found = items(about)
    words = sum(len(f"{item.words} {item.law}".split()) for item in found)
    return max(1, round(words / 120 + len(found) / 3))


def _law(about: Entry | Guided, written: str) -> str:
    pin = pins.parse(written)
    return (subjects.pinned_words(about, pin) or "") if pin else ""


def _fact(fact: KeyFact) -> str:
    more = (
        ("It counts from", fact.counts_from),
        ("Who can extend it", fact.extend and fact.extend.says),
        ("Who decides", fact.who),
    )
    return ". ".join([f"{fact.what}: {fact.fact}", *(f"{name}: {words}" for name, words in more if words)])


def _printed(number: int, item: Item) -> str:
    law = item.law or "(its words are not stored)"
    lines = [f"\n--- {number} · {item.pin}", *textwrap.wrap(item.words, _WIDTH), _LAW]
    for line in law.split("\n"):
        lines += textwrap.wrap(line, _WIDTH - 4, initial_indent="  | ", subsequent_indent="  | ")
    return "\n".join([*lines, "[ ] right   [ ] wrong   [ ] unclear", "Note:", "", ""])


def _one(lines: Sequence[str], start: int, end: int) -> Filled:
    head = _HEAD.fullmatch(lines[start])
    assert head
    starts = [n for n in range(start, end) if _ITEM.fullmatch(lines[n])]
    if not starts:
        raise _wrong("Nothing to judge stands below this head.", "Leave the lines as they were printed.", start + 1)
    judged = [_judged(lines, at, until) for at, until in zip(starts, [*starts[1:], end], strict=True)]
    marks = tuple(mark for _, mark in judged if mark)
    right = sum(kind == "right" for kind, _ in judged)
    not_marked = sum(kind == "" for kind, _ in judged)
    day = dt.date.fromisoformat(head["day"])
    return Filled(head["path"], head["text"], day, right, not_marked, marks, start + 1)


def _judged(lines: Sequence[str], at: int, until: int) -> tuple[str, Mark | None]:
    """What was marked of one part: right, wrong, unclear, or "" for nothing."""
    item = _ITEM.fullmatch(lines[at])
    assert item
    law = next((n for n in range(at, until) if lines[n].rstrip() == _LAW), None)
    boxes = next(((n, m) for n in range(at, until) if (m := _BOXES.fullmatch(lines[n]))), None)
    if law is None or boxes is None:
        raise _wrong("A line of this part is missing.", "Leave “The law:” and the boxes as they were printed.", at + 1)
    number, match = boxes
    chosen = [kind for kind in ("right", "wrong", "unclear") if match[kind].strip()]
    if len(chosen) > 1:
        raise _wrong(f"{len(chosen)} boxes are marked here.", "Mark one.", number + 1)
    note = _line(" ".join(lines[number + 1 : until])).removeprefix("Note:").strip()
    if not chosen and note:
        raise _wrong("This part has a note, and no box is marked.", "Mark wrong or unclear.", number + 1)
    words = _line(" ".join(lines[at + 1 : law]))
    kind = chosen[0] if chosen else ""
    if kind in ("wrong", "unclear"):
        return kind, Mark(
            words=words, law=item["law"], mark="wrong" if kind == "wrong" else "unclear", note=note or None
        )
    return kind, None


def _day(line: int, written: str) -> dt.date | None:
    try:
        return dt.date.fromisoformat(written) if written else None
    except ValueError:
        raise _wrong(f"“{written}” is no day.", "Write it like 2026-05-27, or leave it empty.", line + 1) from None


def _line(words: str) -> str:
    return " ".join(words.split())


def _wrong(what: str, fix: str, line: int) -> LawplainError:
    return LawplainError(what, fix=fix, line=line, exit_code=Exit.CONTENT)


def summed(each: Iterable[Filled]) -> str:
    """What a sheet says, in one line."""
    found = tuple(each)
    wrong = sum(mark.mark == "wrong" for one in found for mark in one.marks)
    unclear = sum(mark.mark == "unclear" for one in found for mark in one.marks)
    return f"right {sum(one.right for one in found)}, wrong {wrong}, unclear {unclear}"
