"""Our own words on the pages, in English: words.pot, which `make messages` makes of the templates and the code."""

from functools import cache
from pathlib import Path

TEMPLATE = Path(__file__).with_name("words.pot")
FRAME = "site/theme/main.html"
"""The file that stands around every page."""


@cache
def words() -> tuple[tuple[str, str], ...]:
    """Everything that the pages say by themselves, each with a file where it stands; some with several."""
    from babel.messages.pofile import read_po  # noqa: PLC0415 - only where another language is spoken

    with TEMPLATE.open(encoding="utf-8") as file:
        return tuple((str(one.id), where) for one in read_po(file) if one.id for where in one.auto_comments)


@cache
def frame() -> tuple[str, ...]:
    """What stands around every page: the links of its head, the search, the foot."""
    return tuple(said for said, file in words() if file == FRAME)
