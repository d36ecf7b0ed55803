"""What a summary rests on in other sections, over two versions of a law."""

import json
from pathlib import Path

import pytest
import yaml
from two_laws import AIRPORTS, FRONT, KITES, Project, xml

from lawplain.editions import leaning

LATER = "2021-06-01"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    monkeypatch.chdir(tmp_path)
    return Project(tmp_path)


def changed(**sections: str) -> dict[str, str]:
    return KITES | {label.removeprefix("s"): words for label, words in sections.items()}


def said(project: Project, rule: str) -> list[str]:
    found = json.loads(project.run("check", "--json").output)["findings"]
    return [f"{f['level']}: {f['message']}" for f in found if f["rule"] == rule]


def test_what_is_written_down_is_the_place_and_its_section(project: Project) -> None:
    front = yaml.safe_load(project.file.read_text().split("---")[1])
    act = json.loads((project.folder / "sections/kites-act/act.json").read_text())
    two = next(p for p in act["contents"] if p["id"] == "K2")
    marks = {place["pin"]: place["fingerprint"] for place in two["places"]}
    assert [entry["law"] for entry in front["leans_on"]] == ["s 2(1)(b)", "s 2(2)", "s 3"]
    assert front["leans_on"][0] == {
        "law": "s 2(1)(b)",
        "id": "K2",
        "words": marks["(1)(b)"],
        "section": two["fingerprint"],
    }
    assert set(project.states.values()) == {"same"}
    assert said(project, "leans") == []


@pytest.mark.parametrize(
    ("old", "new", "outdated"),
    [
        ("for not more than 7 years", "for not more than 8 years", ["s 2(1)(b)"]),
        ("is liable to—", "must be given—", ["s 2(1)(b)"]),  # what leads in
        ("exceeding $100", "exceeding $200", []),  # its neighbour
        ("can take the kite", "must take the kite", ["s 2(2)"]),
        ("prison for", "prison, for", []),  # a comma
    ],
)
def test_a_change_marks_what_rests_on_it_and_nothing_else(
    project: Project, old: str, new: str, outdated: list[str]
) -> None:
    result = project.fetch(xml(changed(s2=KITES["2"].replace(old, new)), LATER))
    assert project.outdated == outdated
    assert project.entry.state == "explained", "stale is said of a section's own words only"
    assert ("leans on words that changed: content/kites-act/1.md" in result.output) == bool(outdated)
    assert len(said(project, "leans")) == len(outdated)


def test_the_words_that_changed_are_kept_and_shown(project: Project) -> None:
    project.fetch(xml(changed(s2=KITES["2"].replace("7 years", "9 years")), LATER))
    (rest,) = project.entry.leans_outdated
    assert rest.past is not None
    assert rest.past.words == "A person who commits an offence is liable to—\nprison for not more than 7 years."
    assert [file.name.partition("@")[0] for file in (project.folder / "sections/kites-act/past").iterdir()] == ["K2"]
    shown = project.run("diff", "kites-act", "1").output
    assert "It leans on s 2(1)(b). s 2(1)(b) changed after this was written." in shown
    assert "[removed: 7] [added: 9]" in shown
    assert said(project, "numbers") == [], "the summary is held against the words that its writer read"


def test_read_again_says_that_the_present_words_were_read(project: Project) -> None:
    project.fetch(xml(changed(s2=KITES["2"].replace("can take", "must take")), LATER))
    assert project.outdated == ["s 2(2)"]
    assert project.run("read-again", "content/kites-act/1.md").exit_code == 0
    assert project.outdated == []
    project.fetch(xml(changed(s2=KITES["2"].replace("can take", "must take")), "2021-07-01"))
    assert not list((project.folder / "sections/kites-act").glob("past/*.xml")), "nothing explains the old words now"


def test_read_again_is_refused_where_the_text_says_what_the_law_does_not(project: Project) -> None:
    project.fetch(xml(changed(s2=KITES["2"].replace("7 years", "9 years")), LATER))
    before = project.file.read_bytes()
    result = project.run("read-again", "content/kites-act/1.md")
    assert result.exit_code == 3
    assert "“7 years” is not in the words of s 2(1)(b)" in result.output
    assert project.file.read_bytes() == before


def test_a_section_that_is_taken_out(project: Project) -> None:
    project.fetch(xml({label: words for label, words in KITES.items() if label != "2"}, LATER))
    assert project.states == {"s 2(1)(b)": "gone", "s 2(2)": "gone", "s 3": "same"}
    assert project.entry.leans_outdated[0].words is not None, "its words are kept"
    assert said(project, "pins") == [], "the law overtook the summary; that is no fault of its writer"
    assert said(project, "leans")[0] == "warning: s 2(1)(b) is not there any more."


