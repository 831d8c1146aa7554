"""From records to documents."""
