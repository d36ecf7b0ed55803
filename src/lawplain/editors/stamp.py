"""Decides what `read-again` and `reviewed` write into a summary's file, and whether they may."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

from lawplain import checks, content, editions
from lawplain.config import Config
from lawplain.content import edit
from lawplain.editions import leaning
from lawplain.editions.elsewhere import FILE
from lawplain.editions.pair import Collection, Edition, Entry
from lawplain.errors import Exit, LawplainError
from lawplain.findings import Finding

Values = Callable[[Edition, Entry, str], Mapping[str, str]]
"""What to set in the file of an entry, named by its path: its summary, or a translation of that."""


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
    entries = [(ed, e) for ed in collection.editions for e in ed.entries if path in e.paths]
    faults = _errors(collection.findings, path)
    if not entries and faults:
        return Decision(faults=faults)
    if not entries:
        what = "This file explains nothing that is stored."
        raise LawplainError(what, fix="Name a summary in content/.", path=path, exit_code=Exit.USAGE)
    edition, entry = entries[0]
    if entry.provision is None or entry.provision.repealed:
        return Decision(faults=_wrong(config, collection, path) or _unexplainable(path))
    before = (config.root / path).read_bytes()
    text = edit.set_fields(before.decode(), values(edition, entry, path))
    if leans and entry.summary and entry.summary.path == path:
        text = _leaning(collection, edition, entry, text, all_=leans == "all")
    after = _with(config, collection, path, text)
    faults = _wrong(config, after, path)
    return Decision(text, text.encode() != before, faults, path in checks.not_checked(after))


def _leaning(collection: Collection, edition: Edition, entry: Entry, text: str, *, all_: bool) -> str:
    days = {other.act.slug: other.act.as_at for other in collection.editions}
    found = tuple(leaning.entries(entry.leans, days, edition.act.slug, all_=all_))
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
