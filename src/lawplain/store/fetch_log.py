"""fetch-log/: when the source was last asked for an Act, and what it answered."""

import datetime as dt
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from lawplain.errors import ANSWERS, Answer
from lawplain.store.act_json import FORMAT
from lawplain.store.durable import write_through
from lawplain.store.lock import EXCLUSIVE, locked


@dataclass(frozen=True, slots=True)
class FetchLog:
    """When an Act was last asked for, and what came. Moments are UTC, to the second; "" where there
    is none.

    `tried` is when the source was last asked for the newest version, or a file was given instead.
    `result` is what came of that: "new" or "unchanged" from the source, "file", or the reason of a
    refusal, which `message` then says in a sentence. `succeeded` is when the source last gave the
    newest version: bytes with this `sha256`, from this `address`, of which `etag` and
    `last_modified` were said, and of no others.
    """

    tried: str = ""
    result: str = ""
    message: str = ""
    succeeded: str = ""
    etag: str = ""
    last_modified: str = ""
    address: str = ""
    sha256: str = ""

    @property
    def answer(self) -> Answer | Literal["law", "file", ""]:
        """What came of the last try: the law, a file in its place, or what the source did
        instead."""
        if self.result in ("new", "unchanged"):
            return "law"
        if self.result in ("file", ""):
            return self.result  # type: ignore[return-value]
        return ANSWERS.get(self.result, "refused")

    def believed(self, now: dt.datetime) -> "FetchLog":
        """The log without moments that are none, or are on a day after that of `now`: a clock was
        wrong then."""
        return replace(self, tried=_moment(self.tried, now), succeeded=_moment(self.succeeded, now))


def _moment(text: str, now: dt.datetime) -> str:
    try:
        moment = dt.datetime.fromisoformat(text)
        moment = moment.astimezone(dt.UTC) if moment.tzinfo else moment.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        return ""
    return moment.isoformat() if moment.date() <= now.astimezone(dt.UTC).date() else ""


def read_log(path: Path, now: dt.datetime | None = None) -> FetchLog:
    """The fetch log of an Act, as it is believed at `now` (by this machine's clock, where none is
    given).

    An empty one where the Act was never fetched or the log can't be read.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        known = {key: str(data[key]) for key in FetchLog.__dataclass_fields__ if data.get(key)}
    except (OSError, ValueError, AttributeError, RecursionError):
        return FetchLog()
    return FetchLog(**known).believed(now or dt.datetime.now(dt.UTC))


def note(path: Path, now: dt.datetime, **facts: str) -> None:
    """Writes these facts into a fetch log, in one step and beside no other command; the others stay
    as they were.

    A moment in it that is not believed at `now` is corrected: it is not there any more.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    with locked(path.parent, EXCLUSIVE):
        log = replace(read_log(path, now), **facts)
        text = {"format": FORMAT} | {key: getattr(log, key) for key in FetchLog.__dataclass_fields__}
        coming = path.with_suffix(".json.next")
        write_through(coming, json.dumps(text, ensure_ascii=False, indent=1) + "\n")
        coming.replace(path)
