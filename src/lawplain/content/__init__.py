"""What people write: read into types, or findings; written only where a person asked for it."""

from lawplain.content.folder import READERS
from lawplain.content.reader import How, read, read_readers, read_summary, read_translation
from lawplain.content.types import ActContent, Content, SiteLanguage, Summary, Translation, told, unreadable
from lawplain.content.write import create, save

__all__ = [
    "READERS",
    "ActContent",
    "Content",
    "How",
    "SiteLanguage",
    "Summary",
    "Translation",
    "create",
    "read",
    "read_readers",
    "read_summary",
    "read_translation",
    "save",
    "told",
    "unreadable",
]
