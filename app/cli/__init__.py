"""The headless commands: arguments in, results on standard output, messages on standard error."""
