"""Rules of texts: dates, phrases, differences, readability, personal data."""
