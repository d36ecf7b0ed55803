"""A small invented Act, and what a rule finds in a summary of its section 3."""

import re
from html import escape

from lawplain import checks, content
from lawplain.content import ActContent, Summary
from lawplain.content.fields import SubTopic, Topic, Words
from lawplain.editions import pair
from lawplain.findings import Finding
from lawplain.law.model import Act, Provision
from lawplain.sources.nz import act_xml
from lawplain.store import FetchLog

LAW = """
(1) A person 14 years of age or over may fly a kite for 28 days, or on 1 May, under section 4(2), unless it rains.
(2) A person who flies a kite over an airport—
(2)(a) must land it within 10 working days; and
(2)(b) is liable to a fine not exceeding $100,000 or to imprisonment for 12 months.
(3) The Minister must keep a register.
"""
FRONT = """id: S3
also_called: Where you may fly
topics:
  - play
law_as_at: 2020-01-01
{mark}method: written-by-a-person
"""


def act(law: str = LAW, status: str = "", heading: str = "Flying of kites") -> Act:
    """The Kite Flying Act 2019 as at 1 January 2020: section 2 defines "airport", 3 holds `law`, 6 refers to 3."""
    mark = f'deletion-status="{status}"' if status else ""
    meaning = (
        '<subprov><label/><para><text>In this Act,</text><def-para id="D1"><para><text>'
        '<def-term id="D2">airport</def-term> is defined in section 5</text></para></def-para></para></subprov>'
    )
    sections = (
        _section("2", "Meaning", meaning),
        _section("3", heading, _subsections(law), mark),
        _section("4", "Lines", _subsections("(1) See the Air Act 1950.\n(2) A line is 50 metres at most.")),
        _section("5", "Airports", _subsections("(1) A field.")),
        _section("6", "More", _subsections("(1) See section 3.")),
    )
    xml = (
        '<act id="T1" act.no="7" act.type="public" date.as.at="2020-01-01" date.assent="2019-03-01" year="2019">'
        f'<cover><title>Kite Flying Act 2019</title></cover><body prov-type="section">{"".join(sections)}</body></act>'
    )
    return act_xml.read(xml.encode(), "kites").act


def written(body: str = "You may fly. [all]", front: str = FRONT, mark: str | None = None, name: str = "3") -> Summary:
    """The summary of section 3, with the fingerprint `mark` (None for that of `LAW`, "" for none)."""
    mark = section(act()).fingerprint if mark is None else mark
    text = f"---\n{front.format(mark=f'law_fingerprint: {mark}' + chr(10) if mark else '')}---\n{body}\n"
    summary, _ = content.read_summary(text, f"content/kites/{name}.md", name)
    assert summary is not None, text
    return summary


def section(of: Act) -> Provision:
    return next(p for p in of.sections if p.id == "S3")


def collection(*summaries: Summary, law: Act | None = None, past: Act | None = None) -> pair.Collection:
    """The Act with these summaries; `past` holds the superseded words that one of them explains."""
    kept = section(past) if past else None
    edition = pair.pair(
        law or act(), ActContent("kites", summaries), FetchLog(), lambda p, m: kept if kept and p.id == "S3" else None
    )
    topics = (Topic(slug="play", name="Play", about="You want to play.", topics=(_sub(),)),)
    return pair.Collection((edition,), topics, Words(te_reo=("whānau", "manu")), (), (), ())


def found(rule: checks.Rule, body: str = "You may fly. [all]", front: str = FRONT, law: str = LAW) -> list[str]:
    """What one rule finds in a summary with this body: "line: level: message"."""
    mark = section(act(law)).fingerprint
    return said(checks.look(rule, collection(written(body, front, mark), law=act(law))))


def said(findings: object) -> list[str]:
    assert hasattr(findings, "__iter__")
    listed: list[Finding] = list(findings)
    assert all(f.fix for f in listed), "every finding says how to mend it"
    return [f"{f.line}: {f.level}: {f.message}" for f in sorted(listed)]


def _sub() -> SubTopic:
    return SubTopic(slug="kites", name="Kites", about="You fly a kite.")


def _subsections(law: str) -> str:
    """ "(1) words" and "(1)(a) words", a line each, as the official elements."""
    blocks: dict[str, list[str]] = {}
    for line in law.strip().splitlines():
        label, paragraph, words = re.fullmatch(r"\((\w+)\)(?:\((\w+)\))? (.*)", line).groups()  # type: ignore[union-attr]
        text = f"<text>{escape(words)}</text>"
        inside = f"<label-para>{_label(paragraph)}<para>{text}</para></label-para>" if paragraph else text
        blocks.setdefault(label, []).append(inside)
    return "".join(f"<subprov>{_label(n)}<para>{''.join(b)}</para></subprov>" for n, b in blocks.items())


def _section(label: str, heading: str, body: str, mark: str = "") -> str:
    head = f"{_label(label)}<heading>{heading}</heading>"
    return f'<prov id="S{label}" {mark}>{head}<prov.body>{body}</prov.body></prov>'


def _label(text: str) -> str:
    return f'<label denominator="yes">{text}</label>'
