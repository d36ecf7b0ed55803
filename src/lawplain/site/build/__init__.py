"""A build: which pages are made, what is kept of the last one, and the renderer."""
