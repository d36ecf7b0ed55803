"""The site's contents for programs: JSON and CSV of each Act, their schema, and where to find them."""

import csv
import io
import json
from collections.abc import Iterator
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from lawplain import sources
from lawplain.content.fields import KeyFact
from lawplain.editions.leaning import Rest
from lawplain.editions.pair import Edition, Entry
from lawplain.editions.questions import questions
from lawplain.language.speech import framed, say
from lawplain.law import addresses, plain_text
from lawplain.law.addresses import address
from lawplain.site.naming import plain_title, shown
from lawplain.site.page import Page, PageType
from lawplain.site.templating import render
from lawplain.site.view import ActView, SiteView

_TITLE = framed("Data")
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
COLUMNS = ("id", "label", "heading", "title", "summary", "topics", "state", "law_as_at", "page", "official")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet takes for a formula where a cell begins with it."""


class Data(BaseModel):
    """What stands in a file for programs."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Fact(Data):
    what: str
    fact: str
    kind: str | None = Field(description="time-limit, penalty, age, amount, right or other; null where nobody said.")
    law: str = Field(description="The place in the section, as (4)(a), and in others, as s 355(1).")
    within: str | None = Field(description="The time, or the most that it can be: 42 days, $100,000.")
    counts_from: str | None = Field(description="The event from which a time limit counts.")
    extend: str | None = Field(description="Who can extend it, where the law says so.")
    who: str | None = Field(description="Who decides.")


class Asked(Data):
    """What people ask, and the sentences of the explanation that answer."""

    law: str = Field(description="The place that answers, as (4) or s 355(1).")
    ask: list[str] = Field(description="In several wordings, the plain one first.")
    answer: list[str] = Field(description="A paragraph or point each; an item comes with what leads in to its list.")


class Leans(Data):
    """A place of another section that the explanation rests on, or of any that a guide does."""

    law: str = Field(description="As s 355(1); with the slug of its Act before it, where that is another one.")
    id: str = Field(description="The id of its section in the official law, empty where it is not there.")
    outdated: bool = Field(description="It changed after the explanation was written.")


class Change(Data):
    on: str | None = Field(description="The day, ISO 8601.")
    operation: str
    by: str


class Section(Data):
    """One section (or article, or regulation), with its explanation where there is one."""

    id: str = Field(description="The provision's own id in the official law. It never changes.")
    label: str
    heading: str = Field(description="The official heading.")
    title: str = Field(description="The plain title, empty where it is not explained.")
    summary: list[str] = Field(description="The explanation, a paragraph or point each.")
    key_facts: list[Fact]
    topics: list[str]
    also_search: list[str]
    questions: list[Asked]
    leans_on: list[Leans]
    leans_outdated: bool = Field(
        description="Something that it rests on in other sections changed after it was written."
    )
    state: str = Field(
        description="explained, stale, missing, repealed, expired, spent, not-in-force, no-text or ahead."
    )
    law_as_at: str | None = Field(description="The version of the law that is explained.")
    method: str | None
    reviewed_by: str | None
    reviewed_on: str | None
    page: str
    official: str
    history: list[Change]
    words: str | None = Field(description="The law's words as plain text; null where they are not stored.")


class ActData(Data):
    """Everything about one law. Explanations are CC BY 4.0; `rights` says what holds of the law's own words."""

    format: Literal[1] = 1
    licence: str = LICENCE
    rights: str = Field(description="What holds of the copyright in the law's own words.")
    unofficial: Literal[True] = Field(True, description="This is not an official version of the law.")
    slug: str
    title: str
    year: int
    number: int
    as_at: str
    status: str = Field(
        description="Empty, or what the law says of itself as a whole: repealed, expired, not-in-force."
    )
    ended: str | None = Field(description="The day when the whole law ended.")
    source: str
    page: str
    sections: list[Section]


def files(view: ActView) -> Iterator[tuple[str, str]]:
    """(path, text) of the files of an Act below data/."""
    found = _act(view.site, view.edition)
    yield addresses.data(view.act, "json")[1:], found.model_dump_json(indent=1) + "\n"
    yield addresses.data(view.act, "csv")[1:], _csv(found)


