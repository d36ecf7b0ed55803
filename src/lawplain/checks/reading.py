"""The rules that reading itself applies, in `content`: their documentation. What they find keeps a file, or a
part of it, from being read, so it can't be excused and is always an error, except for the traps of YAML that
only might do harm.
"""

RULES: dict[str, str] = {
    "file": """A file is UTF-8 text of at most 256 KB, without characters that nobody sees.

Why: what can't be read can't be shown. A BOM and any line ends are welcome. Zero-width spaces, soft hyphens and
marks of direction come along when words are copied from elsewhere, and make them look different from what they are.

Good: saved as UTF-8
Bad: saved as “ANSI” or Windows-1252
""",
    "yaml": """The front matter is YAML, and YAML reads it as it was meant.

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
    "conflict": """A file holds one version of its lines, not two.

Why: where two people changed the same lines, git leaves both in the file, between lines that start with `<<<<<<<`,
`=======` and `>>>>>>>`. Nobody has said which is right.

Good: the lines that are right
Bad: <<<<<<< HEAD
""",
    "shared-files": """The entries of files that many pages need have their fields, of the right kind, and no others.

These files are topics.yml, help.yml, words.yml, elsewhere.yml, corrections.yml, languages.yml, site.yml and
meanings.yml.

Why: one slip must not empty a site. An entry that is wrong is left out, and the others stay. A file that can't be read
at all stops the build: what was built before stays as it was.
No two entries have the same address. docs/front-matter.md lists the fields.

Good: address: https://communitylaw.org.nz/
Bad: address: communitylaw.org.nz
""",
    "unread": """Every file in content/ is one that lawplain reads.

Why: nobody should think that a text was checked, or is shown, that was never opened. Files of editing programs, such as
`398.md~` or `398.md.orig`, are a warning only; names that start with a dot are passed over.

Good: content/immigration-act-2009/398.md
Bad: content/immigration-act-2009/398.md.txt
""",
    "catalogue": """A catalogue in content/languages keeps the places and the tags of the English sentences.

Why: a page can't be filled in where `%(day)s`, `{count}` or a tag is lost, so such a sentence stays English.

Good: msgid "As at %(day)s", msgstr "I te %(day)s"
Bad: msgid "As at %(day)s", msgstr "I te rā"
""",
    "require-text": """With `--require-text`: the words that a summary explains are stored.

Why: without them its pins, numbers and references are not checked. `lawplain fetch` stores them.

Good: sections/immigration-act-2009/398.xml is there
Bad: only act.json is there
""",
}
