"""Tests: ask how large the room is and how long each prompt takes."""
