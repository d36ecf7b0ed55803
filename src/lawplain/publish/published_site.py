"""What is published, according to the published site: a folder, a file, or its address."""

from pathlib import Path

from lawplain.errors import SourceError
from lawplain.site.files.published import FILE, Facts, read

_LARGEST = 200_000_000
_SECONDS = 60.0


def published(than: str, contact: str) -> Facts | None:
    """The facts of a published site; None where there is no such file there.

    SourceError where the address can't be reached or refuses: nobody knows then what is published.
    """
    if is_address(than):
        return _over_http(than if than.endswith(".json") else f"{than.rstrip('/')}/{FILE}", contact)
    path = Path(than) / FILE if Path(than).is_dir() else Path(than)
    return read(path.read_text(encoding="utf-8"), str(path)) if path.is_file() else None


def is_address(than: str) -> bool:
    return than.lower().startswith(("http://", "https://"))


def _over_http(address: str, contact: str) -> Facts | None:
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
