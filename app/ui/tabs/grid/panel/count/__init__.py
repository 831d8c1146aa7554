"""The count in the panel: a tally of each agency, entered by keys."""
