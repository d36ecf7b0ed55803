"""Hostile words in the law, in what people write and in the settings: shown as words, never carried out."""

import shutil
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from kite_site import ROOT
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Request

from lawplain import config, editions, store
from lawplain.checks import run
from lawplain.editions import pair
from lawplain.site.build.steps import build
from lawplain.sources.nz import act_xml

from .conftest import served

SCRIPT = "<script>window.caught = 'a script'</script>"
IMAGE = "<img src='https://evil.example/x.png' onerror=\"window.caught = 'an image'\">"
BREAK_OUT = "\"'><svg onload=window.caught='a-break-out'></svg>"
CLOSE = "</title></style></textarea></div></body>"
ALL = f"{SCRIPT} {IMAGE} {BREAK_OUT} {CLOSE} [x](javascript:window.caught='a-link') {{{{ 7*7 }}}} {{% raw %}}"
LAW = (ROOT / "tests" / "cases" / "short-act.xml").read_text(encoding="utf-8")
SUMMARY = """---
id: T40
also_called: {title}
topics:
  - play
law_as_at: 2020-01-01
law_fingerprint: {mark}
also_search:
  - '{quoted}'
people_ask:
  - law: (1)
    ask:
      - '{quoted}'
key_facts:
  - what: '{quoted}'
    fact: '{quoted}'
    law: (1)
method: written-by-a-person
reviewed_by: '{quoted}'
reviewed_on: 2020-02-02
---
{body} [(1)]

You must not fly over an airport. [(2A)]
"""
SHARED = {
    "topics": "- slug: play\n  name: '{quoted}'\n  about: '{quoted}'\n",
    "help": "- name: '{quoted}'\n  about: '{quoted}'\n  address: https://example.org/\n  urgent:\n    - deadline\n"
    "  hours: '{quoted}'\n  cost: '{quoted}'\n  post: '{quoted}'\n  topics:\n    - play\n",
    "elsewhere": "- ask:\n    - '{quoted}'\n  says: '{quoted}'\n  law: kites-1 s 3(1)\n  law_as_at: 2020-01-01\n"
    "  topics:\n    - play\n  where:\n    name: '{quoted}'\n    address: https://example.org/\n  seen: link\n",
    "words": "everyday:\n  - say:\n      - '{quoted}'\n    law:\n      - '{quoted}'\n",
}
MEANING = "- id: T32\n  term: '{quoted}'\n  meaning: '{quoted}'\n  law_as_at: 2020-01-01\n  method: drafted-with-ai\n"
BODIES = {
    "html": f"You may {SCRIPT} {IMAGE} fly.",
    "a link that runs": "[fly](javascript:window.caught='a-link') "
    "[now](data:text/html,<script>alert(1)</script>) kites.",
    "a link elsewhere, by halves": "[fly](//evil.example/) ![kite](https://evil.example/x.png) kites.",
    "an autolink": "<javascript:window.caught='an-autolink'> You may fly.",
    "entities": "&lt;script&gt;window.caught='entities'&lt;/script&gt; "
    "&#60;img src=x onerror=alert(1)&#62; You may fly.",
    "templates": "{{ config }} {% include '/etc/passwd' %} {{ ''.__class__ }} You may fly.",
    "attributes": '{: onclick="window.caught=1" } You may fly. { onclick=x }',
}


