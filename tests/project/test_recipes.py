"""The recipes of CONTRIBUTING.md, “Change the software”, work as they are written."""

import re
import sys
import textwrap
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner
from jinja2 import ChoiceLoader, DictLoader

from lawplain import commands, editions
from lawplain.checks import rules
from lawplain.config import Config
from lawplain.law import addresses
from lawplain.site import templating, view

PAGE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")


def written(file: str, kind: str = "python") -> str:
    """What stands in the box below the name of a file."""
    _, _, after = PAGE.partition(f"**`{file}`**")
    code = re.search(rf"```{kind}\n(.*?)\n   ```", after, re.DOTALL)
    assert code, f"CONTRIBUTING.md names no {file}"
    return textwrap.dedent(code[1])


def run(name: str, file: str) -> ModuleType:
    """The Python that stands below the name of a file, as a module of that name."""
    module = ModuleType(name)
    exec(compile(written(file), file, "exec"), module.__dict__)
    return module


def test_the_rule_passes_its_test(monkeypatch: pytest.MonkeyPatch) -> None:
    rule = run("no_shouting", "src/lawplain/checks/rules/no_shouting.py")
    assert all(f"\n{word}: " in (rule.__doc__ or "") for word in ("Why", "Good", "Bad"))
    monkeypatch.setitem(sys.modules, f"{rules.__name__}.no_shouting", rule)
    monkeypatch.setattr(rules, "no_shouting", rule, raising=False)
    tests = run("test_no_shouting", "tests/checks/test_no_shouting.py")
    tests.test_left_alone()
    tests.test_found()


def test_the_command_runs(monkeypatch: pytest.MonkeyPatch, kite_project: Config) -> None:
    count = run("count", "src/lawplain/commands/count.py")
    monkeypatch.setitem(commands.COMMANDS, "count", "How many sections of ACT are explained.")
    monkeypatch.setitem(sys.modules, f"{commands.__name__}.count", count)
    monkeypatch.chdir(kite_project.root)
    assert "How many sections of ACT are explained." in CliRunner().invoke(commands.commands, ["--help"]).output
    run("test_count", "tests/commands/test_count.py").test_sections_that_are_explained(kite_project, monkeypatch)


def test_the_page_type_passes_its_test(monkeypatch: pytest.MonkeyPatch, kite_project: Config) -> None:
    template = written("src/lawplain/site/templates/acts.html", "html")
    templates = templating.environment()
    assert templates.loader
    monkeypatch.setattr(templates, "loader", ChoiceLoader([DictLoader({"acts.html": template}), templates.loader]))
    monkeypatch.setattr(addresses, "ACTS", "/acts/", raising=False)
    acts = run("acts", "src/lawplain/site/pages/acts.py").TYPE
    (page,) = acts.make(view.site(kite_project, editions.load(kite_project)))
    run("test_acts", "tests/site/test_acts.py").test_each_act_is_there({page.path: page})


def test_readme_lists_every_command() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in commands.COMMANDS if not re.search(rf"`(?:lawplain )?{name}\b", readme)] == []
