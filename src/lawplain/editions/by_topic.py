"""The sections of each topic."""

from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.language.speech import plain
from lawplain.law import drafting

Sections = tuple[tuple[Edition, Entry], ...]


def by_topic(collection: Collection) -> dict[str, Sections]:
    """By the path of a topic or sub-topic its sections, those of a topic's sub-topics too, each once, in the order of
    the law.

    Without the sections that every Act begins with: no one looks for "Title" or "Commencement" by topic.
    """
    found: dict[str, dict[str, tuple[Edition, Entry]]] = {}
    for edition in sorted(collection.editions, key=lambda edition: edition.act.slug):
        for entry in edition.sections:
            if entry.summary is None or entry.broken or entry.provision is None or entry.provision.repealed:
                continue
            if drafting.BOILERPLATE.fullmatch(plain(entry.provision.heading)):
                continue
            for path in entry.summary.front.topics:
                for each in {path, path.partition("/")[0]}:
                    found.setdefault(each, {})[f"{edition.act.slug}/{entry.name}"] = edition, entry
    return {path: tuple(sections.values()) for path, sections in found.items()}


def paths(collection: Collection) -> tuple[str, ...]:
    """The topics, and their sub-topics, that have a page: those of a topic that has sections."""
    full = by_topic(collection)
    topics = [topic for topic in collection.topics if topic.slug in full]
    return tuple(path for t in topics for path in (t.slug, *(f"{t.slug}/{sub.slug}" for sub in t.topics)))
