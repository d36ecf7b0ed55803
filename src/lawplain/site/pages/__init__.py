"""The pages, one file a type."""
