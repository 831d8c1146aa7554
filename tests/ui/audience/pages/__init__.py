"""Tests: set what the room sees in pages, and paint them."""
