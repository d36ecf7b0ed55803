"""`lawplain todo`."""

from dataclasses import asdict

import click

from lawplain import editions
from lawplain.commands import output, project, scope
from lawplain.editors import todo


@click.command("todo")
@click.argument("where", required=False, shell_complete=scope.acts_and_parts)
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.option(
    "--most",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="How many of each kind to print; 0 for all.",
)
def command(where: str | None, as_json: bool, most: int) -> None:
    """What to do next, and why: marked, stale, leaning on what changed, missing, orphaned, unsure, unreviewed.

    WHERE is an Act, or a Part of one: immigration-act-2009/part-11.
    """
    config = project.here()
    collection = editions.load(config)
    referred = todo.references(tuple(edition.act for edition in collection.editions))
    tasks = todo.tasks(scope.narrowed(config, collection, where), referred)
    if as_json:
        output.as_json([asdict(task) for task in tasks])
        return
    for kind in todo.KINDS:
        of_kind = [task for task in tasks if task.kind == kind]
        printed = of_kind[:most] if most else of_kind
        click.echo(f"{kind}: {len(of_kind)}")
        for task in printed:
            click.echo(f"  {task.path or f'{task.act} {task.name}'}: {task.why}")
            click.echo(f"      {task.next}")
        if len(printed) < len(of_kind):
            click.echo(f"  … and {len(of_kind) - len(printed)} more (--most 0 lists them all)")
