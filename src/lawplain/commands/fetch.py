"""`lawplain fetch`."""

import datetime as dt
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import click

from lawplain import editions
from lawplain.commands import output, project, scope
from lawplain.config import Config
from lawplain.editions import Outcome
from lawplain.errors import Exit, LawplainError, SourceError
from lawplain.law.model import ActRef
from lawplain.law.versions import KINDS

_MOST = 12
"""Names in one line; the rest are counted."""


@dataclass(frozen=True, slots=True)
class _Refusal:
    """What went wrong with an Act, and which others were not asked for because of it."""

    ref: ActRef
    error: LawplainError
    left: Sequence[ActRef]


@click.command("fetch")
@click.argument("act", required=False, shell_complete=scope.acts)
@click.option("--from", "source", metavar="FILE|URL", default="", help="A saved file, or another address.")
@click.option("--accept-older", is_flag=True, help="Take a version older than the one stored.")
@click.option("--accept-shrink", is_flag=True, help="Take a version that has lost many sections.")
@click.option("--if-missing", is_flag=True, help="Only where nothing but a sample is stored.")
@click.option("--json", "as_json", is_flag=True, help="Print the report as JSON.")
def command(
    act: str | None, source: str, accept_older: bool, accept_shrink: bool, if_missing: bool, as_json: bool
) -> None:
    """Take in the newest version of ACT, or of every Act of lawplain.toml."""
    config = project.here()
    refs = _asked_for(config, act, source, if_missing)
    update = partial(
        editions.update,
        config,
        source=source,
        key=os.environ.get("LAWPLAIN_API_KEY") or None,
        accept_older=accept_older,
        accept_shrink=accept_shrink,
    )
    reports, failures = list[dict[str, object]](), list[LawplainError]()
    for result in _results(refs, update, bar=sys.stderr.isatty() and not as_json):
        if isinstance(result, Outcome):
            reports.append(_report(result))
        else:
            failures.append(result.error)
            reports += _refusal_report(result)
        if not as_json:
            _print(result, "Going on with what is stored." if if_missing else "")
    if as_json:
        output.as_json(reports)
    if failures:
        sys.exit(min(failure.exit_code for failure in failures))  # what is damaged here (1) before a refusal (4)


def _asked_for(config: Config, act: str | None, source: str, if_missing: bool) -> tuple[ActRef, ...]:
    """The Acts to ask for, in their order."""
    refs = (config.act(act),) if act else editions.in_turn(config, dt.datetime.now(dt.UTC))
    if source and len(refs) != 1:
        raise LawplainError("--from needs one Act.", fix="Name it: lawplain fetch ACT --from …", exit_code=Exit.USAGE)
    if if_missing:
        refs = tuple(ref for ref in refs if editions.only_sample(config, ref))
    if refs and not config.site.own_contact and not editions.is_file(source):
        where, contact = config.place("site", "contact"), config.site.contact
        what = f"the source is told lawplain's name and version only, because {contact} is a placeholder."
        click.echo(f"{where}: {what} Put your own contact there.", err=True)
    return refs


def _results(refs: Sequence[ActRef], update: Callable[..., Outcome], *, bar: bool) -> Iterator[Outcome | _Refusal]:
    """What came of each Act. A refusal that is meant for whoever asks ends the run."""
    for number, ref in enumerate(refs, 1):
        try:
            yield update(ref, now=dt.datetime.now(dt.UTC), progress=partial(_received, ref.slug) if bar else None)
        except LawplainError as error:
            left = refs[number:] if isinstance(error, SourceError) and error.of_all else ()
            yield _Refusal(ref, error, left)
            if left:
                return


def _received(name: str, received: int, total: int | None) -> None:
    of = f" of {total / 1e6:.1f}" if total else ""
    click.echo(f"\r{name}: {received / 1e6:.1f}{of} MB", err=True, nl=False)
    if total and received >= total:
        click.echo("", err=True)


