"""A build after any changes leaves byte for byte what a build from nothing leaves, however little of it is made again.

Edits are drawn by chance, of every kind that people, the law, programs and accidents make. The first line of a failure
says the seed: LAWPLAIN_SEED makes the same edits again, LAWPLAIN_EDITS more of them.
"""

import json
import os
import random
import shutil
from pathlib import Path

from site_projects import GUIDE, HEAD, KITES, ROOT, Project, files

from lawplain import config
from lawplain.editions import load
from lawplain.site.build import inputs, steps

EDITS = int(os.environ.get("LAWPLAIN_EDITS", "7"))
SEED = int(os.environ.get("LAWPLAIN_SEED", str(random.randrange(10**6))))


def test_any_sequence_of_edits_gives_the_site_that_a_build_from_nothing_gives(tmp_path: Path) -> None:
    chance = random.Random(SEED)
    project = Project(tmp_path / "project", chance)
    made: list[str] = []
    for number in range(EDITS):
        for edit in chance.sample(project.edits(), chance.choice((1, 1, 1, 2, 3))):
            made.append(f"{number} {edit.__name__}")
            edit()
        anew = tmp_path / "anew"
        shutil.rmtree(anew, ignore_errors=True)
        shutil.copytree(project.root, anew, ignore=project.made)
        with project.begin("build") as here, project.begin("build", root=anew) as there:
            said = [each.communicate()[1] for each in (here, there)]
        assert here.returncode == there.returncode in (0, 3), f"LAWPLAIN_SEED={SEED}: {made}: {said}"
        was, is_ = dict(files(project.root / "site")), dict(files(anew / "site"))
        wrong = {name for name in was.keys() | is_.keys() if was.get(name) != is_.get(name)}
        assert not wrong, f"LAWPLAIN_SEED={SEED}: after {made}: {sorted(wrong)[:9]}"


def test_an_edit_makes_and_renders_one_acts_pages_only(tmp_path: Path) -> None:
    """What is made again is small: else every word above would hold for a build that makes all of it each time."""
    project = Project(tmp_path / "project", random.Random(1))
    assert project.run("build").returncode == 0
    before = dict(files(project.root / "site"))
    stamps = _stamps(project)
    project.change("content/kites/2.md", "It is about", "It says")
    found = project.python(
        "from pathlib import Path; from lawplain import config; from lawplain.site.build import whole;"
        "whole.build(config.read(Path.cwd()), Path('site'), 'mkdocs', lambda *stage: print(*stage))"
    )
    assert "render 4 4\n" in found, "two pages, each read and written"
    again = {name for name, content in files(project.root / "site") if before[name] != content}
    assert {name for name in again if name.endswith(".html")} == {"kites/2/index.html", "kites/part-1/all/index.html"}
    now = _stamps(project)
    made = {key for key, stamp in now.items() if stamp and stamps[key] != stamp}
    assert {"en section kites T30", "en whole Part kites T20", "data kites"} <= made
    assert "en section kites T40" in made, "it shows the title of the section before it"
    assert not made & {"en section kites T60", "en schedule kites", "en defined words kites"}
    assert {key for key in made if "lines" in key} == set()


def _stamps(project: Project) -> dict[str, str]:
    """What each unit is made of; "" for what is made in each build."""
    left = json.loads((project.root / "build" / "built.json").read_text(encoding="utf-8"))
    return {key: made[0] for key, made in left["units"].items()}


