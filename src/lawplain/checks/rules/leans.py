"""What a summary says on the strength of another section still is as its writer read it there.

Why: a page that tells the penalty of section 355 is wrong once that changes. `leans_on` remembers the words of each
place that a pin names; `lawplain lean` fills in what is missing, `lawplain read-again` says that a person has read all
of it again. A changed section does not make a summary stale, but the page says it at the sentence. A pin to the whole
of a long section is a hint: every change of it would ask for a look here.

Good: [s 355(1)], with its entry in leans_on
Bad: [s 355(1)], and section 355(1) was replaced after the summary was written
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.rules.pins import pins_of
from lawplain.checks.subjects import Text, count
from lawplain.editions.guides import Guided
from lawplain.editions.leaning import Rest, of_pin, told, unused
from lawplain.findings import Finding, Level

RULE = "leans"
LEVEL: Level = "warning"
SCOPE: Final = "text"
_LONG = 300
"""Words of a section that a pin should not lean on as a whole."""


def check(subject: Text) -> Iterator[Finding]:
    path, seen = subject.written.path, set[str]()
    for pin, line, column in pins_of(subject.written):
        for lean in of_pin(subject.about.leans, pin):
            for rest in lean.rests:
                if rest.name in seen:
                    continue
                seen.add(rest.name)
                if rest.state == "unwritten":
                    said = f"Nothing in leans_on says how {rest.name} read when this was written."
                    yield subject.finding(RULE, LEVEL, (line, column), said, f"Run: lawplain lean {path}")
                elif rest.outdated and not isinstance(subject.about, Guided):
                    yield subject.finding(RULE, LEVEL, (line, column), f"{told(rest)}.", _next(subject))
                if (words := _whole_words(rest)) > _LONG:
                    said = f"[{rest.name}] leans on a whole section of {words} words."
                    yield subject.finding(RULE, "hint", (line, column), said, "Pin the subsection that says it.")
    if isinstance(subject.about, Guided):
        yield from _sentences(subject, subject.about)
    for entry in unused(subject.written, subject.about.leans):
        at = subject.written.place("leans_on", subject.written.front.leans_on.index(entry))
        said = f"No pin names {entry.law} any more."
        yield subject.finding(RULE, "hint", at, said, f"Take the entry out, or run: lawplain read-again {path}")


def _sentences(subject: Text, guided: Guided) -> Iterator[Finding]:
    """What of a guide rests on something that changed: each sentence, since someone acts on each."""
    for one in guided.overtaken():
        said = f"“{one.words}” rests on what changed: {'; '.join(map(told, one.rests))}."
        yield subject.finding(RULE, LEVEL, one.at, said, _next(subject))


def _next(subject: Text) -> str:
    of = "guides" if isinstance(subject.about, Guided) else subject.edition.act.slug
    mend = f"Run: lawplain diff {of} {subject.about.name}; mend the text; then:"
    return f"{mend} lawplain read-again {subject.written.path}"


def _whole_words(rest: Rest) -> int:
    spot = rest.spot
    whole = spot is not None and not spot.first and not spot.notes
    return count(rest.words or "") if whole else 0
