"""The five tabs, and what they have in common."""
