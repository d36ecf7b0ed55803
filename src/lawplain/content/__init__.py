"""What people write: read into types, or findings; written only where a person asked for it."""

from lawplain.content.reader import outline, read, read_summary
from lawplain.content.types import ActContent, Content, SiteLanguage, Summary, Translation, told, unreadable
from lawplain.content.write import create, save

__all__ = [
    "ActContent",
    "Content",
    "SiteLanguage",
    "Summary",
    "Translation",
    "create",
    "outline",
    "read",
    "read_summary",
    "save",
    "told",
    "unreadable",
]
