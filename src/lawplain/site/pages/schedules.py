"""The law outside the sections: the long title, the schedules."""

from collections.abc import Iterator

from markupsafe import Markup

from lawplain import sources
from lawplain.editions.pair import Edition, Entry
from lawplain.language.speech import language, say
from lawplain.law.addresses import address, has_page
from lawplain.law.model import Provision
from lawplain.site import wording
from lawplain.site.html import history, law_words
from lawplain.site.naming import in_a_row, numbered
from lawplain.site.page import Page, PageType
from lawplain.site.pages.section import report
from lawplain.site.templating import render
from lawplain.site.view import ActView


def pages(view: ActView) -> Iterator[Page]:
    """The pages of what an Act has beside its sections."""
    for provision in _beside_sections(view.edition):
        yield _page(view, provision)


def title(provision: Provision) -> str:
    """What pages call the opening words, a schedule, or words outside every section."""
    match provision.kind:
        case "front":
            return say("Opening words of the {law}", provision.instrument.words)
        case "schedule":
            if not provision.heading:
                return numbered(provision)
            return say("%(number)s: %(heading)s", number=numbered(provision), heading=provision.heading)
        case _:
            return provision.heading or say("Other words of the {law}", provision.instrument.words)


def beside_sections(edition: Edition) -> list[tuple[str, str]]:
    """What an Act has beside its sections, as (words, address)."""
    return [(title(p), address(edition.act, p.name)) for p in _beside_sections(edition)]


def _beside_sections(edition: Edition) -> list[Provision]:
    return [p for p in edition.act.contents if has_page(p) and p.kind not in ("section", "part")]


def _page(view: ActView, provision: Provision) -> Page:
    act, edition = view.act, view.edition
    resolved = view.law.resolved(provision.id)
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
        report=report(view.site, act, title(provision), address(act, provision.name)),
    )
    return Page(
        path=address(act, provision.name)[1:],
        title=say("%(title)s (%(act)s)", title=title(provision), act=act.title),
        description=say(
            "%(title)s of {country}’s %(act)s, as at %(day)s.",
            of=act.instrument.words,
            title=title(provision),
            act=act.title,
            day=in_a_row(act.as_at),
        ),
        body=body,
        kind="matter",
        as_at=act.as_at,
        notice=wording.notice(act, view.later),
        own_language=language() is None,
    )


TYPE = PageType("schedule", "act", pages)
