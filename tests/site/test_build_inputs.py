"""A build where nothing changed ends before it begins, and one where anything changed does not."""

import contextlib
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from lawplain import config
from lawplain.site.build import inputs

ROOT = Path(__file__).parents[2]
CASES = ROOT / "tests" / "cases"
KITES = '[[acts]]\nslug = "kites"\ntype = "public"\nyear = 2019\nnumber = 7\ntitle = "Kite Flying Act 2019"\n'
LAW = (CASES / "short-act.xml").read_text(encoding="utf-8")
SUMMARY = """---
id: T30
also_called: What a kite is
topics:
  - play
law_as_at: 2020-01-01
method: drafted-with-ai
---
A kite is a toy. [all]
"""
Lawplain = Callable[..., str]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A project with lawplain's own source in it, so that a test can change that too."""
    shutil.copytree(ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "mkdocs.yml", tmp_path)
    (tmp_path / "lawplain.toml").write_text(KITES, encoding="utf-8")
    (tmp_path / "content" / "kites").mkdir(parents=True)
    (tmp_path / "content" / "topics.yml").write_text(
        "- slug: play\n  name: Play\n  about: You play.\n", encoding="utf-8"
    )
    (tmp_path / "content" / "kites" / "2.md").write_text(SUMMARY, encoding="utf-8")
    (tmp_path / "act.xml").write_text(LAW, encoding="utf-8")
    return tmp_path


@pytest.fixture
def lawplain(root: Path) -> Lawplain:
    """Runs the project's own lawplain, and returns what it printed."""

    def run(*words: str) -> str:
        command = [sys.executable, "-c", "from lawplain.commands import main; main()", *words]
        environment = os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout

    run("fetch", "kites", "--from", "act.xml")
    return run


def page(root: Path, path: str = "kites/2/") -> str:
    return (root / "site" / path / "index.html").read_text(encoding="utf-8")


def replace(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new), encoding="utf-8")


def test_a_change_of_each_input_is_followed_by_its_output(root: Path, lawplain: Lawplain) -> None:
    assert "as they were" not in lawplain("build")
    assert "as they were" in lawplain("build")

    replace(root / "content/kites/2.md", "A kite is a toy.", "A kite is a thing that flies.")
    assert "as they were" not in lawplain("build")
    assert "A kite is a thing that flies." in page(root)

    replace(root / "content/topics.yml", "Play", "Playing")
    assert "as they were" not in lawplain("build")
    assert "Playing" in page(root, "topics")

    replace(root / "lawplain.toml", KITES, f'[site]\nname = "plainly"\n{KITES}')
    assert "as they were" not in lawplain("build")
    assert "plainly" in page(root)

    replace(root / "src/lawplain/site/templates/section.html", "What it means", "What this means")
    assert "as they were" not in lawplain("build")
    assert "What this means" in page(root)

    replace(root / "src/lawplain/site/theme/main.html", "Skip to the text", "Jump to the text")
    assert "as they were" not in lawplain("build")
    assert "Jump to the text" in page(root)

    replace(root / "act.xml", "over 7 years; or", "over 9 years; or")
    replace(root / "act.xml", "2020-01-01", "2021-01-01")
    lawplain("fetch", "kites", "--from", "act.xml")
    assert "as they were" not in lawplain("build")
    assert "over 9 years" in page(root, "kites/3/")

    (root / "theme").mkdir()
    (root / "theme/main.html").write_text('{% extends "base.html" %}', encoding="utf-8")
    assert "as they were" in lawplain("build")
    replace(root / "mkdocs.yml", "src/lawplain/site/theme", "theme")
    shutil.copytree(root / "src/lawplain/site/theme", root / "theme", dirs_exist_ok=True)
    assert "as they were" not in lawplain("build")
    replace(root / "theme/main.html", "Jump to the text", "Leap to the text")
    assert "as they were" not in lawplain("build"), "mkdocs.yml can name any folder of the project"
    assert "Leap to the text" in page(root)

    (root / "content/kites/2.md").unlink()
    assert "as they were" not in lawplain("build")
    assert "A kite is a thing that flies." not in page(root)
    assert "as they were" in lawplain("build")


def test_a_site_that_someone_touched_is_built_again(root: Path, lawplain: Lawplain) -> None:
    lawplain("build")
    before = page(root)
    replace(root / "site/kites/2/index.html", "A kite is a toy.", "A kite is a fish.")
    assert "as they were" not in lawplain("build")
    assert page(root) == before
    (root / "site/kites/2/index.html").unlink()
    assert "as they were" not in lawplain("build")
    assert page(root) == before
    (root / "build/built.json").write_text("{", encoding="utf-8")
    assert "as they were" not in lawplain("build"), "a broken note of the last build is no note"


def test_the_errors_of_the_last_build_are_said_again(root: Path, lawplain: Lawplain) -> None:
    replace(root / "content/kites/2.md", "[all]", "[(9)]")
    said = []
    for _ in range(2):
        run = [sys.executable, "-c", "from lawplain.commands import main; main()", "build"]
        environment = os.environ | {"PYTHONPATH": str(root / "src")}
        done = subprocess.run(run, cwd=root, env=environment, capture_output=True, text=True, check=False)
        assert done.returncode == 3
        said.append(done.stdout.split("\n"))
    assert said[0][:2] == said[1][:2]
    assert said[0][0].startswith("content/kites/2.md:9:18: error: Section 2 has no (9).")
    assert "as they were" in said[1][-2]


