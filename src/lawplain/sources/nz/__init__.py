"""New Zealand: the addresses of its official site, and the XML of its Parliamentary Counsel Office."""
