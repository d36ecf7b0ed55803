"""A section: what it means, then the words of the law, on one page."""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from urllib.parse import quote

from markupsafe import Markup

from lawplain import sources
from lawplain.editions import guides, marking, scaffold
from lawplain.editions.overtaken import differences
from lawplain.editions.pair import Edition, Entry
from lawplain.editions.spoken import Spoken
from lawplain.language.speech import attributes, catalogued, day, english, language, plain, say
from lawplain.law import addresses
from lawplain.law.addresses import address, defined_words, section_feed, topic
from lawplain.law.model import Act, Provision, Text
from lawplain.site import help_places, making, wording
from lawplain.site.html import explanation, history, key_facts, law_words, leans, te_reo, terms
from lawplain.site.naming import changed, in_a_row, name, numbered, plain_title, shown
from lawplain.site.page import Page, PageType
from lawplain.site.templating import render
from lawplain.site.view import ActView, Explanation, SiteView

_FIRST_FACTS = 2
"""Key facts that stand before the answer; on a phone more of them would push it off the first screen."""


def path(edition: Edition, entry: Entry) -> str:
    """The file of an entry's summary: the one that is there, or that would be."""
    return entry.summary.path if entry.summary else f"content/{edition.act.slug}/{entry.name}.md"


def pages(view: ActView, entry: Entry) -> Iterator[Page]:
    """The page of a section."""
    site, act, provision, summary = view.site, view.act, entry.provision, entry.summary
    assert provision is not None
    title = plain_title(entry)
    heading = provision.heading or say("(no heading)")
    trail = crumbs(view, provision)
    before, after = view.beside[entry.name]
    text, in_law = terms.marked(view, provision) if provision.text else (Text((), ()), ())
    told = explained(view, entry)
    defined = terms.listed(view, in_law, told.marker)
    body = render(
        "section.html",
        act=act,
        entry=entry,
        provision=provision,
        heading=heading,
        heading_marks=law_words.heading_marks(text),
        title=title,
        crumbs=trail,
        status=wording.status(view.edition, entry),
        in_this_language=wording.in_this_language(entry),
        state=wording.state(view.edition, entry),
        facts=told.facts,
        first_facts=_FIRST_FACTS,
        explained=told.html,
        left_out=[
            (explanation.pin_link(item.law, entry), item.why)
            for item in (summary.front.left_out if summary and shown(entry) else ())
        ],
        part_of=part_of(site, act, provision),
        help=help_places.fitting(site, entry.summary.front.topics if entry.summary and shown(entry) else ()),
        reo=explanation.te_reo_marker(site.collection.words.te_reo),
        topics=topic_links(site, entry),
        differences=differences(entry),
        leans=leans.changed(entry.leans_outdated) if shown(entry) else [],
        law=law_words.law_html(text),
        marked=bool(in_law),
        defined=defined,
        ours=terms.explained(told.marker),
        meanings_made=terms.made(term.meaning for term in defined),
        words_page=defined_words(act),
        namesakes=[(link(act, e), e) for e in view.by_label[provision.label] if e is not entry],
        source=wording.source_line(act),
        looked=wording.looked(view.edition),
        history=history.events(provision),
        notes=[english(history.own_words(note)) for note in provision.history],
        referring=[
            (link(act, other), other)
            for other in map(view.by_id.__getitem__, view.law.referring.get(provision.id, ()))
            if other is not entry
        ],
        official=sources.of(act).provision_page(act, provision.id),
        cite=english(f"{plain(act.title)}, {act.instrument.short} {provision.label}"),
        cite_explanation=_cited(site, act, entry, title),
        report=report(site, act, numbered(provision), address(act, entry.name)),
        send=send(site, title or heading, address(act, entry.name)),
        follow=section_feed(act, entry.name),
        edit=edit(view, entry),
        made=making.sentences(entry),
        earlier=earlier(view, entry),
        before=(link(act, before), before) if before else None,
        after=(link(act, after), after) if after else None,
        plain_title=plain_title,
    )
    yield Page(
        path=address(act, entry.name)[1:],
        title=say(
            "%(title)s ({unit} %(label)s, %(act)s)",
            act.instrument.words,
            title=title or heading,
            label=provision.label,
            act=act.title,
        ),
        description=_description(act, provision, title),
        body=body,
        kind="section",
        previous=link(act, before) if before else "",
        next=link(act, after) if after else "",
        as_at=act.as_at,
        notice=wording.notice(act, view.later),
        changed=changed(entry),
        linked=_linked(site, act, entry, trail, title),
        own_language=entry.spoken in ("", "translated", "translated-older") and not (language() and not title),
    )


