"""Widgets that any tab or dialog can use."""
