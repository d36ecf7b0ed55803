"""`lawplain todo`."""

from dataclasses import asdict

import click

from lawplain import editions
from lawplain.commands import output, project
from lawplain.editors import todo


@click.command("todo")
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.option("--most", default=20, show_default=True, help="How many of each kind to print; 0 for all.")
def command(as_json: bool, most: int) -> None:
    """What to do next, and why: stale, leaning on what changed, missing, orphaned, not reviewed."""
    collection = editions.load(project.here())
    tasks = todo.tasks(collection, todo.references(tuple(edition.act for edition in collection.editions)))
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
