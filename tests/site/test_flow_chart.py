"""A flow chart: every step in its place, every way down, every letter inside its box."""

from itertools import combinations

import lxml.html
import pytest

from lawplain.language import speech
from lawplain.site.html import flow_chart
from lawplain.site.html.flow_chart import WIDTH, Exit, Layout, Node, balanced, layout, measured, wrapped

KITES = (
    Node(
        "down", 1, "Your kite was brought down", exits=(Exit("You appeal in time", "heard"), Exit("You do not", "no"))
    ),
    Node("heard", 3, "The Keeper hears you", exits=(Exit("You win", "back"), Exit("You lose", "no"))),
    Node("no", 4, "The kite can be given away", "pressing", (Exit("", "gone"),)),
    Node("gone", 5, "The kite is someone else’s", "end"),
    Node("back", 6, "You get the kite back", "end"),
)
DAG = (
    Node("a", 1, "A", exits=tuple(Exit(f"To {to}", to) for to in "bcdefg")),
    *(Node(one, i, one.upper() * 40, exits=(Exit("", "g"),)) for i, one in enumerate("bcdef", 2)),
    Node("g", 7, "G", "end"),
)
CHARTS = pytest.mark.parametrize(
    "nodes", [KITES, DAG, KITES[-1:], KITES[::-1]], ids=["kites", "dag", "one", "reversed"]
)


def drawn(nodes: tuple[Node, ...]) -> lxml.html.HtmlElement:
    return lxml.html.fromstring(flow_chart.html(nodes, "Your kite, as a chart", "steps"))


@CHARTS
def test_nothing_overlaps_and_nothing_leaves_the_drawing(nodes: tuple[Node, ...]) -> None:
    places = layout(nodes)
    boxes = [*places.steps.values(), *places.conditions]
    for a, b in combinations(boxes, 2):
        assert a.bottom <= b.y or b.bottom <= a.y
    for box in boxes:
        assert box.x >= 0
        assert box.right <= WIDTH
        assert box.bottom <= places.height
        assert all(measured(line) <= box.width for line in box.lines)
    for x, y in (point for path in places.paths for point in path.points):
        assert 0 <= x <= WIDTH
        assert 0 <= y <= places.height


@CHARTS
def test_the_chart_is_read_in_one_direction_down(nodes: tuple[Node, ...]) -> None:
    places = layout(nodes)
    for node in nodes:
        for exit_ in node.exits:
            assert places.steps[node.id].bottom < places.steps[exit_.to].y
    for path in places.paths:
        assert [y for _, y in path.points] == sorted(y for _, y in path.points)


@CHARTS
def test_an_arrow_comes_to_a_step_for_every_way_that_leads_there(nodes: tuple[Node, ...]) -> None:
    places = layout(nodes)
    for node in nodes:
        box = places.steps[node.id]
        ends = [path.points[-1] for path in places.paths if path.arrow]
        arriving = [(x, y) for x, y in ends if y == box.y or (x == box.right and y == box.middle)]
        assert len(arriving) == sum(exit_.to == node.id for other in nodes for exit_ in other.exits)


def lanes(places: Layout) -> list[tuple[float, float, float, tuple[float, float]]]:
    return [
        (path.points[1][0], path.points[1][1], path.points[2][1], path.points[-1])
        for path in places.paths
        if path.arrow and len(path.points) == 4
    ]


@CHARTS
def test_ways_to_different_steps_never_share_a_lane_at_one_height(nodes: tuple[Node, ...]) -> None:
    for (x, begin, end, to), (other_x, other_begin, other_end, other_to) in combinations(lanes(layout(nodes)), 2):
        if x == other_x and to != other_to:
            assert end <= other_begin or other_end <= begin


def test_each_branch_has_its_condition_and_each_step_its_number() -> None:
    texts = ["".join(text.itertext()) for text in drawn(KITES).iter("text")]
    assert set(texts) >= {"You win", "You lose", "You do not", "3. The Keeper hears you"}


def test_a_screen_reader_hears_a_name_and_the_list_that_says_the_same() -> None:
    svg = drawn(KITES)
    assert (svg.get("role"), svg.get("aria-label")) == ("img", "Your kite, as a chart")
    assert svg.get("aria-describedby") == "steps"
    assert not list(svg.iter("a", "foreignobject", "style", "title"))


def test_words_are_escaped_and_english_ones_marked_by_the_drawing_alone() -> None:
    arabic = speech.Language("ar", "العربية", "rtl", {}, "en-NZ")
    with speech.In(arabic):
        html = flow_chart.html((Node("a", 1, speech.english("A <b> & c"), "end"),), speech.english("Name"), "steps")
        translated = flow_chart.html((Node("a", 1, "طائرة", "end"),), "اسم", "steps", translated=True)
    assert "A &lt;b&gt; &amp; c" in html
    assert '<svg class="chart" role="img" aria-label="Name" aria-describedby="steps" lang="en-NZ" dir="ltr"' in html
    assert html == speech.plain(html)
    assert "lang=" not in translated


def test_lines_are_cut_at_spaces_and_a_word_that_is_too_long_is_cut() -> None:
    assert wrapped("one two", measured("one two")) == ("one two",)
    assert wrapped("one two", measured("one tw")) == ("one", "two")
    assert wrapped("a Llanfairpwll", measured("Llanfair")) == ("a", "Llanfair", "pwll")
    assert wrapped("漢字漢字", measured("漢字")) == ("漢字", "漢字")


def test_no_word_stands_alone_in_the_last_line() -> None:
    assert wrapped("The Tribunal confirms it", measured("The Tribunal confirms")) == ("The Tribunal confirms", "it")
    assert balanced("The Tribunal confirms it", measured("The Tribunal confirms")) == ("The Tribunal", "confirms it")


def test_a_circle_and_a_way_to_nowhere_are_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        layout((Node("a", 1, "A", exits=(Exit("", "b"),)), Node("b", 2, "B", exits=(Exit("", "a"),))))
    with pytest.raises(ValueError, match="called b"):
        layout((Node("a", 1, "A", exits=(Exit("", "b"),)),))


def test_a_way_that_ends_outside_the_chart_keeps_its_condition() -> None:
    places = layout((Node("a", 1, "A", exits=(Exit("You leave", ""),)),))
    assert [box.lines for box in places.conditions] == [("You leave",)]
    assert not any(path.arrow for path in places.paths)
