"""`lawplain report`."""

import datetime as dt
import sys

import click

from lawplain import editions
from lawplain.commands import project, scope
from lawplain.editors import overtaken_report, todo
from lawplain.errors import Exit, LawplainError


@click.command("report")
@click.argument("where", required=False, shell_complete=scope.acts_and_parts)
@click.option("--fail-on", type=click.Choice(("stale",)), help="Exit code 5 where a summary is older than its law.")
@click.option(
    "--overdue",
    metavar="DAYS",
    type=click.IntRange(0),
    help="Exit code 4 where the source has not given the law for so long.",
)
def command(where: str | None, fail_on: str | None, overdue: int | None) -> None:
    """A report in Markdown: which summaries the law has overtaken.

    It shows the words that changed, and says when the source last gave the law. WHERE is an Act, or a Part of one:
    immigration-act-2009/part-11.
    """
    config = project.here()
    collection = editions.load(config)
    now = dt.datetime.now(dt.UTC)
    referred = todo.references(tuple(edition.act for edition in collection.editions))
    collection = scope.narrowed(config, collection, where)
    click.echo(overtaken_report.bulletin(collection, referred, now), nl=False)
    late = overtaken_report.silent(collection, now, overdue) if overdue is not None else ()
    if late:
        what = f"The source has not given these within {overdue} days: {', '.join(late)}."
        raise LawplainError(what, fix="docs/running.md, “When the source is silent”.", exit_code=Exit.SOURCE)
    if fail_on and any(entry.outdated for edition in collection.editions for entry in edition.entries):
        sys.exit(Exit.STALE)
