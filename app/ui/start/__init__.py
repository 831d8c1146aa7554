"""The start page: the sessions in the library, and the ways into one."""
