"""A correction names a page of this site, by the Act and the number of the section.

Why: people who read the wrong words come back through that page.

Good: where: immigration-act-2009/398
Bad: where: section 398
"""

from collections.abc import Iterator
from typing import Final

from lawplain.editions.pair import Collection
from lawplain.errors import nearest
from lawplain.findings import Finding, Level

RULE = "corrections"
LEVEL: Level = "error"
SCOPE: Final = "content"


def check(collection: Collection) -> Iterator[Finding]:
    pages = {f"{e.act.slug}/{entry.name}" for e in collection.editions for entry in e.entries}
    pages |= {edition.act.slug for edition in collection.editions}
    for one in collection.corrections:
        if one.where not in pages:
            said = f"The correction of {one.on} names {one.where}, which is not a page of this site."
            near = nearest(one.where, pages)
            fix = f"Did you mean {near}?" if near else "Write it like immigration-act-2009/398."
            at = collection.place("content/corrections.yml", f"on: {one.on}", one.where)
            yield Finding("content/corrections.yml", *at, RULE, LEVEL, said, fix)
