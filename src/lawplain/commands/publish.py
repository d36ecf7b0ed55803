"""`lawplain publish`."""

from pathlib import Path

import click

from lawplain.commands import project
from lawplain.commands.publishable import decide
from lawplain.publish import put
from lawplain.site.build import placing
from lawplain.site.build.whole import one_at_a_time


@click.command("publish")
@click.argument("target", metavar="DIR", type=click.Path(path_type=Path))
@click.option("--site-dir", type=click.Path(path_type=Path, exists=True, file_okay=False), default="site")
@click.option("--accept-loss", is_flag=True, help="Publish although something would be lost.")
@click.option("--json", "as_json", is_flag=True, help="Print every loss by name, as JSON.")
def command(target: Path, site_dir: Path, accept_loss: bool, as_json: bool) -> None:
    """Put the site into DIR, which a web server serves, in one step.

    Exit code 6 where that would lose something; then nothing changes.
    """
    config = project.here()
    placing.check(target)
    with one_at_a_time(config):
        decide(config, site_dir, str(target), False, accept_loss, as_json)
        put(site_dir, target)
    if not as_json:
        click.echo(f"Published: {target}")
