r"""How laws are drafted in English: the turns of phrase by which lawplain reads them.

They are New Zealand's, most of them those of every country that drafts as Westminster does. Where
another source drafts otherwise, what differs belongs here, beside what it differs from.

Each has an example, which marks what the pattern finds in it with « and » (all of it, where nothing
follows), and a counter-example, in which it finds nothing, or nothing at the «.
`tests/law/test_drafting.py` reads them all. In a verbose pattern white space counts only inside
square brackets, or after a backslash; `SPACE` is one that may be a space that does not break.
"""

import re
from dataclasses import dataclass

EXAMPLES: list["Example"] = []
"""Those of every pattern of this module."""


@dataclass(frozen=True, slots=True)
class Example:
    """What one pattern finds, and what it leaves."""

    pattern: re.Pattern[str]
    finds: str
    leaves: str


def _pattern(text: str, *, finds: str, leaves: str, any_case: bool = False) -> re.Pattern[str]:
    pattern = re.compile(text, re.VERBOSE | (re.IGNORECASE if any_case else re.NOFLAG))
    EXAMPLES.append(Example(pattern, finds, leaves))
    return pattern


SPACE = r"[ \xa0]"
CAPITAL = "[A-ZĀĒĪŌŪ]"
"""What a name begins with, in English or in te reo Māori."""
LAW = "(?:Act|Regulations|Rules|Order|Code)"
"""What the title of a law ends with, before its year."""

# --- the title of a law ---------------------------------------------------------------------------

_NUMBERED_ACT = rf"Act{SPACE}(?:\(No{SPACE}\d\){SPACE})?\d{{4}}"
"""The end of an Act's title: "Act 1961", "Act (No 2) 1990"."""

ACT_TITLE = _pattern(
    rf"\b{_NUMBERED_ACT}\b",
    finds="under the Taxation «Act (No 2) 1990»",
    leaves="under this Act, 1990 people",
)
TITLE = _pattern(
    rf"""
    the{SPACE}
    (?P<title>{CAPITAL}[^.;:—]{{2,170}}?{SPACE}{_NUMBERED_ACT}(?:{SPACE}\(No{SPACE}\d\))?)
    (?!\d)
    """,
    finds="section 25 of «the New Zealand Bill of Rights Act 1990» and",
    leaves="section 25 of the former Act of 1990",
)
TITLE_AFTER = _pattern(
    rf"""
    [^.;:—]{{0,40}}?                               # or 10
    {SPACE}(?:of|in|to){SPACE}the{SPACE}
    (?P<title>{CAPITAL}[^.;:—]{{2,170}}?{SPACE}{_NUMBERED_ACT})
    (?!\d)
    """,
    finds="section 9« or 10 of the Ladders Act 1990»",
    leaves="section 9« of this Act; see the Ladders Act 1990",
)
"""The Act that words name right after a reference."""
TITLE_BEFORE = _pattern(
    rf"""
    (?P<law>\b{LAW}{SPACE}\d{{4}})
    (?:{SPACE}\(\d{{4}}{SPACE}No{SPACE}\d+\))?     # (1961 No 43)
    (?: {SPACE}\([^()]{{0,90}}                     # an open bracket: (including
      | (?:,?{SPACE}(?:and|or|including|except|other{SPACE}than)|[,:])? {SPACE}?
    )$
    """,
    finds="under the Crimes «Act 1961 (including »",
    leaves="under the Crimes Act 1961 a person has ",
)
"""An Act's title just before a reference: "Crimes Act 1961, section 5"."""
OTHER_LAW = _pattern(
    rf"""
    (?:that|those|the{SPACE}(?:principal|former|\d{{4}})){SPACE}{LAW}\b
    | the{SPACE}{CAPITAL}[^.;:,]{{0,90}}?{SPACE}{LAW}{SPACE}\d{{4}}
    """,
    finds="in «the principal Act»",
    leaves="in this Act",
)
"""Words that stand for another law."""
TITLE_END = _pattern(
    rf"\b(?P<word>{CAPITAL}[\w’'-]*)\s(?P<kind>Act|Regulations|Rules|Order|Code|Bill)\s(?P<year>\d{{4}})\b",
    finds="the «Immigration Act 1987»",
    leaves="the Act 1987",
)
"""What is enough to know a title by: its last word, and its year."""
WHOLE_TITLE = _pattern(
    rf"\b(?:\(?{CAPITAL}[\w’'()-]*,?\s(?:(?:and|of|at|in|for|to|on|the)\s)*)+{_NUMBERED_ACT}\b",
    finds="under «Health and Safety at Work Act 2015»",
    leaves="under the former Act of 1990",
)
"""All words of an Act's title, without an article before it."""
AMENDING_TITLE = _pattern(
    r"\bAmendments?\b | ^(?:Taxation|Finance|Statutes)[ ]",
    finds="Kites «Amendment» Act 2001",
    leaves="Kites and Taxation Act 2001",
)
"""The title of an Act whose "section 5" may be that of the Act that it amends."""

