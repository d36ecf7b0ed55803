"""Shows the site on this machine while somebody writes."""
