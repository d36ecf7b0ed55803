"""Changed words of the law as text, for a terminal and for a report. Nothing is printed here."""

from collections.abc import Iterable, Iterator

from lawplain.law.word_diff import Change, Run

_CONTEXT = 12
"""Words shown on each side of a change."""
_COLOURS = {"removed": "\x1b[31;9m", "added": "\x1b[32;1m"}


def lines(changes: Iterable[Change], *, colour: bool) -> Iterator[str]:
    """Two lines for each part of the law that changed: its name, and its words, those that stayed shortened.

    Without colour, what was removed and what was added is said in words, so that a screen reader and a pipe
    give the same.
    """
    for change in changes:
        kinds = {run.kind for run in change.runs}
        name = change.name or "the words before any subsection"
        whole = {frozenset({"added"}): "new", frozenset({"removed"}): "taken out"}.get(frozenset(kinds), "changed")
        yield f"{name} {whole}:"
        shown = (_run(run, i == 0, i == len(change.runs) - 1, colour) for i, run in enumerate(change.runs))
        yield f"    {' '.join(shown)}"


def _run(run: Run, first: bool, last: bool, colour: bool) -> str:
    if run.kind == "same":
        return _shortened(run.words.split(), first, last)
    if colour:
        return f"{_COLOURS[run.kind]}{run.words}\x1b[0m"
    return f"[{run.kind}: {run.words}]"


def _shortened(words: list[str], first: bool, last: bool) -> str:
    head = [] if first else words[:_CONTEXT]
    tail = [] if last else words[-_CONTEXT:]
    if len(words) <= len(head) + len(tail):
        return " ".join(words)
    return " ".join([*head, "…", *tail])
