"""A link leads to a page that this site has, or to an https address.

Why: a dead link stops a reader who needs the next step. Sections that are named by number link themselves; a link is
for the page of words, a topic, or a place of help.

Good: See the [words page](/immigration-act-2009/words/).
Bad: See the [words page](words.html), or [this](http://example.com).
"""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Final

from lawplain.checks.subjects import Text
from lawplain.content import prose
from lawplain.editions import by_topic, guides, limits, questions, translate
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level
from lawplain.law import addresses
from lawplain.law.by_identity import Same

RULE = "links"
LEVEL: Level = "error"
SCOPE: Final = "text"


def check(subject: Text) -> Iterator[Finding]:
    for address in prose.links(subject.written.body.tokens):
        if said := _fault(address, _there(Same(subject.collection))):
            line, column = _at(subject.written.body, address)
            fix = f"Write an address of this site, like /{subject.edition.act.slug}/words/, or one with https://."
            yield subject.finding(RULE, LEVEL, (line, column), said, fix)


def _fault(address: str, pages: Mapping[str, frozenset[str]]) -> str:
    page, _, anchor = address.partition("#")
    if address.startswith("https://"):
        return ""
    if not address.startswith("/") or address.startswith("//"):
        return f"“{address}” is not an address that works from every page." if address else "This link leads nowhere."
    if page not in pages:
        return f"This site has no page {page}."
    if anchor and pages[page] and anchor not in pages[page]:
        return f"{page} has no place “{anchor}”."
    return ""


@lru_cache(maxsize=1)
def _there(of: Same[Collection]) -> Mapping[str, frozenset[str]]:
    """Every address of the site, with its anchors; none where they are not known."""
    everyday, asked = translate.everyday(of.thing), questions.paths(of.thing)
    acts, divided = (e.act for e in of.thing.editions), limits.pages(of.thing)
    told = (one.name for one in guides.shown(of.thing.guides))
    return addresses.every(acts, by_topic.paths(of.thing), everyday, asked, divided, told)


def _at(body: prose.Body, address: str) -> tuple[int, int]:
    for number, line in enumerate(body.source.split("\n"), body.first_line):
        if (column := line.find(f"({address}")) >= 0:
            return number, column + 2
    return body.first_line, 1
