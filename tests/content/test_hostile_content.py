"""Files that mean harm, or that fell into the wrong hands: a finding or a named error, never a crash, never a flood."""

import resource
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawplain import config, content, store
from lawplain.content import raw
from lawplain.errors import LawplainError
from lawplain.sources.nz import act_xml
from lawplain.store import act_json

CASE = (Path(__file__).parents[1] / "cases" / "short-act.xml").read_bytes()
FRONT = "id: T40\nalso_called: Kites\ntopics:\n  - play\nlaw_as_at: 2020-01-01\nmethod: drafted-with-ai\n"
BOUNDED = settings(deadline=5000, max_examples=150, suppress_health_check=[HealthCheck.too_slow])
"""Five seconds an example: a hang fails, a slow machine does not."""
YAML_BITS = st.sampled_from(
    [
        *"-:#[]{}&*!|>'\"%@`,?\\ \n\t",
        "- ",
        ": ",
        "<<: ",
        "&a ",
        "*a",
        "!!python/object:os.system ",
        "---",
        "...",
        "\u2028",
    ]
)
MARKDOWN_BITS = st.sampled_from(
    [
        *"*_[]()<>`#!~|\\-+=&;:/ \n",
        "[(1)]",
        "[(",
        ")]",
        "](javascript:",
        "![",
        "<script>",
        "</div>",
        "&lt;",
        "```",
        "> ",
        "- ",
    ]
)
text = st.text(max_size=400)


@BOUNDED
@given(st.lists(YAML_BITS | text, max_size=60).map("".join))
def test_any_front_matter_is_read_or_has_findings(front: str) -> None:
    summary, findings = content.read_summary(f"---\n{front}\n---\nKites fly. [(1)]\n", "x.md", "x")
    assert summary is not None or findings


@BOUNDED
@given(st.lists(MARKDOWN_BITS | text, max_size=120).map("".join))
def test_any_markdown_is_rendered_as_words(body: str) -> None:
    summary, _ = content.read_summary(f"---\n{FRONT}---\n{body}\n", "x.md", "x")
    assert summary is not None


@BOUNDED
@given(st.binary(max_size=600))
def test_any_bytes_are_a_text_or_a_finding(data: bytes) -> None:
    found, findings = raw.text(data, "x.md")
    assert found is not None or findings


@BOUNDED
@given(st.integers(0, len(CASE) - 1), st.binary(min_size=1, max_size=40), st.integers(0, 60))
def test_any_damage_to_an_act_is_an_act_or_a_named_error(at: int, new: bytes, gone: int) -> None:
    damaged = CASE[:at] + new + CASE[at + gone :]
    try:
        publication = act_xml.read(damaged, "kites")
    except LawplainError as error:
        assert error.what
    else:
        assert all(act_json._NAME.fullmatch(name) for name in publication.elements)


