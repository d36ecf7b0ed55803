"""`lawplain reviewed`."""

import sys
from pathlib import Path

import click

from lawplain import editions
from lawplain.commands import project, stamping
from lawplain.content import edit
from lawplain.editions.pair import Edition, Entry
from lawplain.errors import Exit, LawplainError


@click.command("reviewed")
@click.argument("file", type=project.FILE)
@click.option("--by", "name", required=True, help="Your name; it stands on the page.")
def command(file: Path, name: str) -> None:
    """You have checked FILE against the law, or a translation against the English.

    Writes your name and the day into it. Refused while the file has errors.
    """
    if not name.strip():
        raise LawplainError("--by needs a name.", exit_code=Exit.USAGE)
    config = project.here()

    def values(edition: Edition, entry: Entry, path: str) -> dict[str, str]:
        return {"reviewed_by": edit.as_value(name), "reviewed_on": project.today(edition)}

    if not stamping.write(config, editions.load(config), file, values):
        sys.exit(Exit.CONTENT)
