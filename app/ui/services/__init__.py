"""Services of the widgets: context, menu commands, history, autosave, jobs and messages."""
