"""lawplain.toml: which laws a site explains. What can't be so is refused with its line."""

from pathlib import Path

import pytest

from lawplain import config
from lawplain.errors import Exit, LawplainError

KITES = 'slug = "kite-act-2019"\ntype = "public"\nyear = 2019\nnumber = 7\ntitle = "Kite Act 2019"\n'
LAW = f'[[laws]]\nsource = "nz"\nkind = "act"\n{KITES}'


def read(folder: Path, text: str) -> config.Config:
    (folder / "lawplain.toml").write_text(text, encoding="utf-8")
    return config.read(folder)


def test_a_law_names_its_source_and_what_it_is_there(tmp_path: Path) -> None:
    (ref,) = read(tmp_path, LAW).acts
    assert (ref.source, ref.kind, ref.type, ref.year, ref.number) == ("nz", "act", "public", 2019, 7)
    assert (ref.slug, ref.title) == ("kite-act-2019", "Kite Act 2019")


def test_what_stands_under_acts_is_read_for_ever(tmp_path: Path) -> None:
    """So laws were written down while there was one source only."""
    assert read(tmp_path, f"[[acts]]\n{KITES}").acts == read(tmp_path, LAW).acts


def test_a_law_without_a_type_is_of_the_most_usual_one(tmp_path: Path) -> None:
    (ref,) = read(tmp_path, LAW.replace('type = "public"\n', "")).acts
    assert ref.type == "public"


@pytest.mark.parametrize(
    ("line", "wrong", "what", "fix"),
    [
        (10, ('source = "nz"', 'source = "atlantis"'), "There is no source “atlantis”.", "Write one of: nz."),
        (11, ('kind = "act"', 'kind = "sonnet"'), "has no laws of the kind “sonnet”.", "Write one of: act."),
        (
            13,
            ('type = "public"', 'type = "publik"'),
            "has no act of the type “publik”.",
            "Write one of: public,",
        ),
        (12, ("kite-act-2019", "help"), "the site has pages of its own at /help/", "Write another one"),
        (12, ("kite-act-2019", "wind-act-2020"), "“wind-act-2020” stands here twice.", "another slug"),
    ],
)
def test_a_law_that_cannot_be_is_refused_where_it_stands(
    tmp_path: Path, line: int, wrong: tuple[str, str], what: str, fix: str
) -> None:
    """The second law of the file: the line is that of its own table."""
    first = LAW.replace("kite-act-2019", "wind-act-2020")

    with pytest.raises(LawplainError) as refused:
        read(tmp_path, first + LAW.replace(*wrong))
    error = refused.value
    assert what in error.what
    assert fix in error.fix
    assert (error.line, error.exit_code) == (line, Exit.USAGE)
