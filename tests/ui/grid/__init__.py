"""Tests of the visioning grid through real clicks and keys."""
