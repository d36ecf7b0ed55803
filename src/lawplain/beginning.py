"""How a summary begins: the file that `lawplain new` writes, and that an edit link opens in the repository."""

from lawplain import editing, pair, pins
from lawplain.model import Provision


def text(edition: pair.Edition, provision: Provision) -> str:
    """A file with all that can be filled in, and one empty pin for each subsection that is not repealed."""
    names = tuple(place.pin for place in pins.top_level(provision.places) if not place.status) or ("all",)
    is_section = provision.kind == "section"
    unstarted = provision.status == "not-in-force"
    return editing.scaffold(
        id=provision.id,
        law_as_at=edition.act.as_at.isoformat(),
        law_fingerprint=provision.fingerprint if is_section else pair.current_fingerprints(edition)[provision.id],
        pins=names if is_section else (),
        heading=f"{provision.kind.capitalize()} {provision.label}: {provision.heading}".replace(" :", ":"),
        note="Not in force yet: say first that it does not apply yet." if unstarted else "",
    )
