"""Topics come from the closed list in topics.yml, so that pages on one subject find each other.

Why: a topic that one file alone uses is no way in. `start_here` in topics.yml names pages of this site.

Good: - immigration-and-citizenship/deportation
Bad: - deportations
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import subjects
from lawplain.content import located_yaml
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level

RULE = "topics"
LEVEL: Level = "error"
SCOPE: Final = "content"


def check(collection: Collection) -> Iterator[Finding]:
    known = {topic.slug for topic in collection.topics}
    known |= {f"{topic.slug}/{sub.slug}" for topic in collection.topics for sub in topic.topics}
    for subject in subjects(collection):
        for i, path in enumerate(subject.summary.front.topics):
            if path not in known:
                near = located_yaml.nearest(path, known)
                fix = f"Did you mean “{near}”?" if near else "The topics are listed in content/topics.yml."
                at = subject.summary.place("topics", i)
                yield subject.finding(RULE, LEVEL, at, f"There is no topic “{path}”.", fix)
    pages = {f"{e.act.slug}/{entry.name}": entry for e in collection.editions for entry in e.sections}
    for topic in collection.topics:
        for sub in (topic, *topic.topics):
            for page in sub.start_here:
                if page not in pages or pages[page].state in ("repealed", "expired", "spent"):
                    said = f"“{sub.name}” starts with {page}, which is no section in this site, or repealed."
                    yield Finding(
                        "content/topics.yml", 1, 1, RULE, LEVEL, said, "Write it like immigration-act-2009/398."
                    )
