"""Files of the site that are no pages: for the search, feed readers and programs."""
