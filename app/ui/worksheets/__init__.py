"""Worksheets: write them for the agencies, and collect what came back."""
