"""A project as a whole: everything read and paired; a new version of an Act taken in."""

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TypeVar

from lawplain import changes, content, fetch, pair, references, side_by_side, store
from lawplain.config import Config
from lawplain.errors import LawplainError, SourceError
from lawplain.library import Library
from lawplain.model import Act, ActRef, Origin, Provision
from lawplain.sources import nz, nz_xml

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a fetch did. `wrote` is True where a byte in sections/ changed; `act` is what is stored now.

    `outdated` names the summaries that the law has overtaken; `disagreements` are links of the source whose words name
    one place and whose target is another (the words decide).
    """

    act: Act
    report: changes.Report
    wrote: bool
    unknown: tuple[str, ...]
    outdated: tuple[str, ...]
    disagreements: tuple[references.Disagreement, ...] = ()


def load(
    config: Config,
    written: content.Content | None = None,
    done: Callable[[int], None] = lambda number: None,
) -> pair.Collection:
    """Every stored Act paired with what people wrote about it. Acts of which nothing is stored are left out.

    `written` stands in for what is in content/. `done` is called with the number of each of many Acts that was read.
    """
    folders = [config.sections(ref.slug) for ref in config.acts]
    if len(folders) > side_by_side.cores():
        coming = side_by_side.begin([partial(store.read, folder) for folder in folders], done)
    else:
        begun = [store.begin(folder, side_by_side.cores()) for folder in folders]
        coming = partial(_each, begun)
    written = written or content.read(config.root / "content", tuple(ref.slug for ref in config.acts))
    acts = coming()
    editions = [
        _edition(act, written.acts[ref.slug], config.sections(ref.slug), config)
        for ref, act in zip(config.acts, acts, strict=True)
        if act is not None
    ]
    return pair.collect(editions, written)


def outline(config: Config) -> pair.Collection:
    """Like `load`, without the words of the law and of the explanations: what is explained, and how fresh it is."""
    written = content.outline(config.root / "content", tuple(ref.slug for ref in config.acts))
    acts = ((ref, store.outline(config.sections(ref.slug))) for ref in config.acts)
    editions = [pair.pair(a, written.acts[ref.slug], store.read_log(config.log(ref.slug))) for ref, a in acts if a]
    return pair.collect(editions, written)


def _each(waiting: Iterable[Callable[[], T]]) -> list[T]:
    return [wait() for wait in waiting]


def rewritten(config: Config, collection: pair.Collection, written: content.Content) -> pair.Collection:
    """The collection with what people wrote anew; the law in it as it was."""
    editions = [
        _edition(edition.act, written.acts[edition.act.slug], config.sections(edition.act.slug), config)
        for edition in collection.editions
    ]
    return pair.collect(editions, written)


def only_sample(config: Config, ref: ActRef) -> bool:
    """Is nothing stored of an Act but its facts and a sample of its words?"""
    act = store.read(config.sections(ref.slug))
    return act is None or not _complete(act)


def update(
    config: Config,
    ref: ActRef,
    *,
    now: dt.datetime,
    source: str = "",
    key: str | None = None,
    accept_older: bool = False,
    accept_shrink: bool = False,
    hosts: tuple[str, ...] = nz.KEY_HOSTS,
    limits: fetch.Limits | None = None,
    progress: Callable[[int, int | None], None] | None = None,
) -> Outcome:
    """Takes in the newest version of an Act: from the official source, or from `source`, a file or an address.

    `hosts` are the official source's: only they may see the key, and only their answer counts as having looked for
    changes. It is an argument and never a setting. Whatever goes wrong, sections/ stays as it was, to the byte, the
    fetch log says what happened, and the error goes on to the caller.
    """
    folder, log_path = config.sections(ref.slug), config.log(ref.slug)
    log = store.read_log(log_path)
    moment = now.astimezone(dt.UTC).replace(microsecond=0).isoformat()
    try:
        old = store.read(folder)
        body = _obtain(config, ref, source, key, old, log, now, hosts, limits or fetch.Limits(), progress)
        if isinstance(body, fetch.Unchanged) and old is not None:
            store.write_log(log_path, _logged(log, moment, "unchanged", official=True))
            return Outcome(old, changes.Report(old.as_at, old.as_at, ()), False, (), ())
        assert isinstance(body, fetch.Body)
        official = not source or fetch.may_see_key(source, hosts)
        origin = Origin("official", body.address) if official else Origin("file")
        publication = nz_xml.read(body.content, ref.slug, origin)
        changes.check_is_asked(publication.act, ref)
        day = _new_zealand_day(now)
        changes.check_may_replace(
            old, publication.act, today=day, accept_older=accept_older, accept_shrink=accept_shrink
        )
        written = content.read(config.root / "content", (ref.slug,)).acts[ref.slug]
        explained = [(s.matter.id, s.matter.law_fingerprint) for s in written.summaries if s.matter.law_fingerprint]
        wrote = store.write(folder, publication, explained)
    except LawplainError as error:
        reason = error.reason if isinstance(error, SourceError) else "not-an-act"
        store.write_log(log_path, _logged(log, moment, reason, error.what))
        raise error if isinstance(error, SourceError) else _as_source_error(error, source) from error
    log = _logged(log, moment, "new" if wrote else "unchanged", official=official, body=body)
    store.write_log(log_path, log)
    edition = _edition(publication.act, written, folder, config)
    outdated = tuple(entry.summary.path for entry in edition.entries if entry.summary and entry.outdated)
    report = changes.compare(old, publication.act)
    return Outcome(publication.act, report, wrote, publication.unknown, outdated, _disagreements(publication.act))


def _disagreements(act: Act) -> tuple[references.Disagreement, ...]:
    library = Library.of([act])
    worded = (p for p in act.contents if p.text is not None and p.kind != "back")
    return tuple(d for p in worded for d in references.resolve(p, act, library).disagreements)


def _edition(act: Act, written: content.ActContent, folder: Path, config: Config) -> pair.Edition:
    def past(provision: Provision, fingerprint: str) -> Provision | None:
        return store.read_past(folder, provision, fingerprint)

    return pair.pair(act, written, store.read_log(config.log(act.slug)), past)


def _obtain(
    config: Config,
    ref: ActRef,
    source: str,
    key: str | None,
    old: Act | None,
    log: store.FetchLog,
    now: dt.datetime,
    hosts: tuple[str, ...],
    limits: fetch.Limits,
    progress: Callable[[int, int | None], None] | None,
) -> fetch.Body | fetch.Unchanged:
    if _is_file(source):
        return fetch.Body(_file(source), address="", etag="", last_modified="")
    known = None
    if old is not None and _complete(old) and not source:
        known = fetch.Known(etag=log.etag, last_modified=log.last_modified, as_at=old.as_at)
    return fetch.download(
        ref,
        contact=config.site.contact,
        key=key,
        address=source or None,
        known=known,
        today=_new_zealand_day(now),
        key_hosts=hosts,
        limits=limits,
        progress=progress,
    )


def _is_file(source: str) -> bool:
    return bool(source) and not source.lower().startswith(("http://", "https://"))


def _file(source: str) -> bytes:
    try:
        if Path(source).stat().st_size > fetch.Limits().max_bytes:
            raise SourceError("too-large", "This file is larger than any Act.", fix="Is it the right file?")
        return Path(source).read_bytes()
    except OSError as error:
        why = error.strerror or type(error).__name__
        raise SourceError("no-file", f"The file can't be read: {why}.", fix="Check the name after --from.") from None


def _complete(act: Act) -> bool:
    return all(p.text is not None for p in act.contents if p.fingerprint)


def _logged(
    log: store.FetchLog,
    moment: str,
    result: str,
    message: str = "",
    *,
    official: bool = False,
    body: fetch.Body | None = None,
) -> store.FetchLog:
    """The log after a try. Only an answer of the official source counts as having looked for changes."""
    return store.FetchLog(
        tried=moment,
        result=result if official or message else "file",
        message=message,
        succeeded=moment if official else log.succeeded,
        etag=body.etag if body and official else log.etag,
        last_modified=body.last_modified if body and official else log.last_modified,
    )


def _as_source_error(error: LawplainError, source: str) -> SourceError:
    fix = error.fix or "Save the official XML again."
    what = f"{source}: {error.what}" if source else error.what
    return SourceError("not-an-act", what, fix=fix)


def _new_zealand_day(now: dt.datetime) -> dt.date:
    from zoneinfo import ZoneInfo  # noqa: PLC0415

    return now.astimezone(ZoneInfo("Pacific/Auckland")).date()
