"""The sections of the record: each a function from a session to blocks of the document."""
