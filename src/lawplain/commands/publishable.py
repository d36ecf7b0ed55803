"""`lawplain publishable`."""

import json
from collections.abc import Iterable
from pathlib import Path

import click

from lawplain import publish
from lawplain.commands import project
from lawplain.config import Config


@click.command("publishable")
@click.argument("site_dir", type=click.Path(path_type=Path, exists=True, file_okay=False), default="site")
@click.option("--than", metavar="URL|DIR", default="", help="What is published (default: the site's address).")
@click.option("--first", is_flag=True, help="Nothing is published yet; the network is not asked.")
@click.option("--accept-loss", is_flag=True, help="Publish although something would be lost.")
@click.option("--json", "as_json", is_flag=True, help="Print every loss by name, as JSON.")
def command(site_dir: Path, than: str, first: bool, accept_loss: bool, as_json: bool) -> None:
    """May SITE_DIR take the place of the published site?

    Exit code 6 where it has less, or is not whole.
    """
    config = project.here()
    decide(config, site_dir, than or config.site.address, first, accept_loss, as_json)


def decide(config: Config, site_dir: Path, than: str, first: bool, accept: bool, as_json: bool) -> None:
    """Say what the site holds, and what little would be lost. LawplainError where it must not be published."""
    new = publish.held(site_dir)
    try:
        found = publish.check(site_dir, new, than, config.site.own_contact, first=first, accept=accept)
    except publish.RefusedError as refused:
        if as_json:
            click.echo(_losses(refused.losses, False))
        raise
    if as_json:
        click.echo(_losses(found, True))
        return
    for loss in found:
        click.echo(loss.what)
    sections = sum(one.with_text for one in new.acts.values())
    explained = sum(len(one.lists.get("explanations", ())) for one in new.acts.values())
    of = config.spoken_of.words
    counted = f"{of['Laws']}: {len(new.acts)}. {of['Units']} with their words: {sections}. Explanations: {explained}."
    click.echo(f"May be published. {counted}")


def _losses(found: Iterable[publish.Loss], may: bool) -> str:
    listed = [{"what": one.what, "serious": one.serious, "names": list(one.names)} for one in found]
    return json.dumps({"publishable": may, "losses": listed}, ensure_ascii=False, indent=1)