def _cited(site: SiteView, act: Act, entry: Entry, title: str) -> str:
    """How to cite the explanation: no author, its title, the site, the version of the law, the address."""
    if not title or entry.summary is None or entry.provision is None:
        return ""
    where = site.full(address(act, entry.name))
    version = say(
        "on the %(act)s, %(unit)s %(label)s, as at %(day)s",
        unit=act.instrument.short,
        act=act.title,
        label=entry.provision.label,
        day=day(entry.summary.front.law_as_at),
    )
    return f"“{title}” {site.config.site.name} ({version}) {english(f'<{where}>')}"


def _linked(site: SiteView, act: Act, entry: Entry, trail: list[tuple[str, str]], title: str) -> str:
    """The page for programs: an unofficial version of legislation, and where it stands."""
    provision = entry.provision
    assert provision
    names = [(words, where) for words, where in trail if where]
    crumbs_ = [*names, (title or provision.heading or provision.label, address(act, entry.name))]
    country = act.instrument.country
    legislation = {
        "@type": "Legislation",
        "@id": site.full(address(act, entry.name)),
        "name": f"{act.title}, {act.instrument.unit} {provision.label}: {provision.heading}",
        "alternateName": title,
        "legislationIdentifier": f"{act.title}, {act.instrument.short} {provision.label}",
        "legislationType": act.instrument.law,
        "legislationJurisdiction": country.code,
        "legislationLegalValue": "https://schema.org/UnofficialLegalValue",
        "legislationLegalForce": "https://schema.org/NotInForce" if provision.status or act.status else "",
        "version": act.as_at.isoformat(),
        "inLanguage": written_in(entry.spoken, act),
        "isBasedOn": sources.of(act).provision_page(act, provision.id),
    }
    return json_ld(site, {k: v for k, v in legislation.items() if v}, crumbs_)


def json_ld(site: SiteView, about: Mapping[str, str], trail: Iterable[tuple[str, str]]) -> str:
    """What a page says to programs: what it is about, and where it stands, as (words, address) from the top down."""
    listed = [
        {"@type": "ListItem", "position": i, "name": words, "item": site.full(where)}
        for i, (words, where) in enumerate(trail, 1)
    ]
    known = {
        "@context": "https://schema.org",
        "@graph": [about, {"@type": "BreadcrumbList", "itemListElement": listed}],
    }
    return plain(json.dumps(known, ensure_ascii=False, separators=(",", ":")))


def written_in(spoken: Spoken, act: Act) -> str:
    """The tag of the language in which an explanation stands on its page."""
    other = None if spoken == "english" else language()
    return other.code if other else act.instrument.country.english


def link(act: Act, entry: Entry) -> str:
    return address(act, entry.name)


def crumbs(view: ActView, provision: Provision) -> list[tuple[str, str]]:
    """Where a provision stands: (words, address) from the Act down to its cross-heading.

    Only the Act and the Part have an address, so that few stops of the Tab key come before the text.
    """
    act, by_id = view.act, view.headings
    found = [(act.title, address(act, ""))]
    part = by_id.get(provision.part)
    for id_ in (provision.part, provision.subpart, provision.crosshead):
        if (head := by_id.get(id_)) is not None:
            where = address(act, head.name) if head is part else ""
            found.append((name(head), where))
    return found


def explained(view: ActView, entry: Entry) -> Explanation:
    """The explanation of an entry as HTML, empty where there is none to show; worked out once.

    What it shows in another language has no marks: these are found in English words.
    """
    if entry.summary is None or entry.provision is None or not shown(entry):
        return Explanation()
    if kept := view.explained.get(entry.summary.path):
        return kept
    marker = None
    if not entry.spoken.startswith("translated"):
        marker = marking.marker(view.vocabulary, view.site.collection.words.explained, entry)
    words = te_reo.pattern(view.site.collection.words.te_reo)
    html = explanation.html(entry, view.act, view.site.locations, words, marker)
    if entry.spoken == "english":
        html = Markup("<div{}>\n{}</div>\n").format(Markup(attributes()), html)
    found = Explanation(html, tuple(key_facts.facts(entry, marker)), marker)
    view.explained[entry.summary.path] = found
    return found


