"""`lawplain lean`."""

import sys
from pathlib import Path

import click

from lawplain import editions
from lawplain.commands import project, stamping
from lawplain.errors import Exit


@click.command("lean")
@click.argument("files", nargs=-1, required=True, type=project.FILE)
def command(files: tuple[Path, ...]) -> None:
    """Write down in FILES how the places of other sections read that their pins name.

    Only those places of which leans_on says nothing yet; nothing else in a file changes. A file that has errors is
    refused; the others are written.
    """
    config = project.here()
    collection = editions.load(config)
    refused = [file for file in files if not stamping.write(config, collection, file, lambda *_: {}, leans="missing")]
    if refused:
        sys.exit(Exit.CONTENT)
