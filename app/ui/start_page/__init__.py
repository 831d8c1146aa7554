"""The start page: the list of sessions, and the ways into one."""
