"""What is marked in the words of the grid as they are typed."""
