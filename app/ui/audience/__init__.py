"""The audience view: its window, its pages, its state and the operator's controls."""
