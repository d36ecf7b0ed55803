"""The site put where a web server serves it, in one step."""

import filecmp
import os
from pathlib import Path

from lawplain.site.build import inputs, placing


def put(site_dir: Path, target: Path) -> None:
    """Puts a copy of the site in the place of `target`. A file that has not changed stays the same file, with its
    time, so that readers who have it need not load it again."""
    with placing.beside(target) as coming:
        if target.is_dir():
            placing.keep(target, coming, ())
        for name in inputs.walked(site_dir):
            if any(part.startswith(".") for part in Path(name).parts):
                continue
            new, old, there = site_dir / name, target / name, coming / name
            there.parent.mkdir(parents=True, exist_ok=True)
            if old.is_file() and filecmp.cmp(new, old, shallow=False):
                placing.link(old, there)
            else:
                placing.copy(new, there)
        os.sync()  # on the disk before anybody relies on it
