"""What is marked in the texts of the grid: terms, shared words, personal data."""