def part_of(site: SiteView, act: Act, provision: Provision) -> list[tuple[str, str, str]]:
    """The guides that are about a section: their titles, where they speak of it, and the numbers of the steps."""
    found = []
    for part in guides.of_provision(site.guides, act.slug, provision):
        one = part.guide
        first = one.steps[part.steps[0] - 1].id if part.steps else ""
        steps = say(", ").join(map(str, part.steps))
        form = catalogued("steps %(numbers)s") if len(part.steps) > 1 else catalogued("step %(numbers)s")
        number = say(form, numbers=steps) if steps else ""
        found.append((one.guide.front.title, addresses.step(one.name, first), number))
    return found


def topic_links(site: SiteView, entry: Entry) -> list[tuple[str, str]]:
    """The topics of an entry as (words, address)."""
    return topic_links_of(site, entry.summary.front.topics if entry.summary and shown(entry) else ())


def topic_links_of(site: SiteView, topics: Iterable[str]) -> list[tuple[str, str]]:
    """Topics as (words, address): the sub-topic's name, with its topic's where two are called alike."""
    above = {each.slug: each.name for each in site.collection.topics}
    names = above | {f"{each.slug}/{sub.slug}": sub.name for each in site.collection.topics for sub in each.topics}
    chosen = [path for path in topics if path in names]
    alike = Counter(names[path] for path in chosen)

    def called(path: str) -> str:
        if alike[names[path]] == 1 or path in above:
            return names[path]
        return say("%(topic)s › %(sub)s", topic=above[path.partition("/")[0]], sub=names[path])

    return [(called(path), topic(path)) for path in chosen]


def report(site: SiteView, act: Act, what: str, where: str) -> str:
    """An address that opens an e-mail with the page named in it: no account needed."""
    subject = quote(plain(say("%(act)s, %(what)s: a problem", act=act.title, what=what)))
    facts = f"Page: {site.full(where)}\nLaw as at: {act.as_at}\n\n"
    body = quote(facts + plain(say("What is wrong or hard to understand:")) + "\n")
    return f"mailto:{site.config.site.contact}?subject={subject}&body={body}"


def send(site: SiteView, title: str, where: str) -> str:
    """An address that opens an e-mail to someone, with a page's title and address: no third party learns of it."""
    return f"mailto:?subject={quote(plain(title))}&body={quote(site.full(where))}"


def edit(view: ActView, entry: Entry) -> str:
    """Where the summary can be edited in the repository, or a new one is begun there, filled in as `lawplain new` does
    it; "" where there is none to edit."""
    config = view.site.config.site
    if not config.repository or (entry.provision and entry.provision.repealed):
        return ""
    if entry.spoken.startswith("translated"):
        return edit_file(view.site, entry.translations[0].path)
    if entry.summary:
        return edit_file(view.site, entry.summary.path)
    assert entry.provision is not None
    begun = quote(scaffold.text(view.edition, entry.provision))
    return f"{config.repository}/new/{config.branch}/content/{view.act.slug}?filename={entry.name}.md&value={begun}"


def edit_file(site: SiteView, path: str) -> str:
    """Where a file can be edited in the repository; "" where the site names none."""
    config = site.config.site
    return f"{config.repository}/edit/{config.branch}/{path}" if config.repository else ""


def earlier(view: ActView, entry: Entry) -> str:
    """Where the earlier texts of an explanation can be read, with their days: in the repository; "" without one."""
    config = view.site.config.site
    if not config.repository or entry.summary is None or not shown(entry) or entry.spoken.startswith("translated"):
        return ""
    return f"{config.repository}/commits/{config.branch}/{entry.summary.path}"


def _description(act: Act, provision: Provision, title: str) -> str:
    about = say(
        "%(section)s of {country}’s %(act)s: %(heading)s, in plain language, beside the words of the law as at"
        " %(day)s.",
        of=act.instrument.words,
        section=numbered(provision),
        act=act.title,
        heading=provision.heading,
        day=in_a_row(act.as_at),
    )
    return say("%(title)s. %(about)s", title=title, about=about) if title else about


TYPE = PageType("section", "section", pages)
