"""Lists of rows of widgets."""
