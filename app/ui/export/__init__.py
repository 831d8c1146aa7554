"""The export window: what to write on the left, how it will look on the right."""
