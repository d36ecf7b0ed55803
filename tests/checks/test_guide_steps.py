"""The steps of a guide lead from the first to an end, and each has its text."""

import pytest

from checks import guides
from checks.guides import BODY, FRONT
from lawplain.checks.rules import guide_steps

SEVENTH = "".join(f"  - id: s{n}\n    title: More\n    kind: happens\n    law: s 3\n    chart: yes\n" for n in range(6))


def test_left_alone() -> None:
    assert guides.found(guide_steps) == []


def test_without_next_the_following_step_comes() -> None:
    front = FRONT.replace(FRONT[FRONT.index("    next:") : FRONT.index("  - id: land")], "")
    assert guides.found(guide_steps, front) == []


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("to: fine", "to: fined", "There is no step “fined”."),
        (
            "      - if: You do not\n        to: fine",
            "      - to: fine",
            "“flown” has 2 ways, and this one does not say",
        ),
        ("kind: ends\n", "kind: they-may\n", "The last step, “fine”, leads nowhere and is no end."),
        ("kind: you-must\n", "kind: ends\n    next:\n      - to: fine\n", "The step “land” is an end, and leads on."),
        ("id: fine\n", "id: land\n", "Two steps have the id “land”."),
        ("to: fine", "to: land", "“flown” leads to “land” twice."),
    ],
)
def test_a_step_that_leads_wrong_is_found(was: str, now: str, said: str) -> None:
    front, _ = guides.mended((was, now))
    found = guides.found(guide_steps, front)
    assert any(f": error: {said}" in one for one in found), found


def test_a_step_that_nothing_leads_to_is_found() -> None:
    front, _ = guides.mended(("      - if: You still fly it\n        to: land\n", ""))
    at = guides.line(front, "- id: land")
    assert guides.found(guide_steps, front) == [f"{at}: error: No step leads to “land”."]


def test_a_step_that_leads_back_is_found_once() -> None:
    front, _ = guides.mended(("    when: Within", "    next:\n      - to: flown\n    when: Within"))
    at = guides.line(front, "- to: flown")
    said = "“land” leads back to “flown”, from which it comes."
    assert guides.found(guide_steps, front) == [f"{at}: error: {said}"]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("## land\n", "## lands\n", ["No step has the id “lands”.", "The step “land” has no text."]),
        (
            "## fine\n",
            "## land\n",
            ["The step “fine” has no text.", "The step “land” has its text here a second time."],
        ),
        ("## fine\n\n", "", ["The step “fine” has no text."]),
    ],
)
def test_a_text_without_a_step_and_a_step_without_a_text(was: str, now: str, said: list[str]) -> None:
    _, body = guides.mended(body=(was, now))
    assert sorted(one.partition(": error: ")[2] for one in guides.found(guide_steps, body=body)) == sorted(said)


def test_a_text_without_a_step_is_found_at_its_heading() -> None:
    _, body = guides.mended(body=("## land\n", "## lands\n"))
    at = guides.line(f"---\n{FRONT}---\n{body}", "## lands", before=1)
    assert f"{at}: error: No step has the id “lands”." in guides.found(guide_steps, body=body)


def test_at_most_seven_steps_stand_in_the_chart() -> None:
    front, _ = guides.mended(("  - id: fine", SEVENTH + "  - id: fine"))
    body = BODY + "".join(f"\n## s{n}\n\nMore. [s 3]\n" for n in range(6))
    assert [one.partition(": ")[2] for one in guides.found(guide_steps, front, body)] == [
        "error: 8 steps stand in the chart; 7 is the most."
    ]
