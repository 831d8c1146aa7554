"""The audience view: its window, its pages, and what the operator sees of it."""
