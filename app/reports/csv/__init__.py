"""The tables of a session as CSV, one by one or in a zip file."""
