"""New Zealand: its law's addresses, its words, its XML. Only `lawplain.sources` asks for this folder, by its name."""

from lawplain.sources.nz.source import SOURCE

__all__ = ["SOURCE"]
