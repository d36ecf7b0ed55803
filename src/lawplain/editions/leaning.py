"""What a summary says on the strength of other provisions: where each of its pins to them leads."""

from collections.abc import Iterable
from dataclasses import dataclass

from lawplain.content import Summary
from lawplain.law import neighbours
from lawplain.law.neighbours import Laws, Lost, Spot
from lawplain.law.pins import Elsewhere, Pin


@dataclass(frozen=True, slots=True)
class Lean:
    """One pin of a summary to places of other provisions, and what it names there: `spots`, or why it is `lost`."""

    other: Elsewhere
    spots: tuple[Spot, ...] = ()
    lost: Lost | None = None

    @property
    def name(self) -> str:
        return self.other.name

    @property
    def words(self) -> str | None:
        """The words of the law that it names; None where they are not stored, or it leads nowhere."""
        found = [spot.words for spot in self.spots]
        return None if self.lost or None in found else "\n".join(words or "" for words in found)


def leans(summary: Summary, act: str, laws: Laws) -> tuple[Lean, ...]:
    """What a summary of that Act leans on, in the order of its pins."""
    return tuple(_lean(other, act, laws) for other in summary.others)


def of_pin(found: Iterable[Lean], pin: Pin) -> tuple[Lean, ...]:
    """Those of a summary's leans that one pin names, in its order."""
    by_name = {lean.name: lean for lean in found}
    return tuple(by_name[other.name] for other in pin.others if other.name in by_name)


def _lean(other: Elsewhere, act: str, laws: Laws) -> Lean:
    found = neighbours.spots(other, act, laws)
    return Lean(other, lost=found) if isinstance(found, Lost) else Lean(other, found)
