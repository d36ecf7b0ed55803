"""The law that stands in no section (long title, schedules); and a whole Part on one page, for print."""

from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from lawplain.model import Provision
from lawplain.pair import Edition, Entry
from lawplain.site import history, said, words
from lawplain.site.page import Page, Site, address, in_a_row, newest, numbered, plain_title, render
from lawplain.site.section import crumbs, explained, report
from lawplain.sources import nz
from lawplain.speaking import language, say


@dataclass(frozen=True, slots=True)
class Printed:
    """One section of a whole Part on one page."""

    provision: Provision
    title: str
    made: str
    in_this_language: str
    state: said.Said
    explained: Markup
    law: Markup
    heading_marks: Markup
    official: str


def pages(site: Site) -> Iterator[Page]:
    for edition in site.collection.editions:
        yield from beside(site, edition)
        for part in edition.parts:
            yield from whole_part(site, edition, part)


def beside(site: Site, edition: Edition) -> Iterator[Page]:
    """The pages of what an Act has beside its sections."""
    for provision in edition.act.contents:
        if provision.kind in ("front", "schedule", "text") and provision.fingerprint:
            yield _matter_page(site, edition, provision)


def title(provision: Provision) -> str:
    """What a front, a schedule or loose words are called on the pages."""
    match provision.kind:
        case "front":
            return say("Opening words of the Act")
        case "schedule":
            if not provision.heading:
                return numbered(provision)
            return say("%(number)s: %(heading)s", number=numbered(provision), heading=provision.heading)
        case _:
            return provision.heading or say("Words that stand in no section")


def beside_sections(edition: Edition) -> list[tuple[str, str]]:
    """What an Act has beside its sections, as (words, address)."""
    kinds = ("front", "schedule", "text")
    found = [p for p in edition.act.contents if p.kind in kinds and p.fingerprint]
    return [(title(p), address(edition.act, p.name)) for p in found]


def _matter_page(site: Site, edition: Edition, provision: Provision) -> Page:
    act = edition.act
    resolved = site.resolved[act.slug].get(provision.id)
    body = render(
        "matter.html",
        act=act,
        provision=provision,
        title=title(provision),
        heading_marks=words.heading_marks(resolved.text) if resolved else Markup(""),
        crumbs=[(act.title, address(act, ""))],
        gone=said.state(edition, Entry(provision, None, "missing")) if provision.repealed else None,
        law=words.law_html(resolved.text, level=2) if resolved else Markup(""),
        source=said.source_line(act),
        looked=said.looked(edition),
        history=[event.sentence for event in history.events(provision)],
        official=nz.section_page(act, provision.id),
        report=report(site, act, title(provision), address(act, provision.name)),
    )
    return Page(
        path=address(act, provision.name)[1:],
        title=say("%(title)s (%(act)s)", title=title(provision), act=act.title),
        description=say(
            "%(title)s of New Zealand’s %(act)s, as at %(day)s.",
            title=title(provision),
            act=act.title,
            day=in_a_row(act.as_at),
        ),
        body=body,
        kind="matter",
        as_at=act.as_at,
        notice=said.whole_act(act),
        own_language=language() is None,
    )


def whole_part(site: Site, edition: Edition, part: Entry) -> Iterator[Page]:
    """The page of a Part with all its sections."""
    act, provision = edition.act, part.provision
    assert provision is not None
    inside = [e for e in edition.sections if e.provision and e.provision.part == provision.id]
    body = render(
        "whole-part.html",
        act=act,
        provision=provision,
        title=plain_title(part),
        crumbs=[*crumbs(site, act, provision)[:1], (numbered(provision), address(act, part.name))],
        sections=[_printed(site, edition, entry) for entry in inside],
        source=said.source_line(act),
        looked=said.looked(edition),
    )
    yield Page(
        path=f"{address(act, part.name)[1:]}all/",
        title=say("The whole of %(part)s (%(act)s)", part=numbered(provision), act=act.title),
        description=say(
            "%(part)s of New Zealand’s %(act)s on one page: %(heading)s.",
            part=numbered(provision),
            act=act.title,
            heading=provision.heading,
        ),
        body=body,
        kind="whole-part",
        searched=False,
        as_at=act.as_at,
        notice=said.whole_act(act),
        changed=newest((part, *inside)),
        own_language=all(entry.spoken != "english" for entry in inside),
    )


def _printed(site: Site, edition: Edition, entry: Entry) -> Printed:
    act, provision = edition.act, entry.provision
    assert provision is not None
    prefix = f"{entry.name}-"
    resolved = site.resolved[act.slug].get(provision.id)
    return Printed(
        provision=provision,
        title=plain_title(entry),
        made=said.made_of(entry),
        in_this_language=said.in_this_language(entry),
        state=said.state(edition, entry),
        explained=_prefixed(explained(site, edition, entry), prefix),
        law=words.law_html(resolved.text, prefix=prefix, level=4) if resolved else Markup(""),
        heading_marks=words.heading_marks(resolved.text, prefix=prefix) if resolved else Markup(""),
        official=nz.section_page(act, provision.id),
    )


def _prefixed(html: Markup, prefix: str) -> Markup:
    """Links to places of the same page, on a page of several sections."""
    return Markup(str(html).replace('href="#', f'href="#{prefix}').replace(f'href="#{prefix}law"', 'href="#main"'))
