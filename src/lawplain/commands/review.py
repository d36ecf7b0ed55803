"""`lawplain review`."""

from collections.abc import Iterator
from pathlib import Path

import click

from lawplain import editions
from lawplain.commands import project, scope
from lawplain.config import Config
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.editors import reviews
from lawplain.errors import Exit, LawplainError


@click.command("review")
@click.argument("where", nargs=-1, shell_complete=scope.files_or_acts)
@click.option("--first", metavar="N", type=click.IntRange(1), help="The N that matter most and no person has checked.")
@click.option("--list", "listed", is_flag=True, help="Which, why and how long it takes, and no sheets.")
def command(where: tuple[str, ...], first: int | None, listed: bool) -> None:
    """Print sheets on which a person holds explanations against the law, sentence by sentence.

    WHERE are files of content/, guides too, Acts or Parts (immigration-act-2009/part-9). Without WHERE the order is
    that of what a person with two hours should read: deadlines, detention, what has happened to people, where topics
    start.
    """
    config = project.here()
    collection = editions.load(config)
    chosen: list[Chosen] = list(_named(config, collection, where) if where else reviews.order(collection))
    chosen = chosen[:first] if first else chosen
    if not chosen:
        raise LawplainError("There is no explanation to review here.", fix="Run: lawplain status", exit_code=Exit.USAGE)
    if not listed and not where and not first:
        fix = "Say how many: lawplain review --first 10; or: lawplain review --list"
        raise LawplainError(f"These are {len(chosen)} explanations.", fix=fix, exit_code=Exit.USAGE)
    if listed:
        _list(chosen)
        return
    click.echo(reviews.FIRST)
    click.echo("\n\n".join(reviews.sheet(edition, about) for edition, about, _ in chosen))


Chosen = tuple[Edition, Entry | Guided, str]


def _named(config: Config, collection: Collection, where: tuple[str, ...]) -> Iterator[Chosen]:
    wanted = scope.inside(config, collection, where)
    for edition in collection.editions:
        for entry in edition.sections:
            if entry.summary and wanted(entry.summary.path) and entry.provision and not entry.provision.repealed:
                yield edition, entry, Path(entry.summary.path).stem
        for one in collection.guides:
            if one.guide.front.law == edition.act.slug and wanted(one.guide.path):
                yield edition, one, "guide"


def _list(chosen: list[Chosen]) -> None:
    total = 0
    for _, about, why in chosen:
        total += reviews.minutes(about)
        hours = f"{total // 60}:{total % 60:02}"
        written = reviews.text(about)
        click.echo(f"{hours}  {written.path}  {written.title} ({why})")
