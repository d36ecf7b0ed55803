"""Whatever a person types as the value of a field is taken as it is or found at its line: never a
crash.

Braces, per cent signs and backslashes have meanings of their own in Python's ways of filling a
text; no text that a person wrote, and no message that quotes one, goes through them.
"""

import json
import re
from collections.abc import Iterable
from html import unescape
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from lawplain import checks, config, content
from lawplain.content import fields
from lawplain.editions import pair
from lawplain.editions.pair import Collection
from lawplain.findings import Finding
from lawplain.site import page_types
from lawplain.site.page import Page
from lawplain.site.view import site
from lawplain.sources.nz import act_xml
from lawplain.store import FetchLog

CASE = (Path(__file__).parents[1] / "cases" / "short-act.xml").read_bytes()
KITES = act_xml.read(CASE, "kites")
MARK = next(p.fingerprint for p in KITES.act.contents if p.id == "T40")
FILES = {
    "kites/3.md": f"""---
id: T40
also_called: Where you may fly a kite
topics:
  - play/kites
law_as_at: 2020-01-01
law_fingerprint: {MARK}
leans_on:
  - law: s 2
    id: T30
    words: 0123456789abcdef
    section: 0123456789abcdef
    as_at: 2020-01-01
rewritten_on: 2020-02-01
left_out:
  - law: (2A)
    why: It is about airports.
also_search:
  - dragon
people_ask:
  - law: (1)
    ask:
      - where may I fly a kite
key_facts:
  - what: Age
    fact: Over 7 years
    kind: age
    law: (1)(a)(i)
    within: 7 years
    from: the day you were born
    extend:
      says: A parent can.
      law: s 2
    who: Your parent
not_in_force:
  - law: s 2
    why: No order starts it.
not_terms:
  - kite
unsure:
  - (1) whether a dragon is one
readings:
  - on: 2020-02-01
    by: Jo
    against: law
excused:
  - rule: numbers
    why: It is so.
    words: over 7
method: written-by-a-person
reviewed_by: Jo
reviewed_on: 2020-02-01
---
You may fly a kite if you are over 7. [(1)]
""",
    "guides/kite-gone.md": """---
title: Your kite is gone
for: You had a kite
law: kites
topics:
  - play/kites
law_as_at: 2020-01-01
leans_on:
  - law: s 3(1)
    id: T40
    words: 0123456789abcdef
    section: 0123456789abcdef
rewritten_on: 2020-02-01
also_search:
  - no kite
people_ask:
  - step: gone
    ask:
      - where is my kite
steps:
  - id: gone
    title: It is gone
    kind: happens
    when: On a windy day
    who: The wind
    law: s 3(1)
    fact: kites/3 (1)(a)(i)
    next:
      - if: It comes back
        to: back
      - if: It does not
        to: back
    chart: yes
  - id: back
    title: It is back
    kind: ends
    law: s 3
not_in_the_act:
  - says: The Act is silent on wind.
    looked_for:
      - wind
    law_as_at: 2020-01-01
not_terms:
  - kite
unsure:
  - whether it comes back
readings:
  - on: 2020-02-01
    by: Jo
    against: page
excused:
  - rule: numbers
    why: It is so.
    words: over 7
method: written-by-a-person
reviewed_by: Jo
reviewed_on: 2020-02-01
---
You had a kite. [s 3(1)]

## gone

It is gone. [s 3(1)]

## back

It is back. [s 3]
""",
    "guides/kite-gone.mi.md": """---
title: Manu
for: Manu
people_ask:
  - manu
steps:
  - id: gone
    title: Manu
    when: rā
    who: hau
    if:
      - manu
      - manu
  - id: back
    title: Manu
not_in_the_act:
  - hau
translated_from: 0123456789abcdef
method: written-by-a-person
reviewed_by: Jo
reviewed_on: 2020-02-01
---
Manu. [s 3(1)]

## gone

Manu. [s 3(1)]

## back

Manu. [s 3]
""",
    "kites/3.mi.md": """---
also_called: Manu
key_facts:
  - what: Pakeke
    fact: 7
    from: rā
    extend: matua
    who: matua
translated_from: 0123456789abcdef
method: written-by-a-person
reviewed_by: Jo
reviewed_on: 2020-02-01
---
Manu 7. [(1)]
""",
    "kites/meanings.yml": """- id: T31
  term: kite
  section: 2
  law: (1)
  applies:
    - act
  meaning: A thing on a line.
  forms:
    - kiting
  not_in:
    - 3
  not_inside:
    - kite school
  known: yes
  law_as_at: 2020-01-01
  law_fingerprint: 0123456789abcdef
  method: written-by-a-person
  reviewed_by: Jo
  reviewed_on: 2020-02-01
""",
    "kites/readers/3.yml": f"""id: T40
tests:
  - asked_by: ai
    asked_on: 2020-02-01
    law_as_at: 2020-01-01
    law_fingerprint: {MARK}
    answered_by: Jo
    answered_on: 2020-02-01
    text_fingerprint: 0123456789abcdef
    graded_by: ai
    graded_on: 2020-02-01
    questions:
      - ask: Can I fly a kite when I am 5?
        answer: Not alone.
        law: (1)(a)
        said: I think not
        grade: partly
""",
    "kites/reviews/3.yml": """id: T40
reviews:
  - by: Jo
    on: 2020-02-01
    law_as_at: 2020-01-01
    text_fingerprint: 0123456789abcdef
    right: 2
    not_marked: 1
    marks:
      - words: You may fly a kite if you are over 7.
        law: (1)
        mark: wrong
        note: A parent is enough.
""",
    "topics.yml": """- slug: play
  name: Play
  about: You want to play.
  start_here:
    - kites/3
  topics:
    - slug: kites
      name: Kites
      about: You want to fly a kite.
""",
    "words.yml": "everyday:\n  - say:\n      - dragon\n    law:\n      - kite\n    sections:\n      - kites/3\n"
    "explained:\n  - word: leave\n    forms:\n      - leaves\n    says: A court allows it.\n"
    "te_reo:\n  - manu\n",
    "help.yml": """- name: Club
  about: It helps.
  address: https://kites.example/
  urgent:
    - deadline
  phones:
    - number: 0800 000 111
      for: Ask first.
      from_overseas: +64 9 000 0111
      source: https://kites.example/numbers/
  hours: Always
  languages: English
  cost: Free
  post: PO Box 1
  source: https://kites.example/seen/
  seen_on: 2020-02-01
  topics:
    - play
""",
    "elsewhere.yml": """- ask:
    - How big may a kite be
  says: The Act does not say.
  law: s 3(1)
  law_as_at: 2020-01-01
  leans_on:
    - law: s 3(1)
      id: T40
      words: 0123456789abcdef
      section: 0123456789abcdef
  topics:
    - play
  where:
    name: Club
    address: https://kites.example/
  seen: page
  seen_on: 2020-01
""",
    "site.yml": """title: The law of kites
alarm: Is your kite gone?
examples:
  - ask: Where is my kite
    leads_to: kites/3
situations:
  - say: My kite is gone
    leads_to: kites/3
    fact: kites/3 (1)(a)(i)
sample: kites/3 (1)
other_rules:
  says: There are rules of the club too.
  law: kites/3
help:
  detained: kites/3 (1)(a)(i)
  deadline: kites/3 (1)(a)(i)
  danger: kites/3 (1)(a)(i)
counting:
  - by: kites/3 (1)
    says: It leaves out no day.
    days_off:
      - Labour Day
""",
    "corrections.yml": """- on: 2020-02-01
  where: kites/3
  was: We said 8.
  now: It says 7.
""",
    "languages.yml": """- code: mi
  name: te reo Māori
  direction: ltr
  method: written-by-a-person
  reviewed_by: Jo
  reviewed_on: 2020-02-01
  everyday:
    - say:
        - manu
      law:
        - kite
""",
}
VALUE = re.compile(r"( *(?:- )?(?:[a-z_]+: |- ))(?![a-z_]+:( |$))(.+)")
Place = tuple[str, int]
PLACES: list[Place] = [
    (name, number)
    for name, text in FILES.items()
    for number, line in enumerate(text.removeprefix("---\n").split("\n---\n")[0].splitlines(), 1 + name.endswith(".md"))
    if VALUE.fullmatch(line)
]
"""The file and the line of every value."""
WORDS = (
    r"{ } {} {0} {16} {field} {x!r:>9} {{ }} % %s %(day)s %% \ \1 \g<x> $x [ ] [(1)] <b> &amp; no ~ 1 --- T40 play"
    r" kites/3 (2) https://x.example/ 2026-05-27 0001-01-01 9999-12-31"
)
BITS = st.sampled_from(
    [*WORDS.split(), "{{ x }}", "{% x %}", "{# x", "\u2028", "\ufdd0", "- ", ": ", " #", " ", "\t", "\n"]
)
TEXTS = st.lists(BITS | st.text(max_size=20), min_size=1, max_size=6).map("".join)
BRACES = "{} {0} {16} {field} %s %(day)s 100% \\1 \\g<x> {{ x }} {% x %}"


