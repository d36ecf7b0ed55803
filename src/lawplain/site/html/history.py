"""The history of a provision as plain sentences: "Subsections (4) to (6) were replaced on 7 May 2015, under the …".

The day of a note is the day when the change took effect, not the day when anyone decided it, so a sentence says that
something was changed on that day under a law, and never who changed it. A note that can't be read in full stands as
the law has it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from lawplain.language.speech import catalogued, day, english, language, say, worded
from lawplain.law import drafting, history_notes, pins, plain_text
from lawplain.law.history_notes import Facts
from lawplain.law.model import Act, HistoryNote, Provision

_VERBS = {
    "amended": catalogued("changed"),
    "replaced": catalogued("replaced"),
    "substituted": catalogued("replaced"),
    "inserted": catalogued("added"),
    "added": catalogued("added"),
    "reinserted": catalogued("put back"),
    "repealed": catalogued("repealed"),
    "revoked": catalogued("revoked"),
    "omitted": catalogued("taken out"),
    "renumbered": catalogued("renumbered"),
    "brought into force": catalogued("brought into force"),
    "continued in force": catalogued("continued in force"),
    "expired": catalogued("expired"),
    "spent": catalogued("spent"),
    "editorial change": catalogued("an editorial change, which does not change the law"),
}
"""How each operation of a note is said, in the passive; what ends by itself expires, or becomes spent."""

_ALONE = {
    "title": "the title",
    "long title": "the long title",
    "act name": "the name of the {law}",
    "preamble": "the preamble",
    "heading": "the heading",
}
_STARTS = ("brought into force", "continued in force")
"""Operations whose subject stands behind a colon: "Section 2(4): the rest of this Act brought into force"."""
_NO_ARTICLE = ("Te ", "Ngā ", "Nga ")


@dataclass(frozen=True, slots=True)
class Event:
    """Notes that tell of one thing: the same operation, on one day, by one law. `sentence` says it plainly; `read` is
    False where it is the notes' own words."""

    sentence: str
    notes: tuple[HistoryNote, ...]
    read: bool = True


@dataclass(frozen=True, slots=True)
class _What:
    """What a note is about, as its page calls it. `pin` is the place alone ("(4)(a)") where it is one or several."""

    words: str
    pins: tuple[str, ...] = ()
    several: bool = False


@dataclass(frozen=True, slots=True)
class _Told:
    """A note with what could be read of it."""

    note: HistoryNote
    facts: Facts | None
    what: _What | None


def events(provision: Provision) -> tuple[Event, ...]:
    """What happened to a provision, in the order of its notes, each event once."""
    groups: dict[object, list[_Told]] = {}
    for number, note in enumerate(provision.history):
        facts = history_notes.facts(note)
        what = _what(facts, provision) if facts else None
        if facts and what:
            key: object = (facts.day, facts.operation, facts.remark, facts.law or facts.place)
        else:
            key = number  # a note that can't be read stands alone
        groups.setdefault(key, []).append(_Told(note, facts, what))
    return tuple(_event(provision, told) for told in groups.values())


def _event(provision: Provision, told: list[_Told]) -> Event:
    notes = tuple(one.note for one in told)
    facts, whats = told[0].facts, list(dict.fromkeys(one.what for one in told if one.what))
    if facts is None or not whats:
        return Event(english(own_words(notes[0])), notes, read=False)
    sentence = _sentence if language() is None else _in_a_row
    return Event(sentence(facts, whats, provision), notes)


def of_the_act(act: Act) -> tuple[Event, ...]:
    """What happened to the title of an Act, or to the Act as a whole."""
    return events(Provision("front", act.id, "", act.title, history=act.history, instrument=act.instrument))


def own_words(note: HistoryNote) -> str:
    """A note as the law has it; its facts in a row where the words are not stored."""
    if note.words:
        return plain_text.sentence(note.words)
    return " ".join(part for part in (note.provision, note.operation, note.remark, note.by) if part)


def whole(provision: Provision, operations: tuple[str, ...]) -> Facts | None:
    """The last note that did one of these things to the provision as a whole ("Section 61A: repealed, …")."""
    for note in reversed(provision.history):
        facts = history_notes.facts(note)
        if facts and facts.operation in operations:
            what = _what(facts, provision)
            if what and what == _this(provision):
                return facts
    return None


