"""The neutral document as one HTML page."""
