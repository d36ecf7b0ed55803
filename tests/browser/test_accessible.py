"""axe finds nothing on any page type, light or dark; contrast is held to the stricter 7 to 1.

In the dark only colours differ, so there only the rules of contrast run.
"""

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]
from real_acts import SAMPLES

from . import samples
from .conftest import INVENTED, Open
from .samples import Sample

STRICTER = {"color-contrast-enhanced": {"enabled": True}, "target-size": {"enabled": True}}
OPTIONS = {
    "light": {"resultTypes": ["violations"], "rules": STRICTER},
    "dark": {"resultTypes": ["violations"], "runOnly": ["color-contrast", "color-contrast-enhanced"]},
}

REPEATED = {
    "words": [["main details:nth-of-type(n+4)"]],
    "act": [["main details:nth-of-type(n+3)"]],
    "words of a letter": [["main .word:nth-of-type(n+6)"]],
    "part": [[".outline > li:nth-child(n+60)"]],
    "section of definitions": [[".law li:nth-child(n+30)"], [".after"]],
}
"""More of the same, from the same template: axe takes half a minute over 553 lines that differ in their words only."""


SCHEME = pytest.mark.parametrize("scheme", ["light", "dark"])
EVERY_LOOK = pytest.mark.parametrize(
    ("sample", "kind", "scheme"),
    [
        (name, kind, scheme)
        for name in SAMPLES
        for kind in samples.SAMPLES[name].pages
        for scheme in ("light", "dark")
        if (name, scheme) != ("real", "dark")  # the colours of the other site
    ],
    indirect=["sample"],
)


@EVERY_LOOK
def test_axe_finds_nothing(open_page: Open, there: Sample, kind: str, scheme: str) -> None:
    page = open_page(there.pages[kind], color_scheme=scheme, bypass_csp=True)
    if kind == "search with results":
        page.locator("#results .title mark").first.wait_for()
    left_out = {"exclude": REPEATED[kind]} if kind in REPEATED else None
    results = Axe().run(page, context=left_out, options=OPTIONS[scheme])
    found = [
        f"{v['id']}: {node['target']} {node['failureSummary'][:200]}"
        for v in results.response["violations"]
        for node in v["nodes"][:3]
    ]
    assert found == []


@INVENTED
@SCHEME
def test_a_definition_that_was_followed_is_accessible_too(open_page: Open, scheme: str, there: Sample) -> None:
    page = open_page(f"{there.section}#m-{there.term_id}", color_scheme=scheme, bypass_csp=True)
    page.locator(".meaning a.pin").first.focus()
    results = Axe().run(page, options=OPTIONS[scheme])
    assert [(v["id"], v["nodes"][0]["target"]) for v in results.response["violations"]] == []


@INVENTED
@SCHEME
def test_an_open_definition_and_lit_words_are_accessible_too(open_page: Open, scheme: str, there: Sample) -> None:
    page = open_page(f"{there.section}#s5", color_scheme=scheme, bypass_csp=True)
    page.locator(".law a[href^='#m-']").first.focus()
    assert page.get_by_role("tooltip").count() == 1
    results = Axe().run(page, options=OPTIONS[scheme])
    assert [(v["id"], v["nodes"][0]["target"]) for v in results.response["violations"]] == []
