"""What is true of texts: dates, phrases, differences, readability, personal data."""
