"""`lawplain check`."""

import sys
from pathlib import Path

import click

from lawplain import checks, content, editions
from lawplain.commands import output, project
from lawplain.errors import Exit
from lawplain.findings import Finding


@click.command("check")
@click.argument("files", nargs=-1, type=project.FILE)
@click.option("--fail-on", type=click.Choice(("stale",)), help="Exit code 5 where a summary is stale.")
@click.option("--require-text", is_flag=True, help="An error where the law's words are not stored.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(files: tuple[Path, ...], fail_on: str | None, require_text: bool, as_json: bool) -> None:
    """Find every problem in every file that people wrote, or in FILES only."""
    config = project.here()
    slugs = tuple(ref.slug for ref in config.acts)
    collection = editions.load(config, content.read(config.root / "content", slugs, how="lenient"))
    wanted = {project.path(config, file) for file in files}
    findings = [f for f in checks.run(collection, config.checks) if not files or f.path in wanted]
    unread = [path for path in checks.not_checked(collection) if not files or path in wanted]
    if require_text:
        findings = sorted([*findings, *map(_needs_text, unread)])
    if as_json:
        output.as_json(output.report(findings, unread))
    else:
        _print(findings, unread)
    if any(finding.level == "error" for finding in findings):
        sys.exit(Exit.CONTENT)
    outdated = [entry for edition in collection.editions for entry in edition.entries if entry.outdated]
    if fail_on and any(not files or (e.summary and e.summary.path in wanted) for e in outdated):
        sys.exit(Exit.STALE)


def _print(findings: list[Finding], unread: list[str]) -> None:
    output.findings(findings)
    click.echo(output.tally(findings))
    if unread:
        click.echo(f"Not checked, because the words of the law that they explain are not stored: {len(unread)} files.")
        click.echo(click.wrap_text(", ".join(unread), 110, "  ", "  "))


def _needs_text(path: str) -> Finding:
    said = "The words of the law that it explains are not stored, so it could not be checked against them."
    return Finding(path, 1, 1, "require-text", "error", said, "Run: lawplain fetch")
