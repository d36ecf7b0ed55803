"""Files that many pages need: one bad entry costs that entry alone, and a file that can't be read stops the build."""

from pathlib import Path
from textwrap import indent

import pytest

from lawplain import content
from lawplain.content import Content, fields, located_yaml
from lawplain.findings import Finding

TOPICS = """- slug: flying
  name: Flying
  about: You fly a kite.
  topics:
    - slug: where
      name: Where to fly
      about: You look for a field.
      start_here:
        - kites/3
        - kites/4
    - slug: when
      name: When to fly
      about: You look for a day.
- slug: lanterns
  name: Lanterns
  about: You light a lantern.
"""
HELP = """- name: Club
  about: It helps.
  address: https://club.example/
- name: Line
  about: It listens.
  address: https://line.example/
"""
ELSEWHERE = """- ask: [how big]
  says: The Act does not say.
  law: s 22
  law_as_at: 2020-01-01
  topics:
    - Flying
  where:
    name: Club
    address: https://club.example/
  seen: link
"""
WORDS = """everyday:
  - say:
      - dragon
    law:
      - kite
  - say:
      - lamp
    law:
      - lantern
te_reo:
  - manu
  - ra
"""


def read(folder: Path, name: str, text: str) -> Content:
    file = folder / "content" / name
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return content.read(folder / "content", ("kites",))


def errors(found: Content) -> list[tuple[int, str]]:
    return [(f.line, f.message) for f in found.findings if f.level == "error"]


def slugs(found: Content) -> list[str]:
    return [path for topic in found.topics for path in (topic.slug, *(sub.slug for sub in topic.topics))]


@pytest.mark.parametrize(
    ("old", "new", "line", "left"),
    [
        ("slug: lanterns", "slug: The lanterns", 14, ["flying", "where", "when"]),
        ("  about: You light", "  abuot: You light", 16, ["flying", "where", "when"]),
        ("name: When to fly", "name:", 12, ["flying", "where", "lanterns"]),
        ("        - kites/4", "        - kites: 4", 10, ["flying", "where", "when", "lanterns"]),
        ("slug: when", "slug: where", 11, ["flying", "where", "lanterns"]),
        ("      about: You look for a day", "      name: Again\n      about: You", 13, ["lanterns"]),
    ],
)
def test_a_bad_entry_costs_that_entry_alone(tmp_path: Path, old: str, new: str, line: int, left: list[str]) -> None:
    found = read(tmp_path, "topics.yml", TOPICS.replace(old, new))
    assert line in [at for at, _ in errors(found)]
    assert slugs(found) == left
    assert found.unread == frozenset()


def test_a_topic_whose_entry_is_wrong_is_not_unknown(tmp_path: Path) -> None:
    found = read(tmp_path, "topics.yml", TOPICS.replace("about: You light", "abuot: You light"))
    assert found.lost_topics == {"lanterns"}


def test_places_of_help_and_words(tmp_path: Path) -> None:
    found = read(tmp_path, "help.yml", HELP.replace("https://club", "http://club"))
    assert [place.name for place in found.help] == ["Line"]
    assert errors(found) == [(3, "“address”: “http://club.example/” is not an https address.")]
    (tmp_path / "content" / "help.yml").unlink()
    found = read(tmp_path, "words.yml", WORDS.replace("      - kite\n", ""))
    assert [entry.law for entry in found.words.everyday] == [("lantern",)]
    assert found.words.te_reo == ("manu", "ra")
    assert errors(found) == [(4, "“law” is empty.")]


def test_what_no_law_answers(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "topics.yml").write_text(TOPICS, encoding="utf-8")
    (entry,) = read(tmp_path, "elsewhere.yml", ELSEWHERE).elsewhere
    assert (entry.ask, entry.law, entry.where.name, entry.seen) == (("how big",), "s 22", "Club", "link")


@pytest.mark.parametrize(
    ("old", "new", "line", "said"),
    [
        ("law: s 22", "law: (4)", 3, "“(4)” names no section."),
        ("law: s 22", "law: all", 3, "“all” names no section."),
        ("example/", "example/fees/", 1, "Nobody has seen the page https://club.example/fees/, only a link to it."),
        ("seen: link", "seen: often", 10, "“seen” is not one of the words allowed here."),
    ],
)
def test_what_no_law_answers_names_a_section_and_only_what_was_seen(
    tmp_path: Path, old: str, new: str, line: int, said: str
) -> None:
    found = read(tmp_path, "elsewhere.yml", ELSEWHERE.replace(old, new))
    assert found.elsewhere == ()
    ((at, message),) = errors(found)
    assert at == line
    assert said in message