def under(facts: Facts) -> str:
    """The law that made a change, as a sentence names it: "the Kite Act 2015", "section 61A(7)"."""
    if not facts.law:
        return english(facts.place)
    return english(facts.law if facts.law.startswith(_NO_ARTICLE) else f"the {facts.law}")


def _sentence(facts: Facts, whats: list[_What], provision: Provision) -> str:
    what, several = _listed(whats, provision)
    when = _when(facts)
    if facts.operation == "editorial change":
        return f"An editorial change, which does not change the law, was made to {what}{when}."
    verb, be = _VERBS[facts.operation], "were " if several else "was "
    be = {"expired": "", "spent": "became "}.get(facts.operation, be)
    return f"{what[:1].upper()}{what[1:]} {be}{verb}{when}, under {under(facts)}."


def at_the_end_of_the_day(facts: Facts) -> bool:
    """Did the change take effect when its day ended?"""
    return "at the close of " in facts.remark


def _when(facts: Facts) -> str:
    """ " on 7 May 2015 (with effect from 1 July 2014)", " at the end of 15 May 2023"."""
    on = f" at the end of {day(facts.day)}" if at_the_end_of_the_day(facts) else f" on {day(facts.day)}"
    rest = re.sub(r"at the close of \S+ \S+ \S+", "", facts.remark).strip(" ,")
    if not rest:
        return on
    return f"{on} {rest}" if rest.startswith("(") else f"{on}, {rest}"


def _in_a_row(facts: Facts, whats: list[_What], provision: Provision) -> str:
    """One event in another language: its facts in a row, since a sentence put together from pieces would be wrong in
    most grammars."""
    places = [pin for what in whats for pin in what.pins]
    others = [english(what.words) for what in whats if not what.pins and what != _this(provision)]
    remark = english(facts.remark) if facts.remark else ""
    parts = [day(facts.day), say(_VERBS[facts.operation]), ", ".join((*places, *others)), remark, under(facts)]
    return " · ".join(part for part in parts if part)


# --- what a note is about --------------------------------------------------------------------------------------------


def _what(facts: Facts, provision: Provision) -> _What | None:
    """What a note is about, as the page of this provision calls it; None where it can't be told for sure."""
    named, colon, rest = facts.provision.partition(": ")
    if colon:
        rest, several = rest.strip("“”"), bool(drafting.SEVERAL.search(drafting.ASIDE.sub("", rest)))
        own = provision.kind != "back"  # where "this Act" is an amending Act that is reprinted
        return _What(rest, several=several) if own and facts.operation in _STARTS else None
    if provision.kind in ("section", "text"):
        units = dict.fromkeys(
            (provision.instrument.words["Unit"], "Section", "Regulation", "Clause", "Rule", "Article")
        )
        after = _after(named, tuple(units), provision.label)
        return None if after is None else _in_a_section(after, provision)
    if provision.kind == "schedule":
        label = provision.label if provision.label.casefold() != "schedule" else ""
        after = _after(named, ("Schedule", "Appendix"), label)
        return None if after is None else _in_a_schedule(after, provision)
    if provision.kind in ("part", "subpart"):
        after = _after(named, (provision.kind.capitalize(),), provision.label)
        if after == " heading":
            return _What("the heading")
        comprises = after is not None and (not after or drafting.COMPRISING.fullmatch(after))
        return _What(f"{_this(provision).words}{after}") if comprises else None
    if provision.heading and named.casefold() == provision.heading.casefold():
        return _What(named)  # the whole Act, in the notes on its title
    alone = _ALONE.get(named.casefold())
    return _What(worded(alone, provision.instrument.words)) if alone else None


def _after(named: str, units: tuple[str, ...], label: str) -> str | None:
    """What follows "Section 398" in the subject of a note; None where it names another provision."""
    head = rf"(?:{'|'.join(units)})" + (rf"\s{re.escape(label)}" if label else "")
    match = re.match(rf"{head}(?![\w.–-])", named)
    return named[match.end() :] if match else None


def _this(provision: Provision) -> _What:
    words = {
        "section": f"this {provision.instrument.unit}",
        "schedule": "this Schedule",
        "part": "this Part",
        "subpart": "this subpart",
    }
    return _What(words.get(provision.kind, "this"))


