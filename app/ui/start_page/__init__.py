"""The start page: the table of sessions, with search, sorting and commands."""
