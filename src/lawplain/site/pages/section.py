"""A section: what it means, then the words of the law, on one page."""

import json
import re
from collections.abc import Container, Iterator
from urllib.parse import quote

from markupsafe import Markup

from lawplain import sources
from lawplain.editions import scaffold
from lawplain.editions.overtaken import differences
from lawplain.editions.pair import Edition, Entry
from lawplain.language.speech import ENGLISH, attributes, day, english, language, plain, say
from lawplain.law.addresses import address
from lawplain.law.model import Act, Provision, Text
from lawplain.site import help_places, wording
from lawplain.site.html import explanation, history, law_words, terms
from lawplain.site.naming import changed, in_a_row, name, numbered, plain_title, shown
from lawplain.site.page import Page
from lawplain.site.templating import render
from lawplain.site.view import Site

_TIME = re.compile(r"\b\d+ (?:working |calendar )?(?:hour|day|week|month)s?\b")


def pages(site: Site) -> Iterator[Page]:
    for edition in site.collection.editions:
        yield from pages_of(site, edition)


def pages_of(site: Site, edition: Edition, names: Container[str] | None = None) -> Iterator[Page]:
    """The pages of an Act's sections; with `names` only of those whose summary's path, or whose name, is in them."""
    referring = _referring(edition, site)
    numbered_alike = _numbered_alike(edition)
    entries = edition.sections
    for i, entry in enumerate(entries):
        before = entries[i - 1] if i else None
        after = entries[i + 1] if i + 1 < len(entries) else None
        if names is None or path(edition, entry) in names:
            yield _page(site, edition, entry, before, after, referring, numbered_alike)


def path(edition: Edition, entry: Entry) -> str:
    """The file of an entry's summary: the one that is there, or that would be."""
    return entry.summary.path if entry.summary else f"content/{edition.act.slug}/{entry.name}.md"


Listed = dict[str, list[Entry]]


def _page(
    site: Site,
    edition: Edition,
    entry: Entry,
    before: Entry | None,
    after: Entry | None,
    referring: Listed,
    numbered_alike: Listed,
) -> Page:
    act, provision, summary = edition.act, entry.provision, entry.summary
    assert provision is not None
    title = plain_title(entry)
    heading = provision.heading or say("(no heading)")
    trail = crumbs(site, act, provision)
    text, defined = terms.marked(site, edition, provision) if provision.text else (Text((), ()), ())
    body = render(
        "section.html",
        act=act,
        entry=entry,
        provision=provision,
        heading=heading,
        heading_marks=law_words.heading_marks(text),
        title=title,
        crumbs=trail,
        made=wording.made_of(entry),
        in_this_language=wording.in_this_language(entry),
        state=wording.state(edition, entry),
        facts=_facts(entry),
        explained=explained(site, edition, entry),
        left_out=[
            (explanation.pin_link(item.law, provision), item.why)
            for item in (summary.front.left_out if summary and shown(entry) else ())
        ],
        help=help_places.fitting(site, entry.summary.front.topics if entry.summary and shown(entry) else ()),
        reo=explanation.te_reo_marker(site.collection.words.te_reo),
        topics=topic_links(site, entry),
        differences=differences(entry),
        law=law_words.law_html(text),
        defined=defined,
        meanings_made=terms.made(term.meaning for term in defined),
        words_page=f"/{act.slug}/words/",
        namesakes=[(link(act, e), e) for e in numbered_alike[provision.label] if e is not entry],
        source=wording.source_line(act),
        looked=wording.looked(edition),
        history=history.events(provision),
        notes=[english(history.own_words(note)) for note in provision.history],
        referring=[(link(act, other), other) for other in referring.get(provision.id, ()) if other is not entry],
        official=sources.of(act).provision_page(act, provision.id),
        cite=english(f"{plain(act.title)}, s {provision.label}"),
        cite_explanation=_cited(site, act, entry, title),
        report=report(site, act, numbered(provision), address(act, entry.name)),
        send=send(site, title or heading, address(act, entry.name)),
        edit=edit(site, edition, entry),
        before=(link(act, before), before) if before else None,
        after=(link(act, after), after) if after else None,
        plain_title=plain_title,
    )
    return Page(
        path=address(act, entry.name)[1:],
        title=say(
            "%(title)s (section %(label)s, %(act)s)", title=title or heading, label=provision.label, act=act.title
        ),
        description=_description(act, provision, title),
        body=body,
        kind="section",
        previous=link(act, before) if before else "",
        next=link(act, after) if after else "",
        as_at=act.as_at,
        notice=wording.whole_act(act),
        changed=changed(entry),
        linked=_linked(site, act, entry, trail, title),
        own_language=entry.spoken in ("", "translated", "translated-older") and not (language() and not title),
    )


