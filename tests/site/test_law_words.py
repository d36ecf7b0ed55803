"""The words of the law as HTML: every word, once, in order; and nothing of ours among them unmarked."""

import hashlib
import json
import re
import tarfile
from collections import Counter
from pathlib import Path

import pytest
from reading import heard, law_words, page

from lawplain.law import plain_text
from lawplain.law.locations import Locations
from lawplain.law.model import Act, Footnote, Label, Passage, Span, Text
from lawplain.law.references import resolve
from lawplain.site.html.inline import escaped, inline_html, tag
from lawplain.site.html.law_words import law_html
from lawplain.sources.nz import act_xml


def html(inner: str) -> str:
    """The HTML of a section whose official body is `inner`."""
    xml = (
        '<act id="A" act.no="7" act.type="public" date.as.at="2026-01-01" year="2001">'
        "<cover><title>Kites Act 2001</title></cover><body>"
        '<prov id="P9"><label denominator="yes">9</label><heading>Kites</heading>'
        f"<prov.body>{inner}</prov.body></prov></body></act>"
    )
    act = act_xml.read(xml.encode()).act
    written = str(law_html(resolve(act.sections[0], act, Locations.of([act])).text))
    text = act.sections[0].text
    assert text is not None
    assert law_words(written) == plain_text.tokens(plain_text.plain(text.body))
    return written


def sub(label: str, inner: str, attributes: str = "") -> str:
    mark = f'<label denominator="yes">{label}</label>' if label else '<label denominator="no"/>'
    return f"<subprov {attributes}>{mark}<para>{inner}</para></subprov>"


def par(label: str, inner: str, attributes: str = "") -> str:
    return f'<label-para {attributes}><label denominator="yes">{label}</label><para>{inner}</para></label-para>'


def text(words: str) -> str:
    return f"<text>{words}</text>"


