"""The side-by-side view of a framework's columns."""
