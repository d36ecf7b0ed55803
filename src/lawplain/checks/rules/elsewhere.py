"""What elsewhere.yml says that the law hands over, it still hands over: its pin leads there, and the words are as read.

Why: somebody who asks how many points they need is sent on because of one sentence of the law. `lawplain lean
content/elsewhere.yml` writes down how its words read; when they change, or where an entry names no place and a newer
version of the law came, a person has to look. A site with several laws names the one that is meant.

Good: law: s 22
Bad: law: s 999
"""

from collections.abc import Iterator
from typing import Final

from lawplain.editions.elsewhere import FILE, Handed
from lawplain.editions.leaning import told
from lawplain.editions.pair import Collection
from lawplain.findings import Finding, Level

RULE = "elsewhere"
LEVEL: Level = "error"
SCOPE: Final = "content"
_AGAIN = f"Read it, mend the entry and its law_as_at, take its leans_on out, then run: lawplain lean {FILE}"


def check(collection: Collection) -> Iterator[Finding]:
    for one in collection.elsewhere:
        at = collection.place(FILE, one.written.ask[0])
        for level, said, fix in _faults(one):
            yield Finding(FILE, *at, RULE, level, said, fix)


def _faults(one: Handed) -> Iterator[tuple[Level, str, str]]:
    law = one.written.law
    if not one.slug and law:
        yield LEVEL, f"“{law}” does not say of which law, and this site has several.", f"Write ACT {law}."
    for lean in one.leans:
        if lean.lost:
            level: Level = "hint" if lean.lost.kind == "unknown" else LEVEL
            yield level, lean.lost.said, lean.lost.fix or "Correct the pin."
        for rest in lean.rests:
            if rest.state == "another":
                yield LEVEL, f"{rest.name} is another section now.", _AGAIN
            elif rest.outdated:
                yield "warning", f"{told(rest)}.", _AGAIN
            elif rest.spot and rest.spot.ended and not rest.spot.notes:
                yield LEVEL, f"{rest.name} is {rest.spot.ended}.", "Name the place that holds now."
            elif rest.state == "unwritten":
                said = f"Nothing in leans_on says how {rest.name} read when this was written."
                yield "warning", said, f"Run: lawplain lean {FILE}"
    if one.outdated and not law:
        said = f"A newer version of the law may answer “{one.written.ask[0]}”: this was written from the one of"
        yield "warning", f"{said} {one.written.law_as_at}.", "Look for it there, then write the day of that version."
