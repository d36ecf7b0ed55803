"""A flow chart as a drawing in the page: steps from top to bottom, and under each the ways that lead on.

Steps stand one below the other, each as wide as a phone: two side by side would have room for a dozen letters. A way
to the next step goes straight down; any other goes down a lane at the side, past the steps that it leaves out. What
the drawing says stands in the list of steps beside it too.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import takewhile
from typing import Literal

from markupsafe import Markup, escape

from lawplain.language.speech import attributes, plain

Look = Literal["step", "pressing", "end"]

MOST = 7
"""Steps in a chart at most: more are no picture that somebody in fright can take in."""
WIDTH = 326
"""Units of the drawing: one is a pixel on a phone of 360, so that letters are as large as those around it."""
LETTER, LINE = 17, 22
"""The size of letters, and from one line to the next."""
_LANE, _STEM, _GAP, _APART = 15, 13, 24, 10
"""How far lanes are apart, conditions in from their step, steps and conditions from what stands above them."""
_SIDE, _PADDING = 12, 9
_WIDTHS = {
    40: " ',./:;I\\ijl|īĪ’‘",
    50: "!()-[]`frt\u00a0",
    60: '"*J_csz–',
    70: "$0123456789?EFLTaekovxyāēōĒ“”",
    80: "ABCKPRSVXYZbdghnpqu{}ūĀ",
    90: "#&+<=>DGHNOQU^~ŌŪ",
    100: "Mw—…",
    110: "%@m",
    120: "W",
}
"""How wide characters are, in hundredths of the size of letters: as measured in Chromium, in the widest of Noto Sans,
Liberation Sans (Arial's widths) and DejaVu Sans, bold: a line that ends early harms nobody, a cut one does."""
_WIDTH = {character: width / 100 for width, characters in _WIDTHS.items() for character in characters}
_LATIN_LIKE, _WIDE = 0.9, 1.1
_WIDE_FROM = "\u2e80"
"""Writing whose characters are squares starts here: Chinese, Japanese, Korean."""


@dataclass(frozen=True, slots=True)
class Exit:
    """A way that leads on: under which condition, "" where it is the only one, and the `id` of the step that it leads
    to; "" for one that ends outside the chart."""

    label: str
    to: str


@dataclass(frozen=True, slots=True)
class Node:
    """A step: its number in the list of steps, its title, what it looks like, and the ways that lead on."""

    id: str
    number: int
    title: str
    look: Look = "step"
    exits: tuple[Exit, ...] = ()


@dataclass(frozen=True, slots=True)
class Box:
    """Where words stand: the left upper corner, the size, and the lines of the words."""

    x: float
    y: float
    width: float
    height: float
    lines: tuple[str, ...]

    @property
    def middle(self) -> float:
        return self.y + self.height / 2

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def right(self) -> float:
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Path:
    """A line through these points, with an arrow at its end where it leads to a step."""

    points: tuple[tuple[float, float], ...]
    arrow: bool = True


@dataclass(frozen=True, slots=True)
class Layout:
    """Where everything stands, in units of the drawing: the steps by their ids, the conditions, the lines."""

    height: float
    steps: Mapping[str, Box]
    conditions: tuple[Box, ...]
    paths: tuple[Path, ...]


def html(nodes: Sequence[Node], name: str, described_by: str, *, translated: bool = False) -> Markup:
    """The chart as SVG; what it is called, and the id of the list that says the same. Where another language is spoken,
    it is marked as English as a whole, unless it is `translated`: no element can stand in its words. ValueError where a
    step leads to none of these, or steps lead round in a circle."""
    places = layout(nodes)
    by_id = {node.id: node for node in nodes}
    drawn = [_path(path) for path in places.paths]
    drawn += [_words(box, "if", round_=10) for box in places.conditions]
    for id_, box in places.steps.items():
        look = by_id[id_].look
        drawn.append(_words(box, look, round_=20 if look == "end" else 3))
    height, spoken = _number(places.height), "" if translated else attributes()
    tag = Markup('<svg class="chart" role="img" aria-label="{}" aria-describedby="{}"{} viewBox="0 0 {} {}">')
    return Markup("\n").join(
        [tag.format(plain(name), described_by, Markup(spoken), WIDTH, height), *drawn, Markup("</svg>")]
    )


def layout(nodes: Sequence[Node]) -> Layout:
    """Where everything stands. Guaranteed: each way leads down, words are inside their boxes, and no box overlaps
    another or a lane. ValueError as `html`."""
    order = _in_order(nodes)
    lanes = _lanes(order)
    width = WIDTH - 2 - _LANE * (max(lanes.values(), default=-1) + 1)
    steps, conditions, paths, y = dict[str, Box](), list[Box](), list[Path](), 1.0
    aside = list[tuple[Box, str]]()
    for node, following in zip(order, [*order[1:], None], strict=True):
        steps[node.id] = box = _box(f"{node.number}. {node.title}", 1, y, width)
        y = box.bottom
        straight = _straight(node, following)
        for exit_ in sorted(node.exits, key=lambda one: one is straight):
            begin = box
            if exit_.label:
                begin = _box(exit_.label, box.x + 2 * _STEM, y + _APART, width - 2 * _STEM)
                conditions.append(begin)
                stem = box.x + _STEM
                paths.append(Path(((stem, box.bottom), (stem, begin.middle), (begin.x, begin.middle)), arrow=False))
                y = begin.bottom
            if exit_ is straight:
                middle = begin.x + begin.width / 2
                paths.append(Path(((middle, begin.bottom), (middle, y + _GAP))))
            elif exit_.to:
                aside.append((begin, exit_.to))
        y += _GAP
    for begin, to in aside:
        x, end = 1 + width + _LANE * (lanes[to] + 1) - _LANE / 3, steps[to]
        paths.append(Path(((begin.right, begin.middle), (x, begin.middle), (x, end.middle), (end.right, end.middle))))
    return Layout(y - _GAP + 1, steps, tuple(conditions), tuple(paths))


def wrapped(words: str, width: float) -> tuple[str, ...]:
    """Words in lines that are no wider than `width` units, cut at spaces; a longer word stands alone, cut."""
    lines = [""]
    for word in (piece for one in plain(words).split() for piece in _pieces(one, width)):
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measured(longer) > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return tuple(lines)


def balanced(words: str, width: float) -> tuple[str, ...]:
    """The same, in lines about as long as each other: no word stands alone in the last."""
    found = wrapped(words, width)
    narrower = (wrapped(words, width * share / 20) for share in range(19, 9, -1))
    return ([found, *takewhile(lambda lines: len(lines) == len(found), narrower)])[-1]


def measured(words: str) -> float:
    """How many units wide words are, at most."""
    return LETTER * sum(_WIDTH.get(one, _WIDE if one >= _WIDE_FROM else _LATIN_LIKE) for one in words)


def _pieces(word: str, width: float) -> Iterator[str]:
    while measured(word) > width:
        cut = next(i for i in range(len(word), 0, -1) if i == 1 or measured(word[:i]) <= width)
        yield word[:cut]
        word = word[cut:]
    if word:
        yield word


def _in_order(nodes: Sequence[Node]) -> list[Node]:
    """The steps so that each way leads down, otherwise as they are given."""
    left = {node.id: node for node in nodes}
    found = list[Node]()
    while left:
        behind = {exit_.to for node in left.values() for exit_ in node.exits}
        first = next((node for node in left.values() if node.id not in behind), None)
        if first is None:
            raise ValueError(f"the steps {', '.join(left)} lead round in a circle")
        found.append(left.pop(first.id))
    known = {node.id for node in found}
    if lost := [exit_.to for node in found for exit_ in node.exits if exit_.to and exit_.to not in known]:
        raise ValueError(f"nothing in the chart is called {lost[0]}")
    return found


def _straight(node: Node, following: Node | None) -> Exit | None:
    """The way of a step that goes straight down, to the step below it: the last that leads there."""
    return next((one for one in reversed(node.exits) if following and one.to == following.id), None)


def _lanes(order: Sequence[Node]) -> dict[str, int]:
    """The lane in which ways come to each step past others, 0 the innermost: the shortest way has that."""
    at = {node.id: i for i, node in enumerate(order)}
    spans = dict[str, tuple[int, int]]()
    for i, (node, following) in enumerate(zip(order, [*order[1:], None], strict=True)):
        straight = _straight(node, following)
        for to in (one.to for one in node.exits if one.to and one is not straight):
            spans.setdefault(to, (i, at[to]))
    lanes = dict[str, int]()
    for to, (begin, end) in sorted(spans.items(), key=lambda span: span[1][1] - span[1][0]):
        taken = {lanes[other] for other in lanes if spans[other][0] <= end and begin <= spans[other][1]}
        lanes[to] = next(lane for lane in range(len(spans)) if lane not in taken)
    return lanes


def _box(words: str, x: float, y: float, width: float) -> Box:
    lines = balanced(words, width - 2 * _SIDE)
    return Box(x, y, width, len(lines) * LINE + 2 * _PADDING, lines)


def _path(path: Path) -> Markup:
    """A line. Its arrow is a line too: a marker would need an id that no other chart of the page has."""
    lines = [path.points]
    if path.arrow:
        (x, y), (before, _) = path.points[-1], path.points[-2]
        down = x == before
        lines.append(((x - 5, y - 8), (x, y), (x + 5, y - 8)) if down else ((x + 8, y - 5), (x, y), (x + 8, y + 5)))
    drawn = "".join("M" + "L".join(f"{_number(x)} {_number(y)}" for x, y in line) for line in lines)
    return Markup('<path d="{}"/>').format(drawn)


def _words(box: Box, kind: str, *, round_: float) -> Markup:
    rect = Markup('<rect class="{}" x="{}" y="{}" width="{}" height="{}" rx="{}"/>').format(
        kind, *map(_number, (box.x, box.y, box.width, box.height, round_))
    )
    x, first = _number(box.x + box.width / 2), box.y + _PADDING + LINE - 6
    lines = Markup("").join(
        Markup('<tspan x="{}" y="{}">{}</tspan>').format(x, _number(first + LINE * i), escape(line))
        for i, line in enumerate(box.lines)
    )
    return Markup('{}<text class="{}">{}</text>').format(rect, kind, lines)


def _number(value: float) -> str:
    return f"{value:.1f}".removesuffix(".0")
