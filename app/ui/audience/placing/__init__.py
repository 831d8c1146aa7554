"""The window that the room sees, and the screen that it stands on."""
