"""The dialogs for the size of the room and for the schedule."""
