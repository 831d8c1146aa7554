"""The session as tables for a spreadsheet."""