def _report(outcome: Outcome) -> dict[str, object]:
    """For programs: what came of an Act."""
    act, report = outcome.act, outcome.report
    facts: dict[str, object] = {"act": act.slug, "as_at": act.as_at.isoformat()}
    facts |= {"status": act.status, "ended": act.ended.isoformat() if act.ended else None}
    facts |= {"was_as_at": report.old_as_at.isoformat() if report.old_as_at else None, "wrote": outcome.wrote}
    for kind, words in KINDS.items():
        facts[words.replace(" ", "_")] = [
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
    facts["renumbered"] = [{"name": r.name, "was": r.old_id, "is": r.new_id} for r in report.relabelled]
    facts["links_that_disagree"] = [
        {"in": d.provision, "words": d.words, "target": d.target} for d in outcome.disagreements
    ]
    facts |= {"outdated_summaries": list(outcome.outdated), "leaning_summaries": list(outcome.leaning)}
    return facts | {"unknown_elements": list(outcome.unknown)}


def _refusal_report(refusal: _Refusal) -> Iterator[dict[str, object]]:
    """For programs: what went wrong with an Act, and the Acts that were not asked for."""
    error = refusal.error
    reason = error.reason if isinstance(error, SourceError) else None
    yield {
        "act": refusal.ref.slug,
        "reason": reason,
        "error": error.what,
        "fix": error.fix,
        "path": str(error.path) if error.path else None,
    }
    for other in refusal.left:
        yield {
            "act": other.slug,
            "reason": "not-asked",
            "error": f"Not asked for in this run, after the refusal of {refusal.ref.slug} ({reason}).",
            "fix": "It comes first in the next run.",
            "path": None,
        }


def _print(result: Outcome | _Refusal, after: str) -> None:
    if isinstance(result, Outcome):
        click.echo("\n".join(_lines(result)))
        if result.unknown:
            click.echo(f"  Elements never seen before (their words are kept): {', '.join(result.unknown)}", err=True)
    else:
        click.echo("\n".join(_refusal_lines(result, after)), err=True)


def _lines(outcome: Outcome) -> Iterator[str]:
    act, report = outcome.act, outcome.report
    short, sections = act.instrument.short, f"{len(act.sections)} {act.instrument.units}"
    if report.old_as_at is None:
        yield f"{act.slug}: as at {act.as_at}, {sections}, stored for the first time."
    elif not report.changes and not outcome.wrote:
        yield f"{act.slug}: as at {act.as_at}, nothing new."
    else:
        yield f"{act.slug}: as at {act.as_at} (was {report.old_as_at}), {sections}."
    if act.status:
        ended = f" on {act.ended}" if act.ended else ""
        yield f"  The source says of the whole {act.instrument.law}: {act.status}{ended}."
    for kind, words in KINDS.items():
        changed = [change.provision for change in report.of(kind)]
        if changed:
            names = [f"{short} {p.name}" if p.kind == "section" else f"{p.kind} {p.label}".strip() for p in changed]
            yield f"  {len(changed)} {words}: {_listed(names)}"
    for r in report.relabelled:
        yield f"  {r.name} is another provision now: it was {r.old_id}, it is {r.new_id}"
    if outcome.outdated:
        are = "1 summary is" if len(outcome.outdated) == 1 else f"{len(outcome.outdated)} summaries are"
        yield f"  {are} older than the law now: {_listed(outcome.outdated)}"
    if outcome.leaning:
        lean = "1 summary leans" if len(outcome.leaning) == 1 else f"{len(outcome.leaning)} summaries lean"
        yield f"  {lean} on words that changed: {_listed(outcome.leaning)}"
    if outcome.disagreements:
        labels = {p.id: p.label for p in act.contents}
        links = (
            f"{short} {labels.get(d.provision, d.provision)} “{d.words}” → {d.target}" for d in outcome.disagreements
        )
        yield f"  {len(outcome.disagreements)} links of the source lead elsewhere than their words say: " + "; ".join(
            links
        )


def _refusal_lines(refusal: _Refusal, after: str) -> Iterator[str]:
    slug, error = refusal.ref.slug, refusal.error
    if isinstance(error, SourceError):
        yield f"{slug}: {error.what} [{error.reason}]"
        yield f"  {error.fix}"
        if after:
            yield f"  {after}"
    else:
        yield f"{slug}: {error}"
    if refusal.left:
        names = _listed([ref.slug for ref in refusal.left])
        yield f"Not asked for in this run, after that refusal: {names}. They come first in the next run."


def _listed(names: Sequence[str]) -> str:
    more = f" and {len(names) - _MOST} more" if len(names) > _MOST else ""
    return ", ".join(names[:_MOST]) + more
