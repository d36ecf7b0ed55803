"""What an editor does next, and why: pure, from the editions and the number of references to each section."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from lawplain.content import GUIDES
from lawplain.content.fields import Checked
from lawplain.editions.elsewhere import FILE, Handed
from lawplain.editions.guides import Guided
from lawplain.editions.leaning import Rest, told
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.editors import reviews
from lawplain.law import subsection_lines, word_diff
from lawplain.law.locations import Locations
from lawplain.law.model import Act
from lawplain.law.references import resolve

Kind = Literal["marked", "stale", "leans-outdated", "missing", "orphan", "unsure", "not-reviewed"]
KINDS: tuple[Kind, ...] = Kind.__args__  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do. `name` is the entry's ("398", "part-11"), `path` the summary's file, "" where there is none.

    `changed` counts the words that changed, None where the words explained are not kept; `referred` counts the
    references of other sections to this one, or the files that lean on the section that changed.
    """

    kind: Kind
    act: str
    name: str
    path: str
    why: str
    next: str
    changed: int | None = None
    referred: int = 0


def tasks(collection: Collection, referred: Mapping[str, int]) -> tuple[Task, ...]:
    """Everything there is to do: what people marked, stale, leaning on what changed, missing, orphaned, what a writer
    was unsure of, not reviewed.

    Stale ones by how many words changed and how often they are referred to; those that lean on what changed by how many
    files lean on the same section; the others by how often they are referred to. What is equal stays in the order of
    the law. `referred` is by the id of a provision.
    """
    leaned = leaned_on(collection)
    found = [task for edition in collection.editions for task in _of(edition, referred, leaned)]
    found += [_elsewhere(one) for one in collection.elsewhere if one.outdated]
    found += [task for one in collection.guides for task in _guide(one, leaned)]
    return tuple(sorted(found, key=lambda t: (KINDS.index(t.kind), -_weight(t))))


def references(acts: tuple[Act, ...]) -> Counter[str]:
    """How many references of the law lead to each provision, as far as words are stored; without those to itself."""
    locations = Locations.of(acts)
    counts: Counter[str] = Counter()
    for act in acts:
        for provision in act.contents:
            if provision.text is not None:
                counts.update(ref.target for ref in resolve(provision, act, locations).references)
    return counts


def _weight(task: Task) -> int:
    changed = task.changed if task.changed is not None else 20
    return (changed + 1) * (task.referred + 1) if task.kind == "stale" else task.referred


def _of(edition: Edition, referred: Mapping[str, int], leaned: Counter[str]) -> Iterator[Task]:
    for entry in edition.entries:
        yield from _marked(edition.act.slug, entry.name, entry)
        count = referred.get(entry.provision.id, 0) if entry.provision else 0
        if entry.state == "orphan":
            yield _orphan(edition, entry)
        elif entry.provision is None or entry.provision.repealed:
            continue
        elif entry.summary is None:
            if not entry.broken:
                yield _missing(edition, entry, count)
        elif entry.outdated:
            yield _stale(edition, entry, count)
        elif entry.leans_outdated:
            yield _leaning(edition, entry, leaned)
        elif not entry.summary.front.reviewed_by:
            yield from _unsure(edition, entry, count)
            yield _not_reviewed(edition, entry, count)


def _marked(act: str, name: str, about: Entry | Guided) -> Iterator[Task]:
    """What a person marked, for as long as the words stand there."""
    for review, mark in reviews.open_marks(about):
        said = f"{review.by} marked as {mark.mark} on {review.on}: “{mark.words}” [{mark.law}]"
        said += f": {mark.note}" if mark.note else ""
        next_ = "Mend these words; once others stand there, this is done."
        yield Task("marked", act, name, reviews.text(about).path, said, next_, None, int(mark.mark == "wrong"))


def _unsure(edition: Edition, entry: Entry, referred: int) -> Iterator[Task]:
    """What the writer left for a person to decide, until a person has reviewed the whole."""
    assert entry.summary is not None
    for words in entry.summary.front.unsure:
        yield _open(edition.act.slug, entry.name, entry.summary.path, words, referred)


def _open(act: str, name: str, path: str, words: str, referred: int) -> Task:
    next_ = "Read the law, mend the words where they are wrong, and take the line out."
    return Task("unsure", act, name, path, words, next_, None, referred)


def _stale(edition: Edition, entry: Entry, referred: int) -> Task:
    assert entry.summary is not None
    changed = changed_words(entry)
    said = [f"the law changed after {entry.summary.front.law_as_at}"]
    said += [f"{changed} words differ"] if changed else []
    if changed is None and entry.words_differ:
        said += ["the words that it explains are not kept"]
    said += [f"{note.provision} {note.operation} on {note.date}" for note in entry.since[:3]]
    said += _referred(referred)
    slug, path = edition.act.slug, entry.summary.path
    next_ = f"lawplain diff {slug} {entry.name}; mend it; lawplain read-again {path}"
    return Task("stale", slug, entry.name, path, "; ".join(said), next_, changed, referred)


