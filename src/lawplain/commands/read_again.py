"""`lawplain read-again`."""

import sys
from pathlib import Path

import click

from lawplain import editions
from lawplain.commands import project, stamping
from lawplain.editions import pair
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Edition, Entry
from lawplain.errors import Exit


@click.command("read-again")
@click.argument("files", nargs=-1, required=True, type=project.FILE)
def command(files: tuple[Path, ...]) -> None:
    """You have read the present law again, and the summary, or the guide, says what it says.

    Writes that into FILES: sets law_as_at, law_fingerprint and leans_on, and empties reviewed_by and reviewed_on. For a
    translation it means that you have read the present English again. A file that would then have errors is
    refused; the others are written.
    """
    config = project.here()
    collection = editions.load(config)
    refused = [file for file in files if not stamping.write(config, collection, file, _values, leans="all")]
    if refused:
        sys.exit(Exit.CONTENT)


def _values(edition: Edition, entry: Entry | Guided, path: str) -> dict[str, str]:
    unchecked = {"reviewed_by": "", "reviewed_on": ""}
    if isinstance(entry, Guided):
        return _of_guide(edition, entry, path) | unchecked
    if entry.summary and path != entry.summary.path:
        return {"translated_from": entry.summary.text_fingerprint, **unchecked}
    fingerprint = pair.current_fingerprints(edition)[project.provision(entry).id]
    now = {"law_as_at": edition.act.as_at.isoformat(), "law_fingerprint": fingerprint}
    rewritten = {"rewritten_on": project.today(edition)} if entry.outdated or entry.leans_outdated else {}
    return now | rewritten | unchecked


def _of_guide(edition: Edition, guided: Guided, path: str) -> dict[str, str]:
    if path != guided.guide.path:
        return {"translated_from": guided.guide.text_fingerprint}
    now = {"law_as_at": edition.act.as_at.isoformat()}
    return now | ({"rewritten_on": project.today(edition)} if guided.leans_outdated else {})
