"""The time limits of an Act, and its penalties: the key facts of its sections in tables, by topic."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from markupsafe import Markup

from lawplain.content.fields import KeyFact
from lawplain.editions.pair import Entry
from lawplain.language.speech import catalogued, say
from lawplain.law import addresses, pins
from lawplain.law.addresses import address
from lawplain.site import wording
from lawplain.site.html import explanation, key_facts
from lawplain.site.naming import in_a_row, newest, shown
from lawplain.site.page import Page, PageType
from lawplain.site.templating import render
from lawplain.site.view import ActView

_TIME = re.compile(r"(\d+) (working )?(hour|day|week|month|year)s?\b")
_DAYS = {"hour": 1 / 24, "day": 1.0, "week": 7.0, "month": 30.4, "year": 365.0}
_WORKING = 1.4
"""Days in a working day, on average: for the order of a table only."""
_DESCRIPTIONS = {
    "time-limit": catalogued("The time limits of {country}’s %(act)s, as at %(day)s, each with its {unit}."),
    "penalty": catalogued("The penalties of {country}’s %(act)s, as at %(day)s, each with its {unit}."),
}
_TITLES = {
    "time-limit": catalogued("Time limits in the %(act)s"),
    "penalty": catalogued("Penalties in the %(act)s"),
}


@dataclass(frozen=True, slots=True)
class Row:
    """One key fact: `law` leads to its words, `extend` says who can make the time longer, "" where nobody noted it."""

    entry: Entry
    where: str
    what: str
    fact: str
    counts_from: str
    extend: Markup
    who: str
    law: Markup


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of one topic; `topic` is "" for those of none."""

    topic: str
    rows: tuple[Row, ...]

    @property
    def noted(self) -> bool:
        """Whether somebody noted for a row from when it counts, or who can extend it."""
        return any(row.counts_from or row.extend for row in self.rows)


def pages(view: ActView) -> Iterator[Page]:
    """The page of time limits and that of penalties."""
    yield _page(view, "time-limit", addresses.time_limits(view.act))
    yield _page(view, "penalty", addresses.penalties(view.act))


def _page(view: ActView, kind: str, where: str) -> Page:
    act = view.act
    tables = _tables(view, kind)
    title = say(_TITLES[kind], act=act.title)
    body = render(
        "limits.html",
        of=act.instrument,
        kind=kind,
        title=title,
        crumbs=[(act.title, address(act, ""))],
        tables=tables,
        other=addresses.penalties(act) if kind == "time-limit" else addresses.time_limits(act),
        source=wording.source_line(act),
        looked=wording.looked(view.edition),
    )
    return Page(
        path=where[1:],
        title=title,
        description=say(_DESCRIPTIONS[kind], act.instrument.words, act=act.title, day=in_a_row(act.as_at)),
        body=body,
        kind="limits",
        searched=False,
        as_at=act.as_at,
        notice=wording.notice(act, view.later),
        changed=newest(row.entry for table in tables for row in table.rows),
    )


def _tables(view: ActView, kind: str) -> list[Table]:
    """The facts of a kind, a section's under its first topic; those of one time limit after the other, shortest first.

    The sections of penalties name offences of other sections. Where those sections give their own, with a pin to the
    penalty, it stands there, with the limb of the offence that it belongs to, and not a second time by itself.
    """
    names = _topics(view)
    found: dict[str, list[tuple[float, Row]]] = {}
    facts = [(entry, fact) for entry, fact in _facts(view) if key_facts.kind(fact) == kind]
    given = _given_elsewhere(facts) if kind == "penalty" else frozenset()
    for entry, fact in facts:
        if entry.summary and not given & _places(entry, fact):
            topic = next((t for t in entry.summary.front.topics if t in names), "")
            found.setdefault(topic, []).append((_length(fact), _row(view, entry, fact)))
    tables = []
    for topic in sorted(found, key=[*names, ""].index):
        rows = sorted(found[topic], key=lambda pair: pair[0]) if kind == "time-limit" else found[topic]
        tables.append(Table(names.get(topic, ""), tuple(row for _, row in rows)))
    return tables


def _topics(view: ActView) -> dict[str, str]:
    """The names of topics and sub-topics by path, in the order of topics.yml."""
    names = {}
    for topic in view.site.collection.topics:
        names[topic.slug] = topic.name
        names |= {f"{topic.slug}/{sub.slug}": sub.name for sub in topic.topics}
    return names


def _facts(view: ActView) -> Iterator[tuple[Entry, KeyFact]]:
    for entry in view.edition.sections:
        if entry.summary and entry.provision and shown(entry) and not entry.provision.status:
            yield from ((entry, fact) for fact in entry.summary.front.key_facts)


def _given_elsewhere(facts: Iterable[tuple[Entry, KeyFact]]) -> frozenset[tuple[str, str]]:
    """The places, by section and pin, of the penalties that other sections give at their offences."""
    named = (pins.parse(fact.law) for _, fact in facts)
    return frozenset(
        (other.label, other.path) for pin in named if pin and pin.ranges for other in pin.others if not other.law
    )


def _places(entry: Entry, fact: KeyFact) -> frozenset[tuple[str, str]]:
    """The places of its own section that a fact rests on."""
    pin = pins.parse(fact.law)
    if pin is None or entry.provision is None:
        return frozenset()
    return frozenset((entry.provision.label, place.pin) for place in pins.find(pin, entry.provision.places)[0])


def _length(fact: KeyFact) -> float:
    """Roughly how many days a time limit lasts; infinite where no time is given."""
    time = _TIME.search(fact.within or fact.fact)
    if time is None:
        return float("inf")
    return int(time[1]) * _DAYS[time[3]] * (_WORKING if time[2] else 1)


def _row(view: ActView, entry: Entry, fact: KeyFact) -> Row:
    assert entry.provision is not None
    page = address(view.act, entry.name)

    def law(text: str) -> Markup:
        return explanation.pin_link(text, entry, page)

    extend = Markup("")
    if fact.extend:
        extend = Markup("{} {}").format(fact.extend.says, law(fact.extend.law))
    return Row(entry, page, fact.what, fact.fact, fact.counts_from or "", extend, fact.who or "", law(fact.law))


TYPE = PageType("limits", "act", pages)