BOMBS = {
    "yaml": "a: &a [x,x,x,x,x,x,x,x,x]\n"
    + "".join(f"{b}: &{b} [{','.join(['*' + a] * 9)}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)),
    "yaml deep": "a: " + "[" * 20_000,
    "yaml long": "also_called: " + "x" * 10_000_000,
    "yaml many": "k: 1\n" * 40_000,
    "markdown deep": "> " * 20_000 + "x",
    "markdown brackets": "[" * 60_000,
    "markdown stars": "*a " * 60_000,
    "markdown backticks": "`" * 50_000 + " " + "``" * 20_000,
}
XML_BOMBS = {
    "laughs": b'<!DOCTYPE act [<!ENTITY a "aaaaaaaaaa">'
    + b"".join(b'<!ENTITY %c "%s">' % (n + 1, b"&%c;" % n * 10) for n in range(97, 107))
    + b"]><act>&k;</act>",
    "a file": b'<!DOCTYPE act [<!ENTITY a SYSTEM "file:///etc/passwd">]><act><p>&a;</p></act>',
    "a server": b'<!DOCTYPE act SYSTEM "http://127.0.0.1:9/x.dtd"><act/>',
    "deep": b"<act>" + b"<para>" * 100_000 + b"</para>" * 100_000 + b"</act>",
    "wide": b"<act><body>" + b"<p/>" * 60_000 + b"</body></act>",
    "an include": b'<act xmlns:xi="http://www.w3.org/2001/XInclude">'
    b'<xi:include href="/etc/passwd" parse="text"/></act>',
}
CHILD = """
import resource, sys
resource.setrlimit(resource.RLIMIT_AS, (900_000_000, 900_000_000))
from lawplain import content
from lawplain.content import raw
from lawplain.errors import LawplainError
from lawplain.sources.nz import act_xml
data = sys.stdin.buffer.read()
if sys.argv[1] == "xml":
    try:
        print(act_xml.read(data, "kites").act.title)
    except LawplainError as error:
        print("refused:", error.what)
else:
    text, findings = raw.text(data, "x.md")
    if text is not None:
        summary, findings = content.read_summary(text, "x.md", "x")
    print("findings:", len(findings))
"""


def in_bounds(kind: str, data: bytes) -> str:
    """What a process with 900 MB and 60 seconds makes of it."""
    command = [sys.executable, "-c", CHILD, kind]
    done = subprocess.run(command, input=data, capture_output=True, timeout=60, check=False)
    assert done.returncode == 0, done.stderr.decode()[-800:]
    return done.stdout.decode()


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_in_a_summary_is_defused(name: str) -> None:
    front, body = (BOMBS[name], "x") if name.startswith("yaml") else (FRONT, BOMBS[name])
    said = in_bounds("summary", f"---\n{front}\n---\n{body}\n".encode())
    assert said.startswith("findings: ")
    if name.startswith("yaml"):
        assert not said.startswith("findings: 0")


@pytest.mark.parametrize("name", XML_BOMBS)
def test_a_bomb_in_an_act_is_defused(name: str) -> None:
    said = in_bounds("xml", XML_BOMBS[name])
    assert "root:" not in said, "a file of this machine must not be read"
    assert said.startswith("refused:") or name in ("wide", "an include")


@pytest.mark.parametrize("hidden", ["\u202e", "\u2066", "\x00", "\x1b[31m", "\x85"])
def test_a_character_that_nobody_sees_is_named_with_its_place(tmp_path: Path, hidden: str) -> None:
    (tmp_path / "content" / "kites").mkdir(parents=True)
    (tmp_path / "content" / "kites" / "3.md").write_text(f"---\n{FRONT}---\nYou {hidden}may fly. [(1)]\n", newline="\n")
    found = content.read(tmp_path / "content", ("kites",))
    (finding,) = [f for f in found.findings if f.path.endswith("3.md")]
    assert (finding.line, finding.column) == (9, 5)
    assert "nobody sees" in finding.message


@pytest.mark.parametrize("slug", ["../etc", "a/b", "a b", "A", ".hidden", "a..b", "", "con\x00", "a\nb", "-a"])
def test_a_slug_that_leads_elsewhere(tmp_path: Path, slug: str) -> None:
    written = slug.encode("unicode_escape").decode().replace("\\x00", "\\u0000")
    (tmp_path / "lawplain.toml").write_text(f'[[acts]]\nslug = "{written}"\nyear = 2019\nnumber = 7\n')
    with pytest.raises(LawplainError):
        config.read(tmp_path)


@pytest.mark.parametrize("label", ["../../x", "..", "/etc/passwd", "a/b", "CON", ".", "\u202e3", "3 4", "%2e%2e"])
def test_a_label_that_leads_elsewhere(tmp_path: Path, label: str) -> None:
    """Whatever a section is called, its file stays in its folder."""
    xml = CASE.decode().replace('denominator="yes">3</label>', f'denominator="yes">{label}</label>')
    publication = act_xml.read(xml.encode(), "kites")
    store.write(tmp_path / "sections" / "kites", publication)
    outside = [p for p in tmp_path.rglob("*") if p.is_file() and p.parent != tmp_path / "sections" / "kites"]
    assert outside == []
    assert store.read(tmp_path / "sections" / "kites") == publication.act


def test_ids_that_differ_in_case_alone_have_files_of_their_own(tmp_path: Path) -> None:
    xml = CASE.decode().replace(
        'id="T51"><label denominator="yes">4</label>', 'id="t40"><label denominator="yes">3a</label>'
    )
    xml = xml.replace('id="T60"><label denominator="yes">5</label>', 'id="T60"><label denominator="yes">3A</label>')
    publication = act_xml.read(xml.encode(), "kites")
    names = [name.casefold() for name in publication.elements]
    assert len(names) == len(set(names))


def test_memory_is_bounded_here() -> None:
    """The limit of the children is a real one: a process that wants more does not get it."""
    code = "import resource; resource.setrlimit(resource.RLIMIT_AS, (200_000_000,) * 2); bytearray(300_000_000)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert b"MemoryError" in done.stderr
    assert resource.getrlimit(resource.RLIMIT_AS)[0] != 200_000_000
