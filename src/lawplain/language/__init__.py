"""In which language the pages speak, and where their own words come from."""
