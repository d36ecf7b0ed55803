"""What mkdocs.yml says, as far as a build has to know: what it names, and whether pages can be rendered apart."""

from collections.abc import Iterator
from pathlib import Path

import yaml

from lawplain.errors import Exit, LawplainError


def check(mkdocs_yml: Path) -> None:
    """Raises LawplainError (usage), as for lawplain.toml, where this file is not there or can't be read."""
    try:
        _composed(mkdocs_yml)
    except FileNotFoundError:
        what, fix = "This file is not there, and a build needs it.", "Put it back; lawplain’s repository has one."
        raise LawplainError(what, fix=fix, path=mkdocs_yml, exit_code=Exit.USAGE) from None
    except UnicodeDecodeError:
        what = "This file is not saved as UTF-8."
        raise LawplainError(what, fix="Save it as UTF-8.", path=mkdocs_yml, exit_code=Exit.USAGE) from None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 1 if mark else None
        what, fix = "YAML can't go on from here.", "Take back what you changed in this line or before it."
        raise LawplainError(what, fix=fix, path=mkdocs_yml, line=line, exit_code=Exit.USAGE) from None


def divisible(mkdocs_yml: Path) -> bool:
    """Can pages be rendered in pieces? Not where something in this file may look at all of them."""
    return _divisible(_read(mkdocs_yml))


def named(mkdocs_yml: Path) -> tuple[str, ...] | None:
    """The files and folders of the project that this file names, as the theme's; None where it may read others too."""
    node = _read(mkdocs_yml)
    if not _divisible(node):
        return None
    words = {word.strip("/") for word in _words(node)}
    return tuple(sorted(word for word in words if word not in ("", ".") and (mkdocs_yml.parent / word).exists()))


def _divisible(node: yaml.Node | None) -> bool:
    given = {key.value: value for key, value in node.value} if isinstance(node, yaml.MappingNode) else {}
    plugins, urls, nav = given.get("plugins"), given.get("use_directory_urls"), given.get("nav")
    return (
        isinstance(plugins, yaml.SequenceNode)
        and not plugins.value
        and (urls is None or urls.value == "true")
        and (nav is None or len(nav.value) <= 1)
        and not given.keys() & {"hooks", "INHERIT", "extra_templates"}
    )


def _read(mkdocs_yml: Path) -> yaml.Node | None:
    try:
        return _composed(mkdocs_yml)
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None


def _composed(mkdocs_yml: Path) -> yaml.Node | None:
    return yaml.compose(mkdocs_yml.read_text(encoding="utf-8"), Loader=yaml.SafeLoader)


def _words(node: yaml.Node | None) -> Iterator[str]:
    if isinstance(node, yaml.ScalarNode):
        yield str(node.value)
    elif isinstance(node, yaml.SequenceNode):
        for one in node.value:
            yield from _words(one)
    elif isinstance(node, yaml.MappingNode):
        for _, value in node.value:
            yield from _words(value)
