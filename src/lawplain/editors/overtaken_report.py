"""What maintainers are told without asking: summaries that the law has overtaken, with the words that changed, and a
source that does not give the law. Markdown, for an issue or a mail; pure.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.editors import changed_words, todo

TITLE = "Summaries that the law has overtaken"
_MOST_WORDS = 4000
"""The most words of one diff. An issue holds 65,536 characters in all; what is longer is left to `lawplain diff`."""
_MOST = 60_000
_UNKNOWN = "Nobody knows when the source last gave it: this machine's clock was wrong then."
_LATER = {
    "silent": "it did not answer",
    "refused": "it did not send the law",
    "unusable": "what it sent could not be used",
    "file": "the words were taken from a file",
}
"""What came of a try after the last one that gave the law."""


def bulletin(collection: Collection, referred: Mapping[str, int], now: dt.datetime) -> str:
    """The whole report. What is worst comes first; what does not fit is counted."""
    tasks = [task for task in todo.tasks(collection, referred) if task.kind in ("stale", "leans-outdated", "orphan")]
    entries = {(e.act.slug, entry.name): (e, entry) for e in collection.editions for entry in e.entries}
    text = "\n".join(_head(collection, now)) + "\n"
    if not tasks:
        return text + "\nNo summary is older than its law.\n"
    text += f"\n{len(tasks)} {'summary needs' if len(tasks) == 1 else 'summaries need'} a person:\n"
    for number, task in enumerate(tasks):
        part = "\n" + "\n".join(_task(task, *entries.get((task.act, task.name), (None, None)))) + "\n"
        if len(text) + len(part) > _MOST:
            return text + f"\nAnd {len(tasks) - number} more: run `lawplain todo`.\n"
        text += part
    return text


def silent(collection: Collection, now: dt.datetime, days: int) -> tuple[str, ...]:
    """The slugs of the Acts that the source has not given within so many days, or on a day that
    nobody knows."""
    return tuple(e.act.slug for e in collection.editions if _age(e, now) is None or (_age(e, now) or 0) > days)


def _head(collection: Collection, now: dt.datetime) -> Iterator[str]:
    for edition in collection.editions:
        age, log = _age(edition, now), edition.log.believed(now)
        line = f"* {edition.act.title} as at {edition.act.as_at}. "
        if age is not None:
            line += f"The source last gave it {_days(age)}."
        else:
            line += _UNKNOWN if log.answer == "law" else "The source has never given it."
        if log.tried > log.succeeded and log.answer in _LATER:
            line += f" On {log.tried[:10]} {_LATER[log.answer]}" + (f": {_plain(log.message)}" if log.message else ".")
        yield line


def _task(task: todo.Task, edition: Edition | None, entry: Entry | None) -> Iterator[str]:
    """One thing to do; what is no summary, as an entry of elsewhere.yml, has no words beside it."""
    if edition is None or entry is None:
        yield from (f"### {_plain(task.path)}", "", _plain(task.why), "", f"Next: `{task.next}`")
        return
    heading = entry.provision.heading if entry.provision else "(no longer in the law)"
    yield f"### {_plain(f'{edition.act.title}, {entry.name}: {heading}')}"
    yield ""
    yield f"`{task.path}`: {_plain(task.why)}"
    leaned = [change for rest in entry.leans_outdated for change in todo.lean_changes(rest)]
    diff = list(changed_words.lines([*todo.changes(entry), *leaned], colour=False))
    if diff:
        yield from ("", *_fenced(_shortened(diff)))
    yield ""
    yield f"Next: `{task.next}`"


def _shortened(lines: Iterable[str]) -> Iterator[str]:
    left = _MOST_WORDS
    for line in lines:
        left -= len(line.split())
        if left < 0:
            yield "… (the rest: lawplain diff)"
            return
        yield line


def _fenced(lines: Iterable[str]) -> Iterator[str]:
    """Inside a fence longer than any in the words, so that nothing in them is Markdown, a mention or a link."""
    kept = list(lines)
    fence = "```"
    while any(fence in line for line in kept):
        fence += "`"
    yield from (fence, *kept, fence)


def _plain(words: str) -> str:
    """Words of the law or of an error in a line of Markdown, as words."""
    flat = " ".join(words.split())
    return "".join(f"\\{c}" if c in "\\`*_{}[]<>#|!~" else "@\u200b" if c == "@" else c for c in flat)


def _age(edition: Edition, now: dt.datetime) -> int | None:
    """Days since the source last gave the newest version; None where it never did, or nobody knows
    when."""
    last = edition.log.believed(now).succeeded
    return max(0, (now - dt.datetime.fromisoformat(last)).days) if last else None


def _days(age: int) -> str:
    return "today" if age == 0 else "yesterday" if age == 1 else f"{age} days ago"