def test_a_page_of_questions_is_made_again_where_a_section_on_it_changed(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", random.Random(1))
    topics = ("play", "fly")
    project.write("content/topics.yml", "".join(f"- slug: {t}\n  name: A topic\n  about: You do.\n" for t in topics))
    for name, id_, topic in (("2", "T30", "play"), ("3", "T40", "fly")):
        head = HEAD.format(id=id_, title=f"How to {topic}", topic=topic).removesuffix("---\n")
        ask = f"people_ask:\n  - ask: [How do I {topic}?]\n    law: all\n---\n"
        project.write(f"content/kites/{name}.md", f"{head}{ask}It is about a kite. [all]\n")
    assert project.run("build").returncode == 0
    before = _stamps(project)
    project.change("content/kites/3.md", "It is about", "It says")
    assert project.run("build").returncode == 0
    assert "It says a kite." in (project.root / "site/questions/fly/index.html").read_text(encoding="utf-8")
    now = _stamps(project)
    assert now["en questions play"] == before["en questions play"] != ""
    assert now["en questions fly"] != before["en questions fly"]


def test_a_guide_is_made_again_where_it_changed(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", random.Random(1))
    for name in ("one", "two"):
        project.write(f"content/guides/{name}.md", GUIDE.format(title=f"Guide {name}", word="kite"))
    assert project.run("build").returncode == 0
    before = _stamps(project)
    project.change("content/guides/two.md", "You look where", "You see where")
    assert project.run("build").returncode == 0
    assert "You see where" in (project.root / "site/guides/two/index.html").read_text(encoding="utf-8")
    now = _stamps(project)
    assert now["en guides one"] == before["en guides one"] != ""
    assert now["en guides two"] != before["en guides two"]
    project.change("content/guides/two.md", "You see where", "You see in 9 years where")
    wrong = project.run("build")
    assert wrong.returncode == 3, "a number that the law does not have"
    assert "content/guides/two.md" in wrong.stderr + wrong.stdout
    assert not (project.root / "site/guides/two").exists()


def test_what_is_no_part_of_a_site_makes_nothing_again(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", random.Random(1))
    assert project.run("build").returncode == 0
    for name in ("README.md", "docs/notes.md", "tests/test_kites.py"):
        project.write(name, "new")
        assert "as they were" in project.run("build").stdout


def test_what_someone_took_from_the_site_is_made_again(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", random.Random(1))
    assert project.run("build").returncode == 0
    before = dict(files(project.root / "site"))
    for name in ("kites/2/index.html", "data/kites.json", "assets/lawplain.css", "kites/kites.zip"):
        (project.root / "site" / name).unlink()
        assert project.run("build").returncode == 0
        assert dict(files(project.root / "site")) == before


def test_what_was_kept_of_the_law_and_summaries_is_used_only_where_it_is_whole(tmp_path: Path) -> None:
    """Files of build/kept are cut, touched, and exchanged with those of others; all is made again from them."""
    project = Project(tmp_path / "project", random.Random(1))
    assert project.run("build").returncode == 0
    before = dict(files(project.root / "site"))
    kept = sorted(file for file in (project.root / "build" / "kept").rglob("*") if file.is_file())
    assert {"sections", "content", "referring", "questions", "search", "stems"} <= {
        file.relative_to(project.root).parts[2] for file in kept
    }
    contents = [file.read_bytes() for file in kept]
    damaged = (
        [content[:-1] for content in contents],
        [content[:99] + b"?" + content[100:] for content in contents],
        contents[1:] + contents[:1],
    )
    for these in damaged:
        for file, content in zip(kept, these, strict=True):
            file.write_bytes(content)
        (project.root / "build" / "built.json").unlink()
        assert project.run("build").returncode == 0
        assert dict(files(project.root / "site")) == before
        assert all(file.read_bytes() != content for file, content in zip(kept, these, strict=True))


def test_a_link_into_another_act_follows_what_becomes_of_that_act(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", random.Random(1))
    assert project.run("build").returncode == 0
    page = project.root / "site/lines/5/index.html"
    assert 'href="../../kites/3/' in page.read_text(encoding="utf-8")
    number = ">3</label><heading>Where kites may fly"
    assert number in KITES
    project.fetched("kites", KITES.replace(number, number.replace("3", "3A", 1)))
    (project.root / "content/kites/3.md").rename(project.root / "content/kites/3A.md")
    assert project.run("build").returncode == 0
    assert 'href="../../kites/3A/' in page.read_text(encoding="utf-8")


def test_nothing_is_kept_of_a_build_that_may_have_read_two_versions(tmp_path: Path) -> None:
    project = Project(tmp_path / "project", random.Random(1))
    (project.root / "src").rename(project.root / "source")
    (project.root / "src").symlink_to(ROOT / "src")  # its mkdocs.yml names the theme there
    settings, site = config.read(project.root), project.root / "site"
    given = inputs.inputs(settings, site, "mkdocs")
    collection = load(settings)
    left = steps.build(settings, collection, site, given=given)
    assert left.frame and left.units
    project.change("content/kites/2.md", "It is about", "It says")
    left = steps.build(settings, collection, site, given=given)
    assert not left.frame and not left.units