def _in_a_section(after: str, provision: Provision) -> _What | None:
    match = drafting.IN_A_SECTION.fullmatch(after)
    if match is None:
        return None
    if not after:
        return _this(provision)
    places = tuple(re.findall(drafting.PATH, match["places"] or ""))
    spelled = _spelled(match["places"] or "", provision)
    inside = f" in {spelled}" if spelled else ""
    if match["thing"]:
        return _What(f"the {match['thing'].strip('“”')}{inside}")
    if match["number"]:
        return _What(f"the number of {spelled}")
    if match["nth"]:
        return _What(f"the {match['nth']}{inside}")
    if match["terms"]:
        return _definition(match["terms"], match["inside"], inside, provision)
    if match["unmarked"]:
        known = _defines(match["unmarked"], provision)
        return _definition(f"“{match['unmarked']}”", match["within"], inside, provision) if known else None
    ranged = " to " in (match["places"] or "")
    return _What(spelled, several=True) if ranged else _What(spelled, places, len(places) > 1)


def _in_a_schedule(after: str, provision: Provision) -> _What | None:
    match = drafting.IN_A_SCHEDULE.fullmatch(after)
    if match is None:
        return None
    if not after:
        return _this(provision)
    units = [unit.strip() for unit in drafting.A_UNIT_IN_A_SCHEDULE.findall(match["units"])]
    where = " of ".join(_spelled(unit, provision) if unit.startswith("(") else unit for unit in reversed(units))
    places = tuple(re.findall(drafting.PATH, where)) if re.fullmatch(rf"paragraphs? {drafting.PATH}", where) else ()
    if match["thing"]:
        return _What(f"the {match['thing']}" + (f" of {where}" if where else ""))
    if match["terms"]:
        return _definition(match["terms"], match["inside"], f" in {where}" if where else "", provision)
    return _What(where, places, bool(re.search(r"\) (?:and|to) \(|\), \(", where)))


def _definition(terms: str, inside: str | None, where: str, provision: Provision) -> _What:
    of = f"{_spelled(inside, provision, 'paragraph')} of " if inside else ""
    several = bool(inside and len(re.findall(drafting.PATH, inside)) > 1)
    return _What(f"{of}the definition of {terms}{where}", several=several)


def _defines(words: str, provision: Provision) -> bool:
    """Whether these words of a note, which nothing marks, are a term. The source marks them all; where a copy marks
    none, they are one in a provision that defines terms."""
    if any(words.casefold() == term.casefold() for d in provision.definitions for term in d.terms):
        return True
    marks = any("“" in note.provision for note in provision.history)
    return not marks and bool(provision.definitions) and not re.search(r"[\d()]", words)


def _spelled(places: str, provision: Provision, unit: str = "") -> str:
    """ "(4)(a) and (5)" as "subsections (4)(a) and (5)"."""
    if not places:
        return ""
    unit = unit or (provision.instrument.inner if re.match(r"\(\d+[A-Z]*\)", places) else "paragraph")
    return f"{unit}{'s' if len(re.findall(drafting.PATH, places)) > 1 else ''} {places}"


def _listed(whats: list[_What], provision: Provision) -> tuple[str, bool]:
    """Several places as people say them ("subsections (4) to (6) and the heading"), and whether they are several."""
    phrases, rest = [], list(whats)
    for unit in (provision.instrument.inner, "paragraph"):
        found = [what for what in rest if what.pins and what.words.startswith(unit)]
        if found:
            runs = _runs([pin for what in found for pin in what.pins], provision)
            several = sum(len(what.pins) for what in found) > 1
            phrases.append(f"{unit}{'s' if several else ''} {_and(runs)}")
            rest = [what for what in rest if what not in found]
    phrases += [what.words for what in rest]
    return _and(phrases), len(phrases) > 1 or sum(len(what.pins) or 1 + what.several for what in whats) > 1


def _runs(found: list[str], provision: Provision) -> list[str]:
    """Three or more neighbours become "(4) to (6)"."""
    order = [place.pin for place in pins.top_level(provision.places)]
    if any(pin not in order for pin in found):
        return found
    runs: list[list[str]] = []
    for pin in sorted(set(found), key=order.index):
        if runs and order.index(pin) == order.index(runs[-1][-1]) + 1:
            runs[-1].append(pin)
        else:
            runs.append([pin])
    return [text for run in runs for text in ([f"{run[0]} to {run[-1]}"] if len(run) > 2 else run)]


def _and(parts: Iterable[str]) -> str:
    parts = list(parts)
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"