def _leaning(edition: Edition, entry: Entry, leaned: Counter[str]) -> Task:
    """How many files lean on what changed weighs: whoever reads that section again can mend them all."""
    assert entry.summary is not None
    said = [told(rest) for rest in entry.leans_outdated]
    most = max(leaned[_home(rest)] for rest in entry.leans_outdated)
    said += [f"{most} files lean on that section"] if most > 1 else []
    changed = word_diff.changed_words(change for rest in entry.leans_outdated for change in lean_changes(rest))
    slug, path = edition.act.slug, entry.summary.path
    next_ = f"lawplain diff {slug} {entry.name}; mend it; lawplain read-again {path}"
    return Task("leans-outdated", slug, entry.name, path, "; ".join(said), next_, changed, most)


def _home(rest: Rest) -> str:
    return f"{rest.act} {rest.label}"


def _guide(one: Guided, leaned: Counter[str]) -> Iterator[Task]:
    """What is to be done about a guide: read it again where what it rests on changed, or have it checked."""
    slug, name, guide = one.guide.front.law, f"{GUIDES}/{one.name}", one.guide
    yield from _marked(slug, name, one)
    next_ = f"lawplain diff {GUIDES} {one.name}; mend it; lawplain read-again {guide.path}"
    if one.outdated:
        said = [told(rest) for rest in one.leans_outdated]
        said += [f"line {found.at[0]} rests on it: “{found.words}”" for found in one.overtaken()]
        said += [f"to be looked for again: “{silent.says}”" for silent in one.silent_outdated]
        most = max((leaned[_home(rest)] for rest in one.leans_outdated), default=1)
        said += [f"{most} files lean on that section"] if most > 1 else []
        changed = word_diff.changed_words(change for rest in one.leans_outdated for change in lean_changes(rest))
        yield Task("leans-outdated", slug, name, guide.path, "; ".join(said), next_, changed, most)
    elif not guide.front.reviewed_by:
        yield from (_open(slug, name, guide.path, words, 0) for words in guide.front.unsure)
        yield _unchecked(slug, name, guide.path, guide.front, 0)


def leaned_on(collection: Collection) -> Counter[str]:
    """How many files lean on each section that changed after they were written."""
    found: Counter[str] = Counter()
    for edition in collection.editions:
        for entry in edition.entries:
            found.update({_home(rest) for rest in entry.leans_outdated})
    for one in collection.guides:
        found.update({_home(rest) for rest in one.leans_outdated})
    return found


def lean_changes(rest: Rest) -> tuple[word_diff.Change, ...]:
    """The changed words of a place that a summary leans on; none where one of the two versions is not stored."""
    if rest.past is None or rest.past.words is None:
        return ()
    now = (rest.spot.words or "") if rest.spot and rest.state != "ended" else ""
    return word_diff.parts([(rest.name, rest.past.words)], [(rest.name, now)])


def changed_words(entry: Entry) -> int | None:
    """How many words differ between what a summary explains and the present law; None where one is not stored."""
    if not entry.words_differ:
        return 0
    if entry.past is None or entry.provision is None or entry.provision.text is None:
        return None
    return word_diff.changed_words(changes(entry))


def changes(entry: Entry) -> tuple[word_diff.Change, ...]:
    """The changed words of an entry, by subsection; none where one of the two versions is not stored."""
    if entry.past is None or entry.provision is None:
        return ()
    return word_diff.parts(subsection_lines.by_subsection(entry.past), subsection_lines.by_subsection(entry.provision))


def _elsewhere(one: Handed) -> Task:
    """What elsewhere.yml says of a place that changed, or of a law of which a newer version came."""
    said = [told(rest) for lean in one.leans for rest in lean.outdated] or ["a newer version of the law came"]
    why = f"“{one.written.ask[0]}”: {'; '.join(said)}"
    next_ = f"read it again, mend the entry and its law_as_at, take its leans_on out; lawplain lean {FILE}"
    return Task("leans-outdated", one.slug, "elsewhere.yml", FILE, why, next_)


def _missing(edition: Edition, entry: Entry, referred: int) -> Task:
    assert entry.provision is not None
    said = [f"nothing explains “{entry.provision.heading}”", *_referred(referred)]
    slug = edition.act.slug
    return Task("missing", slug, entry.name, "", "; ".join(said), f"lawplain new {slug} {entry.name}", None, referred)


def _orphan(edition: Edition, entry: Entry) -> Task:
    assert entry.summary is not None
    said = f"the {edition.act.title} has nothing with the id {entry.summary.front.id}"
    return Task("orphan", edition.act.slug, entry.name, entry.summary.path, said, "Correct the id, or delete the file.")


def _not_reviewed(edition: Edition, entry: Entry, referred: int) -> Task:
    assert entry.summary is not None
    return _unchecked(edition.act.slug, entry.name, entry.summary.path, entry.summary.front, referred)


def _unchecked(act: str, name: str, path: str, front: Checked, referred: int) -> Task:
    drafted = front.method == "drafted-with-ai"
    said = ["drafted with AI; no person has checked it" if drafted else "no second person has checked it"]
    why = "; ".join([*said, *_referred(referred)])
    return Task("not-reviewed", act, name, path, why, f"lawplain reviewed {path} --by NAME", None, referred)


def _referred(count: int) -> list[str]:
    return [f"{count} reference{'s' if count != 1 else ''} lead{'s' if count == 1 else ''} to it"] if count else []
