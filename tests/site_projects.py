"""Projects of two short Acts, built by the command as it stands, and edits of every kind to them."""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
CASES = ROOT / "tests" / "cases"
KITES = (CASES / "short-act.xml").read_text(encoding="utf-8")
LINES = (
    KITES.replace('id="T', 'id="U')
    .replace('href="T', 'href="U')
    .replace('act.no="7"', 'act.no="8"')
    .replace("Kite <brk/>Flying Act", "Line Act")
    .replace("Kite Flying Act", "Line Act")
    .replace("Lanterns are kites.", 'See <citation><extref href="T40">section 3</extref></citation> of that Act.')
)
"""A second Act, which refers to a section of the first."""
ACTS = {
    "kites": '[[acts]]\nslug = "kites"\ntype = "public"\nyear = 2019\nnumber = 7\n',
    "lines": '[[acts]]\nslug = "lines"\ntype = "public"\nyear = 2019\nnumber = 8\n',
}
HEAD = """---
id: {id}
also_called: {title}
topics:
  - {topic}
law_as_at: 2020-01-01
method: drafted-with-ai
---
"""


GUIDE = """---
title: {title}
for: You want to fly
law: kites
topics:
  - play
law_as_at: 2020-01-01
method: drafted-with-ai
steps:
  - id: look
    title: You look
    law: s 2
    kind: ends
---
It is about a {word}. [s 2]

## look

You look where they may fly. [s 3]
"""


