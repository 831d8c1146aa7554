"""The rules of a workshop: pure functions over the records, without I/O."""
