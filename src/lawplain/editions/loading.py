"""Every stored Act paired with what people wrote about it."""

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path

from lawplain import content, parallel, store
from lawplain.config import Config
from lawplain.editions import leaning, pair
from lawplain.kept import NOTHING, Kept, all_needed
from lawplain.law.model import Act, Provision
from lawplain.law.neighbours import Laws


@all_needed()
def load(
    config: Config,
    written: content.Content | None = None,
    done: Callable[[int], None] = lambda number: None,
    now: dt.datetime | None = None,
    kept: Kept = NOTHING,
) -> pair.Collection:
    """Every stored Act paired with what people wrote about it. Acts of which nothing is stored are left out.

    `written` stands in for what is in content/. `done` is called with the number of each of many Acts that was read.
    What fetch-log/ says of days after `now` (None: by this machine's clock) is not believed.
    `kept` has what was read of the same files before.
    """
    slugs = tuple(ref.slug for ref in config.acts)
    with _reading([config.sections(slug) for slug in slugs], done, kept) as stored:
        written = written or content.read(config.root / "content", slugs, kept=kept)
        acts = stored()
    day = today(now)
    laws = _laws(config, (act for act in acts if act), written)
    editions = [
        _edition(act, written.acts[ref.slug], config, laws, now)
        for ref, act in zip(config.acts, acts, strict=True)
        if act is not None
    ]
    return replace(pair.collect(editions, written, day, laws), kept=kept)


def today(now: dt.datetime | None = None) -> dt.date:
    """The latest day that it is anywhere at `now` (None: by this machine's clock): what is dated later is in the future
    for everybody."""
    return ((now or dt.datetime.now(dt.UTC)) + dt.timedelta(hours=14)).date()


def outline(config: Config) -> pair.Collection:
    """Like `load`, without the words of the law and of the explanations: what is explained, and how fresh it is."""
    written = content.read(config.root / "content", tuple(ref.slug for ref in config.acts), how="outline")
    acts = [act for ref in config.acts if (act := store.outline(config.sections(ref.slug)))]
    laws, day = _laws(config, acts, written), today()
    editions = [
        pair.pair(act, written.acts[act.slug], store.read_log(config.log(act.slug)), laws=laws, today=day)
        for act in acts
    ]
    return pair.collect(editions, written, day)


@contextmanager
def _reading(
    folders: Sequence[Path], done: Callable[[int], None], kept: Kept
) -> Iterator[Callable[[], list[Act | None]]]:
    """Reads the Acts beside what is done in the block: many an Act at a time, few in parts each."""
    if len(folders) > parallel.cores():
        with parallel.beside([partial(store.read, folder, kept) for folder in folders], done) as acts:
            yield acts
        return
    with ExitStack() as begun:
        each = [begun.enter_context(store.reading(folder, parallel.cores(), kept)) for folder in folders]
        yield lambda: [act() for act in each]


def rewritten(config: Config, collection: pair.Collection, written: content.Content) -> pair.Collection:
    """The collection with what people wrote anew; the law in it as it was."""
    laws = _laws(config, (edition.act for edition in collection.editions), written)
    editions = [_edition(edition.act, written.acts[edition.act.slug], config, laws) for edition in collection.editions]
    return pair.collect(editions, written, collection.today, laws)


def _laws(config: Config, acts: Iterable[Act], written: content.Content) -> Laws:
    by_slug = {act.slug: act for act in acts}

    def past(slug: str, provision: Provision, fingerprint: str) -> Provision | None:
        return store.read_past(config.sections(slug), by_slug[slug], replace(provision, places=()), fingerprint)

    laws = Laws(by_slug, frozenset(ref.slug for ref in config.acts), past)
    return leaning.with_unstarted(laws, written.acts)


def _edition(
    act: Act, written: content.ActContent, config: Config, laws: Laws, now: dt.datetime | None = None
) -> pair.Edition:
    past = partial(store.read_past, config.sections(act.slug), act)
    return pair.pair(act, written, store.read_log(config.log(act.slug), now), past, laws, today(now))
