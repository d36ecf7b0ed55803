"""A new version of an Act, taken in from the source or from a file."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from lawplain import content, sources, store
from lawplain.config import Config
from lawplain.editions import leaning, pair
from lawplain.errors import LawplainError, SourceError
from lawplain.law import references, versions
from lawplain.law.locations import Locations
from lawplain.law.model import Act, ActRef, Origin, Publication
from lawplain.sources import fetch


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a fetch did. `wrote` is True where a byte in sections/ changed; `act` is what is stored now.

    `outdated` names the summaries that the law has overtaken, `leaning` those, of any Act, that lean on places of this
    one that changed; `disagreements` are links of the source whose words name one place and whose target is another
    (the words decide).
    """

    act: Act
    report: versions.Report
    wrote: bool
    unknown: tuple[str, ...]
    outdated: tuple[str, ...]
    disagreements: tuple[references.Disagreement, ...] = ()
    leaning: tuple[str, ...] = ()


def only_sample(config: Config, ref: ActRef) -> bool:
    """Is nothing stored of an Act but its facts and a sample of its words?"""
    act = store.read(config.sections(ref.slug))
    return act is None or not _complete(act)


def in_turn(config: Config, now: dt.datetime) -> tuple[ActRef, ...]:
    """The Acts, those that were not asked for longest first: who is left out of a run that the
    source ends comes first in the next."""
    return tuple(sorted(config.acts, key=lambda ref: store.read_log(config.log(ref.slug), now).tried))


def update(
    config: Config,
    ref: ActRef,
    *,
    now: dt.datetime,
    source: str = "",
    key: str | None = None,
    accept_older: bool = False,
    accept_shrink: bool = False,
    hosts: tuple[str, ...] | None = None,
    limits: fetch.Limits | None = None,
    progress: Callable[[int, int | None], None] | None = None,
) -> Outcome:
    """Takes in the newest version of an Act: from the official source, or from `source`, a file or
    an address.

    In three steps. *Ask*: this may take minutes, and nothing is locked meanwhile. *Understand*:
    bytes become a publication of the Act that was asked for. *Accept*: under one lock, it is held
    against what is stored then, and written; so of two commands at once the newer version stays,
    whichever comes first.

    `hosts` are the official source's, its own where none are given: only they may see the key, and
    only their answer counts as having looked for changes. It is an argument and never a setting.
    Whatever goes wrong, sections/ stays as it was, to the byte. What the source did goes into the
    fetch log; a file says nothing of the source, and one that is refused is not noted.

    Raises SourceError where the source, or the file, is at fault; any other LawplainError is a fault here
    (what is stored is damaged, the clock is wrong): then nobody is asked, and nothing is noted.
    """
    own = sources.of(ref)
    taking = _Intake(config, ref, now, source, own.key_hosts if hosts is None else hosts)
    stored = store.read(taking.folder)
    if stored and stored.as_at > taking.today and not accept_older:
        raise _wrong_clock(stored, taking.today)
    ask = partial(taking.ask, key=key, limits=limits or fetch.Limits(), progress=progress)
    with taking.refusals_noted():
        answer = ask(None if source else _known(ref, stored, store.read_log(taking.log, now)))
        if isinstance(answer, fetch.Unchanged):
            if stored and taking.confirm(stored):
                return Outcome(stored, versions.Report(stored.as_at, stored.as_at, ()), False, (), ())
            answer = ask(None)  # another version was stored meanwhile, and "unchanged" was not said of that one
            assert isinstance(answer, fetch.Body)
        publication = taking.understand(answer)
        return taking.accept(publication, answer, accept_older, accept_shrink)


