"""What the commands for editors work out and print."""
