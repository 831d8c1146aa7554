"""What widgets are given to work with: context, commands, history, autosave, jobs."""
