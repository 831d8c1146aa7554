"""The visioning grid: prompts down, agencies across, and what the room agreed."""
