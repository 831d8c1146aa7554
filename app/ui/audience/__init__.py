"""The audience view: a second window that shows the room only what it needs."""
