"""What can be wrong with what people write: one file a rule, in rules/. The docstring of a rule is its documentation.

Faults that keep a file from being read (front matter, YAML, pins that are no pins) are found while reading it, in
`content`; the rules here look at summaries beside the law. docs/checks.md is made from them.
"""

from lawplain.checks.engine import CHECKS, Rule, errors, kept_back, look, not_checked, of_file, run

__all__ = ["CHECKS", "Rule", "errors", "kept_back", "look", "not_checked", "of_file", "run"]
