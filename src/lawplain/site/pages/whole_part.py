"""A whole Part on one page, for print."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from markupsafe import Markup

from lawplain import sources
from lawplain.editions.pair import Entry
from lawplain.language.speech import say
from lawplain.law.addresses import address, whole_part
from lawplain.law.model import Provision
from lawplain.site import wording
from lawplain.site.html import law_words, marks
from lawplain.site.naming import newest, numbered, plain_title, shown
from lawplain.site.page import Page, PageType
from lawplain.site.pages.section import crumbs, explained
from lawplain.site.templating import render
from lawplain.site.view import ActView


@dataclass(frozen=True, slots=True)
class Printed:
    """One section of a whole Part on one page. `status` is that of its explanation, None where it has none."""

    provision: Provision
    title: str
    status: wording.Status | None
    in_this_language: str
    state: wording.Said
    explained: Markup
    law: Markup
    heading_marks: Markup
    official: str


def pages(view: ActView, part: Entry) -> Iterator[Page]:
    """The page of a Part with all its sections."""
    act, edition, provision, inside = view.act, view.edition, part.provision, view.inside(part)
    assert provision is not None
    sections = [_printed(view, entry) for entry in inside]
    statuses = Counter(section.status for section in sections if section.status)
    body = render(
        "whole-part.html",
        act=act,
        provision=provision,
        title=plain_title(part),
        crumbs=[*crumbs(view, provision)[:1], (numbered(provision), address(act, part.name))],
        sections=sections,
        status=max(statuses, key=statuses.__getitem__, default=None),
        source=wording.source_line(act),
        looked=wording.looked(edition),
    )
    yield Page(
        path=whole_part(act, part.name)[1:],
        title=say("The whole of %(part)s (%(act)s)", part=numbered(provision), act=act.title),
        description=say(
            "%(part)s of {country}’s %(act)s on one page: %(heading)s.",
            of=act.instrument.words,
            part=numbered(provision),
            act=act.title,
            heading=provision.heading,
        ),
        body=body,
        kind="whole-part",
        searched=False,
        as_at=act.as_at,
        notice=wording.notice(act, view.later),
        changed=newest((part, *inside)),
        own_language=all(entry.spoken != "english" for entry in inside),
    )


def _printed(view: ActView, entry: Entry) -> Printed:
    act, provision = view.act, entry.provision
    assert provision is not None
    prefix = f"{entry.name}-"
    resolved = view.law.resolved(provision.id)
    return Printed(
        provision=provision,
        title=plain_title(entry),
        status=wording.status(view.edition, entry) if entry.summary and shown(entry) else None,
        in_this_language=wording.in_this_language(entry),
        state=wording.state(view.edition, entry),
        explained=_prefixed(explained(view, entry).html, prefix),
        law=law_words.law_html(resolved.text, prefix=prefix, level=4) if resolved else Markup(""),
        heading_marks=law_words.heading_marks(resolved.text, prefix=prefix) if resolved else Markup(""),
        official=sources.of(act).provision_page(act, provision.id),
    )


def _prefixed(html: Markup, prefix: str) -> Markup:
    """Links to places of the same page, on a page of several sections; those of pins say which section they mean.

    Meanings are not on it, so words have no marks.
    """
    html = marks.without(html)
    named = Markup(' aria-label="{}').format(say("The law: %(pin)s", pin="(")).partition("(")[0]
    moved = str(html).replace('href="#', f'href="#{prefix}').replace(f'href="#{prefix}law"', 'href="#main"')
    return Markup(moved.replace(f"{named}(", f"{named}{prefix.removesuffix('-')}("))


TYPE = PageType("whole Part", "part", pages)
