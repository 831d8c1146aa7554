"""Worksheets as PDF forms, to fill in on a computer or to photocopy."""
