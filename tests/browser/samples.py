"""What is on the two sites that the tests open in a browser: words and addresses, read by a person in the
law and the content.
"""

from dataclasses import dataclass

KITES, BEES, IMMIGRATION = "kites-and-lanterns-act-2018", "roof-beekeeping-act-2021", "immigration-act-2009"


@dataclass(frozen=True)
class Sample:
    """A site, by a section with nearly everything that a page can have, and what lies around it."""

    home: str
    """The address that the site says is its own."""
    name: str
    act: str
    title: str
    """The Act's."""
    as_at: str
    pages: dict[str, str]
    """A page of each type, by its address."""
    label: str
    heading: str
    also_called: str
    id: str
    topics: tuple[str, str]
    """A topic and a sub-topic that lead to the section."""
    term: str
    """A defined word of the section, what its definition says, and the place of that."""
    term_says: str
    term_at: str
    officer: str
    """Another one, and what its definition says."""
    officer_says: str
    reference: tuple[str, str]
    """A section with a subsection that the section refers to, and where that stands."""
    next: str
    """The label of the section after it, which the law has overtaken."""
    part: str
    """A Part, and how many of its sections may be explained: a pattern."""
    typed: str
    """Words by which someone finds the section who has never seen the Act."""
    typed_words: tuple[str, ...]

    @property
    def section(self) -> str:
        return f"{self.act}/{self.label}/"

    @property
    def term_id(self) -> str:
        return self.term.replace(" ", "-")


INVENTED = Sample(
    home="https://kites.example/",
    name="Kite law",
    act=KITES,
    title="Kites and Lanterns Act 2018",
    as_at="1 April 2024",
    label="27",
    heading="Costs of removing and keeping kites",
    also_called="Who pays when a kite is taken away",
    id="K270",
    topics=("When a kite is taken away", "Getting it back"),
    term="removal notice",
    term_says="section 24(2)",
    term_at=f"{KITES}/4/#def-removal-notice",
    officer="kite inspector",
    officer_says="appointed as a kite inspector",
    reference=("section 37(4)", f"{KITES}/37/#s4"),
    next="28",
    part="Part 3: 5 explained",
    typed="bill for my kite",
    typed_words=("bill", "kite"),
    pages={
        "home": "",
        "search": "search/",
        "search with results": "search/#q=bill%20for%20my%20kite",
        "search without an answer": "search/#q=recipe%20for%20pavlova",
        "a to z": "a-to-z/",
        "topics": "topics/",
        "guides": "guides/",
        "guide": "guides/kite-taken/",
        "questions": "questions/",
        "questions of a sub-topic": "questions/removed-kites/getting-it-back/",
        "not in the law": "questions/not-in-the-law/",
        "topic": "topics/removed-kites/",
        "sub-topic": "topics/removed-kites/getting-it-back/",
        "act": f"{KITES}/",
        "part": f"{KITES}/part-3/",
        "whole part": f"{KITES}/part-3/all/",
        "section": f"{KITES}/27/",
        "section with a table": f"{KITES}/14/",
        "section of definitions": f"{KITES}/4/",
        "stale section": f"{KITES}/28/",
        "section not started": f"{KITES}/18/",
        "section not explained": f"{KITES}/13/",
        "repealed section": f"{KITES}/22/",
        "words": f"{KITES}/words/",
        "opening words": f"{BEES}/front/",
        "section that quotes law": f"{BEES}/9/",
        "section with fees and formulas": f"{BEES}/7/",
        "schedule of forms": f"{BEES}/schedule-4/",
        "time limits": f"{KITES}/time-limits/",
        "penalties": f"{KITES}/penalties/",
        "help": "help/",
        "changes": "changes/",
        "corrections": "corrections/",
        "coverage": "coverage/",
        "data": "data/",
        "about": "about/is-this-the-law/",
        "missing": "404.html",
    },
)
REAL = Sample(
    home="https://lawplain.example/",
    name="lawplain",
    act=IMMIGRATION,
    title="Immigration Act 2009",
    as_at="27 May 2026",
    label="398",
    heading="Costs of deportation or repatriation",
    also_called="Who pays when someone is sent out of New Zealand",
    id="DLM1441230",
    topics=("Immigration", "Deportation"),
    term="deportation order",
    term_says="An order to deport a person",
    term_at=f"{IMMIGRATION}/4/#def-deportation-order",
    officer="immigration officer",
    officer_says="appointed by the chief executive",
    reference=("section 355(6)", f"{IMMIGRATION}/355/#s6"),
    next="399",
    part="Part 13: [1-4] explained",
    typed="plane ticket home",
    typed_words=("plane", "ticket", "home"),
    pages={
        "home": "",
        "search": "search/",
        "search with results": "search/#q=overstayed",
        "a to z": "a-to-z/",
        "topic": "topics/immigration-and-citizenship/",
        "sub-topic": "topics/immigration-and-citizenship/deportation/",
        "act": f"{IMMIGRATION}/",
        "part": f"{IMMIGRATION}/part-11/",
        "whole part": f"{IMMIGRATION}/part-11/all/",
        "section": f"{IMMIGRATION}/398/",
        "section with a table": f"{IMMIGRATION}/179/",
        "section of definitions": f"{IMMIGRATION}/4/",
        "stale section": f"{IMMIGRATION}/399/",
        "section not started": f"{IMMIGRATION}/100/",
        "section not explained": f"{IMMIGRATION}/175/",
        "repealed section": f"{IMMIGRATION}/297/",
        "words": f"{IMMIGRATION}/words/",
        "words of a letter": f"{IMMIGRATION}/words/d/",
        "a letter": "a-to-z/d/",
        "changes of a year": "changes/2015/",
        "topics of time limits": f"{IMMIGRATION}/time-limits/",
        "time limits": f"{IMMIGRATION}/time-limits/immigration-and-citizenship/appeals/",
        "help": "help/",
        "coverage": "coverage/",
    },
)
SAMPLES = {"invented": INVENTED, "real": REAL}
