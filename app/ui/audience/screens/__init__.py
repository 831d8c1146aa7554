"""The audience window and the editor's window on their screens, plugged and unplugged."""
