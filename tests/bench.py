"""`make bench`: how long and how heavy a build is, beside other generators with the same pages, in one run.

The pages are the whole Immigration Act of ../shared with this repository's summaries. lawplain builds its site. Stock
mkdocs-material and Zensical get the sections, Parts and whole Parts as Markdown, all in their nav, with their search;
Hugo gets the same files with bare templates and no search. Every run starts from nothing. Then lawplain alone: a build
where nothing changed, one where a summary did, a summary saved under `lawplain serve`, commands that build nothing, and
sites of 1, 10 and more Acts of the archive, with what each stage takes.

Prints medians, and as its last line what lawplain takes as a share of the others: below 1 is faster.
"""

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tarfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from lawplain import config, content, editions, store
from lawplain.config import Config
from lawplain.editions.pair import Collection, Entry
from lawplain.law import subsection_lines
from lawplain.serve.preview import Preview
from lawplain.site.build import whole
from lawplain.sources.nz import act_xml

ROOT = Path(__file__).parents[1]
LAW = ROOT.parent / "shared" / "law"
HERE = ROOT / "build" / "bench"
ACT = "immigration-act-2009"
BIN = Path(sys.executable).parent
OTHERS = ROOT / "build" / "bench-others" / "bin"
NAV = "site_name: bench\nsite_url: https://example.org/\ntheme:\n  name: material\nplugins:\n  - search\nnav:\n"


@dataclass(frozen=True, slots=True)
class Run:
    """What one build took: seconds of the clock, how many cores were busy, peak memory of its largest process, bytes
    that it wrote."""

    seconds: float
    cores: float
    megabytes: float
    written: int


def measured(command: list[str], folder: Path, out: Path) -> Run:
    shutil.rmtree(out, ignore_errors=True)
    started = time.perf_counter()
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE) as process:
        said = process.stderr.read() if process.stderr else b""
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    seconds = time.perf_counter() - started
    if process.returncode:
        raise SystemExit(f"{' '.join(command)}: {said.decode()[-2000:]}")
    cores = (used.ru_utime + used.ru_stime) / seconds
    return Run(seconds, cores, used.ru_maxrss / 1024, sum(f.stat().st_size for f in out.rglob("*") if f.is_file()))


def lawplain_project(root: Path) -> Config:
    """A project with this repository's content and the whole Act."""
    root.mkdir(parents=True)
    shutil.copytree(ROOT / "content", root / "content")
    for name in ("lawplain.toml", "mkdocs.yml"):
        shutil.copy(ROOT / name, root)
    (root / "src").symlink_to(ROOT / "src")
    act = act_xml.read((LAW / ACT / "2026-05-27.xml").read_bytes(), ACT)
    store.write(root / "sections" / ACT, act)
    return config.read(root)


def markdown(collection: Collection) -> Iterator[tuple[str, str, str]]:
    """The pages for the others, as (Part, name, Markdown): sections, Parts, and Parts with all their sections."""
    for edition in collection.editions:
        parts = {part.provision.id: part for part in edition.parts if part.provision}
        inside: dict[str, list[str]] = {}
        for entry in edition.sections:
            assert entry.provision
            home = parts.get(entry.provision.part)
            name = home.name if home else "before"
            text = _section(entry)
            inside.setdefault(name, []).append(text)
            yield name, entry.name, text
        for name, texts in inside.items():
            yield name, name, f"# {name}\n\n" + "\n".join(text.split("\n", 1)[0].replace("# ", "* ") for text in texts)
            yield name, f"{name}-all", f"# All of {name}\n\n" + "\n\n".join(f"#{text}" for text in texts)


def _section(entry: Entry) -> str:
    provision, summary = entry.provision, entry.summary
    assert provision
    law = "\n\n".join(line.strip() for line in subsection_lines.printed(provision))
    facts = "".join(f"* {fact.what}: {fact.fact}\n" for fact in summary.front.key_facts) if summary else ""
    title = summary.front.also_called if summary else ""
    body = summary.body.source if summary else ""
    return f"# {provision.label} {provision.heading}\n\n{title}\n\n{body}\n\n{facts}\n## The law\n\n{law}\n"


