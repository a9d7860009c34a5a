"""What the Makefile runs: none of it ships."""
