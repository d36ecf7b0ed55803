"""The last step on the built site: adds what the server needs to know, and removes what belongs to no page."""

import re
from pathlib import Path

from lawplain.errors import naming

_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')
_HEADERS = """/*
  Content-Security-Policy: {policy}; frame-ancestors 'none'
  Referrer-Policy: no-referrer
  X-Content-Type-Options: nosniff
  Cross-Origin-Opener-Policy: same-origin
  Permissions-Policy: camera=(), geolocation=(), microphone=(), browsing-topics=()
"""


_COMMENT = re.compile(r"^\s*(?://.*|/\*[^*]*\*/)\s*$", re.MULTILINE)


def finish(site_dir: Path) -> str:
    """Style sheets and scripts lose their comments and indentation, nothing else. Returns `_headers`, with the policy
    that every page carries."""
    for file in (*(site_dir / "assets").glob("*.css"), *(site_dir / "assets").glob("*.js")):
        put(file, slim(file.read_text(encoding="utf-8")))
    policy = _POLICY.search((site_dir / "index.html").read_text(encoding="utf-8"))
    assert policy, "every page carries a Content-Security-Policy"
    return _HEADERS.format(policy=policy[1].replace("&#39;", "'"))


def put(file: Path, text: str) -> None:
    """Writes a file anew, unless it says that already: it may be in the old site too."""
    content = text.encode()
    if not file.is_file() or file.read_bytes() != content:
        file.parent.mkdir(parents=True, exist_ok=True)
        file.unlink(missing_ok=True)
        with naming(file):
            file.write_bytes(content)


def slim(text: str) -> str:
    """A style sheet or script without the comments that fill lines, indentation and empty lines."""
    lines = (line.strip() for line in _COMMENT.sub("", text).split("\n"))
    return "\n".join(line for line in lines if line) + "\n"
