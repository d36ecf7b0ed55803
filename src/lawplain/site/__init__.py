"""The site: page types, the words of the law as HTML, and what puts pages on disk."""
