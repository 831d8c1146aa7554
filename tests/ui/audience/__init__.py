"""Tests of the audience view."""
