"""Topics and sub-topics: what to read first, then every section on the subject, by Act and Part."""

from collections.abc import Iterator
from dataclasses import dataclass

from lawplain.content.fields import SubTopic, Topic
from lawplain.editions.by_topic import Sections
from lawplain.editions.pair import Entry
from lawplain.language.speech import say
from lawplain.law import addresses
from lawplain.law.addresses import address
from lawplain.site import front, help_places, not_here
from lawplain.site.html.explanation import te_reo_marker
from lawplain.site.html.key_facts import pressing
from lawplain.site.naming import name, plain_title
from lawplain.site.page import Page, PageType
from lawplain.site.templating import render
from lawplain.site.view import SiteView


@dataclass(frozen=True, slots=True)
class Group:
    """Sections on one subject that stand in one Part of one Act."""

    act: str
    part: str
    sections: tuple[tuple[str, Entry], ...]


def pages(site: SiteView) -> Iterator[Page]:
    yield _index(site)
    for topic in site.collection.topics:
        if sections(site, topic.slug):
            yield _page(site, topic, None)
            for sub in topic.topics:
                yield _page(site, topic, sub)


def sections(site: SiteView, topic: str) -> Sections:
    """The sections of a topic, in the order of the law."""
    return site.by_topic.get(topic, ())


def start_here(site: SiteView, topic: SubTopic) -> list[tuple[str, Entry]]:
    """The curated sections of a topic that can be read: (address, entry)."""
    chosen = [site.sections[name] for name in topic.start_here if name in site.sections]
    return [(address(e.act, entry.name), entry) for e, entry in chosen if plain_title(entry)]


def _index(site: SiteView) -> Page:
    listed = [(topic, len(sections(site, topic.slug))) for topic in site.collection.topics]
    inside = {
        topic.slug: [sub for sub in topic.topics if sections(site, f"{topic.slug}/{sub.slug}")]
        for topic in site.collection.topics
    }
    body = render("topics.html", of=site.spoken_of, topics=[t for t, n in listed if n], inside=inside)
    description = say(
        "The law in plain language, by topic: %(topics)s.", topics=say(", ").join(t.name for t, n in listed if n)
    )
    return Page(addresses.TOPICS[1:], say("Topics"), description, body, "topics")


def _page(site: SiteView, topic: Topic, sub: SubTopic | None) -> Page:
    shown = sub or topic
    inside = [] if sub else [t for t in topic.topics if sections(site, f"{topic.slug}/{t.slug}")]
    path = f"{topic.slug}/{sub.slug}" if sub else topic.slug
    body = render(
        "topic.html",
        of=site.spoken_of,
        topic=shown,
        above=topic if sub else None,
        inside=inside,
        slug=topic.slug,
        guides=front.guides(site, (path,)),
        start=start_here(site, shown),
        sisters=[t for t in topic.topics if sub and t is not sub and sections(site, f"{topic.slug}/{t.slug}")],
        groups=_groups(_listed(site, path, inside)),
        pressing=pressing,
        asked=_asked(site, path),
        not_here=not_here.asked(site, (path,)),
        feed=addresses.topic_feed(path),
        plain_title=plain_title,
        help=help_places.fitting(site, (path,)),
        reo=te_reo_marker(site.collection.words.te_reo),
    )
    title = say("%(sub)s: %(topic)s", sub=shown.name, topic=topic.name) if sub else topic.name
    return Page(addresses.topic(path)[1:], title, shown.about, body, "topic")


def _asked(site: SiteView, path: str) -> str:
    """Where the questions about a topic or sub-topic stand, "" where there are none."""
    there = {sheet.path for sheet in site.questions}
    if path in there:
        return addresses.question(path)
    return f"{addresses.QUESTIONS}#{path}" if any(one.startswith(f"{path}/") for one in there) else ""


def _listed(site: SiteView, path: str, inside: list[SubTopic]) -> Sections:
    """The sections that a page lists: of a topic with sub-topics those that are in none, the others stand there."""
    in_subs = {(e.act.slug, entry.name) for t in inside for e, entry in sections(site, f"{path}/{t.slug}")}
    return tuple((e, entry) for e, entry in sections(site, path) if (e.act.slug, entry.name) not in in_subs)


def _groups(found: Sections) -> list[Group]:
    groups: dict[tuple[str, str], list[tuple[str, Entry]]] = {}
    for edition, entry in found:
        parts = {p.id: p for p in edition.act.contents if p.kind == "part"}
        part = parts.get(entry.provision.part) if entry.provision else None
        where = name(part) if part else say("Before Part 1")
        groups.setdefault((edition.act.title, where), []).append((address(edition.act, entry.name), entry))
    return [Group(act, part, tuple(listed)) for (act, part), listed in groups.items()]


TYPE = PageType("topics", "site", pages)
