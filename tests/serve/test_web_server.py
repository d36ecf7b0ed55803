"""`lawplain serve` as an editor meets it: a real server, real files, saves."""

import re
import shutil
import socket
import threading
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from lawplain import config
from lawplain.commands import output
from lawplain.errors import Exit, LawplainError
from lawplain.serve import web_server

ROOT = Path(__file__).parents[2]
PAGE = "immigration-act-2009/398/"


class Editor:
    """Saves 398.md and reads its page, as an editor and their browser do."""

    def __init__(self, root: Path, server: web_server.Server) -> None:
        self.server = server
        self.file = root / "content" / "immigration-act-2009" / "398.md"
        self.address = f"http://127.0.0.1:{server.http.server_port}/"
        self.seen = re.search(r"let n = (\d+)", self.page())[1]  # type: ignore[index]

    def get(self, path: str) -> str:
        with urllib.request.urlopen(self.address + path, timeout=60) as answer:
            return str(answer.read().decode())

    def page(self) -> str:
        return self.get(PAGE)

    def until(self, wanted: Callable[[str], bool]) -> str:
        """The page, once it is as wanted: a whole build that ends is a change too."""
        while not wanted(html := self.page()):
            self.seen = self.get(f"~changes?since={self.seen}")
        return html

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
    yield Editor(root, server)
    server.stopping.set()
    thread.join()


def panel(html: str) -> str:
    found = re.search(r'<aside[^>]*aria-label="What check finds">(.*?)</aside>', html, re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found[1])) if found else ""


def test_a_save_shows_with_its_findings(editor: Editor) -> None:
    good = editor.file.read_text(encoding="utf-8")
    html = editor.saves(good.replace("The government can pay", "With judicial review the government can pay"))
    assert "With judicial review the government can pay" in html
    assert "“judicial review” is not explained" in panel(html)
    html = editor.saves(good.replace("[(8)]", "[(88)]"))
    assert "Section 398 has no (88). Did you mean [(8)]?" in panel(html)
    assert "Readers do not see this explanation" in panel(html)
    assert "Who pays when someone is sent out of New Zealand" in html, "the editor still sees what they write"
    editor.saves(good)


def test_a_broken_file_says_what_is_wrong_in_its_place_and_the_rest_goes_on(editor: Editor) -> None:
    good = editor.file.read_text(encoding="utf-8")
    html = editor.saves(good.replace("also_called: Who", "also_called: [Who"))
    assert "YAML finds no end for what [ opens" in panel(html)
    assert "The government can pay" not in html.partition('<main id="main">')[2], "the head follows with the whole site"
    assert "Section 397" in editor.get("immigration-act-2009/397/")
    assert panel(editor.saves(good)).startswith(" Nothing to mend")


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


def test_only_its_own_host_is_answered(editor: Editor) -> None:
    """A page from elsewhere whose name was made to lead here could else read what nobody has published."""
    port = urllib.parse.urlsplit(editor.address).port
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1:1", ""):
        request = urllib.request.Request(editor.address + PAGE, headers={"Host": host})
        with pytest.raises(urllib.error.HTTPError) as caught:
            urllib.request.urlopen(request, timeout=60)
        assert caught.value.code == 421
        assert caught.value.read().decode() == f"Open {editor.address}\n"
    request = urllib.request.Request(editor.address + PAGE, headers={"Host": f"localhost:{port}"})
    with urllib.request.urlopen(request, timeout=60) as answer:
        assert answer.status == 200


def test_a_port_that_is_taken_is_said_before_anything_is_built(tmp_path: Path) -> None:
    (tmp_path / "lawplain.toml").write_text("")
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(LawplainError, match="can't be used") as caught:
            web_server.Server(config.read(tmp_path), taken.getsockname()[1], output.findings)
    assert caught.value.exit_code == Exit.USAGE
    assert not (tmp_path / "build").exists()


OLDER = "What you see is older than what you saved"


def test_a_shared_file_that_cannot_be_read_is_said_on_every_page(
    editor: Editor, capsys: pytest.CaptureFixture[str]
) -> None:
    topics = editor.file.parents[1] / "topics.yml"
    good = topics.read_text(encoding="utf-8")
    topics.write_text(good.replace("- slug: ", "- slug ", 1), encoding="utf-8")
    html = editor.until(lambda html: OLDER in html)
    assert "content/topics.yml:1:1: There is no colon after “slug”." in html
    assert OLDER in editor.get("immigration-act-2009/397/")
    assert "There is no colon after “slug”." in capsys.readouterr().out
    topics.write_text(good.replace("  name: ", "  nam: ", 1), encoding="utf-8")
    html = editor.until(lambda html: OLDER not in html)
    assert "Did you mean “name”?" in html
    topics.write_text(good, encoding="utf-8")
    editor.until(lambda html: "Did you mean “name”?" not in html)


def test_a_fault_in_the_settings_is_said_and_the_server_goes_on(editor: Editor) -> None:
    settings = editor.file.parents[2] / "lawplain.toml"
    good = settings.read_text(encoding="utf-8")
    settings.write_text(good.replace("name =", "nmae =", 1), encoding="utf-8")
    assert "Did you mean “name”?" in editor.until(lambda html: OLDER in html)
    settings.write_text(good, encoding="utf-8")
    editor.until(lambda html: OLDER not in html)


def test_a_fault_of_lawplain_itself_is_said_and_the_server_goes_on(editor: Editor) -> None:
    with editor.server._surviving():
        raise RuntimeError("nobody thought of this")
    assert "nobody thought of this" in editor.page()
    editor.file.write_text(editor.file.read_text(encoding="utf-8"), encoding="utf-8")
    editor.until(lambda html: OLDER not in html)
