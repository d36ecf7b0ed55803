"""`make statutes`: every Act of the archive, word for word, against a second and independent reading.

Compares the words of each section, schedule and front in the HTML of a page (`data-law` less `data-added`) with
what `independent.py` reads from the XML. The last line counts; the exit code is 0 only where nothing differs.
"""

import re
import sys
import tarfile
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import independent
import lxml.html
from lxml.html import HtmlElement

from lawplain.errors import LawplainError
from lawplain.law import references
from lawplain.law.locations import Locations
from lawplain.site.html import law_words
from lawplain.sources.nz import act_xml

ARCHIVE = Path(__file__).parents[2] / "shared" / "law" / "acts-2010.tar.xz"
_BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "caption",
        "col",
        "colgroup",
        "dd",
        "details",
        "div",
        "dl",
        "dt",
        "figure",
        "figcaption",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "hr",
        "li",
        "ol",
        "p",
        "pre",
        "section",
        "summary",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)


@dataclass(frozen=True, slots=True)
class Result:
    """What was found in one Act. `differences` names the provisions whose words are not the same."""

    name: str
    sections: int
    words: int
    differences: tuple[str, ...]
    unknown: tuple[str, ...]


def check(name: str, content: bytes) -> Result:
    """One Act, through everything that stands between its file and its pages."""
    expected = independent.read(content)
    try:
        read = act_xml.read(content)
    except LawplainError as error:
        return Result(name, len(expected.sections), 0, (f"{error}",), ())
    locations = Locations.of([read.act])
    found = {}
    for provision in read.act.contents:
        if provision.text is not None and provision.kind in ("section", "schedule", "front"):
            resolved = references.resolve(provision, read.act, locations)
            tokens = html_tokens(str(law_words.law_html(resolved.text)))
            if tokens or provision.kind == "section":  # an empty section counts; a schedule without words does not
                found[provision.id] = tokens
    wanted = expected.sections | expected.others
    wrong = [
        _difference(id_, wanted.get(id_), found.get(id_)) for id_ in wanted | found if wanted.get(id_) != found.get(id_)
    ]
    count = sum(len(t) for t in expected.sections.values())
    return Result(name, len(expected.sections), count, tuple(wrong), read.unknown)


def html_tokens(html: str) -> list[str]:
    """The law's own words in a page: `data-law` less `data-added`, a space at the edges of blocks."""
    if not html:
        return []
    root = lxml.html.fromstring(f"<div>{html}</div>")
    laws = [element for element in root.iter() if "data-law" in element.attrib]
    return [token for law in laws for token in independent.tokens("".join(_texts(law)))]


def _texts(element: HtmlElement) -> Iterator[str]:
    edge = " " if element.tag in _BLOCKS else ""
    if "data-added" not in element.attrib:
        yield edge + (element.text or "")
        for child in element:
            yield from _texts(child)
            yield child.tail or ""
    yield edge


def _difference(id_: str, wanted: list[str] | None, found: list[str] | None) -> str:
    if wanted is None or found is None:
        return f"{id_}: {'not a section' if wanted is None else 'missing'}"
    at = next((i for i, (a, b) in enumerate(zip(wanted, found, strict=False)) if a != b), min(len(wanted), len(found)))
    around = slice(max(at - 3, 0), at + 4)
    return f"{id_}: expected “{' '.join(wanted[around])}”, got “{' '.join(found[around])}”"


def acts(archive: Path) -> Iterator[tuple[str, bytes]]:
    """Every Act of an archive: its file's name and its XML."""
    with tarfile.open(archive) as tar:
        for member in tar:
            if member.isfile() and (file := tar.extractfile(member)):
                yield re.sub(r"\.xml\.act$", "", member.name.rpartition("/")[2]), file.read()


def main() -> int:
    if not ARCHIVE.exists():
        print("The archive of Acts (../shared/law/acts-2010.tar.xz) is not here.")
        return 1
    started, results = time.monotonic(), []
    with ProcessPoolExecutor() as pool:
        waiting = [pool.submit(check, name, content) for name, content in acts(ARCHIVE)]
        for done, future in enumerate(waiting, 1):
            result = future.result()
            results.append(result)
            for difference in result.differences:
                print(f"{result.name}: {difference}")
            _progress(done, len(waiting), started)
    unknown = sorted({element for result in results for element in result.unknown})
    if unknown:
        print(f"Elements never seen before: {', '.join(unknown)}")
    differences = sum(len(result.differences) for result in results)
    print(
        f"{len(results)} Acts, {sum(r.sections for r in results)} sections, {sum(r.words for r in results)} words,"
        f" {differences} differences, {len(unknown)} unknown elements"
    )
    return 1 if differences or unknown else 0


def _progress(done: int, total: int, started: float) -> None:
    if sys.stderr.isatty() or done % 100 == 0 or done == total:
        left = (time.monotonic() - started) / done * (total - done)
        end = "\r" if sys.stderr.isatty() and done < total else "\n"
        print(f"{done} of {total} Acts, {left:.0f} s left ", end=end, file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main())