def test_every_kind_of_value_has_its_turn() -> None:
    """The fields of the types in `written`; a new one is to be written into FILES."""
    names = {
        field.alias or name
        for kind in fields.Written.__subclasses__() + fields.Checked.__subclasses__()
        for name, field in kind.model_fields.items()
    }
    shown = {key for text in FILES.values() for key in re.findall(r"(?m)^[ -]*([a-z_]+):", text)}
    assert names <= shown
    assert len(PLACES) > 50


def with_value(place: Place, value: str) -> dict[str, str]:
    """The files, one of which has this in place of a value."""
    name, number = place
    lines = FILES[name].splitlines()
    match = VALUE.fullmatch(lines[number - 1])
    assert match
    lines[number - 1] = match[1] + value
    return FILES | {name: "\n".join(lines) + "\n"}


def read(folder: Path, files: dict[str, str]) -> Collection:
    for name, text in files.items():
        file = folder / "content" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode("utf-8", "surrogatepass"))
    found = content.read(folder / "content", ("kites",))
    return pair.collect([pair.pair(KITES.act, found.acts["kites"], FetchLog())], found)


def pages(folder: Path, collection: Collection, without: Iterable[Finding]) -> list[Page]:
    """Every page of the site, without the files that have these findings."""
    (folder / "lawplain.toml").write_text('[[acts]]\nslug = "kites"\nyear = 2019\nnumber = 7\n')
    whole = site(config.read(folder), pair.withheld(collection, {finding.path for finding in without}))
    return list(page_types.of_site(whole))


