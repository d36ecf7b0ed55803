"""Ruritania, an invented country: the least that a source can be."""

from .source import SOURCE

__all__ = ["SOURCE"]