TAIL = '<def-term id="T">tail</def-term>'
THIRD = "<fraction><numerator>1</numerator><denominator>3</denominator></fraction>"
LIFT = "<para><text>is the lift</text></para>"
HEARD = {
    # what the source holds: what somebody hears who listens to the page
    "labels take their brackets, paragraphs are named in full": (
        sub("1", text("If—") + par("a", text("it flies; and") + par("i", text("high,"))) + par("b", text("it falls."))),
        "(1) If— (1)(a) it flies; and (1)(a)(i) high, (1)(b) it falls.",
    ),
    "words after the list stay after it": (
        sub("1", text("If") + par("a", text("x,")) + text("then") + par("a", text("y")) + text("ends.")),
        "(1) If (1)(a) x, then (1)(a) y ends.",
    ),
    "a paragraph without words before it": (sub("1", par("a", text("x"))), "(1) (1)(a) x"),
    "a range closes its brackets": (sub("a)–(c", "<text/>"), "(a)–(c) [The source has no words here]"),
    "what is gone says so": (
        sub("1", text("x")) + '<subprov deletion-status="repealed"><label denominator="yes">2</label></subprov>',
        "(1) x (2) [Repealed]",
    ),
    "expired": (sub("3", "", 'deletion-status="expired"'), "(3) [Expired]"),
    "not in force": (sub("3", "", 'deletion-status="not-in-force"'), "(3) [Not in force]"),
    "a definition that is gone keeps its term": (
        sub("", f'<def-para id="D" deletion-status="repealed"><para>{text(TAIL)}</para></def-para>'),
        "tail [Repealed]",
    ),
    "quoted law has its marks at its two ends, and the stop after them": (
        sub("1", text("Add:") + '<amend quote="1">' + sub("2", text("One")) + sub("3", text("Two"))
            + '</amend><follow-text space-before="no">.</follow-text>'),
        "(1) Add: “(2) One (3) Two”.",
    ),
    "words after quoted law stay words": (
        sub("1", '<amend quote="2">' + text("One") + "</amend><follow-text>and so on.</follow-text>"),
        "(1) ‘One’ and so on.",
    ),
    "quoted words have theirs": (
        sub("1", text('omit <amend.in quote="1">a <quote.in quote="2">b</quote.in></amend.in> <quote.in>c</quote.in>')),
        "(1) omit “a ‘b’” c",
    ),
    "inserted and struck words are words": (
        sub("1", text("may<struckoutwords/> go <insertwords>up</insertwords> or<struckoutwords> in</struckoutwords>")),
        "(1) may go up or in",
    ),
    "a power is glued, a fraction is not": (
        sub("1", text(f"5 m<superscript>3</superscript> and 33{THIRD}%")),
        "(1) 5 m3 and 33 1 over 3 %",
    ),
    "a blank to fill in is said": (sub("1", text('on the <field fill="dot"/> day')), "(1) on the blank day"),
    "a gap is none": (sub("1", text('<field fill="space"/> x')), "(1) x"),
    "stored bullets stay": (
        sub("1", text("Any:") + '<list><item><label denominator="no">•</label><para><text>x</text></para></item>'
            '<item><label denominator="yes"/><para><text>y</text></para></item></list>'),
        "(1) Any: • x y",
    ),
    "an element never seen before keeps its words": (
        sub("1", text("a<novelty>b</novelty>c") + "<oddity><text>d</text></oddity>"),
        "(1) a b c d",
    ),
    "notes among the words are heard, and are none of them": (
        sub("1", text("x") + '<notes><history><history-note id="N">Note: amended</history-note></history></notes>'),
        "(1) x Note: amended",
    ),
    "an example, a proviso, a heading between subsections": (
        sub("1", text("x") + "<proviso>" + text("Provided that y") + "</proviso>")
        + "<subprov.crosshead>Tails</subprov.crosshead>"
        + "<example><heading>Example</heading><para><text>z</text></para></example>",
        "(1) x Provided that y Tails Example z",
    ),
    "a formula's lines and what its letters mean": (
        sub("1", f"<eqn><eqn-line>a = b × c</eqn-line><variable-def><variable>b</variable>{LIFT}</variable-def></eqn>"),
        "(1) a = b × c b is the lift",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("inner", "expected"), HEARD.values(), ids=HEARD)
def test_what_somebody_hears(inner: str, expected: str) -> None:
    assert heard(html(inner)) == expected


def test_levels_are_lists_in_lists_with_the_label_as_the_link_to_its_place() -> None:
    written = html(sub("1", text("If—") + par("a", text("x")) + par("b", text("y"))) + sub("2", text("z")))
    root = page(written)
    assert [li.get("id") for li in root.xpath("div/ul/li")] == ["s1", "s2"]
    assert [li.get("id") for li in root.xpath("div/ul/li[@id='s1']/ul/li")] == ["s1-a", "s1-b"]
    (label,) = root.xpath("//li[@id='s1-b']/p/a")
    assert (label.get("href"), label.get("aria-label"), label.text_content()) == ("#s1-b", "(1)(b)", "(b)")


def test_one_element_holds_the_law_and_every_addition_is_marked() -> None:
    written = html(
        sub("1", text("Omit <amend.in quote='1'>kite</amend.in>")) + sub("2", "", 'deletion-status="repealed"')
    )
    root = page(written)
    assert [(child.tag, child.get("data-law")) for child in root] == [("div", "")]
    assert [e.text_content() for e in root.xpath("//*[@data-added]")] == ["(", ")", "“", "”", "(", ")", "[Repealed]"]


def test_a_definition_is_a_dfn_that_links_to_itself_and_a_term_spoken_of_is_none() -> None:
    term = '<def-term id="T">tail</def-term>'
    written = html(sub("", f'<def-para id="D"><para><text>{term} means string</text></para></def-para>'))
    assert '<li id="def-tail"><p><dfn><a href="#def-tail">tail</a></dfn> means string' in written
    assert "<dfn>tail</dfn> means" in html(sub("1", text(f"In this section, {term} means string.")))
    assert "<b>tail</b>" in html(sub("1", text(f"The definition of {term} is amended")))
    assert "<dfn" not in html(
        sub("1", f'<amend><def-para id="D"><para><text>{term} means x</text></para></def-para></amend>')
    )


def test_a_quoted_section_heads_nothing_of_this_law() -> None:
    quoted = (
        '<amend quote="1"><prov id="Q"><label denominator="yes">5A</label><heading>Tails</heading><prov.body>'
        + sub("1", text("x")) + "</prov.body></prov></amend>"
    )  # fmt: skip
    written = html(sub("1", text("Insert:") + quoted))
    assert "<h" not in written
    assert heard(written) == "(1) Insert: “5A Tails (1) x”"
    assert [e.get("id") for e in page(written).xpath("//*[@id]")] == ["s1"]


def test_emphasis_nests_and_roman_undoes_italics() -> None:
    roman = "<emphasis style='roman'>Kite</emphasis>"
    inner = f"<emphasis style='italic'>in {roman}</emphasis> <emphasis style='bold-italic'>now</emphasis>"
    assert '<i>in <span class="roman">Kite</span></i> <b><i>now</i></b>' in html(sub("1", text(inner)))


def test_everything_is_escaped() -> None:
    body = (Passage("text", words=('<script>alert("1")</script> & ', Span("unknown", ("<b>",), style="<i>"))),)
    written = str(law_html(Text((), body)))
    assert "<script" not in written and "<b>" not in written
    assert "&lt;script&gt;" in written
    assert tag("p", escaped('<b> & "'), {"class": '"><b>', "id": None, "data-law": ""}) == (
        '<p class="&#34;&gt;&lt;b&gt;" data-law>&lt;b&gt; &amp; &#34;</p>'
    )


def test_only_addresses_of_the_site_and_official_ones_become_links() -> None:
    def link(target: str, style: str) -> str:
        return str(
            inline_html(
                (Span("reference", ("s 3",), target, style),), official=lambda span: f"https://x.nz/{span.target}"
            )
        )

    assert link("/kites/3/#s1", "here") == '<a href="/kites/3/#s1">s 3</a>'
    assert link("DLM1", "elsewhere") == '<a class="official-link" href="https://x.nz/DLM1">s 3</a>'
    assert link("javascript:alert(1)", "here") == "s 3"
    assert link("", "") == "s 3"
    assert str(inline_html((Span("reference", ("s 3",), "DLM1", "elsewhere"),))) == "s 3"


def test_footnotes_stand_at_the_foot_outside_the_law_and_lead_back() -> None:
    note = Footnote("F1", (Passage("text", words=("and others",)),))
    again = Span("reference", (), "F1", "footnote")
    heading = Footnote("F0", (Passage("text", words=("repealed",)),))
    whole = Text(("Kites", heading), (Passage("text", words=("great men", note, " have sold", again)),))
    written = str(law_html(whole, prefix="9-"))
    assert law_words(written) == ["great", "men", "have", "sold"]
    assert (
        heard(written)
        == "great menFootnote 2 have soldFootnote 2 repealed Back to the text and others Back to the text"
    )
    root = page(written)
    assert [li.get("id") for li in root.xpath("section//li")] == ["9-fn-1", "9-fn-2"]
    assert root.xpath("//a[@id='9-fnref-2']/@href") == ["#9-fn-2"]
    assert 'id="9-fnref-1"' in inline_html(whole.heading, prefix="9-")


def test_a_prefix_stands_before_every_id_and_link_to_one() -> None:
    body = (Passage("subsection", Label("1", bracketed=True), anchor="s1", blocks=(Passage("text", words=("x",)),)),)
    root = page(law_html(Text((), body), prefix="398-"))
    assert (root.xpath("//li/@id"), root.xpath("//a/@href")) == (["398-s1"], ["#398-s1"])


def test_a_section_without_words_is_nothing() -> None:
    assert law_html(Text(("Repealed",), ())) == ""


def test_the_divisions_and_clauses_of_a_schedule_are_headings_in_order() -> None:
    def clause(label: str, heading: str, body: str, attributes: str = "") -> str:
        head = f'<label denominator="yes">{label}</label><heading>{heading}</heading>'
        return f'<prov id="C{label}" {attributes}>{head}<prov.body>{body}</prov.body></prov>'

    schedule = (
        '<act id="A" act.no="7" act.type="public" date.as.at="2026-01-01" year="2001">'
        '<cover><title>Kites Act 2001</title></cover><body/><schedule.group><schedule id="S">'
        '<label denominator="yes">1</label><heading>Sch</heading><schedule.misc>'
        '<head1 id="H" type="part"><label denominator="yes">1</label><heading>First</heading>'
        + clause("3", "Wind", sub("1", text("x")))
        + clause("4", "Rain", "", 'deletion-status="repealed"')
        + "</head1></schedule.misc></schedule></schedule.group></act>"
    )
    act = act_xml.read(schedule.encode()).act
    written = law_html(resolve(act.contents[0], act, Locations.of([act])).text)
    root = page(written)
    assert [(h.tag, h.text_content()) for h in root.xpath("//h3 | //h4")] == [
        ("h3", "Part 1 First"),
        ("h4", "3 Wind"),
        ("h4", "4 Rain [Repealed]"),
    ]
    assert root.xpath("//div/@id") == ["head1-1", "cl3", "cl4"]
    assert law_words(written) == ["1", "First", "3", "Wind", "1", "x", "4", "Rain"]


# --- the real law, word for word -------------------------------------------------------------------------------------

REFERENCES = (
    "broadcasting-act-1989",
    "building-act-2004",
    "electricity-industry-reform-act-1998",
    "holidays-act-2003",
    "immigration-act-2009",
    "judicature-high-court-rules-amendment-act-2008",
    "kiwisaver-act-2006",
    "ngati-awa-claims-settlement-act-2005",
    "privacy-act-1993",
    "wild-animal-control-amendment-act-1994",
)


@pytest.fixture(scope="session")
def official(shared: Path) -> dict[str, bytes]:
    """The official files that the references were made from, by their SHA-256."""
    wanted = {json.loads((shared / "reference" / f"{name}.sections.json").read_bytes())["file"] for name in REFERENCES}
    files = [path.read_bytes() for path in (shared / "law" / "immigration-act-2009").glob("*.xml")]
    with tarfile.open(shared / "law" / "acts-2010.tar.xz") as archive:
        for member in archive:
            if member.name in wanted and (file := archive.extractfile(member)):
                files.append(file.read())
    return {hashlib.sha256(content).hexdigest(): content for content in files}


@pytest.mark.parametrize("name", REFERENCES)
def test_every_section_has_the_official_words(name: str, shared: Path, official: dict[str, bytes]) -> None:
    reference = json.loads((shared / "reference" / f"{name}.sections.json").read_bytes())
    act = act_xml.read(official[reference["source_sha256"]]).act
    locations = Locations.of([act])
    written = {p.id: law_html(resolve(p, act, locations).text) for p in act.sections}
    expected = {section["id"]: plain_text.tokens(section["text"]) for section in reference["sections"]}
    assert list(written) == list(expected)
    assert [id_ for id_, words in expected.items() if law_words(written[id_]) != words] == []
    assert {section["id"]: section["tokens_sha256"] for section in reference["sections"]} == {
        id_: hashlib.sha256(" ".join(law_words(page)).encode()).hexdigest() for id_, page in written.items()
    }


@pytest.mark.parametrize("name", REFERENCES)
def test_every_page_has_unique_ids_links_to_them_and_all_its_words(
    name: str, shared: Path, official: dict[str, bytes]
) -> None:
    reference = json.loads((shared / "reference" / f"{name}.sections.json").read_bytes())
    act = act_xml.read(official[reference["source_sha256"]]).act
    assert _faults(act) == []


def test_a_whole_act_has_all_its_words(sample_act: Act) -> None:
    assert _faults(sample_act) == []


def _faults(act: Act) -> list[tuple[str, str]]:
    """(provision, fault) where ids repeat, a page's own links lead nowhere, or a word was lost or added."""
    locations, faults = Locations.of([act]), []
    for provision in act.contents:
        if provision.text is None:
            continue
        written = str(law_html(resolve(provision, act, locations).text))
        ids = Counter(re.findall(r' id="([^"]*)"', written))
        marks = {i for i in re.findall(r' href="#([^"]*)"', written) if i not in ids and not i.startswith("fnref-")}
        faults += [(provision.name, f"id {i} twice") for i, times in ids.items() if times > 1]
        faults += [(provision.name, f"no place {i}") for i in marks]
        if written and law_words(written) != plain_text.tokens(plain_text.plain(provision.text.body)):
            faults.append((provision.name, "other words"))
    return faults
