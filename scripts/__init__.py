"""Scripts that people run from the Makefile."""