# --- a place of the law ---------------------------------------------------------------------------

_STEP = r"\((?:\d+[A-Z]{0,4}|[a-z]{1,3}|[ivxl]{1,7}|[A-Z]{1,3})\)"
NAMES_A_PLACE = _pattern(
    r"section|paragraph|clause|\bpart|schedule|subpart|rule|article|\bss?[ ]\d",
    finds="under «s 5»",
    leaves="under this Act",
    any_case=True,
)
"""What all words that name a place have at least one of: a quick look, before they are read."""
UNIT = _pattern(
    rf"""
    (?<![\w’'-])
    (?: (?P<unit>
            (?i:(?:sub-?)?(?:section|clause|paragraph)|schedule|rule|article|regulation)
          | [Ss]ub-?[Pp]art
          | Part
        )(?i:s)?
      | (?P<short>ss?)(?={SPACE}\d)
    )
    {SPACE}+(?=[\d(A-Z])
    """,
    finds="under «sections »3 and 4",
    leaves="the section that follows, a part 3 metres long",
)
"""The word before a number, with the space after it."""
ITEM = _pattern(
    rf"""
    (?:(?P<label>\d+[A-Z]{{0,4}}(?:\.\d+[A-Z]*)* | [A-Z]{{1,3}}{SPACE}\d+[A-Z]* | [IVXL]+)(?![\w$%]))?
    (?P<pinpoint>(?:{SPACE}?(?={_STEP}){_STEP}(?:{_STEP})*)?)
    """,
    finds="section «355(6)(a)» applies",
    leaves="section «$5",
)
"""A number, with the place inside it."""
JOIN = _pattern(
    rf"""
    ,?{SPACE}(?:and/or|and|or|to)(?:{SPACE}(?:also|any{SPACE}of|either{SPACE}of|both|any))?{SPACE}
    | ,{SPACE}
    | [–—-]
    """,
    finds="section 3« or any of »4",
    leaves="section 3« applies",
)
"""What joins the numbers of an enumeration."""
GOES_ON = _pattern(
    rf"""
    (?:\([0-9a-zA-Z]+\))*,?{SPACE}
    (?:(?:and|or|to){SPACE}(?:\w*section|\w*[Pp]art|[Ss]chedule|\w*clause|\(|\d) | [\d(])
    """,
    finds="sections 3, 4«(1) and (»2)",
    leaves="section 5, 14« days later",
)
"""What follows a number after a comma, where that is one more of the enumeration."""
MEASURES = _pattern(
    rf"""
    {SPACE}(?:working|calendar|consecutive)?{SPACE}?
    (?: day|week|month|year|hour|minute|metre|kilo|gram|litre|hectare|cent|dollar|per|times|or{SPACE}more
      | person|people|member|copies|case|other|of{SPACE}whom
    )
    | [.,]\d
    """,
    finds="paragraph 5, 14« day»s",
    leaves="section 14« applies",
)
"""What follows a number that counts something, and names no place."""
OF_THIS = _pattern(
    rf"{SPACE}(?:of|in|to){SPACE}this{SPACE}\w+",
    finds="section 5« of this Act»",
    leaves="section 5« of that Act",
)
OF = _pattern(
    rf",?{SPACE}(?P<of>of|in|to){SPACE}",
    finds="section 5« of »the Kite Act 2019",
    leaves="section 5« applies",
)
MID_SENTENCE = _pattern(
    rf"[^.;:?!—–\s(“‘{SPACE[1:-1]}]{SPACE}+$",
    finds="Allotment 40 o«f »",
    leaves="See the map. ",
)
"""Just before a word: it stands inside a sentence, where a capital makes a name of it."""
LAND = _pattern(
    rf"""
    ,?{SPACE}(?:of{SPACE}|on{SPACE})?
    (?:Block|Blk|SO\b|S\.O\.|DP|Survey|Suburb|Town|City|Village|Parish|Square)
    """,
    finds="Section 4«, Suburb»s of Auckland",
    leaves="Section 4« of the Act",
)
"""What follows the number of a section that is land."""
NOTHING_MORE = _pattern(r"[ .;:]*\Z", finds="section 5«.»", leaves="section 5«, 6 and 7")
ROMAN = _pattern(r"x{0,3}(?:ix|iv|v?i{0,3})", finds="«xiv»", leaves="«c")
"""A number of a subparagraph: (i), (ii)."""
YEAR = _pattern(r"(?:1[789]|20)\d\d", finds="«1987»", leaves="355 and 1200")

