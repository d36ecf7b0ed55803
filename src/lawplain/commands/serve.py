"""`lawplain serve`."""

import click

from lawplain.commands import output, project
from lawplain.serve import web_server


@click.command("serve")
@click.option(
    "--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="The port on this machine."
)
def command(port: int) -> None:
    """Show the site on this machine; what you save shows at once.

    What `lawplain check` finds in a saved file is shown too.
    """
    click.echo("Building the site …")
    server = web_server.Server(project.here(), port, output.findings)
    click.echo(f"http://127.0.0.1:{port}/ (Ctrl+C ends)")
    server.run()
