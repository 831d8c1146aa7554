"""The annotations of the grid's texts: terms, shared words, personal data."""