@dataclass(frozen=True, slots=True)
class _Intake:
    """One version of an Act on its way in. The arguments are those of `update`."""

    config: Config
    ref: ActRef
    now: dt.datetime
    source: str
    hosts: tuple[str, ...]

    @property
    def folder(self) -> Path:
        return self.config.sections(self.ref.slug)

    @property
    def log(self) -> Path:
        return self.config.log(self.ref.slug)

    @property
    def official(self) -> bool:
        return not self.source or fetch.may_see_key(self.source, self.hosts)

    @property
    def looking(self) -> bool:
        """Is it the official source that is asked, and for its newest version?"""
        return self.official and not sources.of(self.ref).is_dated(self.source)

    @property
    def today(self) -> dt.date:
        """The day in the country whose law it is."""
        return sources.today(sources.of(self.ref), self.now)

    @property
    def moment(self) -> str:
        return self.now.astimezone(dt.UTC).replace(microsecond=0).isoformat()

    def ask(
        self,
        known: fetch.Known | None,
        *,
        key: str | None,
        limits: fetch.Limits,
        progress: Callable[[int, int | None], None] | None,
    ) -> fetch.Body | fetch.Unchanged:
        """The bytes of an Act, or that those of `known` are the newest."""
        if is_file(self.source):
            return fetch.Body(_file(self.source), address="", etag="", last_modified="")
        return fetch.download(
            self.ref,
            contact=self.config.site.own_contact,
            key=key,
            address=self.source or None,
            known=known,
            today=self.today,
            key_hosts=self.hosts,
            limits=limits,
            progress=progress,
        )

    def confirm(self, stored: Act) -> bool:
        """The source says that `stored` is its newest version: notes that, where it is what is
        stored still."""
        with store.held(self.folder) as held:
            if held.act is None or held.act.sha256 != stored.sha256:
                return False
            store.note(self.log, self.now, tried=self.moment, result="unchanged", message="", succeeded=self.moment)
            return True

    def understand(self, body: fetch.Body) -> Publication:
        """The Act that was asked for. Raises SourceError where it is no Act, another Act, or a version of the
        future."""
        origin = Origin("official", body.address) if self.official else Origin("file")
        try:
            publication = sources.of(self.ref).read(body.content, self.ref.slug, origin, self.ref.title)
        except LawplainError as error:
            what = f"{self.source}: {error.what}" if self.source else error.what
            raise SourceError("not-an-act", what, fix=error.fix or "Save the official XML again.") from error
        versions.check_is_asked(publication.act, self.ref)
        versions.check_may_replace(None, publication.act, today=self.today)
        return publication

    def accept(self, publication: Publication, body: fetch.Body, older: bool, shrink: bool) -> Outcome:
        """Makes the publication the stored version, unless what is stored by now speaks against
        it."""
        act = publication.act
        slugs = tuple(ref.slug for ref in self.config.acts)
        written = content.read(self.config.root / "content", slugs, how="outline")
        own = written.acts[self.ref.slug]
        explained = {(s.front.id, s.front.law_fingerprint) for s in own.summaries if s.front.law_fingerprint}
        explained |= leaning.remembered(written, self.ref.slug)
        with store.held(self.folder) as held:
            versions.check_may_replace(held.act, act, today=self.today, accept_older=older, accept_shrink=shrink)
            wrote = held.write(publication, explained)
            facts = {"tried": self.moment, "result": "file", "message": ""}
            if self.looking:
                facts |= {"result": "new" if wrote else "unchanged", "succeeded": self.moment, "sha256": act.sha256}
                facts |= {"address": body.address, "etag": body.etag, "last_modified": body.last_modified}
            store.note(self.log, self.now, **facts)
        edition = pair.pair(act, own, store.FetchLog())
        outdated = tuple(entry.summary.path for entry in edition.entries if entry.summary and entry.outdated)
        report = versions.compare(held.act, act)
        leaning_ = leaning.overtaken(written, act, frozenset(slugs))
        return Outcome(act, report, wrote, publication.unknown, outdated, _disagreements(act), leaning_)

    @contextmanager
    def refusals_noted(self) -> Iterator[None]:
        """What the source did instead of giving its newest version goes into the fetch log."""
        try:
            yield
        except SourceError as error:
            if self.looking and error.answer != "unasked":
                store.note(self.log, self.now, tried=self.moment, result=error.reason, message=error.what)
            raise


def _known(ref: ActRef, stored: Act | None, log: store.FetchLog) -> fetch.Known | None:
    """What the source need not send again; None where it has to send all.

    An ETag is worth something only for the bytes and the address that it came with: another
    command, or a file, may have put another version in their place.
    """
    if stored is None or not _complete(stored):
        return None
    if log.sha256 != stored.sha256 or log.address != sources.of(ref).latest_xml(ref):
        return fetch.Known(as_at=stored.as_at)
    return fetch.Known(etag=log.etag, last_modified=log.last_modified, as_at=stored.as_at)


def _disagreements(act: Act) -> tuple[references.Disagreement, ...]:
    locations = Locations.of([act])
    worded = (p for p in act.contents if p.text is not None and p.kind != "back")
    return tuple(d for p in worded for d in references.resolve(p, act, locations).disagreements)


def is_file(source: str) -> bool:
    """Is what was given with --from a file, and not an address?"""
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


def _wrong_clock(stored: Act, today: dt.date) -> LawplainError:
    """With a clock that is behind, all that the log knows would look like the future, and be lost."""
    what = f"This machine's clock says {today}, but the {stored.title} is stored as at {stored.as_at}."
    fix = "Nobody was asked. Set the clock. If it is right, --accept-older takes what the source has today."
    return LawplainError(what, fix=fix)
