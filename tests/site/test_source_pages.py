"""What the renderer is given: every character of a page comes through it."""

import yaml
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from lawplain.site.build import source_pages
from lawplain.site.page import Page


@given(st.text())
def test_any_text_is_read_back_as_it_was(text: str) -> None:
    """But for characters that no page carries."""
    text = source_pages._CONTROL.sub("", text)
    document = source_pages.as_markdown(Page("x/", text, text, Markup(text), "about"))
    assert document.startswith("---\n")
    assert document.endswith("\n---\n")
    read = yaml.safe_load(document[4:-4])
    assert read == yaml.load(document[4:-4], getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    assert (read["title"], read["body"]) == (text, text)


def test_addresses_are_relative_to_the_page() -> None:
    page = Page("a/b/", "T", "D", Markup('<a href="/help/">x</a> <a href="//y">z</a>'), "about", next="/a/c/")
    read = yaml.safe_load(source_pages.as_markdown(page).split("---\n")[1])
    assert read["body"] == '<a href="../../help/">x</a> <a href="//y">z</a>'
    assert read["next"] == "a/c/"
