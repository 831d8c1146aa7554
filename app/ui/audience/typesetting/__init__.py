"""Text set large enough to be read from the back row: paragraphs, boxes, pages, painting."""
