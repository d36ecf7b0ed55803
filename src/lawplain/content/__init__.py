"""What people write: read into types, or findings; written only where a person asked for it."""

from lawplain.content.folder import READERS, REVIEWS
from lawplain.content.reader import How, read, read_readers, read_reviews, read_summary, read_translation
from lawplain.content.types import ActContent, Content, SiteLanguage, Summary, Translation, told, unreadable
from lawplain.content.write import create, save

__all__ = [
    "READERS",
    "REVIEWS",
    "ActContent",
    "Content",
    "How",
    "SiteLanguage",
    "Summary",
    "Translation",
    "create",
    "read",
    "read_readers",
    "read_reviews",
    "read_summary",
    "read_translation",
    "save",
    "told",
    "unreadable",
]