@settings(deadline=None, max_examples=300, suppress_health_check=list(HealthCheck))
@given(place=st.sampled_from(PLACES), value=TEXTS, quoted=st.booleans())
@example(place=("words.yml", 3), value="---", quoted=False)  # an everyday word without a letter
@example(place=("topics.yml", 8), value="{\u2028\u2028", quoted=False)  # more lines for YAML than for an editor
@example(place=("site.yml", 17), value="---", quoted=False)  # a line that stands for a list of one
def test_any_text_is_taken_or_found(
    tmp_path_factory: pytest.TempPathFactory, place: Place, value: str, quoted: bool
) -> None:
    files = with_value(place, json.dumps(value) if quoted else value)
    collection = read(tmp_path_factory.getbasetemp() / "any", files)
    found = checks.run(collection, {})
    for finding in found:
        in_file = files.get(finding.path.removeprefix("content/"))
        assert finding.line == 1 or (in_file and 1 < finding.line <= len(in_file.split("\n")))
    pages(tmp_path_factory.getbasetemp() / "any", collection, [f for f in found if f.level == "error"])


@pytest.mark.parametrize("file", ["kites/3.md", "kites/meanings.yml"])
@pytest.mark.parametrize(
    "value", ["A23048D3C9DB31D1", "0", "a23048d3c9db31d", "{16}", "{16", "[16]", "%s", "no", "'{0}'", "2026-05-27"]
)
def test_a_fingerprint_that_is_none_is_found_at_its_line(tmp_path: Path, file: str, value: str) -> None:
    number = next(i for i, line in enumerate(FILES[file].splitlines(), 1) if "law_fingerprint" in line)
    found = checks.run(read(tmp_path, with_value((file, number), value)), {})
    at = [f for f in found if f.path == f"content/{file}" and f.level == "error"]
    assert {f.line for f in at} == {number}, at
    assert all("law_fingerprint" in f.message or "YAML" in f.message for f in at)


def test_braces_and_per_cent_signs_stand_on_the_pages_as_they_were_typed(tmp_path: Path) -> None:
    texts = {"also_called", "why", "what", "fact", "reviewed_by", "meaning", "name", "about", "was", "now"}
    files = dict(FILES)
    for name, number in PLACES:
        line = files[name].splitlines()[number - 1]
        key = line.split(":")[0].strip(" -")
        if key in texts and name not in ("languages.yml", "site.yml") and not name.startswith("guides/"):
            files[name] = files[name].replace(line, f"{line.split(':')[0]}: {json.dumps(f'{key} {BRACES}')}", 1)
    collection = read(tmp_path, files)
    assert collection.findings == ()
    html = "".join(unescape(str(page.body)) for page in pages(tmp_path, collection, ()))
    assert {key for key in texts - {"why"} if f"{key} {BRACES}" not in html} == set()