def material(folder: Path, pages: list[tuple[str, str, str]]) -> None:
    parts: dict[str, list[str]] = {}
    (folder / "docs").mkdir(parents=True)
    for part, name, text in pages:
        (folder / "docs" / f"{name}.md").write_text(text, encoding="utf-8")
        parts.setdefault(part, []).append(name)
    (folder / "docs" / "index.md").write_text("# Home\n", encoding="utf-8")
    lines = ["  - index.md\n"]
    for part, names in parts.items():
        lines += [f"  - {part}:\n", *(f"    - {name}.md\n" for name in names)]
    (folder / "mkdocs.yml").write_text(NAV + "".join(lines), encoding="utf-8")


def hugo(folder: Path, pages: list[tuple[str, str, str]]) -> None:
    (folder / "layouts").mkdir(parents=True)
    (folder / "content").mkdir()
    (folder / "hugo.toml").write_text('baseURL = "https://example.org/"\ntitle = "bench"\n', encoding="utf-8")
    frame = "<!doctype html><html lang=en><title>{{ .Title }}</title><main>{{ .Content }}</main></html>\n"
    for name in ("single", "list", "home"):
        (folder / "layouts" / f"{name}.html").write_text(frame, encoding="utf-8")
    for _, name, text in pages:
        title = json.dumps(text.split("\n", 1)[0].lstrip("# "), ensure_ascii=False)
        (folder / "content" / f"{name}.md").write_text(f"---\ntitle: {title}\n---\n{text}", encoding="utf-8")


def beside(times: int) -> dict[str, list[Run]]:
    """Every generator in turn, so that what else the machine does falls on all."""
    settings = lawplain_project(HERE / "lawplain")
    pages = list(markdown(editions.load(settings)))
    material(HERE / "material", pages)
    shutil.copytree(HERE / "material", HERE / "zensical")
    hugo(HERE / "hugo", pages)
    others = {name: str(OTHERS / name) for name in ("mkdocs", "zensical", "hugo")}
    alone = ["env", f"LAWPLAIN_SITE_DIR={HERE / 'lawplain' / 'alone'}"]
    runs: dict[str, list[Run]] = {}

    def run(name: str, command: list[str], out: Path) -> None:
        runs.setdefault(name, []).append(measured(command, out.parent, out))

    for _ in range(times):
        shutil.rmtree(settings.root / "build", ignore_errors=True)
        run("lawplain", [str(BIN / "lawplain"), "build"], settings.root / "site")
        run("  its mkdocs", [*alone, str(BIN / "mkdocs"), "build", "-q"], HERE / "lawplain" / "alone")
        run("mkdocs-material", [others["mkdocs"], "build", "-q"], HERE / "material" / "site")
        run("zensical", [others["zensical"], "build"], HERE / "zensical" / "site")
        run("hugo", [others["hugo"], "--quiet"], HERE / "hugo" / "public")
    print(f"{len(pages)} pages for the others; lawplain's own {_pages(settings.root / 'site')}")
    return runs


def _pages(site: Path) -> int:
    return sum(1 for _ in site.rglob("*.html"))


def again(settings: Config, times: int) -> dict[str, float]:
    """Seconds of builds after which little or nothing changed, and of commands that build nothing."""
    root, runs = settings.root, dict[str, list[float]]()
    subprocess.run([str(BIN / "lawplain"), "build"], cwd=root, check=True, stdout=subprocess.DEVNULL)
    preview = Preview(settings)
    file = root / "content" / ACT / "398.md"
    text = file.read_text(encoding="utf-8")

    def run(name: str, *words: str) -> None:
        started = time.perf_counter()
        subprocess.run([str(BIN / "lawplain"), *words], cwd=root, check=True, stdout=subprocess.DEVNULL)
        runs.setdefault(name, []).append(time.perf_counter() - started)

    for i in range(times):
        run("nothing changed", "build")
        said = "The government " + "also " * (i + 1)
        content.save(file, text.replace("The government ", said, 1))
        started = time.perf_counter()
        preview.saved([file])
        assert said in preview.pages[f"{ACT}/398/"][0].body
        runs.setdefault("a summary saved under serve", []).append(time.perf_counter() - started)
        run("a summary changed", "build")
        run("lawplain status", "status")
        run("lawplain --help", "--help")
    content.save(file, text)
    return {name: statistics.median(seconds) for name, seconds in runs.items()}


