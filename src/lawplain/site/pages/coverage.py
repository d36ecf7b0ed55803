"""How much is explained, how fresh it is, and how much a person has checked: a picture, and the same as a table."""

import datetime as dt
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lawplain.content.readers import Grade
from lawplain.editions.pair import Edition, Entry
from lawplain.language.speech import catalogued, framed, say
from lawplain.law import addresses
from lawplain.law.addresses import address
from lawplain.site import making
from lawplain.site.naming import numbered, shown
from lawplain.site.page import Page, PageType
from lawplain.site.templating import render
from lawplain.site.view import SiteView

KINDS = ("checked", "explained", "outdated", "leaning", "missing")
WORDS = {
    "checked": catalogued("checked by a person"),
    "explained": catalogued("explained, not checked yet"),
    "outdated": catalogued("the law changed after it was explained"),
    "leaning": catalogued("something that it rests on changed"),
    "missing": catalogued("not explained yet"),
}

GRADED: dict[Grade, str] = {
    "right": catalogued("right"),
    "partly": catalogued("partly right"),
    "wrong": catalogued("wrong"),
    "not-found": catalogued("not found on the page"),
}

_TITLE = framed("What is explained and checked")


@dataclass(frozen=True, slots=True)
class Row:
    """One Part, or the whole Act: how many of its sections, repealed ones aside, are in each state of KINDS."""

    name: str
    where: str
    counts: dict[str, int]

    @property
    def all(self) -> int:
        return sum(self.counts.values())

    @property
    def bars(self) -> list[tuple[str, float, float]]:
        """(kind, from, width) in hundredths of the row."""
        found, at = [], 0.0
        for kind in KINDS:
            width = 100 * self.counts[kind] / (self.all or 1)
            found.append((kind, round(at, 2), round(width, 2)))
            at += width
        return found


def pages(site: SiteView) -> Iterator[Page]:
    acts = [
        (edition.act, _rows(edition), _points(site.trends.get(edition.act.slug, ())), _tests(edition))
        for edition in site.collection.editions
    ]
    body = render(
        "coverage.html",
        of=site.spoken_of,
        acts=acts,
        kinds=KINDS,
        words={kind: say(words) for kind, words in WORDS.items()},
        grades={grade: say(words) for grade, words in GRADED.items()},
    )
    description = say(
        "How much of the law on this site is explained, how much of that is out of date, and how much is checked."
    )
    yield Page(addresses.COVERAGE[1:], say(_TITLE), description, body, "coverage")


def _rows(edition: Edition) -> list[Row]:
    parts = {p.id: p for p in edition.act.contents if p.kind == "part"}
    live = [e for e in edition.sections if e.provision and not e.provision.repealed]
    rows = [Row(edition.act.title, address(edition.act, ""), _counts(live))]
    if parts:
        before = [e for e in live if e.provision and not e.provision.part]
        rows += [Row(say("Before the Parts"), address(edition.act, ""), _counts(before))] if before else []
        for id_, part in parts.items():
            inside = [e for e in live if e.provision and e.provision.part == id_]
            if inside:
                rows.append(Row(numbered(part), address(edition.act, part.name), _counts(inside)))
    return rows


@dataclass(frozen=True, slots=True)
class Tests:
    """How many explanations were tested with questions, as they are `now` and `before` they or the law changed; in how
    many an AI did all of it; and how the first answers were graded."""

    now: int
    before: int
    by_ai: int
    graded: dict[Grade, int]

    @property
    def asked(self) -> int:
        return sum(self.graded.values())


def _tests(edition: Edition) -> Tests:
    return Tests(*making.grades(list(edition.sections)))


def _counts(entries: Iterable[Entry]) -> dict[str, int]:
    counts = dict.fromkeys(KINDS, 0)
    for entry in entries:
        counts[_kind(entry)] += 1
    return counts


def _kind(entry: Entry) -> str:
    if entry.summary is None or not shown(entry):
        return "missing"
    if entry.outdated:
        return "outdated"
    if entry.leans_outdated:
        return "leaning"
    return "checked" if entry.summary.front.reviewed_by else "explained"


def _points(trend: tuple[tuple[dt.date, int], ...]) -> list[tuple[dt.date, int]]:
    return list(trend) if len(trend) > 1 else []


TYPE = PageType("coverage", "site", pages, ((addresses.COVERAGE, _TITLE),))
