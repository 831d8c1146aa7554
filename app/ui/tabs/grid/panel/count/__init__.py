"""The count in the panel: a tally for each agency, by keys."""
