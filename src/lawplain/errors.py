"""The one error that people see: what happened, where, and what to do."""

from enum import IntEnum
from pathlib import Path


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
    """The new site would have less of the law, or an older version of it, than the published one."""


class LawplainError(Exception):
    """Broken data or a refused request. Caught in one place, `cli.main`.

    `what` is a sentence that says what happened; `fix` one that says what to do. Faults in what editors
    write are not errors but findings (`model.Finding`).
    """

    def __init__(
        self,
        what: str,
        *,
        fix: str = "",
        path: Path | str | None = None,
        line: int | None = None,
        exit_code: Exit = Exit.UNEXPECTED,
    ) -> None:
        super().__init__(what)
        self.what = what
        self.fix = fix
        self.path = path
        self.line = line
        self.exit_code = exit_code

    def __str__(self) -> str:
        where = f"{self.path}:{self.line}: " if self.path and self.line else f"{self.path}: " if self.path else ""
        return f"{where}{self.what}" + (f"\n  {self.fix}" if self.fix else "")


class SourceError(LawplainError):
    """The source refused, could not be reached, or sent what is not the Act asked for.

    `reason` is the short name that goes into the fetch log. `retry_after` is the wait in seconds that the
    source asked for, where it did.
    """

    def __init__(self, reason: str, what: str, *, fix: str = "", retry_after: int | None = None) -> None:
        super().__init__(what, fix=fix, exit_code=Exit.SOURCE)
        self.reason = reason
        self.retry_after = retry_after