def test_a_line_that_stands_for_a_list_of_one(tmp_path: Path) -> None:
    """What is wrong with it is wrong in the list that reading makes of it; what was written has no such list."""
    situations = "situations:\n  - say: My kite fell.\n    leads_to: kites/3\n    fact: kites/3 (1)\n"
    situations += "  - say: My lamp burns.\n    leads_to: kites/4\n    fact: kites/4\n"
    found = read(tmp_path, "site.yml", f"title: Kites\n{situations}help:\n  deadline: ---\n")
    assert [at for at, _ in errors(found)] == [8, 10]
    assert [one.say for one in found.front.situations] == ["My kite fell."]
    assert found.front.title == "Kites"
    assert found.front.help == fields.HelpFacts()


def test_what_is_wrong_without_what_was_left_out_is_left_out_too(tmp_path: Path) -> None:
    """The first number has a wrong field. The place without it has a fault of its own: a number that nobody saw."""
    numbers = "  seen_on: link\n  phones:\n    - number: 0800 000 111\n      fro: texts\n    - number: 0800 000 222\n"
    found = read(tmp_path, "help.yml", HELP.replace("- name: Line\n", f"{numbers}- name: Line\n"))
    assert [line for line, _ in errors(found)] == [7]
    assert [place.name for place in found.help] == ["Line"]
    assert found.unread == frozenset()


def test_a_list_whose_only_item_is_wrong_is_not_said_to_be_empty(tmp_path: Path) -> None:
    found = read(tmp_path, "words.yml", WORDS.replace("      - dragon", "      - dragon: red"))
    assert errors(found) == [(3, "“say” must be a line of text.")]
    assert [entry.law for entry in found.words.everyday] == [("lantern",)]


def test_a_fault_on_the_lines_of_nothing_that_is_there_gives_the_file_up() -> None:
    """Nothing could be taken out for it, so that leaving out would never end."""
    fault = Finding("content/topics.yml", 2, 1, "yaml", "error", "Wrong.", "Mend it.")
    located = located_yaml.Located(("a",), {(0,): (1, 1), (1,): (2, 1)})
    assert located_yaml.check_each(located, tuple[str, ...], fault.path, "shared-files", [fault]).value is None


def test_a_meaning(tmp_path: Path) -> None:
    good = "- term: kite\n  meaning: A thing.\n  law_as_at: 2020-01-01\n  method: drafted-with-ai\n"
    found = read(tmp_path, "kites/meanings.yml", good + good.replace("kite", "owner").replace("meaning:", "mening:"))
    assert [meaning.term for meaning in found.acts["kites"].meanings] == ["kite"]
    assert [line for line, _ in errors(found)] == [6]


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("topics.yml", TOPICS.replace("slug: flying", "slug flying"), 1),
        ("topics.yml", "topics:\n" + indent(TOPICS, "  "), 1),
        ("help.yml", f"<<<<<<< HEAD\n{HELP}=======\n>>>>>>> other\n", 1),
        ("words.yml", WORDS.replace("everyday:", "evryday:"), 1),
        ("kites/meanings.yml", "- term kite\n  meaning: A thing.\n", 1),
        ("languages.yml", "- code: mi\n  name: Māori\n\tdirection: ltr\n", 3),
        ("corrections.yml", "on: 2020-01-01\n", 1),
    ],
)
def test_a_file_that_cannot_be_read_is_named_once(tmp_path: Path, name: str, text: str, line: int) -> None:
    found = read(tmp_path, name, text)
    assert found.unread == {f"content/{name}"}
    assert [at for at, _ in errors(found)] == [line]
    said = str(content.unreadable(found.findings, found.unread))
    assert said.startswith(f"content/{name}:{line}:")
    assert "nothing was built" in said


def test_a_topic_can_be_given_by_its_name(tmp_path: Path) -> None:
    read(tmp_path, "topics.yml", TOPICS)
    front = "id: T40\nalso_called: Kites\ntopics:\n  - where to fly\n  - Lanterns\n  - Nowhere\n"
    text = f"---\n{front}law_as_at: 2020-01-01\nmethod: drafted-with-ai\n---\nFly. [(1)]\n"
    found = read(tmp_path, "kites/3.md", text)
    assert found.acts["kites"].summaries[0].front.topics == ("flying/where", "lanterns", "Nowhere")


def test_no_field_has_a_form_that_only_a_pattern_says() -> None:
    """What a value must look like is said in words (`Shape`): nobody who writes should have to read a pattern."""
    assert "pattern=r" not in Path(fields.__file__).read_text(encoding="utf-8")
