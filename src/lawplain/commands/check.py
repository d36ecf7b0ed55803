"""`lawplain check`."""

import sys
from collections.abc import Iterable

import click

from lawplain import checks, content, editions
from lawplain.commands import output, project, scope
from lawplain.editions.pair import Collection
from lawplain.errors import Exit
from lawplain.findings import Finding

_MOST = 12
"""Files that were not checked, by name; the rest are counted."""


@click.command("check")
@click.argument("where", nargs=-1, shell_complete=scope.files_or_acts)
@click.option("--fail-on", type=click.Choice(("stale",)), help="Exit code 5 where a summary is stale.")
@click.option("--require-text", is_flag=True, help="An error where the law's words are not stored.")
@click.option("--json", "as_json", is_flag=True, help="Print the findings as JSON.")
def command(where: tuple[str, ...], fail_on: str | None, require_text: bool, as_json: bool) -> None:
    """Find every problem in every file that people wrote, or in WHERE only.

    WHERE are files or folders of content/, Acts (immigration-act-2009) or Parts (immigration-act-2009/part-11).
    """
    config = project.here()
    slugs = tuple(ref.slug for ref in config.acts)
    collection = editions.load(config, content.read(config.root / "content", slugs, how="lenient"))
    wanted = scope.inside(config, collection, where)
    findings = [f for f in checks.run(collection, config.checks) if wanted(f.path)]
    findings.sort(key=lambda f: f.path not in collection.unread)  # what many pages need comes first
    unread = [path for path in (*checks.not_checked(collection), *_of_no_law(collection, slugs)) if wanted(path)]
    if require_text:
        findings = sorted([*findings, *map(_needs_text, unread)])
    read = sum(map(wanted, collection.files))
    if as_json:
        output.as_json(output.report(findings, unread) | {"files": read})
    else:
        _print(findings, unread, read)
    if any(finding.level == "error" for finding in findings):
        sys.exit(Exit.CONTENT)
    outdated = [entry for edition in collection.editions for entry in edition.entries if entry.outdated]
    if fail_on and any(e.summary and wanted(e.summary.path) for e in outdated):
        sys.exit(Exit.STALE)


def _of_no_law(collection: Collection, slugs: Iterable[str]) -> list[str]:
    """The summaries of Acts of which nothing is stored: nothing is known of what they explain."""
    stored = {edition.act.slug for edition in collection.editions}
    folders = tuple(f"content/{slug}/" for slug in slugs if slug not in stored)
    return sorted(path for path in collection.files if path.endswith(".md") and path.startswith(folders))


def _print(findings: list[Finding], unread: list[str], read: int) -> None:
    output.findings(findings)
    click.echo(f"{read} file{'' if read == 1 else 's'} read: {output.tally(findings)}")
    if unread:
        files = "1 file" if len(unread) == 1 else f"{len(unread)} files"
        click.echo(f"Not checked, because the words of the law that they explain are not stored: {files}.")
        for path in unread[:_MOST]:
            click.echo(f"  {path}")
        if len(unread) > _MOST:
            click.echo(f"  … and {len(unread) - _MOST} more (--json lists them all)")


def _needs_text(path: str) -> Finding:
    said = "The words of the law that it explains are not stored, so it could not be checked against them."
    return Finding(path, 1, 1, "require-text", "error", said, "Run: lawplain fetch")
