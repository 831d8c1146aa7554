"""What stands beside the grid: agreement, earlier wordings and the words to explain."""
