"""One file a country: where its law is, and how its XML becomes an Act."""
