"""Common Ground: run a joint visioning workshop and keep its record."""

__version__ = "0.1.0"
