"""Set what the room sees in pages, and paint them."""
