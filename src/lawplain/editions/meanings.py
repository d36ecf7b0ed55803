"""Which plain meaning belongs to which definition."""

from collections.abc import Iterable

from lawplain.content.fields import Meaning
from lawplain.law.definitions import REACHES, Term


def plain_meanings(terms: Iterable[Term], written: Iterable[Meaning]) -> dict[tuple[str, str], Meaning]:
    """The plain meaning of each definition, by its key; those that nobody has explained are left out.

    A meaning finds its definition by id; where the stored version gives no ids, by its words and the section that it
    names; where it names none, by its words, and of several definitions the one that reaches furthest.
    """
    by_id: dict[str, Meaning] = {}
    by_section: dict[tuple[str, str], Meaning] = {}
    by_words: dict[str, Meaning] = {}
    for meaning in written:
        if meaning.id:
            by_id[meaning.id] = meaning
        if meaning.section:
            by_section[meaning.term, meaning.section] = meaning
        else:
            by_words[meaning.term] = meaning
    found: dict[tuple[str, str], Meaning] = {}
    widest: dict[str, Term] = {}
    for term in terms:
        sure = by_id.get(term.definition.id or "") or by_section.get((term.words, term.home.label))
        if sure:
            found[term.key] = sure
        elif not term.definition.id and term.words in by_words:
            kept = widest.setdefault(term.words, term)
            if REACHES.index(term.scope.reach) > REACHES.index(kept.scope.reach):
                widest[term.words] = term
    taken = {meaning.term for meaning in found.values() if not meaning.section}
    return found | {t.key: by_words[words] for words, t in widest.items() if words not in taken}
