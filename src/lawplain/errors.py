"""The one error that people see: what happened, where, and what to do."""

import errno
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from enum import IntEnum
from pathlib import Path
from typing import Literal

Reason = Literal[
    "address",
    "api",
    "challenge",
    "cut-off",
    "empty",
    "encoding",
    "forbidden",
    "future",
    "html",
    "key",
    "no-connection",
    "no-file",
    "not-an-act",
    "not-found",
    "not-xml",
    "older",
    "quota",
    "redirect",
    "server-error",
    "shrunk",
    "too-large",
    "too-slow",
    "unauthorised",
    "unexpected",
    "wrong-act",
]
"""Why no law came: the names in fetch-log/, in messages, and in `fetch --json`."""
Answer = Literal["silent", "refused", "unusable", "unasked"]
"""What the source did: it could not be reached or was silent; it answered, but not with an Act's
XML; what it sent can't be used; or it was never asked."""
ANSWERS: dict[str, Answer] = {
    **dict.fromkeys(("no-connection", "too-slow"), "silent"),
    **dict.fromkeys(("challenge", "forbidden", "quota", "unauthorised", "not-found", "server-error"), "refused"),
    **dict.fromkeys(("empty", "redirect", "unexpected"), "refused"),
    **dict.fromkeys(("html", "encoding", "cut-off", "too-large", "address", "api"), "unusable"),
    **dict.fromkeys(("not-xml", "not-an-act", "wrong-act", "older", "future", "shrunk"), "unusable"),
    **dict.fromkeys(("key", "no-file"), "unasked"),
}
_OF_ALL = frozenset({"challenge", "forbidden", "quota", "unauthorised", "key"})


_DISK = {
    errno.ENOSPC: "Make room on that disk, then run the command again. What was there before is as it was.",
    errno.EDQUOT: "Make room on that disk, then run the command again. What was there before is as it was.",
    errno.EROFS: "Nothing can be written there. Make the disk writable, then run the command again.",
    errno.EACCES: "Whoever runs this command needs the right to it.",
    errno.EPERM: "Whoever runs this command needs the right to it.",
}


@contextmanager
def naming(path: Path) -> Iterator[None]:
    """A full disk does not say which file it was: inside, an OSError without a name is of this one."""
    try:
        yield
    except OSError as error:
        error.filename = error.filename or str(path)
        raise


def of_the_system(error: OSError) -> str:
    """What the system refused, in one line: where, what, and what to do."""
    where = error.filename2 or error.filename
    what = f"{where}: {error.strerror}." if where and error.strerror else str(error).splitlines()[0][:400]
    fix = _DISK.get(error.errno or 0, "")
    return what + (f"\n  {fix}" if fix else "")


class Exit(IntEnum):
    """What a command's exit code says to the script that runs it."""

    DONE = 0
    UNEXPECTED = 1
    USAGE = 2
    CONTENT = 3
    """Something that people wrote has errors; everything else was done."""
    SOURCE = 4
    """The source could not be reached or refused; what was there is kept."""
    STALE = 5
    """A summary is older than its law, and `--fail-on stale` was given."""
    POORER = 6
    """The new site would have less than the published one, or is not whole."""


class LawplainError(Exception):
    """Broken data or a refused request. Caught in one place, `commands.main`.

    `what` is a sentence that says what happened; `fix` one that says what to do. Faults in what editors
    write are not errors but findings (`findings.Finding`).
    """

    def __init__(
        self,
        what: str,
        *,
        fix: str = "",
        path: Path | str | None = None,
        line: int | None = None,
        column: int | None = None,
        exit_code: Exit = Exit.UNEXPECTED,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix
        self.path = path
        self.line = line
        self.column = column
        self.exit_code = exit_code

    def __str__(self) -> str:
        where = ":".join(str(part) for part in (self.path, self.line, self.column) if part) if self.path else ""
        return (f"{where}: " if where else "") + self.what + (f"\n  {self.fix}" if self.fix else "")


class SourceError(LawplainError):
    """The source refused, could not be reached, or sent what is not the Act asked for; or a file
    given is not.

    `retry_after` is the wait in seconds that the source asked for, where it did.
    """

    def __init__(self, reason: Reason, what: str, *, fix: str = "", retry_after: int | None = None) -> None:
        super().__init__(what, fix=fix, exit_code=Exit.SOURCE)
        self.reason = reason
        self.retry_after = retry_after

    @property
    def answer(self) -> Answer:
        """What the source did."""
        return ANSWERS[self.reason]

    @property
    def of_all(self) -> bool:
        """Does the source say it to whoever asks, whichever law is asked for? Then asking for another would be
        impolite."""
        return self.reason in _OF_ALL


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like the one written, "" where none is near."""
    import difflib  # noqa: PLC0415 - only where something is wrong

    return next(iter(difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)), "")
