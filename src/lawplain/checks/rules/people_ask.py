"""Every group of `people_ask` has an answer: a sentence of the explanation rests on the place that the group names.

Why: a question that a page does not answer brings someone in trouble to the wrong page. Search and the pages of
questions show those sentences as the answer. A pin answers a place if either holds the other: `[(1)]` answers
`law: (1)(a)`, and `[(1)(a)]` answers `law: (1)`. `[all]` answers `law: all` alone. Fewer than three groups are a hint
where there are key facts: someone needs what can be put in a table, and asks for it. A Part's or the Act's file has
no questions, since its page answers none. A question without an answer is shown nowhere; the page itself stays.

Good: law: (4), where a sentence of the text has the pin [(4)]
Bad: law: (4), where only [all] stands in the text
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject, mistyped
from lawplain.editions.answers import answer
from lawplain.editions.leaning import of_pin
from lawplain.findings import Finding, Level
from lawplain.law import pins

RULE = "people-ask"
LEVEL: Level = "error"
SCOPE: Final = "summary"
_FEW = 3


def check(subject: Subject) -> Iterator[Finding]:
    entry, front = subject.entry, subject.summary.front
    provision = entry.provision
    if provision is None or provision.repealed:
        return
    if provision.kind != "section":
        if front.people_ask:
            said = f"Questions of a file about a Part or the {provision.instrument.law} are shown nowhere."
            fix = f"Move each to the {provision.instrument.unit} that answers it."
            yield subject.finding(RULE, "warning", subject.summary.place("people_ask"), said, fix)
        return
    unsure = mistyped(subject.summary)  # said already, and may be the pin that is missed here
    for i, asked in enumerate(() if unsure else front.people_ask):
        if not answer(entry, asked.law) and not _lost(subject, asked.law):
            said = f"No sentence of the explanation rests on {asked.law}, so “{asked.ask[0]}” has no answer."
            fix = f"Write [{asked.law}] after the sentence that answers, name its place here, or take the question out."
            yield subject.finding(RULE, LEVEL, subject.summary.place("people_ask", i, "law"), said, fix)
    if len(front.people_ask) < _FEW and front.key_facts:
        groups = f"{len(front.people_ask)} group{'' if len(front.people_ask) == 1 else 's'}"
        said = f"There are key facts here, and {groups} of questions that people ask."
        at = subject.summary.place("people_ask" if front.people_ask else "key_facts")
        yield subject.finding(RULE, "hint", at, said, "Write in people_ask what people would ask, by the place.")


def _lost(subject: Subject, law: str) -> bool:
    """Does the pin itself lead nowhere? The rule `pins` says so."""
    pin = pins.parse(law)
    if pin is None or subject.entry.provision is None:
        return True
    return bool(pins.find(pin, subject.entry.provision.places)[1]) or any(
        lean.lost for lean in of_pin(subject.entry.leans, pin)
    )
