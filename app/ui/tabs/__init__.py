"""The five tabs, and their base classes."""