# --- what a provision does ------------------------------------------------------------------------

AMENDS = _pattern(
    r"""
    \b(?:is|are|was|were)[ ](?:also[ ]|hereby[ ]|further[ ]|consequentially[ ])*amended\b
    | \b[Ss]ections?[ ][^.;]{1,60}?[ ](?:is|are)[ ](?:also[ ]|hereby[ ]|consequentially[ ])*
        (?:repealed|revoked|replaced)\b
    | \b[Bb]y[ ](?:omitting|inserting|substituting|repealing|adding|revoking|deleting)\b
    | ^(?:[Rr]epeal|[Oo]mit|[Rr]eplace|[Ii]nsert)\b
    | \bwere[ ]substituted\b
    | ^(?=.*\0).*\b(?:is|are|was|were)[ ](?:replaced|substituted|inserted|added|omitted)\b   # \0: quoted words
    """,
    finds="The principal Act «is hereby amended»",
    leaves="The Minister may amend the notice",
)
"""It changes another law, so that its "section 5" may be that law's."""

# --- definitions ----------------------------------------------------------------------------------

MEANS = _pattern(
    r"\b(?:means?|includes?|has|have|does|do|is|are)\b|—",
    finds="keep «means» to hold",
    leaves="keep and kept",
)
"""What gives a term its meaning: between two terms, it ends the words of the first."""
DEFINES = _pattern(
    r"""
    (,?[ ](?:and|or|in[ ]relation|for|of|to)[^.;]{0,90}?)?
    ,?[ ]?(means|includes?|has[ ]the|have[ ]the|does[ ]not|do[ ]not|—|,[ ])
    """,
    finds="grant«, in relation to a visa, means» a decision",
    leaves="the definition of grant« is amended",
)
"""What follows a term in running text that defines it."""
DEFINED_FOR = _pattern(
    r"\b(?:in|for[ ]the[ ]purposes?[ ]of)\s+(?:this|sub-?sections?|sections?)\b",
    finds="«For the purposes of subsection» (1), kite means",
    leaves="A kite in flight, unless the context otherwise requires",
    any_case=True,
)
"""It says how far a definition reaches."""
EXCEPT = _pattern(
    r"\((?:except|other[ ]than)\b(?P<what>(?:[^()]|\([^()]*\))*)\)",
    finds="In this section «(except subsections (6) and (7))»,",
    leaves="In this section (and subsection (6)),",
    any_case=True,
)
PLACES = _pattern(r"(?:\([0-9A-Za-z]{1,4}\))+", finds="«(4)(a)»", leaves="(subsection)")
SUBSECTIONS = _pattern(
    rf"\bsub-?sections?[ ](?P<pins>{PLACES.pattern}(?:(?:,[ ]|[ ]and[ ]|[ ]or[ ]|[ ]to[ ]){PLACES.pattern})*)",
    finds="In «subsections (1) and (2)(b)», kite",
    leaves="In this subsection, kite",
)
SECTIONS = _pattern(
    r"\bsections?[ ](?P<labels>\d+[A-Z]{0,4}\b(?:(?:,[ ]|[ ]and[ ]|[ ]or[ ]|,[ ]and[ ])(?:in[ ])?\d+[A-Z]{0,4}\b)*)",
    finds="In this section and «sections 106 and 293B», kite",
    leaves="In this section, kite",
)
SECTION_LABEL = _pattern(r"\d+[A-Z]*", finds="«293B»", leaves="and")
RELATED = _pattern(
    r"[a-z]+,[ ]in[ ]relation[ ]to[ ](?P<what>[^,—]+)[,—]",
    finds="«grant, in relation to a visa,» means",
    leaves="grant means to give",
)
"""A term that is defined for one thing only."""
LISTED_TERMS = _pattern(r",\s+(?:and\s+|or\s+)?", finds="kite«, or »lantern", leaves="kite and lantern")