class Project:
    """A project of two short Acts, with lawplain's own source in it, so that an edit can change that too."""

    def __init__(self, root: Path, chance: random.Random, there: bool = False) -> None:
        self.root, self.chance = root, chance
        self.law = {"kites": KITES, "lines": LINES}
        self.config = {"name": "lawplain", "acts": ["kites", "lines"]}
        if there:
            return
        shutil.copytree(ROOT / "src", root / "src", ignore=shutil.ignore_patterns("__pycache__"))
        shutil.copy(ROOT / "mkdocs.yml", root)
        (root / "content" / "kites").mkdir(parents=True)
        (root / "content" / "lines").mkdir()
        self.configured()
        for slug, text in self.law.items():
            self.fetched(slug, text)
        self.topics()
        for name in ("2", "3"):
            self.summary("kites", name)

    @classmethod
    def at(cls, root: Path, chance: random.Random) -> "Project":
        """One that is there already."""
        return cls(root, chance, there=True)

    def configured(self) -> None:
        site = f'[site]\nname = "{self.config["name"]}"\n'
        self.write("lawplain.toml", site + "".join(ACTS[slug] for slug in self.config["acts"]))

    def fetched(self, slug: str, text: str) -> None:
        self.write("act.xml", text)
        before = (self.root / "lawplain.toml").read_text(encoding="utf-8")
        self.write("lawplain.toml", "".join(ACTS.values()))
        done = self.run("fetch", slug, "--from", "act.xml", "--accept-older")
        assert done.returncode == 0, done.stderr
        self.write("lawplain.toml", before)

    def run(self, *words: str, root: Path | None = None) -> subprocess.CompletedProcess[str]:
        with self.begin(*words, root=root) as running:
            out, err = running.communicate()
        return subprocess.CompletedProcess(words, running.returncode, out, err)

    def begin(self, *words: str, root: Path | None = None) -> subprocess.Popen[str]:
        return self._python("from lawplain.commands import main; main()", *words, root=root or self.root)

    def python(self, program: str) -> str:
        """What a program prints that runs in the project, with the project's own lawplain."""
        with self._python(program, root=self.root) as running:
            out, err = running.communicate()
        assert running.returncode == 0, err
        return out

    def _python(self, program: str, *words: str, root: Path) -> subprocess.Popen[str]:
        command = [sys.executable, "-c", program, *words]
        environment = os.environ | {"PYTHONPATH": str(root / "src"), "PYTHONDONTWRITEBYTECODE": "1"}
        pipe = subprocess.PIPE
        return subprocess.Popen(command, cwd=root, env=environment, stdout=pipe, stderr=pipe, text=True)

    def write(self, name: str, text: str) -> None:
        file = self.root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def made(self, folder: str, names: list[str]) -> list[str]:
        """What builds made, and a copy of the project is to be without."""
        return ["build", "site"] if Path(folder) == self.root else []

    def change(self, name: str, old: str, new: str) -> None:
        text = (self.root / name).read_text(encoding="utf-8")
        self.write(name, text.replace(old, new) if old in text else text.replace(new, old))

    def one(self, pattern: str) -> Path | None:
        """A file of the project by chance, where there is one."""
        found = sorted(file for file in self.root.glob(pattern) if file.is_file())
        return self.chance.choice(found) if found else None

    def any_word(self) -> str:
        return self.chance.choice(("kite", "balloon", "lantern", "a thing that flies", "[a pin", "no kite — “ever”"))

    # --- edits

    def summary(self, slug: str = "", name: str = "") -> None:
        """A summary is written, or written anew; some with an error, for which it is left out."""
        slug = slug or self.chance.choice(("kites", "lines"))
        name = name or self.chance.choice(("2", "3", "4-T51", "5"))
        ids = {"2": "30", "3": "40", "4-T51": "51", "5": "60"}
        head = HEAD.format(
            id=("T" if slug == "kites" else "U") + ids[name],
            title=f"About {self.chance.choice(('kites', 'lines', 'the wind'))}",
            topic=self.chance.choice(("play", "fly")),
        )
        self.write(f"content/{slug}/{name}.md", f"{head}It is about a {self.any_word()}. [all]\n")

    def asked(self) -> None:
        """A summary answers a question, or another one."""
        if file := self.one("content/*/*.md"):
            head, _, body = file.read_text(encoding="utf-8").rpartition("---\n")
            ask = f"people_ask:\n  - ask: [Is it {self.chance.choice(('a kite', 'a line', 'heavy'))}?]\n    law: all\n"
            file.write_text(f"{head.partition('people_ask')[0]}{ask}---\n{body}", encoding="utf-8")

    def guide(self) -> None:
        """A guide is written, or written anew."""
        name = self.chance.choice(("one", "two"))
        self.write(f"content/guides/{name}.md", GUIDE.format(title=f"Guide {name}", word=self.any_word()))

    def gone(self) -> None:
        if file := self.one("content/*/*.md"):
            file.unlink()

    def topics(self) -> None:
        names = [("play", f"Play {self.chance.randrange(9)}"), ("fly", "Fly")][: self.chance.choice((1, 2, 2))]
        self.write("content/topics.yml", "".join(f"- slug: {s}\n  name: {n}\n  about: You do.\n" for s, n in names))

    def everyday(self) -> None:
        said = f"everyday:\n  - say: [{self.chance.choice(('toy', 'dragon'))}]\n    law: [kite]\nte_reo: [manu]\n"
        self.write("content/words.yml", said)

    def meanings(self) -> None:
        meaning = f"A toy, number {self.chance.randrange(9)}."
        facts = f"  meaning: {meaning}\n  law_as_at: 2020-01-01\n  method: drafted-with-ai\n"
        self.write("content/kites/meanings.yml", f"- term: kite\n  id: T31\n{facts}")

    def help(self) -> None:
        place = f"- name: Help {self.chance.randrange(9)}\n  about: It helps.\n  address: https://example.org/\n"
        self.write("content/help.yml", f"{place}  urgent:\n    - deadline\n")

    def correction(self) -> None:
        was = f"It said {self.chance.randrange(9)}."
        self.write("content/corrections.yml", f"- on: 2021-02-03\n  where: kites/3\n  was: {was}\n  now: It says so.\n")

    def language(self) -> None:
        """Another language is spoken, or is not any more."""
        if (self.root / "content/languages.yml").exists():
            (self.root / "content/languages.yml").unlink()
            return
        checked = "method: written-by-a-person\n  reviewed_by: A Person\n  reviewed_on: 2021-01-01\n"
        self.write("content/languages.yml", f"- code: ar\n  name: العربية\n  direction: rtl\n  {checked}")
        self.write("content/languages/ar.po", (CASES / "ar.po").read_text(encoding="utf-8"))

    def new_law(self) -> None:
        """The law changes: words, headings, or a section goes."""
        slug = self.chance.choice(("kites", "lines"))
        old, new = self.chance.choice(
            (
                ("over 7 years; or", "over 9 years; or"),
                ("Where kites may fly", "Where they may fly"),
                (">Tails and lines<", ">Tails<"),
                ("is lighter than 5 kg; and", "is lighter than 6 kg; and"),
                ('id="T71"' if slug == "kites" else 'id="U71"', 'id="N71"'),
            )
        )
        text = self.law[slug]
        self.law[slug] = text.replace(old, new) if old in text else text.replace(new, old)
        self.fetched(slug, self.law[slug])

    def words_lost(self) -> None:
        """The words of a section are not stored any more."""
        if file := self.one("sections/*/*.xml"):
            file.unlink()

    def settings(self) -> None:
        self.config["name"] = self.chance.choice(("lawplain", "plainly"))
        self.config["acts"] = self.chance.choice((["kites"], ["kites", "lines"], ["lines", "kites"]))
        self.configured()

    def template(self) -> None:
        self.change("src/lawplain/site/templates/section.html", "What it means", "What this means")

    def theme(self) -> None:
        self.change("src/lawplain/site/theme/main.html", "Skip to the text", "Jump to the text")

    def style(self) -> None:
        self.change("src/lawplain/site/theme/assets/lawplain.css", "line-height", "line-height ")

    def mkdocs(self) -> None:
        """With a plugin that looks at all pages, or without."""
        self.change("mkdocs.yml", "plugins: []", "plugins:\n  - search")

    def looked(self) -> None:
        facts = {"format": 1, "tried": "", "succeeded": f"2026-0{self.chance.randrange(1, 9)}-01T00:00:00+00:00"}
        self.write("fetch-log/kites.json", json.dumps(facts))

    def site_touched(self) -> None:
        if file := self.one("site/**/*.*"):
            file.unlink() if self.chance.random() < 0.5 else file.write_bytes(b"touched")

    def strange_file(self) -> None:
        name = self.chance.choice(("kites/2/old.html", "kites/9/index.html", "kites/3/index.html/a", "assets/x/y", "x"))
        if (file := self.root / "site" / name.removesuffix("/a")).is_file():
            file.unlink()
        self.write(f"site/{name}", "left by something else")

    def build_touched(self) -> None:
        """What builds keep is damaged, or gone."""
        match self.chance.randrange(6):
            case 0:
                shutil.rmtree(self.root / "build", ignore_errors=True)
            case 1:
                (self.root / "build" / "built.json").unlink(missing_ok=True)
            case 2:
                shutil.rmtree(self.root / "build" / "docs", ignore_errors=True)
            case 3:
                for kept in [file for file in (self.root / "build" / "kept").rglob("*") if file.is_file()]:
                    other = self.one("build/kept/**/*") or kept
                    kept.write_bytes(self.chance.choice((other.read_bytes(), b"", b"touched")))
            case _:
                if file := self.one(self.chance.choice(("build/docs/**/*.md", "build/built.json"))):
                    file.write_bytes(file.read_bytes()[: self.chance.randrange(file.stat().st_size + 1)])

    def another_site(self) -> None:
        """A site is built into another folder meanwhile, as `lawplain serve` does."""
        assert self.run("build", "--site-dir", str(self.root / "build" / "other")).returncode in (0, 3)

    def notes(self) -> None:
        """What is no part of the site."""
        self.write(self.chance.choice(("README.md", "docs/notes.md", "tests/test_kites.py")), self.any_word())

    def nothing(self) -> None:
        """Nothing changes."""

    def edits(self) -> tuple[Callable[[], None], ...]:
        people = (
            self.asked,
            self.guide,
            self.gone,
            self.topics,
            self.everyday,
            self.meanings,
            self.help,
            self.correction,
            self.language,
        )
        programs = (self.new_law, self.words_lost, self.settings, self.template, self.theme, self.style, self.mkdocs)
        accidents = (self.looked, self.site_touched, self.strange_file, self.build_touched, self.another_site)
        return (*[self.summary] * 3, *people, self.language, *programs, *accidents, self.notes, self.nothing)


def files(site: Path) -> Iterator[tuple[str, bytes]]:
    for file in sorted(site.rglob("*")):
        if file.is_file():
            yield file.relative_to(site).as_posix(), file.read_bytes()
