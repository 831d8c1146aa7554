"""Text on the pages of a PDF: fonts, shaping, bidirectional order, paragraphs."""
