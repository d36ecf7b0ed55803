"""How English words name a place of a law: "section 355(6)", "paragraphs (a) to (c) of subsection (2)", "Part 7".

Pure reading of a string; what the names point to is for `references` to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Literal, cast

from lawplain.law import drafting

Unit = Literal[
    "section",
    "subsection",
    "paragraph",
    "subparagraph",
    "clause",
    "subclause",
    "part",
    "subpart",
    "schedule",
    "regulation",
]

RELATIVE = frozenset({"subsection", "paragraph", "subparagraph", "subclause"})
"""Units that name a place inside the provision that the words stand in."""

_UNITS: dict[str, Unit] = {"s": "section", "ss": "section", "rule": "clause", "article": "clause"}
_DEEPEST = 6
_MENTIONED = frozenset({"section", "part", "subpart", "schedule", "clause"})


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a place: text[start:end].

    `label` is the number of a section, Part, Schedule or clause ("355"), "" for a unit that is only counted inside
    another; `pinpoint` is the place inside it ("(6)(a)"), as `Place.pin` writes it. `act` holds the words that name
    another law ("New Zealand Bill of Rights Act 1990", "that Act"), "" for this one: a mention with `act` never points
    into this Act. `within` is what the words themselves say it is a part of ("paragraph (b) of subsection (1)").
    Mentions of one enumeration ("sections 3, 4(a), and (b)") share a `run`.
    """

    start: int
    end: int
    unit: Unit
    label: str = ""
    pinpoint: str = ""
    act: str = ""
    within: "Mention | None" = None
    run: int = 0


def mentions(text: str) -> tuple[Mention, ...]:
    """Every section, Part, subpart, Schedule and clause that running prose names by its number, in order.

    One mention a number: "sections 154 and 155" are two, of which the first holds the word too. A range gives its
    two ends. Of "section 25 of the New Zealand Bill of Rights Act 1990" the mention holds "section 25" and `act` the
    title.
    """
    return tuple(mention for mention in parse(text) if mention.unit in _MENTIONED)


@lru_cache(maxsize=4096)
def parse(text: str) -> tuple[Mention, ...]:
    """Like `mentions`, with subsections, paragraphs and everything else that a reference can name."""
    return tuple(_parse(text))


def steps(pinpoint: str) -> tuple[str, ...]:
    """ "(6)(a)" as ("6", "a")."""
    return tuple(re.findall(r"\(([^()]+)\)", pinpoint))


def joined(labels: tuple[str, ...]) -> str:
    """("6", "a") as "(6)(a)"."""
    return "".join(f"({label})" for label in labels)


def bare(text: str) -> tuple[str, str]:
    """The label and the pinpoint of words that are numbers only: "149(1)(e)", "(1)", "283 to 291" (its first)."""
    item = drafting.ITEM.match(text.strip())
    if item is None or not (item.end() == len(text.strip()) or drafting.JOIN.match(text.strip(), item.end())):
        return "", ""
    return item["label"] or "", item["pinpoint"].strip()


def _parse(text: str) -> Iterator[Mention]:
    position = 0
    while head := drafting.UNIT.search(text, position):
        found, position = _run(text, head)
        yield from found


def _run(text: str, head: re.Match[str], depth: int = 0) -> tuple[list[Mention], int]:
    """A run of numbers after a unit ("sections 3, 4(1), and (2) and Part 5"), with what the words after it
    say of it.

    `depth` counts the smaller places that it is named after: "paragraph (a) of subsection (1) of section 5".
    """
    run: list[Mention] = []
    start, position, unit = head.start(), head.end(), _unit(head)
    while mention := _item(text, start, position, unit, run):
        run.append(mention)
        joint = drafting.JOIN.match(text, mention.end)
        if joint is None:
            break
        again = drafting.UNIT.match(text, joint.end())
        if again and _unit(again) != unit and (depth or (_unit(again) in RELATIVE) != (unit in RELATIVE)):
            break
        start = joint.end()
        position = again.end() if again else start
        unit = _unit(again) if again else unit
    if not run or _parcel(text, head, run):
        return [], max(head.end(), position if run else 0)
    return _qualified(text, run, depth)


def _parcel(text: str, head: re.Match[str], run: list[Mention]) -> bool:
    """Is it land, not law? "Allotment 40 of Section 4, Suburbs of Auckland": a capital inside a sentence is a name."""
    if head["unit"] not in ("Section", "Sections"):
        return False
    return bool(
        drafting.MID_SENTENCE.search(text[max(0, head.start() - 40) : head.start()])
        or drafting.LAND.match(text, run[-1].end)
    )


