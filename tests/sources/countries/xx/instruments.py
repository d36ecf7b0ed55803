"""What Ruritania's laws are, and are called."""

from lawplain.law.instrument import Country, Instrument

RURITANIA = Country(name="Ruritania", code="XX", official_site="The Gazette of Strelsau", publisher="Royal Printer")
STATUTE = Instrument(
    source="xx",
    name="statute",
    kind="statute",
    country=RURITANIA,
    law="Statute",
    laws="Statutes",
    this="this Statute",
    a_law="a Statute",
    unit="article",
    units="articles",
    short="art",
    inner="clause",
    made_by="The Diet",
    made="resolved on",
    rights="The Crown of Ruritania lets everyone copy its Statutes.",
)
