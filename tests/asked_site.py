"""An invented site on which people ask very much: 3,000 questions on few topics, for the bounds of its pages."""

import random
from pathlib import Path

from lawplain import config, store
from lawplain.config import Config
from lawplain.sources.nz import act_xml

SLUG = "great-kites-act-2020"
QUESTIONS = 3_000
_GROUPS, _PARTS = 10, 5
_SECTIONS = QUESTIONS // _GROUPS
_TOPICS = {"flying": ("kites", "lanterns", "balloons"), "permits": ("getting-one", "losing-one"), "fields": ()}
_WORDS = ("kite", "lantern", "permit", "inspector", "field", "line", "roof", "appeal", "notice", "bridge", "instalment")
_ALL = " ".join(_WORDS)
SETTINGS = f"""[site]
name = "kites"

[[acts]]
slug = "{SLUG}"
type = "public"
year = 2020
number = 1
"""


def make(root: Path, source: Path) -> Config:
    """The site as a project in `root`, which shares mkdocs.yml and src with this repository in `source`."""
    chance = random.Random(26)
    (root / "content" / SLUG).mkdir(parents=True)
    (root / "mkdocs.yml").write_bytes((source / "mkdocs.yml").read_bytes())
    (root / "src").symlink_to(source / "src")
    (root / "lawplain.toml").write_text(SETTINGS, encoding="utf-8")
    (root / "content" / "topics.yml").write_text(_topics(), encoding="utf-8")
    (root / "content" / "words.yml").write_text(_explained(chance), encoding="utf-8")
    settings = config.read(root)
    publication = act_xml.read(_law().encode(), SLUG)
    store.write(settings.sections(SLUG), publication)
    # nearly all stand in one sub-topic, and of these nearly all in one Part
    paths = ["flying/kites"] * 24 + [f"{topic}/{sub}" for topic, subs in _TOPICS.items() for sub in subs] + ["fields"]
    for number, section in enumerate(publication.act.sections, 1):
        text = _summary(chance, number, section.id, section.fingerprint, chance.choice(paths))
        (root / "content" / SLUG / f"{number}.md").write_text(text, encoding="utf-8")
    return settings


def _topics() -> str:
    lines = []
    for topic, subs in _TOPICS.items():
        lines.append(f"- slug: {topic}\n  name: {topic.capitalize()}\n  about: You do.\n")
        lines += ["  topics:\n"] if subs else []
        lines += [f"    - slug: {sub}\n      name: {sub.capitalize()}\n      about: You do.\n" for sub in subs]
    return "".join(lines)


def _explained(chance: random.Random) -> str:
    """Each of the words is explained, as briefly and as long as a meaning may be."""
    says = {word: " ".join(chance.choice(_WORDS) for _ in range(chance.randint(5, 25))) for word in _WORDS}
    return "explained:\n" + "".join(f"  - word: {word}\n    says: {words}\n" for word, words in says.items())


def _law() -> str:
    def label(text: object) -> str:
        return f'<label denominator="yes">{text}</label>'

    def section(number: int) -> str:
        places = "".join(
            f"<subprov>{label(i)}<para><text>{_ALL}</text></para></subprov>" for i in range(1, _GROUPS + 1)
        )
        return f'<prov id="G{number}">{label(number)}<heading>Kites</heading><prov.body>{places}</prov.body></prov>'

    ends = [0, 200, *(200 + (i + 1) * (_SECTIONS - 200) // (_PARTS - 1) for i in range(_PARTS - 1))]
    parts = "".join(
        f'<part id="GP{part + 1}">{label(part + 1)}<heading>Kites</heading>'
        + "".join(map(section, range(ends[part] + 1, ends[part + 1] + 1)))
        + "</part>"
        for part in range(_PARTS)
    )
    return (
        '<act id="G" act.no="1" act.type="public" date.as.at="2021-01-01" date.assent="2020-03-01" year="2020">'
        f'<cover><title>Great Kites Act 2020</title></cover><body prov-type="section">{parts}</body></act>'
    )


def _summary(chance: random.Random, number: int, id_: str, mark: str, topic: str) -> str:
    def words(least: int, most: int) -> str:
        return " ".join(chance.choice(_WORDS) for _ in range(chance.randint(least, most)))

    def told() -> str:
        return " ".join(f"{words(4, 20).capitalize()}." for _ in range(chance.randint(1, 3)))

    asked, body = [], []
    for i in range(1, _GROUPS + 1):
        asked.append(f"  - law: ({i})\n    ask:\n      - {words(5, 12)} {number} {i}\n      - {words(2, 6)}\n")
        if chance.random() < 0.2:
            items = "".join(f"- {words(3, 12).capitalize()}. [({i})]\n" for _ in range(3))
            body.append(f"{words(4, 9).capitalize()}: [({i})]\n\n{items}")
        else:
            body.append(f"{told()} [({i})]\n")
    return (
        f"---\nid: {id_}\nalso_called: Number {number}, {words(2, 8)}\ntopics:\n  - {topic}\nlaw_as_at: 2021-01-01\n"
        f"law_fingerprint: {mark}\npeople_ask:\n{''.join(asked)}method: drafted-with-ai\n---\n" + "\n".join(body)
    )