# --- history notes: "Section 4(2): amended, on 7 May 2015, by section 9(1) of the Kite Act 2015 (2015 No 48)." ---

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
OPERATIONS = (
    "amended",
    "replaced",
    "substituted",
    "inserted",
    "reinserted",
    "added",
    "repealed",
    "revoked",
    "omitted",
    "expired",
    "spent",
    "renumbered",
    "brought into force",
    "continued in force",
    "editorial change",
)
_BRACKET = r"\((?:[^()]|\([^()]*\))*\)"
_DAY = rf"\d{{1,2}}\s?(?:{'|'.join(MONTHS)})\s?\d{{4}}"  # a few notes lack a space
_OPERATION = "|".join(OPERATIONS).replace(" ", r"\s")
DAY = _pattern(
    rf"(?P<day>\d{{1,2}})\s?(?P<month>{'|'.join(MONTHS)})\s?(?P<year>\d{{4}})",
    finds="on «28 November 2025»",
    leaves="on 28 Nov 2025",
)
NOTE = _pattern(
    rf"""
    (?P<provision>.+?) \s* :? \s*              # Section 4(2)  |  Section 2(4): the rest of this Act
    \b(?P<operation>{_OPERATION}) \ ?
    (?P<remark>                                # between the operation and the day:
        \ {_BRACKET}                           #   (with effect from 1 July 2018)
      | ,?\ (?:so\ far\ as|as|for\ all\ purposes|for\ the\ purposes\ of)\b [^:;]*?
      | ,\ (?:on|at)\ the\ close\ of\ {_DAY}
    )?
    ,?\ on\ (?P<close>the\ close\ of\ )?(?P<day>{_DAY})
    (?P<bracket> \ {_BRACKET})?                # (effective for the 2008–09 income year and later)
    ,?\ (?:by|under|pursuant\ to) (?P<by>\ .+?) \.? \s*
    """,
    finds="«Section 4(2): amended, on 7 May 2015, by section 9(1) of the Kite Act 2015.»",
    leaves="Subsection (3) was repealed, as from 9 June 1999, by section 4",
)
"""A note of today's form, in full. Notes of older forms are sentences already."""
_PLACE = r"(?:sections?|clauses?|regulations?|rules?|articles?|Schedules?|Parts?|subparts?|wehenga)\b"
_NUMBER = r"\((?:\d{4}\ No\ ?\d+(?:\ ?\([A-Z]\))?|(?:SR|LI|SL)\ \d{4}/\d+)\)"
BY_LAW = _pattern(
    rf"""
    (?:(?P<place>{_PLACE} .*?) \ of\ (?:the\ )? | the\ )?
    (?P<title>{CAPITAL} .*? (?:\d{{4}} | Amendment\ No\ \d+))
    \ ? {_NUMBER}
    (?: ,\ {_PLACE} [^()]* (?:\([^()\s]+\)[^()]*?)* )?      # some copies name the section last
    (?P<moment> \ \((?:at|on|before|after)\ [^()]*\))?
    """,
    finds="by «section 9(1) of the Kite Act 2015 (2015 No 48)»",
    leaves="by section 9(1) of that Act",
)
"""The law that made a change, numbered as the source numbers laws."""
BY_ITSELF = _pattern(
    rf"""
    (?:the\ )?
    (?P<place>{_PLACE}\ [^()]*?(?:\([^()\s]+\)[^()]*?)*)
    (?:\ of\ this\ Act)?
    (?P<moment>\ \((?:at|on)\ [^()]*\))?
    """,
    finds="by «section 61A(7)»",
    leaves="by Order in Council",
)
"""The provision of its own by which a law changed."""
AT_THE_CLOSE = _pattern(
    rf"(?:at|on)\ the\ close\ of\ (?P<day>{_DAY})",
    finds="«at the close of 15 May 2023»",
    leaves="at the close of the day",
)

