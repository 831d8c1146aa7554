"""Input fields for text, dates, agencies and ratings."""
