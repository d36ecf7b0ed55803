"""`lawplain reviewed`."""

import sys
from pathlib import Path

import click

from lawplain import editions
from lawplain.commands import project, stamping
from lawplain.content import edit
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.errors import Exit, LawplainError


@click.command("reviewed")
@click.argument("file", type=project.FILE)
@click.option("--by", "name", required=True, help="Your name; it stands on the page.")
@click.option("--although-stale", is_flag=True, help="You have checked it against the older words that it explains.")
def command(file: Path, name: str, although_stale: bool) -> None:
    """You have checked FILE against the law, or a translation against the English.

    Writes your name and the day into it. Refused while the file has errors, or is older than what it explains.
    """
    if not name.strip():
        raise LawplainError("--by needs a name.", exit_code=Exit.USAGE)
    config = project.here()

    def values(edition: Edition, entry: Entry, path: str) -> dict[str, str]:
        return {"reviewed_by": edit.as_value(name), "reviewed_on": project.today(edition)}

    collection = editions.load(config)
    if not although_stale:
        _check_fresh(collection, project.path(config, file))
    if not stamping.write(config, collection, file, values):
        sys.exit(Exit.CONTENT)


def _check_fresh(collection: Collection, path: str) -> None:
    """Raises LawplainError where the law, or the English, is newer than what the file says: “Checked by NAME” on that
    page would be taken for a check against the present words."""
    for edition in collection.editions:
        for entry in edition.entries:
            if entry.summary and entry.summary.path == path and entry.outdated:
                what = f"The law changed after {entry.summary.front.law_as_at}, so this explains older words."
                fix = f"Run: lawplain diff {edition.act.slug} {entry.name}; mend it; lawplain read-again {path}; then"
                fix += " this again. If you have checked it against the older words, add --although-stale."
                raise LawplainError(what, fix=fix, path=path, exit_code=Exit.STALE)
            for one in entry.translations:
                if one.path == path and entry.summary and one.front.translated_from != entry.summary.text_fingerprint:
                    what = f"{entry.summary.path} was changed after this was translated."
                    fix = f"Mend the translation; lawplain read-again {path}; then this again. If you have checked it"
                    fix += " against the older English, add --although-stale."
                    raise LawplainError(what, fix=fix, path=path, exit_code=Exit.STALE)
