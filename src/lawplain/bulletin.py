"""What maintainers hear of by themselves: summaries that the law has overtaken, with the words that changed, and a
source that has not answered. Markdown, for an issue or a mail; pure.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping

from lawplain import reporting, todo
from lawplain.pair import Collection, Edition, Entry

TITLE = "Summaries that the law has overtaken"
_MOST_WORDS = 4000
"""Of one diff. An issue holds 65,536 characters in all; what is longer is left to `lawplain diff`."""
_MOST = 60_000


def bulletin(collection: Collection, referred: Mapping[str, int], now: dt.datetime) -> str:
    """The whole report. What is worst comes first; what does not fit is counted."""
    tasks = [task for task in todo.tasks(collection, referred) if task.kind in ("stale", "orphan")]
    entries = {(e.act.slug, entry.name): (e, entry) for e in collection.editions for entry in e.entries}
    text = "\n".join(_head(collection, now)) + "\n"
    if not tasks:
        return text + "\nNo summary is older than its law.\n"
    text += f"\n{len(tasks)} {'summary needs' if len(tasks) == 1 else 'summaries need'} a person:\n"
    for number, task in enumerate(tasks):
        part = "\n" + "\n".join(_task(task, *entries[task.act, task.name])) + "\n"
        if len(text) + len(part) > _MOST:
            return text + f"\nAnd {len(tasks) - number} more: run `lawplain todo`.\n"
        text += part
    return text


def silent(collection: Collection, now: dt.datetime, days: int) -> tuple[str, ...]:
    """The slugs of the Acts for which the source has not answered within so many days."""
    return tuple(e.act.slug for e in collection.editions if _age(e, now) is None or (_age(e, now) or 0) > days)


def _head(collection: Collection, now: dt.datetime) -> Iterator[str]:
    for edition in collection.editions:
        age, log = _age(edition, now), edition.log
        line = f"* {edition.act.title} as at {edition.act.as_at}. "
        line += "The source has never answered." if age is None else f"The source last answered {_days(age)}."
        if log.message and log.tried > log.succeeded:
            line += f" On {log.tried[:10]} it did not: {_plain(log.message)}"
        yield line


def _task(task: todo.Task, edition: Edition, entry: Entry) -> Iterator[str]:
    heading = entry.provision.heading if entry.provision else "(no longer in the law)"
    yield f"### {_plain(f'{edition.act.title}, {entry.name}: {heading}')}"
    yield ""
    yield f"`{task.path}`: {_plain(task.why)}"
    diff = list(reporting.change_lines(todo.changes(entry), colour=False))
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
    """Days since the source last answered; a clock that goes wrong makes it no younger than today."""
    try:
        return max(0, (now - dt.datetime.fromisoformat(edition.log.succeeded)).days)
    except (ValueError, TypeError):
        return None


def _days(age: int) -> str:
    return "today" if age == 0 else "yesterday" if age == 1 else f"{age} days ago"
