"""Where a definition applies: a subsection that the words except is not among those."""

import pytest

from lawplain.law.definitions import Glossary, Scope, Term
from lawplain.law.model import Act
from lawplain.sources.nz import act_xml

XML = """<act id="K1" act.no="7" act.type="public" date.as.at="2026-01-01" year="2001">
<cover><title>Kites Act 2001</title></cover><body>
<prov id="K2"><label denominator="yes">2</label><heading>Kites and lanterns</heading><prov.body>
<subprov><label denominator="yes">1</label><para><text>In this section (except subsection (3)), <def-term id="K3"
>kite</def-term> means a toy that flies.</text></para></subprov>
<subprov><label denominator="yes">2</label><para><text>A person may fly a kite.</text></para></subprov>
<subprov><label denominator="yes">3</label><para><text>No kite may sit on a roof.</text>
<label-para><label denominator="yes">a</label><para><text>a kite that nests there aside.</text></para></label-para>
</para></subprov></prov.body></prov>
<prov id="K4"><label denominator="yes">3</label><heading>Roofs</heading><prov.body>
<subprov><label denominator="yes">1</label><para><text>A kite may sit.</text></para></subprov></prov.body></prov>
</body></act>"""


@pytest.fixture
def act() -> Act:
    return act_xml.read(XML.encode()).act


@pytest.fixture
def kite(act: Act) -> Term:
    (term,) = Glossary.of(act).terms
    return term


def test_the_words_before_it_give_the_exception(kite: Term) -> None:
    assert kite.scope == Scope("section", never=("(3)",))


@pytest.mark.parametrize(("pin", "applies"), [("(1)", True), ("(2)", True), ("(3)", False), ("(3)(a)", False)])
def test_a_definition_does_not_apply_where_it_is_excepted(act: Act, kite: Term, pin: str, applies: bool) -> None:
    assert kite.applies(act.sections[0], pin) is applies


def test_a_definition_for_one_section_does_not_apply_in_another(act: Act, kite: Term) -> None:
    assert not kite.applies(act.sections[1], "(1)")