def _item(text: str, start: int, position: int, unit: Unit, run: list[Mention]) -> Mention | None:
    """The mention whose number stands at `position`; None where no number of this unit stands there."""
    item = drafting.ITEM.match(text, position)
    if item is None or not item[0] or drafting.MEASURES.match(text, item.end()):
        return None
    label, pinpoint = item["label"] or "", item["pinpoint"].strip()
    follows = bool(run) and start == position
    if follows and label and not _number_may_follow(text, start, item, run):
        return None
    if label and label.isalpha() and unit not in ("part", "schedule"):
        return None
    if unit in RELATIVE:
        pinpoint = f"({label}){pinpoint}" if label else pinpoint
        label = ""
    if not label and follows:
        label, pinpoint = run[-1].label, joined(continued(steps(run[-1].pinpoint), steps(pinpoint)))
    if not label and unit not in RELATIVE:
        return None
    return Mention(start, item.end(), unit, label, pinpoint, run=run[0].run if run else start)


def _number_may_follow(text: str, start: int, item: re.Match[str], run: list[Mention]) -> bool:
    """Is a bare number one more of the run? After a comma only if the run goes on: in "section 5, 14 days
    later" it does not."""
    if drafting.YEAR.fullmatch(item["label"]) and not item["pinpoint"]:
        return False
    if run[-1].unit in RELATIVE and not item["label"][0].isdigit():
        return False
    comma = text[run[-1].end : start].strip() == ","
    return (
        not comma
        or bool(drafting.GOES_ON.match(text, item.end()))
        or bool(drafting.NOTHING_MORE.match(text, item.end()))
    )


def outer(labels: tuple[str, ...], rank: int) -> tuple[str, ...]:
    """The labels above a rank: what "(b)" of rank 1 is counted inside, at (4)(a)(i), is (4)."""
    return tuple(label for label, its in zip(labels, _ranks(labels), strict=True) if its < rank)


def continued(before: tuple[str, ...], step: tuple[str, ...]) -> tuple[str, ...]:
    """What "(b)" means after "(1)(a)": (1)(b). The first step takes the place of the last one of its own rank."""
    if not before or not step:
        return step
    ranks = _ranks(before)
    if step[0][0].isdigit():
        rank = 0
    elif step[0].isupper():
        rank = 3
    elif 2 in ranks and drafting.ROMAN.fullmatch(step[0]):
        rank = 2
    else:
        rank = 1
    return (before[: ranks.index(rank)] if rank in ranks else before) + step


def _ranks(labels: tuple[str, ...]) -> list[int]:
    """Digits are subsections (0); of the letters the first are paragraphs (1), then come (i) (2) and (A) (3)."""
    ranks: list[int] = []
    for label in labels:
        ranks.append(0 if label[0].isdigit() else max(1, ranks[-1] + 1 if ranks else 1))
    return ranks


def _qualified(text: str, run: list[Mention], depth: int) -> tuple[list[Mention], int]:
    """The run with the law, or the larger place, that the words around it say it belongs to."""
    end = run[-1].end
    before = drafting.TITLE_BEFORE.search(text[max(0, run[0].start - 160) : run[0].start])
    if before and run[0].unit not in RELATIVE:
        return [replace(mention, act=before["law"]) for mention in run], end
    if drafting.OF_THIS.match(text, end) or not (of := drafting.OF.match(text, end)):
        return run, end
    whole = drafting.UNIT.match(text, of.end())
    if whole and depth < _DEEPEST and (of["of"] == "of" or _unit(whole) in ("part", "schedule")):
        return _inside(text, run, whole, depth)
    act = _other_law(text, of)
    return ([replace(mention, act=act) for mention in run] if act else run), end


def _inside(text: str, run: list[Mention], head: re.Match[str], depth: int) -> tuple[list[Mention], int]:
    found, end = _run(text, head, depth + 1)
    if not found:
        return [replace(mention, act=head[0].strip()) for mention in run], end
    whole, unit = found[0], run[-1].unit
    marked = [replace(m, act=whole.act, within=whole if m.unit == unit else None) for m in run]
    return marked + found, end


def _other_law(text: str, of: re.Match[str]) -> str:
    """The title of the law after "of the", or else the words that stand for one ("that Act"); after "in" and
    "to" a law's name only."""
    rest = text[of.end() : of.end() + 240]
    title = drafting.TITLE.match(rest)
    if title and not re.search(r"\b(?:sub)?sections?\b", title["title"]):
        return title["title"].replace("\xa0", " ")
    if of["of"] != "of" and not drafting.OTHER_LAW.match(rest):
        return ""
    return re.split(r"[,.;:—()]", rest)[0].strip() or "?"


def _unit(match: re.Match[str]) -> Unit:
    word = (match["unit"] or match["short"]).casefold().replace("-", "")
    return _UNITS.get(word, cast(Unit, word))
