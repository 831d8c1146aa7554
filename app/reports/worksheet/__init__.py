"""Worksheets for agencies to fill in before the event, on a computer or by hand."""
