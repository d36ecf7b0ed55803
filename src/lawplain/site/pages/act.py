"""The Act and its Parts: contents that read in plain titles."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from lawplain import sources
from lawplain.editions.pair import Edition, Entry
from lawplain.language.speech import say
from lawplain.law.addresses import LONG, address, defined_words, penalties, time_limits, zip_file
from lawplain.law.model import Provision
from lawplain.site import wording
from lawplain.site.html import history, terms
from lawplain.site.naming import in_a_row, newest, numbered, plain_title, shown
from lawplain.site.page import Page, PageType
from lawplain.site.pages.changes import years
from lawplain.site.pages.schedules import beside_sections
from lawplain.site.pages.section import crumbs, edit, explained, report, send, topic_links
from lawplain.site.pages.topics import start_here
from lawplain.site.templating import render
from lawplain.site.view import ActView


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a contents list: a heading of the Act, or a section with its plain title."""

    provision: Provision
    entry: Entry | None
    title: str
    address: str


def lines(edition: Edition, part: str | None = None) -> list[Line]:
    """The contents in document order: of one Part (its id), or of the whole Act."""
    act = edition.act
    by_id = {entry.provision.id: entry for entry in (*edition.sections, *edition.parts) if entry.provision}
    wanted = [p for p in act.contents if p.kind in ("part", "subpart", "crosshead", "section")]
    if part is not None:
        wanted = [p for p in wanted if p.part == part and p.id != part]
    found = []
    for p in wanted:
        entry = by_id.get(p.id)
        found.append(Line(p, entry, plain_title(entry) if entry else "", address(act, p.name) if p.name else ""))
    return found


@dataclass(frozen=True, slots=True)
class PartLines:
    """The lines of a Part; of what stands before the first Part, or of an Act without Parts, where `part` is None."""

    part: Line | None
    lines: tuple[Line, ...]

    @property
    def sections(self) -> int:
        return sum(line.provision.kind == "section" for line in self.lines)

    @property
    def heads(self) -> tuple[Line, ...]:
        return tuple(line for line in self.lines if line.provision.kind != "section")


def by_part(lines: list[Line]) -> list[PartLines]:
    """Contents in document order, Part by Part."""
    groups: list[tuple[Line | None, list[Line]]] = [(None, [])]
    for line in lines:
        if line.provision.kind == "part":
            groups.append((line, []))
        else:
            groups[-1][1].append(line)
    return [PartLines(part, tuple(inside)) for part, inside in groups if part or inside]


def act_pages(view: ActView) -> Iterator[Page]:
    """The page of an Act."""
    act, edition = view.act, view.edition
    body = render(
        "act.html",
        **_shared(view, edition.whole),
        part_list=by_part(lines(edition)),
        briefly=len(edition.sections) > LONG,
        start=_start(view),
        beside=beside_sections(edition),
        former=act.former_titles,
        years=years(view.site, edition),
        history=history.of_the_act(act),
        time_limits=time_limits(act),
        penalties=penalties(act),
        terms=len({term.key for term in view.vocabulary.defined.terms}),
    )
    explained_count, alive, _checked = _counts(edition, "")
    title = plain_title(edition.whole)
    yield Page(
        path=address(act, "")[1:],
        title=say("%(act)s: %(title)s", act=act.title, title=title) if title else act.title,
        description=say(
            "{country}’s %(act)s in plain language, {unit} by {unit}, beside the words of the law as at %(day)s."
            " %(count)s of %(all)s {units} explained.",
            of=act.instrument.words,
            act=act.title,
            day=in_a_row(act.as_at),
            count=explained_count,
            all=alive,
        ),
        body=body,
        kind="act",
        as_at=act.as_at,
        notice=wording.notice(act, view.later),
        changed=newest(edition.entries),
        own_language=edition.whole.spoken != "english",
    )


