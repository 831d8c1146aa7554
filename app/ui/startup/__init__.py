"""Opening the library behind the window, and wiring the services that need it."""
