"""Returned worksheets: their fields, read from a PDF and merged into a session."""
