"""Topics by their names: who writes a summary may write “Getting it back” where topics.yml has an address for it."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, TypeVar

from lawplain.content.fields import Elsewhere, Help, Topic
from lawplain.content.types import ActContent, Guide, Summary

Page = TypeVar("Page", Summary, Guide)


def paths(topics: Iterable[Topic]) -> dict[str, str]:
    """By the folded name of each topic and sub-topic that no other has, its path."""
    named = [(topic.name, topic.slug) for topic in topics]
    named += [(sub.name, f"{topic.slug}/{sub.slug}") for topic in topics for sub in topic.topics]
    times = Counter(name.casefold() for name, _ in named)
    return {name.casefold(): path for name, path in named if times[name.casefold()] == 1}


def resolved(acts: Mapping[str, ActContent], topics: Iterable[Topic]) -> dict[str, ActContent]:
    """What people wrote about the Acts, with the path of each topic in place of its name."""
    by_name = paths(topics)

    def of(act: ActContent) -> ActContent:
        return replace(act, summaries=tuple(_page(one, by_name) for one in act.summaries))

    return {slug: of(act) for slug, act in acts.items()}


def resolved_guides(guides: Iterable[Guide], topics: Iterable[Topic]) -> tuple[Guide, ...]:
    """The guides, the same."""
    by_name = paths(topics)
    return tuple(_page(guide, by_name) for guide in guides)


def resolved_help(help_: Iterable[Help], topics: Iterable[Topic]) -> tuple[Help, ...]:
    """The places of help, the same."""
    by_name = paths(topics)
    return tuple(place.model_copy(update={"topics": _paths(place.topics, by_name)}) for place in help_)


def resolved_elsewhere(entries: Iterable[Elsewhere], topics: Iterable[Topic]) -> tuple[Elsewhere, ...]:
    """What is asked that no law answers, the same."""
    by_name = paths(topics)
    return tuple(entry.model_copy(update={"topics": _paths(entry.topics, by_name)}) for entry in entries)


def lost(entries: Iterable[Any]) -> frozenset[str]:
    """The slugs of topics whose entries, as they are written, are left out; and of the topics in them."""
    found: set[str] = set()
    for entry in entries:
        if isinstance(entry, dict):
            found |= {str(entry["slug"])} if isinstance(entry.get("slug"), str) else set()
            inside = entry.get("topics")
            found |= lost(inside) if isinstance(inside, tuple) else set()
    return frozenset(found)


def _page(one: Page, by_name: Mapping[str, str]) -> Page:
    found = _paths(one.front.topics, by_name)
    same = found == one.front.topics
    return one if same else replace(one, front=one.front.model_copy(update={"topics": found}))


def _paths(written: tuple[str, ...], by_name: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(by_name.get(topic.casefold(), topic) for topic in written)
