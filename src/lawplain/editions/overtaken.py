"""The words of a section that changed after its explanation was written, so that they can be seen and heard."""

from collections.abc import Iterator
from dataclasses import dataclass

from lawplain.editions.leaning import Rest
from lawplain.editions.pair import Entry
from lawplain.law import subsection_lines, word_diff
from lawplain.law.word_diff import Run

_AROUND = 12
"""So many unchanged words stand on each side of a change; the others are left out."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One subsection that changed. `pin` is "" for words outside any, `anchor` "" where it is no longer there."""

    pin: str
    anchor: str
    runs: tuple[Run, ...]


def differences(entry: Entry) -> tuple[Difference, ...]:
    """What changed, subsection by subsection; () where the words that the explanation was written from are not kept."""
    if entry.past is None or entry.provision is None or entry.provision.text is None:
        return ()
    now = entry.provision
    anchors = {place.pin: place.anchor for place in now.places}
    changes = word_diff.parts(subsection_lines.by_subsection(entry.past), subsection_lines.by_subsection(now))
    return tuple(Difference(c.name, anchors.get(c.name, ""), tuple(_shortened(c.runs))) for c in changes)


def lean_difference(rest: Rest) -> Difference | None:
    """What changed in a place that an explanation rests on; None where the words that its writer read are not kept, or
    the present ones are not stored."""
    if rest.past is None or (before := rest.past.words) is None:
        return None
    gone = rest.spot is None or rest.state == "ended"
    after = "" if gone or rest.spot is None else rest.spot.words
    if after is None:
        return None
    return Difference(rest.name, "", tuple(_shortened(word_diff.runs(before, after))))


def _shortened(runs: tuple[Run, ...]) -> Iterator[Run]:
    """The runs with long stretches of unchanged words cut to those beside a change."""
    for i, run in enumerate(runs):
        words = run.words.split()
        before, after = (_AROUND if i else 0), (_AROUND if i + 1 < len(runs) else 0)
        if run.kind != "same" or len(words) <= before + after + 3:
            yield run
        else:
            kept = [*words[:before], "…", *(words[-after:] if after else ())]
            yield Run("same", " ".join(kept))
