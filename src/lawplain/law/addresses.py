"""The address of a provision's page."""

from lawplain.law.model import Act


def address(act: Act, name: str) -> str:
    """The address of a provision's page, from the site's root."""
    return f"/{act.slug}/{name}/" if name not in ("", "act") else f"/{act.slug}/"
