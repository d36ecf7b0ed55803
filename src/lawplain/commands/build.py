"""`lawplain build`."""

import shutil
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import click

from lawplain import sources
from lawplain.commands import output, project
from lawplain.config import Config
from lawplain.errors import Exit
from lawplain.site.build import whole
from lawplain.site.build.inputs import Progress

_DOING = {
    "wait": "Waiting for another build",
    "read": "Reading the law",
    "check": "Checking the explanations",
    "make": "Making the pages",
    "render": "Putting them together",
    "pack": "Packing the zips",
}


@click.command("build")
@click.option("--site-dir", type=click.Path(path_type=Path), help="Where the site goes (default: site).")
@click.option("--renderer", type=click.Choice(("mkdocs", "properdocs")), default="mkdocs", show_default=True)
def command(site_dir: Path | None, renderer: str) -> None:
    """Build the site from what is stored.

    Exit code 3 where a summary had errors and was left out.
    """
    config = project.here()
    started = time.monotonic()
    with _bar() as progress:
        done = whole.build(config, site_dir or config.root / "site", renderer, progress)
    output.findings(done.errors)
    how = "as they were" if not done.fresh else f"in {time.monotonic() - started:.1f} s"
    click.echo(f"{len(done.pages)} pages {how}: {site_dir or 'site'}")
    for line in _words_wanting(config, done.words):
        click.echo(line)
    if done.errors:
        sys.exit(Exit.CONTENT)


@contextmanager
def _bar() -> Iterator[Progress]:
    """A bar with the time that is left, for someone who waits at a terminal; a log gets none."""
    bar = click.progressbar(length=100, file=sys.stderr, hidden=not sys.stderr.isatty())
    with ExitStack() as begun:

        def show(what: str, done: int, all_: int) -> None:
            if not bar.label:  # there is something to do
                begun.enter_context(bar)
            shares = list(whole.STAGES.values())[: list(whole.STAGES).index(what)]
            bar.label = f"{_DOING[what]:26}"
            bar.update(sum(shares) + whole.STAGES[what] * done // (all_ or 1) - bar.pos)
            bar.render_progress()

        yield show


def _words_wanting(config: Config, words: Mapping[str, Sequence[int]]) -> Iterator[str]:
    """Which sections of the site have no words of the law, and how to get them; nothing where all have."""
    wanting = [slug for slug, (held, all_) in words.items() if held < all_ or not all_]
    if not wanting:
        return
    all_, without = sum(a for _, a in words.values()), sum(a - h for h, a in words.values())
    absent = [slug for slug in wanting if not words[slug][1]]
    nothing = f"Nothing at all is stored of: {', '.join(absent)}." if absent else ""
    some = f"{without} of {all_} {config.spoken_of.units} have no words of the law here." if without else ""
    yield f"{some} {nothing}".strip()
    one = config.act(wanting[0]) if len(wanting) == 1 else None
    source = sources.of(config.act(wanting[0]))
    file, slug = (source.latest_xml(one), one.slug) if one else (f"the XML of each {config.spoken_of.law}", "ACT")
    me = _as_typed()
    yield (
        f"With a key of {source.key_from} in LAWPLAIN_API_KEY, {me} fetch gets them; without one, save"
        f" {file} with a browser and run: {me} fetch {slug} --from FILE"
    )


def _as_typed() -> str:
    """How the person at the keyboard calls this command: with its path, where the shell would not find it."""
    typed = sys.argv[0]
    return typed if Path(typed).name == "lawplain" and not shutil.which("lawplain") else "lawplain"
