"""Links in what people write: which a page may carry."""

import pytest

from lawplain.site.html.explanation import safe


@pytest.mark.parametrize(
    "address", ["/kites/2/", "#s2", "https://kites.example/a?b#c", "HTTP://kites.example", "mailto:a@kites.example"]
)
def test_carried(address: str) -> None:
    assert safe(address)


@pytest.mark.parametrize(
    "address",
    [
        *("javascript:alert(1)", "JavaScript:alert(1)", "data:text/html,x", "vbscript:x", "file:///etc/passwd"),
        *("blob:https://kites.example/1", "intent://scan/#Intent", "ftp://kites.example/", "kites:1"),
        *("java\tscript:alert(1)", " javascript:alert(1)", "https://kites.example/\n", "https://[kites"),
    ],
)
def test_not_carried(address: str) -> None:
    """Every scheme but the web's and mail, not javascript alone: an address can open programs of the device too."""
    assert not safe(address)
