"""Files of the site that are not pages: for the search, feed readers and programs."""
