"""The names of elements in the Parliamentary Counsel Office's XML, and what each means in the law's
own terms."""

from lawplain.law.model import PassageKind, SpanKind

LINK = "{http://www.arbortext.com/namespace/atidlm}"
TRACKING = "{http://www.arbortext.com/namespace/atict}"
"""What an editing program left behind about itself and its user."""

PASSAGES: dict[str, PassageKind] = {
    "subprov": "subsection",
    "label-para": "paragraph",
    "text": "text",
    "follow-text": "continuation",
    "def-para": "definition",
    "amend": "quotation",
    "quote": "quotation",
    "prov": "provision",
    "list": "list",
    "item": "item",
    "example": "example",
    "proviso": "proviso",
    "eqn": "formula",
    "eqn-line": "formula-line",
    "variable-def": "variable",
    "form": "form",
    "signature-block": "signature",
    "notes": "note",
    "cf": "aside",
    "ird.aids": "aside",
    # headings between blocks
    "subprov.crosshead": "heading",
    "label-para.crosshead": "heading",
    "crosshead": "heading",
    "ird-crosshead": "heading",
    "heading": "heading",
    "subheading": "heading",
    "preamble.headlev2": "heading",
    "preamble.headlev3": "heading",
    # structures of other laws, and of schedules
    "part": "division",
    "subpart": "division",
    "schedule": "division",
    "schedule.amendments.group1": "division",
    "schedule.amendments.group2": "division",
    "head1": "division",
    "head2": "division",
    "head3": "division",
    "head4": "division",
    "head5": "division",
    "head6": "division",
    "conv": "division",
    "skeleton.act": "division",
    "skeleton.reg": "division",
    "reprint.note": "division",
    # words that stand alone
    "enactment": "text",
    "empowering-prov": "text",
    "authorisation": "text",
    "sig.para": "text",
    "sig.officer": "text",
    "term": "text",
    "description": "text",
    "date": "text",
    "date.text": "text",
    "admin-office": "text",
    "title": "heading",
    "assent": "text",
    "commencement": "text",
    "gg": "text",
    "made.at": "text",
    "made.present": "text",
    "gazette-date": "text",
}
TRANSPARENT = frozenset(
    {
        "front",
        "body",
        "end",
        "prov.body",
        "para",
        "long-title",
        "preamble",
        "preamble-block",
        "schedule.provisions",
        "schedule.misc",
        "schedule.amendments",
        "schedule.forms",
        "schedule.group",
        "form.body",
        "conv.front",
        "conv.body",
        "conv.end",
        "contents",
        "toc",
        "contents-note",
        "legtable",
        "readers-notes",
        "term.list",
        "skeletons",
        "skeleton.act.cover",
        "skeleton.act.body",
        "skeleton.reg.cover",
        "skeleton.reg.front",
        "skeleton.reg.body",
        "skeleton.reg.end",
        "made",
        "pursuant",
        "promulgation",
        "leg-history",
        "history-item",
        "end.reprint-note",
        "reprint.index",
        "reprint.notes",
        "reprint.amend",
    }
)
"""Containers that say nothing of their own: what stands in them stands where they do."""
INLINE: dict[str, SpanKind] = {
    "citation": "citation",
    "intref": "reference",
    "extref": "reference",
    "amending-provision": "reference",
    "leg-title": "title",
    "emphasis": "emphasis",
    "def-term": "term",
    "insertwords": "inserted",
    "struckoutwords": "struck",
    "amend.in": "quoted",
    "quote.in": "quoted",
    "superscript": "superscript",
    "subscript": "subscript",
    "fraction": "fraction",
    "numerator": "over",
    "denominator": "under",
    "brk": "line-break",
    "brk.header": "line-break",
    "leader": "blank",
    "field": "blank",
}
BARE_INLINE = frozenset(
    {"amended-provision", "amending-operation", "amendment-date", "amending-leg", "amending-instruction", "ministry"}
    | {LINK + "linkcontent"}
)
SILENT = frozenset({"pageref", "summary", LINK + "resourcepair", LINK + "metadata", LINK + "delete"})
HEADED = frozenset({"provision", "division", "form"})
LEVELS = {"subpart": 2, "head2": 2, "head3": 3, "head4": 4, "head5": 5, "head6": 6, "ird-crosshead": 2}
LEVELS |= {"preamble.headlev3": 2, "schedule.amendments.group2": 2}
