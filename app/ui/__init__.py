"""The window, the audience view and their widgets."""
