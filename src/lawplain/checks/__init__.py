"""What can be wrong with what people write: one file a rule. The docstring of a rule is its documentation.

Faults that keep a file from being read (front matter, YAML, pins that are no pins) are found while reading it, in
`content`, `yaml_lines` and `prose`; the rules here look at summaries beside the law.
"""

from collections.abc import Callable, Iterator

from lawplain.checks import left_uncovered, orphans, pins_lead, same_section, topics_known
from lawplain.model import Finding
from lawplain.pair import Collection

Check = Callable[[Collection], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    orphans.check,
    same_section.check,
    topics_known.check,
    pins_lead.check,
    left_uncovered.check,
)


def run(collection: Collection) -> tuple[Finding, ...]:
    """Every finding of every rule and of the reading, by file and line."""
    found = (finding for check in CHECKS for finding in check(collection))
    return tuple(sorted({*collection.findings, *found}))
