"""Opening the library behind the window, and building what needs it."""
