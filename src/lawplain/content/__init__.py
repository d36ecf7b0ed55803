"""What people write: read into types, or findings; written only where a person asked for it."""

from lawplain.content.folder import GUIDES, READERS, REVIEWS
from lawplain.content.reader import (
    How,
    read,
    read_guide,
    read_guide_translation,
    read_readers,
    read_reviews,
    read_summary,
    read_translation,
)
from lawplain.content.types import (
    ActContent,
    Content,
    Guide,
    GuideTranslation,
    SiteLanguage,
    Summary,
    Translation,
    told,
    unreadable,
)
from lawplain.content.write import create, save

__all__ = [
    "GUIDES",
    "READERS",
    "REVIEWS",
    "ActContent",
    "Content",
    "Guide",
    "GuideTranslation",
    "How",
    "SiteLanguage",
    "Summary",
    "Translation",
    "create",
    "read",
    "read_guide",
    "read_guide_translation",
    "read_readers",
    "read_reviews",
    "read_summary",
    "read_translation",
    "save",
    "told",
    "unreadable",
]
