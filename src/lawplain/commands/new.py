"""`lawplain new`."""

from pathlib import Path

import click

from lawplain import content
from lawplain.commands import project, scope
from lawplain.commands.language import check_code
from lawplain.config import Config
from lawplain.editions import scaffold
from lawplain.editions.pair import Edition, Entry
from lawplain.errors import Exit, LawplainError
from lawplain.law import subsection_lines
from lawplain.law.model import Provision


@click.command("new")
@click.argument("act", shell_complete=scope.acts)
@click.argument("section", metavar="LABEL|ID", shell_complete=scope.sections)
@click.option("--language", metavar="CODE", help="Begin the translation of its summary, like --language mi.")
def command(act: str, section: str, language: str | None) -> None:
    """Begin the summary of a section.

    Writes a file with all that can be filled in, and prints the law's words to read.
    """
    config = project.here()
    edition = project.edition(config, act)
    entry = project.entry(edition, section)
    provision = project.provision(entry)
    if provision.repealed:
        of = provision.instrument.words
        what = f"{of['Unit']} {provision.label} is {provision.status}; a repealed {of['unit']} has no summary."
        raise LawplainError(what, fix="Its page says when and by what it was repealed.", exit_code=Exit.USAGE)
    if language:
        file, text = _translation(config, edition, entry, language)
    else:
        file = config.root / (entry.summary.path if entry.summary else f"content/{act}/{provision.name}.md")
        text = scaffold.text(edition, provision)
    written = file.relative_to(config.root).as_posix()
    if file.exists():
        what = f"This file {'translates' if language else 'explains'} it already; nothing was written."
        raise LawplainError(what, path=written, exit_code=Exit.USAGE)
    content.create(file, text)
    _print_law(provision, edition)
    click.echo(f"\nWritten: {written}")


def _translation(config: Config, edition: Edition, entry: Entry, code: str) -> tuple[Path, str]:
    """The file of a translation, and how it begins."""
    english = project.summary(edition, entry, "there is nothing to translate")
    check_code(code)
    file = config.root / english.path
    return file.with_name(f"{file.stem}.{code}.md"), scaffold.translation(english, project.provision(entry))


def _print_law(provision: Provision, edition: Edition) -> None:
    click.echo(f"{provision.called.capitalize()} {provision.label}  {provision.heading}".replace("  ", " "))
    click.echo(f"{edition.act.title} as at {edition.act.as_at}\n")
    if provision.kind != "section":
        inside = [s for s in edition.act.sections if provision.kind != "part" or s.part == provision.id]
        for section in inside:
            click.echo(f"{section.label} {section.heading}")
    elif provision.text is None:
        click.echo(f"Its words are not stored. Run: lawplain fetch {edition.act.slug}")
    for line in subsection_lines.printed(provision):
        indent = " " * (len(line) - len(line.lstrip()))
        click.echo(click.wrap_text(line.strip(), 100, indent, f"{indent}    "))
