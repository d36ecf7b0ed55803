"""One run of the renderer, in a process of its own: `python -m lawplain.site.build.mkdocs_worker`, begun by `mkdocs`.

The command line of mkdocs can't be told which folder to read, and how far it is; what it does otherwise is done here.
"""

import importlib
import json
import logging
import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from click import ClickException

from lawplain import parallel

REFUSED = 74
"""Its exit code where the system refused to read or write; the last line that it prints then says what and where."""
_NAME = "LAWPLAIN_SITE_NAME"
_EVERY = 20
"""Pages after which it says how far it is."""


def main(renderer: str, mkdocs_yml: str, docs: str, folder: str, first: str, parent: str) -> None:
    """Renders the pages of `docs` into `folder`/site and counts in `folder`/done. `first` is the only page in the nav,
    since a nav can't be empty; "" keeps that of mkdocs.yml. It ends when `parent` does."""
    parallel.end_with(int(parent))
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s: %(message)s")
    load: Any = importlib.import_module(f"{renderer}.config").load_config
    build: Any = importlib.import_module(f"{renderer}.commands.build").build
    settings: dict[str, Any] = {
        "docs_dir": docs,
        "site_dir": str(Path(folder) / "site"),
        **({"nav": [first]} if first else {}),
    }
    if _NAME in Path(mkdocs_yml).read_text(encoding="utf-8"):
        settings["site_name"] = os.environ[_NAME]  # as text: !ENV makes a number of “2026” and nothing of “no”
    try:
        config = load(config_file=mkdocs_yml, strict=True, **settings)
        config.extra["time_limits"] = os.environ["LAWPLAIN_TIME_LIMITS"]
        config.extra["guides"] = os.environ["LAWPLAIN_GUIDES"]
        config.extra["english"] = os.environ["LAWPLAIN_ENGLISH"]
        config.extra["foot"] = json.loads(os.environ["LAWPLAIN_FOOT"])
        config.plugins["lawplain progress"] = _counter(renderer, Path(folder) / "done")
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        config.plugins.on_shutdown()
    except ClickException as error:
        error.show()
        sys.exit(1)
    except OSError as error:
        refused = [error.errno, error.strerror or str(error), str(error.filename or Path(folder) / "site")]
        with suppress(OSError):  # on a disk that is full it can't be said either
            print(json.dumps(refused), flush=True)
        os._exit(REFUSED)


def _counter(renderer: str, file: Path) -> Any:
    base: Any = importlib.import_module(f"{renderer}.plugins").BasePlugin

    class Counter(base):  # type: ignore[misc]
        done = 0

        def on_page_content(self, html: str, **_: Any) -> str:
            self.count()
            return html

        def on_post_page(self, output: str, **_: Any) -> str:
            self.count()
            return output

        def count(self) -> None:
            self.done += 1
            if self.done % _EVERY == 0:
                file.write_text(str(self.done), encoding="utf-8")

    return Counter()


if __name__ == "__main__":
    main(*sys.argv[1:])