def part_pages(view: ActView, part: Entry) -> Iterator[Page]:
    """The page of a Part."""
    provision, edition = part.provision, view.edition
    assert provision is not None
    before, after = view.beside[part.name]
    act = edition.act
    body = render(
        "part.html",
        **_shared(view, part),
        inside=PartLines(None, tuple(lines(edition, provision.id))),
        before=(address(act, before.name), before) if before else None,
        after=(address(act, after.name), after) if after else None,
    )
    title = plain_title(part)
    explained_count, alive, _checked = _counts(edition, provision.id)
    yield Page(
        path=address(act, part.name)[1:],
        title=say(
            "%(title)s (%(part)s, %(act)s)",
            title=title or provision.heading,
            part=numbered(provision),
            act=act.title,
        ),
        description=say(
            "%(part)s of {country}’s %(act)s: %(heading)s. %(count)s of %(all)s {units} explained.",
            of=act.instrument.words,
            part=numbered(provision),
            act=act.title,
            heading=provision.heading,
            count=explained_count,
            all=alive,
        ),
        body=body,
        kind="part",
        previous=address(act, before.name) if before else "",
        next=address(act, after.name) if after else "",
        as_at=act.as_at,
        notice=wording.notice(act, view.later),
        changed=newest((part, *view.inside(part))),
        own_language=part.spoken != "english",
    )


def _shared(view: ActView, entry: Entry) -> dict[str, Any]:
    """What Act and Part pages have in common."""
    site, edition, act, provision = view.site, view.edition, view.act, entry.provision
    assert provision is not None
    whole = entry is edition.whole
    told = explained(view, entry)
    defined = terms.listed(view, (), told.marker)
    return {
        "act": act,
        "entry": entry,
        "provision": provision,
        "title": plain_title(entry),
        "plain_title": plain_title,
        "in_this_language": wording.in_this_language(entry),
        "crumbs": [] if whole else crumbs(view, provision)[:1],
        "status": wording.status(edition, entry),
        "state": wording.state(edition, entry),
        "explained": told.html,
        "defined": defined,
        "ours": terms.explained(told.marker),
        "meanings_made": terms.made(term.meaning for term in defined),
        "words_page": defined_words(act),
        "topics": topic_links(site, entry),
        "source": wording.source_line(act),
        "looked": wording.looked(edition),
        "official": sources.of(act).law_page(act) if whole else sources.of(act).provision_page(act, provision.id),
        "report": report(site, act, act.title if whole else numbered(provision), address(act, entry.name)),
        "send": send(site, plain_title(entry) or provision.heading or act.title, address(act, entry.name)),
        "edit": edit(view, entry),
        "counts": _counts(edition, provision.id if not whole else ""),
        "zip": f"/{site.folder}{zip_file(act)[1:]}",
        "absent": [] if not whole else _absent(edition),
    }


def _start(view: ActView) -> list[tuple[str, Entry]]:
    """The sections of this Act that people chose to be read first in the topics: each once, six at most."""
    topics = view.site.collection.topics
    own = [f for topic in topics for f in start_here(view.site, topic) if view.has(f[1])]
    return list({where: (where, entry) for where, entry in own}.values())[:6]


def _counts(edition: Edition, part: str) -> tuple[int, int, int]:
    """(explained sections, sections that are not repealed, those checked by a person) of a Part, or of the Act."""
    entries = [e for e in edition.sections if e.provision and (not part or e.provision.part == part)]
    alive = [e for e in entries if e.provision and not e.provision.repealed]
    fronts = [e.summary.front for e in alive if e.summary and shown(e)]
    return len(fronts), len(alive), sum(bool(front.reviewed_by and front.reviewed_on) for front in fronts)


def _absent(edition: Edition) -> list[str]:
    """What the Act has and the stored version does not."""
    kinds = {p.kind for p in edition.act.contents}
    absent = [] if "front" in kinds else [say("the opening words")]
    return absent if "schedule" in kinds else [*absent, say("the schedules, if it has any")]


ACT = PageType("act", "act", act_pages)
PART = PageType("part", "part", part_pages)
