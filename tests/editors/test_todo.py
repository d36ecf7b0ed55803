"""What to do next, in order, and why."""

from dataclasses import replace

from checks import guides, kites

from lawplain.content import Summary
from lawplain.content.fields import Elsewhere
from lawplain.editions.elsewhere import handed
from lawplain.editors import todo
from lawplain.law.neighbours import Laws


def summary(of: str, mark: str | None = "", **changed: str) -> Summary:
    front = kites.FRONT.replace("S3", of)
    for old, new in changed.items():
        front = front.replace(old, new)
    return kites.written(front=front, mark=mark, name=of[1:])


def test_the_order_and_the_reasons() -> None:
    checked = summary("S5", method="reviewed_by: Jo\nreviewed_on: 2020-02-01\nmethod")
    old = kites.act(kites.LAW.replace("28 days", "20 days"))
    stale = kites.written(mark=kites.section(old).fingerprint)
    collection = kites.collection(summary("S4"), checked, summary("S9"), stale, past=old)
    tasks = todo.tasks(collection, {"S2": 1, "S3": 2, "S6": 5})
    assert [(t.kind, t.name) for t in tasks] == [
        ("stale", "3"),
        ("missing", "6"),
        ("missing", "2"),
        ("missing", "act"),
        ("orphan", "9"),
        ("not-reviewed", "4"),
    ]
    assert tasks[0].why == "the law changed after 2020-01-01; 2 words differ; 2 references lead to it"
    assert tasks[1].why == "nothing explains “More”; 5 references lead to it"
    assert tasks[1].next == "lawplain new kites 6"
    assert "S9" in tasks[4].why


def test_what_the_writer_was_unsure_of_waits_for_a_person() -> None:
    open_ = summary("S4", method="unsure:\n  - (1) is a lantern a kite\n  - (2) whose register\nmethod")
    tasks = [t for t in todo.tasks(kites.collection(open_), {}) if t.name == "4"]
    assert [(t.kind, t.why) for t in tasks[:2]] == [
        ("unsure", "(1) is a lantern a kite"),
        ("unsure", "(2) whose register"),
    ]
    assert tasks[2].kind == "not-reviewed"
    reviewed = summary("S4", method="unsure:\n  - (2) whose register\nreviewed_by: Jo\nreviewed_on: 2020-02-01\nmethod")
    assert [t for t in todo.tasks(kites.collection(reviewed), {}) if t.name == "4"] == []


def test_stale_ones_by_how_much_changed_and_how_often_they_are_referred_to() -> None:
    stale = [summary("S3", "0" * 16), summary("S4", "0" * 16), summary("S6", "0" * 16)]
    tasks = todo.tasks(kites.collection(*stale), {"S4": 3, "S6": 9})
    assert [t.name for t in tasks if t.kind == "stale"] == ["6", "4", "3"]
    assert all(t.changed is None and "not kept" in t.why for t in tasks if t.kind == "stale")


def test_a_few_changed_words_weigh_less_than_words_that_are_not_kept() -> None:
    old = kites.act(kites.LAW.replace("28 days", "20 days"))
    few, unknown = kites.written(mark=kites.section(old).fingerprint), summary("S4", "0" * 16)
    tasks = todo.tasks(kites.collection(few, unknown, past=old), {"S3": 1, "S4": 1})
    assert [(t.name, t.changed) for t in tasks if t.kind == "stale"] == [("4", None), ("3", 2)]


def test_many_changed_words_weigh_more_than_words_that_are_not_kept() -> None:
    old = kites.act(kites.LAW.replace("The Minister must keep a register.", "A kite " * 20))
    many, unknown = kites.written(mark=kites.section(old).fingerprint), summary("S2", "0" * 16)
    tasks = todo.tasks(kites.collection(unknown, many, past=old), {})
    assert [t.name for t in tasks if t.kind == "stale"] == ["3", "2"]


def test_references_are_counted_where_words_are_stored() -> None:
    counts = todo.references((kites.act(),))
    assert (counts["S3"], counts["S4"], counts["S5"], counts["S2"]) == (1, 1, 1, 0)


def test_changes_are_by_subsection() -> None:
    old = kites.act(kites.LAW.replace("10 working days", "5 working days"))
    collection = kites.collection(kites.written(mark=kites.section(old).fingerprint), past=old)
    entry = next(e for e in collection.editions[0].sections if e.name == "3")
    (change,) = todo.changes(entry)
    assert change.name == "(2)"
    assert [run.words for run in change.runs if run.kind != "same"] == ["5", "10"]


def test_what_elsewhere_says_of_a_place_that_changed() -> None:
    lean = {"law": "s 4(2)", "id": "S4", "words": "0" * 16, "section": "0" * 16}
    entry: dict[str, object] = {
        "ask": ["How long"],
        "says": "50 metres.",
        "law_as_at": "2020-01-01",
        "topics": ["play"],
        "seen": "link",
    }
    entry |= {"where": {"name": "A club", "address": "https://club.example/"}}
    written = [Elsewhere.model_validate(entry | more) for more in ({"law": "s 4(2)", "leans_on": [lean]}, {})]
    collection = kites.collection()
    collection = replace(collection, elsewhere=handed(written, Laws({"kites": kites.act()})))
    (task,) = (task for task in todo.tasks(collection, {}) if task.kind == "leans-outdated")
    assert (task.path, task.why) == ("content/elsewhere.yml", "“How long”: s 4(2) changed after this was written")


def test_a_guide_waits_for_a_person_too() -> None:
    front = guides.FRONT.replace("method:", "unsure:\n  - whether a lantern is one\nmethod:")
    tasks = [t for t in todo.tasks(guides.collection(guides.read(front)), {}) if t.name.startswith("guides/")]
    assert [(t.kind, t.name, t.why) for t in tasks] == [
        ("unsure", "guides/flown-over-airport", "whether a lantern is one"),
        ("not-reviewed", "guides/flown-over-airport", "no second person has checked it"),
    ]
    assert tasks[1].next == "lawplain reviewed content/guides/flown-over-airport.md --by NAME"
