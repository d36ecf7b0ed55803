"""The generated pages are those that the code makes."""

import json
import re
from pathlib import Path

import pytest

from lawplain import checks
from lawplain.content.fields import FrontMatter
from lawplain.editors import docs
from lawplain.errors import Exit

DOCS = Path(__file__).parents[2] / "docs"


@pytest.mark.parametrize("name", list(docs.pages()))
def test_the_page_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == docs.pages()[name], "run: make docs"


def test_every_rule_and_field_is_on_its_page() -> None:
    pages = docs.pages()
    assert [r.RULE for r in checks.CHECKS if f"\n## {r.RULE}\n" not in pages["checks.md"]] == []
    assert [f for f in FrontMatter.model_fields if f"| `{f}` |" not in pages["front-matter.md"]] == []
    assert set(json.loads(pages["front-matter.schema.json"])["properties"]) == set(FrontMatter.model_fields)


def test_every_field_of_a_summary_is_described() -> None:
    fields = [(f"{t.__name__}.{n}", f) for t in docs.TYPES[:4] for n, f in t.model_fields.items()]
    assert [name for name, field in fields if not field.description] == []


def test_every_reason_and_exit_code_is_explained_to_those_who_run_a_site() -> None:
    text = (DOCS / "running.md").read_text(encoding="utf-8")
    sources = "".join(p.read_text(encoding="utf-8") for p in (DOCS.parent / "src" / "lawplain").rglob("*.py"))
    reasons = set(re.findall(r'(?:SourceError|self\.error)\(\s*"([a-z-]+)"', sources))
    assert len(reasons) > 15
    first = {
        word.strip() for line in text.split("\n") if line.startswith("| ") for word in line.split("|")[1].split(",")
    }
    assert reasons - first == set()
    assert {str(int(code)) for code in Exit} <= first
