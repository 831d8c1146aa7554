"""Fields to type and choose in, saved by themselves."""
