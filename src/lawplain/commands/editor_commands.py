"""The commands of editors: what is wrong, what to do next, what changed, and the few writes into their files.

Everything heavy is imported inside the commands, so that `lawplain --help` stays quick.
"""

import datetime as dt
import json
import os
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from lawplain.errors import Exit, LawplainError

if TYPE_CHECKING:
    from lawplain.config import Config
    from lawplain.editions.pair import Collection, Edition, Entry
    from lawplain.editors.stamp import Values
    from lawplain.findings import Finding
    from lawplain.law.model import Provision

_FILE = click.Path(path_type=Path)


@click.command()
@click.argument("files", nargs=-1, type=_FILE)
@click.option("--fail-on", type=click.Choice(("stale",)), help="Exit code 5 where a summary is stale.")
@click.option("--require-text", is_flag=True, help="An error where the law's words are not stored.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def check(files: tuple[Path, ...], fail_on: str | None, require_text: bool, as_json: bool) -> None:
    """Find every problem of every file that people wrote, or of FILES only."""
    from lawplain import checks, content, editions  # noqa: PLC0415
    from lawplain.editors import findings_text  # noqa: PLC0415

    config = _config()
    slugs = tuple(ref.slug for ref in config.acts)
    collection = editions.load(config, content.read(config.root / "content", slugs, lenient=True))
    wanted = {_project_path(config, file) for file in files}
    findings = [f for f in checks.run(collection, config.checks) if not files or f.path in wanted]
    unread = [path for path in checks.not_checked(collection) if not files or path in wanted]
    if require_text:
        findings = sorted([*findings, *map(_needs_text, unread)])
    if as_json:
        click.echo(findings_text.as_json(findings, unread))
    else:
        _print_findings(findings)
        click.echo(findings_text.tally(findings))
        if unread:
            click.echo(f"Not checked against the words that they explain, which are not stored: {len(unread)} of them.")
            click.echo(click.wrap_text(", ".join(unread), 110, "  ", "  "))
    if any(finding.level == "error" for finding in findings):
        sys.exit(Exit.CONTENT)
    outdated = [entry for edition in collection.editions for entry in edition.entries if entry.outdated]
    if fail_on and any(not files or (e.summary and e.summary.path in wanted) for e in outdated):
        sys.exit(Exit.STALE)


@click.command()
@click.option("--json", "as_json", is_flag=True, help="Print the list as JSON.")
@click.option("--most", default=20, show_default=True, help="How many of each kind to print; 0 for all.")
def todo(as_json: bool, most: int) -> None:
    """What to do next, and why: stale, missing, orphaned, not reviewed."""
    from dataclasses import asdict  # noqa: PLC0415

    from lawplain.editors import todo as todos  # noqa: PLC0415

    collection = _load(_config())
    acts = tuple(edition.act for edition in collection.editions)
    tasks = todos.tasks(collection, todos.references(acts))
    if as_json:
        click.echo(json.dumps([asdict(task) for task in tasks], ensure_ascii=False, indent=1))
        return
    for kind in todos.KINDS:
        found = [task for task in tasks if task.kind == kind]
        shown = found[:most] if most else found
        click.echo(f"{kind}: {len(found)}")
        for task in shown:
            click.echo(f"  {task.path or f'{task.act} {task.name}'}: {task.why}")
            click.echo(f"      {task.next}")
        if len(shown) < len(found):
            click.echo(f"  … and {len(found) - len(shown)} more (--most 0 lists them all)")


@click.command()
@click.argument("act")
@click.argument("section", metavar="LABEL|ID")
@click.option("--language", metavar="CODE", help="Begin the translation of its summary, like --language mi.")
def new(act: str, section: str, language: str | None) -> None:
    """Begin the summary of a section: a file with all that can be filled in, and the law's words to read."""
    from lawplain import content  # noqa: PLC0415
    from lawplain.editions import scaffold  # noqa: PLC0415

    config = _config()
    edition = _edition(config, act)
    entry = _entry(edition, section)
    provision = _provision(entry)
    if provision.repealed:
        what = f"Section {provision.label} is {provision.status}; a repealed section has no summary."
        raise LawplainError(what, fix="Its page says when and by what it was repealed.", exit_code=Exit.USAGE)
    if language:
        file, text = _translation(config, act, entry, language)
    else:
        file = config.root / (entry.summary.path if entry.summary else f"content/{act}/{provision.name}.md")
        text = scaffold.text(edition, provision)
    if file.exists():
        what = f"This file {'translates' if language else 'explains'} it already; nothing was written."
        raise LawplainError(what, path=_shown(file, config), exit_code=Exit.USAGE)
    content.create(file, text)
    _print_law(provision, edition)
    click.echo(f"\nWritten: {_shown(file, config)}")


def _translation(config: "Config", act: str, entry: "Entry", code: str) -> tuple[Path, str]:
    """The file of a translation, and how it begins."""
    from lawplain.editions import scaffold  # noqa: PLC0415

    if entry.summary is None:
        what = f"No summary explains {entry.name}, so there is nothing to translate."
        raise LawplainError(what, fix=f"Run: lawplain new {act} {entry.name}", exit_code=Exit.USAGE)
    _check_code(code)
    summary = config.root / entry.summary.path
    return summary.with_name(f"{summary.stem}.{code}.md"), scaffold.translation(entry.summary, _provision(entry))


@click.command()
@click.argument("code")
def language(code: str) -> None:
    """Begin a language of the site, or bring its catalogue up to date: CODE is its tag, like mi, ar or zh-Hans."""
    from lawplain import content  # noqa: PLC0415
    from lawplain.editions import scaffold  # noqa: PLC0415

    _check_code(code)
    config = _config()
    decided = scaffold.language(_load(config), config.root, code)
    for path, text in decided.files.items():
        file = config.root / path
        if file.exists():
            content.save(file, text)
        else:
            content.create(file, text)
        click.echo(f"Written: {path}")
    click.echo(f"{decided.name}: {decided.translated} of {decided.all} sentences are translated.")
    if decided.fuzzy:
        click.echo(f"{decided.fuzzy} are marked as fuzzy: look at them, mend them, and take the mark away.")
    click.echo(f"Next: translate {decided.catalogue} (Poedit opens it), then run: lawplain check")


def _check_code(code: str) -> None:
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z]{2,8})*", code) or code.partition("-")[0] == "en":
        what = f"“{code}” is not the tag of a language beside English."
        raise LawplainError(what, fix="Tags look like mi, ar, zh-Hans.", exit_code=Exit.USAGE)


