"""Colours, fonts, icons and the style sheet, from one tokens file."""
