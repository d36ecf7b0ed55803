"""`lawplain status`."""

from collections import Counter
from dataclasses import asdict, dataclass, replace

import click

from lawplain import editions
from lawplain.commands import output, project, scope
from lawplain.editions.guides import Guided
from lawplain.editions.pair import STATES, Collection, Edition
from lawplain.store import FetchLog

_HARDEST = 10


@dataclass(frozen=True, slots=True)
class _Words:
    """Of the words of an Act's texts: how many are not common, which stand there most, and the texts with the most."""

    act: str
    words: int
    not_common: int
    share: float
    most: dict[str, int]
    hardest: dict[str, float]


@click.command("status")
@click.argument("where", required=False, shell_complete=scope.acts_and_parts)
@click.option("--json", "as_json", is_flag=True, help="Print the states as JSON.")
@click.option(
    "--words", is_flag=True, help="The share of words that are not common, and which they are; reads all texts."
)
def command(where: str | None, as_json: bool, words: bool) -> None:
    """How much is explained, and how fresh it is, Part by Part.

    WHERE is an Act, or a Part of one: immigration-act-2009/part-11.
    """
    config = project.here()
    collection = scope.narrowed(config, editions.load(config) if words else editions.outline(config), where)
    if words:
        _words(collection, as_json)
        return
    if as_json:
        output.as_json([_facts(edition, _of(collection, edition)) for edition in collection.editions])
        return
    if not collection.editions:
        click.echo("No law is stored yet. Run: lawplain fetch")
    for edition in collection.editions:
        _print(edition, _of(collection, edition))


def _words(collection: Collection, as_json: bool) -> None:
    """The share of words that are not common, of each Act and its hardest texts."""
    from lawplain.checks import common_words, subjects  # noqa: PLC0415 - without --words no rule is loaded

    found = list[_Words]()
    for edition in collection.editions:
        own = subjects.texts(replace(collection, editions=(edition,)))
        rare = {text.written.path: common_words.rare(text) for text in own}
        all_ = sum(count for _, count in rare.values())
        words = Counter(word for each, _ in rare.values() for word in each)
        shares = {path: round(len(each) / count, 3) for path, (each, count) in rare.items() if count}
        hardest = sorted(shares, key=lambda path: -shares[path])[:_HARDEST]
        share = round(words.total() / all_, 3) if all_ else 0
        most = dict(words.most_common(_HARDEST))
        found.append(
            _Words(edition.act.slug, all_, words.total(), share, most, {path: shares[path] for path in hardest})
        )
    if as_json:
        output.as_json([asdict(one) for one in found])
        return
    for one in found:
        click.echo(f"{one.act}: {one.not_common} of {one.words} words are not common ({one.share:.1%})")
        if one.most:
            click.echo(f"  most: {', '.join(f'{word} {count}' for word, count in one.most.items())}")
        for path, share in one.hardest.items():
            click.echo(f"  {share:.0%}  {path}")


Guides = tuple[Guided, ...]


def _of(collection: Collection, edition: Edition) -> Guides:
    """The guides to an Act."""
    return tuple(one for one in collection.guides if one.guide.front.law == edition.act.slug)


def _facts(edition: Edition, guides: Guides) -> dict[str, object]:
    log = edition.log
    return {
        "act": edition.act.slug,
        "as_at": edition.act.as_at.isoformat(),
        "last_looked": log.succeeded or None,
        "last_try": {"at": log.tried or None, "result": log.result or None, "message": log.message},
        "sections": len(edition.sections),
        "states": _states(edition),
        "parts": _parts(edition),
        "headings": {e.name: e.state for e in (edition.whole, *edition.parts)},
        "orphans": _orphans(edition),
        "outdated": _outdated(edition),
        "leans_outdated": _leaning(edition),
        "guides": {one.guide.path: [rest.name for rest in one.leans_outdated] for one in guides},
    }


def _print(edition: Edition, guides: Guides) -> None:
    act = edition.act
    click.echo(f"{act.title} as at {act.as_at} ({act.origin.kind}), {_looked(edition.log)}")
    click.echo(f"  {len(edition.sections)} {edition.act.instrument.units}: {_counted(_states(edition))}")
    for name, states in _parts(edition).items():
        click.echo(f"  {name:<18} {_counted(states)}")
    for path in _orphans(edition):
        click.echo(f"  orphan: {path}")
    for path in _outdated(edition):
        click.echo(f"  older than the law: {path}")
    if guides:
        click.echo(f"  guides: {len(guides)}, of them out of date: {sum(one.outdated for one in guides)}")
    leaning = _leaning(edition) | {
        one.guide.path: [rest.name for rest in one.leans_outdated] for one in guides if one.leans_outdated
    }
    for path, names in leaning.items():
        click.echo(f"  leans on what changed: {path} ({', '.join(names)})")


def _states(edition: Edition, part: str | None = None) -> dict[str, int]:
    """How many sections are in each state: of the Act, or of the Part with this id."""
    counts = Counter(e.state for e in edition.sections if e.provision and part in (None, e.provision.part))
    return {state: counts[state] for state in STATES if counts[state]}


def _parts(edition: Edition) -> dict[str, dict[str, int]]:
    names = {"": "before the Parts"}
    names |= {p.id: f"Part {p.label}".strip() for p in edition.act.contents if p.kind == "part"}
    return {name: states for id_, name in names.items() if (states := _states(edition, id_))}


def _counted(states: dict[str, int]) -> str:
    return ", ".join(f"{count} {state}" for state, count in states.items())


def _orphans(edition: Edition) -> list[str]:
    return [entry.summary.path for entry in edition.orphans if entry.summary]


def _leaning(edition: Edition) -> dict[str, list[str]]:
    """By their paths, the summaries that lean on places that changed, and these."""
    found = ((e.summary.path, e.leans_outdated) for e in edition.entries if e.summary)
    return {path: [rest.name for rest in rests] for path, rests in found if rests}


def _outdated(edition: Edition) -> list[str]:
    return [entry.summary.path for entry in edition.entries if entry.summary and entry.outdated]


def _looked(log: FetchLog) -> str:
    """When changes were last looked for, and what came of a later try."""
    if log.succeeded:
        looked = f"last looked {log.succeeded[:10]}"
    else:
        looked = "last looked on a day that nobody knows" if log.answer == "law" else "never looked for changes"
    if log.tried <= log.succeeded:
        return looked
    later = {
        "silent": f"no answer ({log.result})",
        "refused": f"the source sent no law ({log.result})",
        "unusable": f"what came could not be used ({log.result})",
        "file": "words taken from a file",
    }
    return f"{looked}; {log.tried[:10]}: {later[log.answer]}" if log.answer in later else looked
