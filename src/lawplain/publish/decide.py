"""May a built site take the place of the published one?"""

from collections.abc import Sequence
from pathlib import Path

from lawplain.errors import Exit, LawplainError
from lawplain.publish.losses import Loss, losses
from lawplain.publish.published_site import is_address, published
from lawplain.publish.whole import faults
from lawplain.site.files.published import FILE, Facts


def check(site_dir: Path, new: Facts, than: str, contact: str, *, first: bool, accept: bool) -> list[Loss]:
    """What the new site has less of, where that is little enough. LawplainError (exit code 6) where it must not
    take the place of what is published at `than`. With `first`, nothing is asked over the network."""
    broken = list(faults(site_dir, new))
    if any(loss.serious for loss in broken):
        fix = "Nothing was published. Run lawplain build again; --accept-loss does not help here."
        raise _refused(f"{site_dir} is not whole.", broken, fix)
    old = None if first and is_address(than) else published(than, contact)
    if old is None:
        if not first and not _empty(than):
            what = f"There is no {FILE} where the site is published ({than}), so nobody can tell what would be lost."
            raise LawplainError(what, fix="For the first publication, say --first.", exit_code=Exit.POORER)
        return broken
    found = [*losses(new, old), *broken]
    if any(loss.serious for loss in found) and not accept:
        fix = "Nothing was published. Run lawplain check, fetch and build again; if it is meant, say --accept-loss."
        raise _refused("The new site has less than the published one.", found, fix)
    return found


def _refused(what: str, found: Sequence[Loss], fix: str) -> "RefusedError":
    return RefusedError("\n  ".join([what, *(loss.what for loss in found)]), found, fix)


class RefusedError(LawplainError):
    """A publication that would lose something; `losses` says what."""

    def __init__(self, what: str, losses: Sequence[Loss], fix: str) -> None:
        super().__init__(what, fix=fix, exit_code=Exit.POORER)
        self.losses = tuple(losses)


def _empty(than: str) -> bool:
    """A folder in which nothing is published yet, beyond doubt."""
    return not is_address(than) and (not Path(than).exists() or (Path(than).is_dir() and not any(Path(than).iterdir())))