def test_a_subsection_that_is_taken_out(project: Project) -> None:
    project.fetch(xml(changed(s2=KITES["2"].rpartition("\n")[0]), LATER))
    assert project.states == {"s 2(1)(b)": "same", "s 2(2)": "gone", "s 3": "same"}


def test_a_subsection_that_is_repealed(project: Project) -> None:
    project.fetch(xml(changed(s2=KITES["2"].replace("(2) A court can take the kite.", "(2)")), LATER))
    assert project.states == {"s 2(1)(b)": "same", "s 2(2)": "ended", "s 3": "same"}
    assert said(project, "pins") == []


def test_a_range_with_a_repealed_subsection_in_it(project: Project) -> None:
    three = changed(s4="(1) 50 metres.\n(2)\n(3) No more.")
    project.fetch(xml(three, LATER))
    project.file.write_text(project.file.read_text() + "\nLines have a length. [s 4(1)-(3)]\n")
    assert project.run("lean", "content/kites-act/1.md").exit_code == 0
    assert project.states["s 4(1)-(3)"] == "same"
    project.fetch(xml(three | {"4": three["4"].replace("No more", "Less")}, "2021-07-01"))
    assert project.states["s 4(1)-(3)"] == "changed"


def test_a_range_beside_a_pin_to_one_of_its_sections_is_not_taken_for_an_old_one(project: Project) -> None:
    project.file.write_text(project.file.read_text() + "\nAll of it. [ss 2-4]\n")
    assert [state for state in project.states.values() if state == "added"] == []
    assert project.run("lean", "content/kites-act/1.md").exit_code == 0
    assert set(project.states.values()) == {"same"}


def test_a_section_that_is_repealed(project: Project) -> None:
    project.fetch(xml(KITES, LATER, repealed=("2",)))
    assert project.states == {"s 2(1)(b)": "ended", "s 2(2)": "ended", "s 3": "same"}
    assert said(project, "pins") == []


def test_a_whole_section_that_is_repealed(project: Project) -> None:
    project.fetch(xml(KITES, LATER, repealed=("3",)))
    assert project.states["s 3"] == "ended"
    assert project.outdated == ["s 3"]


def test_a_number_that_is_another_sections_now_is_an_error_and_never_followed(project: Project) -> None:
    project.fetch(xml(changed(), LATER, ids={"2": "K9"}))
    assert project.states == {"s 2(1)(b)": "another", "s 2(2)": "another", "s 3": "same"}
    assert said(project, "pins")[0] == "error: s 2(1)(b) is another section now: its id was K2."
    assert project.entry.leans[0].spots == (), "no page leads there"


def test_of_namesakes_the_one_that_is_not_repealed_is_meant_and_a_new_one_is_an_error(project: Project) -> None:
    old = xml({"1": KITES["1"], "2": KITES["2"]}, LATER, repealed=("2",)).partition("</body>")[0]
    new = xml({"2": KITES["2"], "3": KITES["3"]}, LATER, ids={"2": "K9"}).partition('<body prov-type="section">')[2]
    project.fetch(old + new)
    assert project.states["s 2(2)"] == "another"


def test_a_section_with_another_number(project: Project) -> None:
    sections = {"1": KITES["1"], "2A": KITES["2"], "3": KITES["3"]}
    project.fetch(xml(sections, LATER, ids={"2A": "K2"}))
    assert project.states == {"s 2(1)(b)": "moved", "s 2(2)": "moved", "s 3": "same"}
    assert said(project, "leans")[0] == "warning: The section of s 2(1)(b) has the number 2A now."


def test_a_history_note_counts_where_it_tells_of_the_place(project: Project) -> None:
    for provision, outdated in [
        ("Section 2(1)(b)", ["s 2(1)(b)"]),
        ("Section 2(1)", ["s 2(1)(b)"]),
        ("Section 2(1)(a)", []),
        ("Section 2 heading", []),
        ("Section 2", ["s 2(1)(b)", "s 2(2)"]),
        ("Heading above section 2 and what stands there", ["s 2(1)(b)", "s 2(2)"]),  # nobody can tell
    ]:
        project.fetch(xml(KITES, LATER, notes={"2": f"{provision}|replaced|1 May 2021"}))
        assert project.outdated == outdated, provision


