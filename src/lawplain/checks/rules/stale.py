"""The law has not changed since the version that a summary explains.

Why: readers must never be misled about which law they read. The page says that the law changed after it, and shows
the words; only an editor can say what it means. `lawplain check --fail-on stale` makes it exit code 5.

Good: law_as_at is the stored version, or nothing in the section changed since
Bad: the law changed twice since law_as_at
"""

from collections.abc import Iterator
from typing import Final

from lawplain.checks.subjects import Subject
from lawplain.findings import Finding, Level

RULE = "stale"
LEVEL: Level = "warning"
SCOPE: Final = "summary"


def check(subject: Subject) -> Iterator[Finding]:
    as_at = subject.summary.front.law_as_at
    if as_at > subject.collection.today:
        return  # the rule `future` says so
    at = subject.summary.place("law_as_at")
    if subject.entry.outdated and subject.entry.state not in ("repealed", "expired", "spent"):
        if as_at >= subject.edition.act.as_at and not subject.entry.since:
            said = f"The fingerprint is not that of the words as at {subject.edition.act.as_at}."
            fix = f"If you have read these words, run: lawplain read-again {subject.summary.path}"
            yield subject.finding(RULE, LEVEL, subject.summary.place("law_fingerprint"), said, fix)
        else:
            said = f"The law changed after {as_at}: {_what(subject)}."
            yield subject.finding(RULE, LEVEL, at, said, _next(subject))
    elif subject.entry.state == "ahead":
        said = f"The summary explains the law as at {as_at}; the version stored is as at {subject.edition.act.as_at}."
        yield subject.finding(RULE, LEVEL, at, said, f"Run: lawplain fetch {subject.edition.act.slug}")


def _what(subject: Subject) -> str:
    entry = subject.entry
    said = ["its words differ" if entry.provision and entry.provision.kind == "section" else "its headings differ"]
    said = said if entry.words_differ else []
    for note in entry.since:
        said.append(f"{note.provision} {note.operation} on {note.date}")
    return "; ".join(said)


def _next(subject: Subject) -> str:
    slug, name, path = subject.edition.act.slug, subject.entry.name, subject.summary.path
    return f"Run: lawplain diff {slug} {name}; mend the summary; then: lawplain read-again {path}"
