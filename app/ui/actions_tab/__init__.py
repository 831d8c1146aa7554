"""The actions tab: what was promised, by whom and by when."""
