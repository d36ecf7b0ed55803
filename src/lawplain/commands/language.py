"""`lawplain language`."""

import re

import click

from lawplain import content, editions
from lawplain.commands import project
from lawplain.editions import scaffold
from lawplain.errors import Exit, LawplainError


@click.command("language")
@click.argument("code")
def command(code: str) -> None:
    """Begin a language of the site, or bring its catalogue up to date.

    CODE is the tag of the language, like mi, ar or zh-Hans.
    """
    check_code(code)
    config = project.here()
    decided = scaffold.language(editions.load(config), config.root, code)
    for path, text in decided.files.items():
        file = config.root / path
        if file.exists():
            content.save(file, text)
        else:
            content.create(file, text)
        click.echo(f"Written: {path}")
    click.echo(f"{decided.name}: {decided.translated} of {decided.all} sentences are translated.")
    if decided.fuzzy:
        click.echo(f"{decided.fuzzy} are marked as fuzzy: look at them, mend them, and take the mark away.")
    click.echo(f"Next: translate {decided.catalogue} (Poedit opens it), then run: lawplain check")


def check_code(code: str) -> None:
    """Raises LawplainError (usage) where this is not the tag of a language other than English."""
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,8})*", code) or code.partition("-")[0] == "en":
        what = f"“{code}” is not the tag of a language other than English."
        raise LawplainError(what, fix="Tags look like mi, ar, zh-Hans.", exit_code=Exit.USAGE)
