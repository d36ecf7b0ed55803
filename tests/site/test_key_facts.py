"""Key facts by their kind: on the page of their section, and in data."""

import json
from pathlib import Path

import pytest
from two_laws import FRONT, Project

from lawplain import config
from lawplain.site.html.key_facts import pressing
from lawplain.site.pages import data, section
from lawplain.site.view import SiteView, site

FACTS = """key_facts:
  - what: Most that you can get
    fact: 7 years in prison
    kind: penalty
    law: s 2(1)(b)
    within: 7 years
  - what: Time to ask for the kite
    fact: 1 month
    kind: time-limit
    law: (2)
    within: 1 month
    from: the day when it was taken
    extend:
      says: The court, for a good reason
      law: s 2(2)
    who: The court
  - what: Time to land
    fact: 3 weeks
    kind: time-limit
    law: (2)
    within: 3 weeks
  - what: Time to say sorry
    fact: At any time
    kind: time-limit
    law: (2)
  - what: Who flies
    fact: You
    kind: other
    law: (1)
"""


@pytest.fixture
def view(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> SiteView:
    monkeypatch.chdir(tmp_path)
    start, end = FRONT.index("key_facts:"), FRONT.index("method:")
    project = Project(tmp_path)
    project.file.write_text(FRONT[:start] + FACTS + FRONT[end:] + "You must not fly there. [(1)-(2)]\n")
    return site(config.read(tmp_path), project.load())


def test_a_list_of_sections_shows_a_fact_in_all_its_words(view: SiteView) -> None:
    """`within` alone, “7 years”, would not say of what; “42 days” not from when they count."""
    assert pressing(view.acts["kites-act"].edition.sections[0]) == ("Most that you can get", "7 years in prison")


def test_a_page_shows_what_presses_first_and_who_can_extend_it(view: SiteView) -> None:
    act = view.acts["kites-act"]
    (page,) = section.pages(act, act.edition.sections[0])
    html = str(page.body)
    said = [part.partition("</dt>") for part in html.split("<dt>")[1:]]
    whats = [what for what, _, after in said if not after.startswith('<dd class="more">')]
    assert whats[:5] == [
        "Most that you can get",
        "Time to ask for the kite",
        "Time to land",
        "Time to say sorry",
        "Who flies",
    ]
    assert "Who can extend it: The court, for a good reason" in html
    assert "Who decides: The court" in html
    assert html.index("You must not fly there.") < html.index("Who can extend it:")  # the answer is not pushed away


def test_a_list_of_sections_tells_the_pressing_fact_as_it_is_written(view: SiteView) -> None:
    """`within` alone ("7 years") would leave out what the fact says besides, such as from when a time counts."""
    entry = view.acts["kites-act"].edition.sections[0]
    assert pressing(entry) == ("Most that you can get", "7 years in prison")


def test_data_has_them_by_kind(view: SiteView) -> None:
    files = dict(data.files(view.acts["kites-act"]))
    facts = json.loads(files["data/kites-act.json"])["sections"][0]["key_facts"]
    assert [fact["kind"] for fact in facts] == ["penalty", "time-limit", "time-limit", "time-limit", "other"]
    assert facts[1] | {"what": "", "fact": ""} == {
        "what": "",
        "fact": "",
        "kind": "time-limit",
        "law": "(2)",
        "within": "1 month",
        "counts_from": "the day when it was taken",
        "extend": "The court, for a good reason",
        "who": "The court",
    }
