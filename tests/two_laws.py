"""A project of two invented laws that lean on each other, of which new versions are taken in."""

from html import escape
from pathlib import Path

from click.testing import CliRunner, Result

from lawplain import config, editions
from lawplain.commands import commands
from lawplain.editions.pair import Collection, Entry

KITES: dict[str, str] = {
    "1": "(1) You must not fly a kite over an airport.\n(2) Whoever does commits an offence.",
    "2": "(1) A person who commits an offence is liable to—\n(1)(a) a fine not exceeding $100; or\n"
    "(1)(b) prison for not more than 7 years.\n(2) A court can take the kite.",
    "3": "(1) The Minister keeps a register.",
    "4": "(1) A line has a length of 50 metres at most.",
}
"""The Kite Act as at 1 January 2020: the words of each section, a line each for a subsection or paragraph."""
AIRPORTS: dict[str, str] = {"1": "(1) An airport is a field of more than 3 hectares.", "2": "(1) It is fenced."}
FRONT = """---
id: K1
also_called: What you risk over an airport
topics:
  - play
law_as_at: 2020-01-01
key_facts:
  - what: Most that you can get
    fact: 7 years in prison
    kind: penalty
    law: s 2(1)(b)
method: written-by-a-person
---
"""
BODY = """You must not fly a kite over an airport. [(1)-(2)]

You can go to prison for up to 7 years. [s 2(1)(b)]

The court can take your kite. [s 2(2)] A register is kept. [s 3]
"""


def xml(
    sections: dict[str, str],
    as_at: str = "2020-01-01",
    *,
    prefix: str = "K",
    ids: dict[str, str] | None = None,
    repealed: tuple[str, ...] = (),
    notes: dict[str, str] | None = None,
) -> str:
    """A version of an Act. A subsection without words is repealed. The id of section 2 is K2, unless `ids` gives it
    another; `notes` are history notes as "Section 2(1)|replaced|1 May 2021"."""
    number = 7 if prefix == "K" else 8
    title = "Kite Act 2019" if prefix == "K" else "Airports Act 2019"
    body = "".join(
        f'<prov id="{(ids or {}).get(label, f"{prefix}{label}")}"'
        f"{' deletion-status=' + chr(34) + 'repealed' + chr(34) if label in repealed else ''}>"
        f'<label denominator="yes">{label}</label><heading>Number {label}</heading>'
        f"<prov.body>{'' if label in repealed else _subsections(words)}</prov.body>"
        f"{_note(label, (notes or {}).get(label, ''))}</prov>"
        for label, words in sections.items()
    )
    return (
        f'<act id="{prefix}0" act.no="{number}" act.type="public" date.as.at="{as_at}" date.assent="2019-03-01"'
        f' year="2019"><cover><title>{title}</title></cover><body prov-type="section">{body}</body></act>'
    )


class Project:
    """What is in `folder`: the Kite Act, the Airports Act, and the summary of section 1 of the first."""

    def __init__(self, folder: Path, body: str = BODY, front: str = FRONT) -> None:
        self.folder = folder
        (folder / "lawplain.toml").write_text(
            '[[acts]]\nslug = "kites-act"\ntype = "public"\nyear = 2019\nnumber = 7\ntitle = "Kite Act 2019"\n'
            '[[acts]]\nslug = "airports-act"\ntype = "public"\nyear = 2019\nnumber = 8\ntitle = "Airports Act 2019"\n'
        )
        self.file = folder / "content/kites-act/1.md"
        self.file.parent.mkdir(parents=True)
        (folder / "content/topics.yml").write_text("- slug: play\n  name: Play\n  about: You want to play.\n")
        self.file.write_text(front + body)
        self.fetch(xml(KITES))
        self.fetch(xml(AIRPORTS, prefix="A"), "airports-act")
        assert self.run("read-again", "content/kites-act/1.md").exit_code == 0

    def fetch(self, version: str, slug: str = "kites-act") -> Result:
        (self.folder / "act.xml").write_text(version, encoding="utf-8")
        result = self.run("fetch", slug, "--from", "act.xml", "--accept-shrink")
        assert result.exit_code == 0, result.output
        return result

    def run(self, *words: str) -> Result:
        return CliRunner().invoke(commands, list(words))

    def load(self) -> Collection:
        return editions.load(config.read(self.folder))

    @property
    def entry(self) -> Entry:
        return self.load().editions[0].sections[0]

    @property
    def states(self) -> dict[str, str]:
        """The state of each place that the summary leans on."""
        return {rest.name: rest.state for lean in self.entry.leans for rest in lean.rests}

    @property
    def outdated(self) -> list[str]:
        return [rest.name for rest in self.entry.leans_outdated]


def _subsections(words: str) -> str:
    out, last = "", ""
    for line in words.splitlines():
        label, _, text = line.partition(" ")
        steps = label.strip("()").split(")(")
        if len(steps) == 1:
            out += "</para></subprov>" if last else ""
            gone = ' deletion-status="repealed"' if not text else ""
            said = f"<text>{escape(text)}</text>" if text else ""
            out += f'<subprov{gone}><label denominator="yes">{steps[0]}</label><para>{said}'
        else:
            inner = f'<label denominator="yes">{steps[1]}</label><para><text>{escape(text)}</text></para>'
            out += f"<label-para>{inner}</label-para>"
        last = label
    return out + "</para></subprov>"


def _note(label: str, note: str) -> str:
    if not note:
        return ""
    provision, operation, day = note.split("|")
    return (
        f'<notes><history><history-note id="N{label}{day[-4:]}"><amended-provision>{provision}</amended-provision>:'
        f" <amending-operation>{operation}</amending-operation>, on <amendment-date>{day}</amendment-date>, by"
        ' <amending-provision href="X1">section 4</amending-provision> of the <amending-leg>Kite Amendment Act'
        " 2021</amending-leg> (2021 No 9).</history-note></history></notes>"
    )
