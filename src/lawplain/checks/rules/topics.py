"""Topics come from the closed list in topics.yml, so that pages on one subject find each other.

Why: a topic that only one file uses helps nobody to find anything. A topic is written as its address,
topic/sub-topic, or by its name. `start_here` in topics.yml names pages of this site. A wrong topic keeps no page from
its readers.

Good: - immigration-and-citizenship/deportation
Bad: - deportations
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final

from lawplain.checks.subjects import texts
from lawplain.editions import elsewhere
from lawplain.editions.pair import Collection
from lawplain.errors import nearest
from lawplain.findings import Finding, Level

RULE = "topics"
LEVEL: Level = "error"
SCOPE: Final = "content"
FILE = "content/topics.yml"
_MANY = 3
"""A topic that more files than these name is no slip of theirs: it is missing in topics.yml, which is said once."""


def check(collection: Collection) -> Iterator[Finding]:
    if FILE in collection.unread:
        return  # said already, and all else follows from it
    known = {topic.slug: topic.name for topic in collection.topics}
    known |= {f"{topic.slug}/{sub.slug}": sub.name for topic in collection.topics for sub in topic.topics}
    yield from _unknown(collection, known)
    yield from _start_here(collection)


def _unknown(collection: Collection, known: Mapping[str, str]) -> Iterator[Finding]:
    named = [
        (path, subject, subject.written.place("topics", i))
        for subject in texts(collection)
        for i, path in enumerate(subject.written.front.topics)
        if path not in known and not collection.lost_topics & set(path.split("/"))
    ]
    if named and not collection.topics and FILE not in collection.lines:
        said = f"This file is not there, and {len(named)} topics of texts should stand in it."
        yield Finding(FILE, 1, 1, RULE, LEVEL, said, "Put it back: every topic of a text stands in it.")
        return
    times = Counter(path for path, _, _ in named)
    for path, count in times.items():
        if count > _MANY:
            said = f"There is no topic “{path}” here, and {count} texts name it."
            fix = "Write it here, or change those texts; lawplain check FILE names the line of each."
            yield Finding(FILE, 1, 1, RULE, LEVEL, said, fix)
    for path, subject, at in named:
        if times[path] <= _MANY:
            yield _no_topic(subject.written.path, at, path, known)
    for place in collection.help:
        for path in place.topics:
            if path not in known and not collection.lost_topics & set(path.split("/")):
                at = collection.place("content/help.yml", place.name, path)
                yield _no_topic("content/help.yml", at, path, known)

    for one in collection.elsewhere:
        for path in one.written.topics:
            if path not in known and not collection.lost_topics & set(path.split("/")):
                at = collection.place(elsewhere.FILE, one.written.ask[0], path)
                yield _no_topic(elsewhere.FILE, at, path, known)


def _no_topic(file: str, at: tuple[int, int], path: str, known: Mapping[str, str]) -> Finding:
    near = nearest(path, known) or nearest(path, known.values())
    fix = f"Did you mean “{near}”?" if near else "The topics are listed in content/topics.yml."
    return Finding(file, *at, RULE, LEVEL, f"There is no topic “{path}”.", fix)


def _start_here(collection: Collection) -> Iterator[Finding]:
    pages = {f"{e.act.slug}/{entry.name}": entry for e in collection.editions for entry in e.sections}
    acts = {edition.act.slug for edition in collection.editions}
    elsewhere: Counter[str] = Counter()
    for topic in collection.topics:
        for sub in (topic, *topic.topics):
            for page in sub.start_here:
                at = collection.place(FILE, f"slug: {sub.slug}", page)
                if (act := page.partition("/")[0]) not in acts:
                    elsewhere[act] += 1
                elif page not in pages:
                    near = nearest(page, pages)
                    fix = f"Did you mean {near}?" if near else "Write it like immigration-act-2009/398."
                    yield Finding(FILE, *at, RULE, LEVEL, f"{page} is not a page about the law on this site.", fix)
                elif pages[page].state in ("repealed", "expired", "spent"):
                    said = f"“{sub.name}” starts with {page}, which is {pages[page].state}."
                    yield Finding(FILE, *at, RULE, LEVEL, said, "Take the line out, or name another page.")
    for act, count in elsewhere.items():
        near = nearest(act, acts)
        said = f"{act} is no law of this site, and topics start with {count} of its pages."
        fix = f"Did you mean {near}?" if near else "Take its lines out of start_here."
        yield Finding(FILE, *collection.place(FILE, act), RULE, LEVEL, said, fix)