def _cited(site: Site, act: Act, entry: Entry, title: str) -> str:
    """How to cite the explanation: no author, its title, the site, the version of the law, the address."""
    if not title or entry.summary is None or entry.provision is None:
        return ""
    where = site.full(address(act, entry.name))
    version = say(
        "on the %(act)s, s %(label)s, as at %(day)s",
        act=act.title,
        label=entry.provision.label,
        day=day(entry.summary.front.law_as_at),
    )
    return f"“{title}” {site.config.site.name} ({version}) {english(f'<{where}>')}"


def _linked(site: Site, act: Act, entry: Entry, trail: list[tuple[str, str]], title: str) -> str:
    """The page for programs: an unofficial version of legislation, and where it stands."""
    provision = entry.provision
    assert provision
    names = [(words, where) for words, where in trail if where]
    crumbs_ = [*names, (title or provision.heading or provision.label, address(act, entry.name))]
    legislation = {
        "@type": "Legislation",
        "@id": site.full(address(act, entry.name)),
        "name": f"{act.title}, section {provision.label}: {provision.heading}",
        "alternateName": title,
        "legislationIdentifier": f"{act.title}, s {provision.label}",
        "legislationType": "Act",
        "legislationJurisdiction": "NZ",
        "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
        "legislationLegalForce": "https://schema.org/NotInForce" if provision.status or act.status else "",
        "version": act.as_at.isoformat(),
        "inLanguage": spoken.code if (spoken := language()) and entry.spoken != "english" else ENGLISH,
        "isBasedOn": sources.of(act).provision_page(act, provision.id),
    }
    listed = [
        {"@type": "ListItem", "position": i, "name": words, "item": site.full(where)}
        for i, (words, where) in enumerate(crumbs_, 1)
    ]
    graph = [{k: v for k, v in legislation.items() if v}, {"@type": "BreadcrumbList", "itemListElement": listed}]
    known = {"@context": "https://schema.org", "@graph": graph}
    return plain(json.dumps(known, ensure_ascii=False, separators=(",", ":")))


def link(act: Act, entry: Entry) -> str:
    return address(act, entry.name)


def crumbs(site: Site, act: Act, provision: Provision) -> list[tuple[str, str]]:
    """Where a provision stands: (words, address) from the Act down to its cross-heading.

    Only the Act and the Part have an address, so that few stops of the Tab key come before the text.
    """
    by_id = site.headings[act.slug]
    found = [(act.title, address(act, ""))]
    part = by_id.get(provision.part)
    for id_ in (provision.part, provision.subpart, provision.crosshead):
        if (head := by_id.get(id_)) is not None:
            where = address(act, head.name) if head is part else ""
            found.append((name(head), where))
    return found


def explained(site: Site, edition: Edition, entry: Entry) -> Markup:
    """The explanation of an entry as HTML, "" where there is none to show."""
    if entry.summary is None or entry.provision is None or not shown(entry):
        return Markup("")
    if kept := site.explained.get(entry.summary.path):
        return kept
    te_reo = explanation.te_reo_words(site.collection.words.te_reo)
    html = explanation.html(entry.summary, edition.act, entry.provision, site.locations, te_reo, entry.leans)
    if entry.spoken == "english":
        html = Markup("<div{}>\n{}</div>\n").format(Markup(attributes()), html)
    site.explained[entry.summary.path] = html
    return html


