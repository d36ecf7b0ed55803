"""`lawplain new-guide`."""

import re

import click

from lawplain import content, editions
from lawplain.commands import project, scope
from lawplain.commands.language import check_code
from lawplain.config import Config
from lawplain.editions import scaffold
from lawplain.errors import Exit, LawplainError


@click.command("new-guide")
@click.argument("name")
@click.argument("act", required=False, shell_complete=scope.acts)
@click.option("--language", metavar="CODE", help="Begin the translation of that guide, like --language mi.")
def command(name: str, act: str | None, language: str | None) -> None:
    """Begin a guide: what happens, from start to end, over several sections.

    NAME is its address below /guides/, like visa-has-run-out. ACT is the law that its pins name; it can be left out
    where the site has one law.
    """
    config = project.here()
    if not re.fullmatch(r"[a-z0-9-]+", name):
        fix = "Write it in small letters, digits and hyphens: visa-has-run-out."
        raise LawplainError(f"“{name}” is not a name for an address.", fix=fix, exit_code=Exit.USAGE)
    if language:
        check_code(language)
        written = f"content/{content.GUIDES}/{name}.{language}.md"
        text = scaffold.guide_translation(project.guide(editions.load(config), name).guide)
        next_ = f"lawplain check {written}"
    else:
        written = f"content/{content.GUIDES}/{name}.md"
        text = scaffold.guide(project.edition(config, act or _only(config)))
        next_ = f"lawplain lean {written}; lawplain check {written}"
    file = config.root / written
    if file.exists():
        raise LawplainError("This file is there already; nothing was written.", path=written, exit_code=Exit.USAGE)
    content.create(file, text)
    click.echo(f"Written: {written}")
    click.echo(f"When it is written: {next_}")


def _only(config: Config) -> str:
    if len(config.acts) != 1:
        slugs = ", ".join(ref.slug for ref in config.acts)
        what = "This site has several laws." if config.acts else "This site has no law yet."
        fix = f"Name the one of the guide: {slugs}." if slugs else "Write it into lawplain.toml."
        raise LawplainError(what, fix=fix, exit_code=Exit.USAGE)
    return config.acts[0].slug
