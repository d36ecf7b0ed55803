"""`lawplain diff`."""

import click

from lawplain import content, editions
from lawplain.commands import output, project, scope
from lawplain.editions.leaning import Rest, told
from lawplain.editors import changed_words, todo
from lawplain.errors import LawplainError


@click.command("diff")
@click.argument("act", shell_complete=scope.acts)
@click.argument("section", metavar="LABEL|ID", shell_complete=scope.sections)
def command(act: str, section: str) -> None:
    """The words of the law that changed since the version that a summary, or a guide, explains.

    Of a guide: lawplain diff guides NAME.
    """
    if act == content.GUIDES:
        _of_guide(section)
        return
    edition = project.edition(project.here(), act)
    entry = project.entry(edition, section)
    front = project.summary(edition, entry, "there is no version to compare with").front
    since = front.law_as_at
    click.echo(f"{edition.act.title}, {entry.name}: {since} to {edition.act.as_at}")
    for note in entry.since:
        click.echo(f"  {note.provision}: {note.operation}, on {note.date}, by {note.by}")
    for rest in entry.leans_outdated:
        _leaned(rest)
    if not entry.words_differ:
        click.echo("No words changed." if front.law_fingerprint else "No fingerprint to compare with.")
        return
    if entry.past is None:
        what = f"The words as at {since} are not kept, so the change can't be shown word by word."
        raise LawplainError(what, fix="Compare the two versions on the official site.")
    for line in changed_words.lines(todo.changes(entry), colour=output.colour()):
        click.echo(line)


def _of_guide(name: str) -> None:
    """What changed in the places that a guide rests on, and the sentences that do."""
    found = project.guide(editions.load(project.here()), name)
    assert found.act is not None
    click.echo(f"{found.guide.title}: {found.guide.front.law_as_at} to {found.act.as_at}")
    for rest in found.leans_outdated:
        _leaned(rest)
    for one in found.overtaken():
        where = f"step {one.step}" if one.step else "the short answer"
        click.echo(f"{found.guide.path}:{one.at[0]}: {where}: “{one.words}”")
    for silent in found.silent_outdated:
        click.echo(f"Look for {', '.join(silent.looked_for)} in the present law: “{silent.says}”")
    if not found.outdated:
        click.echo("Nothing that it rests on changed.")


def _leaned(rest: Rest) -> None:
    click.echo(f"It leans on {rest.name}. {told(rest)}.")
    for line in changed_words.lines(todo.lean_changes(rest), colour=output.colour()):
        click.echo(line)
