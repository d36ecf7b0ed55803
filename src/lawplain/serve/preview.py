"""What `lawplain serve` shows at once for a file that was just saved: its page and its findings.

The law does not change while people write, so all that depends on it alone (words, references, terms) is made once;
a save costs the reading of content/ and one page. Everything else on the site follows with the next whole build.
"""

import re
from collections.abc import Iterable, Iterator
from functools import partial
from html import escape
from pathlib import Path

from lawplain import checks, content, editions
from lawplain.config import Config
from lawplain.findings import Finding
from lawplain.site import view
from lawplain.site.build import languages, source_pages
from lawplain.site.page import Page
from lawplain.site.pages import section
from lawplain.site.view import SiteView

_MAIN = re.compile(r'(<main id="main">).*?(</main>)', re.DOTALL)
_TRANSLATED = re.compile(r"\.[a-z]{2,3}(?:-[A-Za-z]{2,8})*\.md$")
_POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>\n?')
_RELOAD = """<script>
(async () => {{
  for (let n = {version}; ;) try {{
    n = Number(await (await fetch("/~changes?since=" + n)).text());
    if (n !== {version}) return location.reload();
  }} catch {{ await new Promise(done => setTimeout(done, 1000)); }}
}})();
</script>
"""
_PANEL = """<aside style="border:2px solid;padding:1rem;margin:0 0 1.5rem" aria-label="What check finds">
<p><strong>{head}</strong> <code>{path}</code></p>
{listed}</aside>
"""


_FAULT = """<aside style="border:2px solid;padding:1rem;margin:0 0 1.5rem" role="alert" aria-label="What went wrong">
<p><strong>What you see is older than what you saved:</strong></p>
<pre style="white-space:pre-wrap">{words}</pre>
</aside>
"""


class Preview:
    """The site in memory. `version` counts the saves; `pages` holds each page that was made anew, by its path."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self.version = 0
        self.pages: dict[str, tuple[Page, str]] = {}
        self.shared: dict[str, str] = {}
        self.fault = ""
        self.load(config)

    def load(self, config: Config) -> None:
        """Loads everything again, after a change of the law or of the settings."""
        self.config = config
        self.site: SiteView = view.site(config, editions.load(config))
        self.pages = {}
        self.fault = ""
        self.version += 1

    def failed(self, words: str) -> None:
        """Shows what went wrong on every page until it is mended."""
        self.fault = words
        self.version += 1

    def saved(self, paths: Iterable[Path]) -> tuple[Finding, ...]:
        """Files of content/ were saved: their sections' pages are made anew; returns what check finds in them.

        Raises LawplainError where a file that many pages need can't be read: the site stays as it was before.
        """
        slugs = tuple(ref.slug for ref in self.config.acts)
        written = content.read(self.config.root / "content", slugs)
        if written.unread:
            raise content.unreadable(written.findings, written.unread)
        self.site = self.site.rewritten(editions.rewritten(self.config, self.site.collection, written))
        self.fault = ""
        names = {path.relative_to(self.config.root).as_posix() for path in paths}
        found: list[Finding] = []
        for path in sorted(names):
            in_file = checks.of_file(self.site.collection, path, self.config.checks)
            found += in_file
            if path.endswith(".md"):
                for made in languages.pages(self.site, partial(_made, path)):
                    self.pages[made.path] = made, _panel(path, in_file)
            if in_file and not path.endswith(".md"):
                self.shared[path] = _panel(path, in_file)
            else:
                self.shared.pop(path, None)
        self.version += 1
        return tuple(found)

    def built(self) -> None:
        """A whole build is done: its pages are as new as those made here, except for what check finds."""
        self.fault = ""
        self.version += 1

    def html(self, path: str, built: str) -> str:
        """A page as the editor sees it: the built one, with the part made anew in it; reloads itself after a save."""
        if path in self.pages:
            made, panel = self.pages[path]
            body = source_pages.relative(f"{panel}{made.body}", made.path)
            built = _MAIN.sub(lambda m: f"{m[1]}\n{body}\n{m[2]}", built, count=1)
        notes = "".join(self.shared.values())
        if self.fault:
            notes = _FAULT.format(words=escape(self.fault)) + notes
        built = built.replace('<main id="main">', f'<main id="main">\n{notes}', 1) if notes else built
        return _POLICY.sub("", built).replace("</body>", f"{_RELOAD.format(version=self.version)}</body>")


def _made(path: str, site: SiteView) -> Iterator[Page]:
    """The page that a summary, or a translation of it, stands on."""
    english = _TRANSLATED.sub(".md", path)
    for act in site.acts.values():
        for entry in act.edition.sections:
            if section.path(act.edition, entry) == english:
                yield from section.pages(act, entry)


def _panel(path: str, findings: tuple[Finding, ...]) -> str:
    errors = sum(finding.level == "error" for finding in findings)
    head = "Nothing to mend." if not findings else f"{errors} errors, {len(findings) - errors} other findings."
    if errors:
        head += " Readers do not see this explanation until the errors are mended."
    items = "".join(
        f"<li><p><strong>Line {f.line}, {f.level}:</strong> {escape(f.message)} {escape(f.fix)} [{f.rule}]</p></li>"
        for f in findings
    )
    return _PANEL.format(head=head, path=escape(path), listed=f"<ul>{items}</ul>\n" if items else "")
