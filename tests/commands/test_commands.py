"""The list of commands, and what each of them loads."""

import subprocess
import sys
from pathlib import Path

import click
import pytest

from lawplain import commands
from lawplain.config import Config

HEAVY = ("pydantic", "lxml", "yaml", "lawplain.editions", "lawplain.site", "lawplain.sources.nz.act_xml")


def run(folder: Path, *words: str) -> tuple[str, set[str]]:
    """What a command prints in a project, and which of the heavy modules were imported for it."""
    code = f"""
import sys
from lawplain.commands import main
try:
    main()
finally:
    print("\\n--loaded--", *(name for name in {HEAVY} if name in sys.modules))
"""
    command = [sys.executable, "-c", code, *words]
    printed = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    text, _, loaded = printed.partition("\n--loaded--")
    return text, set(loaded.split())


def test_help_names_every_command_and_loads_none(tmp_path: Path) -> None:
    text, loaded = run(tmp_path, "--help")
    assert [name for name in commands.COMMANDS if f"\n  {name} " not in text] == []
    assert loaded == set()


def test_status_loads_no_site(kite_project: Config) -> None:
    text, loaded = run(kite_project.root, "status")
    assert "sections" in text
    assert "lawplain.site" not in loaded


@pytest.mark.parametrize("name", commands.COMMANDS)
def test_a_command_is_a_file_and_its_help_begins_with_its_line_in_the_list(name: str) -> None:
    command = commands.commands.get_command(click.Context(commands.commands), name)
    assert command is not None
    assert command.name == name
    assert " ".join((command.help or "").split()).startswith(commands.COMMANDS[name])


def test_every_file_is_a_command_or_helps_several() -> None:
    home = Path(commands.__file__).parent
    files = {path.stem.replace("_", "-") for path in home.glob("*.py")} - {"--init--"}
    assert files == {*commands.COMMANDS, "output", "project", "scope", "stamping"}
