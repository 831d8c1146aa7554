"""Writing worksheets and collecting returned ones, from the window."""
