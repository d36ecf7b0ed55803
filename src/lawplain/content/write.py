"""Summaries that a command writes or begins."""

import shutil
from pathlib import Path

from lawplain.errors import naming


def save(file: Path, text: str) -> None:
    """Replaces a file that an editor wrote, in one step, byte for byte as `text` says: line ends and BOM too."""
    coming = file.with_name(f".{file.name}.next")
    with naming(coming):
        coming.write_bytes(text.encode())
    shutil.copymode(file, coming)
    coming.replace(file)


def create(file: Path, text: str) -> None:
    """Writes a file that is not there yet. Raises FileExistsError where it is."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with naming(file), file.open("x", encoding="utf-8", newline="\n") as new:
        new.write(text)
