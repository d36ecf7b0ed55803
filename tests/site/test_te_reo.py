"""Words of te reo are marked wherever a page says them."""

import pytest

from lawplain.site.html.te_reo import marked

MI = '<span lang="mi">'


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Waitangi Day</p>", f"<p>{MI}Waitangi</span> Day</p>"),
        ("<p>te reo Māori, Māori</p>", f"<p>{MI}te reo Māori</span>, {MI}Māori</span></p>"),
        ("<p>Waitangirua</p>", "<p>Waitangirua</p>"),
        ('<a href="/waitangi/" title="Waitangi">here</a>', '<a href="/waitangi/" title="Waitangi">here</a>'),
        (f"<p>{MI}Waitangi</span></p>", f"<p>{MI}Waitangi</span></p>"),
        ("<svg><title>Māori</title></svg>", "<svg><title>Māori</title></svg>"),
        ("<p>Nothing of it</p>", "<p>Nothing of it</p>"),
    ],
)
def test_words_are_marked_where_they_are_text(html: str, expected: str) -> None:
    assert marked(html, ("Māori", "te reo Māori", "Waitangi")) == expected


def test_without_words_nothing_is_marked() -> None:
    assert marked("<p>Waitangi</p>", ()) == "<p>Waitangi</p>"
