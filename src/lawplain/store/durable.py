"""Bytes that are on the disk when a function returns."""

import os
from pathlib import Path

from lawplain.errors import naming


def write_through(path: Path, text: str) -> None:
    with naming(path), path.open("w", encoding="utf-8", newline="\n") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
