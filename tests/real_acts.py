"""Where the real Acts are: beside the project, for those who have them."""

from pathlib import Path

SHARED = Path(__file__).parents[2] / "shared"
ACTS = SHARED / "law" / "immigration-act-2009"
ACT = "immigration-act-2009"
SAMPLES = ("invented", "real") if SHARED.is_dir() else ("invented",)
"""The sites that a test of a behaviour runs on."""
