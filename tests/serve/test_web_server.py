"""`lawplain serve` as an editor meets it: a real server, real files, saves."""

import re
import shutil
import threading
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawplain import config
from lawplain.commands import output
from lawplain.serve import web_server

ROOT = Path(__file__).parents[2]
PAGE = "immigration-act-2009/398/"


class Editor:
    """Saves 398.md and reads its page, as an editor and their browser do."""

    def __init__(self, root: Path, port: int) -> None:
        self.file = root / "content" / "immigration-act-2009" / "398.md"
        self.address = f"http://127.0.0.1:{port}/"
        self.seen = re.search(r"let n = (\d+)", self.page())[1]  # type: ignore[index]

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=60) as answer:
            return str(answer.read().decode())

    def page(self) -> str:
        return self.get(PAGE)

    def saves(self, text: str) -> str:
        """The page, once the server says that something changed."""
        self.file.write_text(text, encoding="utf-8")
        self.seen = self.get(f"~changes?since={self.seen}")
        return self.page()


@pytest.fixture(scope="module")
def editor(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Editor]:
    """A project with the sample that this repository holds, served."""
    root = tmp_path_factory.mktemp("served")
    shutil.copytree(ROOT / "content", root / "content")
    sample = root / "sections" / "immigration-act-2009"
    sample.mkdir(parents=True)
    for name in ("act.json", "398.xml"):
        shutil.copy(ROOT / "sections" / "immigration-act-2009" / name, sample)
    for name in ("lawplain.toml", "mkdocs.yml"):
        shutil.copy(ROOT / name, root)
    (root / "src").symlink_to(ROOT / "src")
    server = web_server.Server(config.read(root), port=0, show=output.findings)
    thread = threading.Thread(target=server.run)
    thread.start()
    assert server.watching.wait(60)
    yield Editor(root, server.http.server_port)
    server.stopping.set()
    thread.join()


def panel(html: str) -> str:
    found = re.search(r'<aside[^>]*aria-label="What check finds">(.*?)</aside>', html, re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[1])) if found else ""


def test_a_save_shows_with_its_findings(editor: Editor) -> None:
    good = editor.file.read_text(encoding="utf-8")
    html = editor.saves(good.replace("The government can pay", "The government may pay"))
    assert "The government may pay" in html
    assert "deportation order” is not explained" in panel(html)
    html = editor.saves(good.replace("[(7)]", "[(77)]"))
    assert "Section 398 has no (77). Did you mean [(7)]?" in panel(html)
    assert "Readers do not see this explanation" in panel(html)
    assert "What the government spends on sending you away" in html, "the editor still sees what they write"
    editor.saves(good)


def test_a_broken_file_says_what_is_wrong_in_its_place_and_the_rest_goes_on(editor: Editor) -> None:
    good = editor.file.read_text(encoding="utf-8")
    html = editor.saves(good.replace("topics:", "topic:"))
    assert "Did you mean “topics”?" in panel(html)
    assert "What the government spends on sending you away" not in html
    assert "Section 397" in editor.get("immigration-act-2009/397/")
    assert panel(editor.saves(good)).startswith(" 0 errors")


def test_an_address_that_leads_nowhere_has_the_site_s_own_page(editor: Editor) -> None:
    with pytest.raises(urllib.error.HTTPError) as caught:
        editor.get("no/such/page/")
    assert caught.value.code == 404
    assert "We cannot find this page" in caught.value.read().decode()


def test_the_whole_site_follows(editor: Editor) -> None:
    """A new title is on the Act's page too, once the saves have ended."""
    good = editor.file.read_text(encoding="utf-8")
    title = re.search(r"also_called: (.*)", good)
    assert title
    editor.saves(good.replace(title[1], "Who has to pay for the way home"))
    while "Who has to pay for the way home" not in editor.get("immigration-act-2009/part-11/"):
        editor.seen = editor.get(f"~changes?since={editor.seen}")
    editor.saves(good)
