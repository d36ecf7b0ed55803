"""The recipes of CONTRIBUTING.md, “Change the software”, work as they are written."""

import re
import sys
import textwrap
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner

from lawplain import commands
from lawplain.checks import rules
from lawplain.config import Config

PAGE = (Path(__file__).parents[2] / "CONTRIBUTING.md").read_text(encoding="utf-8")


def run(name: str, file: str) -> ModuleType:
    """The Python that stands below the name of a file, as a module of that name."""
    _, _, after = PAGE.partition(f"**`{file}`**")
    code = re.search(r"```python\n(.*?)\n   ```", after, re.DOTALL)
    assert code, f"CONTRIBUTING.md names no {file}"
    module = ModuleType(name)
    exec(compile(textwrap.dedent(code[1]), file, "exec"), module.__dict__)
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
    result = CliRunner().invoke(commands.commands, ["count", kite_project.acts[0].slug])
    assert result.exit_code == 0, result
    assert int(result.output) > 0


def test_readme_lists_every_command() -> None:
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8")
    assert [name for name in commands.COMMANDS if not re.search(rf"`(?:lawplain )?{name}\b", readme)] == []