def topic_links(site: Site, entry: Entry) -> list[tuple[str, str]]:
    """The topics of an entry as (words, address): "Topic › Sub-topic"."""
    names = {topic.slug: topic.name for topic in site.collection.topics}
    names |= {
        f"{topic.slug}/{sub.slug}": say("%(topic)s › %(sub)s", topic=topic.name, sub=sub.name)
        for topic in site.collection.topics
        for sub in topic.topics
    }
    chosen = entry.summary.front.topics if entry.summary and shown(entry) else ()
    return [(names[topic], f"/topics/{topic}/") for topic in chosen if topic in names]


def report(site: Site, act: Act, what: str, where: str) -> str:
    """An address that opens an e-mail with the page named in it: no account needed."""
    subject = quote(plain(say("%(act)s, %(what)s: a problem", act=act.title, what=what)))
    facts = f"Page: {site.full(where)}\nLaw as at: {act.as_at}\n\n"
    body = quote(facts + plain(say("What is wrong or hard to understand:")) + "\n")
    return f"mailto:{site.config.site.contact}?subject={subject}&body={body}"


def send(site: Site, title: str, where: str) -> str:
    """An address that opens an e-mail to someone, with a page's title and address: no third party learns of it."""
    return f"mailto:?subject={quote(plain(title))}&body={quote(site.full(where))}"


def edit(site: Site, edition: Edition, entry: Entry) -> str:
    """Where the summary can be edited in the repository, or a new one is begun there, filled in as `lawplain new` does
    it; "" where there is none to edit."""
    config = site.config.site
    if not config.repository or (entry.provision and entry.provision.repealed):
        return ""
    if entry.spoken.startswith("translated"):
        return f"{config.repository}/edit/{config.branch}/{entry.translations[0].path}"
    if entry.summary:
        return f"{config.repository}/edit/{config.branch}/{entry.summary.path}"
    assert entry.provision is not None
    begun = quote(scaffold.text(edition, entry.provision))
    return f"{config.repository}/new/{config.branch}/content/{edition.act.slug}?filename={entry.name}.md&value={begun}"


def _facts(entry: Entry) -> list[tuple[str, str, Markup]]:
    """The key facts, time limits first, else in the order of their writer."""
    if entry.summary is None or entry.provision is None or not shown(entry):
        return []
    provision = entry.provision
    ordered = sorted(entry.summary.front.key_facts, key=lambda fact: not _TIME.search(fact.fact))
    return [(f.what, f.fact, explanation.pin_link(f.law, provision, entry.leans)) for f in ordered]


def _numbered_alike(edition: Edition) -> Listed:
    """The sections that have, or had, each number."""
    found: Listed = {}
    for entry in edition.sections:
        if entry.provision:
            found.setdefault(entry.provision.label, []).append(entry)
    return found


def _referring(edition: Edition, site: Site) -> Listed:
    """The sections that refer to each section, in document order."""
    found: Listed = {}
    resolved = site.resolved[edition.act.slug]
    for entry in edition.sections:
        if entry.provision and entry.provision.id in resolved:
            here = resolved[entry.provision.id].references
            for target in dict.fromkeys(reference.target for reference in here):
                found.setdefault(target, []).append(entry)
    return found


def _description(act: Act, provision: Provision, title: str) -> str:
    about = say(
        "%(section)s of New Zealand’s %(act)s: %(heading)s, in plain language, beside the words of the law as at"
        " %(day)s.",
        section=numbered(provision),
        act=act.title,
        heading=provision.heading,
        day=in_a_row(act.as_at),
    )
    return say("%(title)s. %(about)s", title=title, about=about) if title else about
