"""The bytes of a file that people write, as text; or what they are instead."""

import re
from collections.abc import Iterator

from lawplain.findings import Finding, Read

LARGEST = 256 * 1024
"""Bytes. A summary has 2,000; what is larger than this is no summary and is not read."""
CATALOGUE_LARGEST = 8 * LARGEST
"""Bytes. A catalogue holds every sentence of the pages twice, and the topics, places of help and plain meanings."""
_HIDDEN = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # controls
    r"\u2028-\u202e\u2066-\u2069"  # ends of lines that YAML sees and editors don't; what turns the direction of writing
    r"\u00ad\u034f\u115f\u1160\u180e\u2060-\u2064\u3164\ufeff\uffa0"  # soft hyphens, joiners and fillers without width
    r"\ufdd0-\ufdef\ufff9-\ufffb\U000e0000-\U000e007f"  # no characters at all; tags
)
_ANYWHERE = re.compile(f"[{_HIDDEN}]")
_IN_ENGLISH = re.compile(f"[{_HIDDEN}\\u200b-\\u200f]")
"""English needs no zero-width space, joiner or mark of direction; other languages are written with them."""
_NAMES = {"\u200b": "a zero-width space", "\u00ad": "a soft hyphen", "\ufeff": "a byte-order mark"}
_CONFLICT = re.compile(r"(?m)^(?:<{7}|>{7})(?: .*)?$")
"""What git leaves in a file where two people changed the same lines."""
_TWICE = re.compile(r"â€.|[ÃÅÄ][\u0080-\u00bf–—‘’“”•]|Â[\u00a0-\u00bf]")
"""What UTF-8 looks like that a program took for Windows-1252 and saved as UTF-8 once more."""
_KINDS = (
    (b"PK\x03\x04", "a document of a word processor, or a zip", "Copy its words into a plain text file."),
    (b"\xd0\xcf\x11\xe0", "a document of a word processor", "Copy its words into a plain text file."),
    (b"{\\rtf", "a document of a word processor", "Copy its words into a plain text file."),
    (b"%PDF", "a PDF", "Copy its words into a plain text file."),
    (b"\x89PNG", "a picture", "Write its words into a plain text file."),
    (b"\xff\xd8\xff", "a picture", "Write its words into a plain text file."),
    (b"\xff\xfe", "saved as “Unicode” (UTF-16)", "Save it as UTF-8: in Notepad, Save As, Encoding."),
    (b"\xfe\xff", "saved as “Unicode” (UTF-16)", "Save it as UTF-8: in Notepad, Save As, Encoding."),
)
"""What a file that is no text begins with."""


def text(content: bytes, path: str, *, largest: int = LARGEST, english: bool = True) -> Read[str | None]:
    """A file as text, with or without BOM, any line ends, without the characters that nobody sees; None where it can't
    be read."""
    if len(content) > largest:
        said = f"This file has {len(content):,} bytes; a text that people write has at most {largest:,}."
        return Read(None, (Finding(path, 1, 1, "file", "error", said, "Is it the right file?"),))
    for start, kind, fix in _KINDS:
        if content.startswith(start):
            return Read(None, (Finding(path, 1, 1, "file", "error", f"This file is {kind}.", fix),))
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        said = f"This line holds a character that is not UTF-8 (byte {content[error.start]:#04x})."
        fix = "Save the file as UTF-8: in Notepad, Save As, Encoding."
        return Read(None, (Finding(path, line, 1, "file", "error", said, fix),))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if conflict := _CONFLICT.search(text):
        said = "Two versions of these lines stand here, as git leaves them when it can't join them."
        fix = "Keep the lines that are right, and delete those that start with <<<<<<<, ======= and >>>>>>>."
        return Read(
            None, (Finding(path, text.count("\n", 0, conflict.start()) + 1, 1, "conflict", "error", said, fix),)
        )
    hidden = _IN_ENGLISH if english else _ANYWHERE
    return Read(hidden.sub("", text), tuple(_unseen(text, hidden, path)))


def _unseen(text: str, hidden: re.Pattern[str], path: str) -> Iterator[Finding]:
    """One finding for each line that holds characters that nobody sees, or that nobody typed."""
    if not hidden.search(text) and not _TWICE.search(text):
        return
    for number, line in enumerate(text.split("\n"), 1):
        if match := hidden.search(line):
            name = _NAMES.get(match[0], "")
            named = f"{name}, U+{ord(match[0]):04X}" if name else f"U+{ord(match[0]):04X}"
            said = f"There is a character here that nobody sees ({named}); it can make words look different."
            fix = "Delete it: type the words around it again."
            yield Finding(path, number, match.start() + 1, "file", "error", said, fix)
        elif match := _TWICE.search(line):
            said = f"“{match[0]}” is a sign that this was saved in one encoding and opened in another."
            fix = "Type the word again, or take the file from before that."
            yield Finding(path, number, match.start() + 1, "file", "error", said, fix)