# --- what a history note is about: "Section 4(2)(a)", "Section 4 “lamp” paragraph (g)", "Schedule 1 clause 2(1)" ---

PATH = r"(?:\([^()\s]{1,8}\))+"
_PATHS = rf"{PATH}(?:(?:,\s|,?\sand\s|\sto\s){PATH})*"
_TERMS = r"“[^”]+”(?:(?:,\s|,?\s(?:and|or)\s)“[^”]+”)*"
_PART_OF_ONE = r"heading|table|formula|example|proviso|penalty|notes?|“?compare\snote”?"
IN_A_SECTION = _pattern(
    rf"""
    (?P<places>{_PATHS})?
    (?: \s (?: (?P<thing>{_PART_OF_ONE})
             | (?P<number>“?sub(?:section|clause)\snumber”?)
             | (?P<nth>(?:first|second|third)\s(?:sub(?:section|clause)|paragraph)\s{PATH})
             | (?P<terms>{_TERMS}) (?:\s(?:paragraphs?\s)?(?P<inside>{_PATHS}))?
             | (?P<unmarked>[^“”:]+?) (?:\sparagraphs?\s(?P<within>{_PATHS}))?
    ))?
    """,
    finds="Section 4«(2) “lamp” paragraph (g)»",
    leaves="Section 4«A",
)
"""What follows the number of a section in a note."""
_UNIT_IN_A_SCHEDULE = (
    rf"(?:paragraphs?\s{_PATHS}"
    rf"|(?:Part|Subpart|subpart|clause|item|paragraph|rule|form|article|table)\s[\w.–-]+(?:\s?{_PATHS})?)"
)
A_UNIT_IN_A_SCHEDULE = _pattern(
    rf"\s(?:{_UNIT_IN_A_SCHEDULE}|{_PATHS})",
    finds="Schedule 1« clause 2(1)» heading",
    leaves="Schedule 1 heading",
)
IN_A_SCHEDULE = _pattern(
    rf"""
    (?P<units>(?:\s{_UNIT_IN_A_SCHEDULE}|\s{_PATHS})*)
    (?: \s (?: (?P<thing>{_PART_OF_ONE}) | (?P<terms>{_TERMS}) (?:\s(?:paragraphs?\s)?(?P<inside>{_PATHS}))? ))?
    """,
    finds="Schedule 1« Part 2 clause 3(1) heading»",
    leaves="Schedule 1«A",
)
"""What follows the number of a Schedule in a note."""
COMPRISING = _pattern(
    r"\ \((?:comprising\ )?sections\ [^()]+\)",
    finds="Part 4« (comprising sections 12 to 20)»",
    leaves="Part 4« heading",
)
SEVERAL = _pattern(
    r"\b(?:sections|provisions|Parts|subparts|Schedules|clauses|regulations|rules|[ ]and[ ])\b",
    finds="the other «provisions» of this Act",
    leaves="the rest of this Act",
)
"""The subject of a sentence is more than one thing."""
ASIDE = _pattern(
    r"\([^()]*(?:\([^()]*\)[^()]*)*\) | ,?[ ](?:except|other[ ]than)\b.*",
    finds="the rest of this Act«, except sections 3 and 4»",
    leaves="the rest of this Act",
)
"""Words beside the subject, which do not make it several."""

# --- headings -------------------------------------------------------------------------------------

BOILERPLATE = _pattern(
    r"(?:short[ ])?title(?:[ ]and[ ]commencement)?|commencement|act[ ](?:to[ ]bind|binds)[ ]the[ ]crown",
    finds="«Short Title and commencement»",
    leaves="Purpose",
    any_case=True,
)
"""Headings of provisions that every Act has: nobody looks for them."""
