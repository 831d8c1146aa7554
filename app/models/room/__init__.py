"""What the room sees, how large, and how its time goes: pure rules."""