def hostile(text: str) -> str:
    """The invented Act with hostile words in every place that a page shows."""
    words = escape(ALL)
    text = text.replace("Where kites may fly", f"Where kites may fly {words}").replace(
        "over 7 years", f"over 7 {words}"
    )
    text = text.replace("In the air", f"In the air {words}").replace("Kite Amendment Act 2019", f"Kite {words}")
    text = text.replace("Kites</heading>\n      <crosshead", f"Kites {words}</heading>\n      <crosshead")
    text = text.replace('id="T40"', 'id="T40"').replace('href="X1"', "href=\"javascript:window.caught='a-reference'\"")
    text = text.replace('href="T30"', "href=\"javascript:window.caught='a-reference'\"")
    text = text.replace(">2A</label>", f">2A{escape(BREAK_OUT)}</label>").replace(
        ">kite</def-term>", f">kite{words}</def-term>"
    )
    return text.replace("Kite <brk/>Flying Act 2019", f"Kite Flying Act 2019 {words}").replace(
        "50 m.", f"50 m. {words}"
    )


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One built site for each hostile body would be slow: each body has an Act of its own in one site."""
    root = tmp_path_factory.mktemp("hostile")
    shutil.copy(ROOT / "mkdocs.yml", root)
    (root / "src").symlink_to(ROOT / "src")
    quoted = ALL.replace("'", "''")
    settings = '[site]\nname = "Kites <script>window.caught=1</script>"\n'
    (root / "content").mkdir()
    for name, text in SHARED.items():
        (root / "content" / f"{name}.yml").write_text(text.format(quoted=quoted), encoding="utf-8")
    for number, body in enumerate(BODIES.values(), 1):
        slug = f"kites-{number}"
        settings += f'[[acts]]\nslug = "{slug}"\nyear = {2000 + number}\nnumber = 7\n'
        publication = act_xml.read(hostile(LAW).encode(), slug)
        store.write(root / "sections" / slug, publication)
        mark = next(p.fingerprint for p in publication.act.contents if p.id == "T40")
        folder = root / "content" / slug
        folder.mkdir()
        front = SUMMARY.format(title="'" + f"Kites {quoted}" + "'", mark=mark, quoted=quoted, body=body)
        (folder / "3.md").write_text(front, encoding="utf-8")
        (folder / "meanings.yml").write_text(MEANING.format(quoted=quoted), encoding="utf-8")
    (root / "lawplain.toml").write_text(settings, encoding="utf-8")
    read = config.read(root)
    build(read, editions.load(read), root / "site")
    return root / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    with served(site) as found:
        yield found


def test_no_page_carries_anything_hostile_live(site: Path, address: str, browser: Browser) -> None:
    context = browser.new_context()
    page = context.new_page()
    asked: list[str] = []
    caught: list[str] = []

    def on_request(request: Request) -> None:
        asked.append(request.url)

    def on_dialog(dialog: Dialog) -> None:
        caught.append(dialog.message)
        dialog.dismiss()

    def on_console(message: ConsoleMessage) -> None:
        if "Content Security Policy" in message.text:
            caught.append(message.text)

    page.on("request", on_request)
    page.on("dialog", on_dialog)
    page.on("console", on_console)
    files = sorted(site.rglob("index.html"))
    assert len(files) > 100
    for file in files:
        if 'http-equiv="refresh"' in file.read_text(encoding="utf-8"):
            continue
        where = file.relative_to(site).as_posix().removesuffix("index.html")
        page.goto(address + where)
        found = page.evaluate(
            """() => [...document.querySelectorAll('*')].filter(e =>
              (e.localName === 'script' && e.type !== 'application/ld+json' &&
                (!e.src || new URL(e.src).origin !== location.origin)) ||
              e.localName === 'svg' && e.hasAttribute('onload') || e.localName === 'img' || e.localName === 'iframe' ||
              [...e.attributes].some(a => a.name.startsWith('on')) ||
              (e.localName === 'a' && e.href && !['http:', 'https:', 'mailto:'].includes(e.protocol))
            ).map(e => e.outerHTML.slice(0, 200)).concat(window.caught ? [String(window.caught)] : [])"""
        )
        assert found == [], where
    context.close()
    assert caught == []
    assert [url for url in asked if not url.startswith(address)] == []


def test_the_words_themselves_are_there(site: Path) -> None:
    """Nothing is lost: what is hostile in the law is still the law's words."""
    html = (site / "kites-1" / "3" / "index.html").read_text(encoding="utf-8")
    assert "over 7 &lt;script&gt;window.caught" in html


def test_check_names_what_is_hostile(site: Path) -> None:
    settings = config.read(site.parent)
    collection = editions.load(settings)
    said = {(f.path.split("/")[1], f.rule) for f in run(collection, settings.checks) if f.level == "error"}
    assert {f"kites-{number}" for number in (1, 2, 3)} <= {slug for slug, _ in said}
    assert isinstance(collection, pair.Collection)
