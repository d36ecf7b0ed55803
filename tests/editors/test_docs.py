"""The generated pages are those that the code makes."""

import json
import re
import shutil
import textwrap
import tomllib
from pathlib import Path
from typing import Any

import jsonschema
import kite_site
import pytest
import yaml

from lawplain import checks, config, content, editions
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


def test_every_schema_fits_the_files_that_people_wrote() -> None:
    """Those of the invented site and of this repository. Dates are text in a schema, as they are in a file."""
    for home in (kite_site.HOME, DOCS.parent):
        for file in sorted((home / "content").rglob("*")):
            if file.suffix == ".yml":
                _fits(yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader), _schema_of(file))
        every = sorted((home / "content").glob("*/*.md"))
        guides = [file for file in every if file.parent.name == content.GUIDES]
        for file in [*guides, *[file for file in every if file not in guides][::20]]:
            front = file.read_text(encoding="utf-8").split("\n---\n")[0].removeprefix("---\n")
            given = {key: value for key, value in yaml.load(front, yaml.BaseLoader).items() if value != ""}
            _fits(given, "guide" if file in guides else "front-matter")
        _fits(tomllib.loads((home / "lawplain.toml").read_text(encoding="utf-8")), "lawplain")


def _schema_of(file: Path) -> str:
    return file.parent.name if file.parent.name in (content.READERS, content.REVIEWS) else file.stem


def _fits(value: Any, name: str) -> None:
    schema = json.loads((DOCS / f"{name}.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    if name != "lawplain":
        value = json.loads(json.dumps(value).replace('"true"', "true").replace('"false"', "false"))
    jsonschema.validate(_without_nothing(value), schema)


def _without_nothing(value: Any) -> Any:
    """What is empty is as if it were not there."""
    if isinstance(value, dict):
        return {key: _without_nothing(item) for key, item in value.items() if item not in ("", None)}
    return [_without_nothing(item) for item in value] if isinstance(value, list) else value


def test_a_schema_finds_a_misspelt_field() -> None:
    with pytest.raises(jsonschema.ValidationError, match="abuot"):
        _fits([{"slug": "flying", "name": "Flying", "abuot": "You fly."}], "topics")


def test_the_editing_program_is_told_of_every_schema_of_yaml() -> None:
    settings = json.loads((DOCS.parent / ".vscode" / "settings.json").read_text(encoding="utf-8"))
    named = {Path(name).name for name in settings["yaml.schemas"]}
    others = {
        "front-matter.schema.json",
        "translation.schema.json",
        "guide.schema.json",
        "guide-translation.schema.json",
        "lawplain.schema.json",
    }
    assert named == set(docs.schemas()) - others
    first, *_ = (DOCS.parent / "lawplain.toml").read_text(encoding="utf-8").splitlines()
    assert first == "#:schema ./docs/lawplain.schema.json"


def test_every_line_of_the_settings_is_explained() -> None:
    text = (DOCS.parent / "lawplain.toml").read_text(encoding="utf-8")
    set_ = [line for line in text.splitlines() if " = " in line and not line.startswith("#")]
    assert len(set_) > 10
    unexplained = [line for line in set_ if "#" not in line]
    assert unexplained == ["number = 51"], "the line above it explains both"
    for table in (config.SiteConfig, config.LawConfig):
        assert [name for name in table.model_fields if f"{name} = " not in text] == []


def test_the_sample_in_contributing_passes_as_it_stands(tmp_path: Path) -> None:
    text = (DOCS.parent / "CONTRIBUTING.md").read_text(encoding="utf-8")
    sample = re.search(r"(?m)^    ---\n(?:    .*\n|\n)+", text)
    assert sample
    slug = "immigration-act-2009"
    (tmp_path / "content" / slug).mkdir(parents=True)
    (tmp_path / "content" / slug / "398.md").write_text(textwrap.dedent(sample[0]).strip() + "\n", encoding="utf-8")
    shutil.copy(DOCS.parent / "content" / "topics.yml", tmp_path / "content")
    shutil.copy(DOCS.parent / "lawplain.toml", tmp_path)
    (tmp_path / "sections" / slug).mkdir(parents=True)
    for name in ("act.json", "398.xml"):
        shutil.copy(DOCS.parent / "sections" / slug / name, tmp_path / "sections" / slug)
    settings = config.read(tmp_path)
    found = checks.run(editions.load(settings, content.read(tmp_path / "content", (slug,), how="lenient")))
    assert [f for f in found if f.path.endswith("398.md")] == []
