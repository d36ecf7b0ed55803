"""`lawplain reviewed`."""

import datetime as dt
import sys
import textwrap
from collections.abc import Mapping
from pathlib import Path

import click

from lawplain import content, editions
from lawplain.commands import output, project, stamping
from lawplain.config import Config
from lawplain.content import Guide, Summary, edit, edit_yaml
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.editors import reviews
from lawplain.errors import Exit, LawplainError


@click.command("reviewed")
@click.argument("file", type=project.FILE, required=False)
@click.option("--by", "name", default="", help="Your name; it stands on the page.")
@click.option("--from", "sheet", metavar="SHEET", type=project.FILE, help="Take in a sheet of lawplain review.")
@click.option("--although-stale", is_flag=True, help="You have checked it against the older words that it explains.")
def command(file: Path | None, name: str, sheet: Path | None, although_stale: bool) -> None:
    """You have checked FILE against the law, or a translation against the English.

    Writes your name and the day into it. Refused while the file has errors, or is older than what it explains.
    With --from SHEET the name is that on the sheet; what is marked wrong or unclear is kept, and becomes a task.
    """
    if sheet is not None and file is None and not name:
        _take_in(project.here(), sheet)
        return
    if file is None or sheet is not None:
        fix = "lawplain reviewed FILE --by NAME, or lawplain reviewed --from SHEET (whose name is on the sheet)."
        raise LawplainError("Name a file, or a sheet.", fix=fix, exit_code=Exit.USAGE)
    if not name.strip():
        raise LawplainError("--by needs a name.", exit_code=Exit.USAGE)
    config = project.here()

    def values(edition: Edition, about: Entry | Guided, path: str) -> dict[str, str]:
        return {"reviewed_by": edit.as_value(name), "reviewed_on": project.today(edition)}

    collection = editions.load(config)
    if not although_stale:
        _check_fresh(collection, project.path(config, file))
    if not stamping.write(config, collection, file, values):
        sys.exit(Exit.CONTENT)


def _take_in(config: Config, sheet: Path) -> None:
    """Every explanation that a sheet names, or none of them."""
    collection = editions.load(config)
    try:
        found = reviews.filled(sheet.read_bytes().decode("utf-8-sig"))
        written = [_review(config, collection, found, one) for one in found.each]
    except UnicodeDecodeError:
        raise LawplainError("This sheet is not UTF-8.", path=sheet, fix="Save it as UTF-8.") from None
    except LawplainError as error:
        error.path = error.path or sheet
        raise
    for edition, entry, one, path, text in written:
        file = config.root / path
        if file.exists():
            content.save(file, text)
        else:
            content.create(file, text)
        click.echo(f"{path}: {reviews.summed([one])}.")
        if reviews.all_right(entry, one):
            day = str(found.day or project.today(edition))
            mark = {"reviewed_by": edit.as_value(found.name), "reviewed_on": day}
            stamping.write(config, collection, config.root / one.path, lambda *_, mark=mark: mark)


def _review(
    config: Config, collection: Collection, sheet: reviews.Sheet, one: reviews.Filled
) -> tuple[Edition, Entry | Guided, reviews.Filled, str, str]:
    """The explanation, or guide, that was reviewed, and what its file of reviews would be. Raises LawplainError where
    the sheet names none, or was taken in before."""
    found = _of_path(collection, one.path)
    if found is None:
        what = f"{one.path} is no explanation of this site, or has errors."
        raise LawplainError(what, line=one.line, fix=f"Run: lawplain check {one.path}", exit_code=Exit.CONTENT)
    edition, entry, id_, folder = found
    day = sheet.day or dt.date.fromisoformat(project.today(edition))
    review = reviews.review(one, sheet.name, day)
    if entry.reviews and review in entry.reviews.front.reviews:
        what = f"{entry.reviews.path} has this review already."
        raise LawplainError(what, line=one.line, fix="Nothing was written.", exit_code=Exit.USAGE)
    name = reviews.text(entry).name
    path = entry.reviews.path if entry.reviews else f"content/{folder}/{content.REVIEWS}/{name}.yml"
    before = (config.root / path).read_bytes().decode() if (config.root / path).exists() else ""
    begun = before or f"id: {id_}\nreviews:\n"
    item = reviews.as_yaml(review)
    text = edit_yaml.with_item(begun, "reviews", item) if before else begun + textwrap.indent(item, "  ")
    after, wrong = content.read_reviews(text.encode(), path, name)
    if after is None:
        output.findings(wrong)
        raise LawplainError("Nothing was written, because the file would have errors.", exit_code=Exit.CONTENT)
    return edition, entry, one, path, text


def _of_path(collection: Collection, path: str) -> tuple[Edition, Entry | Guided, str, str] | None:
    """What stands in a file: with its Act, the id that its reviews name, and the folder below content/."""
    for edition in collection.editions:
        slug = edition.act.slug
        for entry in edition.sections:
            if entry.summary and entry.summary.path == path and entry.provision:
                return edition, entry, entry.provision.id, slug
        for one in collection.guides:
            if one.guide.path == path and one.guide.front.law == slug:
                return edition, one, one.name, content.GUIDES
    return None


def _check_fresh(collection: Collection, path: str) -> None:
    """Raises LawplainError where the law, or the English, is newer than what the file says: “Checked by NAME” on that
    page would be taken for a check against the present words."""
    for edition in collection.editions:
        for entry in edition.entries:
            summary = entry.summary
            if summary and path in entry.paths:
                marks = {one.path: one.front.translated_from for one in entry.translations}
                older = f"{edition.act.slug} {entry.name}" if entry.outdated else ""
                _refuse(path, summary, older, marks)
    for one in collection.guides:
        if path in one.paths:
            marks = {other.path: other.front.translated_from for other in one.translations}
            _refuse(path, one.guide, f"{content.GUIDES} {one.name}" if one.outdated else "", marks)


def _refuse(path: str, english: Summary | Guide, older: str, marks: Mapping[str, str]) -> None:
    """`older` is what `lawplain diff` is asked of where the law is newer, else ""; `marks` has by its path what each
    translation was made from."""
    if path == english.path and older:
        what = f"The law changed after {english.front.law_as_at}, so this explains older words."
        fix = f"Run: lawplain diff {older}; mend it; lawplain read-again {path}; then"
        fix += " this again. If you have checked it against the older words, add --although-stale."
        raise LawplainError(what, fix=fix, path=path, exit_code=Exit.STALE)
    if path in marks and marks[path] != english.text_fingerprint:
        what = f"{english.path} was changed after this was translated."
        fix = f"Mend the translation; lawplain read-again {path}; then this again. If you have checked it"
        fix += " against the older English, add --although-stale."
        raise LawplainError(what, fix=fix, path=path, exit_code=Exit.STALE)
