"""The rules that reading itself applies, in `content`, `yaml_lines`, `yaml_traps` and `prose`: their documentation.

What they find keeps a file, or a part of it, from being read, so they can't be excused and always are errors, but for
the traps of YAML that only might hurt.
"""

RULES: dict[str, str] = {
    "file": """A file is UTF-8 text of at most 256 KB.

Why: what can't be read can't be shown. A BOM and any line ends are welcome.

Good: saved as UTF-8
Bad: saved as “ANSI” or Windows-1252
""",
    "yaml": """The front matter is YAML, and YAML reads it as it is meant.

Why: YAML has traps. A colon and a space inside a value, a tab, a `#` after a space, a comma in `[]` or `{}`, a key that
stands twice, `&` and `*` change or cut what you wrote. Values like `no`, `12A`, `1.10` are taken as they are written.

Good: also_called: "Bonds: when you get them back"
Bad: also_called: Bonds: when you get them back
""",
    "front-matter": """The front matter has its fields, of the right kind, and no others.

Why: a mistyped field would be dropped without a word. docs/front-matter.md lists them.

Good: law_as_at: 2026-05-27
Bad: law_as_at: 27 May 2026
""",
}
