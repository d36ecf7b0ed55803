"""sections/ and fetch-log/: the only package that writes them, and what it guarantees about them.

A version is written beside the old one and moved into place file by file, `act.json` last. A command that finds such
a move interrupted finishes it, or takes back what was never complete, before it reads anything.
"""

from lawplain.store.fetch_log import FetchLog, note, read_log
from lawplain.store.sections import UNREAD, Held, held, outline, read, read_past, reading, settle, write

__all__ = [
    "UNREAD",
    "FetchLog",
    "Held",
    "held",
    "note",
    "outline",
    "read",
    "read_log",
    "read_past",
    "reading",
    "settle",
    "write",
]
