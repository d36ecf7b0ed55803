"""Tests in a real browser, on the whole built site."""
