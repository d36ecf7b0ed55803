"""The time limits of an Act, and its penalties: the key facts of its sections in tables, by topic.

Many have a page for each topic, and one that leads to these.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from lawplain.content.fields import KeyFact
from lawplain.editions import limits
from lawplain.editions.pair import Entry
from lawplain.language.speech import catalogued, say
from lawplain.law.addresses import address
from lawplain.site import wording
from lawplain.site.html import explanation
from lawplain.site.naming import in_a_row, newest, plain_title
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
    """The rows of one topic; `topic` is "" for those of none. `where` is its page, where each topic has one."""

    topic: str
    where: str
    rows: tuple[Row, ...]

    @property
    def noted(self) -> bool:
        """Whether somebody noted for a row from when it counts, or who can extend it."""
        return any(row.counts_from or row.extend for row in self.rows)


def pages(view: ActView) -> Iterator[Page]:
    """The pages of time limits and those of penalties."""
    for kind in limits.KINDS:
        found = limits.by_topic(view.edition, view.site.collection.topics, kind)
        divided = limits.divided(view.act, kind, found)
        tables = _tables(view, kind, found, divided)
        yield _page(view, kind, tables, limits.where(view.act, kind))
        for table in tables:
            if table.where:
                yield _page(view, kind, [table], table.where, here=table.topic or say("Other"))


def _page(view: ActView, kind: limits.Kind, tables: list[Table], where: str, here: str = "") -> Page:
    act = view.act
    title = say(_TITLES[kind], act=act.title)
    full = say("%(list)s: %(topic)s", list=title, topic=here) if here else title
    other: limits.Kind = "penalty" if kind == "time-limit" else "time-limit"
    body = render(
        "limits.html",
        of=act.instrument,
        kind=kind,
        title=full,
        crumbs=[(act.title, address(act, "")), *([(title, limits.where(act, kind))] if here else [])],
        here=here,
        tables=tables,
        plain_title=plain_title,
        other=limits.where(act, other),
        source=wording.source_line(act),
        looked=wording.looked(view.edition),
    )
    return Page(
        path=where[1:],
        title=full,
        description=say(_DESCRIPTIONS[kind], act.instrument.words, act=act.title, day=in_a_row(act.as_at)),
        body=body,
        kind="limits",
        searched=False,
        as_at=act.as_at,
        notice=wording.notice(act, view.later),
        changed=newest(row.entry for table in tables for row in table.rows),
    )


def _tables(
    view: ActView, kind: limits.Kind, found: Mapping[str, tuple[limits.Given, ...]], divided: Mapping[str, str]
) -> list[Table]:
    """A table for each topic; time limits one after the other, shortest first."""
    names = limits.names(view.site.collection.topics)
    tables = []
    for topic, given in found.items():
        facts = sorted(given, key=lambda pair: _length(pair[1])) if kind == "time-limit" else given
        rows = tuple(_row(view, entry, fact) for entry, fact in facts)
        tables.append(Table(names.get(topic, ""), divided.get(topic, ""), rows))
    return tables


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
