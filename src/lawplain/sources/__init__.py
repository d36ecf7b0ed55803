"""Where the law comes from: the fetch, and for each country its addresses and its XML."""
