"""The steps of a guide lead from the first to an end, and each has its text.

Why: from the steps come the list, the flow chart and the time line of the page. A step that leads nowhere, or that
nothing leads to, leaves somebody without an answer. Without `next` the following step comes; a step of the kind `ends`
has none; where a step has several ways, each says when it is taken. Nothing leads back: a guide runs from start to end.
At most 7 steps stand in the chart, so that it can be read on a phone.

Good: next: if: You appeal in time, to: decided; if: You do not, to: order
Bad: next: to: decided; to: order
"""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lawplain.content import Guide
from lawplain.content.guide_fields import Step
from lawplain.editions.guides import Guided
from lawplain.editions.pair import Collection
from lawplain.errors import nearest
from lawplain.findings import Finding, Level

RULE = "guide-steps"
LEVEL: Level = "error"
SCOPE: Final = "content"
_IN_CHART = 7
At = tuple[int, int]


def check(collection: Collection) -> Iterator[Finding]:
    for one in collection.guides:
        for at, said, fix in (*_names(one.guide), *_texts(one.guide), *_ways(one.guide), *_order(one), *_chart(one)):
            yield Finding(one.guide.path, *at, RULE, LEVEL, said, fix)


Found = Iterator[tuple[At, str, str]]


def _names(guide: Guide) -> Found:
    seen = set[str]()
    for i, step in enumerate(guide.front.steps):
        if step.id in seen:
            yield guide.place("steps", i, "id"), f"Two steps have the id “{step.id}”.", "Give one of them another."
        seen.add(step.id)


def _texts(guide: Guide) -> Found:
    """Each step has one text, and each text belongs to a step."""
    ids = [step.id for step in guide.front.steps]
    times = Counter(name for name, _ in guide.texts)
    seen = set[str]()
    for name, body in guide.texts:
        at = (body.first_line - 1, 1)
        if name not in ids:
            near = nearest(name, ids)
            fix = f"Did you mean “## {near}”?" if near else f"The steps are: {', '.join(ids)}."
            yield at, f"No step has the id “{name}”.", fix
        elif name in seen:
            yield at, f"The step “{name}” has its text here a second time.", "Make one text of the two."
        seen.add(name)
    for i, step in enumerate(guide.front.steps):
        if not times[step.id]:
            fix = f"Write its text below a line “## {step.id}”."
            yield guide.place("steps", i, "id"), f"The step “{step.id}” has no text.", fix


def _ways(guide: Guide) -> Found:
    steps = guide.front.steps
    ids = [step.id for step in steps]
    for i, step in enumerate(steps):
        if step.kind == "ends" and step.next:
            said = f"The step “{step.id}” is an end, and leads on."
            yield guide.place("steps", i, "next"), said, "Take its “next” out, or give it another kind."
        elif not step.next and step.kind != "ends" and i + 1 == len(steps):
            fix = "Write “kind: ends”, or in “next” where it leads."
            yield guide.place("steps", i, "id"), f"The last step, “{step.id}”, leads nowhere and is no end.", fix
        for j, way in enumerate(step.next):
            if way.to not in ids:
                near = nearest(way.to, ids)
                fix = f"Did you mean “{near}”?" if near else f"The steps are: {', '.join(ids)}."
                yield guide.place("steps", i, "next", j, "to"), f"There is no step “{way.to}”.", fix
            if len(step.next) > 1 and not way.condition:
                said = f"“{step.id}” has {len(step.next)} ways, and this one does not say when it is taken."
                yield guide.place("steps", i, "next", j), said, "Write “if:” with the condition."
        yield from _twice(guide, i, step)


def _twice(guide: Guide, i: int, step: Step) -> Found:
    seen = set[str]()
    for j, way in enumerate(step.next):
        if way.to in seen:
            said = f"“{step.id}” leads to “{way.to}” twice."
            yield guide.place("steps", i, "next", j, "to"), said, "Make one way of the two: “if: this, or that”."
        seen.add(way.to)


def _order(one: Guided) -> Found:
    """Every step can be reached from the first, and none leads back to one before it on the same way."""
    steps, ways, guide = one.steps, one.ways, one.guide
    if len({step.id for step in steps}) < len(steps):
        return  # said already, and what leads where is not known
    reached, waiting = {0}, [0]
    while waiting:
        for way in ways[waiting.pop()]:
            if way.to not in reached:
                reached.add(way.to)
                waiting.append(way.to)
    for i, step in enumerate(steps):
        if i not in reached:
            fix = f"Name it in the “next” of the step after which it comes: to: {step.id}."
            yield guide.place("steps", i, "id"), f"No step leads to “{step.id}”.", fix
    for i, j in _back(one):
        said = f"“{steps[i].id}” leads back to “{steps[i].next[j].to}”, from which it comes."
        fix = "A guide runs from start to end: say in the text that it can happen again."
        yield guide.place("steps", i, "next", j, "to"), said, fix


def _back(one: Guided) -> Iterator[tuple[int, int]]:
    """The ways that lead to a step from which they come, each as the numbers of its step and of itself."""
    numbers = {step.id: i for i, step in enumerate(one.steps)}
    after = [{way.to for way in ways} for ways in one.ways]
    for _ in one.steps:
        after = [found.union(*(after[to] for to in found)) for found in after]
    for i, step in enumerate(one.steps):
        for j, way in enumerate(step.next):
            to = numbers.get(way.to)
            if to is not None and to <= i and (to == i or i in after[to]):
                yield i, j


def _chart(one: Guided) -> Found:
    charted = [i for i, step in enumerate(one.steps) if step.chart]
    if len(charted) > _IN_CHART:
        said = f"{len(charted)} steps stand in the chart; {_IN_CHART} is the most."
        fix = "Take “chart: yes” out where the list is enough."
        yield one.guide.place("steps", charted[_IN_CHART], "chart"), said, fix