def test_a_range_of_sections_has_an_entry_for_each_and_notices_one_that_came(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    project = Project(tmp_path, "You must not fly there. [(1)-(2)] The rest is for officers. [ss 2-4]\n", _plain())
    assert project.states == {"s 2": "same", "s 3": "same", "s 4": "same"}
    sections = {"1": KITES["1"], "2": KITES["2"], "2A": "(1) New.", "4": KITES["4"]}
    project.fetch(xml(sections, LATER))
    assert project.states == {"s 2": "same", "s 2A": "added", "s 4": "same", "s 3": "gone"}


def test_a_neighbour_in_another_law(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    body = "You must not fly there. [(1)-(2)] An airport has more than 3 hectares. [airports-act s 1]\n"
    project = Project(tmp_path, body, _plain())
    (entry,) = yaml.safe_load(project.file.read_text().split("---")[1])["leans_on"]
    assert (entry["law"], entry["id"], str(entry["as_at"])) == ("airports-act s 1", "A1", "2020-01-01")
    before = leaning.seen(project.entry.leans)
    result = project.fetch(xml(AIRPORTS | {"1": "(1) An airport is any field."}, LATER, prefix="A"), "airports-act")
    assert "1 summary leans on words that changed: content/kites-act/1.md" in result.output
    (rest,) = project.entry.leans_outdated
    assert leaning.seen(project.entry.leans) != before, "the page is made again, though its own Act is the same"
    assert (rest.name, rest.law, rest.state) == ("airports-act s 1", "Airports Act 2019", "changed")
    assert rest.past is not None
    assert rest.past.words == "An airport is a field of more than 3 hectares."
    assert project.entry.state == "explained"


def test_words_that_are_not_stored_are_not_checked_and_their_fingerprints_still_are(project: Project) -> None:
    project.fetch(xml(changed(s2=KITES["2"].replace("7 years", "9 years")), LATER))
    for name in ("2.xml", "3.xml"):
        (project.folder / "sections/kites-act" / name).unlink()
    assert project.outdated == ["s 2(1)(b)"]
    assert {rest.name: rest.words for lean in project.entry.leans for rest in lean.rests}["s 2(2)"] is None
    assert said(project, "numbers") == []


def test_an_act_json_without_fingerprints_of_places_stays_readable(project: Project) -> None:
    path = project.folder / "sections/kites-act/act.json"
    act = json.loads(path.read_text())
    for provision in act["contents"]:
        for place in provision.get("places", ()):
            del place["fingerprint"]
    path.write_text(json.dumps(act))
    assert set(project.states.values()) == {"same"}, "they are worked out from the words"
    (project.folder / "sections/kites-act/2.xml").unlink()
    assert project.states == {"s 2(1)(b)": "unknown", "s 2(2)": "unknown", "s 3": "same"}
    assert project.outdated == [], "what nothing tells is not taken for changed"


def test_lean_fills_in_what_is_missing_and_touches_nothing_else(project: Project) -> None:
    text = project.file.read_text() + "\nA line has 50 metres. [s 4]\n"
    text = text.replace("method:", "# a remark\nmethod:").replace(
        "law: s 2(2)\n    id: K2", "law: s 2(2) # mine\n    id: K2"
    )
    project.file.write_text(text)
    assert said(project, "leans") == ["warning: Nothing in leans_on says how s 4 read when this was written."]
    assert project.run("lean", "content/kites-act/1.md").exit_code == 0
    after = project.file.read_text()
    new = [line for line in after.splitlines() if line not in text.splitlines()]
    assert new[:2] == ["  - law: s 4", "    id: K4"]
    assert len(new) == 4
    assert [line for line in after.splitlines() if line not in new] == text.splitlines()
    assert said(project, "leans") == []
    before = project.file.read_bytes()
    assert project.run("lean", "content/kites-act/1.md").output == "content/kites-act/1.md: it says so already.\n"
    assert project.file.read_bytes() == before


def test_an_entry_that_no_pin_needs_is_a_hint(project: Project) -> None:
    project.file.write_text(project.file.read_text().replace(" A register is kept. [s 3]", ""))
    assert said(project, "leans") == ["hint: No pin names s 3 any more."]


def test_a_pin_to_a_whole_long_section_is_a_hint(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    project = Project(tmp_path)
    project.fetch(xml(changed(s3="(1) " + "word " * 301), LATER))
    assert project.run("read-again", "content/kites-act/1.md").exit_code == 0
    assert said(project, "leans") == ["hint: [s 3] leans on a whole section of 301 words."]


def test_status_todo_and_report_say_it(project: Project) -> None:
    project.fetch(xml(changed(s2=KITES["2"].replace("7 years", "9 years")), LATER))
    assert "leans on what changed: content/kites-act/1.md (s 2(1)(b))" in project.run("status").output
    assert json.loads(project.run("status", "--json").output)[0]["leans_outdated"] == {
        "content/kites-act/1.md": ["s 2(1)(b)"]
    }
    (task,) = [t for t in json.loads(project.run("todo", "--json").output) if t["kind"] == "leans-outdated"]
    assert (task["path"], task["changed"], task["referred"]) == ("content/kites-act/1.md", 2, 1)
    report = project.run("report").output
    assert "s 2(1)(b) changed after this was written" in report
    assert "[removed: 7] [added: 9]" in report


def _plain() -> str:
    return FRONT.replace(FRONT[FRONT.index("key_facts") : FRONT.index("method")], "")
