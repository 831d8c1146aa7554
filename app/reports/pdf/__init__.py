"""The neutral document as a tagged PDF."""
