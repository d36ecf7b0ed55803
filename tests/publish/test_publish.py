"""What a site holds of the law, and when a new one must not take the published one's place."""

import datetime as dt
import socket
import subprocess
import sys
from pathlib import Path

import pytest
from pytest_httpserver import HTTPServer

from lawplain import publish, store
from lawplain.content import ActContent
from lawplain.editions import pair
from lawplain.errors import Exit, LawplainError, SourceError
from lawplain.site.files import published
from lawplain.site.files.published import Held
from lawplain.sources.nz import act_xml

CASE = (Path(__file__).parents[1] / "cases" / "short-act.xml").read_bytes()
OLD, NEW = dt.date(2025, 1, 1), dt.date(2026, 1, 1)


def test_what_a_site_holds() -> None:
    act = act_xml.read(CASE, "kites").act
    edition = pair.pair(act, ActContent("kites"), store.FetchLog())
    found = published.held(pair.Collection((edition,), (), (), (), (), ()))  # type: ignore[arg-type]
    assert found == {"kites": Held(dt.date(2020, 1, 1), len(act.sections))}
    assert published.read(published.as_json(found), "here") == found


@pytest.mark.parametrize(
    ("now", "said"),
    [
        ({"kites": Held(NEW, 7)}, []),
        ({"kites": Held(NEW, 8), "bees": Held(OLD, 1)}, []),
        ({"kites": Held(NEW, 6)}, ["kites would have the words of 6 sections instead of 7."]),
        ({"kites": Held(OLD, 7)}, ["kites would go back from 2026-01-01 to 2025-01-01."]),
        ({"bees": Held(NEW, 7)}, ["kites would be gone."]),
    ],
)
def test_what_would_be_lost(now: dict[str, Held], said: list[str]) -> None:
    assert list(publish.losses(now, {"kites": Held(NEW, 7)})) == said


def test_a_loss_is_refused_unless_it_is_meant() -> None:
    new, old = {"kites": Held(NEW, 1)}, {"kites": Held(NEW, 7)}
    with pytest.raises(LawplainError, match="1 sections instead of 7") as caught:
        publish.check(new, old, first=False, accept=False)
    assert caught.value.exit_code == Exit.POORER
    publish.check(new, old, first=False, accept=True)


def test_the_first_publication_is_said_to_be_one() -> None:
    with pytest.raises(LawplainError, match="nobody can tell"):
        publish.check({"kites": Held(NEW, 1)}, None, first=False, accept=False)
    publish.check({"kites": Held(NEW, 1)}, None, first=True, accept=False)


def test_what_is_published_is_asked_of_the_site_itself(httpserver: HTTPServer) -> None:
    facts = published.as_json({"kites": Held(NEW, 7)})
    httpserver.expect_request("/sub/published.json").respond_with_data(facts)
    assert publish.published(httpserver.url_for("/sub/"), "us@example.org") == {"kites": Held(NEW, 7)}


def test_a_site_without_facts(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/published.json").respond_with_data("", 404)
    assert publish.published(httpserver.url_for("/"), "us@example.org") is None


@pytest.mark.parametrize("status", [202, 301, 403, 500])
def test_a_site_that_does_not_answer_is_not_an_empty_one(httpserver: HTTPServer, status: int) -> None:
    httpserver.expect_request("/published.json").respond_with_data("", status)
    with pytest.raises(SourceError) as caught:
        publish.published(httpserver.url_for("/"), "us@example.org")
    assert caught.value.exit_code == Exit.SOURCE


def test_a_site_that_cannot_be_reached() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    with pytest.raises(SourceError, match="can't be reached"):
        publish.published(f"http://127.0.0.1:{port}/", "us@example.org")


@pytest.mark.parametrize(
    "text", ["", "<html>", "[]", '{"format": 2}', '{"format": 1, "acts": {"kites": 3}}', "[" * 9999]
)
def test_what_is_no_list_of_facts(text: str) -> None:
    with pytest.raises(LawplainError, match=r"is not the published\.json"):
        published.read(text, "here")


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "lawplain.toml").write_text("")
    for name, count in (("site", 6), ("live", 7)):
        (tmp_path / name).mkdir()
        (tmp_path / name / "published.json").write_text(published.as_json({"kites": Held(NEW, count)}))
    command = [str(Path(sys.executable).parent / "lawplain"), "publishable", "site", "--than", "live"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == Exit.POORER
    assert "6 sections instead of 7" in done.stderr
    assert "--accept-loss" in done.stderr
    done = subprocess.run([*command, "--accept-loss"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "1 Act, 6 sections with their words: may be published.\n")
