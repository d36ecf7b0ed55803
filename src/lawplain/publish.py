"""What a site holds of the law, in a few facts, and whether a new one may take the place of the published one.

The facts stand in `published.json` at the site's root, which every build writes.
"""

from collections.abc import Iterator
from pathlib import Path

from lawplain.errors import Exit, LawplainError, SourceError
from lawplain.site.files.published import FILE, Held, read

_LARGEST = 10_000_000


_SECONDS = 60.0


def losses(new: dict[str, Held], old: dict[str, Held]) -> Iterator[str]:
    """Each way in which the new site has less than the old one, as a sentence."""
    for slug, was in old.items():
        now = new.get(slug)
        if now is None:
            yield f"{slug} would be gone."
            continue
        if now.as_at < was.as_at:
            yield f"{slug} would go back from {was.as_at} to {now.as_at}."
        if now.with_text < was.with_text:
            yield f"{slug} would have the words of {now.with_text} sections instead of {was.with_text}."


def published(than: str, contact: str) -> dict[str, Held] | None:
    """The facts of a published site: a folder, a file, or its address. None where there is no such file there.

    SourceError where the address can't be reached or refuses: nobody knows then what is published.
    """
    if than.lower().startswith(("http://", "https://")):
        return _over_http(than if than.endswith(".json") else f"{than.rstrip('/')}/{FILE}", contact)
    path = Path(than) / FILE if Path(than).is_dir() else Path(than)
    return read(path.read_text(encoding="utf-8"), str(path)) if path.is_file() else None


def _over_http(address: str, contact: str) -> dict[str, Held] | None:
    import time  # noqa: PLC0415

    from lawplain.sources.http_client import Client, agent  # noqa: PLC0415

    until = time.monotonic() + _SECONDS
    with Client(
        agent(contact), timeouts=(10, 30), until=until, max_bytes=_LARGEST, pause=0, sleep=time.sleep
    ) as client:
        answer = client.get(client.normal(address), {"Accept": "application/json"})
    if answer.status == 404:
        return None
    if answer.status != 200:
        what = f"{answer.host} answered {answer.status} when asked for {FILE}."
        raise SourceError("unexpected", what, fix="Nothing was published. Check the site's address, or try later.")
    return read(answer.content.decode("utf-8", "replace"), address)


def check(new: dict[str, Held], old: dict[str, Held] | None, *, first: bool, accept: bool) -> None:
    """LawplainError (exit code 6) where the new site must not take the old one's place."""
    if old is None:
        if first:
            return
        what = f"There is no {FILE} where the site is published, so nobody can tell what would be lost."
        raise LawplainError(what, fix="For the first publication, say --first.", exit_code=Exit.POORER)
    found = list(losses(new, old))
    if found and not accept:
        what = "The new site has less than the published one. " + " ".join(found)
        fix = "Nothing was published. Run lawplain fetch and build again; or, if this is meant, say --accept-loss."
        raise LawplainError(what, fix=fix, exit_code=Exit.POORER)
