"""`lawplain earlier`."""

import datetime as dt
from pathlib import Path

import click

from lawplain.commands import project
from lawplain.editors import earlier
from lawplain.errors import Exit, LawplainError


@click.command("earlier")
@click.argument("file", type=project.FILE)
@click.option("--on", "day", metavar="DAY", type=click.DateTime(["%Y-%m-%d"]), help="Only the text of that day.")
def command(file: Path, day: dt.datetime | None) -> None:
    """The texts that an explanation had, with their days, from git.

    For somebody who relied on what a page said, and has to show it.
    """
    config = project.here()
    path = project.path(config, file)
    every = earlier.texts(config.root, path)
    if not every:
        fix = "They are known where content/ is kept in git, with its history."
        raise LawplainError("No earlier text of this file is known.", path=path, fix=fix, exit_code=Exit.USAGE)
    chosen = every if day is None else tuple(filter(None, [earlier.on(every, day.date())]))
    if not chosen:
        raise LawplainError(f"This file was not there yet; its first text is of {every[-1].since}.", path=path)
    for one in chosen:
        until = f"until {one.until}" if one.until else "still there"
        summary = one.summary
        click.echo(f"=== {path}, from {one.since}, {until} (law as at {summary.front.law_as_at})\n")
        click.echo(summary.front.also_called)
        for fact in summary.front.key_facts:
            click.echo(f"* {fact.what}: {fact.fact}")
        click.echo(f"\n{summary.body.source.strip()}\n")