@click.command()
@click.argument("act")
@click.argument("section", metavar="LABEL|ID")
def diff(act: str, section: str) -> None:
    """The words of the law that changed since the version that a summary explains."""
    from lawplain.editors import findings_text, todo as todos  # noqa: I001, PLC0415

    edition = _edition(_config(), act)
    entry = _entry(edition, section)
    if entry.summary is None:
        what = f"No summary explains {entry.name}, so there is no version to compare with."
        raise LawplainError(what, fix=f"Run: lawplain new {act} {section}", exit_code=Exit.USAGE)
    since = entry.summary.front.law_as_at
    click.echo(f"{edition.act.title}, {entry.name}: {since} to {edition.act.as_at}")
    for note in entry.since:
        click.echo(f"  {note.provision}: {note.operation}, on {note.date}, by {note.by}")
    if not entry.words_differ:
        click.echo("No words changed." if entry.summary.front.law_fingerprint else "No fingerprint to compare with.")
        return
    if entry.past is None:
        what = f"The words as at {since} are not kept, so the change can't be shown word by word."
        raise LawplainError(what, fix="Compare the two versions on the official site.")
    for line in findings_text.change_lines(todos.changes(entry), colour=_colour()):
        click.echo(line)


@click.command()
@click.option("--fail-on", type=click.Choice(("stale",)), help="Exit code 5 where a summary is older than its law.")
@click.option(
    "--overdue", metavar="DAYS", type=int, help="Exit code 4 where the source has not given the law for so long."
)
def report(fail_on: str | None, overdue: int | None) -> None:
    """A report in Markdown: which summaries the law has overtaken, with the words that changed."""
    from lawplain.editors import overtaken_report, todo as todos  # noqa: I001, PLC0415

    collection = _load(_config())
    now = dt.datetime.now(dt.UTC)
    referred = todos.references(tuple(edition.act for edition in collection.editions))
    click.echo(overtaken_report.bulletin(collection, referred, now), nl=False)
    late = overtaken_report.silent(collection, now, overdue) if overdue is not None else ()
    if late:
        what = f"The source has not given these within {overdue} days: {', '.join(late)}."
        raise LawplainError(what, fix="docs/running.md, “When the source is silent”.", exit_code=Exit.SOURCE)
    if fail_on and any(entry.outdated for edition in collection.editions for entry in edition.entries):
        sys.exit(Exit.STALE)


@click.command("read-again")
@click.argument("files", nargs=-1, required=True, type=_FILE)
def read_again(files: tuple[Path, ...]) -> None:
    """You have read the present law again and the summary explains it: writes that into FILES.

    Sets law_as_at and law_fingerprint, empties reviewed_by and reviewed_on. Of a translation: you have read the present
    English again. Refused, file by file, where it would then have errors.
    """
    from lawplain.editions import pair  # noqa: PLC0415

    config = _config()
    collection = _load(config)

    def values(edition: "Edition", entry: "Entry", path: str) -> dict[str, str]:
        if entry.summary and path != entry.summary.path:
            return {"translated_from": entry.summary.text_fingerprint, "reviewed_by": "", "reviewed_on": ""}
        fingerprint = pair.current_fingerprints(edition)[_provision(entry).id]
        now = {"law_as_at": edition.act.as_at.isoformat(), "law_fingerprint": fingerprint}
        rewritten = {"rewritten_on": _today(edition)} if entry.outdated else {}
        return now | rewritten | {"reviewed_by": "", "reviewed_on": ""}

    refused = [file for file in files if not _write(config, collection, file, values)]
    if refused:
        sys.exit(Exit.CONTENT)


