"""The command line: wires the stages, prints, and turns what happened into an exit code."""

import datetime as dt
import json
import os
import sys
import time
from collections import Counter
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from lawplain import __version__
from lawplain.commands import editor_commands
from lawplain.errors import Exit, LawplainError, SourceError, of_the_system

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from lawplain.config import Config
    from lawplain.editions import Outcome
    from lawplain.editions.pair import Edition
    from lawplain.findings import Finding
    from lawplain.law.model import ActRef
    from lawplain.site.build.inputs import Progress
    from lawplain.store import FetchLog


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__)
def commands() -> None:
    """A country's law, explained section by section, beside its own words.

    \b
    Exit codes: 0 done, 1 unexpected, 2 wrong use, 3 errors in what people wrote,
    4 the source could not be reached or refused, 5 stale summaries (--fail-on stale),
    6 the new site would have less than the published one (publishable).
    """


for _command in editor_commands.COMMANDS:
    commands.add_command(_command)


def main() -> None:
    """The one place where errors become sentences and exit codes."""
    try:
        commands.main(standalone_mode=False)
    except LawplainError as error:
        click.echo(f"lawplain: {error}", err=True)
        sys.exit(error.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(Exit.USAGE)
    except (click.Abort, KeyboardInterrupt):
        click.echo("lawplain: stopped.", err=True)
        sys.exit(Exit.UNEXPECTED)
    except OSError as error:
        click.echo(f"lawplain: {of_the_system(error)}", err=True)
        sys.exit(Exit.UNEXPECTED)


@commands.command()
@click.argument("act", required=False)
@click.option("--from", "source", metavar="FILE|URL", default="", help="A saved file, or another address.")
@click.option("--accept-older", is_flag=True, help="Take a version older than the one stored.")
@click.option("--accept-shrink", is_flag=True, help="Take a version that has lost many sections.")
@click.option("--if-missing", is_flag=True, help="Only where nothing but a sample is stored.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def fetch(
    act: str | None, source: str, accept_older: bool, accept_shrink: bool, if_missing: bool, as_json: bool
) -> None:
    """Take in the newest version of ACT, or of every Act of lawplain.toml."""
    from lawplain import editions  # noqa: PLC0415

    config, now = _config(), dt.datetime.now(dt.UTC)
    refs = (config.act(act),) if act else editions.in_turn(config, now)
    if source and len(refs) != 1:
        raise LawplainError("--from needs one Act.", fix="Name it: lawplain fetch ACT --from …", exit_code=Exit.USAGE)
    if if_missing:
        refs = tuple(ref for ref in refs if editions.only_sample(config, ref))
    if refs and not config.site.own_contact and not editions.is_file(source):
        click.echo(_ask_for_contact(config), err=True)
    reports: list[dict[str, object]] = []
    failures: list[LawplainError] = []
    for number, ref in enumerate(refs):
        try:
            outcome = editions.update(
                config,
                ref,
                now=dt.datetime.now(dt.UTC),
                source=source,
                key=os.environ.get("LAWPLAIN_API_KEY") or None,
                accept_older=accept_older,
                accept_shrink=accept_shrink,
                progress=_progress(ref.slug) if sys.stderr.isatty() and not as_json else None,
            )
        except LawplainError as error:
            failures.append(error)
            left = refs[number + 1 :] if isinstance(error, SourceError) and error.of_all else ()
            reports += _refusals(ref, error, left)
            if not as_json:
                _print_refusal(ref, error, left, "Going on with what is stored." if if_missing else "")
            if left:
                break
        else:
            reports.append(_report(outcome))
            if not as_json:
                _print_outcome(outcome)
    if as_json:
        click.echo(json.dumps(reports, ensure_ascii=False, indent=1))
    if failures:
        sys.exit(min(failure.exit_code for failure in failures))  # what is damaged here (1) before a refusal (4)


@commands.command()
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where the site goes (default: site).")
@click.option("--renderer", type=click.Choice(("mkdocs", "properdocs")), default="mkdocs", show_default=True)
def build(site_dir: Path | None, renderer: str) -> None:
    """Build the site from what is stored. Exit code 3 where a summary had errors and was left out."""
    from lawplain.site.build import whole  # noqa: PLC0415

    config = _config()
    started = time.monotonic()
    with _bar() as progress:
        done = whole.build(config, site_dir or config.root / "site", renderer, progress)
    _print_findings(done.errors)
    how = "as they were" if not done.fresh else f"in {time.monotonic() - started:.1f} s"
    click.echo(f"{len(done.pages)} pages {how}: {site_dir or 'site'}")
    for line in _words_wanting(config, done.words):
        click.echo(line)
    if done.errors:
        sys.exit(Exit.CONTENT)


@commands.command()
@click.argument("site_dir", type=click.Path(path_type=Path, exists=True, file_okay=False), default="site")
@click.option("--than", metavar="URL|DIR", default="", help="What is published (default: the site's address).")
@click.option("--first", is_flag=True, help="Nothing is published yet.")
@click.option("--accept-loss", is_flag=True, help="Publish although something would be lost.")
def publishable(site_dir: Path, than: str, first: bool, accept_loss: bool) -> None:
    """May SITE_DIR take the place of the published site? Exit code 6 where it has less of the law."""
    from lawplain import publish  # noqa: PLC0415
    from lawplain.site.files import published  # noqa: PLC0415

    config = _config()
    file = site_dir / published.FILE
    if not file.is_file():
        raise LawplainError(f"{file} is not there.", fix="Run: lawplain build", exit_code=Exit.USAGE)
    new = published.read(file.read_text(encoding="utf-8"), str(file))
    old = publish.published(than or config.site.address, config.site.own_contact)
    publish.check(new, old, first=first, accept=accept_loss)
    sections = sum(one.with_text for one in new.values())
    click.echo(f"{len(new)} Act{'s' if len(new) != 1 else ''}, {sections} sections with their words: may be published.")


@commands.command()
@click.option("--json", "as_json", is_flag=True, help="Print the states as JSON.")
def status(as_json: bool) -> None:
    """How much is explained, and how fresh it is, Part by Part."""
    from lawplain import editions  # noqa: PLC0415

    collection = editions.outline(_config())
    if as_json:
        click.echo(json.dumps([_status(edition) for edition in collection.editions], ensure_ascii=False, indent=1))
        return
    if not collection.editions:
        click.echo("No Act is stored yet. Run: lawplain fetch")
    for edition in collection.editions:
        _print_status(edition)


@commands.command()
@click.option("--port", default=8000, show_default=True, help="The port on this machine.")
def serve(port: int) -> None:
    """Show the site on this machine; what you save shows at once, with what check finds in it."""
    from lawplain.serve import web_server  # noqa: PLC0415

    click.echo("Building the site …")
    server = web_server.Server(_config(), port)
    click.echo(f"http://127.0.0.1:{port}/ (Ctrl+C ends)")
    server.run()


def _config() -> "Config":
    from lawplain import config  # noqa: PLC0415 - `lawplain --help` loads nothing

    return config.read(Path.cwd())


_DOING = {
    "wait": "Waiting for another build",
    "read": "Reading the law",
    "check": "Checking the explanations",
    "make": "Making the pages",
    "render": "Putting them together",
    "pack": "Packing the zips",
}


@contextmanager
def _bar() -> "Iterator[Progress]":
    """A bar on the terminal with the time that is left, for the one who waits; a log has none."""
    from lawplain.site.build.whole import STAGES  # noqa: PLC0415

    bar = click.progressbar(length=100, file=sys.stderr, hidden=not sys.stderr.isatty())
    with ExitStack() as begun:

        def show(what: str, done: int, all_: int) -> None:
            if not bar.label:  # there is something to do
                begun.enter_context(bar)
            shares = list(STAGES.values())[: list(STAGES).index(what)]
            bar.label = f"{_DOING[what]:26}"
            bar.update(sum(shares) + STAGES[what] * done // (all_ or 1) - bar.pos)
            bar.render_progress()

        yield show


def _print_findings(findings: "list[Finding] | tuple[Finding, ...]") -> None:
    for f in findings:
        click.echo(f"{f.path}:{f.line}:{f.column}: {f.level}: {f.message} [{f.rule}]")
        if f.fix:
            click.echo(f"    {f.fix}")


def _progress(name: str) -> Any:
    def show(received: int, total: int | None) -> None:
        of = f" of {total / 1e6:.1f}" if total else ""
        click.echo(f"\r{name}: {received / 1e6:.1f}{of} MB", err=True, nl=False)
        if total and received >= total:
            click.echo("", err=True)

    return show


def _report(outcome: "Outcome") -> dict[str, object]:
    from lawplain.law.versions import KINDS  # noqa: PLC0415

    act, report = outcome.act, outcome.report
    found: dict[str, object] = {"act": act.slug, "as_at": act.as_at.isoformat()}
    found |= {"status": act.status, "ended": act.ended.isoformat() if act.ended else None}
    found |= {"was_as_at": report.old_as_at.isoformat() if report.old_as_at else None, "wrote": outcome.wrote}
    for kind, words in KINDS.items():
        found[words.replace(" ", "_")] = [
            {
                "id": change.provision.id,
                "kind": change.provision.kind,
                "label": change.provision.label,
                "heading": change.provision.heading,
                "words_differ": change.words,
                "notes": [{"date": str(n.date or ""), "operation": n.operation, "by": n.by} for n in change.notes],
            }
            for change in report.of(kind)
        ]
    found["renumbered"] = [{"name": r.name, "was": r.old_id, "is": r.new_id} for r in report.relabelled]
    found["links_that_disagree"] = [
        {"in": d.provision, "words": d.words, "target": d.target} for d in outcome.disagreements
    ]
    return found | {"outdated_summaries": list(outcome.outdated), "unknown_elements": list(outcome.unknown)}


def _print_outcome(outcome: "Outcome") -> None:
    from lawplain.law.versions import KINDS  # noqa: PLC0415

    act, report = outcome.act, outcome.report
    sections = len(act.sections)
    if report.old_as_at is None:
        click.echo(f"{act.slug}: as at {act.as_at}, {sections} sections, stored for the first time.")
    elif not report.changes and not outcome.wrote:
        click.echo(f"{act.slug}: as at {act.as_at}, nothing new.")
    else:
        click.echo(f"{act.slug}: as at {act.as_at} (was {report.old_as_at}), {sections} sections.")
    if act.status:
        click.echo(f"  The source says of the whole Act: {act.status}{f' on {act.ended}' if act.ended else ''}.")
    for kind, words in KINDS.items():
        found = [change.provision for change in report.of(kind)]
        if found:
            named = ", ".join(
                f"s {p.name}" if p.kind == "section" else f"{p.kind} {p.label}".strip() for p in found[:12]
            )
            more = f" and {len(found) - 12} more" if len(found) > 12 else ""
            click.echo(f"  {len(found)} {words}: {named}{more}")
    for r in report.relabelled:
        click.echo(f"  {r.name} is another provision now: it was {r.old_id}, it is {r.new_id}")
    if outcome.outdated:
        count = len(outcome.outdated)
        are = "1 summary is" if count == 1 else f"{count} summaries are"
        click.echo(f"  {are} older than the law now: {', '.join(outcome.outdated[:12])}")
    if outcome.disagreements:
        labels = {p.id: p.label for p in act.contents}
        named = "; ".join(
            f"s {labels.get(d.provision, d.provision)} “{d.words}” → {d.target}" for d in outcome.disagreements
        )
        click.echo(f"  {len(outcome.disagreements)} links of the source lead elsewhere than their words say: {named}")
    if outcome.unknown:
        click.echo(f"  Elements never seen before (their words are kept): {', '.join(outcome.unknown)}", err=True)


def _ask_for_contact(config: "Config") -> str:
    where, contact = config.place("site", "contact"), config.site.contact
    what = f"the source is told lawplain's name and version only, since {contact} is a placeholder."
    return f"{where}: {what} Put your own contact there."


def _refusals(ref: "ActRef", error: LawplainError, left: "Sequence[ActRef]") -> "Iterator[dict[str, object]]":
    """For programs: what went wrong with an Act, and which others were not asked for because of
    it."""
    reason = error.reason if isinstance(error, SourceError) else None
    yield {
        "act": ref.slug,
        "reason": reason,
        "error": error.what,
        "fix": error.fix,
        "path": str(error.path) if error.path else None,
    }
    for other in left:
        yield {
            "act": other.slug,
            "reason": "not-asked",
            "error": f"Not asked for in this run, after the refusal of {ref.slug} ({reason}).",
            "fix": "It comes first in the next run.",
            "path": None,
        }


def _print_refusal(ref: "ActRef", error: LawplainError, left: "Sequence[ActRef]", after: str) -> None:
    if isinstance(error, SourceError):
        lines = [f"{ref.slug}: {error.what} [{error.reason}]", f"  {error.fix}", *([f"  {after}"] if after else [])]
    else:
        lines = [f"{ref.slug}: {error}"]
    if left:
        named = ", ".join(other.slug for other in left[:12])
        more = f" and {len(left) - 12} more" if len(left) > 12 else ""
        lines.append(f"Not asked for in this run, after that refusal: {named}{more}. They come first in the next run.")
    click.echo("\n".join(lines), err=True)


def _words_wanting(config: "Config", words: "Mapping[str, Sequence[int]]") -> "Iterator[str]":
    """Which sections of the site have no words of the law, and how to get them; nothing where all
    have."""
    wanting = [slug for slug, (held, all_) in words.items() if held < all_ or not all_]
    if not wanting:
        return
    all_, without = sum(a for _, a in words.values()), sum(a - h for h, a in words.values())
    absent = [slug for slug in wanting if not words[slug][1]]
    nothing = f"Nothing at all is stored of: {', '.join(absent)}." if absent else ""
    some = f"{without} of {all_} sections have no words of the law here." if without else ""
    yield f"{some} {nothing}".strip()
    from lawplain import sources  # noqa: PLC0415

    one = config.act(wanting[0]) if len(wanting) == 1 else None
    source = sources.of(config.act(wanting[0]))
    file, slug = (source.latest_xml(one), one.slug) if one else ("the XML of each Act", "ACT")
    me = _as_typed()
    yield (
        f"With a key of {source.key_from} in LAWPLAIN_API_KEY, {me} fetch gets them; without one, save"
        f" {file} with a browser and run: {me} fetch {slug} --from FILE"
    )


def _as_typed() -> str:
    """How the one at the keyboard calls this command: with its path, where the shell would not find
    it."""
    import shutil  # noqa: PLC0415

    typed = sys.argv[0]
    return typed if Path(typed).name == "lawplain" and not shutil.which("lawplain") else "lawplain"


def _status(edition: "Edition") -> dict[str, object]:
    from lawplain.editions.pair import STATES  # noqa: PLC0415

    def counts(part: str | None) -> dict[str, int]:
        states = Counter(e.state for e in edition.sections if e.provision and part in (None, e.provision.part))
        return {state: states[state] for state in STATES if states[state]}

    act, log = edition.act, edition.log
    parts = {p.id: f"Part {p.label}".strip() for p in act.contents if p.kind == "part"}
    names = {"": "before the Parts"} | parts
    return {
        "act": act.slug,
        "as_at": act.as_at.isoformat(),
        "last_looked": edition.log.succeeded or None,
        "last_try": {"at": log.tried or None, "result": log.result or None, "message": log.message},
        "sections": len(edition.sections),
        "states": counts(None),
        "parts": {name: counts(id_) for id_, name in names.items() if counts(id_)},
        "headings": {e.name: e.state for e in (edition.whole, *edition.parts)},
        "orphans": [e.summary.path for e in edition.orphans if e.summary],
        "outdated": [e.summary.path for e in edition.entries if e.summary and e.outdated],
    }


def _looked(log: "FetchLog") -> str:
    """When changes were last looked for, and what came of a later try."""
    if log.succeeded:
        looked = f"last looked {log.succeeded[:10]}"
    else:
        looked = "last looked on a day that nobody knows" if log.answer == "law" else "never looked for changes"
    if log.tried <= log.succeeded:
        return looked
    later = {
        "silent": f"no answer ({log.result})",
        "refused": f"the source sent no law ({log.result})",
        "unusable": f"what came could not be used ({log.result})",
        "file": "words taken from a file",
    }
    return f"{looked}; {log.tried[:10]}: {later[log.answer]}" if log.answer in later else looked


def _print_status(edition: "Edition") -> None:
    facts = _status(edition)
    act = edition.act
    click.echo(f"{act.title} as at {act.as_at} ({act.origin.kind}), {_looked(edition.log)}")
    states: Any = facts["states"]
    click.echo(f"  {facts['sections']} sections: " + ", ".join(f"{n} {state}" for state, n in states.items()))
    parts: Any = facts["parts"]
    for name, found in parts.items():
        click.echo(f"  {name:<18} " + ", ".join(f"{n} {state}" for state, n in found.items()))
    for path in (*facts["orphans"],):  # type: ignore[misc]
        click.echo(f"  orphan: {path}")
    outdated: Any = facts["outdated"]
    for path in outdated:
        click.echo(f"  older than the law: {path}")
