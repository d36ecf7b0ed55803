"""What a new site would have less of than the published one: each thing named, and whether that stops a publication.

Words of the law, an older version, a whole Act, a whole list or page type, a place that helps at once: always. Of lists
(explanations, meanings, places to get help, addresses …) a small share may go: an explanation with an error is left
out, a topic is renamed, and the law that changed tonight must reach its readers all the same.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lawplain.site.files.published import URGENT, Facts, Held, Lists

SHARE = 0.02
"""Of a list this share may go, and one of it in any case, but never all."""
_NAMED = 8
_OF_EXPLANATIONS = ("key facts", "questions")
"""Lists whose names begin with that of an explanation: what goes with that is said by its loss."""
_LEADING = "old addresses that lead on"
_DATA = "feeds, data and other files"
_NEVER_ASKED = ("assets/", "search/")
"""Folders whose files nobody knows by name: what pages load of them is looked at in the new site itself (`whole`)."""


@dataclass(frozen=True, slots=True)
class Loss:
    """One way in which the new site has less. `names` are all that would be gone; `serious`: it stops a publication."""

    what: str
    serious: bool
    names: tuple[str, ...] = ()


def losses(new: Facts, old: Facts) -> Iterator[Loss]:
    """Each way in which the new site has less than the old one, the serious ones first."""
    found = [*_of_acts(new, old), *_of_lists("", new.shared, old.shared), *_of_addresses(new, old)]
    yield from sorted(found, key=lambda loss: not loss.serious)


def _of_acts(new: Facts, old: Facts) -> Iterator[Loss]:
    for slug, was in old.acts.items():
        now = new.acts.get(slug)
        if now is None:
            yield Loss(f"{slug} would be gone.", True)
            continue
        yield from _of_law(slug, now, was)
        yield from _of_lists(f"{slug}: ", now.lists, _without_what_went(now.lists, was.lists))


def _without_what_went(new: Lists, old: Lists) -> Lists:
    """The old lists without the key facts and questions of explanations that are gone: that is one loss."""
    gone = {*old.get("explanations", ())} - {*new.get("explanations", ())}
    kept = {what: tuple(n for n in old.get(what, ()) if n.partition(" ")[0] not in gone) for what in _OF_EXPLANATIONS}
    return {**old, **kept}


def _of_law(slug: str, now: Held, was: Held) -> Iterator[Loss]:
    if now.as_at < was.as_at:
        yield Loss(f"{slug} would go back from {was.as_at} to {now.as_at}.", True)
    if now.with_text < was.with_text:
        yield Loss(f"{slug} would have the words of {now.with_text} provisions instead of {was.with_text}.", True)


def _of_lists(before: str, new: Lists, old: Lists) -> Iterator[Loss]:
    """What is written again under another name is not lost: what counts is how many there are."""
    for what, was in old.items():
        now = new.get(what, ())
        fewer = len(was) - len(now)
        if fewer > 0:
            gone = tuple(name for name in was if name not in set(now))
            said = f"{before}{what}: {len(now)} instead of {len(was)}; no longer there: {_few(gone)}."
            yield Loss(said, what == URGENT or _serious(fewer, len(was)), gone)


def _of_addresses(new: Facts, old: Facts) -> Iterator[Loss]:
    """An address is lost with its name, whatever else is there."""
    there = {name for names in _addresses(new).values() for name in names}
    for what, was in _addresses(old).items():
        gone = tuple(name for name in was if name not in there)
        if gone:
            share = f"all {len(was)}" if len(gone) == len(was) > 1 else f"{len(gone)} of {len(was)}"
            yield Loss(f"{what}: {share} would be gone: {_few(gone)}.", _serious(len(gone), len(was)), gone)


def _serious(lost: int, of: int) -> bool:
    return lost == of or lost > max(1, SHARE * of)


def _few(names: Sequence[str]) -> str:
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    return ", ".join(names[:_NAMED]) + more


def _addresses(facts: Facts) -> Lists:
    """Every address that somebody may have kept, by the kind of page there."""
    pages = {f"pages of the type “{kind}”": tuple(f"/{path}" for path in paths) for kind, paths in facts.pages.items()}
    known = {f"{path}index.html" for paths in facts.pages.values() for path in paths}
    leading: list[str] = []
    data: list[str] = []
    for name in facts.files:
        if name not in known and not name.startswith(_NEVER_ASKED):
            (leading if name.endswith("/index.html") else data).append(name)
    leads = tuple(f"/{name.removesuffix('index.html')}" for name in leading)
    return {**pages, _LEADING: leads, _DATA: tuple(f"/{name}" for name in data)}