@click.command()
@click.argument("file", type=_FILE)
@click.option("--by", "name", required=True, help="Your name; it stands on the page.")
def reviewed(file: Path, name: str) -> None:
    """You have checked FILE against the law, or a translation against the English: writes your name and the day.

    Refused while the file has errors.
    """
    from lawplain.content import edit  # noqa: PLC0415

    if not name.strip():
        raise LawplainError("--by needs a name.", exit_code=Exit.USAGE)
    config = _config()

    def values(edition: "Edition", entry: "Entry", path: str) -> dict[str, str]:
        return {"reviewed_by": edit.as_value(name), "reviewed_on": _today(edition)}

    if not _write(config, _load(config), file, values):
        sys.exit(Exit.CONTENT)


def _today(edition: "Edition") -> str:
    """The day in the country whose law it is."""
    from lawplain import sources  # noqa: PLC0415

    return sources.today(sources.of(edition.act), dt.datetime.now(dt.UTC)).isoformat()


def _write(config: "Config", collection: "Collection", file: Path, values: "Values") -> bool:
    """Sets fields of a summary's file, unless it would then have errors; says what was done. True if done."""
    from lawplain import content  # noqa: PLC0415
    from lawplain.editors import stamp  # noqa: PLC0415

    path = _project_path(config, file)
    decided = stamp.decide(config, collection, path, values)
    if decided.faults:
        _print_findings(list(decided.faults))
        click.echo(f"{path}: nothing was written, for it has errors.", err=True)
        return False
    if decided.not_checked:
        click.echo(f"{path}: not checked against the law's words, which are not stored.")
    if decided.changed:
        content.save(config.root / path, decided.text)
    click.echo(f"{path}: written." if decided.changed else f"{path}: it says so already.")
    return True


def _print_law(provision: "Provision", edition: "Edition") -> None:
    from lawplain.law import subsection_lines  # noqa: PLC0415

    click.echo(f"{provision.kind.capitalize()} {provision.label}  {provision.heading}".replace("  ", " "))
    click.echo(f"{edition.act.title} as at {edition.act.as_at}\n")
    if provision.kind != "section":
        inside = [s for s in edition.act.sections if provision.kind != "part" or s.part == provision.id]
        for section in inside:
            click.echo(f"{section.label} {section.heading}")
    elif provision.text is None:
        click.echo(f"Its words are not stored. Run: lawplain fetch {edition.act.slug}")
    for line in subsection_lines.printed(provision):
        indent = " " * (len(line) - len(line.lstrip()))
        click.echo(click.wrap_text(line.strip(), 100, indent, f"{indent}    "))


def _entry(edition: "Edition", wanted: str) -> "Entry":
    """The entry of a label ("398"), a name ("part-11", "act") or an id; of two with one label the one in force."""
    entries = [entry for entry in edition.entries if entry.provision]
    for key in ("id", "name", "label"):
        for entry in entries:
            if str(getattr(entry.provision, key)).casefold() == wanted.casefold():
                return entry
    from lawplain.content import located_yaml  # noqa: PLC0415

    near = located_yaml.nearest(wanted, [entry.name for entry in entries])
    fix = f"Did you mean {near}?" if near else "Name a section's label (398), its id (DLM1441230), part-11, or act."
    raise LawplainError(f"The {edition.act.title} has no {wanted}.", fix=fix, exit_code=Exit.USAGE)


def _provision(entry: "Entry") -> "Provision":
    assert entry.provision is not None
    return entry.provision


def _edition(config: "Config", slug: str) -> "Edition":
    ref = config.act(slug)
    for edition in _load(config).editions:
        if edition.act.slug == ref.slug:
            return edition
    raise LawplainError("Nothing of this Act is stored yet.", fix=f"Run: lawplain fetch {slug}")


def _config() -> "Config":
    from lawplain import config  # noqa: PLC0415

    return config.read(Path.cwd())


def _load(config: "Config") -> "Collection":
    from lawplain import editions  # noqa: PLC0415

    return editions.load(config)


def _project_path(config: "Config", file: Path) -> str:
    try:
        return Path(os.path.abspath(file)).relative_to(config.root).as_posix()  # noqa: PTH100 - `..` goes, links stay
    except ValueError:
        raise LawplainError("This file is not in the project.", path=file, exit_code=Exit.USAGE) from None


def _shown(file: Path, config: "Config") -> str:
    return file.relative_to(config.root).as_posix()


def _needs_text(path: str) -> "Finding":
    from lawplain.findings import Finding  # noqa: PLC0415

    said = "The words that it explains are not stored, so this could not be checked against them."
    return Finding(path, 1, 1, "require-text", "error", said, "Run: lawplain fetch")


def _print_findings(findings: "list[Finding]") -> None:
    from lawplain.editors import findings_text  # noqa: PLC0415

    for line in findings_text.lines(findings):
        click.echo(line)
    if os.environ.get("GITHUB_ACTIONS") == "true":
        for line in findings_text.annotations(findings):
            click.echo(line)


def _colour() -> bool:
    return sys.stdout.isatty() and "NO_COLOR" not in os.environ


COMMANDS: "tuple[click.Command, ...]" = (check, todo, report, new, diff, read_again, reviewed, language)
