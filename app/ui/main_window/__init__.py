"""The main window: workspace, header, status line, and the commands that span tabs."""
