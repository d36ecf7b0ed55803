"""lawplain: a country's law, explained section by section, beside its own words."""

__version__ = "0.1.0"
