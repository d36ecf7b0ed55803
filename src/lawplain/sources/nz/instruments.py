"""What New Zealand's laws are, and are called."""

from lawplain.law.instrument import Country, Instrument

NEW_ZEALAND = Country(
    name="New Zealand",
    code="NZ",
    official_site="New Zealand Legislation",
    publisher="Parliamentary Counsel Office",
)
ACT = Instrument(
    source="nz",
    name="act",
    kind="act",
    country=NEW_ZEALAND,
    law="Act",
    laws="Acts",
    this="this Act",
    a_law="an Act",
    unit="section",
    units="sections",
    short="s",
    inner="subsection",
    made_by="Parliament",
    made="passed",
    rights="There is no copyright in New Zealand Acts.",
)
TYPES = {"act": ("public", "local", "private", "imperial", "provincial")}
"""The types of Acts, by which their addresses tell them apart."""
