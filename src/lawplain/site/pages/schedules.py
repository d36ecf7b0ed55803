"""The law that stands in no section (long title, schedules); and a whole Part on one page, for print."""

from collections.abc import Iterator

from markupsafe import Markup

from lawplain import sources
from lawplain.editions.pair import Edition, Entry
from lawplain.language.speech import language, say
from lawplain.law.addresses import address
from lawplain.law.model import Provision
from lawplain.site import wording
from lawplain.site.html import history, law_words
from lawplain.site.naming import in_a_row, numbered
from lawplain.site.page import Page
from lawplain.site.pages.section import report
from lawplain.site.pages.whole_part import whole_part
from lawplain.site.templating import render
from lawplain.site.view import Site


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
        heading_marks=law_words.heading_marks(resolved.text) if resolved else Markup(""),
        crumbs=[(act.title, address(act, ""))],
        gone=wording.state(edition, Entry(provision, None, "missing")) if provision.repealed else None,
        law=law_words.law_html(resolved.text, level=2) if resolved else Markup(""),
        source=wording.source_line(act),
        looked=wording.looked(edition),
        history=[event.sentence for event in history.events(provision)],
        official=sources.of(act).provision_page(act, provision.id),
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
        notice=wording.whole_act(act),
        own_language=language() is None,
    )
