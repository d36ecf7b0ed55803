"""The jobs that run by themselves: well-formed, with no more rights than they need, and nothing of a stranger's run."""

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

FOLDER = Path(__file__).parents[2] / ".github" / "workflows"
FILES = sorted(FOLDER.glob("*.yml"))
STRANGERS = re.compile(r"\$\{\{[^}]*github\.(event|head_ref|actor)[^}]*\}\}")
"""What somebody outside can choose the words of."""


def read(name: str) -> dict[Any, Any]:
    found = yaml.safe_load((FOLDER / name).read_text(encoding="utf-8"))
    assert isinstance(found, dict)
    return found


def steps(workflow: dict[Any, Any]) -> list[dict[str, Any]]:
    return [step for job in workflow["jobs"].values() for step in job.get("steps", [])]


def test_there_are_three() -> None:
    assert [file.name for file in FILES] == ["nightly.yml", "publish.yml", "tests.yml"]


def test_they_are_what_the_runner_reads() -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.github-workflows"]
    done = subprocess.run([*command, *map(str, FILES)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_rights_time_and_strangers(file: Path) -> None:
    workflow = read(file.name)
    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert "concurrency" in workflow
    assert "pull_request_target" not in workflow[True], "it would run a stranger's code with our rights"
    for job in workflow["jobs"].values():
        assert "uses" in job or job["timeout-minutes"] <= 90
    for step in steps(workflow):
        run = step.get("run", "")
        assert not STRANGERS.search(run)
        assert "${{" not in run, "values reach a script through its environment, where they are no code"
        assert "secrets." not in run


def test_the_schedule_is_at_an_odd_minute_and_can_be_started_by_hand() -> None:
    events = read("nightly.yml")[True]  # YAML reads the key `on` as true
    (at,) = [one["cron"] for one in events["schedule"]]
    minute, hour, *days = at.split()
    assert int(minute) % 5
    assert 12 <= int(hour) <= 18, "night in New Zealand, the whole year"
    assert days == ["*", "*", "*"]
    assert "workflow_dispatch" in events


def test_what_stops_publishing_stands_before_it() -> None:
    jobs = read("publish.yml")["jobs"]
    runs = [step.get("run", "") for step in jobs["build"]["steps"]]
    assert any("lawplain publishable" in run for run in runs)
    assert not any("continue-on-error" in step for step in jobs["build"]["steps"])
    assert jobs["deploy"]["needs"] == "build"