def scaled(acts: int) -> tuple[Run, int, dict[str, float]]:
    """A site of some Acts of the archive, taken evenly from all of it: their words, and no summaries.

    Returns how many pages it has too, and how long each stage took in a second build, by the stages' names.
    """
    root = HERE / f"acts-{acts}"
    root.mkdir(parents=True)
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "src").symlink_to(ROOT / "src")
    (root / "content").mkdir()
    settings = []
    with tarfile.open(LAW / "acts-2010.tar.xz") as archive:
        members = [member for member in archive if member.name.endswith(".xml.act")]
        for number, member in enumerate(members[:: len(members) // acts][:acts], 1):
            file = archive.extractfile(member)
            assert file
            store.write(root / "sections" / f"act-{number}", act_xml.read(file.read(), f"act-{number}"))
            settings.append(f'[[acts]]\nslug = "act-{number}"\ntype = "public"\nyear = 2000\nnumber = {number}\n')
    (root / "lawplain.toml").write_text("\n".join(settings), encoding="utf-8")
    run = measured([str(BIN / "lawplain"), "build"], root, root / "site")
    pages = _pages(root / "site")
    shutil.rmtree(root / "build")
    shutil.rmtree(root / "site")
    stages = staged(config.read(root))
    shutil.rmtree(root)
    return run, pages, stages


def staged(settings: Config) -> dict[str, float]:
    """Seconds of each stage of a build, as it says itself what it is doing; "" is what comes before the first."""
    begun = {"": time.perf_counter()}

    def note(what: str, done: int, all_: int) -> None:
        begun.setdefault(what, time.perf_counter())

    whole.build(settings, settings.root / "site", "mkdocs", note)
    moments = [*begun.values(), time.perf_counter()]
    return {name: end - start for name, start, end in zip(begun, moments, moments[1:], strict=False)}


def _listed(stages: dict[str, float]) -> str:
    return ", ".join(f"{name or 'before'} {seconds:.1f} s" for name, seconds in stages.items())


def median(runs: list[Run], of: Callable[[Run], float]) -> float:
    return statistics.median(map(of, runs))


def main(times: int, scales: list[int]) -> None:
    shutil.rmtree(HERE, ignore_errors=True)
    runs = beside(times)
    for name, measurements in runs.items():
        seconds = median(measurements, lambda run: run.seconds)
        heavy = max(run.megabytes for run in measurements)
        size = median(measurements, lambda run: run.written) / 1e6
        print(f"{name:18} {seconds:7.2f} s   {heavy:6.0f} MB of memory   {size:6.1f} MB written")
    clean = median(runs["lawplain"], lambda run: run.seconds)
    settings = config.read(HERE / "lawplain")
    for name, seconds in again(settings, times).items():
        print(f"{name:28} {seconds:7.2f} s   {seconds / clean:.2f} of a clean build")
    shutil.rmtree(settings.root / "build")
    print("stages:", _listed(staged(settings)))
    per_page = 1000 * clean / _pages(settings.root / "site")
    print(f"a page of the Act and its summaries: {per_page:.1f} ms")
    for acts in scales:
        run, pages, stages = scaled(acts)
        each = 1000 * run.seconds / pages
        print(f"{acts:5} Acts {pages:6} pages {run.seconds:7.1f} s {each:6.1f} ms a page", end=" ")
        print(f"{each / per_page:.2f} {run.cores:.1f} cores {run.megabytes:6.0f} MB;", _listed(stages), flush=True)
    own = clean - median(runs["  its mkdocs"], lambda run: run.seconds)
    took = {name: median(runs[name], lambda run: run.seconds) for name in ("mkdocs-material", "zensical", "hugo")}
    ratios = " ".join(f"{name} {clean / seconds:.2f}" for name, seconds in took.items())
    print(f"ratios: {ratios} own-to-hugo {own / took['hugo']:.2f}")


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 3, [int(n) for n in sys.argv[2:]])
