"""Records to documents: one neutral document, and a writer for each format."""
