"""Tests: what the operator is told about the room, and the buttons for it."""
