"""The standards tab: find a statement in the frameworks, show it, and link it."""
