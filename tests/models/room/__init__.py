"""Tests of what the room sees, without Qt."""
