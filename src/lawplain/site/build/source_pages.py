"""Pages onto the disk, as the renderer reads them."""

import hashlib
import json
import re
from collections.abc import Iterable
from pathlib import Path

from lawplain.errors import naming
from lawplain.language import messages, speech
from lawplain.language.speech import day
from lawplain.site.page import Page

_NOT_YAML = re.compile("[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")
_ROOTED = re.compile('="/(?!/)')
_ADDRESSES = (" href", " src", " action", "\nhref", "\nsrc", "\naction")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\u202a-\u202e\u2066-\u2069\ufdd0-\ufdef]")
"""What no page carries: controls, and what turns the direction of writing round."""


def write(pages: Iterable[Page], folder: Path) -> dict[str, str]:
    """Writes each page as a Markdown file that holds its HTML; one that would not change is not touched.

    Returns a digest of each by the page's path.
    """
    digests = {}
    for page in pages:
        file, text = folder / name(page.path), as_markdown(page)
        content = text.encode()
        if not file.exists() or file.read_bytes() != content:
            file.parent.mkdir(parents=True, exist_ok=True)
            with naming(file):
                file.write_bytes(content)
        digests[page.path] = hashlib.sha256(content).hexdigest()
    return digests


def name(path: str) -> str:
    """The Markdown file of a page, as the renderer's addresses ask: "kites/2.md" for "kites/2/"."""
    return f"{path.rstrip('/')}.md" if path else "index.md"


def _languages(page: Page) -> dict[str, object]:
    """What the frame needs to speak the page's language, and to lead to the same page in others."""
    if not page.others:
        return {}
    up = "../" * page.path.count("/") or "./"
    english = next(other.english for other, _, _ in page.others if other)
    listed = [
        {
            "code": other.code if other else english,
            "name": other.name if other else "English",
            "direction": other.direction if other else "ltr",
            "path": path,
            "where": up + path,
            "own": own,
            "here": other is page.language,
        }
        for other, path, own in page.others
    ]
    found: dict[str, object] = {"others": listed}
    if page.language:
        found |= {"lang": page.language.code, "dir": page.language.direction, "folder": f"{page.language.code}/"}
        found |= {"english": english}
        found |= {"words": {one: page.language.messages[one] for one in messages.frame()}}
        found |= {} if page.own_language else {"canonical": page.canonical}
    return found


def as_markdown(page: Page) -> str:
    """A page as the renderer reads it: front matter alone, its body, with relative addresses, as one field of it.

    A body of HTML in the text would be taken apart by the renderer and put together again, twice, and come out the
    same: four fifths of its time.
    """
    meta: dict[str, object] = {"title": page.title, "description": page.description, "kind": page.kind}
    meta |= {"previous": page.previous.lstrip("/")} if page.previous else {}
    meta |= {"next": page.next.lstrip("/")} if page.next else {}
    with speech.In(page.language):
        meta |= {"as_at": day(page.as_at)} if page.as_at else {}
    meta |= {"notice": page.notice} if page.notice else {}
    meta |= _languages(page)
    meta |= {"linked": page.linked.replace("<", "\\u003c")} if page.linked else {}
    meta |= {"script": page.script} if page.script else {}
    meta |= {"body": relative(str(page.body), page.path)}
    return "---\n" + "".join(f"{key}: {_quoted(value)}\n" for key, value in meta.items()) + "---\n"


def _quoted(value: object) -> str:
    """A value in YAML: JSON, but for characters that YAML takes for line ends or refuses."""
    value = _CONTROL.sub("", value) if isinstance(value, str) else value
    return _NOT_YAML.sub(lambda m: f"\\u{ord(m[0]):04x}", json.dumps(value, ensure_ascii=False))


def relative(html: str, path: str) -> str:
    """Addresses that start at the site's root, made relative to the page, so that the site can stand anywhere."""
    up = "../" * path.count("/") or "./"

    def led(match: re.Match[str]) -> str:
        return f'="{up}' if html.endswith(_ADDRESSES, max(0, match.start() - 7), match.start()) else match[0]

    return _ROOTED.sub(led, html)
