"""The neutral document as a Word file."""
