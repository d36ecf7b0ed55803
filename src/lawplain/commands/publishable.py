"""`lawplain publishable`."""

from pathlib import Path

import click

from lawplain import publish
from lawplain.commands import project
from lawplain.errors import Exit, LawplainError
from lawplain.site.files import published


@click.command("publishable")
@click.argument("site_dir", type=click.Path(path_type=Path, exists=True, file_okay=False), default="site")
@click.option("--than", metavar="URL|DIR", default="", help="What is published (default: the site's address).")
@click.option("--first", is_flag=True, help="Nothing is published yet.")
@click.option("--accept-loss", is_flag=True, help="Publish although something would be lost.")
def command(site_dir: Path, than: str, first: bool, accept_loss: bool) -> None:
    """May SITE_DIR take the place of the published site?

    Exit code 6 where it has less of the law.
    """
    config = project.here()
    file = site_dir / published.FILE
    if not file.is_file():
        raise LawplainError(f"{file} is not there.", fix="Run: lawplain build", exit_code=Exit.USAGE)
    new = published.read(file.read_text(encoding="utf-8"), str(file))
    old = publish.published(than or config.site.address, config.site.own_contact)
    publish.check(new, old, first=first, accept=accept_loss)
    sections = sum(one.with_text for one in new.values())
    click.echo(f"{len(new)} Act{'s' if len(new) != 1 else ''}, {sections} sections with their words: may be published.")
