"""The panel beside the grid: agreement, history and glossary."""
