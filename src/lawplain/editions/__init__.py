"""An Act paired with what people wrote about it: loaded whole, or a new version of the law taken in."""

from lawplain.editions.intake import Outcome, in_turn, is_file, only_sample, update
from lawplain.editions.loading import load, outline, rewritten

__all__ = ["Outcome", "in_turn", "is_file", "load", "only_sample", "outline", "rewritten", "update"]
