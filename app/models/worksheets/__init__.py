"""Worksheets that agencies fill in before the event: their names, reading them, merging them."""