@pytest.mark.parametrize("name", ["2026", "no", "{16} %s"])
def test_any_text_can_be_the_name_of_a_site(root: Path, lawplain: Lawplain, name: str) -> None:
    replace(root / "lawplain.toml", KITES, f'[site]\nname = "{name}"\n{KITES}')
    lawplain("build")
    assert f" · {name}</title>" in page(root)


def test_settings_of_the_environment_and_the_renderer_are_inputs(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = config.read(root)
    digests = {inputs.inputs(settings, root / "site", "mkdocs").digest}
    digests.add(inputs.inputs(settings, root / "site", "mkdocs").digest)
    assert len(digests) == 1
    digests.add(inputs.inputs(settings, root / "site", "properdocs").digest)
    digests.add(inputs.inputs(settings, root / "elsewhere", "mkdocs").digest)
    monkeypatch.setenv("LAWPLAIN_CORES", "1")
    assert inputs.inputs(settings, root / "site", "mkdocs").digest in digests, "more cores are faster, no more"
    monkeypatch.setenv("LAWPLAIN_SITE_NAME", "other")
    digests.add(inputs.inputs(settings, root / "site", "mkdocs").digest)
    assert len(digests) == 4


def test_a_commit_is_an_input_as_far_as_it_changes_how_many_explanations_there_were(root: Path) -> None:
    settings = config.read(root)
    before = inputs.inputs(settings, root / "site", "mkdocs").digest
    committed(root, "content")
    after = inputs.inputs(settings, root / "site", "mkdocs")
    assert after.digest != before
    (root / "README.md").write_text("new", encoding="utf-8")
    committed(root, "README.md")
    now = inputs.inputs(settings, root / "site", "mkdocs")
    assert now.point != after.point
    assert now.digest == after.digest


def committed(root: Path, name: str) -> None:
    who = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for words in (["init", "-q"], ["add", name], [*who, "commit", "-qm", "Begin"]):
        subprocess.run(["git", *words], cwd=root, check=True, capture_output=True)


def test_a_file_that_changes_or_comes_while_a_build_reads_is_noticed(root: Path) -> None:
    settings = config.read(root)
    given = inputs.inputs(settings, root / "site", "mkdocs")
    assert given.unmoved()
    replace(root / "content/kites/2.md", "A kite is a toy.", "A kite is a thing that flies.")
    assert not given.unmoved()
    given = inputs.inputs(settings, root / "site", "mkdocs")
    (root / "content/kites/3.md").write_text("", encoding="utf-8")
    assert not given.unmoved()
    given = inputs.inputs(settings, root / "site", "mkdocs")
    (root / "site").mkdir()
    (root / "site/index.html").write_text("", encoding="utf-8")
    assert given.unmoved(), "what is built is no input"


def test_what_all_pages_of_an_act_are_made_of(root: Path) -> None:
    def of_kites(name: str) -> bool:
        before = inputs.inputs(config.read(root), root / "site", "mkdocs")
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text("new", encoding="utf-8")
        after = inputs.inputs(config.read(root), root / "site", "mkdocs")
        assert before.digest != after.digest
        return before.of_act("kites") != after.of_act("kites")

    for own in ("content/kites/meanings.yml", "sections/kites/3.xml", "fetch-log/kites.json"):
        assert of_kites(own), own
    for shared in ("content/help.yml", "content/languages/ar.po"):
        assert of_kites(shared), shared
    for other in ("content/lines/meanings.yml", "sections/lines/3.xml", "fetch-log/lines.json", "mkdocs.yml"):
        assert not of_kites(other), other
    for some in ("content/kites/3.md", "content/corrections.yml"):
        assert not of_kites(some), "some of its pages only show this"


def test_of_two_builds_at_once_one_waits(root: Path, lawplain: Lawplain) -> None:
    command = [sys.executable, "-c", "from lawplain.commands import main; main()", "build"]
    environment = os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
    pipe = subprocess.PIPE
    two = [subprocess.Popen(command, cwd=root, env=environment, stdout=pipe, stderr=pipe, text=True) for _ in range(2)]
    said = [each.communicate(timeout=120) for each in two]
    assert [each.returncode for each in two] == [0, 0], said
    assert sum("as they were" in out for out, _ in said) == 1


def test_a_terminal_sees_how_far_the_build_is_and_a_log_does_not(root: Path, lawplain: Lawplain) -> None:
    """Each stage by its name, in order, and how much is done. The time that is left comes after a second: not here."""
    command = [sys.executable, "-c", "from lawplain.commands import main; main()", "build"]
    environment = os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1", "TERM": "xterm"}
    ours, theirs = os.openpty()
    with subprocess.Popen(command, cwd=root, env=environment, stdout=subprocess.DEVNULL, stderr=theirs) as building:
        os.close(theirs)
        seen = b""
        with os.fdopen(ours, "rb", buffering=0) as terminal, contextlib.suppress(OSError):  # its end is an error
            while more := terminal.read(4096):
                seen += more
    assert building.returncode == 0
    stages = re.findall(rb"(?:Reading|Checking|Making|Putting|Packing) the\w*", seen)
    named = (b"Reading the", b"Checking the", b"Making the", b"Putting them", b"Packing the")
    assert tuple(dict.fromkeys(stages)) == named
    shares = [int(share) for share in re.findall(rb"(\d+)%", seen)]
    assert shares == sorted(shares)
    assert (shares[0], shares[-1]) == (0, 100)
    (root / "build" / "built.json").unlink()
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, check=True)
    assert done.stderr == b""
