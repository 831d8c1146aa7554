"""The windows on their screens: placement, screen choice, unplugging."""
