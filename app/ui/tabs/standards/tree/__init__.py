"""The tree of frameworks, groups and statements."""
