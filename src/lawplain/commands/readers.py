"""`lawplain readers`."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from lawplain import content, editions
from lawplain.commands import output, project
from lawplain.config import Config
from lawplain.content import edit_yaml
from lawplain.content.readers import Readers, ReadersTest
from lawplain.editions import tested
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.editors import readers
from lawplain.errors import Exit, LawplainError


@click.command("readers")
@click.argument("files", nargs=-1, type=project.FILE)
@click.option("--begin", is_flag=True, help="Begin a test of each file, and print the law to write questions from.")
@click.option("--questions", type=click.IntRange(1, 12), default=4, show_default=True, help="How many, with --begin.")
@click.option("--to-grade", is_flag=True, help="Print the answers with the key, for whoever grades them.")
@click.option("--answered", metavar="SHEET", type=project.FILE, help="Take in a sheet with answers.")
@click.option("--graded", metavar="SHEET", type=project.FILE, help="Take in a sheet with grades.")
@click.option("--by", metavar="NAME", default="", help="Who asked, answered or graded: ai, or a person's own name.")
def command(
    files: tuple[Path, ...],
    begin: bool,
    questions: int,
    to_grade: bool,
    answered: Path | None,
    graded: Path | None,
    by: str,
) -> None:
    """Print a sheet that tests what readers understand, or take one in.

    FILES are explanations, content/ACT/398.md, or guides; their tests stand in content/ACT/readers/398.yml, or in
    content/guides/readers/. Without an option the sheet for a reader is printed: the page and the questions, never the
    key.
    """
    config = project.here()
    name = " ".join(by.split())
    sheets = [(sheet, kind) for sheet, kind in ((answered, "answer"), (graded, "grade")) if sheet]
    if (begin or sheets) and not name:
        what = "--by is missing: who asked, answered or graded."
        raise LawplainError(what, fix="Write ai, or the name that the person gave.", exit_code=Exit.USAGE)
    if len(sheets) + begin + to_grade > 1 or bool(sheets) == bool(files):
        fix = "lawplain readers FILE… [--begin | --to-grade], or lawplain readers --answered SHEET | --graded SHEET."
        raise LawplainError("Name files, or one sheet to take in.", fix=fix, exit_code=Exit.USAGE)
    collection = editions.load(config)
    for sheet, kind in sheets:
        _take_in(config, collection, sheet, kind, name)
    if begin:
        _begin(config, [_found(config, collection, file) for file in files], name, questions)
    elif files:
        click.echo(readers.GRADER if to_grade else readers.READER)
        click.echo("\n".join([_sheet(config, _found(config, collection, file), to_grade) for file in files]))


@dataclass(frozen=True, slots=True)
class _Tested:
    """What a file is about, an explanation or a guide, and the path of its tests."""

    edition: Edition
    about: Entry | Guided
    page: readers.Page
    path: str

    @property
    def readers(self) -> Readers | None:
        return self.about.readers


def _found(config: Config, collection: Collection, file: Path) -> _Tested:
    """What is tested, by its own file or by that of its tests."""
    path = project.path(config, file)
    for edition in collection.editions:
        for entry in edition.sections:
            own = entry.summary
            tests = own and f"content/{edition.act.slug}/{content.READERS}/{own.name}.yml"
            if own and entry.provision and not entry.provision.repealed and path in (own.path, tests):
                assert tests
                own_tests = entry.readers.path if entry.readers else tests
                return _Tested(edition, entry, readers.of_entry(entry, edition), own_tests)
    for one in collection.guides:
        tests = f"content/{content.GUIDES}/{content.READERS}/{one.name}.yml"
        edition_ = next((e for e in collection.editions if e.act.slug == one.guide.front.law), None)
        if edition_ and path in (one.guide.path, tests):
            own_tests = one.readers.path if one.readers else tests
            return _Tested(edition_, one, readers.of_guide(one, edition_, collection), own_tests)
    said = "No explanation of a section that is law, and no guide, stands in this file, or it has errors."
    raise LawplainError(said, path=path, fix=f"Run: lawplain check {path}", exit_code=Exit.USAGE)


def _begin(config: Config, each: Sequence[_Tested], by: str, questions: int) -> None:
    for one in each:
        path, day = one.path, dt.date.fromisoformat(project.today(one.edition))
        file = config.root / path
        if one.page.law is None:
            fix = f"Run: lawplain fetch {one.edition.act.slug}"
            raise LawplainError("The words of the law are not stored.", path=path, fix=fix)
        if one.readers is None:
            content.create(file, readers.begun(one.page, by, day, questions))
        elif one.readers.front.tests[-1].graded:
            item = readers.test(one.page, by, day, questions)
            content.save(file, edit_yaml.with_item(_text(file), "tests", item))
        else:
            raise LawplainError("The last test in this file is not graded yet.", path=path, exit_code=Exit.USAGE)
        click.echo(one.page.law)
        what = "guide" if isinstance(one.about, Guided) else "explanation"
        click.echo(f"Begun: {path}. Write its questions from these words alone; do not look at the {what}.\n")


def _sheet(config: Config, one: _Tested, to_grade: bool) -> str:
    path, tests = one.path, one.readers.front.tests if one.readers else ()
    if not tests:
        fix = f"Run: lawplain check {path}" if (config.root / path).exists() else "Begin a test: --begin --by NAME."
        raise LawplainError("No test can be read here.", path=path, fix=fix, exit_code=Exit.USAGE)
    number, test = len(tests), tests[-1]
    _check(one.about, path, test, to_grade)
    return readers.for_grader(path, number, test) if to_grade else readers.for_reader(path, one.page, number, test)


def _check(about: Entry | Guided, path: str, test: ReadersTest, to_grade: bool) -> None:
    """Raises LawplainError where the last test is not one to be answered, or graded, now."""
    what, fix = "", "After mending the text, begin a new test: lawplain readers FILE --begin --by NAME."
    if to_grade and not test.answered:
        what, fix = "Nobody has answered the last test yet.", "Print its sheet: lawplain readers FILE."
    elif to_grade and test.graded:
        what = f"The last test was graded on {test.graded_on}."
    elif not to_grade and test.answered:
        what = f"The last test was answered on {test.answered_on}; the first answers stay."
    elif not to_grade and tested.state(about, test) == "older-law":
        what, fix = "The law changed after these questions were written.", "Write them anew, from the present law."
    if what:
        raise LawplainError(what, path=path, fix=fix, exit_code=Exit.USAGE)


def _take_in(config: Config, collection: Collection, sheet: Path, kind: str, by: str) -> None:
    """Every file that a sheet names, or none of them."""
    try:
        text = sheet.read_bytes().decode("utf-8-sig")
        changed = [_changed(config, collection, one, kind, by) for one in readers.filled(text, kind)]
    except UnicodeDecodeError:
        raise LawplainError("This sheet is not UTF-8.", path=sheet, fix="Save it as UTF-8.") from None
    except LawplainError as error:
        error.path = error.path or sheet
        raise
    for path, written in changed:
        content.save(config.root / path, written)
        click.echo(f"{path}: written.")


def _changed(config: Config, collection: Collection, one: readers.Filled, kind: str, by: str) -> tuple[str, str]:
    found = _found(config, collection, config.root / one.path)
    path = found.path
    if found.readers is None:
        raise LawplainError("This file can't be read.", path=path, fix=f"Run: lawplain check {path}")
    day = dt.date.fromisoformat(project.today(found.edition))
    text = edit_yaml.set_values(_text(config.root / path), readers.values(found.readers.front, one, kind, by, day))
    after, wrong = content.read_readers(text.encode(), path, found.readers.name)
    if after is None:
        output.findings(wrong)
        raise LawplainError("Nothing was written, because the file would have errors.", exit_code=Exit.CONTENT)
    return path, text


def _text(file: Path) -> str:
    return file.read_bytes().decode()
