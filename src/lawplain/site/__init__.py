"""The site: pages from editions, files from pages."""
