"""What `read-again`, `lean` and `reviewed` share: fields of a file are set, unless it would then have errors."""

from pathlib import Path
from typing import Literal

import click

from lawplain import content
from lawplain.commands import output, project
from lawplain.config import Config
from lawplain.editions import elsewhere
from lawplain.editions.pair import Collection
from lawplain.editors import stamp
from lawplain.editors.stamp import Values


def write(
    config: Config,
    collection: Collection,
    file: Path,
    values: Values,
    *,
    leans: Literal["", "missing", "all"] = "",
) -> bool:
    """Sets fields of a summary's file, unless it would then have errors, and says what was done. True if it was."""
    path = project.path(config, file)
    if path == elsewhere.FILE and leans == "missing":
        decided = stamp.elsewhere(config, collection)
    else:
        decided = stamp.decide(config, collection, path, values, leans=leans)
    if decided.faults:
        output.findings(decided.faults)
        click.echo(f"{path}: nothing was written, because it has errors.", err=True)
        return False
    if decided.not_checked:
        click.echo(f"{path}: not checked against the words of the law, which are not stored.")
    if decided.changed:
        content.save(config.root / path, decided.text)
    click.echo(f"{path}: written." if decided.changed else f"{path}: it says so already.")
    return True
