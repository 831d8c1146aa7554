"""The export window: format, options, preview and writing."""
