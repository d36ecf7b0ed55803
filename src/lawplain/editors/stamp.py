"""Decides what `read-again`, `lean` and `reviewed` write into a file, and whether they may."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from lawplain import checks, content, editions
from lawplain.config import Config
from lawplain.content import edit
from lawplain.editions import leaning
from lawplain.editions.elsewhere import FILE
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.errors import Exit, LawplainError
from lawplain.findings import Finding

Values = Callable[[Edition, Entry | Guided, str], Mapping[str, str]]
"""What to set in the file of an entry or a guide, named by its path: its text, or a translation of that."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What a file would be (`text`), and the errors for which it may not become that; with these there is no text.

    `not_checked`: the words of the law that it would explain are not stored.
    """

    text: str = ""
    changed: bool = False
    faults: tuple[Finding, ...] = ()
    not_checked: bool = False


def decide(
    config: Config, collection: Collection, path: str, values: Values, *, leans: Literal["", "missing", "all"] = ""
) -> Decision:
    """The file with some fields set, and what it leans on written down, where that is `missing` or `all` of it;
    checked as if it had been written. Nothing is written here.

    Raises LawplainError (usage) where the file explains nothing that is stored.
    """
    found = _about(collection, path)
    faults = _errors(collection.findings, path)
    if found is None and faults:
        return Decision(faults=faults)
    if found is None:
        what = "This file explains nothing that is stored."
        raise LawplainError(what, fix="Name a summary or a guide in content/.", path=path, exit_code=Exit.USAGE)
    edition, about = found
    if isinstance(about, Entry) and (about.provision is None or about.provision.repealed):
        return Decision(faults=_wrong(config, collection, path) or _unexplainable(path))
    before = (config.root / path).read_bytes()
    text = edit.set_fields(before.decode(), values(edition, about, path))
    if leans and path == about.paths[0]:
        text = _leaning(collection, edition, about, text, all_=leans == "all")
    after = _with(config, collection, path, text)
    faults = _wrong(config, after, path)
    return Decision(text, text.encode() != before, faults, path in checks.not_checked(after))


def _about(collection: Collection, path: str) -> tuple[Edition, Entry | Guided] | None:
    """What a file explains, as a summary, a guide, or a translation of one."""
    editions_ = {edition.act.slug: edition for edition in collection.editions}
    for edition in collection.editions:
        for entry in edition.entries:
            if path in entry.paths:
                return edition, entry
    for one in collection.guides:
        if path in one.paths and one.act:
            return editions_[one.act.slug], one
    return None


def _leaning(collection: Collection, edition: Edition, about: Entry | Guided, text: str, *, all_: bool) -> str:
    days = {other.act.slug: other.act.as_at for other in collection.editions}
    found = tuple(leaning.entries(about.leans, days, edition.act.slug, all_=all_))
    if not found and not all_:
        return text
    return edit.set_leans(text, [one.model_dump(mode="json", exclude_none=True) for one in found], add=not all_)


def elsewhere(config: Config, collection: Collection) -> Decision:
    """elsewhere.yml with what its entries lean on, where they say nothing of that yet. Nothing is written here."""
    path = FILE
    faults = tuple(f for f in checks.run(collection, config.checks) if f.path == path and f.level == "error")
    if faults:
        return Decision(faults=faults)
    days = {edition.act.slug: edition.act.as_at for edition in collection.editions}
    found = {
        number: [entry.model_dump(mode="json", exclude_none=True) for entry in entries]
        for number, one in enumerate(collection.elsewhere)
        if not one.written.leans_on and (entries := tuple(leaning.entries(one.leans, days, one.slug, all_=False)))
    }
    before = (config.root / path).read_bytes()
    text = edit.set_entry_leans(before.decode(), found)
    return Decision(text, text.encode() != before)


def _with(config: Config, collection: Collection, path: str, text: str) -> Collection:
    """The project as it would be if the file were that text; the law in it is not read again."""
    slugs = tuple(ref.slug for ref in config.acts)
    written = content.read(config.root / "content", slugs, {path: text.encode()})
    return editions.rewritten(config, collection, written)


def _wrong(config: Config, collection: Collection, path: str) -> tuple[Finding, ...]:
    """The errors of that file, without checking the others."""
    return _errors(checks.of_file(collection, path, config.checks), path)


def _errors(findings: tuple[Finding, ...], path: str) -> tuple[Finding, ...]:
    return tuple(f for f in findings if f.path == path and f.level == "error")


def _unexplainable(path: str) -> tuple[Finding, ...]:
    said = "This explains something that is not in the law, or is repealed."
    return (Finding(path, 1, 1, "orphan", "error", said, "Look at its id."),)