def pages(site: SiteView) -> Iterator[Page]:
    acts = [(e.act.title, e.act.slug) for e in site.collection.editions]
    body = render("data.html", of=site.spoken_of, acts=acts, guides=bool(site.guides), licence=LICENCE, columns=COLUMNS)
    description = say(
        "Every {unit} with its explanation, for programs and spreadsheets: JSON, CSV and their schema.",
        site.spoken_of.words,
    )
    yield Page(addresses.DATA[1:], say(_TITLE), description, body, "about")


def _act(site: SiteView, edition: Edition) -> ActData:
    act, base = edition.act, site.config.site.address.rstrip("/")
    return ActData(
        rights=act.instrument.rights,
        slug=act.slug,
        title=act.title,
        year=act.year,
        number=act.number,
        as_at=act.as_at.isoformat(),
        status=act.status,
        ended=act.ended.isoformat() if act.ended else None,
        source=sources.of(act).law_page(act),
        page=base + address(act, ""),
        sections=[_section(edition, entry, base) for entry in edition.sections if entry.provision],
    )


def _section(edition: Edition, entry: Entry, base: str) -> Section:
    provision, act = entry.provision, edition.act
    assert provision
    summary = entry.summary if shown(entry) else None
    front = summary.front if summary else None
    return Section(
        id=provision.id,
        label=provision.label,
        heading=provision.heading,
        title=plain_title(entry),
        summary=list(summary.body.paragraphs) if summary else [],
        key_facts=list(map(fact, front.key_facts)) if front else [],
        topics=list(front.topics) if front else [],
        also_search=list(front.also_search) if front else [],
        questions=[
            Asked(law=one.asked.law, ask=list(one.asked.ask), answer=[block.words for block in one.answer])
            for one in (questions(entry) if summary else ())
        ],
        leans_on=[leans(rest) for lean in (entry.leans if summary else ()) for rest in lean.rests],
        leans_outdated=bool(summary and entry.leans_outdated),
        state=entry.state,
        law_as_at=front.law_as_at.isoformat() if front else None,
        method=front.method if front else None,
        reviewed_by=front.reviewed_by if front else None,
        reviewed_on=front.reviewed_on.isoformat() if front and front.reviewed_on else None,
        page=base + address(act, entry.name),
        official=sources.of(act).provision_page(act, provision.id),
        history=[
            Change(on=note.date.isoformat() if note.date else None, operation=note.operation, by=note.by)
            for note in provision.history
        ],
        words=plain_text.plain(provision.text.body) if provision.text else None,
    )


def fact(one: KeyFact) -> Fact:
    """A key fact as the files for programs have it."""
    return Fact(
        what=one.what,
        fact=one.fact,
        kind=one.kind,
        law=one.law,
        within=one.within,
        counts_from=one.counts_from,
        extend=one.extend.says if one.extend else None,
        who=one.who,
    )


def leans(rest: Rest) -> Leans:
    """A place that an explanation or a guide rests on, as the files for programs have it."""
    return Leans(law=rest.name, id=rest.spot.provision.id if rest.spot else "", outdated=rest.outdated)


def _csv(act: ActData) -> str:
    """Comma-separated, with a byte order mark: without it a spreadsheet breaks the macrons of te reo Māori."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for section in act.sections:
        row = {column: getattr(section, column) for column in COLUMNS}
        row |= {"summary": "\n".join(section.summary), "topics": " ".join(section.topics)}
        writer.writerow([_safe(str(row[column] or "")) for column in COLUMNS])
    return "\ufeff" + out.getvalue()


def _safe(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def schema() -> Iterator[tuple[str, str]]:
    """(path, text) of what the files of every Act look like."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema"} | ActData.model_json_schema()
    yield addresses.SCHEMA[1:], json.dumps(schema, ensure_ascii=False, indent=1) + "\n"


TYPE = PageType("data", "site", pages, ((addresses.DATA, _TITLE),))
