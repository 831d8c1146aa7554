"""The main window: workspace, header, status line, presenter, and commands of no single tab."""
