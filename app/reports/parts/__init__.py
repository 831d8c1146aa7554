"""The parts of the record, one small module each."""
