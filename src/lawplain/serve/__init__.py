"""The site on this machine while somebody writes."""
