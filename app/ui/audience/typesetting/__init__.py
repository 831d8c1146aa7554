"""Text set large enough for the room: paragraphs, boxes, pages, painting."""
